import http.client
import socket
import struct
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
    (out / "feed.json").write_text("{}")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    (out / "trap").mkdir()
    (out / "trap/index.html").symlink_to(tmp_path / "secret.txt")
    (out / "way-out").symlink_to(tmp_path)
    (out / "circle").symlink_to(out / "circle")
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
        ("/feed.json", b"{}", "application/feed+json"),
        ("/feed.atom?fresh=1#top", b"<feed/>", "application/atom+xml; charset=utf-8"),
        ("/2025-02-27/email.eml", b"Subject: letter", "text/plain; charset=utf-8"),
    ],
)
def test_files_are_shown_with_their_types(
    running: ThreadingHTTPServer, path: str, body: bytes, kind: str
) -> None:
    status, headers, found = ask(running, path)
    assert (status, found, headers["Content-Type"]) == (200, body, kind)


@pytest.mark.parametrize(
    "host", ["evil.example.org", "", "127.0.0.1.evil.example.org", "192.168.1.1", "[::1"]
)
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
        "/trap/",
        "/way-out/secret.txt",
        "/way-out/",
        "/2025-02-27/../../secret.txt",
        "/circle",
        "/%00",
        f"/{'a' * 5000}",
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


def test_a_folder_s_page_is_reached_by_its_slash(running: ThreadingHTTPServer) -> None:
    status, headers, _ = ask(running, "/2025-02-27")
    assert (status, headers["Location"]) == (301, "/2025-02-27/")
    # A target with a host in it leads nowhere but here.
    assert ask(running, "http://evil.example.org//elsewhere.example.org/2025-02-27")[0] == 404


def test_a_reader_who_hangs_up_is_no_news(
    running: ThreadingHTTPServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out/large.txt").write_bytes(b"x" * 30_000_000)
    with socket.create_connection(("127.0.0.1", running.server_port)) as hasty:
        hasty.sendall(b"GET /large.txt HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
        hasty.recv(10)
        # Closing with data unread resets the connection under the server's hands.
        hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert ask(running, "/")[0] == 200
    running.shutdown()
    running.server_close()  # waits for the answers under way
    assert capfd.readouterr().err == ""


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


def test_a_port_that_is_taken_or_none_is_an_error_with_a_next_step(
    running: ThreadingHTTPServer, tmp_path: Path
) -> None:
    for port in (running.server_port, 70_000):
        with pytest.raises(DigestError, match="can't be used") as caught:
            preview.server(tmp_path, port)
        assert "--port" in caught.value.hint
