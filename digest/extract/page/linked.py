"""What a page says of its article as linked data (JSON-LD, schema.org): the article's node, and texts and names in it.

Nodes may be nested, listed, or refer to each other by "@id". A page can hold hundreds of them, or ones that hold each
other without end: so many are looked at and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from digest.extract.body import fragments

ARTICLE_TYPES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "BlogPosting LiveBlogPosting SocialMediaPosting TechArticle Report ScholarlyArticle Review".split()
)
MOST_NODES, MOST_NAMES = 5000, 12


@dataclass(frozen=True, slots=True)
class Linked:
    """The page's article in its linked data, {} where it has none; `named` are the nodes by their "@id"."""

    article: Mapping[str, Any] = field(default_factory=dict)
    named: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The article's text under this key; of a list the first, of an object its name or id."""
        return next(self._texts(self.article.get(key)), "")

    def names(self, key: str) -> list[str]:
        """The names of the persons or organisations under this key."""
        return list(dict.fromkeys(self._texts(self.article.get(key), "name")))

    def flag(self, key: str) -> bool | None:
        """A yes or no of the article, None where it says neither."""
        return {"true": True, "false": False}.get(str(self.article.get(key, "")).strip().lower())

    def _texts(self, value: object, *keys: str) -> Iterator[str]:
        for one in (value if isinstance(value, list) else [value])[:MOST_NAMES]:
            if isinstance(one, dict):
                whole = one if len(one) > 1 else self.named.get(str(one.get("@id")), one)
                told = [whole.get(key) for key in keys or ("name", "@id")]
                one = next((text for text in told if isinstance(text, str)), None)  # noqa: PLW2901
            text = fragments.text(one) if isinstance(one, str) else ""
            if text:
                yield text


def read(scripts: Iterable[str]) -> Linked:
    """The first article among these scripts' nodes."""
    named: dict[str, Mapping[str, Any]] = {}
    articles: list[Mapping[str, Any]] = []
    for node in _nodes([data for script in scripts if (data := _loaded(script)) is not None]):
        if isinstance(node.get("@id"), str) and len(node) > 1:
            named.setdefault(node["@id"], node)
        if _is_article(node):
            articles.append(node)
    # A page may hold its teasers as articles too; its own is the one that says most.
    best = max(articles, key=lambda node: len(ARTICLE_KEYS & node.keys()), default={})
    return Linked(best, named)


ARTICLE_KEYS = frozenset("headline author datePublished publisher articleBody mainEntityOfPage".split())


def _loaded(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] in ARTICLE_TYPES for kind in listed)


def _nodes(data: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON value, outer ones first."""
    waiting: list[object] = [data]
    for at in range(MOST_NODES):
        if at >= len(waiting):
            return
        value = waiting[at]
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
