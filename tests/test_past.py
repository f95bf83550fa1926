"""`digest explain` of past nights and of addresses, as a person runs it."""

import json
from pathlib import Path
from typing import Any

import pytest

from digest import cli
from tests.test_memory import html, item, paper
from tests.web import Web


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    with Web() as web:
        web["/feed"] = paper(item("ash", 3), item("market", 40), etag='"1"')
        web["/page"] = html("ferry")
        settings = f'[fetch]\nallow = ["127.0.0.1:{web.port}"]\n[[source]]\nurl = "{web.url("/feed")}"\n'
        Path("digest.toml").write_text(settings)
        assert cli.main(["run", "--date", "2025-02-27", "--quiet"]) == 0
        yield web


def test_a_past_letter_is_explained_by_its_day(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "2025-02-27"]) == 0
    out = capsys.readouterr().out
    assert "cited    https://paper.example.org/ash" in out
    assert "before the edition’s window" in out
    assert cli.main(["explain", "--date", "2025-02-27", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["account"]["cited"] == 1
    assert len(web.requests) == 1


def test_an_article_is_explained_by_its_address(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "https://paper.example.org/ash"]) == 0
    out = capsys.readouterr().out
    assert "The Ash of Lowbridge" in out
    assert "2025-02-27: cited" in out
    assert "the letter that is due may not tell it: told on 2025-02-27" in out
    assert f"brought by {web.url('/feed')}" in out
    assert cli.main(["explain", "https://paper.example.org/ash", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["article"]["told"] == "2025-02-27"
    assert [night["fate"] for night in data["nights"]] == ["cited"]


def test_a_source_is_explained_by_its_address(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", web.url("/feed")]) == 0
    assert "last read" in capsys.readouterr().out


@pytest.mark.usefixtures("web")
def test_an_address_that_nothing_is_known_of_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "https://nobody.example.org/x"]) == 1
    assert "no source has brought it yet" in capsys.readouterr().err


@pytest.mark.usefixtures("web")
def test_a_quiet_night_is_explained_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", "--date", "2025-03-09", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["account"]["cited"] == 0
    assert cli.main(["explain", "2025-03-09"]) == 0
    assert "2025-03-09: nothing to report: 0 briefs from 0 articles" in capsys.readouterr().out
    assert cli.main(["explain", "2025-03-09", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["edition"] is None


@pytest.mark.usefixtures("web")
def test_a_second_run_of_a_day_says_that_it_changed_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["run", "--date", "2025-02-27", "--json"]) == 0
    out, err = capsys.readouterr()
    assert "--redo makes it again" in err
    assert json.loads(out)["sources"] == {
        "sources": 1, "asked": 0, "waiting": 1, "new": 0, "changed": 0, "remarks": [],
    }  # fmt: skip
