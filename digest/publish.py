"""Into out/: each file whole or not at all.

A file is written beside its place under a name of ours, flushed to the disk, then renamed over the old one, and the
folder is flushed too: whoever looks, at whatever moment a crash comes, sees the old file or the new one. What has
not changed is left alone, so that a server's dates stay honest. The caller's order is kept: what leads to a file
comes after it. This decides nothing about what is in a file, and guards against no second run beside this one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from digest import record
from digest.errors import DigestError, PublishError
from digest.model import Edition, Skipped

# Names that only we give: what a killed run left under them can go.
_PART = ".digest-part"
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
# For a web server under another account to read; the umask may take from it.
_MODE = 0o644
_RIGHTS = "give yourself the right to write there, or name another folder with --out"
_ROOM = "make room on the disk and run again"
_IN_THE_WAY = "something of that name stands in the way: move it away, or name another folder with --out"
_HINTS: Mapping[int, str] = {
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
}


def write(out: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Write the files below `out`, in this order.

    Raises PublishError at the first that can't be written: it and all after it stand as they stood before.
    """
    with _explained(out):
        _make_folder(out)
        for left in out.rglob(f"*{_PART}"):
            left.unlink(missing_ok=True)
    for name, body in files:
        put(out / name, body)


def put(place: Path, body: bytes) -> None:
    """Write one file, whole or not at all. Raises PublishError where it can't be; it stands then as it stood."""
    with _explained(place):
        _replace(place, body)


def withdraw(place: Path) -> None:
    """Take a file away, if it is there. Raises PublishError where it can't be."""
    with _explained(place):
        if place.is_file():
            place.unlink()
            _flush_folder(place.parent)


def _replace(place: Path, body: bytes) -> None:
    if place.is_file() and place.read_bytes() == body:
        return
    _make_folder(place.parent)
    part = place.with_name(place.name + _PART)
    try:
        _write_through(part, body)
        part.replace(place)
    except OSError:
        # On a full disk, half a file is the last thing to leave behind.
        part.unlink(missing_ok=True)
        raise
    _flush_folder(place.parent)


def _write_through(part: Path, body: bytes) -> None:
    with open(part, "wb", opener=lambda path, flags: os.open(path, flags, _MODE)) as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    """The folder and those above it, each on the disk before anything is put into it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    """The rename itself must reach the disk before anything that counts on it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = str(error.filename or place).removesuffix(_PART)
        raise PublishError(
            f"{where} can't be written: {error.strerror or error}",
            _HINTS.get(error.errno or 0, "check the folder and the disk it is on"),
        ) from error


def editions(out: Path, known: Collection[date] = ()) -> tuple[list[Edition], list[Skipped]]:
    """The editions that `out` holds, newest first, and those that can't be read, with the reason.

    Those of `known` days are passed over unread.
    """
    passed_over = {day.isoformat() for day in known}
    found: list[Edition] = []
    damaged: list[Skipped] = []
    for path in sorted(out.glob(f"{_DAY}/edition.json"), reverse=True):
        if path.parent.name in passed_over:
            continue
        try:
            found.append(record.load(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            damaged.append(Skipped(str(path), "archive", f"can't be read: {error}"))
        except DigestError as error:
            damaged.append(Skipped(str(path), "archive", f"{error.message}: {error.hint}"))
    return found, damaged
