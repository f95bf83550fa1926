"""What every store promises of nights: editions, what they told, and the account of every input."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from digest.account import Account, AccountRow, Fate
from digest.errors import StoreError
from digest.store import Night, Store
from digest.store.tables import nights
from tests.articles import NOON
from tests.editions import make_edition
from tests.stores import DAY, FEED, LONG_AGO, NIGHT, bring, empty_store, later, night, row, seen

NEXT = DAY + timedelta(days=1)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as store:
        yield store


def told(memory: Store) -> dict[str, date | None]:
    return {one.article.id: one.told for one in memory.recall([FEED], LONG_AGO)}


def test_a_night_comes_back_as_it_was_kept(memory: Store) -> None:
    kept = night(
        DAY, row("a1"), AccountRow("a.txt", "", Fate.SKIPPED, "read: it is empty"), row("a2", Fate.ALSO)
    )
    memory.keep(kept)
    assert memory.night(DAY) == kept
    assert memory.night(NEXT) is None


def test_an_edition_is_kept_with_the_texts_of_its_articles(memory: Store) -> None:
    edition = make_edition(day=DAY, window=(NOON, NIGHT))
    edition = replace(edition, references=tuple(replace(one, text="Whole.") for one in edition.references))
    memory.keep(Night(DAY, NIGHT, edition, Account(())))
    assert memory.editions() == [edition]


def test_a_quiet_night_has_an_account_and_told_nothing(memory: Store) -> None:
    bring(memory, seen(1))
    quiet = Night(DAY, NIGHT, None, Account((row("a1", Fate.CITED),), stories=1), "too little news")
    memory.keep(quiet)
    assert memory.night(DAY) == quiet
    assert memory.editions() == []
    assert memory.unpublished() == []
    assert told(memory) == {"a1": None}


def test_what_a_reader_met_is_told_and_the_rest_is_not(memory: Store) -> None:
    bring(memory, *(seen(number) for number in range(1, 6)))
    rows = [row(f"a{number}", fate) for number, fate in enumerate(Fate, 1)]
    memory.keep(night(DAY, *rows, row("", Fate.CITED)))
    assert [fate.value for fate in Fate] == ["cited", "also", "pointer", "unused", "skipped"]
    assert told(memory) == {"a1": DAY, "a2": DAY, "a3": DAY, "a4": None, "a5": None}


def test_an_article_that_only_the_edition_names_is_told_too(memory: Store) -> None:
    edition = make_edition(day=DAY)
    cited = edition.references[0].id
    bring(memory, seen(1, id=cited))
    memory.keep(Night(DAY, NIGHT, edition, Account(())))
    assert told(memory) == {cited: DAY}


def test_a_night_that_is_made_again_replaces_the_day_and_no_other(memory: Store) -> None:
    bring(memory, seen(1), seen(2), seen(3))
    memory.keep(night(DAY, row("a1"), row("a2")))
    memory.keep(night(NEXT, row("a3")))
    memory.published(DAY, NIGHT)
    again = night(DAY, row("a2"), name="The Second Try")
    memory.keep(again)
    assert memory.night(DAY) == again
    assert told(memory) == {"a1": None, "a2": DAY, "a3": NEXT}
    assert memory.unpublished() == [DAY, NEXT], "what was published is not what is kept now"


def test_a_letter_that_is_made_again_may_turn_quiet(memory: Store) -> None:
    bring(memory, seen(1))
    memory.keep(night(DAY, row("a1")))
    memory.keep(Night(DAY, NIGHT, None, Account(())))
    assert memory.editions() == []
    assert told(memory) == {"a1": None}


def test_editions_come_newest_first_and_what_is_unpublished_oldest_first(memory: Store) -> None:
    days = [NEXT, DAY, date(1884, 1, 1)]
    for day in days:
        memory.keep(night(day))
    assert [one.day for one in memory.editions()] == [date(1884, 1, 1), NEXT, DAY]
    assert memory.unpublished() == [DAY, NEXT, date(1884, 1, 1)]
    memory.published(NEXT, later(hours=1))
    assert memory.unpublished() == [DAY, date(1884, 1, 1)]


def test_an_article_has_its_fate_on_each_night(memory: Store) -> None:
    memory.keep(night(NEXT, row("a2"), row("a1", Fate.UNUSED)))
    memory.keep(night(DAY, row("a1", Fate.POINTER)))
    assert memory.fates("a1") == [(DAY, row("a1", Fate.POINTER)), (NEXT, row("a1", Fate.UNUSED))]
    assert memory.fates("a9") == []


def test_what_was_told_of_an_article_never_seen_is_kept(memory: Store) -> None:
    # The memory may be younger than the letter that it is told of.
    memory.keep(night(DAY, row("a stranger")))
    assert memory.fates("a stranger") == [(DAY, row("a stranger"))]


def test_a_record_that_is_no_edition_stops_the_run(memory: Store) -> None:
    memory.keep(night(DAY))
    with memory.engine.begin() as db:
        db.execute(update(nights).values(record='{"day": 1}'))
    with pytest.raises(StoreError, match="the edition of 1883-08-28 can't be read") as failure:
        memory.editions()
    assert failure.value.hint


def test_the_time_of_publishing_is_kept(memory: Store) -> None:
    memory.keep(night(DAY))
    memory.published(DAY, later(minutes=5))
    with memory.engine.connect() as db:
        (at,) = db.scalars(nights.select().with_only_columns(nights.c.published_at))
    assert at == later(minutes=5)
    assert at.tzinfo is UTC
