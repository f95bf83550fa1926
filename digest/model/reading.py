"""What comes in: documents as found, the articles in them, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as found. `origin` is the file's path (or address), `media_type` what they claim to be."""

    origin: str
    media_type: str
    body: bytes
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of a page that is not part of its article, and the rule that says so."""

    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """Where a field of an article comes from: the place in its document, and what is said there, as it is said.

    `flaw` tells what is wrong with it, and what stands in its stead.
    """

    field: str
    place: str
    said: str = ""
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one publisher: plain text, UTC, no page furniture.

    `id` is a hash of the canonical address, else of the text. `published` is None where no date could be
    trusted. `guid` is what its feed calls it, "" where that names nothing. `dropped` is what `extract` left out of
    the page, and `told` where its fields come from, for `digest read` to show.
    """

    id: str
    origin: str
    url: str
    title: str
    publisher: str
    published: datetime | None
    paragraphs: tuple[str, ...]
    dek: str = ""
    author: str = ""
    kicker: str = ""
    language: str = "en"
    dropped: tuple[Dropped, ...] = ()
    guid: str = ""
    told: tuple[Told, ...] = ()

    @property
    def text(self) -> str:
        """The body that evidence points into."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @property
    def sha256(self) -> str:
        """Hex digest of `text` in UTF-8, kept in the edition so that evidence can be checked later."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that became no article: what, at which stage, and why in one line."""

    origin: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry of a feed that only announces its article: the page at `url` holds it.

    The other fields are what the entry said, for where the page says less; `reason` is the line for whoever fetches
    no page.
    """

    origin: str
    url: str
    title: str
    publisher: str
    published: datetime | None
    dek: str = ""
    author: str = ""
    kicker: str = ""
    language: str = ""
    guid: str = ""
    reason: str = ""
