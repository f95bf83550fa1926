"""`digest init`: a first digest.toml, from flags, from a person's answers, or from nothing."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from digest import cli
from digest.cli.init import system_zone
from digest.config import EditionConfig, load

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder of somebody in Vienna; gives exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Europe/Vienna")

    def command(*argv: object) -> tuple[int, str, str]:
        return cli.main([str(word) for word in argv]), *capsys.readouterr()

    return command


def test_without_a_terminal_it_takes_the_defaults_and_says_what_to_do_next(run: Run) -> None:
    code, out, err = run("init")
    assert (code, out) == (0, "digest.toml\n")
    assert "next: digest sources add ADDRESS" in err
    assert load(Path("digest.toml")).edition == EditionConfig(timezone="Europe/Vienna")


def test_flags_are_answers(run: Run) -> None:
    words = ["--name", "The Strait Letter", "--timezone", "Asia/Tokyo", "--at", "07:30", "--language", "de"]
    code, _, _ = run("init", *words, "--base-url", "https://letter.example.org/mine")
    assert code == 0
    year = datetime.now(UTC).year
    assert load(Path("digest.toml")).edition == EditionConfig(
        "The Strait Letter",
        "Asia/Tokyo",
        time(7, 30),
        language="de",
        base_url="https://letter.example.org/mine",
        tag=f"letter.example.org,{year}:the-strait-letter",
    )


def test_an_address_without_a_domain_is_no_authority_for_feed_ids(run: Run) -> None:
    assert run("init", "--base-url", "http://127.0.0.1:8000")[0] == 0
    assert load(Path("digest.toml")).edition.tag == ""


def test_it_writes_where_it_is_told_to(run: Run) -> None:
    code, out, _ = run("init", "--config", "letters/harbor.toml", "--name", "Harbor")
    assert (code, out) == (0, "letters/harbor.toml\n")
    assert [str(path) for path in sorted(Path().rglob("*"))] == ["letters", "letters/harbor.toml"]


@pytest.mark.parametrize(
    ("words", "message", "step"),
    [
        (["--timezone", "Vienna"], "no zone 'Vienna'", "as Europe/Vienna"),
        (["--at", "noon"], "no time of day", '"18:00"'),
        (["--base-url", "letter.example.org"], "base_url is", "https://"),
    ],
)
def test_an_answer_that_can_t_be_is_wrong_use_and_nothing_is_written(
    run: Run, words: list[str], message: str, step: str
) -> None:
    code, out, err = run("init", *words)
    assert (code, out) == (2, "")
    assert message in err
    assert step in err
    assert not Path("digest.toml").exists()


def test_what_is_there_is_not_written_over_unless_one_insists(run: Run) -> None:
    Path("digest.toml").write_text("# mine\n")
    code, _, err = run("init", "--name", "New")
    assert code == 2
    assert "is there already" in err
    assert "--force" in err
    assert Path("digest.toml").read_text() == "# mine\n"
    assert run("init", "--name", "New", "--force")[0] == 0
    assert load(Path("digest.toml")).edition.name == "New"


def test_a_folder_that_can_t_be_written_is_told(run: Run) -> None:
    Path("file").write_text("")
    code, _, err = run("init", "--config", "file/digest.toml")
    assert code == 1
    assert "can't be written" in err


@pytest.mark.parametrize("zone", ["", "/etc/passwd", "Nowhere/Land", "CET-1CEST"])
def test_a_machine_that_names_no_zone_of_the_database_still_has_one(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    assert EditionConfig(timezone=system_zone()).zone


def answered(folder: Path, *lines: str) -> str:
    """What a person at a terminal sees who gives these answers."""
    person, terminal = pty.openpty()
    os.write(person, "".join(f"{line}\n" for line in lines).encode())
    subprocess.run(
        [sys.executable, "-m", "digest", "init"],
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=os.environ | {"TZ": "Europe/Vienna"},
        check=True,
    )
    seen = os.read(person, 100_000).decode()
    os.close(person)
    os.close(terminal)
    return seen


def test_a_person_is_asked_and_enter_takes_what_is_shown(tmp_path: Path) -> None:
    seen = answered(tmp_path, "Strait", "", "7:30", "07:30", "", "")
    assert load(tmp_path / "digest.toml").edition == EditionConfig("Strait", "Europe/Vienna", time(7, 30))
    assert "[Europe/Vienna]" in seen
    assert "no time of day" in seen
    assert seen.count("At what time does it close? [18:00]") == 2
