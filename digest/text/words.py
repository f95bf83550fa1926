"""Words, stems, terms, figures, names: what texts are compared by."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.text.sentences import WEEKDAYS, WORD, sentence_spans

STOP_WORDS = frozenset(
    "a about above after again against all also although am among an and any are as at be became because been "
    "before being below between both but by can could did do does doing down during each even ever every few "
    "for from further had has have having he her here hers him his how however i if in into is it its itself "
    "just last least less like made make many may me might more most much must my near nearly no nor not now of "
    "off on once one only or other our out over own per said same say says she should since so some still such "
    "than that the their them then there these they this those though three through to told too two under "
    "until up upon us very was we were what when where whether which while who whom whose why will with within "
    "without would year years you your new first week day days month months according added including "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

# A stem shorter than this says nothing; a headline's shorter words are small in any style.
SHORTEST_STEM, SHORT_WORD = 3, 3

# Departments of a paper: as a kicker they tell a reader nothing about the event.
DEPARTMENTS = frozenset(
    "news world politics europe asia africa americas business economy markets money science technology tech "
    "health environment climate culture arts books film films music sport sports opinion analysis comment live "
    "international national local top stories story breaking latest report feature features uk us usa "
    "middle east space nature trade diplomacy security justice courts elections disasters conflict".split()
)

# Choosing weighs the same sentences against each other again and again: so many answers are kept.
REMEMBERED = 4096


def words(text: str) -> list[str]:
    """The words of a text as they stand, numbers included."""
    return WORD.findall(text)


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(WORD.findall(text))


@lru_cache(maxsize=16 * REMEMBERED)
def stem(word: str) -> str:
    """A light stem: the plural, the possessive and the commonest verb endings go.

    Enough to lay "tariffs" beside "tariff"; an honest stemmer would also join "politics" and "policy".
    """
    word = re.sub(r"[’']s?$", "", word.lower())
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(ending)] + rest
    return word


@lru_cache(maxsize=REMEMBERED)
def terms(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    found = (word.lower() for word in WORD.findall(text))
    return tuple(stem(word) for word in found if word not in STOP_WORDS and len(word) > 1)


def numbers(text: str) -> set[str]:
    """Every figure of a text as it is written, without a closing comma or stop."""
    return {match.group().rstrip(".,") for match in re.finditer(r"\d[\d.,]*", text)}


@lru_cache(maxsize=REMEMBERED)
def names(text: str) -> frozenset[str]:
    """Capitalised words that don't open a sentence: people, places, bodies. A guess, without a tagger."""
    found: set[str] = set()
    for start, end in sentence_spans(text):
        tokens = WORD.findall(text[start:end])
        found.update(re.sub(r"[’']s$", "", t) for t in tokens[1:] if t[:1].isupper() and len(t) > 1)
    return frozenset(name for name in found if name not in WEEKDAYS and name.lower() not in STOP_WORDS)
