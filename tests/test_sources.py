from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import sources
from digest.extract import MOST_BYTES
from digest.model import Document, Skipped
from tests.web import Web, half, page, redirect, says


def found(path: Path) -> list[Document | Skipped]:
    return list(sources.documents(path))


def names(path: Path) -> list[str]:
    return [Path(one.origin).name for one in found(path)]


def test_a_folder_is_read_whole_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["a.html", "b.txt", "c.md"]


def test_dotfiles_and_files_about_the_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "README.md", "LICENSE", "a.txt"):
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["a.txt"]


def test_one_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"<p>\xff</p>")
    assert found(file) == [Document(str(file), "text/html", b"<p>\xff</p>")]


def test_an_unknown_type_is_a_skip_that_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(b"PK")
    (skip,) = found(file)
    assert isinstance(skip, Skipped)
    assert "unknown type .docx" in skip.reason
    assert "save it as" in skip.reason


def test_a_file_over_five_megabytes_is_a_skip(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"x" * (MOST_BYTES + 1))
    (skip,) = found(file)
    assert isinstance(skip, Skipped)
    assert "over 5 MB" in skip.reason


def test_a_broken_link_is_a_skip_and_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text("text")
    skip, document = found(tmp_path)
    assert isinstance(skip, Skipped)
    assert "can't be read" in skip.reason
    assert isinstance(document, Document)


def test_a_path_that_is_not_there_is_a_skip_that_says_what_to_do(tmp_path: Path) -> None:
    (skip,) = found(tmp_path / "nowhere")
    assert isinstance(skip, Skipped)
    assert "is not there: name a file" in skip.reason


# ---------------------------------------------------------------- addresses

PAGE = (
    b"<html><body><article><p>The keeper of Skerry Vaar was relieved on Monday.</p></article></body></html>"
)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as web:
        web["/page"] = web["/with%20a%20space"] = web["/stra%C3%9Fe"] = page(PAGE)
        web["/moved"] = redirect("/page", 301)
        web["/round"] = redirect("/round")
        web["/to-a-file"] = redirect("file:///etc/hostname")
        web["/huge"] = page(b"x" * (MOST_BYTES + 1))
        web["/junk"] = says(b"what is this\r\n\r\n")
        web["/nothing"] = says(b"")
        web["/half-a-chunk"] = says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123")
        web["/half-a-page"] = half(PAGE)
        yield web


def fetched(web: Web, path: str) -> Document | Skipped:
    return sources.fetch(web.url(path), sources.Net(allow=("127.0.0.1",)))


@pytest.mark.parametrize("path", ["/page", "/moved", "/with a space", "/straße", "/page#part"])
def test_a_page_is_fetched_with_its_type_also_where_it_has_moved(web: Web, path: str) -> None:
    assert fetched(web, path) == Document(web.url(path), "text/html", PAGE)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answers 404 Not Found: check the address"),
        ("/round", "redirects more than 10 times"),
        ("/to-a-file", "redirects to what is no address of the web"),
        ("/huge", "over 5 MB"),
        ("/nothing", "hung up"),
        ("/junk", "does not answer as web servers do"),
        ("/half-a-chunk", "broke off half-way"),
        ("/half-a-page", "broke off half-way"),
    ],
)
def test_a_page_that_can_t_be_had_is_a_skip_with_its_reason(web: Web, path: str, reason: str) -> None:
    skip = fetched(web, path)
    assert isinstance(skip, Skipped)
    assert (skip.origin, skip.stage) == (web.url(path), "read")
    assert reason in skip.reason


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://127.0.0.1:many/", "http://127.0.0.1:99999/", "http://a..b/"]
)
def test_an_address_that_leads_nowhere_is_a_skip(address: str) -> None:
    skip = sources.fetch(address)
    assert isinstance(skip, Skipped)
    assert "check the address" in skip.reason


def test_an_address_is_told_from_a_file() -> None:
    assert all(map(sources.is_address, ("https://a.example", "http://a.example/b", "HTTPS://a.example")))
    assert not any(map(sources.is_address, ("https.txt", "./http:/a.example", "ftp://a.example")))
