"""How fast and how large is a night's reading, beside bare feedparser on the same bytes?

    python -m tests.bench.feeds [--feeds 300] [--entries 20] [--rounds 3]

Three things in processes of their own, taking turns: feedparser over the bytes, no network, nothing kept; digest's
ingest of the same feeds over loopback, parsed, cleaned to articles and committed; and its second night, when every
server answers 304. Medians; memory is the process's peak (ru_maxrss), the interpreter and libraries included.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.bench.feeds_made import rss

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2025, 2, 27, 18, 0, tzinfo=UTC)


def host(number: int) -> str:
    """A host for each feed, all on this machine."""
    return f"127.9.{number // 200}.{number % 200 + 1}"


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The folder's hosts, on one port that is told."""
    command = [sys.executable, "-m", "tests.bench.serving", str(folder), "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def made(folder: Path, feeds: int, entries: int) -> int:
    """Write the feeds; returns their bytes."""
    total = 0
    for number in range(feeds):
        body = rss(number, f"http://{host(number)}", NOW - timedelta(hours=1), entries)
        place = folder / host(number) / "feed.rss"
        place.parent.mkdir(parents=True)
        place.write_bytes(body)
        total += len(body)
    return total


def settings(folder: Path, port: int, feeds: int) -> None:
    """A digest.toml that follows them all."""
    head = '[edition]\ntimezone = "UTC"\n[fetch]\nallow = ["127.0.0.0/8"]\n'
    sources = "".join(f'[[source]]\nurl = "http://{host(n)}:{port}/feed.rss"\n' for n in range(feeds))
    (folder / "digest.toml").write_text(head + sources)


# ---------------------------------------------------------------- what is measured, in a process of its own


def bare(web: Path) -> dict[str, Any]:
    """feedparser alone, over the bytes as they lie on the disk."""
    import feedparser

    bodies = [place.read_bytes() for place in sorted(web.glob("*/feed.rss"))]
    started = time.perf_counter()
    entries = sum(len(feedparser.parse(body).entries) for body in bodies)
    return {"seconds": time.perf_counter() - started, "entries": entries}


def night(folder: Path, hours: int) -> dict[str, Any]:
    """A night's ingest: asked, parsed, cleaned, remembered."""
    from digest import nightly, store
    from digest.config import load, shipped
    from digest.nightly.ingesting import Ingestion, ingest

    now = NOW + timedelta(hours=hours)
    job = nightly.Job(load(folder / "digest.toml"), now, folder / "out", (shipped("templates"),))
    started = time.perf_counter()
    with store.opened(job.config.store.url, job.config.root) as memory:
        brought = ingest(Ingestion(job, memory, now, NOW - timedelta(days=1)))
    return {"seconds": time.perf_counter() - started, "entries": brought.new, "skipped": len(brought.skipped)}


def measured(what: str, *words: str) -> dict[str, Any]:
    """One measurement in a fresh process, with its peak memory in MiB."""
    command = [sys.executable, "-m", "tests.bench.feeds", "--only", what, *words]
    out = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(out)
    return found


def only(what: str, folder: Path) -> None:
    """The measured process: one of the three, told as JSON."""
    found = {
        "bare": lambda: bare(folder),
        "first": lambda: night(folder, 0),
        "second": lambda: night(folder, 24),
    }[what]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "peak": peak}))


# ---------------------------------------------------------------- the table


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser()
    words.add_argument("--feeds", type=int, default=300)
    words.add_argument("--entries", type=int, default=20)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--only")
    words.add_argument("folder", nargs="?", type=Path)
    asked = words.parse_args()
    if asked.only:
        only(asked.only, asked.folder)
        return
    rounds: dict[str, list[dict[str, Any]]] = {"bare": [], "first": [], "second": []}
    for _ in range(asked.rounds):
        with tempfile.TemporaryDirectory() as name:
            web, home = Path(name) / "web", Path(name) / "home"
            home.mkdir()
            total = made(web, asked.feeds, asked.entries)
            with served(web) as port:
                settings(home, port, asked.feeds)
                rounds["bare"].append(measured("bare", str(web)))
                rounds["first"].append(measured("first", str(home)))
                rounds["second"].append(measured("second", str(home)))
    print(
        f"{asked.feeds} feeds, {asked.entries} entries each, {total / 1e6:.1f} MB; medians of {asked.rounds}\n"
    )
    print("| | seconds | feeds a second | times feedparser | peak MiB | entries |\n|---|---|---|---|---|---|")
    base = statistics.median(one["seconds"] for one in rounds["bare"])
    names = {
        "bare": "feedparser, no network, nothing kept",
        "first": "digest, first night",
        "second": "digest, all unchanged",
    }
    for what, found in rounds.items():
        seconds = statistics.median(one["seconds"] for one in found)
        peak = statistics.median(one["peak"] for one in found)
        entries = found[0]["entries"]
        print(
            f"| {names[what]} | {seconds:.1f} | {asked.feeds / seconds:.0f} | {seconds / base:.2f} | {peak:.0f} | {entries} |"
        )


if __name__ == "__main__":
    main()
