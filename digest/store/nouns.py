"""The nouns that only the memory's callers need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digest.account import Account
from digest.model import Edition, Wanted


@dataclass(frozen=True, slots=True)
class Brought:
    """What a source's articles were to the memory, each counted once.

    `new` were never seen before; `known` were, and `changed` of these have other words now. `ids` are the articles
    of the sightings, in their order, and `fresh` are those of the new ones.
    """

    new: int = 0
    known: int = 0
    changed: int = 0
    ids: tuple[str, ...] = ()
    fresh: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pending:
    """A page that a source announced and nobody has read yet.

    `tries` have failed. `backlog`: it was announced when its source was first read.
    """

    source: str
    wanted: Wanted
    tries: int
    backlog: bool
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Night:
    """What one day's run came to: an edition, or None for a quiet night; and what became of every input.

    `text` and `json` are the explanation as it was given then, since the memory moves on.
    """

    day: date
    made_at: datetime
    edition: Edition | None
    account: Account
    text: str = ""
    json: str = ""
