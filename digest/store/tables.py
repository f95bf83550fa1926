"""The tables as this version of the program knows them; how a store comes to have them is told in `steps`.

Columns are of kinds that every database has. What looks like a set or a list inside one value is only ever read
whole; whatever is looked up has a column, and an index where there are many rows.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import (
    TIMESTAMP,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """An instant: aware in Python, without a zone and in UTC in the database, which so has nothing to convert."""

    impl = TIMESTAMP
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Into the database. Raises ValueError where a zone is missing: its hour could be anyone's."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} names no zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Out of the database."""
        return value.replace(tzinfo=UTC) if value else None


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts in their order, as a JSON list. JSON columns differ between databases, texts don't."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Into the database."""
        return json.dumps(value or (), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """Out of the database."""
        return tuple(json.loads(value or "[]"))


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _moment(name: str) -> Column[datetime]:
    return Column(name, Moment, nullable=False)


def _maybe(name: str) -> Column[datetime]:
    return Column(name, Moment)


metadata = MetaData()

# One row. Whoever writes locks it first, so that one writer at a time finds what the last one left.
store_version = Table(
    "store_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False)
)

sources = Table(
    "sources",
    metadata,
    Column("key", Text, primary_key=True),
    *(_text("etag"), _text("last_modified"), _text("body_sha256")),
    *(_maybe("first_success"), _maybe("last_try"), _maybe("last_success")),
    *(_number("failures"), _maybe("failing_since"), _text("reason")),
    *(_text("moved_to"), _number("moved_times")),
    *(_maybe("wait_until"), _maybe("retired_at")),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    *(_text("source"), _text("origin"), _text("url"), _text("title"), _text("publisher")),
    _maybe("published"),
    Column("paragraphs", Texts, nullable=False),
    *(_text("dek"), _text("author"), _text("kicker"), _text("language"), _text("guid")),
    *(_text("fingerprint"), _flag("backlog"), _moment("first_seen")),
    Index("articles_by_published", "published"),
    Index("articles_by_first_seen", "first_seen"),
    Index("articles_by_fingerprint", "fingerprint"),
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", Text, primary_key=True),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False),
    Index("aliases_by_article", "article_id"),
)

# Every source that has an article: its first one may be renamed, or leave digest.toml, while another still brings it.
bringers = Table(
    "bringers",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Index("bringers_by_source", "source"),
)

# A row stays when its page is done with: the feed goes on announcing it.
wanted = Table(
    "wanted",
    metadata,
    Column("source", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    *(_text("origin"), _text("title"), _text("publisher")),
    _maybe("published"),
    *(_text("dek"), _text("author"), _text("kicker"), _text("language"), _text("guid"), _text("reason")),
    *(_number("tries"), _text("failure"), _flag("backlog"), _moment("first_seen"), _maybe("done_at")),
    Index("wanted_by_url", "url"),
)

nights = Table(
    "nights",
    metadata,
    Column("day", Date, primary_key=True),
    Column("number", Integer),
    Column("record", Text),
    *(_number("stories"), _number("briefs"), _text("explained_text"), _text("explained_json")),
    *(_moment("made_at"), _maybe("published_at")),
)

# What was told stays told when its article is forgotten, so these know articles by name only.
told = Table(
    "told",
    metadata,
    Column("day", Date, ForeignKey("nights.day"), primary_key=True),
    Column("article_id", Text, primary_key=True),
    Index("told_by_article", "article_id"),
)

fates = Table(
    "fates",
    metadata,
    Column("day", Date, ForeignKey("nights.day"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    *(_text("article_id"), _text("origin"), _text("title"), _text("fate"), _text("detail")),
    Index("fates_by_article", "article_id"),
)
