"""Whose turn it is: one request a host at a time, pages with a pause between them, so many requests in all.

Runs in one event loop. Nothing is decided here about what an answer means (`course`, `robots`), only about when.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.model import Answer, Ask
from digest.sources import course, robots
from digest.sources.course import Hop
from digest.sources.net import Net
from digest.sources.reasons import Failure, of_error

if TYPE_CHECKING:
    from yarl import URL

    from digest.sources.client import Client

Deliver = Callable[[Answer], Awaitable[None]]


async def answer_all(asks: Iterable[Ask], net: Net, deliver: Deliver) -> None:
    """Ask for every address, and deliver each answer once."""
    from digest.sources.client import Client

    async with Client(net) as client, asyncio.TaskGroup() as group:
        turns = Turns(net, client)
        for ask in asks:
            group.create_task(turns.answer(ask, deliver))


@dataclass(slots=True)
class Host:
    """A host's place in the round: the lock of its one request, and when (by the loop) it may be asked for a page."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_page: float = 0.0


@dataclass(slots=True)
class Budget:
    """The seconds that a request has left, of which only those in `spending` are counted."""

    left: float

    @asynccontextmanager
    async def spending(self) -> AsyncIterator[None]:
        """Raises TimeoutError when all is spent."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self.left):
                yield
        finally:
            self.left -= loop.time() - begun


class Turns:
    """The hosts of a round, and who may ask them when."""

    def __init__(self, net: Net, client: Client) -> None:
        self._net, self._client = net, client
        self._slots = asyncio.Semaphore(net.at_once)
        self._hosts: dict[str, Host] = {}
        self._rules: dict[URL, asyncio.Task[robots.Rules]] = {}

    async def answer(self, ask: Ask, deliver: Deliver, most: int = 0) -> None:
        """Follow one address to its end and deliver what came of it; beyond `most` bytes a body is cut off."""
        budget, step = Budget(self._net.deadline), course.first(ask)
        while isinstance(step, Hop):
            rules = await self._rules_of(step.url) if ask.page else None
            if refused := rules.refusal(str(step.url)) if rules else "":
                step = step.failed(refused)
                break
            async with self._turn(step.url.host or "", rules):
                step = await self._taken(step, budget, most)
                if isinstance(step, Answer):
                    # Delivered before the turn is over: while a body waits for the caller, no other takes its place.
                    await deliver(step)
                    return
        await deliver(step)

    async def _taken(self, hop: Hop, budget: Budget, most: int) -> Hop | Answer:
        """One request, and where it leads."""
        try:
            async with budget.spending():
                reply = await self._client.get(
                    hop.url, hop.headers, most or self._net.most_bytes, cut=most > 0
                )
        except Failure as failure:
            return hop.failed(failure.reason)
        except TimeoutError as error:
            return hop.failed(of_error(error, hop.url.host or "", self._net))
        return course.after(hop, reply)

    @asynccontextmanager
    async def _turn(self, name: str, rules: robots.Rules | None) -> AsyncIterator[None]:
        """The host to ourselves, after the pause that a page (one with `rules`) keeps; and a place among all."""
        host, loop = self._hosts.setdefault(name, Host()), asyncio.get_running_loop()
        async with host.lock:
            if rules:
                await asyncio.sleep(host.next_page - loop.time())
            # The host before the place: whoever waits for a slow host keeps no other from being asked.
            async with self._slots:
                yield
            if rules:
                host.next_page = loop.time() + max(self._net.pause, rules.delay)

    async def _rules_of(self, url: URL) -> robots.Rules:
        """The rules of a page's host, asked for by the first page that needs them."""
        origin = url.origin()
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._asked_rules(str(origin.with_path("/robots.txt"))))
        return await self._rules[origin]

    async def _asked_rules(self, address: str) -> robots.Rules:
        found: list[Answer] = []

        async def keep(answer: Answer) -> None:
            found.append(answer)

        await self.answer(Ask(address, address), keep, robots.MOST_BYTES)
        return robots.rules(found[0])
