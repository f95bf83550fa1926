"""Three hundred feeds, thirty of them broken: every healthy article arrives, once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.feeds import host
from tests.nights import EVENING, Papers, papers

FEEDS, BROKEN = 300, range(0, 300, 10)
JUNK = (
    b"",
    b"<rss><channel><item>",
    b"<html><body><form>Log in</form></body></html>",
    b"\x00\xff" * 500,
    b'{"items": 3}',
)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Papers]:
    with papers(tmp_path) as found:
        for number in range(FEEDS):
            found.publish(number, entries=2)
        for place, number in enumerate(BROKEN):
            break_it(found, number, place)
        found.follow(*(found.address(number) for number in range(FEEDS)))
        yield found


def break_it(web: Papers, number: int, way: int) -> None:
    """In one of several ways."""
    if way % 3 == 0:
        web.answer(number, (500, 404, 403, 410)[way % 4])
    elif way % 3 == 1:
        (web.web / host(number) / "feed.rss").write_bytes(JUNK[way % len(JUNK)])
    else:
        web.answer(
            number, 301, {"Location": ("/feed.rss", "http://127.0.0.1:1/", "file:///etc/passwd")[way % 3]}
        )


def test_one_broken_feed_costs_only_itself(web: Papers) -> None:
    made = web.run()
    found = Counter(one.article.url for one in web.remembered())
    healthy = [number for number in range(FEEDS) if number not in BROKEN]
    assert set(found.values()) == {1}
    of_papers = Counter(url.rpartition("/")[0] for url in found)
    assert of_papers == {f"http://paper{number}.example.org/{number}": 2 for number in healthy}
    assert made.ingested
    failed = {one.origin.partition("#")[0]: one.reason for one in made.ingested.skipped}
    assert set(failed) == {web.address(number) for number in BROKEN}
    assert all(failed.values())
    assert made.ingested.new == len(found)
    assert web.run(EVENING) == web.run(EVENING)
