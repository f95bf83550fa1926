"""Stories -> Lineup: what leads, what follows, what closes, and why.

    score = publishers + freshness + weight + substance - likeness to what stands above

- publishers: 1 for each independent publisher after the first, at most 3. What several newsrooms report
  matters more.
- freshness: halves every 18 hours from the newest report; 0.5 for a story without a trusted date.
- weight: the natural logarithm of the owner's weight for the source (0 for a weight of 1).
- substance: up to 1 for length, figures and quotations: what a brief can be made of.
- likeness: the share of names that it has in common with a story already placed: a letter of five items on
  one capital is no letter.

The lead is the best story of two publishers or more with enough to tell. The closer is light and free of
deaths, war and courts; where none is, there is none. This module chooses; it writes nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest import text
from digest.model import Lineup, Ranked, SectionKind, Story

HALF_LIFE_HOURS = 18.0
MOST_PUBLISHERS = 3.0
UNDATED_FRESHNESS = 0.5
LEAD_WORDS = 350
# Words, figures and quotations at which a story has all the substance that a brief can use.
FULL_WORDS, FULL_NUMBERS, FULL_QUOTATIONS = 900, 20, 8
LIGHT_OPENING_WORDS = 250
LIGHT_ENOUGH = 3

# What a closer is made of: things people tell each other with a smile.
LIGHT = frozenset(
    "film movie cinema actor actress star song singer album band concert dance comedy cartoon animated "
    "animation box-office oscar award festival museum gallery painting statue exhibit toy puzzle game chess "
    "football cricket marathon athlete trophy mascot record guinness oldest largest tallest longest smallest "
    "cat dog horse sheep goat cow pig duck goose bird owl parrot penguin bear panda elephant monkey whale "
    "dolphin seal turtle tortoise octopus bee butterfly beetle zoo chicken rooster moose squirrel hamster "
    "cheese chocolate cake bread pizza pie sausage soup recipe chef restaurant beer wine coffee tea ice-cream "
    "sky planet star stargazer telescope comet eclipse moon binocular astronomer wedding birthday prank joke "
    "hobby garden vegetable pumpkin village fair parade balloon kite costume wizard dragon fairy".split()
)
# None of these may stand in a closer.
HEAVY = re.compile(
    r"\b(?:dead|death|deaths|die|dies|died|dying|kill\w*|murder\w*|corpse|body|bodies|funeral|fatal\w*|victims?"
    r"|injur\w*|wound\w*|war|wars|attack\w*|bomb\w*|missile\w*|troops|soldiers?|militar\w*|rebels?|hostages?"
    r"|terror\w*|shooting|gunm[ae]n|explosions?|refugees?|famine|massacre|court|courts|trial|lawsuit|sued|judge"
    r"|prosecutors?|charged|convicted|jailed|prison\w*|arrest\w*|detained|abuse\w*|rape\w*|suicide|cancer"
    r"|outbreak|epidemic|disease|illness|hospital\w*|evacuat\w*|earthquake|flood\w*|crash\w*|tariffs?|sanctions)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many items each part takes at most."""

    following: int = 4
    odds: int = 1
    more: int = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """What the ranking is told from outside: the edition's instant and the owner's weights by article id."""

    now: datetime
    weights: Mapping[str, float] = field(default_factory=dict)


def lineup(stories: Sequence[Story], measures: Measures, sizes: Sizes) -> Lineup:
    """Place the stories. Equal scores fall back to the main article's id, so the order never wavers."""
    waiting = sorted((_ranked(story, measures) for story in stories), key=_best_first)
    lead = _lead(waiting)
    taken = [lead] if lead else []
    closer = _closers([one for one in waiting if not _among(one, taken)])[: sizes.odds]
    taken += closer
    following = _diverse([one for one in waiting if not _among(one, taken)], taken[:1], sizes.following)
    left = [one for one in waiting if not _among(one, taken + following)]
    return Lineup(
        {
            SectionKind.LEAD: tuple(taken[:1]) if lead else (),
            SectionKind.FOLLOWING: tuple(following),
            SectionKind.ODDS_AND_ENDS: tuple(closer),
        },
        more=tuple(replace(one, placed="more to read: the next in score") for one in left[: sizes.more]),
        rest=tuple(
            replace(one, placed="did not fit: the places above were taken") for one in left[sizes.more :]
        ),
    )


def _best_first(ranked: Ranked) -> tuple[float, str]:
    return (-ranked.score, ranked.story.main.id)


def _among(one: Ranked, others: Sequence[Ranked]) -> bool:
    return any(one.story is other.story for other in others)


# ---------------------------------------------------------------- the score


def _ranked(story: Story, measures: Measures) -> Ranked:
    weight = max(measures.weights.get(article.id, 1.0) for article in story.articles)
    return Ranked(
        story,
        (
            ("publishers", min(MOST_PUBLISHERS, len(_families(story)) - 1.0)),
            ("freshness", _freshness(story.latest, measures.now)),
            ("weight", math.log(weight)),
            ("substance", _substance(story)),
        ),
    )


def _families(story: Story) -> set[str]:
    """Independent publishers: "The Meridian Post" and "Meridian Post" are one."""
    return {re.sub(r"^the\s+", "", name.casefold()) for name in story.publishers}


def _freshness(latest: datetime | None, now: datetime) -> float:
    if latest is None:
        return UNDATED_FRESHNESS
    hours = max(0.0, (now - latest).total_seconds() / 3600)
    return float(0.5 ** (hours / HALF_LIFE_HOURS))


def _substance(story: Story) -> float:
    body = " ".join(article.text for article in story.articles)
    return (
        0.5 * min(1.0, text.word_count(body) / FULL_WORDS)
        + 0.25 * min(1.0, len(text.numbers(body)) / FULL_NUMBERS)
        + 0.25 * min(1.0, len(text.quotations(body)) / FULL_QUOTATIONS)
    )


# ---------------------------------------------------------------- the places


def _lead(waiting: Sequence[Ranked]) -> Ranked | None:
    """The best story that two publishers report and that has enough to tell; else the best there is."""
    for one in waiting:
        if len(_families(one.story)) > 1 and _words(one.story) >= LEAD_WORDS:
            return replace(one, placed=f"leads: {len(_families(one.story))} publishers report it")
    long_enough = [one for one in waiting if _words(one.story) >= LEAD_WORDS] or waiting
    if not long_enough:
        return None
    return replace(
        long_enough[0], placed="leads with a single source: no story of two publishers has enough to tell"
    )


def _words(story: Story) -> int:
    return sum(text.word_count(article.text) for article in story.articles)


def _closers(waiting: Sequence[Ranked]) -> list[Ranked]:
    """Light single-source stories, lightest first."""
    light = [(lightness(one.story), one) for one in waiting if len(_families(one.story)) == 1]
    found = sorted(
        (pair for pair in light if pair[0] >= LIGHT_ENOUGH), key=lambda p: (-p[0], *_best_first(p[1]))
    )
    return [replace(one, placed=f"closes: {hits} light words, none heavy") for hits, one in found]


def lightness(story: Story) -> int:
    """How many different light words open the story; 0 where anything heavy stands in it."""
    if HEAVY.search(f"{story.main.title} {story.main.text}"):
        return 0
    opening = " ".join((story.main.title, *story.main.text.split()[:LIGHT_OPENING_WORDS]))
    return len({text.stem(word) for word in text.words(opening.lower())} & _LIGHT_STEMS)


_LIGHT_STEMS = frozenset(text.stem(word) for word in LIGHT)


def _diverse(waiting: Sequence[Ranked], above: Sequence[Ranked], count: int) -> list[Ranked]:
    """The best stories one after another, each held against those above it."""
    chosen: list[Ranked] = []
    left = list(waiting)
    while left and len(chosen) < count:
        held = [_against(one, [*above, *chosen]) for one in left]
        best = min(held, key=_best_first)
        chosen.append(replace(best, placed=f"follows: place {len(chosen) + 1} after the lead"))
        left = [one for one in left if one.story is not best.story]
    return chosen


def _against(one: Ranked, above: Sequence[Ranked]) -> Ranked:
    likeness = max((_shared_names(one.story, other.story) for other in above), default=0.0)
    return replace(one, parts=(*one.parts, ("likeness", -likeness)))


def _shared_names(one: Story, other: Story) -> float:
    first, second = (_opening_names(story) for story in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _opening_names(story: Story) -> frozenset[str]:
    return text.names(" ".join(story.main.text.split()[:LIGHT_OPENING_WORDS]))
