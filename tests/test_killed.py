"""A run that is killed anywhere is run again, and nothing is lost and nothing doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bench.feeds import ROOT
from tests.nights import DAY, EVENING, Papers, papers, told

PAPERS = 5
# Makes a run and kills itself at one commit: right before it, or right after it, before the next step.
DRIVER = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.nights import Papers

wanted, after = int(sys.argv[1]), sys.argv[2] == "after"
commits = 0

@event.listens_for(Engine, "commit")
def committing(connection):
    global commits
    commits += 1
    if commits == wanted and not after:
        os.kill(os.getpid(), signal.SIGKILL)

@event.listens_for(Engine, "begin")
def beginning(connection):
    if commits == wanted and after:
        os.kill(os.getpid(), signal.SIGKILL)

Papers(Path("../web"), Path(), 0).run(datetime.fromisoformat(sys.argv[3]))
print(commits)
"""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Papers]:
    with papers(tmp_path) as found:
        for number in range(PAPERS):
            found.publish(number)
        found.follow(*(found.address(number) for number in range(PAPERS)))
        yield found


def driver(commit: int = 0, when: str = "before", now: datetime = EVENING) -> list[str]:
    """A run in a process of its own, to be killed at a commit; commit 0 is none."""
    return [sys.executable, "-c", DRIVER, str(commit), when, now.isoformat()]


def driven(web: Papers, *words: Any) -> subprocess.CompletedProcess[str]:
    """Such a run, to its end."""
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        driver(*words), cwd=web.home, env=environ, capture_output=True, text=True, check=False
    )


def outcome(web: Papers) -> tuple[list[str], dict[str, bytes]]:
    """What a reader and the memory have in the end: every article's address, and every file of out/."""
    files = {str(one.relative_to(web.home)): one.read_bytes() for one in (web.home / "out").rglob("*.*")}
    return sorted(one.article.url for one in web.remembered()), files


def forget(web: Papers) -> None:
    """As on the first day."""
    for place in [*web.home.rglob("*")][::-1]:
        if place.name != "digest.toml":
            place.rmdir() if place.is_dir() else place.unlink()


@pytest.mark.fault("F53")
def test_killed_at_any_commit_and_run_again_all_is_as_if_nothing_had_happened(web: Papers) -> None:
    quiet = driven(web)
    assert quiet.returncode == 0, quiet.stderr
    commits, expected = int(quiet.stdout), outcome(web)
    assert len(expected[0]) == len(set(expected[0])) == 3 * PAPERS
    assert commits > PAPERS
    for commit in range(1, commits + 1):
        for when in ("before", "after") if commit < commits else ("before",):
            forget(web)
            assert driven(web, commit, when).returncode == -signal.SIGKILL
            # The servers answer 304 to whatever was remembered: what is lost now would be lost for good.
            assert driven(web).returncode == 0
            assert outcome(web) == expected, (commit, when)


def test_killed_at_twenty_random_moments_nothing_is_lost_and_nothing_doubled(web: Papers) -> None:
    started = time.monotonic()
    assert driven(web).returncode == 0
    whole, expected = time.monotonic() - started, outcome(web)
    chance = random.Random(1)  # noqa: S311
    killed = 0
    for _ in range(20):
        forget(web)
        environ = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(driver(), cwd=web.home, env=environ, stdout=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0.3, 1) * whole)
            run.kill()
        killed += run.returncode == -signal.SIGKILL
        assert driven(web).returncode == 0
        assert outcome(web) == expected
    assert killed


@pytest.mark.fault("F54")
def test_what_was_fetched_on_a_night_without_an_edition_is_told_by_the_next_once(web: Papers) -> None:
    # The first commit makes the memory, then each paper has one; the one after these would have kept the edition.
    killed = driven(web, 1 + PAPERS + 1, "before", EVENING)
    assert killed.returncode == -signal.SIGKILL
    with web.memory() as memory:
        assert memory.night(DAY) is None
    waiting = {one.article.id for one in web.remembered()}
    assert len(waiting) == 3 * PAPERS
    made = web.run(EVENING + timedelta(days=1))
    assert made.edition.day == DAY + timedelta(days=1)
    assert {one["status"] for one in web.requests()[PAPERS:]} == {304}
    assert set(told(made.edition)) <= waiting
    web.publish(0, EVENING + timedelta(days=2, hours=-1))
    third = web.run(EVENING + timedelta(days=2))
    assert told(third.edition)
    assert not set(told(third.edition)) & waiting
