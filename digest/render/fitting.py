"""An edition cut to the size that mail programs show whole.

What goes first is what is missed least: follow items from the last on, down to a handful; then "more to read"; then
the lead's later paragraphs; then the rest of the follow items, and the light closer last of all. Each step is a
shorter edition of the same kind, so every form made of it stays consistent. The web page keeps everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from digest.model import Brief, Edition, SectionKind

# So many follow items stay before anything else is touched.
KEPT_FOLLOWING = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """A shorter edition: `left_out` briefs are gone, `shortened` says whether anything is."""

    edition: Edition
    left_out: int = 0
    shortened: bool = False


def fitted(edition: Edition, budget: int, make: Callable[[Cut], str]) -> tuple[Cut, str]:
    """The longest cut that makes no more than `budget` bytes, and what it makes; the shortest where none does.

    What is made never grows from one cut to the next, and mostly loses an item: a guess from the size of the whole is
    near, so that a handful of tries find the cut among hundreds.
    """
    whole = make(Cut(edition))
    size = len(whole.encode())
    if size <= budget:
        return Cut(edition), whole
    ladder = list(cuts(edition))
    made = cache(lambda at: make(ladder[at]))
    an_item = size / sum(1 for _ in edition.briefs)
    guess = min(len(ladder) - 1, int((size - budget) / an_item))
    best = _first(guess, len(ladder) - 1, lambda at: len(made(at).encode()) <= budget)
    return ladder[best], made(best)


def _first(guess: int, last: int, fits: Callable[[int], bool]) -> int:
    """The first number up to `last` that fits, all after it fitting too; `last` where none does.

    Strides from the guess grow until one side fits and the other does not; what lies between is halved.
    """
    low, high, stride = 0, last, 1
    tried = guess
    while low < high:
        if fits(tried):
            high, tried = tried, tried - stride
        else:
            low, tried = tried + 1, tried + stride
        stride *= 2
        if not low <= tried < high:
            tried = (low + high) // 2
    return high


def cuts(edition: Edition) -> Iterator[Cut]:
    """Ever shorter editions, the first one step shorter than the whole; at least one."""
    everything = sum(1 for _ in edition.briefs)
    for made in _shorter(edition):
        yield Cut(made, everything - sum(1 for _ in made.briefs), shortened=True)


def _shorter(edition: Edition) -> Iterator[Edition]:
    following = len(_briefs(edition, SectionKind.FOLLOWING))
    for keep in range(following - 1, KEPT_FOLLOWING - 1, -1):
        yield _kept(edition, SectionKind.FOLLOWING, keep)
    edition = replace(_kept(edition, SectionKind.FOLLOWING, KEPT_FOLLOWING), more=())
    yield edition
    longest = max((len(brief.paragraphs) for brief in _briefs(edition, SectionKind.LEAD)), default=0)
    for paragraphs in range(longest - 1, 0, -1):
        edition = _lead_of(edition, paragraphs)
        yield edition
    for kind in (SectionKind.FOLLOWING, SectionKind.ODDS_AND_ENDS):
        for keep in range(len(_briefs(edition, kind)) - 1, -1, -1):
            edition = _kept(edition, kind, keep)
            yield edition


def _briefs(edition: Edition, kind: SectionKind) -> tuple[Brief, ...]:
    return tuple(brief for section in edition.sections if section.kind == kind for brief in section.briefs)


def _kept(edition: Edition, kind: SectionKind, keep: int) -> Edition:
    """The edition with the first `keep` briefs of a kind; a section without briefs goes, but never the last."""
    cut = tuple(
        replace(one, briefs=one.briefs[:keep]) if one.kind == kind else one for one in edition.sections
    )
    left = tuple(one for one in cut if one.briefs)
    return replace(edition, sections=left) if left else edition


def _lead_of(edition: Edition, paragraphs: int) -> Edition:
    """The edition with so many paragraphs of its lead."""
    return replace(
        edition,
        sections=tuple(
            replace(one, briefs=tuple(replace(b, paragraphs=b.paragraphs[:paragraphs]) for b in one.briefs))
            if one.kind is SectionKind.LEAD
            else one
            for one in edition.sections
        ),
    )
