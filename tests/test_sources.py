import contextlib
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import sources
from digest.extract import MOST_BYTES
from digest.model import Document, Skipped


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
# What a server may answer, byte for byte: a page, a way to it, and answers that break off or are none.
ANSWERS = {
    "/page": b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE,
    "/moved": b"HTTP/1.0 301 Moved\r\nLocation: /page\r\n\r\n",
    "/round": b"HTTP/1.0 302 Found\r\nLocation: /round\r\n\r\n",
    "/to-a-file": b"HTTP/1.0 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n",
    "/gone": b"HTTP/1.0 404 Not Found\r\n\r\n",
    "/huge": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * (MOST_BYTES + 1),
    "/junk": b"what is this\r\n\r\n",
    "/nothing": b"",
    "/half-a-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123",
    "/half-a-page": b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (2 * len(PAGE), PAGE),
}


class Answers(socketserver.StreamRequestHandler):
    """Reads the head of a request and gives the answer of its path."""

    def handle(self) -> None:
        request = self.rfile.readline().decode()
        while self.rfile.readline().strip():
            pass
        with contextlib.suppress(OSError):  # whoever has read enough hangs up
            self.wfile.write(ANSWERS[request.split()[1]])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answers) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_fetched_with_its_type_also_where_it_has_moved(server: str, path: str) -> None:
    assert sources.fetch(server + path) == Document(server + path, "text/html", PAGE)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answers 404 Not Found"),
        ("/round", "302"),
        ("/to-a-file", "not allowed"),
        ("/huge", "over 5 MB"),
        ("/nothing", "can't be fetched"),
        ("/junk", "can't be fetched"),
        ("/half-a-chunk", "can't be fetched"),
        ("/half-a-page", "can't be fetched"),
        ("/with a space", "can't be fetched"),
        ("/straße", "can't be fetched"),
    ],
)
def test_a_page_that_can_t_be_had_is_a_skip_with_its_reason(server: str, path: str, reason: str) -> None:
    skip = sources.fetch(server + path)
    assert isinstance(skip, Skipped)
    assert (skip.origin, skip.stage) == (server + path, "read")
    assert reason in skip.reason


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://127.0.0.1:many/", "http://127.0.0.1:1/x"]
)
def test_an_address_that_leads_nowhere_is_a_skip(address: str) -> None:
    skip = sources.fetch(address)
    assert isinstance(skip, Skipped)
    assert "check the address" in skip.reason


def test_an_address_is_told_from_a_file() -> None:
    assert all(map(sources.is_address, ("https://a.example", "http://a.example/b", "HTTPS://a.example")))
    assert not any(map(sources.is_address, ("https.txt", "./http:/a.example", "ftp://a.example")))
