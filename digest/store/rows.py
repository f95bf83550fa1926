"""Nouns <-> rows. Columns are called as the fields they hold, so most of a row is the noun by its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from digest.model import Article, Remembered, SourceState, Validators, Wanted

Row = dict[str, Any]
Value = TypeVar("Value")

# What was left out of a page is for whoever reads it by hand.
# What `digest read` shows of a page and no later night asks for.
UNKEPT = frozenset({"dropped", "told"})
_ARTICLE = tuple(field.name for field in fields(Article) if field.name not in UNKEPT)
_WANTED = tuple(field.name for field in fields(Wanted))
_STATE = tuple(field.name for field in fields(SourceState) if field.name != "validators")
# Databases limit how many values one statement may ask for; SQLite's oldest limit is 999.
CHUNK = 500


def state_row(state: SourceState) -> Row:
    """The row of a source."""
    validators = {"etag": state.validators.etag, "last_modified": state.validators.last_modified}
    return {name: getattr(state, name) for name in _STATE} | validators


def to_state(row: RowMapping) -> SourceState:
    """The source of a row."""
    validators = Validators(row["etag"], row["last_modified"])
    return SourceState(validators=validators, **_named(row, _STATE))


def article_row(one: Remembered) -> Row:
    """The row of an article."""
    return {name: getattr(one.article, name) for name in _ARTICLE} | {
        "source": one.source,
        "first_seen": one.first_seen,
        "fingerprint": one.fingerprint,
        "backlog": one.backlog,
    }


def to_remembered(row: RowMapping) -> Remembered:
    """The article of a row, with the days on which it and its copies were told where the row has them."""
    article = Article(**_named(row, _ARTICLE))
    return Remembered(
        article,
        row["source"],
        row["first_seen"],
        row["fingerprint"],
        row["backlog"],
        row.get("told"),
        row.get("copy_told"),
    )


def wanted_row(one: Wanted) -> Row:
    """The part of a row that its feed said."""
    return {name: getattr(one, name) for name in _WANTED}


def to_wanted(row: RowMapping) -> Wanted:
    """What a feed said of a page."""
    return Wanted(**_named(row, _WANTED))


def chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values a few hundred at a time, each once."""
    rest = iter(dict.fromkeys(values))
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _named(row: RowMapping, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names}
