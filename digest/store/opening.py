"""An address -> a Store that is ready: its file made, its tables brought up to date, or a reason why not."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from digest.errors import StoreError
from digest.store import steps
from digest.store.failing import explained, sqlite_flaw
from digest.store.memory import WRITES, Store

# Seconds that a writer waits for another; a night's longest transaction takes a few.
PATIENCE = 30.0
_PAUSE = 0.02
_SMALLEST = 512  # bytes of a database: one page (https://www.sqlite.org/fileformat2.html)
_HINT = 'write url = "sqlite:///.digest/digest.db" under [store] in digest.toml'


def opened(url: str, root: Path, patience: float = PATIENCE) -> Store:
    """The store at `url`; a file behind "sqlite:///" is relative to `root`.

    Makes the file and its folder where there is none, and brings an older store up to date. `patience` is for how
    many seconds another program's lock is waited for. Raises StoreError where the store is damaged, locked, full, not
    to be written, a newer program's, or not to be found: it is left as it is then, and no other is begun.
    """
    address = _address(url, root)
    name = address.database if _is_file(address) else address.render_as_string(hide_password=True)
    store = Store(_engine(address, patience), name or "")
    try:
        with explained(store.name):
            if _is_file(address):
                _make_room(Path(store.name))
            with store.engine.connect().execution_options(**WRITES) as db, db.begin():
                steps.forward(db, store.name)
    except BaseException:
        store.close()
        raise
    return store


def _address(url: str, root: Path) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"[store] url is no database’s address: {url!r}", _HINT) from error
    if not _is_file(address):
        return address
    if address.database in {None, "", ":memory:"}:
        raise StoreError("[store] url names no file, and what is not kept is no memory", _HINT)
    return address.set(database=str(root / (address.database or "")))


def _is_file(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _make_room(file: Path) -> None:
    """Make the folder of the file, and see that SQLite won't take a file for none."""
    # Which sources are read, and what they had, is nobody else's business.
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A run that was killed at its very first step leaves an empty file; of a byte or two it is the rest of a store,
    # yet SQLite takes one byte for nothing and would begin anew.
    if file.is_file() and 0 < file.stat().st_size < _SMALLEST:
        raise sqlite_flaw(str(file), sqlite3.SQLITE_CORRUPT, "it was cut off")


def _engine(address: URL, patience: float) -> Engine:
    if _is_file(address):
        engine = create_engine(address, connect_args={"timeout": patience})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(address)
    except NoSuchModuleError as error:
        raise StoreError(f"no database is called {address.drivername!r}", _HINT) from error
    except ModuleNotFoundError as error:
        raise StoreError(
            f"the driver of {address.drivername} is not installed", f"pip install {error.name}"
        ) from error


# ---------------------------------------------------------------- SQLite's own ways
# Python's driver opens transactions when it sees fit, and none before a SELECT or a CREATE TABLE. Both are taken out
# of its hands here, as SQLAlchemy's manual shows (dialects/sqlite, "non-legacy transactional modes").


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Each connection keeps what it commits through a power cut (synchronous), and holds the tables to their rules."""
    connection.isolation_level = None
    try:
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        _write_ahead(connection)
    except sqlite3.Error:
        # Not yet the pool's, so nobody else would.
        connection.close()
        raise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers don't wait for the writer. The file remembers it, so only its first connections have to say so."""
    waited_until = time.monotonic() + _patience(connection)
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            # Where it can't be had (a file on some network disks), the journal before it is as safe, only slower.
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # The one statement that does not wait for a lock by itself: two runs may make the file at once.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > waited_until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _patience(connection: sqlite3.Connection) -> float:
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    return float(milliseconds) / 1000


def _begin(connection: Connection) -> None:
    """Who is going to write says so at once: a reader that turns writer may find its view outdated, and fail."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
