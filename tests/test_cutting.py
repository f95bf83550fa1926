"""Cuts on the labelled cases of tests/cases/cuts.toml, and what no cut may ever do."""

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding, text
from digest.summarise.cutting import cuts, without

CASES = Path(__file__).parent / "cases" / "cuts.toml"


def cases(split: str) -> list[dict[str, Any]]:
    return [case for case in tomllib.loads(CASES.read_text())["case"] if case["split"] == split]


def results(case: dict[str, Any]) -> Iterator[str]:
    """The sentence after every choice of its cuts: each alone, and all that go together."""
    offered = cuts(case["text"], case.get("before", ""))
    for size in range(1, len(offered) + 1):
        yield from (without(case["text"], chosen) for chosen in combinations(offered, size))


def allowed(case: dict[str, Any], result: str) -> bool:
    return result in case["allowed"] and all(words in result for words in case["never"])


@pytest.mark.parametrize("case", cases("tune"), ids=lambda case: case["text"][:40])
def test_every_cut_that_is_offered_leaves_what_an_editor_would_leave(case: dict[str, Any]) -> None:
    assert [result for result in results(case) if not allowed(case, result)] == []


def test_of_the_cases_not_looked_at_nearly_all_are_cut_rightly_or_left_whole() -> None:
    held = cases("unseen")
    wrong = [case for case in held if not all(allowed(case, result) for result in results(case))]
    assert len(wrong) <= 1


@pytest.mark.parametrize(("split", "least"), [("tune", 0.9), ("unseen", 0.6)])
def test_most_sentences_that_can_be_cut_are(split: str, least: float) -> None:
    possible = [case for case in cases(split) if case["allowed"]]
    assert sum(bool(cuts(case["text"], case.get("before", ""))) for case in possible) / len(possible) >= least


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("BATAVIA (AP) — The sea rose by noon.", "The sea rose by noon."),
        ("Hong Kong (CNN) -- The sea rose by noon.", "The sea rose by noon."),
        ("CAVITE CITY, Philippines (CNN)  -- The sea rose by noon.", "The sea rose by noon."),
        ("But the ships never came back to Anjer.", "The ships never came back to Anjer."),
        ("Roth, however, was not convinced by it.", "Roth was not convinced by it."),
        (
            "The island, which lies off Java, tore itself apart on Monday.",
            "The island tore itself apart on Monday.",
        ),
        (
            "Brandt sailed for the island, which lies off Java.",
            "Brandt sailed for the island.",
        ),
        ("The harbor master (pictured) closed the port.", "The harbor master closed the port."),
        (
            "The crew — most of them boys — rowed until dawn.",
            "The crew rowed until dawn.",
        ),
    ],
)
def test_what_stands_aside_goes_with_its_marks(sentence: str, left: str) -> None:
    assert without(sentence, cuts(sentence)) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "In Anjer, where the sea rose, Captain Sampson, also a Dutchman, was silent.",
        "The report gives an account of the storm, which sank the fleet, prompted a search and ended in court.",
        "A sailor, who stole the boat, was found on Monday.",
        "The boat, which was painted by a man who spoke on condition of anonymity, sank.",
        "A man — the mayor’s brother — was held on Monday.",
        "They wrote of the duke - their hope, a boy - the child and its nurse.",
        "Roth would have said no had he been asked, he said.",
        "Brandt was taken to the harbor, where he died.",
        "The ships (two of them English) turned back.",
        "“The sea (it was black) rose,” Brandt said.",
        "It was his (Roth’s) last voyage to the island.",
        "The harbor, according to Roth, which is never wrong, was closed.",
        "Anna Lund, who keeps the light at Anjer, said the sea was calm.",
    ],
)
def test_in_doubt_there_is_no_cut(sentence: str) -> None:
    assert cuts(sentence) == ()


def test_whoever_was_told_of_may_lose_what_says_who_it_is() -> None:
    sentence = "Lund, a former sailor, said the sea was calm."
    assert cuts(sentence) == ()
    assert [edit.rule for edit in cuts(sentence, "The keeper Anna Lund lit the lamp.")] == ["apposition"]


def test_letters_that_stand_for_a_name_stay_where_they_are_used_again() -> None:
    once = "The Netherlands Steamship Company (NSC) lost a ship on Monday."
    assert [edit.rule for edit in cuts(once)] == ["short-form"]
    assert cuts(once.replace("on Monday", "that the NSC owned")) == ()


def test_an_overlap_is_refused_by_the_replay() -> None:
    edits = cuts("But the ships never came back to Anjer.")
    with pytest.raises(ValueError, match="does not fit"):
        without("But the ships never came back to Anjer.", [*edits, *edits])


PIECES = st.sampled_from(
    "But |However, |The ship|Roth|, which lies here,|, who may know,| (pictured)| (6 of them)| — a wreck — |—| -- "
    '|said |was not lost|, it said|, according to Roth|, however,|“| ”|"|.|. |, |in May |on Monday |never |allegedly '
    "|, adding that it sank|LONDON (AP) — |12 |’s |(|)| a | and ".split("|")
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_choice_of_cuts_replays_and_keeps_every_hedge_figure_and_mark(sentence: str) -> None:
    offered = cuts(sentence)
    assert list(offered) == sorted(offered, key=lambda edit: edit.start)
    everything = grounding.replay(sentence, offered)
    assert text.hedges(everything) == text.hedges(sentence)
    assert text.numbers(everything) == text.numbers(sentence)
    for edit in offered:
        left = without(sentence, [edit])
        assert text.quotes_balance(left) == text.quotes_balance(sentence)
        assert text.word_count(left) < text.word_count(sentence)
