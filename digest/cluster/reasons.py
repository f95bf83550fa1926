"""Why a report stands in its story, in words for an editor.

Each report is held against the one of its story that it is most like, and what the two share is named: names,
figures, dates and terms as the openings write them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest import text
from digest.cluster.grouping import Pair
from digest.cluster.telling import Vector
from digest.model import Article

# So many of each kind are named; more would not be read.
MOST_NAMED = 4
# What is shared is looked for where the event is told.
OPENING_WORDS = 300
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(rf"\b(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})\b(?!,?\d)")
# One digit is shared by chance, and so is the year.
_FIGURE = re.compile(r"\d[\d.,]*\d%?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the groups were made from: each report's terms, the likenesses, and the pairs that the owner joined."""

    told: Sequence[Vector]
    alike: Mapping[Pair, float]
    forced: frozenset[Pair]

    def between(self, one: int, other: int) -> float:
        """The likeness of two places, whichever comes first."""
        return self.alike.get((min(one, other), max(one, other)), 0.0)


def why(articles: Sequence[Article], order: Sequence[int], grounds: Grounds) -> tuple[str, ...]:
    """One reason for each place of a story, in its order; the first is the fullest account."""
    return ("the fullest account", *(_reason(articles, order, at, grounds) for at in order[1:]))


def wording(article: Article) -> str:
    """The body without its line breaks and capitals: equal for two prints of one text."""
    return " ".join(article.text.lower().split())


def _reason(articles: Sequence[Article], order: Sequence[int], at: int, grounds: Grounds) -> str:
    others = [other for other in order if other != at]
    if any((min(at, other), max(at, other)) in grounds.forced for other in others):
        return "joined by the owner"
    nearest = max(others, key=lambda other: (grounds.between(at, other), -order.index(other)))
    named = articles[nearest].publisher or f"report {order.index(nearest) + 1}"
    if wording(articles[at]) == wording(articles[nearest]):
        return f"the same text as {named}"
    mean = math.fsum(grounds.between(at, other) for other in others) / len(others)
    whole = f", {mean:.2f} like the whole story" if len(others) > 1 else ""
    shared = "; ".join(_shared(articles, at, nearest, grounds))
    return f"{grounds.between(at, nearest):.2f} like {named}{whole}, sharing {shared or 'little'}"


def _shared(articles: Sequence[Article], one: int, other: int, grounds: Grounds) -> Iterator[str]:
    """What both openings hold, by kind: names and terms by weight, figures and dates as the first tells them."""
    first, second = (_opening(articles[at]) for at in (one, other))
    names = _weightiest(text.names(first) & text.names(second), grounds.told[one], grounds.told[other])
    terms = _terms(grounds.told[one], grounds.told[other], {text.stem(name) for name in names})
    kinds = {
        "names": names,
        "figures": _both(_figures(first), _figures(second)),
        "dates": _both(_DATE.findall(first), _DATE.findall(second)),
        "terms": _spelled(terms, first),
    }
    return (f"{kind} {', '.join(found[:MOST_NAMED])}" for kind, found in kinds.items() if found)


def _spelled(terms: Sequence[str], passage: str) -> list[str]:
    """The terms as the passage first writes them: "sentenced", not "sentenc"."""
    written = {text.stem(word): word.lower() for word in reversed(text.words(passage))}
    return [written[term] for term in terms if term in written]


def _opening(article: Article) -> str:
    return f"{article.title}. {' '.join(article.text.split()[:OPENING_WORDS])}"


def _both(one: Sequence[str], other: Sequence[str]) -> list[str]:
    there = set(other)
    return [found for found in dict.fromkeys(one) if found in there]


def _figures(passage: str) -> list[str]:
    return [found for found in _FIGURE.findall(_DATE.sub(" ", passage)) if not _YEAR.fullmatch(found)]


def _weightiest(found: AbstractSet[str], one: Vector, other: Vector) -> list[str]:
    """Words by how much their stems weigh in both reports, the most telling first."""
    weight = {word: one.get(text.stem(word), 0.0) * other.get(text.stem(word), 0.0) for word in found}
    return sorted(found, key=lambda word: (-weight[word], word))


def _terms(one: Vector, other: Vector, named: AbstractSet[str]) -> list[str]:
    """The single terms, neither names nor figures, that weigh most in both."""
    common = {term for term in one.keys() & other.keys() if term.isalpha() and term not in named}
    return sorted(common, key=lambda term: (-one[term] * other[term], term))
