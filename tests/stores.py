"""Stores for tests, what to put into them, and a night's work that can be killed."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, event, make_url, text

from digest.account import Account, AccountRow, Fate
from digest.model import Sighting, SourceState, Validators, Wanted
from digest.store import Night, Store, opened
from tests.articles import NOON, article
from tests.editions import make_edition

# Another database to hold the contract to, by hand: DIGEST_TEST_STORE=postgresql+psycopg://…
ELSEWHERE = os.environ.get("DIGEST_TEST_STORE", "")
SQLITE = "sqlite:///.digest/digest.db"
FEED = "https://paper.example.org/feed"
OTHER = "https://other.example.org/feed"
NIGHT = datetime(1883, 8, 29, 4, 0, tzinfo=UTC)
LONG_AGO = datetime(1800, 1, 1, tzinfo=UTC)
DAY = date(1883, 8, 28)


@contextmanager
def new_store(root: Path) -> Iterator[tuple[str, Path]]:
    """The address of a store that is not there yet."""
    if not ELSEWHERE:
        yield SQLITE, root
        return
    schema, url = f"test_{uuid4().hex}", make_url(ELSEWHERE)
    engine = create_engine(url)
    with engine.begin() as db:
        db.execute(text(f"CREATE SCHEMA {schema}"))
    within = url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield within.render_as_string(hide_password=False), root
    with engine.begin() as db:
        db.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@contextmanager
def empty_store(root: Path) -> Iterator[Store]:
    """A store with nothing in it."""
    with new_store(root) as (url, folder), opened(url, folder) as memory:
        yield memory


def seen(number: int = 1, *aliases: str, backlog: bool = False, **changes: Any) -> Sighting:
    """A sighting of `article(number)`, known by its address or by the aliases given; words make its fingerprint."""
    one = article(number, **changes)
    return Sighting(one, aliases or (f"url:{number}",), f"words of {one.sha256}", backlog=backlog)


def state(key: str = FEED, etag: str = '"1"', **more: Any) -> SourceState:
    """A source that answered."""
    return SourceState(key, Validators(etag), first_success=NIGHT, last_success=NIGHT, **more)


def page(number: int = 1, **more: Any) -> Wanted:
    """A page that a feed announces."""
    url = f"https://paper.example.org/teased/{number}"
    fields: dict[str, Any] = {
        "origin": FEED,
        "url": url,
        "title": f"Tease {number}",
        "publisher": "P",
        "published": NOON,
    }
    return Wanted(**(fields | more))


def bring(memory: Store, *sightings: Sighting, key: str = FEED, now: datetime = NIGHT) -> tuple[str, ...]:
    """Remember what a source brought; returns the articles' ids."""
    return memory.brought(state(key), sightings, (), now, backlog=False).ids


def recalled(memory: Store, *keys: str, since: datetime = LONG_AGO) -> list[str]:
    """The ids of the articles of these sources."""
    return [one.article.id for one in memory.recall(keys or (FEED,), since)]


def owner(memory: Store, name: str) -> str:
    """The id of the article that is called this."""
    found = memory.lookup(name)
    return found.article.id if found else ""


def night(day: date = DAY, *rows: AccountRow, **changes: Any) -> Night:
    """A night whose letter has these inputs."""
    edition = make_edition(day=day, **changes)
    return Night(day, NIGHT, edition, Account(rows, stories=3, briefs=2), "because", '{"why": "because"}')


def row(article_id: str, fate: Fate = Fate.CITED) -> AccountRow:
    """What became of an article."""
    return AccountRow(f"origin of {article_id}", f"title of {article_id}", fate, "“A Brief”", article_id)


# ---------------------------------------------------------------- work that can be killed

ARTICLES = 5


def key_of(number: int) -> str:
    """The address of a feed."""
    return f"https://paper{number}.example.org/feed"


def feed(number: int) -> tuple[SourceState, list[Sighting], list[Wanted]]:
    """What a feed answers: `ARTICLES` articles and the announcement of a page."""
    sightings = [seen(number * 100 + place) for place in range(ARTICLES)]
    return state(key_of(number), f'"{number}"'), sightings, [page(number)]


def ingest(url: str, root: Path, first: int, last: int, told: str = "") -> None:
    """Bring in the feeds of these numbers; each is named in the file `told` once the store has answered."""
    with opened(url, root) as memory:
        for number in range(first, last):
            memory.brought(*feed(number), NIGHT, backlog=False)
            if told:
                with Path(told).open("a") as file:
                    file.write(f"{number}\n")


def ingest_together(url: str, root: Path, number: int, together: Barrier) -> None:
    """Bring in a feed at the very moment at which the others do."""
    together.wait()
    ingest(url, root, number, number + 1)


def whole_night(url: str, root: Path) -> None:
    """Everything that a night commits: feeds, a page, the edition, and that it was published."""
    ingest(url, root, 0, 3)
    with opened(url, root) as memory:
        for pending in memory.wanted():
            memory.completed(pending, seen(int(pending.wanted.url[-1]) + 9000), NIGHT)
        if memory.night(DAY) is None:
            memory.keep(night(DAY, row("a1")))
        for day in memory.unpublished():
            memory.published(day, NIGHT)


def killed_night(url: str, root: Path, moment: str, count: int) -> None:
    """The same, by a process that kills itself right before or after its `count`th commit."""
    commits = 0

    def before(*_args: object) -> None:
        nonlocal commits
        commits += 1
        if moment == "before" and commits == count:
            os.kill(os.getpid(), signal.SIGKILL)

    def after(*_args: object) -> None:
        if moment == "after" and commits == count:
            os.kill(os.getpid(), signal.SIGKILL)

    from sqlalchemy import Engine, Pool

    event.listen(Engine, "commit", before)
    event.listen(Pool, "checkin", after)
    whole_night(url, root)


_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.stores"])


def started(work: Any, *args: Any) -> BaseProcess:
    """Another process that is at work."""
    process = _PROCESSES.Process(target=work, args=args)
    process.start()
    return process


def barrier(parties: int) -> Barrier:
    """Where so many processes wait for each other."""
    return _PROCESSES.Barrier(parties)


def until_written(path: Path) -> None:
    """Wait until a file has something in it."""
    while not path.exists() or not path.stat().st_size:
        time.sleep(0.005)


def later(**span: float) -> datetime:
    """A time after `NIGHT`."""
    return NIGHT + timedelta(**span)
