"""The set that promises most: held against every set there is, where these can be counted."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.candidates import Candidate, Unit
from digest.summarise.choice import Chances, Members, Promise, choose, members
from tests.articles import worded

LIMIT, TARGET = 115, 230
VOCABULARY = tuple(f"word{number}" for number in range(70))


def fits(chosen: Members) -> bool:
    return not chosen[0].leans and sum(one.words for one in chosen) <= LIMIT


def promising(chances: Mapping[str, float], content: float, function: float, target: int) -> Promise:
    return Promise(Chances(chances), content, function, target)


def offer(lengths: Sequence[int], leaning: Sequence[bool], draw: Random) -> tuple[list[Unit], Promise]:
    """Sentences of so many words, most words unlikely and a few likely, and what they promise."""
    chances = {word: 0.8 * draw.random() ** 3 for word in VOCABULARY}
    units: list[Unit] = []
    for place, (length, leans) in enumerate(zip(lengths, leaning, strict=True)):
        one = worded(place, tuple(draw.choices(VOCABULARY, k=length)), leans=leans and place > 0)
        units.append((*units[-1], one) if one.leans else (one,))
    return units, promising(chances, 0.5, 0.9, TARGET)


def best(units: Sequence[Unit], promise: Promise) -> float:
    """The most that any set of units promises, by trying them all."""
    sets = (members(some) for size in range(1, len(units) + 1) for some in combinations(units, size))
    return max((promise(some) for some in sets if fits(some)), default=0.0)


def drawn(seed: int) -> tuple[list[Unit], Promise]:
    draw = Random(seed)  # noqa: S311
    lengths = [min(40, max(8, round(draw.gauss(23, 7)))) for _ in range(7)]
    return offer(lengths, [draw.random() < 0.2 for _ in lengths], draw)


OFFERS = st.integers(0, 10**6).map(drawn)


def test_the_set_is_within_three_in_a_hundred_of_the_best_of_all_sets() -> None:
    """On the average of 150 offers; none is a fifth below."""
    offers = [drawn(seed) for seed in range(150)]
    shares = [promise(choose(units, promise, fits)) / best(units, promise) for units, promise in offers]
    assert fmean(shares) >= 0.97
    assert min(shares) >= 0.8


@given(OFFERS)
def test_the_set_fits_stands_in_order_and_is_the_same_each_time(offered: tuple[list[Unit], Promise]) -> None:
    units, promise = offered
    chosen = choose(units, promise, fits)
    assert fits(chosen)
    assert [one.place for one in chosen] == sorted({one.place for one in chosen})
    assert chosen == choose(units, promise, fits)


@given(OFFERS)
def test_what_leans_comes_with_all_that_it_leans_on(offered: tuple[list[Unit], Promise]) -> None:
    units, promise = offered
    places = {one.place for one in choose(units, promise, fits)}
    for unit in units:
        assert unit[-1].place not in places or {one.place for one in unit} <= places


@given(OFFERS, st.integers(1, 4))
def test_so_many_sentences_are_chosen_as_are_asked_for(
    offered: tuple[list[Unit], Promise], count: int
) -> None:
    units, promise = offered

    def few(chosen: Members) -> bool:
        return not chosen[0].leans and len(chosen) <= count

    alone = [unit for unit in units if len(unit) == 1]
    assert len(choose(alone, promise, few, exactly=count)) == min(count, len(alone))


def test_the_best_three_are_chosen_though_a_fourth_would_cost_more_than_it_brings() -> None:
    units = [(worded(place, (word,)),) for place, word in enumerate("abcd")]
    promise = promising({"a": 0.9, "b": 0.1, "c": 0.8, "d": 0.7}, 0.5, 0.9, 3)

    def three(chosen: Members) -> bool:
        return len(chosen) <= 3

    assert [one.place for one in choose(units, promise, three, exactly=3)] == [0, 2, 3]


def test_an_exchange_mends_what_the_first_step_took() -> None:
    """The first promises most alone, but the second says half of it again; the third fits in its stead."""
    rest = ("x",) * 9
    units = [(worded(place, (*words, *rest)),) for place, words in enumerate((("a", "b"), ("b",), ("c",)))]
    promise = promising({"a": 0.5, "b": 0.5, "c": 0.9}, 0.2, 0.9, 100)
    assert promise(units[0]) > max(promise(units[1]), promise(units[2]))

    def either(chosen: Members) -> bool:
        return len(chosen) <= 2 and {0, 2} - {one.place for one in chosen} != set()

    assert [one.place for one in choose(units, promise, either)] == [1, 2]


def test_the_first_opens_the_set_and_nothing_above_it_is_taken() -> None:
    units = [(worded(place, (word,)),) for place, word in enumerate("abc")]
    promise = promising({"a": 0.9, "b": 0.1, "c": 0.5}, 0.5, 0.9, 2)
    assert [one.place for one in choose(units, promise, bool, first=units[1])] == [1, 2]


def test_of_nothing_nothing_is_chosen_nor_where_nothing_fits() -> None:
    promise = promising({"a": 0.9}, 0.5, 0.9, 2)
    assert choose([], promise, bool) == []
    assert choose([(worded(0, ("a",)),)], promise, lambda _: False) == []


# ---------------------------------------------------------------- what a set is worth


def told(*sentences: str) -> list[Candidate]:
    return [worded(place, tuple(sentence.split())) for place, sentence in enumerate(sentences)]


CHANCES = {"ash": 0.6, "ship": 0.4, "of": 0.9, "rope": 0.0}
PROMISE = promising(CHANCES, content=0.4, function=0.8, target=10)


def test_a_set_is_worth_the_overlap_that_it_may_expect() -> None:
    assert PROMISE(told("ash ship")) == pytest.approx(2 * (0.6 + 0.4) / (2 + 10))


def test_a_word_said_again_counts_less_and_a_function_word_less_less() -> None:
    assert PROMISE(told("ash", "ash")) == pytest.approx(2 * (0.6 + 0.6 * 0.4) / 12)
    assert PROMISE(told("of", "of")) == pytest.approx(2 * (0.9 + 0.9 * 0.8) / 12)
    assert PROMISE(told("ash ash")) == pytest.approx(PROMISE(told("ash", "ash")))


def test_words_that_promise_nothing_make_a_set_worse() -> None:
    assert PROMISE(told("ash rope unknown")) < PROMISE(told("ash"))


@given(st.lists(st.lists(st.sampled_from([*CHANCES, "unknown"]), min_size=1, max_size=9), max_size=5))
def test_the_worth_of_a_set_is_between_nothing_and_all(sentences: list[list[str]]) -> None:
    made = told(*map(" ".join, sentences))
    as_long = promising(CHANCES, 0.4, 0.8, max(1, sum(map(len, sentences))))
    assert 0 <= as_long(made) <= 1


def test_the_order_of_sentences_does_not_change_what_they_promise() -> None:
    assert PROMISE(told("ash ship", "of ash rope")) == PROMISE(told("of ash rope", "ash ship"))


def test_a_sentence_that_leans_on_the_opening_may_follow_it() -> None:
    opening = worded(0, ("ash", "sea"))
    leaning = worded(1, ("ship", "deck"), leans=True)
    promise = promising({"ash": 0.5, "sea": 0.5, "ship": 0.9, "deck": 0.9}, 0.5, 0.9, 4)
    found = choose([(opening,), (opening, leaning)], promise, fits, first=(opening,))
    assert found == [opening, leaning]
