"""Where two accounts count differently, both figures stand, each with its paper; where they don't, nothing is said."""

from datetime import date

import pytest

from digest import grounding, text
from digest.model import Article, Brief, SectionKind
from digest.summarise.budget import Budget
from digest.summarise.conflicts import figures
from digest.summarise.extractive import Setting, summarise
from tests.articles import article, body, story

DAY = date(1883, 8, 28)
FREE = Budget(10**6, 10**6, 600, fewest=1, share=1.0, longest_run=10**6)
FIRST = (
    "The steamer Berouw was thrown a mile inland by the wave that struck Telok Betong on Tuesday.",
    "The harbor office of Telok Betong counted 28 people dead and 71 hurt by the evening.",
    "Boats from Batavia brought rice, canvas and two doctors to Telok Betong.",
    "The lighthouse of Telok Betong is gone, and so are the pier, the customs house and the barracks.",
)
SECOND = (
    "A wave left the steamer Berouw in the hills behind Telok Betong on Tuesday.",
    "At least 36 people were dead and 71 hurt at Telok Betong, said Pieter Bakker, a doctor.",
    "The telegraph line to Telok Betong was mended at midnight by Hendrik Maas and six of his men.",
)


def made(*articles: Article, budget: Budget = FREE) -> Brief:
    setting = Setting(DAY, text.casing([*FIRST, *SECOND]), {SectionKind.LEAD: budget})
    brief = summarise(story(*articles), SectionKind.LEAD, setting)
    assert brief is not None
    return brief


def test_both_figures_stand_one_behind_the_other_each_with_its_paper() -> None:
    told = body(made(article(1, paragraphs=FIRST), article(2, paragraphs=SECOND)))
    assert "28 people dead and 71 hurt by the evening, Paper 1 reported." in told
    assert "said Pieter Bakker, a doctor (Paper 2)." in told
    assert told.index("28 people") < told.index("36 people") < told.index("The lighthouse")


def test_the_editor_is_told_of_it() -> None:
    brief = made(article(1, paragraphs=FIRST), article(2, paragraphs=SECOND))
    assert "figures differ: 28 (Paper 1), 36 (Paper 2)" in brief.remarks


def test_the_paper_is_named_by_a_recorded_edit_that_replays() -> None:
    brief = made(article(1, paragraphs=FIRST), article(2, paragraphs=SECOND))
    sourced = [one for one in brief.sentences if any(edit.rule == "source-named" for edit in one.edits)]
    assert len(sourced) == 2
    for sentence in sourced:
        assert grounding.replay(sentence.evidence[0].quote, sentence.edits) == sentence.text
        assert list(grounding.losses(sentence)) == []


def test_what_makes_room_for_the_other_figure_is_the_end_of_the_brief() -> None:
    whole = made(article(1, paragraphs=FIRST), article(2, paragraphs=SECOND))
    words = sum(text.word_count(sentence.text) for sentence in whole.sentences)
    tight = Budget(words - 10, 10**6, 600, fewest=1, share=1.0, longest_run=10**6)
    told = body(made(article(1, paragraphs=FIRST), article(2, paragraphs=SECOND), budget=tight))
    assert "28 people" in told
    assert "36 people" in told


@pytest.mark.parametrize(
    "second",
    [
        SECOND[1].replace("36", "28"),
        "At least 36 people were saved from the roofs of Telok Betong, said Pieter Bakker, a doctor.",
        "The wave of 1797 left 36 people dead in a village on the far side of Sumatra, old maps say.",
        "At least 900 people were dead on all of Java by noon, said Pieter Bakker, a doctor.",
    ],
    ids=["the same figure", "another thing", "nothing else in common", "many times as many"],
)
def test_figures_that_do_not_clash_are_left_alone(second: str) -> None:
    brief = made(article(1, paragraphs=FIRST), article(2, paragraphs=(SECOND[0], second, SECOND[2])))
    assert not [remark for remark in brief.remarks if "figures differ" in remark]
    assert "reported." not in body(brief)


def test_an_account_that_corrects_itself_is_in_no_conflict_with_another() -> None:
    corrected = (*FIRST, "An earlier count at Telok Betong had 36 people dead.")
    brief = made(article(1, paragraphs=corrected), article(2, paragraphs=SECOND))
    assert not [remark for remark in brief.remarks if "36" in remark]


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote on Feb. 28 was put off.",
        "The doors opened at 7 a.m. sharp.",
        "Rents rose 12 percent.",
        "The line was built in 1883 by the state.",
        "He was 36 years in the service.",
        "“There were 36 dead,” she said.",
    ],
)
def test_a_date_a_time_a_share_an_age_and_what_is_quoted_count_nothing(sentence: str) -> None:
    assert figures(sentence) == []


def test_the_dead_and_the_hurt_are_known_under_all_their_names() -> None:
    assert [figures(line)[0].counted for line in ("36 people died.", "28 dead.", "28 were killed.")] == [
        frozenset({"dead"})
    ] * 3
    assert figures("It left 71 people injured.")[0].counted == figures("It left 65 wounded.")[0].counted
