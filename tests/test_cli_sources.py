"""`digest sources` that change digest.toml, as a person types them, against a real site on this machine."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import opml
from digest.config import SourceConfig, load
from digest.model import SourceState
from tests.sites import Run, beside, configure, front, html, keys, remember, remembered, rss
from tests.web import Web, redirect, status


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


def test_a_feed_is_added_with_its_last_titles_shown(command: Run, web: Web) -> None:
    web["/rss"] = rss("Old ash", "New ash")
    before = Path("digest.toml").read_text()
    code, out, _ = command("add", web.url("/rss"), "--name", "Strait", "--weight", "1.5")
    assert code == 0
    assert (
        out == f"added {web.url('/rss')}\n  The Strait Post\n  2024-01-12  New ash\n  2024-01-11  Old ash\n"
    )
    assert load(Path("digest.toml")).sources == (
        SourceConfig(url=web.url("/rss"), name="Strait", weight=1.5),
    )
    assert Path("digest.toml").read_text().startswith(before)


def test_a_site_s_address_leads_to_the_feed_that_it_names(command: Run, web: Web) -> None:
    web["/"] = front("/comments.rss", "/news.rss", "/sport.rss")
    for name in ("comments", "news", "sport"):
        web[f"/{name}.rss"] = rss(name)
    code, _, err = command("add", web.url("/"))
    assert (code, keys()) == (0, [web.url("/news.rss")])
    assert web.url("/sport.rss") in err


def test_a_feed_that_a_site_names_and_does_not_have_is_passed_over(command: Run, web: Web) -> None:
    web["/"] = front("/gone", "/page", "/rss")
    web["/page"] = front()
    web["/rss"] = rss("Ash")
    assert (command("add", web.url("/"))[0], keys()) == (0, [web.url("/rss")])


def test_where_a_site_names_none_the_usual_places_are_tried(command: Run, web: Web) -> None:
    web["/blog/"] = front()
    web["/atom.xml"] = rss("Ash")
    assert (command("add", web.url("/blog/"))[0], keys()) == (0, [web.url("/atom.xml")])
    assert len(web.requests) <= 11


def test_without_a_feed_nothing_is_added_and_the_next_step_is_named(command: Run, web: Web) -> None:
    web["/"] = front()
    before = Path("digest.toml").read_text()
    code, out, err = command("add", web.url("/"))
    assert (code, out) == (1, "")
    assert "no feed there" in err
    assert "--page" in err
    assert Path("digest.toml").read_text() == before


def test_a_page_can_be_the_source_itself(command: Run, web: Web) -> None:
    web["/"] = front("/rss")
    code, out, _ = command("add", web.url("/"), "--page")
    assert code == 0
    assert "Ash on the strait" in out
    assert load(Path("digest.toml")).sources == (SourceConfig(url=web.url("/"), kind="page"),)


def test_an_address_that_has_moved_for_good_is_added_where_it_is_now(command: Run, web: Web) -> None:
    web["/old"] = redirect("/new", 301)
    web["/new"] = rss("Ash")
    assert (command("add", web.url("/old"))[0], keys()) == (0, [web.url("/new")])


def test_an_address_that_can_t_be_had_is_not_added(command: Run, web: Web) -> None:
    web["/rss"] = status(500)
    code, _, err = command("add", web.url("/rss"))
    assert (code, keys()) == (1, [])
    assert "500" in err
    assert "nothing was added" in err


def test_a_private_address_that_is_not_allowed_is_not_asked(command: Run, web: Web) -> None:
    Path("digest.toml").write_text("")
    web["/rss"] = rss("Ash")
    code, _, err = command("add", web.url("/rss"))
    assert (code, keys(), web.requests) == (1, [], [])
    assert "allow" in err


def test_a_source_that_is_there_is_not_added_twice(command: Run, web: Web) -> None:
    web["/"] = front("/rss")
    web["/rss"] = rss("Ash")
    assert command("add", web.url("/rss"))[0] == 0
    for address in (web.url("/rss"), web.url("/")):
        code, out, _ = command("add", address)
        assert (code, out) == (0, f"{web.url('/rss')} is in digest.toml already\n")
    assert keys() == [web.url("/rss")]


def test_a_source_that_was_given_up_is_asked_again_once_it_is_added_again(command: Run, web: Web) -> None:
    web["/rss"] = rss("Ash")
    assert command("add", web.url("/rss"))[0] == 0
    long_ago = datetime(2024, 1, 1, tzinfo=UTC)
    remember(
        SourceState(web.url("/rss"), first_success=long_ago, failures=3, reason="gone", retired_at=long_ago)
    )
    code, _, err = command("add", web.url("/rss"))
    assert code == 0
    assert "asks it again" in err
    assert remembered(web.url("/rss")) == SourceState(web.url("/rss"), first_success=long_ago)


def test_a_folder_is_added_relative_to_the_settings(command: Run, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/ash.html").write_bytes(html())
    code, out, _ = command("add", tmp_path / "articles", "--name", "Our desk")
    assert code == 0
    assert "Ash on the strait" in out
    assert load(Path("digest.toml")).sources == (SourceConfig("articles", "Our desk"),)


@pytest.mark.parametrize(
    ("words", "message", "step"),
    [
        (["nowhere"], "is not there", "https://"),
        (["digest.toml", "--page"], "is no address", "--page"),
        (["https://anna:hunter2@strait.example/rss"], "user’s name or password", "headers ="),
        (["digest.toml", "--weight", "0"], "weight 0.0", "more than 0"),
        (["digest.toml", "--weight", "nan"], "weight nan", "more than 0"),
    ],
)
def test_what_can_t_be_a_source_is_wrong_use(command: Run, words: list[str], message: str, step: str) -> None:
    code, out, err = command("add", *words)
    assert (code, out, keys()) == (2, "", [])
    assert message in err
    assert step in err
    assert "hunter2" not in err


def test_without_settings_the_way_to_them_is_named(command: Run) -> None:
    Path("digest.toml").unlink()
    code, _, err = command("add", "https://strait.example/")
    assert code == 2
    assert "digest init" in err


def test_a_source_is_removed_and_the_rest_of_the_file_stays(command: Run, web: Web) -> None:
    web["/rss"] = rss("Ash")
    before = Path("digest.toml").read_text()
    command("add", web.url("/rss"))
    assert command("remove", web.url("/rss"))[:2] == (0, f"removed {web.url('/rss')}\n")
    assert Path("digest.toml").read_text().strip() == before.strip()


def test_what_is_no_source_can_t_be_removed(command: Run) -> None:
    code, _, err = command("remove", "https://strait.example/")
    assert code == 2
    assert "digest sources list" in err


# ---------------------------------------------------------------- lists of other readers


def test_a_list_of_another_reader_is_added_and_goes_out_again(command: Run) -> None:
    feeds = [
        SourceConfig(url=f"https://{name}.example/rss", name=name.title()) for name in ("ash", "ice", "oak")
    ]
    Path("list.opml").write_text(opml.written("Mine", feeds))
    configure("url = 'https://ice.example/rss'", "path = 'articles'")
    code, out, err = command("import", "list.opml")
    assert (code, out) == (0, "added 2 of list.opml\n")
    assert "digest sources check" in err
    assert keys() == [
        "https://ice.example/rss",
        "articles",
        "https://ash.example/rss",
        "https://oak.example/rss",
    ]
    code, out, err = command("export")
    assert code == 0
    assert [one.key for one in opml.sources(out.encode())] == [key for key in keys() if key != "articles"]
    assert "1 of 4 sources are no feeds" in err
    assert command("export", "lists/out.opml")[:2] == (0, "lists/out.opml\n")
    assert Path("lists/out.opml").read_text() == out


def test_what_a_list_has_that_can_t_be_a_source_is_told_and_the_rest_is_added(command: Run) -> None:
    feeds = [
        SourceConfig(url=url)
        for url in ("https://a:hunter2@x.example/", "file:///etc/passwd", "https://y.example/")
    ]
    Path("list.opml").write_text(opml.written("Mine", feeds))
    code, out, err = command("import", "list.opml")
    assert (code, out) == (0, "added 1 of list.opml, refused 2\n")
    assert keys() == ["https://y.example/"]
    assert "no address of the web" in err
    assert "hunter2" not in err


@pytest.mark.parametrize(("body", "message"), [(None, "can't be read"), ("<rss/>", "no OPML")])
def test_what_is_no_list_can_t_be_imported(command: Run, body: str | None, message: str) -> None:
    if body:
        Path("list.opml").write_text(body)
    code, _, err = command("import", "list.opml")
    assert code == 2
    assert message in err
