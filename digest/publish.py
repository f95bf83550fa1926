"""Into out/: each file whole or not at all.

A file is written beside its place under a name of ours, flushed to the disk, then renamed over the old one, and the
folder is flushed too: whoever looks, at whatever moment a crash comes, sees the old file or the new one. What has
not changed is left alone, so that a server's dates stay honest. This decides nothing about what is in a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from digest import record
from digest.errors import DigestError, PublishError
from digest.model import Edition, Skipped

# Names that only we give: what a killed run left under them can go.
_PART = ".digest-part"
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def write(out: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Write the files below `out`, in this order. Raises PublishError; what stood there before still stands."""
    with _explained(out):
        out.mkdir(parents=True, exist_ok=True)
        for left in out.rglob(f"*{_PART}"):
            left.unlink()
        for name, body in files:
            _replace(out / name, body)


def _replace(place: Path, body: bytes) -> None:
    if place.is_file() and place.read_bytes() == body:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(place.name + _PART)
    with part.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)
    _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    """The rename itself must reach the disk before anything that counts on it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or out
        raise PublishError(
            f"{where} can't be written: {error.strerror}",
            "check the folder, its rights and the room on the disk",
        ) from error


def editions(out: Path) -> tuple[list[Edition], list[Skipped]]:
    """The editions that `out` holds, newest first, and those that can't be read, with the reason."""
    found: list[Edition] = []
    damaged: list[Skipped] = []
    for path in sorted(out.glob(f"{_DAY}/edition.json"), reverse=True):
        try:
            found.append(record.load(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            damaged.append(Skipped(str(path), "archive", f"can't be read: {error}"))
        except DigestError as error:
            damaged.append(Skipped(str(path), "archive", f"{error.message}: {error.hint}"))
    return found, damaged
