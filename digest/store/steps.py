"""A store of any earlier version -> the present one, in steps that are never changed once they were released.

Step n makes version n of version n - 1; a new store runs them all. The statements are the common tongue of SQLite and
PostgreSQL. All steps that a store needs are one transaction: a killed run leaves the old version whole. There is no
way back; a store of a newer program is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, inspect, select, update

from digest.errors import StoreError
from digest.store.tables import store_version

Step = Sequence[str]

_FIRST: Step = (
    "CREATE TABLE store_version (version INTEGER NOT NULL PRIMARY KEY)",
    """
    CREATE TABLE sources (
        key TEXT NOT NULL PRIMARY KEY,
        etag TEXT NOT NULL, last_modified TEXT NOT NULL, body_sha256 TEXT NOT NULL,
        first_success TIMESTAMP, last_try TIMESTAMP, last_success TIMESTAMP,
        failures INTEGER NOT NULL, failing_since TIMESTAMP, reason TEXT NOT NULL,
        moved_to TEXT NOT NULL, moved_times INTEGER NOT NULL,
        wait_until TIMESTAMP, retired_at TIMESTAMP
    )
    """,
    """
    CREATE TABLE articles (
        id TEXT NOT NULL PRIMARY KEY,
        source TEXT NOT NULL, origin TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
        published TIMESTAMP, paragraphs TEXT NOT NULL,
        dek TEXT NOT NULL, author TEXT NOT NULL, kicker TEXT NOT NULL, language TEXT NOT NULL, guid TEXT NOT NULL,
        fingerprint TEXT NOT NULL, backlog BOOLEAN NOT NULL, first_seen TIMESTAMP NOT NULL
    )
    """,
    "CREATE INDEX articles_by_published ON articles (published)",
    "CREATE INDEX articles_by_first_seen ON articles (first_seen)",
    "CREATE INDEX articles_by_fingerprint ON articles (fingerprint)",
    """
    CREATE TABLE aliases (
        alias TEXT NOT NULL PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES articles (id)
    )
    """,
    "CREATE INDEX aliases_by_article ON aliases (article_id)",
    """
    CREATE TABLE bringers (
        article_id TEXT NOT NULL REFERENCES articles (id),
        source TEXT NOT NULL,
        PRIMARY KEY (article_id, source)
    )
    """,
    "CREATE INDEX bringers_by_source ON bringers (source)",
    """
    CREATE TABLE wanted (
        source TEXT NOT NULL, url TEXT NOT NULL,
        origin TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, published TIMESTAMP,
        dek TEXT NOT NULL, author TEXT NOT NULL, kicker TEXT NOT NULL, language TEXT NOT NULL, guid TEXT NOT NULL,
        reason TEXT NOT NULL, tries INTEGER NOT NULL, failure TEXT NOT NULL,
        backlog BOOLEAN NOT NULL, first_seen TIMESTAMP NOT NULL, done_at TIMESTAMP,
        PRIMARY KEY (source, url)
    )
    """,
    "CREATE INDEX wanted_by_url ON wanted (url)",
    """
    CREATE TABLE nights (
        day DATE NOT NULL PRIMARY KEY,
        number INTEGER, record TEXT, stories INTEGER NOT NULL, briefs INTEGER NOT NULL,
        explained_text TEXT NOT NULL, explained_json TEXT NOT NULL,
        made_at TIMESTAMP NOT NULL, published_at TIMESTAMP
    )
    """,
    """
    CREATE TABLE told (
        day DATE NOT NULL REFERENCES nights (day), article_id TEXT NOT NULL,
        PRIMARY KEY (day, article_id)
    )
    """,
    "CREATE INDEX told_by_article ON told (article_id)",
    """
    CREATE TABLE fates (
        day DATE NOT NULL REFERENCES nights (day), place INTEGER NOT NULL,
        article_id TEXT NOT NULL, origin TEXT NOT NULL, title TEXT NOT NULL, fate TEXT NOT NULL, detail TEXT NOT NULL,
        PRIMARY KEY (day, place)
    )
    """,
    "CREATE INDEX fates_by_article ON fates (article_id)",
)

STEPS: Sequence[Step] = (_FIRST,)


def forward(db: Connection, name: str, steps: Sequence[Step] = STEPS) -> None:
    """Bring the store called `name` up to the last of the steps. Raises StoreError where it is not one of ours."""
    version = _version(db, name)
    _refuse_newer(version, name, len(steps))
    for step in steps[version:]:
        for statement in step:
            db.exec_driver_sql(statement)
    if version == 0:
        db.execute(insert(store_version).values(version=len(steps)))
    else:
        # Even where nothing changes: what can't be written has to say so before the first source is asked.
        db.execute(update(store_version).values(version=len(steps)))


def held_for_writing(db: Connection, name: str) -> None:
    """Wait until no other writes. Raises StoreError where a newer program took the store over since it was opened."""
    # SQLite has one writer anyway; PostgreSQL has as many as come, and this row makes them queue.
    version = db.execute(select(store_version.c.version).with_for_update()).scalar_one()
    _refuse_newer(version, name, len(STEPS))


def _version(db: Connection, name: str) -> int:
    """The store's version, 0 for one without tables."""
    tables = inspect(db).get_table_names()
    if not tables:
        return 0
    version: int | None = None
    if store_version.name in tables:
        version = db.execute(select(store_version.c.version)).scalar_one_or_none()
    if not version:
        raise StoreError(
            f"{name} is a database, but no memory of digest", "name another file or database in [store] url"
        )
    return version


def _refuse_newer(version: int, name: str, known: int) -> None:
    if version > known:
        raise StoreError(
            f"{name} was made by a newer digest: its version is {version}, this program knows {known}",
            "upgrade digest: pip install --upgrade digest-letter",
        )
