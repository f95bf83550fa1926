"""`digest sources list` and `check`: from the memory alone, and from the network alone."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.model import SourceState
from tests.sites import Run, beside, configure, front, html, remember, rss
from tests.web import Web, redirect


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], web: Web
) -> Run:
    monkeypatch.chdir(tmp_path)
    return beside(web, capsys)


def test_the_list_tells_how_each_source_has_been_doing(command: Run, web: Web) -> None:
    urls = {name: web.url(f"/{name}") for name in ("fine", "sick", "gone", "new")}
    configure(*(f"url = '{url}'" for url in urls.values()))
    day = datetime(2024, 1, 2, 3, 4, tzinfo=UTC)
    remember(SourceState(urls["fine"], first_success=day, last_success=day, moved_to=web.url("/finer")))
    sick = SourceState(urls["sick"], failures=4, failing_since=day, reason="the server answers 500")
    remember(sick)
    remember(SourceState(urls["gone"], failures=3, failing_since=day, reason="gone for good", retired_at=day))
    code, out, _ = command("list")
    assert code == 0
    for line in (
        f"ok      {urls['fine']}: 0 a night, last read 2024-01-02 03:04 UTC",
        f"        has moved to {web.url('/finer')}",
        f"failing {urls['sick']}: not read yet",
        "        4 failures in a row since 2024-01-02: the server answers 500",
        f"retired {urls['gone']}: not read yet",
        f"to ask it again: digest sources add {urls['gone']}",
        f"new     {urls['new']}: not read yet",
    ):
        assert line in out
    code, out, _ = command("list", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert [one["state"] for one in told] == ["ok", "failing", "retired", "new"]
    assert (told[1]["failures"], told[1]["failing_since"]) == (4, "2024-01-02T03:04:00Z")
    assert web.requests == []


def test_a_check_says_what_each_source_holds_and_remembers_nothing(command: Run, web: Web) -> None:
    web["/fine"] = rss("Ash", "More ash")
    web["/wrong"] = front()
    web["/old"] = redirect("/fine", 301)
    configure(
        *(f"url = '{web.url(path)}'" for path in ("/fine", "/wrong", "/gone", "/old")), "path = 'ash.html'"
    )
    Path("ash.html").write_bytes(html())
    before = {path: path.read_bytes() for path in Path().iterdir()}
    code, out, _ = command("check")
    assert code == 1
    assert f"ok      {web.url('/fine')}: 2 entries, the newest of 2024-01-12" in out
    assert "ok      ash.html: 1 entry" in out
    assert f"failed  {web.url('/wrong')}\n" in out
    assert f"failed  {web.url('/gone')}\n        " in out
    assert f"has moved to {web.url('/fine')}: change it in digest.toml" in out
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_entries_that_can_t_be_read_are_counted_with_a_reason(command: Run, web: Web) -> None:
    web["/rss"] = rss("Ash", extra="<item><title>Empty</title></item>")
    code, out, _ = command("check", web.url("/rss"))
    assert code == 0
    assert "rss: 1 entry, the newest of 2024-01-11\n        1 can’t be read: " in out


def test_single_addresses_can_be_checked_for_a_program(command: Run, web: Web) -> None:
    web["/rss"] = rss("Ash")
    code, out, _ = command("check", web.url("/rss"), "--json")
    assert code == 0
    assert json.loads(out) == {
        "source": web.url("/rss"),
        "ok": True,
        "reason": "",
        "title": "The Strait Post",
        "entries": 1,
        "unreadable": 0,
        "newest": "2024-01-11T06:00:00Z",
        "moved_to": "",
    }


def test_a_check_sends_the_headers_of_a_source_and_names_the_variable_that_is_missing(
    command: Run, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/rss"] = rss("Ash")
    configure(f"url = '{web.url('/rss')}'\nheaders = {{ Authorization = 'Bearer $STRAIT' }}")
    code, out, _ = command("check")
    assert (code, web.requests) == (1, [])
    assert "needs the environment variable STRAIT" in out
    monkeypatch.setenv("STRAIT", "t0k")
    assert command("check")[0] == 0
    assert web.requests[-1].headers["authorization"] == "Bearer t0k"
