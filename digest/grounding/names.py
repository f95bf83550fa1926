"""Names: runs of capitals, who is who, and whether the source knows them.

A capital means a name inside a sentence; at its opening only where the word is known as a name or opens a run.
Where casing says nothing (headlines, capitals throughout, small letters throughout) the articles' own bodies say
which words are names. "U.S." is "US", "Rwandan" speaks of Rwanda, "WHO" is a World Health Organization that the
article names, "Roth" is the Anna Roth introduced before.

This has no list of people or places, so a name written small in a text without capitals stays unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from digest import text
from digest.grounding.figures import CARDINAL, ORDINAL, dates
from digest.grounding.passage import COURTESIES, FUNCTION_WORDS, OFFICES, REMEMBERED, Mention, Passage, read

# Small words inside a name: "Bank of England", "Ursula von der Leyen".
_LINKS = frozenset("of de van von der den bin ibn al el la le du del di da dos".split())
# Endings of those who belong to a land; what is left must be the land's own beginning.
_PEOPLE = re.compile(r"(?:ians?|eans?|ans?|ns?|ese|is?|ish|ers?)$")
# Lands and peoples whose forms share too little.
_IRREGULAR = {
    "french": "france", "dutch": "netherlands", "british": "britain", "briton": "britain", "britons": "britain",
    "spanish": "spain", "swiss": "switzerland", "welsh": "wales", "danish": "denmark", "turkish": "turkey",
    "polish": "poland", "greek": "greece", "greeks": "greece", "american": "u.s.", "americans": "u.s.",
    "uk": "britain", "turks": "turkey", "danes": "denmark", "congolese": "congo", "philippine": "philippines",
    "norwegian": "norway", "norwegians": "norway", "ukrainian": "ukraine", "swedish": "sweden", "finnish": "finland",
}  # fmt: skip
# Words that open a sentence with a capital and no article, and are no names.
_BARE_NOUNS = frozenset(
    "police people parliament congress government opposition staff anyone everyone nobody somebody"
    " nothing everything something inflation unemployment rain snow fire smoke traffic trade turnout".split()
)
_BARE_ENDING = re.compile(
    r"(?:s|ing|ed|ly|tion|sion|ment|ness|ance|ence|ity|ism|ship|men|ful|less|ive|ous|al|ic)$"
)
# With more capitals than this, and hardly a telling word in small letters, it is a headline.
_HEADLINE, _SMALL_WORDS = 0.6, 2


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a body tells about words: those it writes as names, those it writes small, and who goes with whom."""

    names: frozenset[str]
    small: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    initials: frozenset[tuple[str, str]]


@lru_cache(maxsize=REMEMBERED)
def known(body: str) -> Known:
    """What a body tells about the words that are names."""
    passage = read(body)
    inner = [token for at, token in enumerate(passage.tokens) if at not in passage.opens]
    small = frozenset(token.key for token in passage.tokens if token.text[0].islower())
    capital = {token.key for token in inner if token.capital} - FUNCTION_WORDS - text.STOP_WORDS
    runs = list(_capital_runs(passage))
    pairs = frozenset(pair for run in runs for pair in combinations(run, 2))
    return Known(frozenset(capital), small, pairs, frozenset(_initials(runs)))


@lru_cache(maxsize=REMEMBERED)
def together(bodies: frozenset[str]) -> Known:
    """What several bodies tell."""
    found = [known(body) for body in sorted(bodies)]
    return Known(
        frozenset().union(*(one.names for one in found)),
        frozenset().union(*(one.small for one in found)),
        frozenset().union(*(one.pairs for one in found)),
        frozenset().union(*(one.initials for one in found)),
    )


def _capital_runs(passage: Passage) -> Iterator[list[str]]:
    """Keys of capitalised words in a row, small links aside, wherever they stand."""
    run: list[str] = []
    for at, token in enumerate(passage.tokens):
        joined = _joins(passage.gap(at)) and at not in passage.opens
        if run and not (joined and (token.capital or token.key in _LINKS)):
            yield run
            run = []
        if token.capital and token.key not in FUNCTION_WORDS:
            run.append(token.key)
    if run:
        yield run


def _joins(gap: str) -> bool:
    return gap in {" ", "-", ". ", "\u00a0", " & ", "", "’", "'"}


def _initials(runs: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The initials of every run of two to six words, each with every word that they stand for."""
    for run in runs:
        for first, last in combinations(range(min(len(run), 8) + 1), 2):
            part = run[first:last]
            if len(part) > 2 or (len(part) == 2 and len(run) == 2):
                yield from (("".join(word[0] for word in part), word) for word in part)


@lru_cache(maxsize=REMEMBERED)
def names(passage: Passage, told: Known) -> tuple[Mention, ...]:
    """The names of a passage, in order, each without its office: "Sheriff Stanley Glanz" gives "Stanley Glanz"."""
    marked = _marked(passage, told)
    found: list[Mention] = []
    run: list[int] = []
    for at in range(len(passage.tokens) + 1):
        if run and not (at in marked and _continues(passage, run[-1], at)):
            found += _split(passage, run)
            run = []
        if at in marked:
            run.append(at)
    return tuple(found)


def _continues(passage: Passage, last: int, at: int) -> bool:
    """Does the run go on: with nothing, or with small links, between its last word and this one?"""
    between = passage.tokens[last + 1 : at]
    linked = len(between) <= 3 and all(token.key in _LINKS | {"the"} for token in between)
    return (
        linked
        and all(_joins(passage.gap(place)) for place in range(last + 1, at + 1))
        and at not in passage.opens
    )


def _split(passage: Passage, run: Sequence[int]) -> Iterator[Mention]:
    """The run cut at its offices; one that is offices alone stays whole."""
    parts: list[list[int]] = [[]]
    for at in run:
        if passage.tokens[at].key in OFFICES | COURTESIES:
            parts.append([])
        else:
            parts[-1].append(at)
    for part in [part for part in parts if part] or [list(run)]:
        yield Mention("name", tuple(passage.tokens[at].key for at in part), part[0], part[-1])


def _marked(passage: Passage, told: Known) -> frozenset[int]:
    """The places of the words that are names or parts of one."""
    dated = {at for at, _ in dates(passage)}
    telling = tells_by_case(passage)
    return frozenset(
        at
        for at, token in enumerate(passage.tokens)
        if at not in dated
        and token.key not in FUNCTION_WORDS
        and token.key not in CARDINAL
        and token.key not in ORDINAL
        and (_by_case(passage, at, told) if telling else _by_sources(passage, at, told))
    )


def tells_by_case(passage: Passage) -> bool:
    """Is a capital a sign here: neither a headline in capitals nor a text without any?"""
    inner = [
        token
        for at, token in enumerate(passage.tokens)
        if at not in passage.opens and token.text[0].isalpha() and token.key not in FUNCTION_WORDS
    ]
    capitals = sum(token.capital for token in inner)
    return capitals > 0 and (len(inner) - capitals >= _SMALL_WORDS or capitals <= _HEADLINE * len(inner))


def _by_sources(passage: Passage, at: int, told: Known) -> bool:
    """Where capitals tell nothing: a name of the sources, or two words in a row that no source has at all."""
    word = passage.tokens[at].key
    if word in told.names:
        return word not in told.small
    return any(
        _unheard(passage, one, told)
        and _unheard(passage, one + 1, told)
        and (_name_like(passage.tokens[one].key) or _name_like(passage.tokens[one + 1].key))
        for one in (at - 1, at)
    )


def _unheard(passage: Passage, at: int, told: Known) -> bool:
    if not 0 <= at < len(passage.tokens):
        return False
    word = passage.tokens[at].key
    common = word in text.STOP_WORDS or word in FUNCTION_WORDS or word[0].isdigit()
    return (
        not common and word not in told.small and word not in told.names and _capital_due(passage, at, told)
    )


def _capital_due(passage: Passage, at: int, told: Known) -> bool:
    """Is it written with a capital, or is this a text that has none?"""
    return passage.tokens[at].capital or not told.names or passage.tokens[0].text[0].islower()


def _by_case(passage: Passage, at: int, told: Known) -> bool:
    token = passage.tokens[at]
    if not token.capital or at not in passage.opens:
        return token.capital
    if token.key in told.names:
        return token.key not in told.small or _opens_run(passage, at)
    if token.key in told.small or token.key in text.STOP_WORDS:
        return False
    return _opens_run(passage, at) or _name_like(token.key)


def _opens_run(passage: Passage, at: int) -> bool:
    following = at + 1
    return (
        following < len(passage.tokens)
        and following not in passage.opens
        and passage.gap(following) in {" ", "-", ". "}
        and passage.tokens[following].capital
        and passage.tokens[following].key not in FUNCTION_WORDS
        and not any(place == following for place, _ in dates(passage))
    )


def _name_like(word: str) -> bool:
    """A word that no article has, alone at the opening: a name, unless it looks like a common noun."""
    return word not in _BARE_NOUNS and word not in OFFICES and not _BARE_ENDING.search(word)


def stands(word: str, keys: frozenset[str], told: Known) -> bool:
    """Is this word of a name among the evidence's keys, in this spelling or as its land, people or initials?"""
    if word in keys or word + "s" in keys or (word.endswith("s") and word[:-1] in keys):
        return True
    if len(word) == 1 or word in COURTESIES:
        return True
    lands = {_IRREGULAR.get(word, word), word}
    if any(_IRREGULAR.get(other, other) in lands or same_land(word, other) for other in keys):
        return True
    shortened = [other for other, full in told.initials if full == word and other not in FUNCTION_WORDS]
    spelled = {full for other, full in told.initials if other == word}
    return any(other in keys for other in shortened) or (bool(spelled) and spelled <= keys)


@lru_cache(maxsize=16 * REMEMBERED)
def same_land(one: str, other: str) -> bool:
    """Is one the people of the other: "rwandan" and "rwanda", "chinese" and "china"?"""
    if one[:3] != other[:3] or one == other:
        return one == other
    return any(
        other_one.startswith(base) and len(other_one) - len(base) <= 2 and len(base) > 3
        for people, other_one in ((one, other), (other, one))
        if (base := _PEOPLE.sub("", people)) != people
    )


def mixed(name: Mention, pairs: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """Two neighbours in the name that the sources have the other way round, or give to two different names."""
    for one, other in pairwise(name.keys):
        if (one, other) in pairs:
            continue
        first = any(a == one for a, _ in pairs)
        if (other, one) in pairs or (first and any(b == other for _, b in pairs)):
            return one, other
    return None
