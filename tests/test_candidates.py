"""Which sentences may stand in a brief, with what they bring along, and what is done to them on record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding, text
from digest.model import Article
from digest.summarise import candidates
from digest.summarise.candidates import View
from tests.articles import GERMAN, KRAKATOA, article, quarrel

DAY = date(1883, 8, 28)


def units(
    source: Article, day: date | None = DAY, *, first_person: bool = False, cut: bool = False
) -> list[candidates.Unit]:
    """The units of every sentence of the article; with `cut`, of what can be spared nothing is kept."""
    view = View(day, lambda _: cut, first_person)
    return candidates.units(source, view, range(len(list(candidates.sentences(source)))))


def offered(sentence: str, day: date | None = DAY, **changes: bool) -> bool:
    """May this sentence, by itself, stand in a brief of that day?"""
    return bool(units(article(paragraphs=(sentence,)), day, **changes))


@pytest.mark.fault("F52")
def test_a_quotation_is_never_cut_from_its_speaker() -> None:
    quoted = (
        "Captain Willem Sampson reached Batavia on Tuesday with his decks under a foot of ash.",
        "“We saw no shore and no sky,” Sampson said. “The boys shoveled all night and sang so as not to sleep.”",
    )
    for unit in units(article(paragraphs=quoted)):
        if unit[-1].text.startswith("“The boys"):
            assert "Sampson said" in unit[-2].text
            break
    else:
        pytest.fail("the second half of the quotation may stand, after its speaker")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ships will leave the harbor of Batavia today with the mail.",
        "Will the ships leave the harbor of Batavia with the mail?",
        "We asked the captain to tell us about the ash on his decks.",
        "Ash everywhere.",
        "The captain said “nobody saw the shore for days and then he stopped.",
    ],
)
def test_a_sentence_that_can_t_stand_tomorrow_is_unfit(sentence: str) -> None:
    assert not offered(sentence)


def test_a_relative_day_inside_a_quotation_is_the_speaker_s() -> None:
    assert offered("“The boats leave tomorrow,” Captain Sampson said in Batavia.")


def test_on_the_article_s_own_day_tomorrow_is_tomorrow() -> None:
    assert offered("The ships will leave the harbor of Batavia today with the mail.", None)


@given(st.text(max_size=90))
def test_whatever_the_sentence_fitness_is_told_without_a_crash(sentence: str) -> None:
    assert offered(sentence) <= offered(sentence, None, first_person=True)


# ---------------------------------------------------------------- edits


def test_every_sentence_replays_from_its_source() -> None:
    for source in (article(published=None), quarrel(), article(paragraphs=GERMAN, language="de")):
        for unit in units(source, cut=True):
            for one in unit:
                (evidence,) = one.sentence.evidence
                assert source.text[evidence.start : evidence.end] == evidence.quote
                assert grounding.replay(evidence.quote, one.sentence.edits) == one.text


def rules(source: Article) -> set[str]:
    return {edit.rule for unit in units(source, cut=True) for one in unit for edit in one.sentence.edits}


def test_words_that_a_brief_can_spare_are_cut_on_record_and_others_stay() -> None:
    source = article(
        paragraphs=(
            "The sea was calm between Java and Sumatra at dawn.",
            "However, the island of Krakatoa, which lies off Java, tore itself apart at noon.",
        )
    )
    whole, short = units(source)[-1][-1], units(source, cut=True)[-1][-1]
    assert whole.text == source.paragraphs[-1]
    assert short.text == "The island of Krakatoa tore itself apart at noon."
    assert {edit.rule for edit in short.sentence.edits} == {"lead-in", "relative"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbor master, who allegedly sold the lamp, was not at Anjer on the night of the wave.",
        "The ships (six of them Dutch) had not been seen since the wave came ashore at Anjer.",
        "The crew, which may never come home, was last seen off the lighthouse of Anjer at noon.",
        "The harbor of Anjer was closed to ships, the governor of Batavia said at noon, but not to boats.",
    ],
)
def test_a_cut_takes_no_hedge_number_negation_or_only_speaker(sentence: str) -> None:
    for unit in units(article(paragraphs=(sentence,)), cut=True):
        told = unit[-1].text
        assert text.hedges(told) == text.hedges(sentence)
        assert text.numbers(told) == text.numbers(sentence)
        assert bool(text.attribution(told)) == bool(text.attribution(sentence))
        assert list(grounding.losses(unit[-1].sentence)) == []


def test_a_line_of_its_own_gets_the_full_stop_that_it_lacks_on_record() -> None:
    source = article(paragraphs=("Ash covered the decks of ships for a hundred miles", *KRAKATOA))
    first = units(source)[0][-1]
    assert first.text.endswith("a hundred miles.")
    assert [edit.rule for edit in first.sentence.edits] == ["full-stop"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Ash covered the decks of ships for a hundred miles", "and fell on Java for two days, people said."),
        ("The harbor master of Anjer gave the names of the ships and", "Captain Sampson read them out."),
    ],
)
def test_a_line_that_runs_on_gets_none(paragraphs: tuple[str, str]) -> None:
    told = [one.text for unit in units(article(paragraphs=paragraphs)) for one in unit]
    assert f"{paragraphs[0]}." not in told


def test_nor_does_one_that_breaks_off_behind_another() -> None:
    broken = (
        "The sea rose at noon and took the lighthouse. Ash covered the decks of ships for a hundred miles"
    )
    assert [unit[-1].text for unit in units(article(paragraphs=(broken,)))] == [broken.partition(" Ash")[0]]


def test_a_pronoun_becomes_the_name_of_the_one_who_can_be_meant() -> None:
    told = [unit[-1] for unit in units(article())]
    (crew,) = (one for one in told if "his crew" in one.text)
    assert crew.text == "Sampson ordered his crew to shovel for six hours."
    assert not crew.leans
    assert [edit.rule for edit in crew.sentence.edits] == ["name-for-pronoun"]


# ---------------------------------------------------------------- who speaks


@pytest.mark.parametrize(
    "sentence",
    [
        "We asked the captain to tell us about the ash on the decks.",
        "The ash on our decks was a foot deep, and nobody slept for it.",
        "The ash, I believe, will be swept from the decks before long.",
    ],
)
def test_the_writer_s_own_voice_stands_only_where_it_is_asked_for(sentence: str) -> None:
    assert not offered(sentence)
    assert offered(sentence, first_person=True)


def test_a_quoted_speaker_may_say_i() -> None:
    assert offered("“I saw the ash on our decks,” Captain Willem Sampson said in Batavia.")


# ---------------------------------------------------------------- other languages


def test_a_language_without_rules_gets_whole_sentences_and_no_edits() -> None:
    source = article(paragraphs=GERMAN, language="de")
    assert rules(source) == set()
    for unit in units(source, cut=True):
        assert all(one.text in source.text for one in unit)


def test_a_quotation_without_its_speaker_waits_for_the_sentence_before_in_any_language() -> None:
    spoken = "„Der Kohlenkai frisst uns den Markt und den Hafen gleich dazu.“"
    quoted = article(paragraphs=(f"{GERMAN[0]} {spoken}",), language="de")
    (unit,) = (unit for unit in units(quoted) if unit[-1].text == spoken)
    assert unit[0].leans


def test_in_another_language_what_leans_is_known_by_its_first_word() -> None:
    """Its brief leaves no gap, so what leans need not bring the sentence before it along."""
    told = units(article(paragraphs=GERMAN, language="de"))
    assert all(len(unit) == 1 for unit in told)
    leaning = {unit[0].text.split()[0] for unit in told if unit[0].leans and unit[0].text[0] != "„"}
    assert leaning >= {"Er", "Aber"}
    assert leaning.isdisjoint({"Der", "Die", "Drei", "Im"})
