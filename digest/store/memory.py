"""The Store: each method one transaction, told in the modules beside this one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from digest.account import AccountRow
from digest.model import Edition, Remembered, Sighting, SourceState, Wanted
from digest.store import bringing, nights, recalling, steps
from digest.store.failing import explained
from digest.store.nouns import Brought, Night, Pending

WRITES = {"writes": True}


@dataclass(frozen=True, slots=True)
class Store:
    """An open memory; a context manager. `name` is what messages call it.

    A method that writes has kept everything when it returns, and nothing when it raises. Every method raises
    StoreError where the database can't be used.
    """

    engine: Engine
    name: str

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    # ---------------------------------------------------------------- sources

    def states(self) -> dict[str, SourceState]:
        """What is remembered of each source, by its key."""
        with self._reading() as db:
            return recalling.states(db)

    def brought(
        self,
        state: SourceState,
        sightings: Sequence[Sighting],
        wanted: Sequence[Wanted],
        now: datetime,
        *,
        backlog: bool,
    ) -> Brought:
        """Remember how a source is, and all it had: its articles, and the pages it announces.

        `backlog` is said of the pages; of each article its sighting says it. What is known already is not announced.
        """
        with self._writing() as db:
            bringing.remember_state(db, state)
            round_ = bringing.Round(state.key, now, backlog=backlog)
            return bringing.brought(db, round_, sightings, wanted)

    def health(self, keys: Collection[str], since: datetime) -> dict[str, dict[date, int]]:
        """How many new articles each source brought on each day (UTC), its back catalogue aside."""
        with self._reading() as db:
            return recalling.health(db, keys, since)

    # ---------------------------------------------------------------- announced pages

    def wanted(self) -> list[Pending]:
        """The announced pages that nobody has read yet, newest first."""
        with self._reading() as db:
            return bringing.pending(db)

    def completed(self, pending: Pending, sighting: Sighting | None, now: datetime) -> Brought:
        """Be done with a page: it became an article, or never will (None). It is not announced again."""
        with self._writing() as db:
            bringing.done(db, pending, now)
            round_ = bringing.Round(pending.source, now, backlog=pending.backlog)
            return bringing.brought(db, round_, [sighting] if sighting else [], [])

    def put_off(self, pending: Pending, reason: str) -> None:
        """Count a try that failed; the page is wanted still."""
        with self._writing() as db:
            bringing.put_off(db, pending, reason)

    # ---------------------------------------------------------------- articles

    def recall(
        self, sources: Collection[str], since: datetime, also: Collection[str] = ()
    ) -> list[Remembered]:
        """The articles that these sources brought and that are news, or first seen, at `since` or later.

        By time, then id. An article that several of them brought is given once, as the first one's. `also` are ids of
        articles that are wanted whatever their time.
        """
        with self._reading() as db:
            return recalling.recall(db, sources, since, also)

    def lookup(self, alias_or_address: str) -> Remembered | None:
        """The article known by an alias, an address, an id or the path of its file; None if there is none."""
        with self._reading() as db:
            return recalling.lookup(db, alias_or_address)

    # ---------------------------------------------------------------- nights

    def keep(self, night: Night) -> None:
        """Remember a night instead of what was remembered of that day; its edition counts as not published."""
        with self._writing() as db:
            nights.keep(db, night)

    def night(self, day: date) -> Night | None:
        """The night of this day, if it is remembered."""
        with self._reading() as db:
            return nights.night(db, day)

    def editions(self) -> list[Edition]:
        """Every edition, newest first."""
        with self._reading() as db:
            return nights.editions(db)

    def unpublished(self) -> list[date]:
        """The days whose edition was kept and not published, oldest first."""
        with self._reading() as db:
            return nights.unpublished(db)

    def published(self, day: date, at: datetime) -> None:
        """Remember that a day's edition is published."""
        with self._writing() as db:
            nights.published(db, day, at)

    def fates(self, article_id: str) -> list[tuple[date, AccountRow]]:
        """What became of an article on each night, oldest first."""
        with self._reading() as db:
            return nights.fates_of(db, article_id)

    # ---------------------------------------------------------------- transactions

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.name), self.engine.connect() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.name), self.engine.connect().execution_options(**WRITES) as db, db.begin():
            steps.held_for_writing(db, self.name)
            yield db
