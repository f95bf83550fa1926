"""The command line, run as a person runs it, on real files."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import cli
from tests.articles import KRAKATOA

Run = Callable[..., tuple[int, str, str]]

PAGE = "Ash Covers Ships in the Sunda Strait\n\nBy Ida Brandt\n\nAugust 28, 2007\n\n" + "\n\n".join(KRAKATOA)


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


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ash.txt").write_text(PAGE)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_article_is_enough(run: Run, articles: Path) -> None:
    code, out, _ = run("run", articles, "--date", "2007-08-28")
    assert code == 0
    assert "Ash Covers Ships in the Sunda Strait" in out
    assert "1 article (1 cited" in out
    assert "out/2007-08-28/email.html" in out
    assert set(files(Path("out"))) == {
        *(
            f"2007-08-28/{name}"
            for name in ("edition.json", "email.html", "email.txt", "email.eml", "index.html")
        ),
        *("feed.json", "feed.rss", "feed.atom", "index.html"),
    }


def test_without_input_there_is_nothing_to_report_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run("run", "empty")
    assert (code, out) == (3, "")
    assert "nothing to report" in err
    assert "next:" in err
    assert not Path("out").exists()


def test_a_missing_path_costs_only_itself(run: Run, articles: Path) -> None:
    code, out, _ = run("run", articles, "nowhere")
    assert code == 0
    assert re.search(r"skipped .*nowhere: read: is not there", out)
    code, _, err = run("run", "nowhere", "--out", "other")
    assert code == 3
    assert "nowhere: read: is not there" in err
    assert not Path("other").exists()


def test_bad_inputs_are_explained_and_the_edition_appears(run: Run, articles: Path) -> None:
    (articles / "empty.txt").write_text("")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "huge.html").write_bytes(b"<p>" + b"x" * 5_100_000)
    (articles / "notes.docx").write_bytes(b"PK")
    (articles / "bomb.rss").write_text(
        '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'
    )
    (articles / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    code, out, _ = run("run", articles, "--date", "2007-08-28")
    assert code == 0
    for name in ("empty.txt", "binary.txt", "huge.html", "notes.docx", "bomb.rss", "menu.html"):
        assert re.search(rf"^  skipped .*{name}: \w+: .{{10,}}$", out, re.MULTILINE), name
    assert "6 skipped" in out


def test_the_account_has_every_input_and_the_sums_agree(run: Run, articles: Path) -> None:
    (articles / "copy.txt").write_text(PAGE)
    (articles / "empty.txt").write_text("")
    code, out, _ = run("run", articles, "--json", "--date", "2007-08-28")
    account = json.loads(out)["account"]
    assert code == 0
    assert len(account["inputs"]) == 3
    assert sum(account[fate] for fate in ("cited", "also", "pointer", "unused", "skipped")) == 3
    assert any("the same article as" in row["detail"] for row in account["inputs"])


def test_two_runs_give_the_same_bytes(run: Run, articles: Path) -> None:
    for out in ("one", "two", "two"):
        assert run("run", articles, "--out", out)[0] == 0
    assert files(Path("one")) == files(Path("two"))


def test_earlier_editions_stay_in_the_archive_and_the_feeds(run: Run, articles: Path) -> None:
    run("run", articles, "--date", "2007-08-28")
    code, out, _ = run("run", articles, "--date", "2007-08-29")
    assert code == 0
    assert "No. 2" in out
    assert "2007-08-28" in Path("out/index.html").read_text()
    assert len(json.loads(Path("out/feed.json").read_text())["items"]) == 2


def test_a_damaged_earlier_edition_is_said_and_costs_only_itself(run: Run, articles: Path) -> None:
    run("run", articles, "--date", "2007-08-28")
    Path("out/2007-08-28/edition.json").write_text("{")
    code, out, _ = run("run", articles, "--date", "2007-08-29")
    assert code == 0
    assert re.search(r"skipped .*2007-08-28", out)


def test_without_paths_and_config_the_samples_are_made_and_said_to_be_samples(run: Run) -> None:
    code, out, err = run("run")
    assert code == 0
    assert "SAMPLE EDITION" in err
    assert "2025-02-27" in out
    assert "SAMPLE EDITION" in Path("out/2025-02-27/email.html").read_text()


def test_quiet_prints_nothing(run: Run, articles: Path) -> None:
    assert run("run", articles, "--quiet") == (0, "", "")


@pytest.mark.usefixtures("articles")
def test_a_digest_toml_is_taken_with_its_sources_and_its_window(run: Run) -> None:
    Path("digest.toml").write_text(
        '[edition]\nname = "The Strait Letter"\n[[source]]\npath = "articles"\nname = "Our desk"\n'
    )
    code, out, _ = run("run", "--date", "2007-08-28")
    assert code == 0
    assert "The Strait Letter" in out
    data = json.loads(Path("out/2007-08-28/edition.json").read_text())
    assert data["sample"] is False
    assert all("text" not in one for one in data["articles"].values())
    code, _, err = run("run", "--date", "2007-09-28")
    assert code == 3
    assert "told on 2007-08-28" in err
    code, _, err = run("run", "--date", "2007-08-27")
    assert code == 3
    assert "--date" in err


def test_a_missing_config_is_wrong_use(run: Run) -> None:
    code, _, err = run("run", "--config", "nowhere.toml")
    assert code == 2
    assert "nowhere.toml is not there" in err


def test_an_unknown_key_names_the_nearest_known_one(run: Run) -> None:
    Path("digest.toml").write_text("[edition]\nnmae = 'x'\n")
    code, _, err = run("run")
    assert code == 2
    assert "did you mean name?" in err


def test_a_config_without_sources_says_so(run: Run) -> None:
    Path("digest.toml").write_text("[edition]\nname = 'x'\n")
    code, _, err = run("run")
    assert code == 2
    assert "names no source" in err


def test_a_wrong_date_is_wrong_use(run: Run, articles: Path) -> None:
    code, _, err = run("run", articles, "--date", "27.2.2025")
    assert code == 2
    assert "write it as 2025-02-27" in err


def test_a_folder_that_can_t_be_written_is_a_failure_with_a_next_step(run: Run, articles: Path) -> None:
    Path("out").write_text("a file where the folder should be")
    code, _, err = run("run", articles)
    assert code == 1
    assert "next:" in err


def test_read_shows_an_article_as_it_is_understood(run: Run, articles: Path) -> None:
    code, out, _ = run("read", articles / "ash.txt", "--json")
    (line,) = out.splitlines()
    found = json.loads(line)
    assert code == 0
    assert (found["title"], found["author"]) == ("Ash Covers Ships in the Sunda Strait", "Ida Brandt")
    assert found["published"] is None or found["published"].startswith("2007-08-28")
    assert found["paragraphs"] == list(KRAKATOA)
    assert set(found) == {
        *("origin", "url", "title", "dek", "author", "publisher", "published", "language", "kicker"),
        *("paragraphs", "dropped", "told"),
    }
    assert "left out" in run("read", articles / "ash.txt")[1]


def test_read_goes_on_past_what_it_can_t_read(run: Run, articles: Path) -> None:
    (articles / "empty.txt").write_text("")
    code, out, err = run("read", articles, "nowhere", "--json")
    assert code == 0
    assert len(out.splitlines()) == 1
    assert "empty.txt" in err
    assert "nowhere" in err
    assert run("read", "nowhere")[0] == 1


def test_explain_tells_the_fate_of_every_input_and_writes_nothing(run: Run, articles: Path) -> None:
    (articles / "empty.txt").write_text("")
    code, out, _ = run("explain", articles)
    assert code == 0
    assert "single source" in out
    assert "freshness" in out
    assert "skipped" in out
    data = json.loads(run("explain", articles, "--json")[1])
    assert data["stories"][0]["place"] == "lead"
    assert not Path("out").exists()


def test_preview_without_an_edition_says_what_to_do(run: Run) -> None:
    code, _, err = run("preview", "--no-open")
    assert code == 2
    assert "digest run" in err


def test_help_imports_nothing_heavy() -> None:
    heavy = {
        "jinja2",
        "premailer",
        "feedgen",
        "feedparser",
        "bs4",
        "lxml",
        "trafilatura",
        "requests",
        "cssutils",
    }
    probe = (
        "import sys; from digest.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print('LOADED', sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert "LOADED []" in done.stderr
    assert "explain" in done.stdout


def test_preview_serves_what_run_made(run: Run, articles: Path) -> None:
    run("run", articles)
    command = [sys.executable, "-m", "digest", "preview", "--no-open", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().split()[0]
        with urllib.request.urlopen(address) as page:  # noqa: S310  (our own server, just started)
            assert "Ash Covers Ships" in page.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "digest", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("digest ")


def test_read_says_of_each_field_where_it_stands_and_what_is_wrong_with_it(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in KRAKATOA)
    page.write_text(
        '<html lang="en"><head><title>Ash on the sea | Batavia Mirror</title><meta name="author" content="Ida Brandt">'
        f'<meta name="date" content="2075-01-02"></head><body><article><h1>Ash on the sea</h1>{text}</article></body></html>'
    )
    _, out, _ = run("read", page)
    assert "title      Ash on the sea   [<h1>]" in out
    assert "author     Ida Brandt   [author]" in out
    assert "publisher  Batavia Mirror   [<title>]" in out
    assert "[date, no zone stated: UTC: 2075-01-02 – ahead of its time" in out
    told = json.loads(run("read", page, "--json")[1])["told"]
    assert told["title"] == {"place": "<h1>", "said": "Ash on the sea", "flaw": ""}
    assert told["published"]["flaw"].startswith("ahead of its time")


def test_a_date_that_can_t_be_is_remarked_by_a_run(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "in" / "late.html"
    page.parent.mkdir()
    said = (
        "The volcano of Krakatoa threw ash over 100 ships in the Sunda Strait, and the harbor master of Batavia closed the port.",
        "Captain Willem Sampson told the harbor master that his crew of 40 had swept the decks for three days without an end.",
        "The Dutch governor ordered 12 steamers to bring rice and water to the towns on the coast of Java.",
        "Telegraph lines to Anjer were cut by a wave that carried a warship two miles up the river, officers reported.",
        "Pumice covered the strait so thickly that 3 pilots walked from one boat to another, the harbor master said.",
        "A merchant in Padang counted 47 shocks in one night and wrote them down in the ledger that he kept for rubber.",
        "The lighthouse of Flat Cape was gone when the survey ship passed, and its 11 keepers could not be found.",
        "Fishermen brought 200 people from the islands to Batavia, where the hospital had beds for half of them.",
        "The governor asked Singapore for tents, flour and doctors, and two ships left with them before the evening.",
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in said)
    for stated, flaw in (("2075-01-02", "ahead of its time"), ("1970-01-01", "no date that can be")):
        head = f'<title>Ash closes Batavia</title><meta name="date" content="{stated}">'
        page.write_text(f"<html><head>{head}</head><body><h1>Ash closes Batavia</h1>{text}</body></html>")
        _, _, err = run("run", page, "--out", tmp_path / "out")
        assert f"its date “{stated}” is {flaw}" in err
