"""One article under many names: what every store promises of sightings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from digest.model import Remembered
from digest.store import Store
from tests.articles import NOON, article
from tests.stores import FEED, LONG_AGO, NIGHT, OTHER, bring, empty_store, later, owner, recalled, seen, state


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as store:
        yield store


def only(memory: Store) -> Remembered:
    (one,) = memory.recall([FEED], LONG_AGO)
    return one


def test_an_article_that_comes_again_is_known(memory: Store) -> None:
    first = memory.brought(state(), [seen(1), seen(2)], (), NIGHT, backlog=False)
    again = memory.brought(state(), [seen(1), seen(2), seen(3)], (), later(days=1), backlog=False)
    assert (first.new, first.known, first.changed, first.ids) == (2, 0, 0, ("a1", "a2"))
    assert (again.new, again.known, again.changed, again.ids) == (1, 2, 0, ("a1", "a2", "a3"))
    assert seen_at(memory, "a1") == NIGHT


def seen_at(memory: Store, name: str) -> datetime | None:
    found = memory.lookup(name)
    return found.first_seen if found else None


@pytest.mark.fault("F21")
def test_an_article_keeps_its_id_through_new_names(memory: Store) -> None:
    bring(memory, seen(1, "url:old", "text:words"))
    assert bring(memory, seen(2, "url:new", "text:words", id="else")) == ("a1",)
    assert bring(memory, seen(3, "url:new", "text:other", id="again")) == ("a1",)
    assert bring(memory, seen(4, "text:other", id="last")) == ("a1",)
    assert recalled(memory) == ["a1"]


def test_an_edit_changes_the_article_and_not_its_id_address_or_first_sight(memory: Store) -> None:
    bring(memory, seen(1, "url:x", title="Draft", dek="old"))
    edited = seen(
        2, "url:x", title="Final", paragraphs=("New words.",), dek="new", author="Ann", kicker="World"
    )
    brought = memory.brought(state(), [edited], (), later(days=1), backlog=False)
    assert (brought.new, brought.known, brought.changed) == (0, 1, 1)
    found = memory.lookup("a1")
    assert found
    kept: dict[str, Any] = {
        "id": "a1",
        "origin": "seeds/1.txt",
        "url": article(1).url,
        "publisher": "Paper 1",
    }
    assert found.article == replace(edited.article, **kept)
    assert (found.first_seen, found.fingerprint) == (NIGHT, edited.fingerprint)


def test_only_the_source_that_had_it_first_changes_an_article(memory: Store) -> None:
    bring(memory, seen(1, "url:x", title="The paper’s own"))
    brought = memory.brought(state(OTHER), [seen(1, "url:x", title="Theirs")], (), NIGHT, backlog=False)
    assert (brought.known, brought.changed) == (1, 0)
    assert only(memory).article.title == "The paper’s own"


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (NOON, NOON + timedelta(hours=5), NOON),
        (NOON, NOON - timedelta(hours=5), NOON - timedelta(hours=5)),
        (NOON, None, NOON),
        (None, NOON, NOON),
        (None, later(days=1), None),
        (None, None, None),
    ],
)
def test_news_does_not_grow_younger(
    memory: Store, before: datetime | None, said: datetime | None, after: datetime | None
) -> None:
    bring(memory, seen(published=before))
    bring(memory, seen(published=said), now=later(days=1))
    assert only(memory).article.published == after


def test_a_name_stays_with_the_article_that_had_it_first(memory: Store) -> None:
    bring(memory, seen(1, "url:a", "text:a"), seen(2, "url:b", "text:b"))
    # An editor put the words of the second under the address of the first.
    assert bring(memory, seen(1, "url:a", "text:b")) == ("a1",)
    assert {name: owner(memory, name) for name in ("url:a", "text:a", "url:b", "text:b")} == {
        "url:a": "a1",
        "text:a": "a1",
        "url:b": "a2",
        "text:b": "a2",
    }


def test_a_guid_that_is_used_again_for_another_article_names_none(memory: Store) -> None:
    bring(memory, seen(1, "guid:7", "url:a", title="Ash on the Sea"))
    other = seen(2, "guid:7", "url:b", title="Fish Market to Go", paragraphs=("Something else.",))
    assert bring(memory, other) == ("a2",)
    assert owner(memory, "guid:7") == "a1"
    assert bring(memory, other) == ("a2",)


def test_an_id_that_is_another_articles_is_not_given_twice(memory: Store) -> None:
    bring(memory, seen(1, "text:here"))
    (second,) = bring(memory, seen(1, "text:there"), key=OTHER)
    assert second != "a1"
    assert owner(memory, "text:there") == second
    assert bring(memory, seen(1, "text:there"), key=OTHER) == (second,)
    (third,) = bring(memory, seen(1, "text:elsewhere"), key=OTHER)
    assert len({"a1", second, third}) == 3


def test_an_article_that_a_feed_has_twice_is_one(memory: Store) -> None:
    twice = [
        seen(1, "url:x", title="Draft"),
        seen(2, "url:x", "text:y", title="Final"),
        seen(3, "text:y", id="a3"),
    ]
    brought = memory.brought(state(), twice, (), NIGHT, backlog=False)
    assert (brought.new, brought.known, brought.ids) == (1, 0, ("a1", "a1", "a1"))
    again = memory.brought(state(), twice, (), NIGHT, backlog=False)
    assert (again.new, again.known, again.changed) == (0, 1, 0)


def test_thousands_of_articles_of_one_feed_are_remembered(memory: Store) -> None:
    lots = [seen(number, f"guid:{number}", f"url:{number}", f"text:{number}") for number in range(2_000)]
    assert memory.brought(state(), lots, (), NIGHT, backlog=False).new == 2_000
    again = memory.brought(state(), lots, (), NIGHT, backlog=False)
    assert (again.new, again.known) == (0, 2_000)
    assert len(memory.recall([FEED], LONG_AGO)) == 2_000
