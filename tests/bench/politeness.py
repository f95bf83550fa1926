"""What servers see of a week: how many requests each host got, and how many of them could be answered by a 304.

    python -m tests.bench.politeness [--every 24]

Thirty hosts on loopback: most give an ETag, some nothing to ask by, one has three feeds, one says 429 with
Retry-After, one has moved for good, one is gone (410), one is always broken (500). The week is simulated (the run is
handed the time), the requests are real: the servers' own log is counted. `--every 1` runs digest each hour instead of
once a night.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from tests.bench.feeds import NOW, host, served
from tests.bench.feeds_made import rss
from tests.bench.serving import LOG

HOSTS = 30
# What a host is, by its number; all others give an ETag.
BARE, STORM, MOVED, GONE, BROKEN, THREE = range(3, 8), 10, 11, 12, 13, 14
HOURS = 7 * 24


def feeds_of(number: int) -> list[str]:
    """The paths of a host's feeds."""
    if number in BARE:
        return ["bare.rss"]
    return ["a.rss", "b.rss", "c.rss"] if number == THREE else ["feed.rss"]


def publish(web: Path, day: int) -> None:
    """What the hosts have on a day: every paper but each third has something new."""
    for number in range(HOSTS):
        folder = web / host(number)
        folder.mkdir(parents=True, exist_ok=True)
        for path in feeds_of(number):
            if day == 0 or (number + day) % 3:
                body = rss(number, f"http://{host(number)}", NOW + timedelta(days=day, hours=-1), 10, 4)
                (folder / path).write_bytes(body)


def plan(web: Path) -> None:
    """The hosts that answer otherwise."""
    planned = {
        STORM: {"status": 429, "headers": {"Retry-After": "172800"}},
        MOVED: {"status": 301, "headers": {"Location": "/new.rss"}},
        GONE: {"status": 410},
        BROKEN: {"status": 500},
    }
    for number, answer in planned.items():
        (web / host(number) / "plan.json").write_text(json.dumps({"/feed.rss": answer}))
    (web / host(MOVED) / "new.rss").write_bytes(rss(MOVED, "http://moved.example.org", NOW, 10, 4))


def week(home: Path, every: int) -> None:
    """Run digest for a week of simulated time."""
    from digest import nightly
    from digest.config import load, shipped
    from digest.errors import NothingToReport

    config = load(home / "digest.toml")
    for hour in range(0, HOURS, every):
        job = nightly.Job(
            config, NOW + timedelta(hours=hour, minutes=5), home / "out", (shipped("templates"),)
        )
        with contextlib.suppress(NothingToReport):
            nightly.run(job)
        if (hour + every) // 24 > hour // 24:
            publish(home.parent / "web", (hour + every) // 24)


def settings(home: Path, port: int) -> None:
    """A digest.toml that follows every feed of every host."""
    named = [f"http://{host(n)}:{port}/{path}" for n in range(HOSTS) for path in feeds_of(n)]
    head = '[fetch]\nallow = ["127.0.0.0/8"]\n'
    (home / "digest.toml").write_text(head + "".join(f'[[source]]\nurl = "{url}"\n' for url in named))


def kind(number: int) -> str:
    """What a host is, in words."""
    named = {
        STORM: "429, come back in two days",
        MOVED: "moved for good",
        GONE: "gone (410)",
        BROKEN: "broken (500)",
    }
    return named.get(
        number, "three feeds" if number == THREE else "nothing to ask by" if number in BARE else "an ETag"
    )


def main() -> None:
    """Simulate and print."""
    words = argparse.ArgumentParser()
    words.add_argument("--every", type=int, default=24, help="hours between two runs")
    every = words.parse_args().every
    with tempfile.TemporaryDirectory() as name:
        web, home = Path(name) / "web", Path(name) / "home"
        home.mkdir()
        publish(web, 0)
        plan(web)
        with served(web) as port:
            settings(home, port)
            week(home, every)
        lines = [json.loads(line) for line in (web / LOG).read_text().splitlines()]
    kinds = {host(number): kind(number) for number in range(HOSTS)}
    print(f"a week, a run every {every} hours: {len(lines)} requests to {HOSTS} hosts\n")
    print("| host | hosts | requests a host | conditional | answered 304 |\n|---|---|---|---|---|")
    many = Counter(kinds.values())
    for what in many:
        mine = [one for one in lines if kinds[one["host"]] == what]
        asked, unchanged = sum(one["conditional"] for one in mine), sum(one["status"] == 304 for one in mine)
        print(
            f"| {what} | {many[what]} | {len(mine) / many[what]:.1f} | {asked} of {len(mine)} | {unchanged} |"
        )


if __name__ == "__main__":
    main()
