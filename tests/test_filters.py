"""The owner's rules: what they keep out, and that they say which rule it was."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import filters
from digest.filters import Rules
from tests.articles import KRAKATOA, NOON, article

ASH = article(
    title="Ash Covers Ships in the Sunda Strait",
    dek="A captain’s report",
    kicker="World",
    author="Ida Brandt",
    language="en",
    published=NOON,
)


def dropped(**rules: Any) -> str:
    return filters.dropped(ASH, (Rules(**rules),), NOON + timedelta(hours=1))


@pytest.mark.parametrize(
    "term",
    ["ash", "ASH", "sunda strait", "report", "world", "cover*", "title:ships", "author:brandt", "section:World",
     "text:pumice", "text:paddles", "language:en", "title: ships"],
)  # fmt: skip
def test_a_term_is_found_where_it_says(term: str) -> None:
    assert dropped(drop=(term,)) == f"dropped by your rule drop “{term}”"
    assert dropped(keep=(term,)) == ""


@pytest.mark.parametrize(
    "term",
    ["cover", "ship", "brandt", "pumice", "title:world", "section:ash", "language:e", "author:ida krantz", "", "*", "title:",
     "strait sunda", "http://x"],
)  # fmt: skip
def test_a_term_is_not_found_elsewhere_nor_in_part_of_a_word(term: str) -> None:
    assert dropped(drop=(term,)) == ""
    assert "none of your rules keep it" in dropped(keep=(term,))


def test_dropping_goes_before_keeping() -> None:
    assert "drop “ash”" in dropped(keep=("world",), drop=("ash",))


def test_age_is_counted_from_the_closing_of_the_letter() -> None:
    assert dropped(oldest=1.0) == ""
    assert "older than your rule oldest = 0.01" in dropped(oldest=0.01)
    undated = article(published=None)
    assert filters.dropped(undated, (Rules(oldest=0.01),), NOON) == ""


def test_the_rules_for_all_and_those_of_the_source_hold_both() -> None:
    assert filters.dropped(ASH, (Rules(), Rules(drop=("ash",))), NOON)
    assert filters.dropped(ASH, (Rules(drop=("ash",)), Rules()), NOON)
    assert filters.dropped(ASH, (Rules(keep=("ash",)), Rules(keep=("world",))), NOON) == ""


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=4))
def test_any_terms_decide_and_no_terms_drop_nothing(title: str, terms: list[str]) -> None:
    one = article(title=title, paragraphs=KRAKATOA)
    assert filters.dropped(one, (Rules(),), NOON) == ""
    assert isinstance(filters.dropped(one, (Rules(drop=terms, keep=terms),), NOON), str)
