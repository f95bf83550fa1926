"""Folders and files -> what a run without memory may tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from digest import identity, sources
from digest.account import AccountRow, skipped, unused
from digest.config import Config, SourceConfig
from digest.extract import extract
from digest.model import Article, Skipped
from digest.nightly.job import Reading

UNSIGNED = "Unsigned"


def read(config: Config, now: datetime) -> Reading:
    """Read every folder and file of the config; an article that comes twice stays once.

    No date can be from beyond tomorrow, `now` being today.
    """
    articles: dict[str, Article] = {}
    left: list[AccountRow] = []
    weights: dict[str, float] = {}
    families: dict[str, str] = {}
    for source in config.sources:
        for found in _articles(source, config, now):
            if isinstance(found, Skipped):
                left.append(skipped(found))
            elif found.id in articles:
                left.append(unused(found, f"the same article as {articles[found.id].origin}"))
            else:
                articles[found.id] = found
                weights[found.id] = source.weight
                families |= {found.publisher: source.family} if source.family else {}
    remarks = tuple(doubt for article in articles.values() if (doubt := identity.doubt(article)))
    return Reading(tuple(articles.values()), tuple(left), weights, families, remarks=remarks)


def _articles(source: SourceConfig, config: Config, now: datetime) -> Iterator[Article | Skipped]:
    for document in sources.documents(config.root / source.path):
        if isinstance(document, Skipped):
            yield document
        else:
            for found in extract(document, config.edition.zone):
                yield identity.dated(signed(found, source), now) if isinstance(found, Article) else found


def signed(found: Article, source: SourceConfig) -> Article:
    """An article that names no publisher is credited to its source."""
    return found if found.publisher else replace(found, publisher=source.name or UNSIGNED)
