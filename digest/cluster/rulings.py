"""The owner's rulings on which reports belong together, read against the night's articles.

An article is named by its address, its origin, the name of its file, or its exact title. A name may fit several
articles (one title in two papers): the ruling then holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import PurePath

from digest.cluster.grouping import Pair
from digest.model import Article

Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of names whose articles are one story (`together`) or never one (`apart`, which wins)."""

    together: tuple[Names, ...] = ()
    apart: tuple[Names, ...] = ()


NONE = Rulings()


def unmatched(rulings: Rulings, articles: Sequence[Article]) -> list[str]:
    """The names that no article answers to, each once, in the order of the rulings."""
    names = dict.fromkeys(name for pair in (*rulings.together, *rulings.apart) for name in pair)
    return [name for name in names if not _places(name, articles)]


def pairs(ruled: Sequence[Names], articles: Sequence[Article]) -> list[Pair]:
    """The places of the articles that each ruling pairs, smaller place first."""
    return [
        (min(one, other), max(one, other))
        for first, second in ruled
        for one, other in product(_places(first, articles), _places(second, articles))
        if one != other
    ]


def _places(name: str, articles: Sequence[Article]) -> list[int]:
    return [at for at, article in enumerate(articles) if name.strip() in _names(article)]


def _names(article: Article) -> set[str]:
    return {article.url, article.origin, PurePath(article.origin).name, article.title} - {""}
