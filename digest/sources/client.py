"""One request, met politely and on guard: no cookies, every certificate checked, no byte beyond the cap.

Redirects are an answer like any other here; who follows them is `course`. So every hop comes by the guard, at the
moment its connection is made, with the very address that is connected to.
"""

from __future__ import annotations

import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from contextvars import ContextVar
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Self

from digest.sources import proxies
from digest.sources.guard import Guard, guard
from digest.sources.net import Net, by_dns
from digest.sources.reasons import Failure, of_error
from digest.sources.unpacking import ENCODINGS, Garbled, TooLarge, whole

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession
    from yarl import URL

# Real servers send policies and links of many kilobytes in one header; the library's own limit is 8 KiB.
LONGEST_HEADER = 64 * 1024
MOST_HEADERS = 256
HAS_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered to one request; `headers` know no case. `body` is empty unless `status` has one."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class _Target:
    """Whom the running request means to reach, and why its connections were refused."""

    host: str
    port: int
    refusals: list[str] = field(default_factory=list)


# The socket is made far below us, by the library, which tells it an IP address and nothing of the host. Each task has
# its own copy of this, which those it starts inherit.
_target: ContextVar[_Target] = ContextVar("_target")


class Client:
    """Makes requests, as an async context. Usable by many tasks at once."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self._guard = guard(net.allow)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        tls = ssl.create_default_context()
        self._direct = await self._session(tls, _Sockets(self._guard))
        self._through_proxies = await self._session(tls, None)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()

    async def get(self, url: URL, headers: Mapping[str, str], most: int, *, cut: bool = False) -> Reply:
        """What one request brings; a body beyond `most` bytes is refused, or cut off there. Raises Failure.

        The caller minds the deadline: TimeoutError goes through here.
        """
        import aiohttp

        host, port = url.host or "", url.port or 0
        target = _Target(host, port)
        _target.set(target)
        try:
            return await self._asked(url, headers, most, cut=cut)
        except (aiohttp.ClientError, Garbled, TooLarge, OSError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise Failure((target.refusals or [of_error(error, host, self.net)])[0]) from error

    async def _asked(self, url: URL, headers: Mapping[str, str], most: int, *, cut: bool) -> Reply:
        from multidict import CIMultiDict

        sent = CIMultiDict(headers)
        sent.update({"User-Agent": self.net.agent, "Accept-Encoding": ENCODINGS})
        session, options = self._direct, dict[str, Any]()
        if proxy := proxies.proxy(url.scheme, url.host or "", self.net.environ):
            await self._vet(url)
            session, (where, login) = self._through_proxies, _proxied(proxy)
            options = {"proxy": where, "proxy_headers": login}
            # Without encryption the proxy reads the request itself; with it, only the one for a tunnel.
            sent.update(login if url.scheme == "http" else {})
        async with session.get(url, headers=sent, allow_redirects=False, **options) as response:
            body = await _body(response, most, cut=cut) if response.status in HAS_BODY else b""
            return Reply(response.status, response.headers, body)

    async def _vet(self, url: URL) -> None:
        """Judge a target that only the proxy will connect to. Raises Failure."""
        from digest.sources.resolving import resolved

        host, port = url.host or "", url.port or 0
        try:
            found = [host] if _is_ip(host) else await resolved(self.net.resolve or by_dns, host)
        except OSError:
            return  # the proxy may know it
        if refused := next(filter(None, (self._guard.refusal(host, port, one) for one in found)), ""):
            raise Failure(refused)

    async def _session(self, tls: ssl.SSLContext, sockets: _Sockets | None) -> ClientSession:
        import aiohttp

        from digest.sources.resolving import Resolver

        connector = aiohttp.TCPConnector(
            limit=0,  # the round has its own
            ssl=tls,
            use_dns_cache=False,
            resolver=Resolver(self.net.resolve or by_dns),
            socket_factory=sockets,
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),  # ours is the only one
            auto_decompress=False,
            max_line_size=LONGEST_HEADER,
            max_field_size=LONGEST_HEADER,
            max_headers=MOST_HEADERS,
        )
        return await self._stack.enter_async_context(session)


@dataclass(frozen=True, slots=True)
class _Sockets:
    """Makes the socket for an address, if the guard lets us connect to it. Raises OSError."""

    guard: Guard

    def __call__(self, found: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = found
        target = _target.get()
        if refused := self.guard.refusal(target.host, target.port, str(address[0])):
            target.refusals.append(refused)
            raise PermissionError(refused)
        return socket.socket(family, kind, protocol)


async def _body(response: ClientResponse, most: int, *, cut: bool) -> bytes:
    encodings: Sequence[str] = response.headers.getall("Content-Encoding", [])
    if not encodings and not cut and (response.content_length or 0) > most:
        raise TooLarge  # as it says itself; the rest need not come
    return await whole(response.content.iter_any(), ", ".join(encodings), most, cut=cut)


def _proxied(proxy: str) -> tuple[URL, dict[str, str]]:
    """Where a proxy is, and the headers that log in there. Raises Failure."""
    from yarl import URL

    try:
        url = URL(proxy)
    except (ValueError, IndexError):
        url = URL()
    if url.scheme not in {"http", "https"} or not url.host:
        raise Failure("the proxy of the environment is none for HTTP: write it as http://host:port")
    login = b64encode(f"{url.user}:{url.password or ''}".encode()).decode()
    return url.with_user(None), {"Proxy-Authorization": f"Basic {login}"} if url.user else {}


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
