"""Sentences on the labelled cases of tests/cases/sentences.toml, and in time that grows with the text only."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import text

CASES = Path(__file__).parent / "cases" / "sentences.toml"


def cases(split: str) -> list[dict[str, Any]]:
    return [case for case in tomllib.loads(CASES.read_text())["case"] if case["split"] == split]


def sentences(paragraph: str, language: str = "en") -> list[str]:
    return [paragraph[start:end] for start, end in text.sentence_spans(paragraph, language)]


def right(case: dict[str, Any]) -> bool:
    found = sentences(case["text"], case.get("language", "en"))
    return found == list(case["sentences"])


@pytest.mark.parametrize("case", [c for c in cases("tune") if "hard" not in c], ids=lambda c: c["text"][:40])
def test_a_sentence_ends_where_a_reader_ends_it(case: dict[str, Any]) -> None:
    assert sentences(case["text"], case.get("language", "en")) == case["sentences"]


def test_cases_not_looked_at_while_the_rules_were_made_are_split_as_well() -> None:
    held = cases("unseen")
    assert sum(right(case) for case in held) / len(held) >= 0.87


def test_most_hard_cases_are_right_too() -> None:
    hard = [case for case in cases("tune") if "hard" in case]
    assert sum(right(case) for case in hard) / len(hard) >= 0.9


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "By . Ida Brandt . PUBLISHED: . 14:11 EST, 25 October 1883 . | . The bishop of Anjer fell ill . Others did too .",
            [
                "By . Ida Brandt .",
                "PUBLISHED: .",
                "14:11 EST, 25 October 1883 .",
                "| .",
                "The bishop of Anjer fell ill .",
                "Others did too .",
            ],
        ),
        ("Ships met pumice in the . Sunda Strait . They turned back .", None),
        ("He had hepatitis A . The state paid .", ["He had hepatitis A .", "The state paid ."]),
    ],
)
def test_a_scraped_line_ends_at_its_stop_between_blanks(paragraph: str, expected: list[str] | None) -> None:
    # A line that breaks after "the" or "in" goes on in the next.
    assert sentences(paragraph) == (
        expected or ["Ships met pumice in the . Sunda Strait .", "They turned back ."]
    )


@pytest.mark.parametrize(
    ("paragraph", "pieces"),
    [
        ("“We waited. Nobody came. “Then the sea rose,” Brandt said. He left.", 2),
        ("“We waited. Nobody came. The sea rose.", 1),
        ('The rope was 6" thick. It broke. Nobody was hurt.', 3),
        ("‘We waited. Nobody came,’ Brandt’s mate said. The crews’ boats were gone.", 2),
        ("He said (nobody laughed. Nobody dared.) it was over. It was.", 2),
        ("„Wir warten. Niemand kommt“, sagte sie. Dann ging sie.", 2),
        ("その船は出た。誰も戻らなかった。", 2),
    ],
)
def test_a_quotation_or_bracket_of_several_sentences_stays_in_one_piece(paragraph: str, pieces: int) -> None:
    assert len(sentences(paragraph, "de" if "„" in paragraph else "en")) == pieces


def test_a_mark_that_never_closes_does_not_swallow_a_long_text() -> None:
    assert len(sentences("“It began. " + "The sea rose again and again. " * 200)) > 100


def test_no_sentence_runs_over_an_empty_line() -> None:
    assert sentences("Ash on Java\n \n“The sea rose. It fell\n\nNobody spoke. “Go,” he said.") == [
        "Ash on Java",
        "“The sea rose. It fell",
        "Nobody spoke.",
        "“Go,” he said.",
    ]


def test_a_single_mark_astray_swallows_no_more_than_a_phrase() -> None:
    told = (
        "They called him 'a fool. The sea rose. "
        + "It fell and rose again and again. " * 6
        + "Brandt's crew left."
    )
    assert len(sentences(told)) > 5


def test_an_ordinal_ends_no_german_sentence_and_a_year_ends_an_english_one() -> None:
    assert len(sentences("Am 3. Mai kam er. Sie blieb bis zum 4. Juni.", "de-AT")) == 2
    assert len(sentences("The tower fell in 1883. It was rebuilt.")) == 2


def test_an_unknown_language_is_split_by_what_holds_everywhere() -> None:
    assert sentences("Laiva saapui. Kukaan ei tullut! Miksi?", "xx") == [
        "Laiva saapui.",
        "Kukaan ei tullut!",
        "Miksi?",
    ]


@given(st.text(alphabet="aA .!?“”\"'‘’()[]«»„\n1。", max_size=200), st.sampled_from(["en", "de", "fr", "xx"]))
def test_spans_are_in_order_and_lose_only_blanks(paragraph: str, language: str) -> None:
    spans = text.sentence_spans(paragraph, language)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    kept = "".join(paragraph[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in paragraph if not c.isspace()]
    assert all(not paragraph[start].isspace() and not paragraph[end - 1].isspace() for start, end in spans)


@given(st.text(alphabet="aA .,“”\"'‘’()[]«»„", max_size=120))
def test_quotations_are_in_order_and_unquoted_text_keeps_its_length(paragraph: str) -> None:
    spans = text.enclosures(paragraph)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert all(end - start >= 1 for start, end in spans)
    assert len(text.unquoted(paragraph)) == len(paragraph)


@pytest.mark.parametrize(
    ("sentence", "balanced"),
    [
        ("„Es ist aus“, sagte er.", True),
        ("« C’est fini », dit-elle.", True),
        ("“It is over,” he said. “Go.”", True),
        ("“It is over. “Go,” he said.", False),
        ("It is over,” he said.", False),
        ('He said "go" and "stay.', False),
    ],
)
def test_quotations_balance_in_the_marks_of_each_language(sentence: str, balanced: bool) -> None:  # noqa: FBT001
    assert text.quotes_balance(sentence) is balanced


@pytest.mark.parametrize("piece", ["“a. ", '"a. ', "(", "'a ", "a. ", "“” ", ". . "])
def test_marks_without_a_partner_cost_no_more_than_their_length(piece: str) -> None:
    # Quadratic time would make these run for hours.
    assert text.sentence_spans(piece * 50_000)
