"""Two reports -> how alike they are, 0 to 1.

All pairs are compared at once through the lists of which reports hold a term, so that a pair which shares nothing
costs nothing. Then their days are held against each other. Reports published more than `NEAR_DAYS` apart must be so
much more alike to be one story: the same prize is given and the same road is closed again a year later. And so must
reports whose openings tell of different weekdays (two leaders call at one White House on Monday and on Thursday) or
share no country (two coalitions are formed in two capitals). A report without a date, a weekday or a country speaks
for neither. Nothing is cut off by its date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from digest import text
from digest.cluster.grouping import Pair
from digest.cluster.telling import Vector
from digest.model import Article
from digest.text.countries import countries

NEAR_DAYS = 7
# What is left of a likeness over dates far apart, over different countries, and over different weekdays. The last
# weighs less: reports of one event often open on what followed the next day.
FAR_SHARE, ELSEWHERE_SHARE, OTHER_DAY_SHARE = 0.6, 0.6, 0.7
# The first weekday in so many words is the day of the event, and its countries are named; later ones may be anything's.
OPENING_WORDS = 100


def likenesses(articles: Sequence[Article], told: Sequence[Vector]) -> dict[Pair, float]:
    """The likeness of every pair of places that shares a term, smaller place first; `told` are their vectors."""
    openings = [f"{article.title}. {' '.join(article.text.split()[:OPENING_WORDS])}" for article in articles]
    days = [_event_day(opening) for opening in openings]
    places = [frozenset(countries(opening)) for opening in openings]
    return {
        (one, other): cosine
        * _nearness(articles[one], articles[other])
        * (OTHER_DAY_SHARE if days[one] and days[other] and days[one] != days[other] else 1.0)
        * (ELSEWHERE_SHARE if places[one] and places[other] and not places[one] & places[other] else 1.0)
        for (one, other), cosine in cosines(told).items()
    }


def cosines(told: Sequence[Vector]) -> dict[Pair, float]:
    """The cosine of every pair of vectors of length one that share a term."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[Pair, float] = {}
    for at, vector in enumerate(told):
        row = [0.0] * at
        for term, weight in vector.items():
            for before, other in holders[term]:
                row[before] += weight * other
            holders[term].append((at, weight))
        found.update(((before, at), cosine) for before, cosine in enumerate(row) if cosine)
    return found


def _event_day(opening: str) -> str:
    """The weekday that a report tells of, "" if it names none."""
    found = text.WEEKDAY.search(opening)
    return found.group().removesuffix("s") if found else ""


def _nearness(one: Article, other: Article) -> float:
    if one.published is None or other.published is None:
        return 1.0
    return 1.0 if abs(one.published - other.published) <= timedelta(days=NEAR_DAYS) else FAR_SHARE
