"""What the store is told of an article, and what it knows of it later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digest.model.reading import Article


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article as a source brought it, with every name it may be known by.

    `aliases` stand in the order in which they are trusted; `fingerprint` is a hash of its words alone, so that a copy
    in another paper is known for one. `backlog`: it was there when its source was first read, so nobody knows whether
    it is new.
    """

    article: Article
    aliases: tuple[str, ...]
    fingerprint: str
    backlog: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """An article of the store, under the id of its first sight.

    `told` is the day of the edition that told it. `copy_told` is the day on which an article of the very same words
    was told.
    """

    article: Article
    source: str
    first_seen: datetime
    fingerprint: str = ""
    backlog: bool = False
    told: date | None = None
    copy_told: date | None = None

    @property
    def time(self) -> datetime:
        """When it is news: its publication, else its first sight."""
        return self.article.published or self.first_seen
