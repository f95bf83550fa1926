"""Feeds over HTTP for measuring: in a process of their own, so that serving costs the measured one nothing.

Each feed has a host of its own (Linux gives every 127.x.y.z to this machine) and answers as most do: an ETag, a 304 to
whoever sends it back. Every request is written to a log, one JSON line each.

    python -m tests.bench.serving FOLDER PORT       serves FOLDER/<host>/<name>, logs into FOLDER/requests.jsonl
"""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOG = "requests.jsonl"


class Site(BaseHTTPRequestHandler):
    """The files of the host that was asked; `plan.json` beside them may give a path another answer."""

    protocol_version = "HTTP/1.1"
    folder = Path()
    lock = threading.Lock()

    def do_GET(self) -> None:
        host = (self.headers["Host"] or "").partition(":")[0]
        place = self.folder / host / self.path.lstrip("/").replace("/", "_")
        plan = self.folder / host / "plan.json"
        planned = json.loads(plan.read_text()).get(self.path) if plan.exists() else None
        status, headers, body = self._planned(planned) if planned else self._file(place)
        self._log(host, status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _planned(self, planned: dict[str, object]) -> tuple[int, dict[str, str], bytes]:
        return int(str(planned["status"])), dict(planned.get("headers") or {}), b""  # type: ignore[call-overload]

    def _file(self, place: Path) -> tuple[int, dict[str, str], bytes]:
        if not place.is_file():
            return 404, {}, b""
        body = place.read_bytes()
        if place.name.startswith("bare"):  # a server that gives nothing to ask by
            return 200, {"Content-Type": "application/rss+xml"}, body
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers["If-None-Match"] == etag:
            return 304, {"ETag": etag}, b""
        return 200, {"Content-Type": "application/rss+xml", "ETag": etag}, body

    def _log(self, host: str, status: int) -> None:
        conditional = bool(self.headers["If-None-Match"] or self.headers["If-Modified-Since"])
        line = {"host": host, "path": self.path, "status": status, "conditional": conditional}
        with self.lock, (self.folder / LOG).open("a") as log:
            log.write(json.dumps(line) + "\n")

    def log_message(self, *_: object) -> None:
        """Nothing on stderr: the log says it all."""


class Server(ThreadingHTTPServer):
    """With room for a burst of first requests."""

    request_queue_size = 512
    daemon_threads = True


def main() -> None:
    """Serve until the parent ends us."""
    Site.folder = Path(sys.argv[1])
    with Server(("0.0.0.0", int(sys.argv[2])), Site) as server:  # noqa: S104 (every 127.x.y.z of this machine)
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
