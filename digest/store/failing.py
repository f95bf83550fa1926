"""What a database says when it can't -> what the owner can do about it.

Only what may happen to a sound program is put into such words: a lock, a right, a disk, a broken file, a server that
is away. The rest (a wrong statement, a broken rule of a table) is a bug and passes as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from digest.errors import StoreError

_DAMAGED = "nothing was begun anew: put a copy of it back, or move it away to begin without memory"
_RIGHTS = "give yourself the right to write that file and its folder, or name another one in [store] url"
_DISK = "check the disk that it is on, and run again: nothing half-written was kept"
_BUSY = "wait until the other run has ended, then run again"
# By SQLite's primary result codes (https://www.sqlite.org/rescode.html).
_FLAWS: Mapping[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("is in use by another program", _BUSY),
    sqlite3.SQLITE_LOCKED: ("is in use by another program", _BUSY),
    sqlite3.SQLITE_CORRUPT: ("is damaged", _DAMAGED),
    sqlite3.SQLITE_NOTADB: ("is damaged, or no database at all", _DAMAGED),
    sqlite3.SQLITE_READONLY: ("can't be written", _RIGHTS),
    sqlite3.SQLITE_PERM: ("can't be written", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: ("can't be opened", _RIGHTS),
    sqlite3.SQLITE_FULL: ("can't grow: the disk is full", "make room on the disk and run again"),
    sqlite3.SQLITE_IOERR: ("can't be read or written", _DISK),
}
_PRIMARY = 0xFF


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raises StoreError for every failure in the block that the owner of the store called `name` can act on."""
    try:
        yield
    except DBAPIError as error:
        raise _flaw(name, error) or error from error
    except sqlite3.Error as error:
        # While a connection is being prepared, nothing wraps the driver's own errors.
        raise _of_sqlite(name, error) or error from error
    except OSError as error:
        raise StoreError(
            f"{error.filename or name} can't be used: {error.strerror or error}", _RIGHTS
        ) from error


def _flaw(name: str, error: DBAPIError) -> StoreError | None:
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(name, error.orig)
    if isinstance(error, OperationalError | InterfaceError):
        said = " ".join(str(error.orig).split())
        return StoreError(f"{name} can't be used: {said}", "check [store] url, and that the database runs")
    return None


def sqlite_flaw(name: str, code: int, said: str) -> StoreError:
    """What one of the codes above means for the owner."""
    what, hint = _FLAWS[code]
    return StoreError(f"{name} {what} ({said})", hint)


def _of_sqlite(name: str, error: sqlite3.Error) -> StoreError | None:
    # Errors of Python's own module have no code of the library.
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return sqlite_flaw(name, code, str(error)) if code in _FLAWS else None
