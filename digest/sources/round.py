"""Many addresses at once, the answers as they come: one request a host at a time, so many in all.

The requests run in a thread of their own, so that no server waits while the caller works on what another has sent. A
body is held until the caller takes it, and its place among the `at_once` with it: there are never more bodies in
memory than that. Each request has the whole deadline for itself; standing in a queue costs nothing of it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future

from digest.model import Answer, Ask
from digest.sources.net import Net
from digest.sources.turns import answer_all


def ask_all(asks: Iterable[Ask], net: Net) -> Iterator[Answer]:
    """See `digest.sources.ask_all`."""
    waiting = tuple(asks)
    if not waiting:
        return
    thread = _Background(waiting, net)
    try:
        for _ in waiting:
            yield thread.next()
    finally:
        thread.close()


class _Background:
    """The thread that the requests run in, seen from the caller's."""

    def __init__(self, asks: Sequence[Ask], net: Net) -> None:
        self._asks, self._net = asks, net
        self._begun: Future[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = Future()
        self._thread = threading.Thread(target=self._run, daemon=True, name="sources")
        self._thread.start()
        self._loop, self._work = self._begun.result()

    def next(self) -> Answer:
        """The next answer, once there is one. Raises what went wrong in the thread."""
        found = asyncio.run_coroutine_threadsafe(self._ready.get(), self._loop).result()
        if isinstance(found, BaseException):
            raise found
        return found

    def close(self) -> None:
        """End all that still runs."""
        self._loop.call_soon_threadsafe(self._work.cancel)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._main())
        except Exception as error:
            if self._begun.done():
                raise
            self._begun.set_exception(error)  # no loop could be had, for want of files perhaps

    async def _main(self) -> None:
        self._ready: asyncio.Queue[Answer | BaseException] = asyncio.Queue(maxsize=1)
        work = asyncio.create_task(self._all())
        self._begun.set_result((asyncio.get_running_loop(), work))
        await asyncio.wait([work])

    async def _all(self) -> None:
        try:
            await answer_all(self._asks, self._net, self._ready.put)
        except Exception as error:  # noqa: BLE001 (raised in the caller's thread)
            await self._ready.put(_first(error))
        # The caller takes the last answer from a loop that still runs, and then ends it.
        await asyncio.Event().wait()


def _first(error: BaseException) -> BaseException:
    """What went wrong first, out of the groups that tasks wrap it in."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
