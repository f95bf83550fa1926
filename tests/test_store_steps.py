"""Versions of the store: every step that was ever released leads to the tables that the program knows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from digest.errors import StoreError
from digest.store import opened, steps
from digest.store.memory import WRITES
from digest.store.tables import articles, metadata, store_version
from tests.stores import FEED, LONG_AGO, bring, new_store, page, seen, state
from tests.stores import NIGHT as NOW

LATER: Sequence[steps.Step] = (
    *steps.STEPS,
    (
        "ALTER TABLE articles ADD COLUMN mood TEXT DEFAULT '' NOT NULL",
        "CREATE INDEX articles_by_mood ON articles (mood)",
    ),
    ("UPDATE articles SET mood = 'glad'",),
)
BROKEN: Sequence[steps.Step] = (
    *steps.STEPS,
    ("CREATE TABLE moods (mood TEXT)", "INSERT INTO nowhere VALUES (1)"),
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with new_store(tmp_path) as address:
        yield address


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**WRITES) as db, db.begin():
        yield db


def shape(engine: Engine) -> dict[str, Any]:
    """Tables, columns, keys and indexes, as the database itself tells them."""
    found = inspect(engine)
    return {
        name: {
            "columns": [
                (one["name"], str(one["type"]), one["nullable"], one["default"])
                for one in found.get_columns(name)
            ],
            "key": found.get_pk_constraint(name)["constrained_columns"],
            "leads to": [
                (one["constrained_columns"], one["referred_table"], one["referred_columns"])
                for one in found.get_foreign_keys(name)
            ],
            "indexes": sorted((str(one["name"]), one["column_names"]) for one in found.get_indexes(name)),
        }
        for name in sorted(found.get_table_names())
    }


def test_the_steps_lead_to_the_tables_that_the_program_knows(place: tuple[str, Path]) -> None:
    with opened(*place) as memory:
        by_steps = shape(memory.engine)
        with writing(memory.engine) as db:
            metadata.drop_all(db)
            assert inspect(db).get_table_names() == []
            metadata.create_all(db)
        assert shape(memory.engine) == by_steps
    assert set(by_steps) == set(metadata.tables)


def test_a_new_store_has_the_last_version(place: tuple[str, Path]) -> None:
    with opened(*place) as memory, memory.engine.connect() as db:
        assert db.scalars(select(store_version.c.version)).all() == [len(steps.STEPS)]


def test_an_old_store_goes_forward_and_keeps_its_rows(place: tuple[str, Path]) -> None:
    with opened(*place) as memory:
        memory.brought(state(), [seen(1), seen(2)], [page(1)], NOW, backlog=False)
        before = memory.recall([FEED], LONG_AGO)
        with writing(memory.engine) as db:
            steps.forward(db, memory.name, LATER)
        with memory.engine.connect() as db:
            assert db.scalars(select(store_version.c.version)).all() == [len(LATER)]
            assert db.scalars(text("SELECT mood FROM articles")).all() == ["glad", "glad"]
        assert memory.recall([FEED], LONG_AGO) == before
        assert len(memory.wanted()) == 1
        assert memory.states() == {FEED: state()}


def test_a_store_of_the_first_version_goes_all_the_way(place: tuple[str, Path]) -> None:
    with opened(*place) as memory, writing(memory.engine) as db:
        metadata.drop_all(db)
        steps.forward(db, memory.name, steps.STEPS[:1])
    with opened(*place) as memory:
        assert bring(memory, seen(1)) == ("a1",)


def test_going_forward_twice_changes_nothing(place: tuple[str, Path]) -> None:
    with opened(*place) as memory:
        bring(memory, seen(1))
    with opened(*place) as memory:
        assert len(memory.recall([FEED], LONG_AGO)) == 1


def test_a_step_that_fails_leaves_the_old_version_whole(place: tuple[str, Path]) -> None:
    with opened(*place) as memory:
        bring(memory, seen(1))
        before = shape(memory.engine)
        with pytest.raises(DBAPIError), writing(memory.engine) as db:
            steps.forward(db, memory.name, BROKEN)
        assert shape(memory.engine) == before
    with opened(*place) as memory:
        assert len(memory.recall([FEED], LONG_AGO)) == 1


def test_a_newer_store_is_refused_and_left_alone(place: tuple[str, Path]) -> None:
    with opened(*place) as memory, writing(memory.engine) as db:
        db.execute(update(store_version).values(version=99))
    with pytest.raises(StoreError, match="made by a newer digest: its version is 99") as failure:
        opened(*place)
    assert "upgrade" in failure.value.hint


def test_a_store_that_a_newer_program_takes_over_meanwhile_is_not_written(place: tuple[str, Path]) -> None:
    with opened(*place) as memory:
        with writing(memory.engine) as db:
            db.execute(update(store_version).values(version=99))
        with pytest.raises(StoreError, match="newer digest"):
            bring(memory, seen(1))
        with memory.engine.connect() as db:
            assert db.scalars(select(articles.c.id)).all() == []


def test_another_programs_database_is_refused_and_left_alone(place: tuple[str, Path]) -> None:
    with opened(*place) as memory, writing(memory.engine) as db:
        metadata.drop_all(db)
        db.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(StoreError, match="no memory of digest") as failure:
        opened(*place)
    assert "[store] url" in failure.value.hint


def test_a_store_that_lost_its_version_is_refused(place: tuple[str, Path]) -> None:
    with opened(*place) as memory, writing(memory.engine) as db:
        db.execute(store_version.delete())
    with pytest.raises(StoreError, match="no memory of digest"):
        opened(*place)
