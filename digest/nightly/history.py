"""Looking back: what became of a day's letter, and of one article, as it was decided then. Nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest import store
from digest.account import AccountRow
from digest.extract import addresses
from digest.model import Remembered, SourceState
from digest.nightly.job import Job
from digest.nightly.remembering import due, why_not
from digest.store import Night


@dataclass(frozen=True, slots=True)
class History:
    """What is remembered under an address: an article with its fate on each night, or a source, or neither.

    `tonight` is why the letter that is due may not tell the article, "" where it may, None where that letter is made.
    """

    article: Remembered | None = None
    fates: tuple[tuple[date, AccountRow], ...] = ()
    tonight: str | None = None
    source: SourceState | None = None


def night(job: Job) -> Night | None:
    """The night of the letter that is due, or of the day asked for, if it was made or was quiet."""
    with store.opened(job.config.store.url, job.config.root) as memory:
        return memory.night(due(job, memory).day)


def of(job: Job, address: str) -> History:
    """What is remembered under an address of an article or a source."""
    with store.opened(job.config.store.url, job.config.root) as memory:
        source = memory.states().get(address)
        found = memory.lookup(addresses.canonical(address) or address)
        if found is None:
            return History(source=source)
        fates = tuple(memory.fates(found.article.id))
        letter = due(job, memory)
        kept = memory.night(letter.day)
        tonight = None if kept and kept.edition else why_not(job.config, found, letter, None)
        return History(found, fates, tonight, source)
