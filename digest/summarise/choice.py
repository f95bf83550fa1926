"""The brief as a whole: of all sets of sentences that fit, the one that promises most.

A set is worth the words of an editor's brief that it is likely to hold, against its length: with chances p,
length n and an expected length t of that brief, 2 * sum(p) / (n + t), the expected overlap (F1) of the two. So
what is said twice counts once, a long sentence must earn its room, and sets of unlike length compare. The set is
grown by the best unit and then improved by exchanges, which finds nearly the best of all sets at a hundredth of
the cost.

This chooses; what may stand together at all is the caller's rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from digest import text
from digest.summarise.candidates import Candidate, Unit

# Exchanges look at so many units: those that promise most alone.
SHORTLIST = 14
# A word is hardly told more often than that in a brief.
MOST_REPEATS = 4
# Each exchange improves the set, so a few rounds reach the top; the bound is for the proof.
ROUNDS = 6

Members = Sequence[Candidate]
Rule = Callable[[Members], bool]
Worth = Callable[[Members], float]


class Chances(dict[str, float]):
    """The chance of each word; of one that the reports don't have, none."""

    def __missing__(self, stem: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Promise:
    """What sets are worth: the chance of each word, how much of it is left when it is said again, the length aimed at."""

    chances: Chances
    repeat_content: float
    repeat_function: float
    target: int

    def __call__(self, members: Members) -> float:
        """The expected overlap of these sentences with an editor's brief, 0 to 1."""
        return self.of_words([one.stems for one in members])

    def of_words(self, told: Sequence[tuple[str, ...]]) -> float:
        """The same, of sentences as words."""
        counts = Counter(chain.from_iterable(told))
        once = sum(map(self.chances.__getitem__, counts))
        again = sum([self._again(stem, count) for stem, count in counts.items() if count > 1])
        return 2 * (once + again) / (counts.total() + self.target)

    def _again(self, stem: str, count: int) -> float:
        """What the second mention of a word and those after it are worth."""
        left = self.repeat_function if stem in text.STOP_WORDS else self.repeat_content
        return self.chances[stem] * (left - left ** min(count, MOST_REPEATS)) / (1 - left)


def choose(
    units: Sequence[Unit], worth: Worth, fits: Rule, *, exactly: int = 0, first: Unit | None = None
) -> list[Candidate]:
    """The best set of whole units in reading order; with `exactly`, of so many sentences where there are enough.

    `first` opens the set: nothing that stands above it is taken.
    """
    kept = [first] if first and fits(first) else []
    chosen: list[Unit] = list(kept)
    if kept:
        units = [unit for unit in units if unit[0].place >= kept[0][0].place]
    while longer := _grown(chosen, units, worth, fits):
        full = exactly and len(members(longer)) <= exactly
        if not full and worth(members(longer)) <= worth(members(chosen)):
            break
        chosen = longer
    return members(_exchanged((kept, chosen), _shortlist(units, worth), worth, fits))


def members(chosen: Sequence[Unit]) -> list[Candidate]:
    """The sentences of units, each once, in the order of their article."""
    return sorted({one.place: one for unit in chosen for one in unit}.values(), key=lambda one: one.place)


def _grown(chosen: list[Unit], units: Sequence[Unit], worth: Worth, fits: Rule) -> list[Unit]:
    """The set with the unit that adds most; empty where none fits."""
    held = {one.place for unit in chosen for one in unit}
    options = [[*chosen, unit] for unit in units if unit[-1].place not in held]
    fitting = [option for option in options if fits(members(option))]
    return max(fitting, key=lambda option: worth(members(option)), default=[])


def _shortlist(units: Sequence[Unit], worth: Worth) -> list[Unit]:
    return sorted(units, key=lambda unit: (-worth(unit), unit[-1].place))[:SHORTLIST]


def _exchanged(
    found: tuple[list[Unit], list[Unit]], others: Sequence[Unit], worth: Worth, fits: Rule
) -> list[Unit]:
    """Exchange one unit for another while that makes the set better and leaves it as many sentences.

    `found` are the units that stay and the set as it was grown, which begins with them.
    """
    kept, chosen = found
    count = len(members(chosen))
    for _ in range(ROUNDS):
        options = [
            [*chosen[:at], other, *chosen[at + 1 :]]
            for at in range(len(kept), len(chosen))
            for other in others
            if other not in chosen
        ]
        fitting = [one for one in options if len(members(one)) >= count and fits(members(one))]
        best = max(fitting, key=lambda option: worth(members(option)), default=chosen)
        if worth(members(best)) <= worth(members(chosen)):
            break
        chosen = best
    return chosen
