from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding, text
from digest.grounding import Fault, Verdict
from digest.model import PARAGRAPH_BREAK, Article, Evidence, Reference
from tests.articles import KRAKATOA, article

TREATY = (
    (
        "Varland’s parliament rejected a ferry treaty with neighboring Ostmark on Monday, 61 votes to 58, after Prime "
        "Minister Anna Roth warned that the deal would cost 1,200 dockers their jobs."
    ),
    (
        "Opposition leader Tomas Bell accused Roth of misleading the house. “The strait belongs to nobody,” Bell told "
        "reporters. Roth denied that she had seen the report."
    ),
    (
        "Police have not charged the harbor master, Otto Lind, who allegedly sold 25 percent of the berths to the "
        "World Ferry Organization. He may resign in March, his lawyer said."
    ),
    "Roth beat Bell by nearly two million votes in the first round of 1871.",
)


def paper(*paragraphs: str, **changes: Any) -> Article:
    return article(paragraphs=paragraphs or TREATY, **changes)


def cited(source: Article, *phrases: str, part: str = "text") -> list[Evidence]:
    """The whole sentences of the article that hold these phrases; its body where none is named."""
    body = source.text if part == "text" else source.title
    if not phrases:
        return [Evidence(source.id, 0, len(body), body, part)]
    return [_sentence(source, phrase) for phrase in phrases]


def _sentence(source: Article, phrase: str) -> Evidence:
    body, offset = source.text, 0
    for paragraph in source.paragraphs:
        for start, end in text.sentence_spans(paragraph):
            if phrase in paragraph[start:end]:
                return Evidence(source.id, offset + start, offset + end, paragraph[start:end])
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    raise ValueError(f"no sentence of {body!r} has {phrase!r}")


def asked(sentence: str, *phrases: str) -> Verdict:
    """The verdict on a sentence that cites the sentences of the treaty with these phrases."""
    source = paper()
    return grounding.gate(sentence, cited(source, *phrases), {source.id: source})


def kinds(sentence: str, *phrases: str) -> set[str]:
    return {fault.kind for fault in asked(sentence, *phrases).faults}


# ---------------------------------------------------------------- what passes


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Varland’s parliament rejected a ferry treaty with Ostmark on Monday.", "61 votes"),
        ("Varland's parliament rejected a ferry treaty with Ostmark, 61 votes to 58.", "61 votes"),
        ("Roth warned that the deal would cost 1200 dockers their jobs.", "61 votes"),
        ("The deal would cost 1.2 thousand dockers their jobs, Prime Minister Roth warned.", "61 votes"),
        ('"The strait belongs to nobody," Tomas Bell told reporters.', "Bell told"),
        ("Bell told reporters: “The strait belongs to nobody.”", "Bell told"),
        ("Otto Lind allegedly sold 25% of the berths.", "Otto Lind"),
        ("The harbor master, Otto Lind, allegedly sold 25 per cent of the berths to the WFO.", "Otto Lind"),
        ("Police haven't charged Otto Lind.", "Otto Lind"),
        ("Lind may resign in March, his lawyer said.", "may resign"),
        ("Roth beat Bell by nearly 2 million votes.", "beat Bell"),
        ("Bell was beaten by Roth in the first round of 1871 by nearly two million votes.", "beat Bell"),
        ("Parliament rejects a ferry treaty with Ostmark", "61 votes"),
    ],
)
def test_an_honest_retelling_passes(sentence: str, phrase: str) -> None:
    phrases = (phrase, "Otto Lind") if sentence.startswith("Lind") else (phrase,)
    assert str(asked(sentence, *phrases)) == "passed"


def test_a_whole_sentence_of_the_evidence_passes_as_it_stands() -> None:
    for one in (article(), paper()):
        for paragraph in one.paragraphs:
            for start, end in text.sentence_spans(paragraph):
                assert grounding.gate(paragraph[start:end], cited(one), {one.id: one}).passed


@given(st.text(max_size=60), st.sampled_from([*TREATY, *KRAKATOA]))
def test_any_text_has_a_verdict_in_one_line(sentence: str, paragraph: str) -> None:
    source = paper(paragraph)
    verdict = grounding.gate(sentence, cited(source), {source.id: source})
    assert verdict.passed == (str(verdict) == "passed") == (not verdict.faults)
    assert 0 <= verdict.closeness <= 1


def test_a_reference_without_its_text_is_asked_for_its_quote_alone() -> None:
    source = paper()
    reference = Reference(source.id, source.url, source.title, "", None, source.sha256)
    evidence = cited(source, "beat Bell")
    assert grounding.gate("Roth beat Bell.", evidence, {source.id: reference}).passed
    assert not grounding.gate("Lind beat Bell.", evidence, {source.id: reference}).passed


# ---------------------------------------------------------------- figures and dates


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Varland’s parliament rejected a ferry treaty with Ostmark, 62 votes to 58.", "61 votes"),
        ("The deal would cost 1,300 dockers their jobs.", "61 votes"),
        ("The deal would cost twelve dockers their jobs.", "61 votes"),
        ("The deal would cost thousands of dockers their jobs.", "61 votes"),
        ("Lind allegedly sold 25 of the berths for $25.", "Otto Lind"),
        ("Roth beat Bell by nearly three million votes.", "beat Bell"),
        ("Roth beat Bell in the second round of 1871.", "beat Bell"),
    ],
)
def test_a_figure_that_the_evidence_lacks_fails(sentence: str, phrase: str) -> None:
    assert "figure" in kinds(sentence, phrase)


def test_a_round_figure_stands_only_where_it_says_so() -> None:
    source = paper("The flood drowned 1,184 sheep along the river Elm, the county said.")
    gate = {
        amount: grounding.gate(
            f"The flood drowned {amount} sheep.", cited(source), {source.id: source}
        ).passed
        for amount in (
            "nearly 1,200",
            "about 1,200",
            "1,200",
            "about 1,500",
            "more than 1,100",
            "fewer than 1,100",
        )
    }
    assert gate == {
        "nearly 1,200": True,
        "about 1,200": True,
        "1,200": False,
        "about 1,500": False,
        "more than 1,100": True,
        "fewer than 1,100": False,
    }


def test_two_figures_exchanged_fail() -> None:
    assert "place" in kinds(
        "Varland’s parliament rejected a ferry treaty on Monday, 58 votes to 61.", "61 votes"
    )


@pytest.mark.parametrize(("day", "there"), [("Tuesday", False), ("Monday", True)])
def test_a_weekday_must_be_the_evidence_s(day: str, there: bool) -> None:  # noqa: FBT001
    sentence = f"Varland’s parliament rejected a ferry treaty on {day}."
    assert ("date" not in kinds(sentence, "61 votes")) is there


def test_may_is_a_month_only_beside_a_day_or_after_in() -> None:
    assert "date" in kinds("Lind may resign in May, his lawyer said.", "may resign")
    assert "date" not in kinds("Lind may resign, his lawyer said.", "may resign")


# ---------------------------------------------------------------- names and their places


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Opposition leader Karl Weber accused Roth of misleading the house.", "name"),
        ("Weber accused Roth of misleading the house.", "name"),
        ("Opposition leader Otto Lind accused Roth of misleading the house.", "name"),
        ("Opposition leader Anna Bell accused Roth of misleading the house.", "name"),
        ("Roth accused Bell of misleading the house.", "place"),
        ("Opposition leader Anna Roth accused Tomas Bell of misleading the house.", "place"),
        ("Opposition leader Bell Tomas accused Roth of misleading the house.", "name"),
        ("General Tomas Bell accused Roth of misleading the house.", "office"),
        ("Bell sued Roth for misleading the house.", "joint"),
    ],
)
def test_who_did_what_to_whom_must_be_the_evidence_s(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence, "accused Roth")


def test_a_name_is_found_where_capitals_tell_nothing() -> None:
    assert "name" in kinds(
        "OPPOSITION LEADER KARL WEBER ACCUSED ROTH OF MISLEADING THE HOUSE.", "accused Roth"
    )
    assert "name" not in kinds(
        "OPPOSITION LEADER TOMAS BELL ACCUSED ROTH OF MISLEADING THE HOUSE.", "accused Roth"
    )


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (
            "The U.S. Navy sent two ships to Rwanda’s capital.",
            "The US Navy sent two ships to the Rwandan capital.",
        ),
        ("French divers raised the wreck off Norway.", "Divers from France raised the wreck off Norway."),
        ("Mr. Öhrn bought the mill.", "Mr Ohrn bought the mill."),
        ("Roth and Bell met on the pier.", "Bell and Roth met on the pier."),
    ],
)
def test_one_name_in_two_spellings_is_one_name(there: str, here: str) -> None:
    source = paper(there)
    verdict = grounding.gate(here, cited(source), {source.id: source})
    assert {fault.kind for fault in verdict.faults} <= {"closeness"}


# ---------------------------------------------------------------- quotations


@pytest.mark.fault("F52")
@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("“The strait belongs to everybody,” Bell told reporters.", "quotation"),
        ("Bell said the report was “misleading to the house.”", "quotation"),
        ("“The strait belongs to nobody, Bell told reporters.", "quotation"),
        ("“The strait belongs to nobody.”", "speaker"),
        ("“The strait belongs to nobody,” Roth told reporters.", "speaker"),
    ],
    ids=["a word altered", "never said", "cut in half", "without its speaker", "moved"],
)
def test_a_quotation_stands_word_for_word_whole_and_with_its_speaker(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence, "Bell told", "accused Roth", "Roth denied")


# ---------------------------------------------------------------- hedges, denials, directions


@pytest.mark.fault("F51")
@pytest.mark.parametrize("title", ["Coup.", "Marcos coup.", "Rumours of coup.", "Coup rumours"])
def test_a_denial_never_becomes_its_claim(title: str) -> None:
    source = paper(title="Marcos dismisses rumours of coup")
    whole = cited(source, part="title")
    at = source.title.index("coup")
    word = [Evidence(source.id, at, at + 4, "coup", "title")]
    assert not grounding.gate(title, whole, {source.id: source}).passed
    assert not grounding.gate(title, word, {source.id: source}).passed


@pytest.mark.fault("F51")
@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Otto Lind sold 25 percent of the berths to the World Ferry Organization.", "Otto Lind"),
        ("Police have charged the harbor master, Otto Lind.", "Otto Lind"),
        ("He will resign in March, his lawyer said.", "may resign"),
        ("Roth had seen the report.", "Roth denied"),
    ],
)
def test_a_hedge_is_never_lost(sentence: str, phrase: str) -> None:
    assert "hedge" in kinds(sentence, phrase)


def test_a_denial_is_never_added() -> None:
    assert "denial" in kinds("Roth did not beat Bell in the first round of 1871.", "beat Bell")


def test_a_direction_is_never_turned() -> None:
    source = paper("Grain prices rose before the harvest in every county of Varland, the exchange said.")
    for sentence in ("Grain prices fell before the harvest.", "Grain prices rose after the harvest."):
        found = grounding.gate(sentence, cited(source), {source.id: source}).faults
        assert {fault.kind for fault in found} & {"direction", "place"}


# ---------------------------------------------------------------- closeness and the verdict


def test_a_sentence_in_other_words_is_not_close_enough() -> None:
    verdict = asked(
        "Lawmakers torpedoed an agreement about boat crossings, undoing years of negotiations.", "61 votes"
    )
    assert "closeness" in {fault.kind for fault in verdict.faults}
    assert verdict.closeness < 0.2


def test_a_caller_may_ask_for_more_closeness() -> None:
    source = paper()
    sentence = "The parliament of Varland rejected the treaty about ferries with Ostmark on Monday."
    evidence = cited(source, "61 votes")
    assert grounding.gate(sentence, evidence, {source.id: source}, least=0.0).passed
    assert not grounding.gate(sentence, evidence, {source.id: source}, least=0.9).passed


def test_a_verdict_says_every_fault_in_one_line() -> None:
    verdict = Verdict((Fault("date", "leave the date out"), Fault("name", "use its names")))
    assert str(verdict) == "failed: leave the date out; use its names"
