"""Pages that feeds only announce: what every store promises until each is an article, or given up."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from digest import identity
from digest.store import Store
from tests.articles import NOON, article
from tests.stores import FEED, NIGHT, OTHER, bring, empty_store, later, page, recalled, seen, state


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as store:
        yield store


def announce(memory: Store, *numbers: int, key: str = FEED, backlog: bool = False) -> None:
    memory.brought(state(key), (), [page(number) for number in numbers], NIGHT, backlog=backlog)


def waiting(memory: Store) -> list[tuple[str, str]]:
    return [(one.source, one.wanted.title) for one in memory.wanted()]


def test_an_announced_page_waits_as_it_was_announced(memory: Store) -> None:
    full = page(1, dek="d", author="a", kicker="k", language="de", guid="g", reason="only a teaser")
    memory.brought(state(), (), [full, full], NIGHT, backlog=True)
    (one,) = memory.wanted()
    assert one.wanted == full
    assert (one.source, one.tries, one.backlog, one.first_seen) == (FEED, 0, True, NIGHT)


def test_the_newest_page_comes_first(memory: Store) -> None:
    pages = [page(1), page(2, published=NOON + timedelta(hours=1)), page(3, published=None)]
    memory.brought(state(), (), pages, NIGHT, backlog=False)
    assert [title for _, title in waiting(memory)] == ["Tease 3", "Tease 2", "Tease 1"]


def test_a_page_that_is_announced_again_waits_once_with_its_tries(memory: Store) -> None:
    announce(memory, 1)
    memory.put_off(memory.wanted()[0], "no answer")
    announce(memory, 1, 2)
    assert [(one.wanted.title, one.tries) for one in memory.wanted()] == [("Tease 1", 1), ("Tease 2", 0)]


def test_a_page_that_became_an_article_is_done_with(memory: Store) -> None:
    announce(memory, 1, 2)
    second = memory.wanted()[1]
    # Its page calls itself by another address, so no alias leads back to the announcement.
    brought = memory.completed(second, seen(7), later(hours=1))
    assert (brought.new, brought.ids) == (1, ("a7",))
    assert recalled(memory) == ["a7"]
    announce(memory, 1, 2)
    assert waiting(memory) == [(FEED, "Tease 1")]


def test_a_page_that_was_given_up_is_not_wanted_again(memory: Store) -> None:
    announce(memory, 1)
    assert memory.completed(memory.wanted()[0], None, NIGHT).ids == ()
    announce(memory, 1)
    announce(memory, 1, key=OTHER)
    assert waiting(memory) == []


def test_a_page_that_two_sources_announce_waits_for_each_and_is_done_once(memory: Store) -> None:
    announce(memory, 1)
    announce(memory, 1, key=OTHER)
    assert waiting(memory) == [(OTHER, "Tease 1"), (FEED, "Tease 1")]
    memory.completed(memory.wanted()[0], seen(1), NIGHT)
    assert waiting(memory) == []


def test_a_page_whose_article_is_known_is_not_wanted(memory: Store) -> None:
    full = identity.sighting(article(1, url=page(1).url), OTHER)
    bring(memory, full, key=OTHER)
    announce(memory, 1, 2)
    assert waiting(memory) == [(FEED, "Tease 2")]
    assert recalled(memory, FEED) == ["a1"], "a feed that announces an article has it"


def test_a_page_whose_article_comes_with_it_is_not_wanted(memory: Store) -> None:
    full = identity.sighting(article(1, url=page(1).url), FEED)
    memory.brought(state(), [full], [page(1)], NIGHT, backlog=False)
    assert waiting(memory) == []
