import http.client
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from digest import preview
from digest.errors import DigestError


@pytest.fixture
def running(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    """A real server on a real socket, showing a small folder beside a secret."""
    out = tmp_path / "out"
    (out / "2025-02-27").mkdir(parents=True)
    (out / "empty").mkdir()
    (out / "index.html").write_text("<p>archive</p>")
    (out / "feed.atom").write_text("<feed/>")
    (out / "2025-02-27/index.html").write_text("<p>edition</p>")
    (out / "2025-02-27/email.eml").write_text("Subject: letter")
    (tmp_path / "secret.txt").write_text("secret")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    with preview.server(out, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: ThreadingHTTPServer, path: str, host: str = "127.0.0.1", method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": f"{host}:{server.server_port}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.title(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", b"<p>archive</p>", "text/html; charset=utf-8"),
        ("/2025-02-27/", b"<p>edition</p>", "text/html; charset=utf-8"),
        ("/feed.atom", b"<feed/>", "application/atom+xml; charset=utf-8"),
        ("/2025-02-27/email.eml", b"Subject: letter", "text/plain; charset=utf-8"),
    ],
)
def test_files_are_shown_with_their_types(
    running: ThreadingHTTPServer, path: str, body: bytes, kind: str
) -> None:
    status, headers, found = ask(running, path)
    assert (status, found, headers["Content-Type"]) == (200, body, kind)


@pytest.mark.parametrize("host", ["evil.example.org", "", "127.0.0.1.evil.example.org", "192.168.1.1"])
def test_a_foreign_host_is_refused(running: ThreadingHTTPServer, host: str) -> None:
    status, _, body = ask(running, "/", host)
    assert status == 421
    assert b"archive" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_s_own_names_are_served(running: ThreadingHTTPServer, host: str) -> None:
    assert ask(running, "/", host)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/link.txt",
        "/empty/",
        "/no",
    ],
)
def test_nothing_outside_the_folder_and_no_list_of_it_is_shown(
    running: ThreadingHTTPServer, path: str
) -> None:
    status, _, body = ask(running, path)
    assert status == 404
    assert b"secret" not in body.replace(path.encode(), b"")


def test_pages_may_load_nothing_from_outside(running: ThreadingHTTPServer) -> None:
    _, headers, _ = ask(running, "/")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "script-src" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")


def test_only_reading_is_allowed(running: ThreadingHTTPServer) -> None:
    assert ask(running, "/", method="HEAD")[::2] == (200, b"")
    assert ask(running, "/", method="POST")[0] == 501


def test_it_listens_on_this_machine_only(running: ThreadingHTTPServer) -> None:
    assert running.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_an_error_with_a_next_step(running: ThreadingHTTPServer, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="can't be used") as caught:
        preview.server(tmp_path, running.server_port)
    assert "--port" in caught.value.hint
