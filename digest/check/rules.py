"""What a rule is: a name, a level, and a function that tells what it finds in one finished thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from digest.model import Finding, Level

Thing = TypeVar("Thing")
# Of one rule in one file, so many are told one by one: a fault in a template stands in every cell.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong at one place, and what to do about it."""

    place: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[Thing]):
    """A rule over one kind of thing."""

    name: str
    level: Level
    find: Callable[[Thing], Iterable[Complaint]]


def applied(rules: Sequence[Rule[Thing]], thing: Thing, file: str) -> Iterator[Finding]:
    """What the rules find in a file; of each rule the first few, and how many more."""
    for rule in rules:
        found = list(rule.find(thing))
        for one in found[:SHOWN]:
            yield Finding(
                rule.level, rule.name, f"{file}: {one.place}" if one.place else file, one.why, one.next
            )
        if more := len(found) - SHOWN:
            yield from _more(rule, file, more)


def _more(rule: Rule[Thing], file: str, more: int) -> Iterator[Finding]:
    if more > 0:
        yield Finding(rule.level, rule.name, file, f"{more} more of the same", "mend those above first")


def quoted(text: str, most: int = 60) -> str:
    """The start of a text, in quotation marks."""
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= most else plain[: most - 1] + '…'}”"
