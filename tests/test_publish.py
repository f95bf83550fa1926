import os
import signal
import subprocess
import sys
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
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    for path in tmp_path.rglob("*.html"):
        body = path.read_bytes()
        assert len(body) == 300_000
        assert len(set(body)) == 1


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
