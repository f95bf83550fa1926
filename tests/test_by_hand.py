"""`digest brief` and `digest stories`, run as a person runs them, on real files and a real server."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest import cli, grounding
from digest.model import Edit
from tests.articles import KRAKATOA

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "2025-02-27"
PAGE = SEEDS / "meridian-bukavu-rally.html"


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, list[dict[str, Any]], str]:
    """Run a command with --json; gives exit code, its lines, stderr."""
    try:
        code = cli.main([str(word) for word in (*argv, "--json")])
    except SystemExit as stop:  # argparse's own way out
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def sentences(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [sentence for paragraph in line["paragraphs"] for sentence in paragraph]


def words(line: dict[str, Any]) -> int:
    return sum(len(sentence["text"].split()) for sentence in sentences(line))


def replayed(sentence: dict[str, Any], body: str) -> str:
    """The sentence made again from the body alone, by its evidence and its edits."""
    (evidence,) = sentence["evidence"]
    assert body[evidence["start"] : evidence["end"]] == evidence["quote"]
    return grounding.replay(evidence["quote"], [Edit(**edit) for edit in sentence["edits"]])


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_brief_has_so_many_sentences_as_were_asked_for(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (line,), err = run(capsys, "brief", PAGE, "--sentences", count)
    assert (code, err) == (0, "")
    assert len(sentences(line)) == count
    assert line["origin"] == str(PAGE)
    assert line["title"]


def test_a_brief_has_at_most_so_many_words_as_were_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, (line,), _ = run(capsys, "brief", PAGE, "--words", 60)
    assert 30 <= words(line) <= 60


def test_without_a_length_a_brief_is_a_fair_extract(capsys: pytest.CaptureFixture[str]) -> None:
    _, (line,), _ = run(capsys, "brief", PAGE)
    assert words(line) <= 115


def test_body_text_alone_needs_no_title_and_replays_against_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "body.txt"
    file.write_text("\n".join(KRAKATOA))
    _, (line,), _ = run(capsys, "brief", file, "--body", "--sentences", 3)
    assert line["title"] == ""
    body = "\n\n".join(file.read_text().splitlines())
    assert [replayed(one, body) for one in sentences(line)] == [one["text"] for one in sentences(line)]


def test_what_can_t_be_read_is_explained_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = run(capsys, "brief", tmp_path / "none.txt", PAGE)
    assert (code, len(lines)) == (0, 1)
    assert "none.txt: is not there" in err
    code, lines, err = run(capsys, "brief", tmp_path / "none.txt")
    assert (code, lines) == (1, [])


def test_an_empty_file_is_no_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("\n \n")
    (tmp_path / "full.txt").write_text("\n".join(KRAKATOA))
    code, lines, err = run(capsys, "brief", tmp_path / "empty.txt", tmp_path / "full.txt", "--body")
    assert (code, len(lines)) == (0, 1)
    assert "empty.txt: empty: nothing to read" in err


@pytest.mark.parametrize(
    "length", [("--sentences", "0"), ("--words", "many"), ("--sentences", "2", "--words", "9")]
)
def test_a_length_that_is_none_is_wrong_use(
    length: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "brief", PAGE, *length)
    assert code == 2
    assert "usage: digest brief" in err


def test_for_a_person_a_brief_is_text_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brief", str(PAGE), "--sentences", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Blasts kill at least 11 at a rally of Congo’s conquering rebels.\n\n")
    assert f"Source: {PAGE}" in out


# ---------------------------------------------------------------- addresses


@pytest.fixture
def server() -> Iterator[str]:
    """A real server of the sample pages, on a free port."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(SEEDS))

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def test_an_address_is_read_like_the_file_behind_it(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"{server}/{PAGE.name}"
    _, (fetched,), err = run(capsys, "brief", address, "--sentences", 2)
    _, (read,), _ = run(capsys, "brief", PAGE, "--sentences", 2)
    assert err == ""
    assert fetched == read | {"origin": address}


def test_a_page_that_is_not_there_is_told_with_the_server_s_answer(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = run(capsys, "brief", f"{server}/gone.html")
    assert (code, lines) == (1, [])
    assert "the server answers 404" in err


def test_a_server_that_does_not_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = run(capsys, "brief", "http://127.0.0.1:9/page.html")
    assert (code, lines) == (1, [])
    assert "takes no connections" in err


# ---------------------------------------------------------------- stories


def test_every_article_stands_in_one_story_single_ones_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = run(capsys, "stories", SEEDS)
    origins = [article["origin"] for line in lines for article in line["articles"]]
    assert code == 0
    assert len(origins) == len(set(origins)) == 46
    assert {len(line["articles"]) for line in lines} >= {1, 2, 3, 4}


def test_a_story_says_what_holds_it_together(capsys: pytest.CaptureFixture[str]) -> None:
    _, (line,), _ = run(capsys, "stories", *sorted(SEEDS.glob("*ocalan*")))
    assert len(line["articles"]) == len(line["why"]) == 3
    assert line["why"][0] == "the fullest account"
    assert all("sharing" in why for why in line["why"][1:])


def test_a_copy_is_listed_beside_what_it_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.html"
    copy.write_bytes(PAGE.read_bytes())
    _, (line,), _ = run(capsys, "stories", PAGE, copy)
    assert {article["origin"] for article in line["articles"]} == {str(PAGE), str(copy)}


def test_no_story_is_too_old_to_be_laid_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report of the same event, dated two years later by a slip, is still of the same event."""
    late = tmp_path / "late.html"
    late.write_text(PAGE.read_text(encoding="utf-8").replace("2025-02", "2027-02"), encoding="utf-8")
    _, lines, _ = run(capsys, "stories", PAGE, late)
    assert len(lines) == 1


def test_for_a_person_a_story_is_its_headlines_and_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["stories", *map(str, SEEDS.glob("*ocalan*"))]) == 0
    out = capsys.readouterr().out
    assert "(3 articles)" in out
    assert "Bridge & Strait" in out
