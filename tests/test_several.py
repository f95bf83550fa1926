"""Several accounts of one story: what each may add, and whether both sides of a dispute are heard."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import text
from digest.model import Article, Brief, SectionKind, Story
from digest.summarise import sides
from digest.summarise.budget import BUDGETS
from digest.summarise.extractive import Setting, summarise
from tests.articles import GERMAN, SECOND_ACCOUNT, TWO_SIDED, article, body, candidates, quarrel, story

DAY = date(1883, 8, 28)
SETTING = Setting(DAY, text.casing(TWO_SIDED))
lead_of = partial(summarise, kind=SectionKind.LEAD, setting=SETTING)
OTHER = quarrel(2, paragraphs=SECOND_ACCOUNT)


def lead(*articles: Article) -> Brief:
    found = lead_of(story(*articles))
    assert found is not None
    return found


def from_source(brief: Brief, source: Article) -> list[str]:
    return [one.text for one in brief.sentences if one.evidence[0].article_id == source.id]


# ---------------------------------------------------------------- what another account adds


def test_another_account_adds_a_figure_that_the_first_has_not() -> None:
    brief = lead(quarrel(), OTHER)
    assert any("77 stalls" in sentence for sentence in from_source(brief, OTHER))
    assert set(brief.sources) == {"a1", "a2"}


def test_another_account_never_tells_the_event_again() -> None:
    assert "torn down" not in body(lead(quarrel(), OTHER))


def test_nor_when_it_tells_it_with_new_names() -> None:
    again = "The fish market of Lowbridge and the quay split the town council as its members Jonas Pike and Tom Asher took sides."
    brief = lead(quarrel(), quarrel(2, paragraphs=(again, *SECOND_ACCOUNT[1:])))
    assert "Jonas Pike" not in body(brief)
    assert brief.sources == ("a1", "a2")


def test_another_account_with_nothing_new_adds_nothing_and_is_named_beside() -> None:
    copy = quarrel(2, paragraphs=TWO_SIDED[:4])
    brief = lead(quarrel(), copy)
    assert from_source(brief, copy) == []
    assert brief.sources == ("a1",)
    assert brief.also == ("Paper 2",)


def test_the_same_in_other_words_is_not_told_twice() -> None:
    again = "The new quay, 90,000 crowns in all, is to be paid for by a duty on every ton that is landed at Lowbridge."
    assert again not in body(lead(quarrel(), quarrel(2, paragraphs=(*SECOND_ACCOUNT, again))))


def test_the_first_account_stands_first_and_each_account_in_one_piece() -> None:
    third = quarrel(
        3,
        paragraphs=(
            SECOND_ACCOUNT[0],
            "A meeting of coal merchants backed the quay and the council by 31 votes to 2.",
        ),
    )
    order = [sentence.evidence[0].article_id for sentence in lead(quarrel(), OTHER, third).sentences]
    assert set(order) == {"a1", "a2", "a3"}
    assert order == sorted(order)


def test_an_account_without_a_sentence_that_can_open_gives_no_brief_whatever_the_others_hold() -> None:
    leaning = tuple(f"He said that it was over for them in the end, number {number}." for number in range(6))
    assert lead_of(story(quarrel(paragraphs=leaning), OTHER)) is None


def test_what_leans_on_a_new_fact_and_brings_none_stays_out() -> None:
    added = from_source(lead(quarrel(), OTHER), OTHER)
    assert any("77 stalls" in sentence for sentence in added)
    assert not any("brass band" in sentence for sentence in added)


# ---------------------------------------------------------------- both sides


def test_both_parties_speak_in_the_lead_though_the_first_half_of_the_report_has_one_alone() -> None:
    half = " ".join(TWO_SIDED[: len(TWO_SIDED) // 2])
    assert "Quill" not in half
    brief = lead(quarrel())
    spoken = {name for sentence in brief.sentences for name in sides.speakers(sentence.text)}
    assert {"Thorne", "Quill"} <= spoken


def test_the_parties_are_those_whose_words_are_reported_most() -> None:
    assert sides.parties(story(quarrel())).surnames == ("Thorne", "Quill")


def test_one_who_speaks_alone_or_only_once_makes_no_dispute() -> None:
    one_side = quarrel(paragraphs=TWO_SIDED[:6])
    once = quarrel(paragraphs=(*TWO_SIDED[:6], "Marta Quill of the guild said the women would not move."))
    assert sides.parties(story(one_side)).surnames == ()
    assert sides.parties(story(once)).surnames == ()
    assert sides.parties(story(article(paragraphs=()))).surnames == ()


def test_a_set_gains_by_every_party_that_it_lets_speak() -> None:
    found = sides.parties(story(quarrel()))
    everyone = candidates(quarrel())
    thorne = [one for one in everyone if sides.speakers(one.text) == {"Thorne"}][:2]
    quill = next(one for one in everyone if sides.speakers(one.text) == {"Quill"})
    assert sides.gain([], found) == 0
    assert sides.gain(thorne[:1], found) == sides.gain(thorne, found) > 0
    assert sides.gain([*thorne, quill], found) > sides.gain(thorne, found)
    assert sides.gain(everyone, sides.Parties(())) == 0


@pytest.mark.parametrize(
    ("sentence", "speaking"),
    [
        ("Thorne said the quay would come.", {"Thorne"}),
        ("The quay would come, said Elias Thorne.", {"Thorne"}),
        ("The quay would come, according to the clerk.", set()),
        ("“No,” said Quill, and Thorne told her to go.", {"Quill", "Thorne"}),
        ("“Thorne said he would pay,” the clerk wrote.", set()),
        ("Thorne’s engineers were paid by the town.", set()),
        ("said", set()),
        ("", set()),
    ],
)
def test_who_speaks_stands_beside_a_verb_of_saying_outside_quotations(
    sentence: str, speaking: set[str]
) -> None:
    assert sides.speakers(sentence) & {"Thorne", "Quill"} == speaking


@given(st.text(max_size=60))
def test_whatever_the_text_looking_for_speakers_does_not_crash(sentence: str) -> None:
    assert all(name in sentence for name in sides.speakers(sentence))


def test_a_story_in_another_language_has_parties_or_none_but_no_crash() -> None:
    free = {SectionKind.LEAD: replace(BUDGETS[SectionKind.LEAD], share=1.0)}
    source = article(paragraphs=GERMAN, language="de", title="Hafen")
    brief = summarise(Story((source,)), SectionKind.LEAD, replace(SETTING, budgets=free))
    assert brief is not None
