"""Files and folders on this machine -> Documents.

A folder is read whole, in the order of its names. Dotfiles and files about a folder (README, LICENSE) are no
articles and are passed over; everything else that can't be read is a `Skipped` with its reason. What the bytes mean is
for `extract`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digest.extract import MOST_BYTES, media_type
from digest.model import Document, Skipped

# By this file a folder of out/ is known, by these the files beside the editions.
PUBLISHED = "edition.json"
ARCHIVE = frozenset({"index.html", "feed.json", "feed.atom", "feed.rss"})
ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog"})


def documents(path: Path) -> Iterator[Document | Skipped]:
    """Every document at a file or below a folder; origins are the paths, with `path` as it was given."""
    if not path.exists():
        yield _skipped(path, "is not there: name a file or a folder of articles")
    elif path.is_dir():
        for file in _files(path):
            yield read(file)
    else:
        yield read(path)


def read(file: Path) -> Document | Skipped:
    """One file's bytes, or why they were not read."""
    kind = media_type(file.name)
    if kind is None:
        return _skipped(
            file, f"unknown type {file.suffix or 'without an ending'}: save it as .html, .txt or .md"
        )
    try:
        with file.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
    except OSError as error:
        return _skipped(file, f"can't be read ({error.strerror}): check the file and its rights")
    if len(body) > MOST_BYTES:
        return _skipped(file, "over 5 MB: no article is that long, save the page alone")
    return Document(str(file), kind, body)


def _files(folder: Path) -> list[Path]:
    """The files below a folder; what digest itself published there is no article."""
    found = [file for file in folder.rglob("*") if file.is_file() or file.is_symlink()]
    editions = {file.parent for file in found if file.name == PUBLISHED}
    archives = {edition.parent for edition in editions}
    return sorted(
        file
        for file in found
        if not _passed_over(file.relative_to(folder))
        and file.parent not in editions
        and not (file.parent in archives and file.name in ARCHIVE)
    )


def _passed_over(below: Path) -> bool:
    return any(part.startswith(".") for part in below.parts) or below.stem.lower() in ABOUT_THE_FOLDER


def _skipped(file: Path, reason: str) -> Skipped:
    return Skipped(str(file), "read", reason)
