"""How much of a sentence is its evidence's own: words, runs of words, verbs between names.

What today's models get wrong are relations between things that the source does name; a sentence that keeps to the
words and word pairs of what it cites has less room for that. The shares and their threshold are chosen on human
votes (tests/quality/planted.md); they are a fence, not a judgement of meaning.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from digest.grounding.passage import FUNCTION_WORDS, REMEMBERED, REPORTING, Mention, Passage, Token, content

# Of sentences that cite their three nearest, the first refuses 1 in 100 that people call supported and 6 in 100 that
# they don't; the second 5 and 39 (two thirds of the votes; planted.md has the rest). The first is for everybody,
# the second for a model's sentence where the source's own stands ready instead.
THRESHOLD, STRICT = 0.4, 0.72
# Content words this near each other make a pair: a cut leaves its ends side by side.
_NEAR = 4
# "began in Wales" places a name, it does nothing to it.
_BESIDE = frozenset("in at on near from of for during since until as".split())
# Verbs of news whose past shares too little with the present for a stem.
_ROOTS = {
    past: now
    for now, pasts in {
        "meet": "met", "give": "gave given", "take": "took taken", "win": "won", "beat": "beaten", "buy": "bought",
        "sell": "sold", "send": "sent", "lead": "led", "leave": "left", "lose": "lost", "hold": "held", "write": "wrote",
        "see": "saw seen", "go": "went gone", "come": "came", "get": "got", "make": "made", "find": "found",
        "fight": "fought", "strike": "struck", "shoot": "shot", "bring": "brought", "break": "broke broken",
        "choose": "chose chosen", "draw": "drew drawn", "fall": "fell", "fly": "flew", "know": "knew known",
        "rise": "rose", "run": "ran", "seek": "sought", "speak": "spoke", "steal": "stole", "teach": "taught",
        "join": "joint", "overtake": "overtook", "withdraw": "withdrew", "marry": "married", "deny": "denied",
    }.items()
    for past in pasts.split()
}  # fmt: skip
_BETWEEN = 4  # words between two names that make them subject and object


@dataclass(frozen=True, slots=True)
class _Runs:
    """What a passage is made of: content words, pairs of them that follow one another, three words in a row."""

    words: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]
    near: frozenset[tuple[str, ...]]
    triples: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=REMEMBERED)
def _runs(passage: Passage) -> _Runs:
    stems = tuple(token.stem for token in passage.tokens if content(token))
    every = [token.stem for token in passage.tokens]
    near = frozenset(pair for away in range(1, _NEAR + 1) for pair in zip(stems, stems[away:], strict=False))
    return _Runs(stems, tuple(pairwise(stems)), near, tuple(zip(every, every[1:], every[2:], strict=False)))


def closeness(sentence: Passage, evidence: Sequence[Passage]) -> float:
    """Mean of the shares of content words, word pairs and triples that the evidence has, 0 to 1."""
    mine, theirs = _runs(sentence), [_runs(passage) for passage in evidence]
    shares = [
        _share(mine.words, (run.words for run in theirs)),
        _share(mine.pairs, (run.near for run in theirs)),
        _share(mine.triples, (run.triples for run in theirs)),
    ]
    told = [share for share in shares if share is not None]
    return sum(told) / len(told) if told else 1.0


def _share(wanted: Sequence[Hashable], offered: Iterable[Iterable[Hashable]]) -> float | None:
    """Which part of the wanted is offered; None where nothing is wanted (a title of two words has no triple)."""
    known = frozenset().union(*offered)
    return sum(one in known for one in wanted) / len(wanted) if wanted else None


def new_joints(
    sentence: Passage, names: Sequence[Mention], evidence: Sequence[Passage]
) -> Iterator[tuple[Mention, str, Mention]]:
    """Words that the evidence lacks, between two names of the sentence: (name, word, name)."""
    known = {_root(token) for passage in evidence for token in passage.tokens}
    for one, other in pairwise(names):
        between = sentence.tokens[one.last + 1 : other.first]
        if between and between[-1].key in _BESIDE:
            continue
        if not 0 < len(between) <= _BETWEEN or _crosses(sentence, one.last + 1, other.first):
            continue
        fresh = [token for token in between if _verb_like(token.key) and _root(token) not in known]
        if fresh:
            yield one, fresh[0].text, other


def _crosses(sentence: Passage, first: int, last: int) -> bool:
    return any(mark in sentence.gap(at) for at in range(first, last + 1) for mark in ",;:.()")


def _verb_like(word: str) -> bool:
    """A word that may be a verb: neither grammar, nor a verb that only reports, nor a noun by its ending."""
    return (
        word not in FUNCTION_WORDS
        and word not in REPORTING
        and word.endswith(("s", "d", "t", "e", "w", "k", "n"))
    )


def _root(token: Token) -> str:
    """The verb's present, or the word's stem without a silent e."""
    return _ROOTS.get(token.key, token.stem).removesuffix("e")
