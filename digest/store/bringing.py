"""What a source had -> rows: its state, its articles under all their names, the pages it announces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from digest.model import Remembered, Sighting, SourceState, Wanted
from digest.store import matching
from digest.store.matching import Known
from digest.store.nouns import Brought, Pending
from digest.store.rows import Row, article_row, chunks, state_row, to_remembered, to_wanted, wanted_row
from digest.store.tables import aliases, articles, bringers, sources, wanted


@dataclass(frozen=True, slots=True)
class Round:
    """Whose articles come in, when, and whether the pages it announces are its back catalogue."""

    source: str
    now: datetime
    backlog: bool


def remember_state(db: Connection, state: SourceState) -> None:
    """Put a source's state in the place of the one before."""
    row = state_row(state)
    if not db.execute(update(sources).where(sources.c.key == state.key).values(row)).rowcount:
        db.execute(insert(sources).values(row))


def brought(db: Connection, at: Round, sightings: Sequence[Sighting], pages: Sequence[Wanted]) -> Brought:
    """Write down every article and every page that is not known yet, and what has changed of the others."""
    notices = [matching.announced(one, at.source) for one in pages]
    before = _known(db, [*sightings, *notices])
    matched = matching.matched(before, sightings, (at.source, at.now), lambda given: _taken(db, given))
    new, changed = _write(db, before, matched.known)
    found = [matched.known.which(one) for one in notices]
    # A feed that only announces an article has it, too.
    _write_bringers(db, at.source, [*matched.ids, *(one for one in found if one)])
    _announce(db, at, [page for page, one in zip(pages, found, strict=True) if not one])
    fresh = frozenset(matched.ids) - before.articles.keys()
    return Brought(new, len(set(matched.ids)) - new, changed, matched.ids, fresh)


# ---------------------------------------------------------------- articles


def _known(db: Connection, sightings: Iterable[Sighting]) -> Known:
    """All that the sightings' names lead to: few statements, however many articles a feed has."""
    names = (alias for sighting in sightings for alias in sighting.aliases)
    owners: dict[str, str] = {}
    for chunk in chunks(names):
        found = db.execute(select(aliases.c.alias, aliases.c.article_id).where(aliases.c.alias.in_(chunk)))
        owners.update((alias, article_id) for alias, article_id in found)
    return Known({one.article.id: one for one in _articles(db, owners.values())}, owners)


def _articles(db: Connection, ids: Iterable[str]) -> Iterator[Remembered]:
    for chunk in chunks(ids):
        rows = db.execute(select(articles).where(articles.c.id.in_(chunk))).mappings()
        yield from (to_remembered(row) for row in rows)


def _taken(db: Connection, article_id: str) -> bool:
    return db.execute(select(articles.c.id).where(articles.c.id == article_id)).first() is not None


def _write(db: Connection, before: Known, after: Known) -> tuple[int, int]:
    """Write what differs; returns how many articles are new, and how many others have changed."""
    differing = {name: one for name, one in after.articles.items() if one != before.articles.get(name)}
    new = [article_row(one) for name, one in differing.items() if name not in before.articles]
    changed = [article_row(one) for name, one in differing.items() if name in before.articles]
    _insert(db, articles, new)
    _update(db, changed)
    named = after.owners.items() - before.owners.items()
    _insert(db, aliases, [{"alias": alias, "article_id": owner} for alias, owner in sorted(named)])
    return len(new), len(changed)


def _update(db: Connection, rows: Sequence[Row]) -> None:
    if rows:
        # A parameter may not be called as the column it is compared with.
        statement = update(articles).where(articles.c.id == bindparam("which"))
        db.execute(statement, [{"which": row["id"]} | row for row in rows])


def _write_bringers(db: Connection, source: str, ids: Sequence[str]) -> None:
    known: set[str] = set()
    for chunk in chunks(ids):
        named = bringers.c.article_id.in_(chunk)
        known.update(db.scalars(select(bringers.c.article_id).where(bringers.c.source == source, named)))
    fresh = dict.fromkeys(one for one in ids if one not in known)
    _insert(db, bringers, [{"article_id": one, "source": source} for one in fresh])


def _insert(db: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        db.execute(insert(table), rows)


# ---------------------------------------------------------------- pages


def _announce(db: Connection, at: Round, pages: Iterable[Wanted]) -> None:
    """Put down the pages that neither wait already nor are done with, under whichever source."""
    fresh = {one.url: one for one in reversed(list(pages))}
    for chunk in chunks(list(fresh)):
        listed = select(wanted.c.url).where(
            wanted.c.url.in_(chunk), (wanted.c.source == at.source) | wanted.c.done_at.is_not(None)
        )
        for url in db.scalars(listed).all():
            fresh.pop(url, None)
    where = {"source": at.source, "first_seen": at.now, "backlog": at.backlog, "tries": 0, "failure": ""}
    _insert(db, wanted, [wanted_row(one) | where for one in fresh.values()])


def pending(db: Connection) -> list[Pending]:
    """The pages that wait, newest first."""
    rows = db.execute(select(wanted).where(wanted.c.done_at.is_(None))).mappings()
    found = [
        Pending(row["source"], to_wanted(row), row["tries"], row["backlog"], row["first_seen"])
        for row in rows
    ]
    found.sort(key=lambda one: (one.source, one.wanted.url))
    return sorted(found, key=lambda one: one.wanted.published or one.first_seen, reverse=True)


def done(db: Connection, page: Pending, now: datetime) -> None:
    """Be done with a page for every source that announced it."""
    db.execute(update(wanted).where(wanted.c.url == page.wanted.url).values(done_at=now))


def put_off(db: Connection, page: Pending, reason: str) -> None:
    """One more failure, for every source that announced the page."""
    again = update(wanted).where(wanted.c.url == page.wanted.url)
    db.execute(again.values(tries=wanted.c.tries + 1, failure=reason))
