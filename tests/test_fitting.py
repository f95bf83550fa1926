"""What an edition loses, in which order, when a letter would be too long."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Edition, SectionKind
from digest.render.fitting import KEPT_FOLLOWING, Cut, _first, cuts, fitted
from tests.editions import make_edition


def with_following(count: int) -> Edition:
    """An edition with so many follow items."""
    edition = make_edition()
    lead, following, odds = edition.sections
    many = tuple(replace(following.briefs[n % 2], id=f"b{n}") for n in range(count))
    return replace(edition, sections=(lead, replace(following, briefs=many), odds))


def counted(edition: Edition) -> tuple[int, int, int, int]:
    """Follow items, pointers, paragraphs of the lead, closers."""
    of = {section.kind: section.briefs for section in edition.sections}
    return (
        len(of.get(SectionKind.FOLLOWING, ())),
        len(edition.more),
        len(of[SectionKind.LEAD][0].paragraphs),
        len(of.get(SectionKind.ODDS_AND_ENDS, ())),
    )


def told(cut: Cut) -> str:
    """As many characters as the edition has sentences, titles and pointers."""
    briefs = list(cut.edition.briefs)
    return "x" * (sum(1 + sum(1 for _ in brief.sentences) for brief in briefs) + len(cut.edition.more))


def test_follow_items_go_first_then_pointers_then_the_lead_s_end_then_all_but_the_lead() -> None:
    edition = with_following(6)
    assert counted(edition) == (6, 2, 4, 1)
    assert [counted(cut.edition) for cut in cuts(edition)] == [
        (5, 2, 4, 1),
        (KEPT_FOLLOWING, 2, 4, 1),
        (4, 0, 4, 1),
        (4, 0, 3, 1),
        (4, 0, 2, 1),
        (4, 0, 1, 1),
        (3, 0, 1, 1),
        (2, 0, 1, 1),
        (1, 0, 1, 1),
        (0, 0, 1, 1),
        (0, 0, 1, 0),
    ]


def test_each_cut_says_how_many_items_it_leaves_out() -> None:
    edition = with_following(6)
    assert [cut.left_out for cut in cuts(edition)] == [1, 2, 2, 2, 2, 2, 3, 4, 5, 6, 7]
    assert all(cut.shortened for cut in cuts(edition))


@given(st.integers(0, 30), st.integers(0, 150))
def test_the_longest_edition_that_fits_is_taken(count: int, budget: int) -> None:
    edition = with_following(count)
    everything = [Cut(edition), *cuts(edition)]
    fitting = [cut for cut in everything if len(told(cut)) <= budget]
    cut, made = fitted(edition, budget, told)
    assert cut == (fitting[0] if fitting else everything[-1])
    assert made == told(cut)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 70))
def test_whatever_is_guessed_the_first_that_fits_is_found(last: int, guess: int, first: int) -> None:
    asked: list[int] = []

    def fits(at: int) -> bool:
        asked.append(at)
        return at >= first

    assert _first(min(guess, last), last, fits) == min(first, last)
    assert len(asked) <= 14
    assert all(0 <= at <= last for at in asked)


def test_a_good_guess_needs_few_tries() -> None:
    edition = with_following(300)
    tries = 0

    def counted_make(cut: Cut) -> str:
        nonlocal tries
        tries += 1
        return told(cut)

    cut, _ = fitted(edition, 500, counted_make)
    assert len(told(cut)) <= 500
    assert tries <= 8


@given(st.integers(0, 30))
def test_no_cut_is_longer_than_the_one_before_it(count: int) -> None:
    sizes = [len(told(cut)) for cut in (Cut(with_following(count)), *cuts(with_following(count)))]
    assert sizes == sorted(sizes, reverse=True)


def test_a_letter_of_one_item_that_no_cut_makes_fit_goes_out_all_the_same() -> None:
    edition = make_edition()
    alone = replace(edition, sections=edition.sections[1:2], more=())
    cut, _ = fitted(alone, 1, told)
    assert [section.kind for section in cut.edition.sections] == [SectionKind.FOLLOWING]


@pytest.mark.parametrize("count", [0, 3, 300])
def test_a_letter_that_fits_is_whole(count: int) -> None:
    edition = with_following(count)
    assert fitted(edition, 10_000, told)[0] == Cut(edition)
