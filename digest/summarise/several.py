"""What the other accounts of a story add to a brief, and where their figures disagree.

An account adds only sentences with a new figure, name or quotation, never its own telling of the event; the best
of them, as far as the budget and the fair extract of each source reach.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest import text
from digest.summarise.budget import Room
from digest.summarise.candidates import Candidate, Unit
from digest.summarise.choice import Members, Worth
from digest.text.leaning import COURTESIES

# A sentence that shares this much of its terms with one already chosen says nothing new.
SAME_AGAIN = 0.5


def added(
    chosen: list[Candidate], others: Sequence[Sequence[Unit]], worth: Worth, room: Room
) -> list[Candidate]:
    """The brief with what each of the other accounts adds, account by account."""
    if not chosen:
        return []
    for offered in others:
        chosen = _with_one(chosen, offered, worth, room)
    return chosen


def _with_one(chosen: list[Candidate], offered: Sequence[Unit], worth: Worth, room: Room) -> list[Candidate]:
    own: list[Candidate] = []
    while True:
        options = [_merged(own, unit) for unit in offered if _adds_fact(unit, [*chosen, *own])]
        fitting = [option for option in options if len(option) > len(own) and room.takes([*chosen, *option])]
        best = max(fitting, key=lambda option: worth([*chosen, *option]), default=own)
        if best == own or worth([*chosen, *best]) <= worth([*chosen, *own]):
            return [*chosen, *own]
        own = best


def _merged(own: Sequence[Candidate], unit: Unit) -> list[Candidate]:
    found = {one.place: one for one in (*own, *unit)}
    return [found[place] for place in sorted(found)]


def _adds_fact(unit: Unit, told: Members) -> bool:
    """Does its last sentence bring a figure, a name or a quotation that neither the brief nor the base article has?

    Another account's first sentence tells the event again, whatever names it adds: it is left out.
    """
    if unit[0].place == 0 or any(_again(one, told) for one in unit):
        return False
    before = " ".join([told[0].article.text, *(one.text for one in told)])
    new = unit[-1].text
    known = text.names(before) | set(text.words(before)) | COURTESIES
    said = (new[start + 1 : end - 1] for start, end in text.quotations(new))
    return bool(
        text.numbers(new) - text.numbers(before)
        or text.names(new) - known
        or any(words not in before for words in said)
    )


def _again(one: Candidate, told: Members) -> bool:
    """Is it said already, in other words?"""
    own = set(text.terms(one.text))
    overlaps = (_overlap(own, set(text.terms(other.text))) for other in told if other is not one)
    return max(overlaps, default=0.0) >= SAME_AGAIN


def _overlap(first: set[str], second: set[str]) -> float:
    return len(first & second) / max(1, min(len(first), len(second)))
