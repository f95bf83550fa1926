"""Stories -> Lineup: what leads, what follows, what closes, and why.

    score = publishers + freshness + weight + substance - same country - same topic

- publishers: 1 for each independent publisher after the first, at most 3 (`publishers`: one house, or one text, is
  one). What several newsrooms report matters more.
- freshness: halves every 18 hours from the newest report; 0.5 for a story without a trusted date.
- weight: the natural logarithm of the owner's weight for the source (0 for a weight of 1).
- substance: up to 1 for length, figures and quotations: what a brief can be made of.
- same country, same topic: only for what follows, and counted against each item above it (`subjects`): a letter of
  five items on one capital is no letter.

The lead is the best story of two publishers or more with enough to tell. The closer is light and free of deaths, war
and courts; where none is, there is none. Each part of a score is kept by name, each place with its reason. This
chooses; it writes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest import text
from digest.model import Lineup, Ranked, SectionKind, Story
from digest.rank.publishers import House, houses
from digest.rank.subjects import about, lightness, topic

__all__ = [
    "LEAD_WORDS",
    "LIGHT_ENOUGH",
    "SAME_COUNTRY",
    "SAME_TOPIC",
    "Measures",
    "Sizes",
    "houses",
    "lightness",
    "lineup",
]

HALF_LIFE_HOURS = 18.0
MOST_PUBLISHERS = 3.0
UNDATED_FRESHNESS = 0.5
LEAD_WORDS = 350
# Words, figures and quotations at which a story has all the substance that a brief can use.
FULL_WORDS, FULL_NUMBERS, FULL_QUOTATIONS = 900, 20, 8
LIGHT_ENOUGH = 3
# What likeness to the items above costs: a publisher's worth for being about the same countries and no others, a
# quarter of it for each with the same topic, as topics are broad; at most one publisher's worth each.
SAME_COUNTRY, SAME_TOPIC = 1.0, 0.25


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many items each part takes at most."""

    following: int = 4
    odds: int = 1
    more: int = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """What the ranking is told from outside.

    `now` is the edition's instant; `weights` are the owner's, by article id; `families` names the house that owns a
    publisher ("The Lantern" -> "Lantern Group").
    """

    now: datetime
    weights: Mapping[str, float] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A story on its way to a place, with what is asked of it again and again."""

    ranked: Ranked
    houses: tuple[House, ...]
    words: int
    countries: frozenset[str]
    topic: str

    @property
    def order(self) -> tuple[float, str]:
        """Best first; equal scores fall back to the main article's id, so the order never wavers."""
        return -self.ranked.score, self.ranked.story.main.id

    def placed(self, reason: str) -> Ranked:
        return replace(self.ranked, placed=reason)


def lineup(stories: Sequence[Story], measures: Measures, sizes: Sizes) -> Lineup:
    """Place the stories."""
    waiting = sorted((_entry(story, measures) for story in stories), key=lambda one: one.order)
    lead, reason = _lead(waiting)
    waiting = [one for one in waiting if one is not lead]
    closers = _closers(waiting)[: sizes.odds]
    waiting = [one for one in waiting if all(one is not other for other, _ in closers)]
    following = _diverse(waiting, [lead] if lead else [], sizes.following)
    told = {id(one.story) for one in following}
    left = [one for one in waiting if id(one.ranked.story) not in told]
    return Lineup(
        {
            SectionKind.LEAD: (lead.placed(reason),) if lead else (),
            SectionKind.FOLLOWING: tuple(following),
            SectionKind.ODDS_AND_ENDS: tuple(one.placed(why) for one, why in closers),
        },
        more=tuple(one.placed("more to read: the next in score") for one in left[: sizes.more]),
        rest=tuple(one.placed("did not fit: the places above were taken") for one in left[sizes.more :]),
    )


# ---------------------------------------------------------------- the score


def _entry(story: Story, measures: Measures) -> _Entry:
    sources = tuple(houses(story.articles, measures.families))
    # A second paper of one house, or a copy, adds nothing to tell.
    body = " ".join(max((one.text for one in house.articles), key=len) for house in sources)
    weight = max(measures.weights.get(article.id, 1.0) for article in story.articles)
    parts = (
        ("publishers", min(MOST_PUBLISHERS, len(sources) - 1.0)),
        ("freshness", _freshness(story.latest, measures.now)),
        ("weight", math.log(weight)),
        ("substance", _substance(body)),
    )
    return _Entry(Ranked(story, parts), sources, text.word_count(body), about(story), topic(story))


def _freshness(latest: datetime | None, now: datetime) -> float:
    if latest is None:
        return UNDATED_FRESHNESS
    hours = max(0.0, (now - latest).total_seconds() / 3600)
    return float(0.5 ** (hours / HALF_LIFE_HOURS))


def _substance(body: str) -> float:
    return (
        0.5 * min(1.0, text.word_count(body) / FULL_WORDS)
        + 0.25 * min(1.0, len(text.numbers(body)) / FULL_NUMBERS)
        + 0.25 * min(1.0, len(text.quotations(body)) / FULL_QUOTATIONS)
    )


# ---------------------------------------------------------------- the places


def _lead(waiting: Sequence[_Entry]) -> tuple[_Entry | None, str]:
    """The best story that two publishers report and that has enough to tell; else the best there is."""
    for one in waiting:
        if len(one.houses) > 1 and one.words >= LEAD_WORDS:
            return one, f"leads: {len(one.houses)} publishers report it, {one.words} words{_joined(one)}"
    best = next((one for one in waiting if one.words >= LEAD_WORDS), next(iter(waiting), None))
    return best, "leads with a single source: no story of two publishers has enough to tell"


def _joined(one: _Entry) -> str:
    """Which of the publishers were counted as one, and why."""
    found = [house.why for house in one.houses if len(house.articles) > 1]
    return f" (counted once: {'; '.join(found)})" if found else ""


def _closers(waiting: Sequence[_Entry]) -> list[tuple[_Entry, str]]:
    """Light single-source stories, lightest first, with their reasons."""
    light = [(lightness(one.ranked.story), one) for one in waiting if len(one.houses) == 1]
    able = [(words, one) for words, one in light if len(words) >= LIGHT_ENOUGH]
    able.sort(key=lambda pair: (-len(pair[0]), pair[1].order))
    return [
        (one, f"closes: {len(words)} light words ({', '.join(words)}), none heavy") for words, one in able
    ]


def _diverse(waiting: Sequence[_Entry], above: Sequence[_Entry], count: int) -> list[Ranked]:
    """The best stories one after another, each held against all those above it."""
    told, left = list(above), list(waiting)
    chosen: list[Ranked] = []
    while left and len(chosen) < count:
        held = [(_against(one, told), one) for one in left]
        best, entry = min(held, key=lambda pair: pair[0].order)
        reason = f"follows: place {len(chosen) + 1} after the lead{_told_above(entry, told)}{_joined(entry)}"
        chosen.append(best.placed(reason))
        told.append(entry)
        left = [one for one in left if one is not entry]
    return chosen


def _against(one: _Entry, above: Sequence[_Entry]) -> _Entry:
    """The entry with what its likeness to the items above costs, as parts of its score."""
    countries = sum(_overlap(one.countries, other.countries) for other in above)
    topics = sum(bool(one.topic) and one.topic == other.topic for other in above)
    cost = (
        ("same country", -min(1.0, SAME_COUNTRY * countries)),
        ("same topic", -min(1.0, SAME_TOPIC * topics)),
    )
    return replace(one, ranked=replace(one.ranked, parts=(*one.ranked.parts, *cost)))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _told_above(one: _Entry, above: Sequence[_Entry]) -> str:
    """Which of its countries, and whether its topic, the items above have."""
    countries = sorted(one.countries & frozenset().union(*(other.countries for other in above)))
    topics = [one.topic] if one.topic and any(one.topic == other.topic for other in above) else []
    return f", though above it stands {', '.join([*topics, *countries])}" if topics or countries else ""
