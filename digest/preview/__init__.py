"""out/ in a browser, from this machine only.

A small server on 127.0.0.1: it answers GET and HEAD for the files of one folder, to requests that name this host and
no other (a page elsewhere that points a name of its own at 127.0.0.1 gets nothing). It lists no folder, follows no
link out of the folder, runs no script and lets no page load anything from outside. It changes nothing, and is no
web server for the public.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from digest.errors import DigestError

HOST = "127.0.0.1"
OUR_NAMES = frozenset({HOST, "localhost"})
# By the whole name first, then by its ending. A letter (message/rfc822) is shown as text: browsers would save it.
MEDIA_TYPES = {
    "feed.json": "application/feed+json",
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".eml": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".png": "image/png",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def serve(out: Path, port: int, ready: Callable[[str], object] | None = None) -> None:
    """Serve `out` until KeyboardInterrupt, which is the caller's to take; `ready` is handed the address.

    Raises DigestError where the port can't be had.
    """
    with server(out, port) as running:
        if ready:
            ready(f"http://{HOST}:{running.server_port}/")
        running.serve_forever()


def server(out: Path, port: int) -> ThreadingHTTPServer:
    """A server of `out` on 127.0.0.1, not yet running; port 0 takes any free one."""
    try:
        return _Server((HOST, port), partial(_Handler, directory=str(out)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "ports go from 0 to 65535"
        raise DigestError(f"port {port} can't be used: {reason}", "choose another with --port") from error


class _Server(ThreadingHTTPServer):
    """The standard library's, without its two surprises."""

    def server_bind(self) -> None:
        """Bind without asking a name server what 127.0.0.1 is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no event; anything else is a bug, and told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """GET and HEAD of files; every other thing is refused with a sentence."""

    server_version = "digest"
    sys_version = ""

    def send_head(self) -> BinaryIO | None:
        """The status and headers of the answer; returns the open file where there is one.

        Ours whole, not the parent's behind a check: what has been judged is then also what is opened.
        """
        if not _is_ours(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this preview answers to 127.0.0.1 only")
            return None
        root = Path(self.directory).resolve()
        asked = _path(self.path)
        found = _inside(root, asked)
        if found and found.is_dir() and not asked.endswith("/"):
            self._redirect(f"/{quote(found.relative_to(root).as_posix())}/")
            return None
        page = _inside(root, f"{asked}/index.html") if found and found.is_dir() else found
        return self._open(page)

    def _redirect(self, place: str) -> None:
        # A page's relative links count from the last slash.
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _open(self, page: Path | None) -> BinaryIO | None:
        try:
            body = page.open("rb") if page and page.is_file() else None
        except OSError:
            body = None
        if not page or not body:
            self.send_error(HTTPStatus.NOT_FOUND, "no such page in this folder")
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _media_type(page))
        self.send_header("Content-Length", str(os.fstat(body.fileno()).st_size))
        self.end_headers()
        return body

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for what the person asked."""


def _is_ours(host: str) -> bool:
    """Does a Host header name this machine? (A name that was rebound to it does not.)"""
    try:
        return urlsplit(f"//{host}").hostname in OUR_NAMES
    except ValueError:
        return False


def _path(target: str) -> str:
    """The path of a request's target, decoded; the query is of no use here."""
    return unquote(target.partition("?")[0].partition("#")[0])


def _inside(root: Path, asked: str) -> Path | None:
    """Where the path leads with every link followed, if that is below `root`."""
    try:
        found = (root / asked.lstrip("/")).resolve()
        exists = found.exists()
    except (OSError, ValueError, RuntimeError):
        # A name too long, a zero byte, links that lead in a circle.
        return None
    return found if exists and found.is_relative_to(root) else None


def _media_type(page: Path) -> str:
    """By our table; nothing that a browser would run."""
    return MEDIA_TYPES.get(page.name) or MEDIA_TYPES.get(page.suffix.lower(), "application/octet-stream")
