"""out/ in a browser, from this machine only.

A small server on 127.0.0.1: it answers GET and HEAD for the files of one folder, to requests that name this host and
no other (a page elsewhere that points a name of its own at 127.0.0.1 gets nothing). It lists no folder, follows no
link out of the folder, runs no script and lets no page load anything from outside. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from digest.errors import DigestError

HOST = "127.0.0.1"
MEDIA_TYPES = {
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


def serve(out: Path, port: int, ready: Callable[[str], object]) -> None:
    """Serve `out` until interrupted; `ready` is handed the address once it answers.

    Raises DigestError where the port is taken.
    """
    with server(out, port) as running:
        ready(f"http://{HOST}:{running.server_port}/")
        running.serve_forever()


def server(out: Path, port: int) -> ThreadingHTTPServer:
    """A server of `out` on 127.0.0.1, not yet running; port 0 takes any free one."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(out)))
    except OSError as error:
        raise DigestError(
            f"port {port} can't be used: {error.strerror}", "choose another with --port"
        ) from error


class _Handler(SimpleHTTPRequestHandler):
    """GET and HEAD of files; every other thing is refused with a sentence."""

    server_version = "digest"
    sys_version = ""

    def do_GET(self) -> None:
        if self._welcome():
            super().do_GET()

    def do_HEAD(self) -> None:
        if self._welcome():
            super().do_HEAD()

    def _welcome(self) -> bool:
        """Is this request for us, and for a file of the folder?"""
        name = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        if name not in {HOST, "localhost"}:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this preview answers to 127.0.0.1 only")
        elif self._file() is None:
            self.send_error(HTTPStatus.NOT_FOUND, "no such page in this folder")
        else:
            return True
        return False

    def _file(self) -> Path | None:
        root = Path(self.directory).resolve()
        wanted = (root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if wanted.is_dir():
            wanted = wanted / "index.html"
        return wanted if wanted.is_file() and wanted.is_relative_to(root) else None

    def guess_type(self, path: Any) -> str:
        """Types by our table: what a file's name says, and nothing that a browser would run."""
        return MEDIA_TYPES.get(Path(path).suffix, "application/octet-stream")

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for what the person asked."""
