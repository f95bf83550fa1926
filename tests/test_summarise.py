from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from digest import grounding, text
from digest.model import Article, Brief, SectionKind
from digest.summarise import extractive
from digest.summarise.budget import BUDGETS, Budget, by_hand
from tests.articles import GERMAN, KRAKATOA, article, body, quarrel, story

DAY = date(1883, 8, 28)
# A third of so short an article is one sentence: here a brief may take all of it. tests/test_budget.py has the limits.
ROOMY = {kind: replace(budget, share=1.0) for kind, budget in BUDGETS.items()}
SETTING = extractive.Setting(DAY, text.casing(KRAKATOA), ROOMY)
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


def summarised(source: Article, budget: Budget) -> Brief:
    brief = extractive.alone(source, budget)
    assert brief is not None
    return brief


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
    assert text.word_count(body(made(article(paragraphs=long), kind=kind))) <= BUDGETS[kind].words


def test_a_closer_keeps_the_article_s_last_sentence() -> None:
    told = (*KRAKATOA, "The harbor master has asked for a larger shovel and a smaller volcano.")
    assert body(made(article(paragraphs=told), kind=SectionKind.ODDS_AND_ENDS)).endswith("a smaller volcano.")


def test_the_same_story_gives_the_same_brief() -> None:
    assert made(article(1), article(2, paragraphs=OTHER)) == made(article(1), article(2, paragraphs=OTHER))


def test_a_brief_s_id_hangs_on_the_day_and_the_base_alone() -> None:
    alone, joined = made(article(1)), made(article(1), article(2, paragraphs=OTHER))
    assert alone.id == joined.id
    assert alone.id != extractive.brief_id(DAY + timedelta(days=1), article(1))


# ---------------------------------------------------------------- people


def test_whoever_is_named_first_gets_office_and_full_name_on_record() -> None:
    """The article opens on the surname, as follow-ups do, and gives the office only in its second sentence."""
    late = (
        "Sampson brought his ship into Batavia on Tuesday with a foot of ash on her decks and a crew that had not slept.",
        "The harbor master asked Captain Willem Sampson for an account of the ash that lay on the decks of his ship.",
    )
    first = next(made(article(paragraphs=late)).sentences)
    assert first.text.startswith("Captain Willem Sampson brought his ship")
    assert [edit.rule for edit in first.edits] == ["first-mention"]


def test_nobody_is_named_in_short_before_the_full_name() -> None:
    for words in (40, 60, 90, 150):
        told = body(summarised(quarrel(), by_hand(words=words)))
        for full, surname in (("Elias Thorne", "Thorne"), ("Marta Quill", "Quill")):
            assert surname not in told or told.index(full) < told.index(surname)
            assert told.count(full) <= 1


def test_a_pronoun_whose_person_is_sure_becomes_the_name() -> None:
    told = body(made(article()))
    assert "He ordered" not in told
    assert "Sampson ordered his crew" in told


# ---------------------------------------------------------------- remarks


def test_a_party_that_is_not_heard_is_remarked_on() -> None:
    (remark,) = (line for line in summarised(quarrel(), Budget(50, 50, 230)).remarks if "speak" in line)
    assert "Quill" in remark
    assert "Thorne" not in remark


def test_a_brief_that_its_sources_keep_short_says_so() -> None:
    fair = replace(SETTING, budgets=BUDGETS)
    brief = extractive.summarise(story(quarrel()), SectionKind.LEAD, fair)
    assert brief is not None
    assert any("short" in remark for remark in brief.remarks)
    assert not any("short" in remark for remark in made(quarrel()).remarks)


def test_a_brief_of_the_length_that_was_named_is_not_called_short() -> None:
    assert summarised(quarrel(), by_hand(sentences=3)).remarks == ()


# ---------------------------------------------------------------- columns and other languages


COLUMN = (
    "I have sold fish at the market of Lowbridge for thirty years, and nobody has ever asked me about coal.",
    "My mother sold herring at the market of Lowbridge before me, and we never owed the town a single crown.",
    "I asked the commissioner of the harbor what the market of Lowbridge had done to him, and he smiled.",
    "We will be carrying our baskets half a mile from the boats of Lowbridge by the spring, I fear.",
)


def test_who_writes_in_the_first_person_throughout_may_speak_so_by_hand_alone() -> None:
    column = article(paragraphs=COLUMN, title="")
    assert "I have sold fish" in body(summarised(column, by_hand(sentences=4)))
    assert brief_of(story(column), SectionKind.FOLLOWING) is None


def test_a_report_with_one_such_line_leaves_it_out_by_hand_too() -> None:
    report = quarrel(paragraphs=(quarrel().paragraphs[0], COLUMN[2], *quarrel().paragraphs[1:]))
    assert COLUMN[2] not in body(summarised(report, by_hand(sentences=20)))


def test_a_brief_in_another_language_is_made_of_whole_sentences_of_its_article() -> None:
    german = article(paragraphs=GERMAN, language="de", title="Abbruch des Fischmarkts von Niederbrück")
    brief = made(german)
    assert text.word_count(body(brief)) >= 40
    assert all(sentence.text in german.text and not sentence.edits for sentence in brief.sentences)
    assert body(brief).startswith("Der Hafenkommissar Elias Thorn hat")


def test_no_brief_in_another_language_opens_on_what_leans() -> None:
    leaning = article(paragraphs=("Er wollte davon am Ende nichts mehr hören.", *GERMAN), language="de")
    assert body(made(leaning)).startswith("Der Hafenkommissar")


# ---------------------------------------------------------------- weekdays


def test_weekdays_of_the_edition_s_own_day_are_kept() -> None:
    assert "on Tuesday" in body(made(article()))


def test_the_weekdays_of_an_undated_article_are_left_out_with_a_recorded_edit() -> None:
    brief = made(article(published=None))
    first = next(brief.sentences)
    assert first.text.startswith("Ships entering the Sunda Strait met pumice")
    assert first.edits[0].rule == "weekday-left-out"
    assert not text.WEEKDAY.search(body(brief))


def test_a_dated_weekday_phrase_stays_whole() -> None:
    source = article(
        published=None, paragraphs=("The ferry of Thursday, Aug. 30 was late by an hour.", *KRAKATOA)
    )
    assert "ferry" not in body(made(replace(source)))
