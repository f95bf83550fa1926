"""A small web of real servers on this machine, most of which misbehave.

    with Web() as web:
        web["/feed"] = page(b"<rss/>", etag='"1"')          # answers 304 to whoever sends the tag back
        web["/old"] = redirect("/feed", 301)
        web["/slow"] = drip(b"...", every=0.1)
        web["127.0.0.2/feed"] = reset(after=10)             # another host, on the same port
        answer = fetch(web.url("/old"))
        assert [one.path for one in web.requests] == ["/old", "/feed"]

A behaviour is a function that is given a `Talk` and says what it likes into it, byte for byte. Each request has a
connection of its own. On Linux all of 127.0.0.0/8 is this machine: that many hosts there are.
"""

from __future__ import annotations

import contextlib
import gzip
import itertools
import socket
import socketserver
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

HOME = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Request:
    """What a server was asked: the host it stands for, the path with its query, the headers in small letters."""

    host: str
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Talk:
    """One request and the way to answer it. `say` fails once the other side has hung up; `closing` ends all waiting."""

    request: Request
    connection: socket.socket
    closing: threading.Event

    def say(self, words: bytes) -> None:
        """Send these bytes as they are."""
        self.connection.sendall(words)

    def head(self, status: int = 200, **headers: str) -> None:
        """Send a status and headers; `_` in a name stands for `-`."""
        lines = [f"HTTP/1.1 {status} So", *(f"{name.replace('_', '-')}: {headers[name]}" for name in headers)]
        self.say("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))

    def wait(self, seconds: float | None = None) -> bool:
        """Say nothing so long, or until the web closes; then it is True."""
        return self.closing.wait(seconds)


Behaviour = Callable[[Talk], None]


# ---------------------------------------------------------------- behaviours


def page(body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Behaviour:
    """A body. With `etag` or `last_modified` whoever sends it back gets a 304."""

    def answer(talk: Talk) -> None:
        known, given = talk.request.headers, {name.lower(): headers[name] for name in headers}
        tag, date = given.get("etag"), given.get("last_modified")
        if (tag and known.get("if-none-match") == tag) or (date and known.get("if-modified-since") == date):
            talk.head(304, **headers)
        else:
            talk.head(200, **{"Content_Type": kind, "Content_Length": str(len(body)), **headers})
            talk.say(body)

    return answer


def feed(body: bytes, **headers: str) -> Behaviour:
    """A page that is a feed."""
    return page(body, "application/rss+xml", **headers)


def status(code: int, **headers: str) -> Behaviour:
    """A status and no body."""
    return lambda talk: talk.head(code, **{"Content_Length": "0", **headers})


def redirect(to: str, code: int = 302) -> Behaviour:
    """Somewhere else, please."""
    return status(code, Location=to)


def packed(body: bytes, encoding: str = "gzip", kind: str = "text/html") -> Behaviour:
    """A compressed page: "gzip", "deflate" (with zlib's header, as it should be), "raw" (deflate without it)."""
    raw = zlib.compressobj(wbits=-15)
    made = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "raw": lambda all_: raw.compress(all_) + raw.flush(),
    }
    name = "deflate" if encoding == "raw" else encoding
    return page(made[encoding](body), kind, Content_Encoding=name)


def bomb(mebibytes: int = 200) -> Behaviour:
    """A small gzip that unpacks to so much."""
    packer = zlib.compressobj(9, wbits=31)
    block = b"a" * 2**20
    body = b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()
    return page(body, Content_Encoding="gzip")


def endless(block: bytes = b"x" * 65536) -> Behaviour:
    """A body without a length and without an end."""

    def answer(talk: Talk) -> None:
        talk.head(Content_Type="text/html")
        while not talk.closing.is_set():
            talk.say(block)

    return answer


def drip(body: bytes, every: float) -> Behaviour:
    """A body, a byte at a time; and when it is said, from the beginning, for ever."""

    def answer(talk: Talk) -> None:
        talk.head(Content_Type="text/html")
        for byte in itertools.cycle(body):
            talk.say(bytes([byte]))
            if talk.wait(every):
                return

    return answer


def silence(talk: Talk) -> None:
    """Accepted, read, and never answered."""
    talk.wait()


def reset(after: int = 0) -> Behaviour:
    """So many bytes of a body of a thousand, then the connection is torn down."""

    def answer(talk: Talk) -> None:
        if after:
            talk.head(Content_Type="text/html", Content_Length="1000")
            talk.say(b"x" * after)
        # Closing a socket that lingers no second sends RST instead of FIN.
        talk.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return answer


def half(body: bytes) -> Behaviour:
    """A body of which twice as much was promised."""
    return page(body, Content_Length=str(2 * len(body)))


def says(words: bytes) -> Behaviour:
    """These very bytes, whatever they mean."""
    return lambda talk: talk.say(words)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Another behaviour each time, the last one ever after."""
    turns = itertools.chain(behaviours, itertools.repeat(behaviours[-1]))

    def answer(talk: Talk) -> None:
        next(turns)(talk)

    return answer


# ---------------------------------------------------------------- the servers


class Web:
    """Hosts of this machine on one port. A behaviour is set by path, or by host and path: "127.0.0.2/feed"."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._pages: dict[str, Behaviour] = {}
        self._server = _Server(self)
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def __setitem__(self, place: str, behaviour: Behaviour) -> None:
        host, _, path = place.partition("/")
        self._pages[f"{host or HOME}/{path}"] = behaviour

    def url(self, path: str, host: str = HOME) -> str:
        """The address of a path; the host may be a name, if the test resolves it."""
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def asked(self, path: str, host: str = HOME) -> list[Request]:
        """The requests for one path of a host so far."""
        return [one for one in self.requests if (one.host, one.path) == (host, path)]

    def behaviour(self, request: Request) -> Behaviour:
        """Of a request's path; 404 where none was set."""
        path = request.path.partition("?")[0]
        return self._pages.get(request.host + path, status(404))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 512

    def __init__(self, web: Web) -> None:
        self.web = web
        super().__init__(("0.0.0.0", 0), _Talking)  # noqa: S104 (all of 127.0.0.0/8; the rest is turned away)

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002
        """Only this machine talks to itself here."""
        return str(client_address[0]).startswith("127.") if isinstance(client_address, tuple) else False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever tests hangs up in the middle of things, and means it."""


class _Talking(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        web = self.server.web
        if web.tls:
            self.connection = web.tls.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
        elif self.connection.recv(1, socket.MSG_PEEK) == b"\x16":  # TLS begins with this, HTTP never
            self.connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return
        with contextlib.suppress(OSError), contextlib.closing(self.rfile), self.connection:
            if request := self._request():
                web.requests.append(request)
                web.behaviour(request)(Talk(request, self.connection, web.closing))

    def _request(self) -> Request | None:
        line = self.rfile.readline().decode("latin-1")
        headers = dict(self._headers())
        host = self.connection.getsockname()[0]
        return Request(host, line.split()[1], headers) if line.split()[1:] else None

    def _headers(self) -> Iterator[tuple[str, str]]:
        while line := self.rfile.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            yield name.lower(), value.strip()
