"""What a brief may take: of all, of a source, of an article, in a row; and what may stand behind what."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import text
from digest.config import SummaryConfig
from digest.model import Article, Brief, Evidence, SectionKind, Sentence
from digest.summarise.budget import BUDGETS, Budget, budgets, by_hand, fair_extract
from digest.summarise.extractive import Setting, summarise
from tests.articles import GERMAN, KRAKATOA, SECOND_ACCOUNT, article, body, quarrel, story

DAY = date(1883, 8, 28)
FREE = Budget(10**6, 10**6, 600, fewest=1, share=1.0, longest_run=10**6)
OTHER = quarrel(2, paragraphs=SECOND_ACCOUNT)
CASING = text.casing([quarrel().text])


def made(budget: Budget, *articles: Article) -> Brief | None:
    setting = Setting(DAY, CASING, {SectionKind.LEAD: budget})
    return summarise(story(*articles or (quarrel(),)), SectionKind.LEAD, setting)


def told(budget: Budget, *articles: Article) -> list[Sentence]:
    brief = made(budget, *articles)
    return list(brief.sentences) if brief else []


def evidence(sentence: Sentence) -> Evidence:
    (found,) = sentence.evidence
    return found


def length(sentences: list[Sentence]) -> int:
    return sum(text.word_count(sentence.text) for sentence in sentences)


def runs(sentences: list[Sentence], source: Article) -> list[int]:
    """The words of every stretch of sentences that stand in the brief as they stand in the article."""
    found = [text.word_count(sentences[0].text)]
    for before, one in pairwise(sentences):
        between = source.text[evidence(before).end : evidence(one).start]
        follows = evidence(before).article_id == evidence(one).article_id and not between.strip()
        found[len(found) if not follows else -1 :] = [
            text.word_count(one.text) + (found[-1] if follows else 0)
        ]
    return found


# ---------------------------------------------------------------- limits


LIMITS = st.integers(20, 200)
BUDGET = st.builds(
    Budget,
    words=LIMITS,
    one_source=LIMITS,
    target=st.sampled_from([50, 230, 600]),
    fewest=st.just(1),
    share=st.floats(0.1, 1.0),
    longest_run=LIMITS,
    connected=st.booleans(),
    to_the_end=st.booleans(),
)


@given(BUDGET)
@settings(max_examples=40, deadline=None)
def test_no_brief_is_longer_than_its_budget(budget: Budget) -> None:
    assert length(told(budget, quarrel(1), OTHER)) <= budget.words


@given(BUDGET)
@settings(max_examples=40, deadline=None)
def test_no_source_gives_more_than_its_fair_extract(budget: Budget) -> None:
    sentences = told(budget, quarrel(1), OTHER)
    for source in (quarrel(1), OTHER):
        taken = [one for one in sentences if evidence(one).article_id == source.id]
        share = round(budget.share * text.word_count(source.text))
        assert length(taken) <= min(budget.one_source, share)


@given(BUDGET)
@settings(max_examples=40, deadline=None)
def test_no_more_words_stand_in_a_row_than_the_budget_has(budget: Budget) -> None:
    sentences = told(budget)
    assert not sentences or max(runs(sentences, quarrel())) <= budget.longest_run


@pytest.mark.parametrize("kind", list(SectionKind))
def test_a_usual_brief_takes_no_more_than_a_third_of_an_article(kind: SectionKind) -> None:
    sentences = told(BUDGETS[kind])
    assert 40 <= length(sentences) <= round(text.word_count(quarrel().text) / 3)


def test_a_very_short_article_still_makes_a_brief() -> None:
    assert fair_extract(BUDGETS[SectionKind.FOLLOWING], article(paragraphs=KRAKATOA[:1])) >= 25
    assert len(told(BUDGETS[SectionKind.FOLLOWING], article(paragraphs=KRAKATOA[:2]))) == 1


def test_the_owner_s_limits_hold_for_every_section_and_the_lead_has_its_own() -> None:
    limited = budgets(SummaryConfig(share=0.2, one_source=50, one_source_lead=70, longest_run=40))
    assert {budget.share for budget in limited.values()} == {0.2}
    assert {budget.longest_run for budget in limited.values()} == {40}
    assert [limited[kind].one_source for kind in SectionKind] == [70, 50, 50]


def test_without_settings_the_limits_are_those_of_the_sections() -> None:
    assert budgets(SummaryConfig()) == dict(BUDGETS)


# ---------------------------------------------------------------- by hand


def test_a_length_named_by_hand_knows_no_other_limit() -> None:
    """Five of an article's six sentences are more than a fair extract."""
    whole = article(paragraphs=KRAKATOA)
    budget = by_hand(sentences=5)
    assert len(told(budget, whole)) == 5
    assert length(told(budget, whole)) > text.word_count(whole.text) * 0.6


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_so_many_sentences_are_made_as_were_asked_for(count: int) -> None:
    assert len(told(by_hand(sentences=count))) == count


def test_where_there_are_fewer_all_are_made() -> None:
    assert len(told(by_hand(sentences=9), article(paragraphs=KRAKATOA[:1]))) == 1


@pytest.mark.parametrize("words", [30, 75, 150])
def test_so_many_words_are_made_as_were_asked_for(words: int) -> None:
    assert 0.6 * words <= length(told(by_hand(words=words))) <= words


def test_a_single_sentence_is_a_brief_by_hand_alone() -> None:
    short = article(paragraphs=("The harbor of Anjer was closed to all ships on Tuesday, its master said.",))
    assert len(told(by_hand(sentences=3), short)) == 1
    assert made(BUDGETS[SectionKind.FOLLOWING], short) is None


@pytest.mark.parametrize("paragraphs", [(), ("",), ("…",), ("Ash everywhere.",)])
def test_an_article_that_says_nothing_makes_no_brief(paragraphs: tuple[str, ...]) -> None:
    empty = article(paragraphs=paragraphs)
    assert made(by_hand(sentences=3), empty) is None
    assert made(BUDGETS[SectionKind.LEAD], empty) is None


# ---------------------------------------------------------------- what may stand behind what


def test_a_brief_opens_at_the_top_of_the_article() -> None:
    brief = made(BUDGETS[SectionKind.LEAD])
    assert brief
    assert body(brief).startswith("Harbor Commissioner Elias Thorne said")


def test_a_brief_never_opens_on_a_quotation_where_something_else_can_open_it() -> None:
    spoken = (
        "“The market of Lowbridge has fed this town for three hundred years,” Marta Quill of the guild said."
    )
    brief = made(BUDGETS[SectionKind.LEAD], quarrel(paragraphs=(spoken, *quarrel().paragraphs)))
    assert brief
    assert not body(brief).startswith("“")


def test_every_sentence_takes_up_something_that_was_told() -> None:
    """By the headline, by what stands above, or by standing right behind it in the article: none of it is so here."""
    stray = "Snow fell on the northern hills and shut two mountain passes to mules and coaches alike."
    source = quarrel(paragraphs=(*quarrel().paragraphs[:4], "Who will pay for it all?", stray))
    connected = [sentence.text for sentence in told(FREE, source)]
    assert stray not in connected
    assert len(connected) >= 3
    assert stray in [sentence.text for sentence in told(replace(FREE, connected=False), source)]


FERRIES = (
    "Varland and Ostmark reopened the ferries across the Sound of Elm on Tuesday after a year without crossings.",
    "Envoys of Varland and Ostmark signed a deal on the ferries in the spring, in a hotel at Elmstad.",
    "Crowds of Varland and Ostmark filled the piers of the Sound of Elm to see the first ferries leave.",
    "The deal lets Varland and Ostmark run four ferries each across the Sound of Elm, with fares in crowns.",
)


def test_the_deal_never_stands_before_what_it_points_at() -> None:
    """What it points at can't be told on another day; then it can't be told either."""
    untold = FERRIES[1].replace("in the spring", "today")
    whole, torn = (article(paragraphs=(FERRIES[0], deal, *FERRIES[2:])) for deal in (FERRIES[1], untold))
    assert FERRIES[3] in [one.text for one in told(FREE, whole)]
    assert FERRIES[3] not in [one.text for one in told(FREE, torn)]


@pytest.mark.parametrize("words", range(20, 80, 5))
def test_at_no_length_does_the_deal_stand_alone(words: int) -> None:
    said = " ".join(one.text for one in told(replace(FREE, words=words), article(paragraphs=FERRIES)))
    assert "The deal" not in said or re.search(r"\ba deal\b.*The deal", said)


@pytest.mark.parametrize("words", range(20, 120, 20))
def test_in_a_language_without_rules_a_brief_leaves_no_gap(words: int) -> None:
    """Nobody here can tell what points back there: whatever does finds what it points at right above it."""
    source = article(paragraphs=GERMAN, language="de", title="Abbruch")
    sentences = told(replace(FREE, words=words), source)
    between = [source.text[evidence(one).end : evidence(other).start] for one, other in pairwise(sentences)]
    assert not "".join(between).strip()
