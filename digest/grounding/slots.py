"""Whose place is it? A name, figure, date or direction must stand where the source has it.

Every mention is known by its neighbourhood: the words to its left and to its right, nearer ones weighing more.
A mention of the sentence is compared with all mentions of its kind in the evidence. Where a rival's neighbourhood
fits clearly better than its own, the sentence has put it in the rival's place: "Roth sued Bell" for "Bell sued
Roth". In the source's own order nothing fits better than itself, so an extract can't fail.

A passive turns the sides round, an aside ("Bell, who …, sued") is skipped, and names joined by "and" may change
places. What is wholly reworded has no neighbourhood left and is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.grounding.passage import FUNCTION_WORDS, REMEMBERED, REPORTING, Mention, Passage

REACH = 7  # words to either side
# Chosen on planted exchanges against true rewordings: see tests/quality/planted.md.
MARGIN, FIT = 0.2, 0.6
# Kinds whose absence from the evidence is a fault by itself: no need to ask for their place.
STANDS_OR_FAILS = frozenset({"name", "figure", "date"})
_GRAMMAR = 0.5  # a function word tells less of a place than a content word does
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|ght|ung|uck|d|t)\s+(?:\w+\s+){0,3}?by\s"
)
_SENTENCE_END = re.compile(r"[.!?…]")
_ASIDE = 16  # words; what is longer is no aside
_NEAR = REACH + 2 * _ASIDE  # no neighbourhood looks further, two asides skipped
_ASIDE_OPENS, _ASIDE_CLOSES = re.compile(r"[,(–—]|\s-+\s"), re.compile(r"[,)–—]|\s-+\s")

Features = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with its neighbourhoods: as it stands, with asides skipped, and within its own aside."""

    mention: Mention
    plain: Features
    skipped: Features
    within: Features


def places(passage: Passage, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """Every mention's neighbourhood in this passage."""
    masked = frozenset(at for m in mentions if m.kind == "name" for at in range(m.first, m.last + 1))
    asides = tuple(_asides(passage))
    return tuple(_place(passage, mention, masked, asides) for mention in mentions)


def _place(
    passage: Passage, mention: Mention, masked: frozenset[int], asides: Sequence[tuple[int, int]]
) -> Place:
    near = range(max(0, mention.first - _NEAR), min(len(passage.tokens), mention.last + _NEAR))
    plain = _features(passage, mention, masked, near)
    beside = [aside for aside in asides if aside[1] > near.start and aside[0] < near.stop]
    around = [aside for aside in beside if aside[0] <= mention.first and mention.last < aside[1]]
    skip = {at for aside in beside if aside not in around for at in range(*aside)}
    skipped = _features(passage, mention, masked, [at for at in near if at not in skip]) if skip else plain
    within = _features(passage, mention, masked, range(*around[0])) if around else plain
    return Place(mention, plain, skipped, within)


def _asides(passage: Passage) -> Iterator[tuple[int, int]]:
    """Places [first, last) of what stands between two commas, dashes or brackets of one sentence."""
    start = None
    for at in range(1, len(passage.tokens)):
        gap = passage.gap(at)
        if _SENTENCE_END.search(gap) and at in passage.opens:
            start = None
            continue
        if start is not None and at - start <= _ASIDE and _ASIDE_CLOSES.search(gap):
            yield start, at
        if _ASIDE_OPENS.search(gap):
            start = at


def _features(passage: Passage, mention: Mention, masked: frozenset[int], kept: Sequence[int]) -> Features:
    found: dict[tuple[str, str], float] = {}
    left = [at for at in kept if at < mention.first][-REACH:][::-1]
    right = [at for at in kept if at > mention.last][:REACH]
    for side, run in (("left", left), ("right", right)):
        for distance, at in enumerate(_sentence_part(passage, run, side), start=1):
            feature, weight = _feature(passage, at, side, masked)
            found[feature] = max(found.get(feature, 0.0), weight / distance)
    return found


def _sentence_part(passage: Passage, run: Sequence[int], side: str) -> Iterator[int]:
    """The places up to the end of the sentence."""
    for at in run:
        border = at if side == "right" else at + 1
        if border in passage.opens and _SENTENCE_END.search(passage.gap(border)):
            return
        yield at


def _feature(passage: Passage, at: int, side: str, masked: frozenset[int]) -> tuple[tuple[str, str], float]:
    token = passage.tokens[at]
    if at in masked:
        return (side, "‹name›"), _GRAMMAR
    if token.key in REPORTING:
        # "said Roth" and "Roth says" place Roth alike.
        return ("", "‹say›"), 1.0
    return (side, token.stem), _GRAMMAR if token.key in FUNCTION_WORDS else 1.0


@lru_cache(maxsize=16 * REMEMBERED)
def neighbourhood(passage: Passage, at: int) -> Features:
    """The words around one place, as they stand."""
    near = range(max(0, at - REACH), min(len(passage.tokens), at + REACH + 1))
    return _features(passage, Mention("word", (), at, at), frozenset(), near)


def likeness(wanted: Features, offered: Features) -> float:
    """The share of the wanted neighbourhood that is found in the offered one, 0 to 1."""
    total = sum(wanted.values())
    shared = sum(min(weight, offered[feature]) for feature, weight in wanted.items() if feature in offered)
    return shared / total if total else 0.0


@lru_cache(maxsize=REMEMBERED)
def passive(passage: Passage) -> bool:
    """Does the passage say "was … by"?"""
    return bool(_PASSIVE.search(passage.text))


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence as a row of places."""

    passage: Passage
    places: tuple[Place, ...]


def misplaced(sentence: Ground, grounds: Sequence[Ground]) -> Iterator[tuple[Mention, Mention]]:
    """Every mention that stands in a rival's place, with that rival."""
    for place in sentence.places:
        own = max((_own(sentence.passage, place, ground) for ground in grounds), default=0.0)
        if own >= 1 - MARGIN or (place.mention.kind in STANDS_OR_FAILS and not _told(place.mention, grounds)):
            continue
        rival, fits = _best_rival(place, grounds)
        if rival and fits >= FIT and fits - own >= MARGIN:
            yield place.mention, rival


def _told(mention: Mention, grounds: Sequence[Ground]) -> bool:
    return any(
        place.mention.kind == mention.kind and place.mention.same(mention)
        for ground in grounds
        for place in ground.places
    )


def _own(sentence: Passage, place: Place, ground: Ground) -> float:
    """How well the mention stands in the likeliest of its own places, read as kindly as can be."""
    turned = passive(sentence) != passive(ground.passage)
    readings = [place.plain, _turned(place.plain)] if turned else [place.plain]
    return max(
        (
            likeness(wanted, offered)
            for other in ground.places
            if other.mention.kind == place.mention.kind and other.mention.same(place.mention)
            for wanted in readings
            for offered in (other.plain, other.skipped)
        ),
        default=0.0,
    )


def _turned(features: Features) -> Features:
    sides = {"left": "right", "right": "left", "": ""}
    return {(sides[side], word): weight for (side, word), weight in features.items()}


def _best_rival(place: Place, grounds: Sequence[Ground]) -> tuple[Mention | None, float]:
    best: tuple[Mention | None, float] = (None, 0.0)
    for ground in grounds:
        for other in ground.places:
            if not _rivals(place.mention, other.mention):
                continue
            # A name in an aside acts there; a figure in one still belongs to what stands around it.
            fits = likeness(place.plain, other.within if other.mention.kind == "name" else other.plain)
            if fits > best[1] and not _joined_to_own(place.mention, other.mention, ground):
                best = other.mention, fits
    return best


def _rivals(mention: Mention, other: Mention) -> bool:
    """Could the one stand in the other's place by mistake? "Monday" stands where names do."""
    if mention.kind == other.kind:
        return not other.same(mention)
    return {mention.kind, other.kind} == {"name", "date"}


def _joined_to_own(mention: Mention, rival: Mention, ground: Ground) -> bool:
    """Does the evidence join the two, so that "Roth and Bell" is "Bell and Roth"?"""
    if mention.kind != "name":
        return False
    for other in ground.places:
        if other.mention.kind == "name" and other.mention.same(mention):
            first, second = sorted((other.mention, rival), key=lambda one: one.first)
            between = [token.key for token in ground.passage.tokens[first.last + 1 : second.first]]
            if between in (["and"], ["or"]):
                return True
    return False
