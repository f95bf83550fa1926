"""Nights <-> rows: the edition, what it told, and what became of every input."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from digest import record
from digest.account import Account, AccountRow, Fate
from digest.errors import DigestError, StoreError
from digest.model import Edition
from digest.store.nouns import Night
from digest.store.tables import fates, nights, told

# Whoever read the letter has met these articles: in a brief, as another's report of it, or as a headline.
_TOLD = frozenset({Fate.CITED, Fate.ALSO, Fate.POINTER})


def keep(db: Connection, kept: Night) -> None:
    """Write a night down in the place of the one before it of that day."""
    for table in (told, fates, nights):
        db.execute(delete(table).where(table.c.day == kept.day))
    edition = kept.edition
    db.execute(
        insert(nights).values(
            day=kept.day,
            number=edition.number if edition else None,
            record=record.dump(edition) if edition else None,
            stories=kept.account.stories,
            briefs=kept.account.briefs,
            explained_text=kept.text,
            explained_json=kept.json,
            made_at=kept.made_at,
        )
    )
    if rows := [{"day": kept.day, "article_id": one} for one in sorted(_told(kept))]:
        db.execute(insert(told), rows)
    if rows := [_fate_row(kept.day, place, one) for place, one in enumerate(kept.account.rows)]:
        db.execute(insert(fates), rows)


def night(db: Connection, day: date) -> Night | None:
    """The night of a day."""
    row = db.execute(select(nights).where(nights.c.day == day)).mappings().first()
    if row is None:
        return None
    rows = tuple(one for _, one in _fates(db, fates.c.day == day))
    return Night(
        day,
        row["made_at"],
        _edition(row) if row["record"] is not None else None,
        Account(rows, row["stories"], row["briefs"]),
        row["explained_text"],
        row["explained_json"],
    )


def editions(db: Connection) -> list[Edition]:
    """Every edition, newest first."""
    made = (
        select(nights.c.day, nights.c.record)
        .where(nights.c.record.is_not(None))
        .order_by(nights.c.day.desc())
    )
    return [_edition(row) for row in db.execute(made).mappings()]


def unpublished(db: Connection) -> list[date]:
    """Days with an edition that nobody marked as published."""
    kept = select(nights.c.day).where(nights.c.record.is_not(None), nights.c.published_at.is_(None))
    return list(db.scalars(kept.order_by(nights.c.day)))


def published(db: Connection, day: date, at: datetime) -> None:
    """Mark a day's edition."""
    db.execute(update(nights).where(nights.c.day == day).values(published_at=at))


def fates_of(db: Connection, article_id: str) -> list[tuple[date, AccountRow]]:
    """An article's rows in the accounts, by day."""
    return list(_fates(db, fates.c.article_id == article_id))


def _told(kept: Night) -> set[str]:
    """The ids of the articles that a night's letter told; a quiet night told none."""
    if kept.edition is None:
        return set()
    met = {row.article_id for row in kept.account.rows if row.fate in _TOLD and row.article_id}
    return met | {one.id for one in kept.edition.references}


def _edition(row: RowMapping) -> Edition:
    try:
        return record.load(row["record"])
    except DigestError as error:
        raise StoreError(
            f"the edition of {row['day']} can't be read from the memory: {error.message}",
            "put a copy of the memory back, made before it was damaged",
        ) from error


def _fate_row(day: date, place: int, row: AccountRow) -> dict[str, object]:
    return {
        "day": day,
        "place": place,
        "article_id": row.article_id,
        "origin": row.origin,
        "title": row.title,
        "fate": row.fate.value,
        "detail": row.detail,
    }


def _fates(db: Connection, which: ColumnElement[bool]) -> Iterator[tuple[date, AccountRow]]:
    rows = select(fates).where(which).order_by(fates.c.day, fates.c.place)
    for row in db.execute(rows).mappings():
        fate = Fate(row["fate"])
        yield row["day"], AccountRow(row["origin"], row["title"], fate, row["detail"], row["article_id"])
