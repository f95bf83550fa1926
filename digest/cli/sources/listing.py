"""`digest sources list`: how each source has been doing, as the memory has it. Nobody is asked."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.cli import settings

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.model import SourceState

# The nights that "a night" is the mean of: two weeks have every weekday twice.
NIGHTS = 14
DAY = timedelta(days=1)


def list_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources list`."""
    command.add_argument("--json", action="store_true", help="one JSON object a line")


@dataclass(frozen=True, slots=True)
class Health:
    """A source, what is remembered of it (None: it was never asked), and how many new articles a night it brings."""

    source: SourceConfig
    state: SourceState | None
    a_night: float

    @property
    def word(self) -> str:
        """How it is doing, in one word."""
        if self.state is None or not (self.state.failures or self.state.last_success):
            return "new"
        if self.state.retired_at:
            return "retired"
        return "failing" if self.state.failures else "ok"


def list_sources(options: argparse.Namespace) -> int:
    """Print each source with its health, in the order of digest.toml."""
    config = settings.settings(options)
    for health in _healths(config, datetime.now(UTC)):
        print(
            json.dumps(_as_data(health), ensure_ascii=False) if options.json else "\n".join(_as_text(health))
        )
    return 0


def _healths(config: Config, now: datetime) -> Iterator[Health]:
    from digest import store

    keys = [one.key for one in config.sources]
    with store.opened(config.store.url, config.root) as memory:
        states = memory.states()
        counts = memory.health(keys, now - NIGHTS * DAY)
    for source in config.sources:
        state = states.get(source.key)
        yield Health(source, state, _a_night(counts.get(source.key, {}).values(), state, now))


def _a_night(counts: Iterable[int], state: SourceState | None, now: datetime) -> float:
    """The mean of the nights in which the source was known."""
    if state is None or state.first_success is None:
        return 0.0
    nights = min(NIGHTS, max(1, (now - state.first_success) // DAY))
    return sum(counts) / nights


def _as_text(health: Health) -> Iterator[str]:
    state = health.state
    name = f" ({health.source.name})" if health.source.name else ""
    if state is None or state.last_success is None:
        yield f"{health.word:7} {health.source.key}{name}: not read yet"
    else:
        read = f"last read {state.last_success:%Y-%m-%d %H:%M} UTC"
        yield f"{health.word:7} {health.source.key}{name}: {health.a_night:.3g} a night, {read}"
    if state and state.failures:
        since = f" since {state.failing_since:%Y-%m-%d}" if state.failing_since else ""
        word = "failure" if state.failures == 1 else "failures"
        yield f"        {state.failures} {word} in a row{since}: {state.reason}"
    if state and state.moved_to:
        yield f"        has moved to {state.moved_to}"
    if state and state.retired_at:
        yield f"        given up on {state.retired_at:%Y-%m-%d}; to ask it again: digest sources add {state.key}"


def _as_data(health: Health) -> dict[str, object]:
    state = health.state
    return {
        "source": health.source.key,
        "name": health.source.name,
        "state": health.word,
        "a_night": round(health.a_night, 2),
        "last_success": _stamp(state.last_success if state else None),
        "failures": state.failures if state else 0,
        "failing_since": _stamp(state.failing_since if state else None),
        "reason": state.reason if state else "",
        "moved_to": state.moved_to if state else "",
        "retired_at": _stamp(state.retired_at if state else None),
    }


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
