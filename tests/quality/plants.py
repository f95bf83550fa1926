"""Faults that a model's sentence could have, planted by rules of their own, not by the gate's.

Each takes a true sentence and what may be used around it, and gives the sentence with one fault, or None where it
has no room for that fault.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
INNER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
SPELLED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozen)\b")
HEDGE = re.compile(r"(?<= )(?:not|allegedly|reportedly|may|might|never|possibly|likely) ")
CONTRACTED = re.compile(r"\b(did|is|was|were|does|has|have|would|could|are|had)n[’']t\b")
AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|did) (?!not)")
QUOTED = re.compile(r"[“\"]([^”\"]{15,})[”\"]")
SPEAKER = re.compile(r"(?<=[”\"] )([A-Z][a-z]+) (?=said|told|added)|(?<=said )([A-Z][a-z]+)\b(?=[.,])")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February April June July August September October November December".split()
COUNTS = "two three four five six seven eight nine ten twelve twenty dozen".split()
STRANGE_WORDS = "green nothing window always perhaps money river".split()


@dataclass(frozen=True, slots=True)
class Around:
    """What a planted fault may be made of: names of this article and of others, and the dice."""

    own: tuple[str, ...]
    foreign: tuple[str, ...]
    dice: random.Random


Plant = Callable[[str, Around], str | None]


def _put(sentence: str, match: re.Match[str], new: str) -> str:
    return sentence[: match.start()] + new + sentence[match.end() :]


def _one(pattern: re.Pattern[str], sentence: str, around: Around) -> re.Match[str] | None:
    found = list(pattern.finditer(sentence))
    return around.dice.choice(found) if found else None


def _other(sentence: str, around: Around, words: Sequence[str]) -> str | None:
    """One of the words, where the sentence has one, replaced by another of them."""
    match = _one(re.compile(rf"\b(?:{'|'.join(words)})\b"), sentence, around)
    return (
        _put(sentence, match, around.dice.choice([w for w in words if w != match.group()])) if match else None
    )


def number(sentence: str, around: Around) -> str | None:
    """One figure altered by a digit."""
    match = _one(FIGURE, sentence, around)
    if not match:
        return None
    at = around.dice.choice([n for n, sign in enumerate(match.group()) if sign.isdigit()])
    digit = around.dice.choice([d for d in "123456789" if d != match.group()[at]])
    return _put(sentence, match, match.group()[:at] + digit + match.group()[at + 1 :])


def foreign_name(sentence: str, around: Around) -> str | None:
    """A full name replaced by one of another article."""
    match = _one(FULL_NAME, sentence, around)
    return _put(sentence, match, around.dice.choice(around.foreign)) if match else None


def own_name(sentence: str, around: Around) -> str | None:
    """A full name replaced by another of the same article."""
    match = _one(FULL_NAME, sentence, around)
    others = [name for name in around.own if match and not set(name.split()) & set(match.group().split())]
    return _put(sentence, match, around.dice.choice(others)) if match and others else None


def exchanged(sentence: str, around: Around, pattern: re.Pattern[str] = FULL_NAME) -> str | None:
    """Two names of the sentence exchanged."""
    found = list(pattern.finditer(sentence))
    pairs = [
        (a, b)
        for at, a in enumerate(found)
        for b in found[at + 1 :]
        if not set(a.group().split()) & set(b.group().split())
    ]
    if not pairs:
        return None
    first, second = around.dice.choice(pairs)
    return _put(_put(sentence, second, first.group()), first, second.group())


def hedge_dropped(sentence: str, around: Around) -> str | None:
    """A "not", "n't", "allegedly" or "may" dropped."""
    found = [*HEDGE.finditer(sentence), *CONTRACTED.finditer(sentence)]
    if not found:
        return None
    match = around.dice.choice(found)
    return _put(sentence, match, match.group(1) if match.re is CONTRACTED else "")


def denial_added(sentence: str, around: Around) -> str | None:
    """A "not" put after an auxiliary."""
    match = _one(AUXILIARY, sentence, around)
    return _put(sentence, match, match.group() + "not ") if match else None


def quotation_altered(sentence: str, around: Around) -> str | None:
    """One word of a quotation replaced."""
    match = _one(QUOTED, sentence, around)
    inner = _one(re.compile(r"\b[a-z]{3,}\b"), match.group(1), around) if match else None
    if not match or not inner:
        return None
    start = match.start(1)
    return (
        sentence[: start + inner.start()]
        + around.dice.choice(STRANGE_WORDS)
        + sentence[start + inner.end() :]
    )


def quotation_moved(sentence: str, around: Around) -> str | None:
    """A quotation given to another name of the article."""
    match = _one(SPEAKER, sentence, around)
    others = [name.split()[-1] for name in around.own if match and name.split()[-1] not in match.group()]
    if not match or not others or not QUOTED.search(sentence):
        return None
    return _put(sentence, match, around.dice.choice(others) + (" " if match.group().endswith(" ") else ""))


PLANTS: dict[str, Plant] = {
    "number altered": number,
    "number word altered": partial(_other, words=COUNTS),
    "name from elsewhere": foreign_name,
    "name of the same article": own_name,
    "two full names exchanged": exchanged,
    "two single names exchanged": partial(exchanged, pattern=INNER_NAME),
    "hedge or negation dropped": hedge_dropped,
    "negation added": denial_added,
    "quotation altered": quotation_altered,
    "quotation moved": quotation_moved,
    "weekday changed": partial(_other, words=DAYS),
    "month changed": partial(_other, words=MONTHS),
}
