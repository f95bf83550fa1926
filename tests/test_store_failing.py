"""A file that can't be used: damaged, locked, full, not ours. Nothing is begun anew, and every message has a next step."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from digest.errors import StoreError
from digest.store import Store, opened
from tests.stores import FEED, LONG_AGO, NIGHT, SQLITE, bring, seen, state

NOBODY = 65534
BIG = tuple(f"A paragraph of many words, the {number}th of its kind." * 20 for number in range(60))


def file_of(root: Path) -> Path:
    return root / ".digest" / "digest.db"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a store that has something in it, and is closed."""
    with opened(SQLITE, tmp_path) as memory:
        bring(memory, *(seen(number, paragraphs=BIG) for number in range(5)))
    return tmp_path


def refused(root: Path) -> StoreError:
    """Why the store can't be opened, or be read once it is."""
    with pytest.raises(StoreError) as failure, opened(SQLITE, root, patience=0.1) as memory:
        memory.recall([FEED], LONG_AGO)
    assert failure.value.hint
    assert "digest.db" in failure.value.message
    return failure.value


# ---------------------------------------------------------------- the file


def test_a_store_is_made_with_its_folder_for_the_owner_alone(tmp_path: Path) -> None:
    opened(SQLITE, tmp_path).close()
    assert file_of(tmp_path).is_file()
    assert file_of(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_an_absolute_address_is_taken_as_it_is(tmp_path: Path) -> None:
    opened(f"sqlite:///{tmp_path}/elsewhere.db", Path("/nowhere")).close()
    assert (tmp_path / "elsewhere.db").is_file()


def test_commits_are_flushed_and_readers_do_not_wait(tmp_path: Path) -> None:
    with opened(SQLITE, tmp_path, patience=2) as memory, memory.engine.connect() as db:
        pragmas = ("synchronous", "journal_mode", "foreign_keys", "busy_timeout")
        assert [db.scalar(text(f"PRAGMA {one}")) for one in pragmas] == [2, "wal", 1, 2000]


def test_tables_hold_to_their_rules(tmp_path: Path) -> None:
    with opened(SQLITE, tmp_path) as memory, pytest.raises(IntegrityError), memory.engine.begin() as db:
        db.execute(text("INSERT INTO aliases VALUES ('url:x', 'no such article')"))


def test_a_closed_store_is_one_file(kept: Path) -> None:
    assert [one.name for one in file_of(kept).parent.iterdir()] == ["digest.db"]


@pytest.mark.fault("F44")
def test_an_empty_file_is_a_store_not_yet_made(tmp_path: Path) -> None:
    # What a run leaves that is killed before it wrote its first table.
    file_of(tmp_path).parent.mkdir()
    file_of(tmp_path).touch()
    with opened(SQLITE, tmp_path) as memory:
        assert memory.states() == {}


# ---------------------------------------------------------------- damage


@pytest.mark.fault("F43")
@pytest.mark.parametrize("size", [1, 50, 100, 4096, 40_000])
def test_a_file_that_was_cut_off_is_refused_and_left_alone(kept: Path, size: int) -> None:
    body = file_of(kept).read_bytes()[:size]
    file_of(kept).write_bytes(body)
    assert "copy" in refused(kept).hint
    assert file_of(kept).read_bytes() == body


@pytest.mark.fault("F43")
def test_a_file_with_overwritten_pages_is_refused(kept: Path) -> None:
    body = file_of(kept).read_bytes()
    file_of(kept).write_bytes(body[:4096] + b"\xff" * (len(body) - 4096))
    assert "is damaged" in refused(kept).message


@pytest.mark.fault("F43")
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file_of(tmp_path).parent.mkdir()
    file_of(tmp_path).write_text("Dear diary, today I have " + "written " * 500)
    before = file_of(tmp_path).read_bytes()
    assert "no database" in refused(tmp_path).message
    assert file_of(tmp_path).read_bytes() == before


# ---------------------------------------------------------------- locks and rights


@contextmanager
def locked(root: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file_of(root), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.fault("F43")
def test_a_store_that_stays_locked_is_refused(kept: Path) -> None:
    with locked(kept):
        error = refused(kept)
    assert "in use by another program" in error.message
    assert "wait" in error.hint
    with opened(SQLITE, kept) as memory:
        assert len(memory.recall([FEED], LONG_AGO)) == 5


def test_a_lock_that_comes_later_costs_the_write_and_not_the_reading(kept: Path) -> None:
    with opened(SQLITE, kept, patience=0.1) as memory:
        with locked(kept):
            assert len(memory.recall([FEED], LONG_AGO)) == 5
            with pytest.raises(StoreError, match="in use by another program"):
                bring(memory, seen(9))
        assert bring(memory, seen(9)) == ("a9",)


def test_a_store_that_another_run_is_making_just_now_is_waited_for(tmp_path: Path) -> None:
    file_of(tmp_path).parent.mkdir()
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE making (one INTEGER)")
        release = Timer(0.2, other.execute, ["ROLLBACK"])
        release.start()
        with opened(SQLITE, tmp_path, patience=20) as memory:
            assert bring(memory, seen(1)) == ("a1",)
        release.join()


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """As somebody to whom rights apply, and whose folders these are."""
    if os.geteuid() != 0:
        yield
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def outside(kept: Path) -> Iterator[Path]:
    """The same, in a folder that everyone may pass through to."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(kept, Path(folder) / "kept"))


@pytest.mark.fault("F43")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555), (0o000, 0o755)])
def test_a_store_that_may_not_be_written_is_refused(outside: Path, file: int, folder: int) -> None:
    with unprivileged(outside):
        file_of(outside).chmod(file)
        file_of(outside).parent.chmod(folder)
        try:
            error = refused(outside)
        finally:
            file_of(outside).parent.chmod(0o755)
    assert "right to write" in error.hint


def test_a_folder_that_can_not_be_made_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / ".digest").write_text("a file in the way")
    with pytest.raises(StoreError, match=r"\.digest") as failure:
        opened(SQLITE, tmp_path)
    assert failure.value.hint


# ---------------------------------------------------------------- disks


@pytest.mark.fault("F43")
def test_on_a_full_disk_nothing_of_a_feed_is_kept(kept: Path) -> None:
    with opened(SQLITE, kept) as memory:
        with memory.engine.connect() as db:
            pages = db.scalar(text("PRAGMA page_count"))
            db.execute(text(f"PRAGMA max_page_count = {pages + 5}"))
        feed = [seen(number, paragraphs=BIG) for number in range(10, 20)]
        with pytest.raises(StoreError, match="disk is full") as failure:
            memory.brought(state(etag='"2"'), feed, (), NIGHT, backlog=False)
        assert "make room" in failure.value.hint
        assert_untouched(memory)


@pytest.mark.fault("F43")
def test_on_a_disk_that_fails_nothing_of_a_feed_is_kept(kept: Path) -> None:
    with opened(SQLITE, kept) as memory:
        feed = [seen(number, paragraphs=BIG) for number in range(10, 20)]
        with pytest.raises(StoreError, match="can't be read or written"), no_file_grows(100_000):
            memory.brought(state(etag='"2"'), feed, (), NIGHT, backlog=False)
        assert_untouched(memory)
    with opened(SQLITE, kept) as memory:
        assert_untouched(memory)


@contextmanager
def no_file_grows(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def assert_untouched(memory: Store) -> None:
    assert len(memory.recall([FEED], LONG_AGO)) == 5
    assert memory.states() == {FEED: state()}


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "nonsense", "oracle9://x/y", "://"])
def test_an_address_that_keeps_nothing_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError) as failure:
        opened(url, tmp_path)
    assert "sqlite:///.digest/digest.db" in failure.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_missing_driver_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="driver") as failure:
        opened("postgresql+pg8000://digest:secret@localhost/digest", tmp_path)
    assert failure.value.hint == "pip install pg8000"


def test_a_password_is_never_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as failure:
        opened("postgresql+pg8000://digest:secret@localhost/digest", tmp_path)
    assert "secret" not in f"{failure.value.message} {failure.value.hint}"


@pytest.mark.parametrize("command", ["--help", "run --help", "sources --help"])
def test_help_is_told_without_loading_a_database(command: str) -> None:
    script = (
        "import sys\nfrom digest.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "assert 'sqlalchemy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, *command.split()], check=True, capture_output=True)
