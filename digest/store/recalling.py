"""Rows -> what is asked for: sources, and articles with the days on which they were told. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from digest.model import Remembered, SourceState
from digest.store.matching import addressed
from digest.store.rows import chunks, to_remembered, to_state
from digest.store.tables import aliases, articles, bringers, sources, told


def states(db: Connection) -> dict[str, SourceState]:
    """Each source by its key."""
    return {row["key"]: to_state(row) for row in db.execute(select(sources)).mappings()}


def health(db: Connection, keys: Collection[str], since: datetime) -> dict[str, dict[date, int]]:
    """New articles by source and day (UTC); what was there when a source was first read says nothing of its nights."""
    seen = select(articles.c.source, articles.c.first_seen).where(
        articles.c.source.in_(keys), articles.c.first_seen >= since, articles.c.backlog.is_(False)
    )
    counts: dict[str, Counter[date]] = {}
    for source, moment in db.execute(seen):
        counts.setdefault(source, Counter())[moment.date()] += 1
    return {source: dict(sorted(days.items())) for source, days in counts.items()}


def recall(
    db: Connection, named: Collection[str], since: datetime, also: Collection[str] = ()
) -> list[Remembered]:
    """The articles of these sources since then, and those of these ids whatever their time.

    One whose first source is not named is given as another's.
    """
    found = {one.article.id: one for one in _since(db, named, since)}
    for chunk in chunks(one for one in also if one not in found):
        rows = db.execute(_remembered().where(articles.c.id.in_(chunk))).mappings()
        found |= {row["id"]: to_remembered(row) for row in rows}
    # In Python: databases sort texts in ways of their own.
    return sorted(found.values(), key=lambda one: (one.time, one.article.id))


def _since(db: Connection, named: Collection[str], since: datetime) -> Iterator[Remembered]:
    theirs = bringers.c.source.in_(named)
    other = select(func.min(bringers.c.source)).where(bringers.c.article_id == articles.c.id, theirs)
    pool = (
        _remembered()
        .add_columns(other.scalar_subquery().label("bringer"))
        .where(
            articles.c.id.in_(select(bringers.c.article_id).where(theirs)),
            # As time is one of these two, it needs no word of its own.
            (articles.c.published >= since) | (articles.c.first_seen >= since),
        )
    )
    return (_given(row, named) for row in db.execute(pool).mappings())


def _given(row: RowMapping, named: Collection[str]) -> Remembered:
    one = to_remembered(row)
    return one if one.source in named else replace(one, source=row["bringer"])


def lookup(db: Connection, name: str) -> Remembered | None:
    """The article of an alias or address, else of an id, else of a file's path; the newest where files were many."""
    for query in _ways(name) if name else ():
        newest = query.order_by(articles.c.first_seen.desc(), articles.c.id).limit(1)
        if row := db.execute(newest).mappings().first():
            return to_remembered(row)
    return None


def _ways(name: str) -> Iterator[Select[Any]]:
    owner = select(aliases.c.article_id).where(aliases.c.alias.in_([name, *addressed(name)]))
    yield _remembered().where(articles.c.id.in_(owner))
    yield _remembered().where((articles.c.id == name) | (articles.c.url == name))
    # Where an entry has no address, its origin is its source's, and that names no article.
    yield _remembered().where(articles.c.origin == name, articles.c.origin != articles.c.source)


def _remembered() -> Select[Any]:
    """Articles, each with the first days on which it and a copy of its words were told."""
    copies = articles.alias("copies")
    own = select(func.min(told.c.day)).where(told.c.article_id == articles.c.id)
    copied = (
        select(func.min(told.c.day))
        .join_from(told, copies, copies.c.id == told.c.article_id)
        .where(
            copies.c.fingerprint == articles.c.fingerprint,
            copies.c.id != articles.c.id,
            copies.c.fingerprint != "",
        )
    )
    return select(
        articles,
        own.correlate(articles).scalar_subquery().label("told"),
        copied.correlate(articles).scalar_subquery().label("copy_told"),
    )
