"""What every store promises of sources and articles, whatever database it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import identity
from digest.model import Article, Dropped, Sighting, SourceState, Validators
from digest.store import Store
from tests.articles import NOON, article
from tests.stores import (
    DAY,
    FEED,
    LONG_AGO,
    NIGHT,
    OTHER,
    bring,
    empty_store,
    later,
    night,
    owner,
    recalled,
    row,
    seen,
    state,
)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as store:
        yield store


# ---------------------------------------------------------------- round trips

# What no database can hold does not pass the border: a half character, and NUL.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-9))])
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001
WORDS = ("origin", "url", "title", "publisher", "dek", "author", "kicker", "language", "guid")
ARTICLES = st.builds(
    Article,
    **dict.fromkeys(WORDS, TEXT),
    published=st.none() | TIMES,
    paragraphs=st.lists(TEXT, max_size=4).map(tuple),
    dropped=st.just(()),
    id=st.just(""),
)
STATES = st.builds(
    SourceState,
    key=TEXT,
    validators=st.builds(Validators, TEXT, TEXT),
    body_sha256=TEXT,
    reason=TEXT,
    moved_to=TEXT,
    failures=st.integers(0, 10**9),
    moved_times=st.integers(0, 10**9),
    **{
        name: st.none() | TIMES
        for name in ("first_success", "last_try", "last_success", "failing_since", "wait_until", "retired_at")
    },
)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = count()


@many
@given(one=ARTICLES)
def test_any_article_is_recalled_as_it_was(memory: Store, one: Article) -> None:
    named = replace(one, id=f"id {next(NUMBERS)}")
    bring(memory, Sighting(named, (named.id,), "", backlog=True))
    found = memory.lookup(named.id)
    assert found
    assert found.article == named
    assert (found.source, found.first_seen, found.backlog) == (FEED, NIGHT, True)


@many
@given(one=STATES)
def test_any_state_is_remembered_as_it_was(memory: Store, one: SourceState) -> None:
    memory.brought(one, (), (), NIGHT, backlog=False)
    assert memory.states()[one.key] == one


@many
@given(one=TIMES)
def test_an_instant_comes_back_aware_and_in_utc(memory: Store, one: datetime) -> None:
    memory.brought(state(last_try=one), (), (), NIGHT, backlog=False)
    found = memory.states()[FEED].last_try
    assert found == one
    assert found.tzinfo is UTC


def test_a_time_without_a_zone_is_a_bug(memory: Store) -> None:
    with pytest.raises(Exception, match="names no zone"):
        memory.brought(state(), [seen()], (), datetime(1883, 8, 29), backlog=False)  # noqa: DTZ001
    assert memory.states() == {}


def test_a_state_takes_the_place_of_the_one_before(memory: Store) -> None:
    memory.brought(state(failures=3, reason="no answer"), (), (), NIGHT, backlog=False)
    memory.brought(state(etag='"2"'), (), (), NIGHT, backlog=False)
    assert memory.states() == {FEED: state(etag='"2"')}


def test_what_was_left_out_of_a_page_is_not_remembered(memory: Store) -> None:
    bring(memory, seen(dropped=(Dropped("Share this", "furniture"),)))
    assert [one.article for one in memory.recall([FEED], LONG_AGO)] == [article()]


# ---------------------------------------------------------------- recall


def test_articles_are_recalled_by_time_then_id(memory: Store) -> None:
    early = NOON - timedelta(hours=1)
    bring(memory, seen(3), seen(1), seen(2, published=early), seen(4, published=None))
    assert recalled(memory) == ["a2", "a1", "a3", "a4"]


@pytest.mark.fault("F54")
def test_what_an_earlier_night_brought_is_recalled_whole(memory: Store) -> None:
    bring(memory, seen(1), now=NIGHT - timedelta(days=3))
    bring(memory, seen(2), now=NIGHT)
    assert recalled(memory, since=NOON - timedelta(days=4)) == ["a1", "a2"]


def test_recall_takes_what_is_news_since_then_or_was_first_seen_since_then(memory: Store) -> None:
    old = NOON - timedelta(days=30)
    bring(memory, seen(1, published=old), now=old)
    bring(memory, seen(2, published=old), now=NIGHT)
    bring(memory, seen(3, published=NOON), now=old)
    bring(memory, seen(4, published=None), now=old)
    assert recalled(memory, since=NOON) == ["a2", "a3"]


def test_recall_gives_the_articles_of_the_sources_that_are_asked_for(memory: Store) -> None:
    bring(memory, seen(1))
    bring(memory, seen(2), key=OTHER)
    assert recalled(memory, OTHER) == ["a2"]
    assert recalled(memory, OTHER, FEED) == ["a1", "a2"]
    assert memory.recall([], LONG_AGO) == []


def test_an_article_outlives_the_name_of_its_first_source(memory: Store) -> None:
    bring(memory, seen(1))
    bring(memory, seen(1), key=OTHER)
    assert [one.source for one in memory.recall([FEED, OTHER], LONG_AGO)] == [FEED]
    assert [one.source for one in memory.recall([OTHER], LONG_AGO)] == [OTHER]


def test_an_article_knows_when_it_and_its_copy_were_told(memory: Store) -> None:
    bring(memory, seen(1), seen(2, paragraphs=("Others.",)), seen(3))
    memory.keep(night(DAY, row("a1")))
    memory.keep(night(date(1883, 8, 30), row("a1")))
    days = {one.article.id: (one.told, one.copy_told) for one in memory.recall([FEED], LONG_AGO)}
    assert days == {"a1": (DAY, None), "a2": (None, None), "a3": (None, DAY)}


def test_articles_without_a_fingerprint_are_no_copies(memory: Store) -> None:
    bring(memory, replace(seen(1), fingerprint=""), replace(seen(2), fingerprint=""))
    memory.keep(night(DAY, row("a1")))
    assert memory.recall([FEED], LONG_AGO)[1].copy_told is None


@pytest.mark.parametrize(
    "name",
    ["a1", "url:1", "https://paper1.example.org/story", "seeds/1.txt", "https://paper1.example.org/other"],
)
def test_an_article_is_found_by_whatever_it_is_called(memory: Store, name: str) -> None:
    moved = identity.sighting(article(1, url="https://paper1.example.org/other"), FEED)
    bring(memory, replace(seen(1), aliases=("url:1", *moved.aliases)))
    assert owner(memory, name) == "a1"


def test_what_is_not_there_is_not_found(memory: Store) -> None:
    bring(memory, seen(1, origin=FEED), seen(2, origin="", url=""))
    assert memory.lookup("https://paper9.example.org/story") is None
    assert memory.lookup(FEED) is None, "a source's address names none of its articles"
    assert memory.lookup("") is None


# ---------------------------------------------------------------- health


def test_health_counts_the_new_articles_of_each_day(memory: Store) -> None:
    bring(memory, seen(1, backlog=True), seen(2))
    bring(memory, seen(1, backlog=True), seen(2), seen(3), seen(4), now=later(days=1))
    bring(memory, seen(5), key=OTHER)
    counts = memory.health([FEED, OTHER, "never asked"], NIGHT)
    assert counts == {FEED: {date(1883, 8, 29): 1, date(1883, 8, 30): 2}, OTHER: {date(1883, 8, 29): 1}}
    assert memory.health([FEED], later(hours=1)) == {FEED: {date(1883, 8, 30): 2}}
