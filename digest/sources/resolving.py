"""Names -> addresses, through the seam, in the shape that the HTTP library wants. Loaded with that library."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from threading import Thread

from aiohttp.abc import AbstractResolver, ResolveResult

from digest.sources.net import Resolve


class Resolver(AbstractResolver):
    """Looks each name up anew, once a connection: what was judged is what is connected to."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of a host. Raises OSError."""
        found = [_result(host, port, one) for one in await resolved(self._resolve, host)]
        wanted = [one for one in found if family in {socket.AF_UNSPEC, one["family"]}]
        if not wanted:
            raise OSError(f"no address for {host}")
        return wanted

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, port: int, address: str) -> ResolveResult:
    version = ip_address(address.partition("%")[0]).version
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if version == 6 else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST,
    )


async def resolved(resolve: Resolve, host: str) -> Sequence[str]:
    """The addresses of a host. Raises OSError.

    Each look-up has a thread of its own that nobody waits for: a name server that never answers costs its own
    request the deadline, and neither the other look-ups a place in a pool nor the program its end.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str] | Exception) -> None:
        if future.done():  # the deadline has passed
            return
        if isinstance(found, Exception):
            future.set_exception(found)
        else:
            future.set_result(found)

    def look() -> None:
        found: Sequence[str] | Exception
        try:
            found = resolve(host)
        except UnicodeError:  # a label of over 63 characters, an empty one
            found = OSError("not a name that can be looked up")
        except Exception as error:  # noqa: BLE001 (raised again where the answer is awaited)
            found = error
        with contextlib.suppress(RuntimeError):  # the round has ended meanwhile
            loop.call_soon_threadsafe(settle, found)

    Thread(target=look, daemon=True, name=f"look up {host}").start()
    return await future
