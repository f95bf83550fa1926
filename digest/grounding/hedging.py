"""What a sentence denies, doubts and directs, against what its evidence does.

A hedge governs the word that follows it: "not charged", "allegedly stole", "denied taking". Where the sentence
takes over the governed word from that place in the evidence, it must take over the hedge, or one of its kind; and
it may not bring a denial that the evidence lacks. Words that point a figure or an order one way ("rose", "before")
must not turn to the other.

Sarcasm, double denial by other words and hedges that lie two sentences away are not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.grounding.passage import REMEMBERED, Mention, Passage
from digest.grounding.slots import likeness, neighbourhood

# These deny outright wherever they stand.
DENIAL = frozenset(
    "no not never nor none without cannot nobody nothing neither deny denies denied denying dismiss dismisses "
    "dismissed reject rejects rejected refuse refuses refused false hoax unlikely".split()
)
BARE = frozenset("no not never nor none without cannot nobody nothing neither".split())
# These answer for a denial of the source's ("failed to appear" for "did not appear"), and demand no answer.
ANSWERS_DENIAL = DENIAL | frozenset(
    "nowhere hardly barely scarcely fail fails failed failing unable lack lacks lacked stop stopped prevent prevented "
    "avoid avoided ruled decline declines declined untrue refute refuted refutes refusing unaware unclear unknown "
    "unharmed unhurt uncertain unsuccessful unwilling unsure unconfirmed instead".split()
)
# What is only said: an allegation may be retold in another word of its family.
ALLEGED = frozenset(
    "alleged allegedly allege alleges alleging allegation allegations reported reportedly rumour rumours rumor rumors "
    "rumoured rumored speculation claim claims claimed claiming suspected suspect suspects suspicion accused accuse "
    "accuses accusing accusation accusations unconfirmed apparent apparently purported supposedly supposed".split()
)
# What is only possible.
POSSIBLE = frozenset(
    "may might could possible possibly potential potentially perhaps maybe likely probably seem seems seemed "
    "appear appears appeared risk risks expected unless if whether".split()
)
FEARED = frozenset(
    "fear fears feared worry worries worried concern concerns doubt doubts risk may might".split()
)
# Headlines say "will" and "to" for what "would" be.
TO_COME = frozenset("would should will shall to could may might plan plans planned expected set".split())
ABLE = frozenset("may might could can".split())
FAMILIES = (ALLEGED, POSSIBLE, FEARED, ABLE)
# Grammar between a hedge and what it governs.
_LIGHT = frozenset(
    "a an the be been being is are was were am to have has had do does did that any of yet even ever also been "
    "his her their its this these those it he she they would will could should may might must can of about over for "
    "in on at from by with".split()
)
_AHEAD, _AWAY = 5, 7

_ANY_ANSWER = ANSWERS_DENIAL | ALLEGED | POSSIBLE | FEARED | TO_COME | ABLE | text.HEDGES

# Opposite ends of one axis; a sentence may not move from one to the other.
DIRECTIONS: Mapping[str, tuple[str, str]] = {
    "amount": (
        """more rise rises rose risen rising increase increases increased increasing grow grows grew grown growing
        gain gains gained jump jumps jumped surge surges surged soar soars soared climb climbs climbed higher above
        exceed exceeds exceeded""",
        """less fewer fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped
        dropping decline declines declining shrink shrinks shrank plunge plunges plunged plummet plummeted sink sank
        lower below reduce reduced reduces slump slumped""",
    ),
    "limit": ("most maximum", "least minimum"),
    "way": ("up upward upwards", "down downward downwards"),
    "order": ("before ahead until prior", "after since following"),
    "outcome": ("win wins won winning victory beat beats beaten", "lose loses lost losing loss"),
    "will": (
        """accept accepts accepted approve approves approved support supports supported back backs backed welcome
        welcomed praise praised agree agreed""",
        """reject rejects rejected refuse refuses refused oppose opposes opposed condemn condemned block blocked
        criticise criticised criticize criticized""",
    ),
    "trade": ("buy buys bought buying", "sell sells sold selling"),
    "guilt": ("convict convicted guilty", "acquit acquitted innocent"),
    "motion": ("enter enters entered arrive arrives arrived", "leave leaves left leaving depart departed"),
    "begin": (
        "begin begins began begun start starts started open opens opened",
        "end ends ended close closed",
    ),
    "past": ("last", "next"),
    "sex": (
        "he his him himself man men son sons father brother husband boy king prince",
        "she her hers herself woman women daughter daughters mother sister wife girl queen princess",
    ),
    "north": ("north northern", "south southern"),
    "east": ("east eastern", "west western"),
    "side": ("inside", "outside"),
    "life": ("alive survive survived survives", "dead die died dies killed"),
}
# On these axes a direction is a claim of its own. On the others it may be the same thing told from its other end
# ("left before", "after he left"), so only the place tells (slots).
CLAIMING = frozenset({"amount", "guilt", "outcome"})

_AXES: Mapping[str, tuple[tuple[str, int], ...]] = {
    word: tuple(
        (axis, end) for axis, ends in DIRECTIONS.items() for end in (0, 1) if word in ends[end].split()
    )
    for ends in DIRECTIONS.values()
    for words in ends
    for word in words.split()
}
# How much of its neighbourhood a governed word must keep to count as taken over from that place.
TAKEN = 0.2
_TITLE = 5  # words: a shorter text has no neighbourhoods to compare, so its words answer for every place


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedging word: its place, whether it denies or doubts, and the places around it that it governs."""

    word: str
    place: int
    denies: bool
    governs: int | None
    before: int | None


@lru_cache(maxsize=REMEMBERED)
def hedges(passage: Passage) -> tuple[Hedge, ...]:
    """Every hedge of a passage that a retelling has to keep."""
    return tuple(
        Hedge(token.key, at, _denies(token.key), _governed(passage, at, 1), _governed(passage, at, -1))
        for at, token in enumerate(passage.tokens)
        if (_denies(token.key) or token.key in text.HEDGES) and not _is_month(passage, at)
    )


def _denies(word: str) -> bool:
    return word in DENIAL or word.endswith("n't")


def _is_month(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.key == "may" and token.capital and at not in passage.opens


def _governed(passage: Passage, at: int, step: int) -> int | None:
    """The nearest telling word after (or before) the place, in the same sentence."""
    for away in range(1, _AHEAD):
        place = at + step * away
        if not 0 <= place < len(passage.tokens):
            return None
        border = place if step > 0 else place + 1
        if border in passage.opens and any(mark in passage.gap(border) for mark in ".!?"):
            return None
        if passage.tokens[place].key not in _LIGHT:
            return place
    return None


def lost(sentence: Passage, evidence: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Hedges of the evidence whose word the sentence took over without them: (hedge, governed word)."""
    spare = list(_answers(sentence))
    answered: set[tuple[int, bool]] = set()
    for passage in evidence:
        for hedge in hedges(passage):
            anchor = _taken_over(sentence, hedge, passage, evidence)
            # Two accounts of one denial want one answer.
            if anchor is None or (anchor, hedge.denies) in answered:
                continue
            answer = _answer(hedge, anchor, spare)
            if answer is None:
                yield hedge.word, sentence.tokens[anchor].text
                continue
            answered.add((anchor, hedge.denies))
            spare.remove(answer)


def _answers(sentence: Passage) -> Iterator[tuple[int, str]]:
    for at, token in enumerate(sentence.tokens):
        if token.key in _ANY_ANSWER or token.key.endswith("n't"):
            yield at, token.key


def _answer(hedge: Hedge, anchor: int, spare: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The word of the sentence, nearest to the anchor, that keeps the force of the hedge."""
    fitting = [one for one in spare if _keeps(one[1], hedge) and 0 < abs(one[0] - anchor) <= _AWAY]
    leads = hedge.governs is not None
    return min(
        fitting,
        key=lambda one: (one[1] != hedge.word, (one[0] > anchor) is leads, abs(one[0] - anchor)),
        default=None,
    )


def _keeps(word: str, hedge: Hedge) -> bool:
    if hedge.denies:
        return word in ANSWERS_DENIAL or word.endswith("n't")
    if text.stem(word) == text.stem(hedge.word):
        return True
    if hedge.word in {"would", "should"}:
        return word in TO_COME
    return any(hedge.word in family and word in family for family in FAMILIES)


def _taken_over(sentence: Passage, hedge: Hedge, passage: Passage, evidence: Sequence[Passage]) -> int | None:
    """Where the sentence has the governed word from this very place: no other place of it fits better."""
    at = hedge.governs if hedge.governs is not None else hedge.before
    if at is None:
        return None
    here = _places_of(passage.tokens[at].stem, sentence)
    if not here:
        return None
    there = neighbourhood(passage, at)
    best = max(here, key=lambda place: likeness(neighbourhood(sentence, place), there))
    wanted = neighbourhood(sentence, best)
    if len(sentence.tokens) < _TITLE:
        return best
    own = likeness(wanted, there)
    others = (
        likeness(wanted, neighbourhood(other, place))
        for other in evidence
        for place in _places_of(passage.tokens[at].stem, other)
        if other is not passage or place != at
    )
    return best if own >= TAKEN and own >= max(others, default=0.0) else None


def _places_of(word: str, passage: Passage) -> list[int]:
    return [at for at, token in enumerate(passage.tokens) if token.stem == word]


def added(sentence: Passage, evidence: Sequence[Passage]) -> Iterator[str]:
    """Denials of the sentence that the evidence does not have about the same word."""
    told = [(passage, hedge) for passage in evidence for hedge in hedges(passage) if hedge.denies]
    broad = any(
        token.key in ANSWERS_DENIAL or _denies(token.key) for passage in evidence for token in passage.tokens
    )
    for hedge in hedges(sentence):
        if hedge.denies and not (broad and _told(sentence, hedge, told, evidence)):
            yield hedge.word


def _told(
    sentence: Passage, hedge: Hedge, told: Sequence[tuple[Passage, Hedge]], evidence: Sequence[Passage]
) -> bool:
    """Does the evidence deny the same word, or not say the word at all?"""
    at = hedge.governs if hedge.governs is not None else hedge.before
    if at is None or any(_alike(sentence, hedge, passage, other) for passage, other in told):
        return True
    # "the treaty was rejected" for "rejected a ferry treaty": a verb of denial carries its own word along.
    if hedge.word not in BARE and any(text.stem(other.word) == text.stem(hedge.word) for _, other in told):
        return True
    return not any(_places_of(sentence.tokens[at].stem, passage) for passage in evidence)


def _alike(sentence: Passage, hedge: Hedge, passage: Passage, other: Hedge) -> bool:
    """Do both deny the same word?"""
    if hedge.governs is None or other.governs is None:
        one, two = hedge.before, other.before
    else:
        one, two = hedge.governs, other.governs
    return one is not None and two is not None and sentence.tokens[one].stem == passage.tokens[two].stem


def directions(passage: Passage) -> tuple[Mention, ...]:
    """The words that point one way, as mentions of their axis."""
    return tuple(
        Mention("bound" if _bounds(passage, at) else axis, (str(end),), at, at)
        for at, token in enumerate(passage.tokens)
        for axis, end in _AXES.get(token.key, ())
    )


def _bounds(passage: Passage, at: int) -> bool:
    """Is this "more than", which sets a bound and claims no rise?"""
    return at + 1 < len(passage.tokens) and passage.tokens[at + 1].key == "than"


def turned(sentence: Passage, evidence: Sequence[Passage]) -> Iterator[str]:
    """Words that claim a rise, a victory, a guilt where no evidence points that way."""
    told = {(one.kind, one.keys[0]) for passage in evidence for one in directions(passage)}
    for one in directions(sentence):
        if one.kind in CLAIMING and (one.kind, one.keys[0]) not in told:
            yield sentence.tokens[one.first].text
