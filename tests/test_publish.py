import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest import publish, record
from digest.errors import PublishError
from tests.editions import make_edition

FILES = [("2025-02-27/email.html", b"<p>letter</p>"), ("index.html", b"<p>archive</p>")]


def test_files_are_written_where_they_belong(tmp_path: Path) -> None:
    publish.write(tmp_path / "out", FILES)
    assert (tmp_path / "out/2025-02-27/email.html").read_bytes() == b"<p>letter</p>"
    assert (tmp_path / "out/index.html").read_bytes() == b"<p>archive</p>"
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.*")) == ["email.html", "index.html"]


def test_what_has_not_changed_is_left_alone(tmp_path: Path) -> None:
    publish.write(tmp_path, FILES)
    os.utime(tmp_path / "index.html", (1, 1))
    publish.write(tmp_path, FILES)
    assert (tmp_path / "index.html").stat().st_mtime == 1
    publish.write(tmp_path, [("index.html", b"new")])
    assert (tmp_path / "index.html").stat().st_mtime != 1


def test_leftovers_of_a_killed_run_go_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / f"index.html{publish._PART}").write_text("half")  # noqa: SLF001
    (tmp_path / "mine.txt").write_text("kept")
    publish.write(tmp_path, FILES)
    assert not list(tmp_path.rglob(f"*{publish._PART}"))  # noqa: SLF001
    assert (tmp_path / "mine.txt").read_text() == "kept"


def test_a_file_where_the_folder_should_be_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(PublishError, match="can't be written") as caught:
        publish.write(tmp_path / "out", FILES)
    assert caught.value.hint


def test_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        publish.write(tmp_path, FILES)
    finally:
        os.umask(before)
    assert (tmp_path / "index.html").stat().st_mode & 0o777 == 0o644


@contextmanager
def without_root() -> Iterator[None]:
    """Root may write into any folder: for a moment, be nobody."""
    before = os.geteuid()
    os.seteuid(65534 if before == 0 else before)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_without_the_right_to_write_is_an_error_that_says_so() -> None:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        out.chmod(0o555)
        with without_root(), pytest.raises(PublishError, match="Permission denied") as caught:
            publish.write(out, FILES)
        out.chmod(0o755)
    assert "right to write" in caught.value.hint


def test_a_folder_in_a_file_s_place_is_an_error_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(PublishError) as caught:
        publish.write(tmp_path, FILES)
    assert str(tmp_path / "index.html") in caught.value.message
    assert "in the way" in caught.value.hint
    assert not list(tmp_path.rglob(f"*{publish._PART}"))  # noqa: SLF001


NO_ROOM = """
import resource, sys
from pathlib import Path
from digest import publish
from digest.errors import PublishError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    publish.write(Path(sys.argv[1]), [("a.html", b"new" * 1000)])
except PublishError as error:
    print(error.message, error.hint, sep="\\n")
"""


def test_without_room_the_old_file_stays_and_no_half_one_is_left(tmp_path: Path) -> None:
    publish.write(tmp_path, [("a.html", b"old")])
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "make room" in done.stdout
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.html", b"old")]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    publish.write(tmp_path, FILES)
    (tmp_path / "2025-02-28").write_text("in the way")
    with pytest.raises(PublishError):
        publish.write(tmp_path, [("2025-02-28/email.html", b"x"), ("index.html", b"never reached")])
    assert (tmp_path / "index.html").read_bytes() == b"<p>archive</p>"


WRITER = """
import sys
from pathlib import Path
from digest import publish
print("ready", flush=True)
for turn in range(10**6):
    body = bytes([97 + turn % 26]) * 300_000
    publish.write(Path(sys.argv[1]), [("a.html", body), ("b/c.html", body)])
"""


@pytest.mark.fault("F45")
@pytest.mark.parametrize("moment", [0.0, 0.004, 0.013, 0.05, 0.11])
def test_a_kill_at_any_moment_leaves_whole_files(tmp_path: Path, moment: float) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        while not (tmp_path / "b/c.html").exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    for path in (tmp_path / "a.html", tmp_path / "b/c.html"):
        body = path.read_bytes()
        assert (len(body), len(set(body))) == (300_000, 1)


SELF_KILLER = """
import os, signal, sys
from pathlib import Path
from digest import publish
left = int(sys.argv[2])
def die(event, arguments):
    global left
    if event in {"open", "os.mkdir", "os.remove", "os.rename"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
publish.write(Path(sys.argv[1]), [("new/a.html", b"new"), ("b.html", b"new"), ("feed.atom", b"new")])
"""


@pytest.mark.fault("F45")
def test_a_kill_before_any_step_leaves_old_or_new_and_the_feed_last(tmp_path: Path) -> None:
    steps: list[tuple[str, str, str]] = []
    while len(steps) < 100 and steps[-1:] != [("new", "new", "new")]:
        steps.append(killed_before(len(steps), tmp_path / str(len(steps))))
    assert len(steps) > 10
    # Files only ever turn new, in the order they were handed over.
    order = [("", "old", "old"), ("new", "old", "old"), ("new", "new", "old"), ("new", "new", "new")]
    ranks = [order.index(one) for one in steps]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2, 3}


def killed_before(step: int, out: Path) -> tuple[str, str, str]:
    """What stands in the three places after a kill before this step, and that the next run tidies up."""
    publish.write(out, [("b.html", b"old"), ("feed.atom", b"old")])
    subprocess.run([sys.executable, "-c", SELF_KILLER, str(out), str(step)], check=False)
    places = [out / name for name in ("new/a.html", "b.html", "feed.atom")]
    new, old, feed = (place.read_text() if place.exists() else "" for place in places)
    publish.write(out, [])
    assert {path for path in out.rglob("*") if path.is_file()} <= set(places)
    return new, old, feed


def test_editions_read_back_newest_first_and_damaged_ones_are_said(tmp_path: Path) -> None:
    for day in ("1883-05-25", "1883-05-26"):
        edition = make_edition(day=make_edition().day.fromisoformat(day))
        publish.write(tmp_path, [(f"{day}/edition.json", record.dump(edition).encode())])
    publish.write(tmp_path, [("1883-05-27/edition.json", b"{"), ("1883-05-28/edition.json", b"\xff\xfe")])
    found, damaged = publish.editions(tmp_path)
    assert [edition.day.isoformat() for edition in found] == ["1883-05-26", "1883-05-25"]
    assert [Path(one.origin).parent.name for one in damaged] == ["1883-05-28", "1883-05-27"]
    assert all(one.reason for one in damaged)


def test_an_empty_folder_holds_no_editions(tmp_path: Path) -> None:
    assert publish.editions(tmp_path / "nowhere") == ([], [])
