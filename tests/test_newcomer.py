"""What people try first: every command in an empty folder, on their own pages, and with a slip of the hand."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest import cli

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds" / "2025-02-27"
PAGE = SEEDS / "meridian-bukavu-rally.html"
FEED = SEEDS / "harbour.rss"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder; gives exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*argv: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(word) for word in argv])
        except SystemExit as stop:  # argparse's own way out
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return command


def sentences(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [sentence for paragraph in line["paragraphs"] for sentence in paragraph]


# ---------------------------------------------------------------- nothing there


@pytest.mark.parametrize("command", ["brief", "stories", "read"])
def test_a_folder_without_articles_is_said_to_be_one(run: Run, command: str) -> None:
    code, out, err = run(command, ".")
    assert (code, out) == (1, "")
    assert "." in err
    assert "no article" in err


@pytest.mark.parametrize("command", ["brief", "stories", "read"])
def test_a_file_that_is_not_there_is_named(run: Run, command: str) -> None:
    code, out, err = run(command, "nowhere.txt")
    assert (code, out) == (1, "")
    assert "nowhere.txt: is not there" in err


@pytest.mark.parametrize("command", ["brief", "stories", "read"])
def test_an_address_is_named_as_it_was_typed(run: Run, command: str) -> None:
    code, _, err = run(command, "http://127.0.0.1:1/page")
    assert code == 1
    assert "http://127.0.0.1:1/page: " in err


@pytest.mark.parametrize("command", ["run", "explain"])
def test_whatever_shows_the_samples_says_so(run: Run, command: str) -> None:
    code, _, err = run(command)
    assert code == 0
    assert "SAMPLE EDITION" in err


# ---------------------------------------------------------------- the folder itself


def test_what_digest_published_into_a_folder_is_no_article_of_it(run: Run, tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path)
    first = run("run", ".", "--json")
    for _ in range(2):
        assert run("run", ".", "--json") == first
    assert len(run("read", ".", "--json")[1].splitlines()) == 1


def test_one_file_that_can_t_be_read_costs_only_itself(run: Run, tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path)
    (tmp_path / "notes.docx").write_bytes(b"PK")
    code, out, err = run("brief", ".", "--json")
    assert code == 0
    assert [json.loads(line)["origin"] for line in out.splitlines()] == [PAGE.name]
    assert "notes.docx: unknown type .docx" in err


def test_of_a_feed_every_entry_has_its_brief_in_the_feed_s_order(run: Run) -> None:
    code, out, _ = run("brief", FEED, "--sentences", "1", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["origin"] for line in lines] == [f"{FEED}#{number}" for number in (1, 2, 3, 4)]
    assert all(len(sentences(line)) == 1 for line in lines)


# ---------------------------------------------------------------- lengths


@pytest.mark.parametrize("length", ["0", "-1", "1.5", "²", "three", ""])
@pytest.mark.parametrize("option", ["--sentences", "--words"])
def test_what_is_no_length_is_told_in_words_of_a_person(run: Run, option: str, length: str) -> None:
    code, out, err = run("brief", PAGE, f"{option}={length}")
    assert (code, out) == (2, "")
    assert f"{length!r} is no length: write a number from 1" in err


def test_more_sentences_than_there_are_give_all_that_can_stand(run: Run) -> None:
    code, out, _ = run("brief", PAGE, "--sentences", "500", "--json")
    assert code == 0
    assert 10 < len(sentences(json.loads(out))) < 60


def test_words_are_counted_as_wc_counts_them(run: Run, tmp_path: Path) -> None:
    """A dash that stands by itself is no word to a reader, but whoever checks a limit splits at blanks."""
    line = "The rowers of Lowbridge beat the harbor police 3 - 1 on the river on Monday."
    (tmp_path / "body.txt").write_text(line)
    assert len(line.split()) == 16
    assert run("brief", "body.txt", "--body", "--words", "16")[1]
    assert run("brief", "body.txt", "--body", "--words", "15")[1] == ""


def test_text_without_a_headline_begins_with_its_brief(run: Run, tmp_path: Path) -> None:
    (tmp_path / "body.txt").write_text(
        "The rowers of Lowbridge beat the harbor police on the river on Monday."
    )
    assert run("brief", "body.txt", "--body", "--sentences", "1")[1].startswith("The rowers of Lowbridge")


# ---------------------------------------------------------------- evidence


def test_a_brief_of_a_page_replays_against_what_read_shows(run: Run) -> None:
    body = "\n\n".join(json.loads(run("read", PAGE, "--json")[1])["paragraphs"])
    for sentence in sentences(json.loads(run("brief", PAGE, "--sentences", "6", "--json")[1])):
        (evidence,) = sentence["evidence"]
        assert body[evidence["start"] : evidence["end"]] == evidence["quote"]
        text = evidence["quote"]
        for edit in reversed(sentence["edits"]):
            text = text[: edit["start"]] + edit["new"] + text[edit["end"] :]
        assert text == sentence["text"]
