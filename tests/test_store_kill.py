"""Killed anywhere, the memory has all of a feed or nothing of it; and two programs may write at once."""

import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from digest.store import Store, opened
from tests.stores import (
    ARTICLES,
    DAY,
    LONG_AGO,
    NIGHT,
    barrier,
    bring,
    feed,
    ingest,
    ingest_together,
    key_of,
    killed_night,
    new_store,
    page,
    seen,
    started,
    until_written,
    whole_night,
)

# The store's tables; three feeds; the store opened again; a page for each feed; the edition kept; that it is published.
COMMITS = 10
MOMENTS = [(moment, count) for count in range(1, COMMITS + 1) for moment in ("before", "after")]
# More than any disk takes in the time that they are given.
ENDLESS = 1_000_000


def whole_feeds(memory: Store) -> set[int]:
    """The feeds that are remembered, each with all it had; fails where one is remembered in part."""
    states = memory.states()
    there = {number for number in range(len(states) + 60) if key_of(number) in states}
    # The one that was coming in is among those behind the last.
    keys = [key_of(number) for number in range(len(there) + 60)]
    articles = Counter(one.source for one in memory.recall(keys, LONG_AGO))
    assert articles == {key_of(number): ARTICLES for number in there}
    assert {one.source for one in memory.wanted()} == set(articles)
    return there


def contents(memory: Store) -> dict[str, object]:
    """All that a store can be asked for."""
    keys = memory.states()
    return {
        "states": keys,
        "articles": memory.recall(keys, LONG_AGO),
        "wanted": memory.wanted(),
        "night": memory.night(DAY),
        "unpublished": memory.unpublished(),
    }


@pytest.mark.fault("F53")
@pytest.mark.fault("F43")
def test_killed_at_any_commit_and_run_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    with new_store(tmp_path / "unbroken") as (url, root):
        whole_night(url, root)
        with opened(url, root) as memory:
            expected = contents(memory)
    for moment, count in MOMENTS:
        with new_store(tmp_path / f"{moment}-{count}") as (url, root):
            process = started(killed_night, url, root, moment, count)
            process.join()
            assert process.exitcode == -signal.SIGKILL, (moment, count)
            whole_night(url, root)
            with opened(url, root) as memory:
                assert contents(memory) == expected, (moment, count)


@pytest.mark.fault("F53")
@pytest.mark.parametrize(("moment", "there"), [("before", 1), ("after", 2)])
def test_validators_and_articles_are_kept_together_or_not_at_all(
    tmp_path: Path, moment: str, there: int
) -> None:
    with new_store(tmp_path) as (url, root):
        # The tables are the first commit, so the third is the second feed's.
        started(killed_night, url, root, moment, 3).join()
        with opened(url, root) as memory:
            assert whole_feeds(memory) == set(range(there))


@pytest.mark.fault("F53")
@pytest.mark.fault("F43")
def test_killed_at_random_moments_all_that_was_answered_for_is_there(tmp_path: Path) -> None:
    moments = random.Random(53)  # noqa: S311  (the same moments each time, as far as a machine lets them be)
    first = 0
    with new_store(tmp_path) as (url, root):
        for attempt in range(20):
            told = tmp_path / f"told {attempt}"
            process = started(ingest, url, root, first, ENDLESS, str(told))
            until_written(told)
            time.sleep(moments.uniform(0, 0.03))
            process.kill()
            process.join()
            assert process.exitcode == -signal.SIGKILL
            with opened(url, root) as memory:
                there = whole_feeds(memory)
            assert {int(line) for line in told.read_text().splitlines()} <= there
            assert there == set(range(len(there))), "each was committed after the one before it"
            first = len(there)
    assert first > 20


def test_two_programs_that_write_at_once_lose_no_row(tmp_path: Path) -> None:
    with new_store(tmp_path) as (url, root):
        # Both make the store, and the second half of the one's feeds is the first half of the other's.
        work = [started(ingest, url, root, 0, 40), started(ingest, url, root, 20, 60)]
        for process in work:
            process.join()
        assert [process.exitcode for process in work] == [0, 0]
        with opened(url, root) as memory:
            assert whole_feeds(memory) == set(range(60))
            assert len(memory.recall([key_of(number) for number in range(60)], LONG_AGO)) == 60 * ARTICLES


def test_programs_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    for attempt in range(10):
        with new_store(tmp_path / str(attempt)) as (url, root):
            together = barrier(3)
            work = [started(ingest_together, url, root, number, together) for number in range(3)]
            for process in work:
                process.join()
            assert [process.exitcode for process in work] == [0, 0, 0]
            with opened(url, root) as memory:
                assert whole_feeds(memory) == {0, 1, 2}


def test_an_article_that_two_programs_bring_at_once_is_one(tmp_path: Path) -> None:
    with new_store(tmp_path) as (url, root), opened(url, root) as one, opened(url, root) as other:
        assert bring(one, seen(1, "url:x", "text:x")) == ("a1",)
        assert bring(other, seen(2, "url:x", "text:y"), key=key_of(2)) == ("a1",)
        assert bring(one, seen(3, "text:y")) == ("a1",)


def test_a_feed_that_is_brought_again_after_the_kill_is_known(tmp_path: Path) -> None:
    with new_store(tmp_path) as (url, root):
        started(killed_night, url, root, "after", 2).join()
        with opened(url, root) as memory:
            state, sightings, _ = feed(0)
            again = memory.brought(state, sightings, [page(0)], NIGHT, backlog=False)
    assert (again.new, again.known) == (0, ARTICLES)
