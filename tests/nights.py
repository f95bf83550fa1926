"""Nights for tests: a small web of papers in a process of its own, a digest.toml that follows it, a run at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from digest import nightly, store
from digest.config import load, shipped
from digest.model import Edition, Remembered
from tests.bench.feeds import host, served
from tests.bench.feeds_made import rss
from tests.bench.serving import LOG

EVENING = datetime(2025, 2, 27, 18, 5, tzinfo=UTC)
DAY = date(2025, 2, 27)


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers that publish at `web` and are followed from `home`."""

    web: Path
    home: Path
    port: int

    def publish(
        self,
        number: int,
        newest: datetime = EVENING - timedelta(hours=1),
        entries: int = 3,
        *,
        bare: bool = False,
    ) -> None:
        """What a paper's feed holds from now on."""
        place = self.web / host(number) / ("bare.rss" if bare else "feed.rss")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(rss(number, f"http://paper{number}.example.org", newest, entries, 3))

    def answer(self, number: int, status: int, headers: Mapping[str, str] | None = None) -> None:
        """A paper answers this from now on; status 0 takes it back."""
        plan = self.web / host(number) / "plan.json"
        plan.parent.mkdir(parents=True, exist_ok=True)
        answer = {"/feed.rss": {"status": status, "headers": dict(headers or {})}} if status else {}
        plan.write_text(json.dumps(answer))

    def address(self, number: int, name: str = "feed.rss") -> str:
        """Of a paper's feed."""
        return f"http://{host(number)}:{self.port}/{name}"

    def follow(self, *addresses: str, more: str = "") -> None:
        """Write the digest.toml; `more` stands in it as it is."""
        head = f'[edition]\nname = "The Test Letter"\n[fetch]\nallow = ["127.0.0.0/8"]\ndeadline = 20\n{more}'
        sources = "".join(f'[[source]]\nurl = "{address}"\n' for address in addresses)
        (self.home / "digest.toml").write_text(head + sources)

    def job(self, now: datetime = EVENING) -> nightly.Job:
        """A run at a time."""
        return nightly.Job(load(self.home / "digest.toml"), now, self.home / "out", (shipped("templates"),))

    def run(self, now: datetime = EVENING) -> nightly.Made:
        """Run at a time."""
        return nightly.run(self.job(now))

    def memory(self) -> store.Store:
        """What is remembered."""
        return store.opened(load(self.home / "digest.toml").store.url, self.home)

    def remembered(self) -> list[Remembered]:
        """Every article that is remembered."""
        keys = [one.key for one in load(self.home / "digest.toml").sources]
        with self.memory() as memory:
            return memory.recall(keys, datetime(2000, 1, 1, tzinfo=UTC))

    def requests(self) -> list[dict[str, object]]:
        """What the servers were asked so far."""
        log = self.web / LOG
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


@contextmanager
def papers(folder: Path) -> Iterator[Papers]:
    """A web with nothing in it yet."""
    web, home = folder / "web", folder / "home"
    web.mkdir()
    home.mkdir()
    with served(web) as port:
        yield Papers(web, home, port)


def told(edition: Edition) -> list[str]:
    """Every article that an edition tells or points to, by its id."""
    briefs = [source for brief in edition.briefs for source in brief.sources]
    return [*briefs, *(one.article_id for one in edition.more)]
