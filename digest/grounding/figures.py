"""Figures and dates: what numbers a passage states, and under which keys they are the same.

"1,200", "1200", "1.2 thousand" and "twelve hundred" are one value; "25 %", "25 percent" and "25 per cent" one
share; "$5m" may be five million dollars. A figure is asked for by its strictest key (value with unit) and offers
every looser one. Rounding is no equality: only "about", "nearly" or "more than" open a range, and only for a
figure rounder than the source's own.

This reads English figures; it converts no currencies, sums nothing and knows no calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from digest.grounding.passage import REMEMBERED, Passage, Token

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
CARDINAL: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: 20.0 + 10 * at for at, word in enumerate(_TENS)
}
ORDINAL: dict[str, float] = {word: float(value) for value, word in enumerate(_ORDINALS)} | {
    word[:-1] + "ieth": value for word, value in CARDINAL.items() if word in _TENS
}
MAGNITUDE: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
    "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
# Amounts told without a figure; each must stand in the source as it is.
VAGUE = frozenset(
    "hundreds thousands millions billions trillions dozens scores half halves third thirds quarter quarters fifths "
    "twice double doubled triple tripled".split()
)
_CURRENCY = {"$": "usd", "£": "gbp", "€": "eur", "¥": "yen"}
_CURRENCY_WORDS = {
    "dollar": "usd", "dollars": "usd", "pound": "gbp", "pounds": "gbp", "euro": "eur", "euros": "eur", "yen": "yen",
}  # fmt: skip
# After these a figure stands for a range of the source's, as bounds of figure / source.
APPROXIMATE: dict[str, tuple[float, float]] = {
    "about": (0.95, 1.05), "around": (0.95, 1.05), "some": (0.95, 1.05), "roughly": (0.95, 1.05),
    "approximately": (0.95, 1.05), "nearly": (1.0, 1.1), "almost": (1.0, 1.1), "over": (0.9, 1.0),
    "least": (0.9, 1.0), "more": (0.9, 1.0),
    "less": (1.0, 1.1), "fewer": (1.0, 1.1),
}  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = frozenset("yesterday today tomorrow tonight".split())
_SHORT = {name[:3]: name for name in (*_WEEKDAYS, *_MONTHS)} | {"sept": "september", "tues": "tuesday"}
_DATED = frozenset({*_WEEKDAYS, *(day + "s" for day in _WEEKDAYS), *_MONTHS, *_SHORT}) | _DAYS
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated value: the keys it offers, those it asks for (any of them), its value and its places."""

    offers: frozenset[str]
    asks: frozenset[str]
    value: float | None
    first: int
    last: int
    about: str = ""


@lru_cache(maxsize=REMEMBERED)
def figures(passage: Passage) -> tuple[Figure, ...]:
    """Every figure of a passage; the readings of torn ones first."""
    found = list(_torn(passage))
    at = 0
    while at < len(passage.tokens):
        figure = _figure(passage, at)
        if figure:
            found.append(figure)
        at = figure.last + 1 if figure else at + 1
    return tuple(found)


def _torn(passage: Passage) -> Iterator[Figure]:
    """What a text may mean whose figures are torn apart, "3, 800" or "1. 3 million": offered, never asked for."""
    for at in range(1, len(passage.tokens)):
        mark, (before, token) = passage.gap(at), passage.tokens[at - 1 : at + 1]
        if mark not in {", ", ". "} or not (before.key.isdigit() and token.key.isdigit()):
            continue
        joined = before.key + (token.key if mark == ", " else "." + token.key)
        if mark == ". " or len(token.key) == 3:
            values, last = _magnified(passage, float(joined), at)
            torn = _with_unit(passage, values, (at - 1, last))
            yield replace(torn, asks=frozenset())


def _figure(passage: Passage, at: int) -> Figure | None:
    token = passage.tokens[at]
    if token.key in VAGUE:
        return _bare(token.key, at)
    if token.key[0].isdigit() and not _PLAIN.fullmatch(token.key):
        return _bare(token.key, at)
    read = _value(passage.tokens, passage, at)
    if read is None:
        return None
    values, last = read
    return _with_unit(passage, values, (at, last))


def _bare(word: str, at: int) -> Figure:
    return Figure(frozenset({word}), frozenset({word}), None, at, at)


def _with_unit(passage: Passage, values: Sequence[float], places: tuple[int, int]) -> Figure:
    first, last = places
    unit, last = _unit(passage, first, last)
    plain = {f"{value:.10g}" for value in values}
    asks = {word + unit for word in plain}
    before = [token.key for token in passage.tokens[max(0, first - 2) : first]]
    about = before[0] if before[1:] == ["than"] else "".join(before[-1:])
    return Figure(frozenset(plain | asks), frozenset(asks), values[0], first, last, about)


def _value(tokens: Sequence[Token], passage: Passage, at: int) -> tuple[list[float], int] | None:
    """The readings of the figure that starts here, and its last place. "10m" is ten metres or ten million."""
    word = tokens[at].key
    if word in ORDINAL:
        return [ORDINAL[word]], at
    if word[0].isdigit():
        value = float(word.replace(",", ""))
    elif word in CARDINAL:
        value, at = _spelled(passage, at)
    elif word in MAGNITUDE and len(word) > 2:
        # "a hundred": what counts it is not written.
        return [MAGNITUDE[word]], at
    else:
        return None
    return _magnified(passage, value, at)


def _spelled(passage: Passage, at: int) -> tuple[float, int]:
    """The value of a number in words, "twenty-five", and its last place."""
    tokens = passage.tokens
    value = CARDINAL[tokens[at].key]
    if tokens[at].key in _TENS and _next_is(passage, at, CARDINAL, "-") and CARDINAL[tokens[at + 1].key] < 10:
        return value + CARDINAL[tokens[at + 1].key], at + 1
    if tokens[at].key in _TENS and _next_is(passage, at, ORDINAL, "-") and ORDINAL[tokens[at + 1].key] < 10:
        return value + ORDINAL[tokens[at + 1].key], at + 1
    return value, at


def _next_is(passage: Passage, at: int, table: dict[str, float], joint: str = " ") -> bool:
    following = at + 1
    return (
        following < len(passage.tokens)
        and passage.tokens[following].key in table
        and passage.gap(following) in {"", " ", "\u00a0", joint}
    )


def _magnified(passage: Passage, value: float, at: int) -> tuple[list[float], int]:
    values = [value]
    while _next_is(passage, at, MAGNITUDE, "-"):
        word = passage.tokens[at + 1].key
        larger = round(values[0] * MAGNITUDE[word], 6)
        # A letter alone may be a unit of length or a name: both readings stay open.
        values = [larger, *values] if len(word) == 1 else [larger]
        at += 1
    return values, at


def _unit(passage: Passage, first: int, last: int) -> tuple[str, int]:
    """Percent or a currency, written before or after, and the last place it takes."""
    after = [token.key for token in passage.tokens[last + 1 : last + 3]]
    if passage.gap(last + 1).lstrip().startswith("%"):
        return "%", last
    if after[:1] == ["percent"] or after[:1] == ["pc"]:
        return "%", last + 1
    if after == ["per", "cent"]:
        return "%", last + 2
    sign = passage.gap(first).rstrip()[-1:]
    if sign in _CURRENCY:
        return _CURRENCY[sign], last
    if after and after[0] in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[after[0]], last + 1
    return "", last


def stated(figure: Figure, evidence: Sequence[Figure]) -> bool:
    """Does the evidence state this figure, or one that "about" or "nearly" lets stand for it?"""
    if any(figure.asks & other.offers for other in evidence):
        return True
    if figure.value is None or figure.about not in APPROXIMATE:
        return False
    low, high = APPROXIMATE[figure.about]
    return any(
        other.value and low <= figure.value / other.value <= high and _rounder(figure.value, other.value)
        for other in evidence
    )


def _rounder(value: float, other: float) -> bool:
    return len(f"{value:.10g}".strip("0.")) < len(f"{other:.10g}".strip("0."))


@lru_cache(maxsize=REMEMBERED)
def dates(passage: Passage) -> tuple[tuple[int, str], ...]:
    """Places and names of weekdays, months and of "today" with its kin."""
    found = (
        (at, _date(passage, at, token)) for at, token in enumerate(passage.tokens) if token.key in _DATED
    )
    return tuple((at, name) for at, name in found if name)


def _date(passage: Passage, at: int, token: Token) -> str:
    word = _SHORT.get(token.key, token.key)
    single = word[:-1] if word.endswith("days") else word
    if single in _WEEKDAYS:
        # "sun" and "sat" are days only where they are written as such.
        return single if token.key == word or (token.capital and passage.gap(at + 1).startswith(".")) else ""
    if word in {"march", "may"} or (word in _MONTHS and token.key != word):
        return word if token.capital and _beside_a_figure(passage, at) else ""
    return word if word in _MONTHS or word in _DAYS else ""


def _beside_a_figure(passage: Passage, at: int) -> bool:
    """A day or a year beside it, or "in", "last", "until" before it: then "May" is a month."""
    beside = [*passage.tokens[max(0, at - 1) : at], *passage.tokens[at + 1 : at + 2]]
    if any(token.key[0].isdigit() for token in beside):
        return True
    return at > 0 and passage.tokens[at - 1].key in {
        "in", "last", "next", "since", "until", "of", "by", "this", "late", "early",
    }  # fmt: skip
