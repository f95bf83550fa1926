"""Likenesses -> groups, by average link.

The two most alike groups are joined again and again while their mean likeness reaches the threshold. Groups can be
bound beforehand, and kept apart: a group that holds one of two parted reports never takes in the other, nor a group
that holds it. This knows places (0, 1, 2, …) and numbers, nothing of articles.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]

# The mean likeness at which two groups are one story; tests/quality/clusters.py says how it was chosen.
THRESHOLD = 0.115


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups of the moment, each under one of its places; joining changes them.

    `sums` holds the sum of the likenesses between two groups: joining adds sums, so no pair is looked at twice.
    """

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]
    apart: dict[int, set[int]]

    def join(self, keep: int, gone: int) -> None:
        """Move all of one group into the other, with its likenesses and its bans."""
        self.members[keep] += self.members.pop(gone)
        for other, total in self.sums.pop(gone).items():
            del self.sums[other][gone]
            if other != keep:
                self.sums[keep][other] = self.sums[other][keep] = self.sums[keep].get(other, 0.0) + total
        for other in self.apart.pop(gone):
            self.apart[other] = self.apart[other] - {gone} | {keep}
            self.apart[keep].add(other)

    def mean(self, one: int, other: int) -> float:
        return self.sums[one][other] / (len(self.members[one]) * len(self.members[other]))

    def size(self, one: int, other: int) -> int:
        """How many both hold together: 0 once either is gone, and never again what it was, for groups only grow."""
        both = self.members.get(one), self.members.get(other)
        return len(both[0]) + len(both[1]) if both[0] and both[1] else 0

    def may_join(self, one: int, other: int) -> bool:
        return one != other and other not in self.apart[one]


def average_link(
    likeness: Mapping[Pair, float],
    count: int,
    bound: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    threshold: float = THRESHOLD,
) -> list[list[int]]:
    """Groups of the places 0 … count - 1, each sorted, in the order of their first place."""
    groups = _started(likeness, count, apart)
    for pair in bound:
        one, other = (_home(groups, place) for place in pair)
        if groups.may_join(one, other):
            groups.join(one, other)
    _join_alike(groups, threshold)
    return sorted(sorted(group) for group in groups.members.values())


def _started(likeness: Mapping[Pair, float], count: int, apart: Iterable[Pair]) -> _Groups:
    """Every place alone."""
    sums: dict[int, dict[int, float]] = {at: {} for at in range(count)}
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = value
    parted: dict[int, set[int]] = {at: set() for at in range(count)}
    for one, other in apart:
        if one != other:
            parted[one].add(other)
            parted[other].add(one)
    return _Groups({at: [at] for at in range(count)}, sums, parted)


def _home(groups: _Groups, place: int) -> int:
    return next(name for name, members in groups.members.items() if place in members)


def _join_alike(groups: _Groups, threshold: float) -> None:
    """Join the most alike first. A waiting pair whose groups have changed since is stale: their new mean waits too."""
    waiting = [
        entry for one in groups.members for entry in _entries(groups, one, threshold) if entry[1] == one
    ]
    heapq.heapify(waiting)
    while waiting:
        _, one, other, size = heapq.heappop(waiting)
        if groups.size(one, other) == size and groups.may_join(one, other):
            groups.join(one, other)
            for entry in _entries(groups, one, threshold):
                heapq.heappush(waiting, entry)


def _entries(groups: _Groups, one: int, threshold: float) -> Iterator[tuple[float, int, int, int]]:
    """What waits for a group: each other that is like it, the most alike first in order, with both groups' size."""
    for other in groups.sums[one]:
        mean = groups.mean(one, other)
        if mean >= threshold:
            yield -mean, min(one, other), max(one, other), groups.size(one, other)
