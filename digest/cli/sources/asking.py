"""An address asked by hand: what answered, and whether it is what a source should be. Nothing is remembered."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.model import Answer, Article, Ask, Skipped, Wanted


@dataclass(frozen=True, slots=True)
class Checked:
    """What a source holds now: its entries, newest first, and why others of them can't be read (`left`).

    `flaw` says why there is nothing at all, `moved_to` where the address has moved to for good.
    """

    source: SourceConfig
    entries: tuple[Article | Wanted, ...] = ()
    left: tuple[str, ...] = ()
    flaw: str = ""
    moved_to: str = ""

    @property
    def title(self) -> str:
        """What its entries call their publisher."""
        return next((one.publisher for one in self.entries if one.publisher), "")


def answers(asks: Iterable[Ask], config: Config) -> Iterator[Answer]:
    """What answers, as it does, the network being met as [fetch] says."""
    from digest import sources

    return sources.ask_all(asks, sources.Net.of(config.fetch, os.environ))


def ask(address: str, config: Config, *, page: bool = False) -> Answer:
    """What one address answers."""
    from digest.model import Ask

    (answer,) = answers([Ask(address, address, page=page)], config)
    return answer


def checked(source: SourceConfig, answer: Answer) -> Checked:
    """An answer held against what the source should be."""
    from digest.extract import not_a_feed, readings

    document = answer.document
    if document is None:
        return Checked(source, flaw=answer.reason)
    if source.kind == "feed" and (flaw := not_a_feed(document)):
        return Checked(source, flaw=flaw)
    return replace(held(source, readings(document, source.text), document.origin), moved_to=answer.moved_to)


def held(source: SourceConfig, found: Sequence[Article | Wanted | Skipped], origin: str = "") -> Checked:
    """What was read of a source, sorted into entries and what is left; a document of that origin left whole is a flaw."""
    from digest.model import Skipped

    entries = newest_first(one for one in found if not isinstance(one, Skipped))
    left = [one for one in found if isinstance(one, Skipped)]
    whole = not entries and [one.reason for one in left if one.origin == origin]
    return Checked(source, entries, tuple(one.reason for one in left), whole[0] if whole else "")


def newest_first(entries: Iterable[Article | Wanted]) -> tuple[Article | Wanted, ...]:
    """The newest first, the undated last, each in the order of the feed."""
    return tuple(
        sorted(entries, key=lambda one: one.published.timestamp() if one.published else 0.0, reverse=True)
    )
