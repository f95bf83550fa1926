from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from digest import grounding, text
from digest.model import Article, Brief, SectionKind
from digest.summarise import candidates, extractive
from tests.articles import KRAKATOA, NOON, article, story

DAY = date(1883, 8, 28)
SETTING = extractive.Setting(DAY, text.casing(KRAKATOA))
brief_of = partial(extractive.summarise, setting=SETTING)
OTHER = (
    "Passing vessels found the Sunda Strait choked with pumice on Tuesday.",
    "The Dutch steamer Berouw was carried a mile inland by a wave of 24 meters, the harbor office said.",
    "Rain of mud fell on Batavia for three hours, according to the observatory.",
)


def made(*articles: Article, kind: SectionKind = SectionKind.FOLLOWING) -> Brief:
    brief = brief_of(story(*articles), kind)
    assert brief is not None
    return brief


def body(brief: Brief) -> str:
    return " ".join(sentence.text for sentence in brief.sentences)


def test_every_sentence_is_found_by_its_evidence() -> None:
    sources = {one.id: one for one in (article(1), article(2, paragraphs=OTHER))}
    for sentence in made(*sources.values()).sentences:
        (evidence,) = sentence.evidence
        assert sources[evidence.article_id].text[evidence.start : evidence.end] == evidence.quote
        assert grounding.replay(evidence.quote, sentence.edits) == sentence.text


@pytest.mark.fault("F52")
def test_a_brief_never_opens_on_a_pronoun_or_a_connective() -> None:
    leaning = ("But it had been quiet for weeks, and nobody expected it at all.", *KRAKATOA)
    assert body(made(article(paragraphs=leaning))).startswith("Ships entering")


@pytest.mark.fault("F52")
def test_a_sentence_that_leans_comes_with_the_one_it_leans_on() -> None:
    told = body(made(article()))
    assert "He ordered" not in told or told.index("Sampson told") < told.index("He ordered")


@pytest.mark.fault("F52")
def test_a_quotation_is_never_cut_from_its_speaker() -> None:
    quoted = (
        "Captain Willem Sampson reached Batavia on Tuesday with his decks under a foot of ash.",
        "“We saw no shore and no sky,” Sampson said. “The boys shoveled all night and sang so as not to sleep.”",
    )
    for unit in candidates.units(article(paragraphs=quoted), DAY):
        if unit[-1].text.startswith("“The boys"):
            assert "Sampson said" in unit[-2].text
            break
    else:
        pytest.fail("the second half of the quotation may stand, after its speaker")


@pytest.mark.fault("F52")
def test_a_story_whose_every_sentence_leans_makes_no_brief() -> None:
    leaning = tuple(f"He said that it was over for them in the end, number {n}." for n in range(6))
    assert brief_of(story(article(paragraphs=leaning)), SectionKind.FOLLOWING) is None


@pytest.mark.fault("F24")
def test_nothing_is_said_twice() -> None:
    twice = (KRAKATOA[0], *KRAKATOA)
    sentences = [sentence.text for sentence in made(article(paragraphs=twice)).sentences]
    assert len(sentences) == len(set(sentences))


@pytest.mark.fault("F25")
@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to read more about the Sunda Strait.",
        "Ash on the decks, by Getty Images here.",
    ],
)
def test_furniture_that_slipped_in_is_not_told(line: str) -> None:
    assert line not in body(made(article(paragraphs=(KRAKATOA[0], line, *KRAKATOA[1:]))))


@pytest.mark.parametrize(
    "sentence",
    [
        "The ships will leave the harbor of Batavia tomorrow with the mail.",
        "Will the ships leave the harbor of Batavia with the mail?",
        "We asked the captain to tell us about the ash on his decks.",
        "Ash everywhere.",
        "The captain said “nobody saw the shore for days and then he stopped.",
        "This sentence has no end and trails off into the sea",
    ],
)
def test_a_sentence_that_can_t_stand_tomorrow_is_unfit(sentence: str) -> None:
    assert not candidates.fit(sentence)


def test_a_relative_day_inside_a_quotation_is_the_speaker_s() -> None:
    assert candidates.fit("“The boats leave tomorrow,” Captain Sampson said in Batavia.")


def test_another_account_adds_only_what_is_new() -> None:
    brief = made(article(1), article(2, paragraphs=OTHER), kind=SectionKind.LEAD)
    told = body(brief)
    assert "24 meters" in told
    assert "Passing vessels" not in told
    assert brief.sources == ("a1", "a2")
    assert brief.also == ()


def test_another_account_never_tells_the_event_again() -> None:
    again = ("Captain Otto Brandt of the Loudon met 40 miles of pumice in the strait on Tuesday.", *OTHER[1:])
    assert "Otto Brandt" not in body(made(article(1), article(2, paragraphs=again), kind=SectionKind.LEAD))


def test_an_account_that_adds_nothing_is_named_beside() -> None:
    copy = article(2, paragraphs=KRAKATOA[:1])
    assert made(article(1), copy).also == ("Paper 2",)


def test_each_source_is_linked_where_it_states_something() -> None:
    brief = made(article(1), article(2, paragraphs=OTHER), kind=SectionKind.LEAD)
    links = [(s.text[link.start : link.end], link.url) for s in brief.sentences for link in s.links]
    assert {url for _, url in links} == {article(1).url, article(2).url}
    assert all(1 <= len(words.split()) <= 6 for words, _ in links)


def test_an_article_without_an_address_gets_no_link() -> None:
    assert not any(sentence.links for sentence in made(article(url="")).sentences)


@pytest.mark.parametrize("kind", list(SectionKind))
def test_a_brief_keeps_to_its_words(kind: SectionKind) -> None:
    cargo = (
        "pumice coffee mail sugar pepper rope copper indigo tin ivory cotton salt tea rice coal silk".split()
    )
    long = tuple(
        f"The brig {good.title()} brought {good} to {good.upper()} on Tuesday, her {good}er said."
        for good in cargo
    )
    assert text.word_count(body(made(article(paragraphs=long), kind=kind))) <= extractive.BUDGETS[kind].words


def test_a_closer_keeps_the_article_s_last_sentence() -> None:
    told = (*KRAKATOA, "The harbor master has asked for a larger shovel and a smaller volcano.")
    assert body(made(article(paragraphs=told), kind=SectionKind.ODDS_AND_ENDS)).endswith("a smaller volcano.")


def test_the_same_story_gives_the_same_brief() -> None:
    assert made(article(1), article(2, paragraphs=OTHER)) == made(article(1), article(2, paragraphs=OTHER))


def test_a_brief_s_id_hangs_on_the_day_and_the_base_alone() -> None:
    alone, joined = made(article(1)), made(article(1), article(2, paragraphs=OTHER))
    assert alone.id == joined.id
    assert alone.id != extractive.brief_id(DAY + timedelta(days=1), article(1))


# ---------------------------------------------------------------- weekdays


def test_weekdays_of_the_edition_s_own_day_are_kept() -> None:
    assert "on Tuesday" in body(made(article()))


def test_the_weekdays_of_an_undated_article_are_left_out_with_a_recorded_edit() -> None:
    brief = made(article(published=None))
    first = next(brief.sentences)
    assert first.text.startswith("Ships entering the Sunda Strait met pumice")
    assert first.edits[0].rule == "weekday-left-out"
    assert not text.WEEKDAY.search(body(brief))


@pytest.mark.parametrize(("days", "kept"), [(0, True), (1, False), (-1, True), (7, False)])
def test_a_weekday_between_the_article_and_the_edition_has_two_readings(days: int, kept: bool) -> None:  # noqa: FBT001
    """Tuesday's article says "Wednesday"; the edition is of Tuesday, Wednesday, Monday, the next Tuesday."""
    written = article(published=NOON)
    assert ("Wednesday" in candidates.trusted_weekdays(written, DAY + timedelta(days=days))) is kept


def test_a_weekday_that_can_t_be_left_out_takes_its_sentence_along() -> None:
    assert candidates.weekday_edits("Thursday’s vote failed in the end.", frozenset()) is None
    assert candidates.weekday_edits("He said “on Thursday we vote” and left.", frozenset()) == []


def test_a_dated_weekday_phrase_stays_whole() -> None:
    source = article(
        published=None, paragraphs=("The ferry of Thursday, Aug. 30 was late by an hour.", *KRAKATOA)
    )
    assert "ferry" not in body(made(replace(source)))
