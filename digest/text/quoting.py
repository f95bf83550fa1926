"""Quotations and brackets: where they open and close.

Read in one pass, the outermost pair winning: a bracket inside a quotation belongs to the quotation. Marks are
told apart by what stands beside them, for the straight ones open and close alike and an apostrophe looks like a
closing mark. Nothing is judged about who speaks.
"""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]

# What each opening mark is closed by. German closes with the mark that English opens with.
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'", "(": ")", "[": "]"}

_DOUBLE = frozenset('“„«»"')
_BRACKETS = frozenset("([")

_MARK = re.compile(r"[“„«»\"‘'(\[]")

# A mark that opens stands at the start or after a blank, a dash, a bracket or another mark, with a word after it.
_BEFORE_OPENING = frozenset("([{—–-/“‘„«\"':\u00a0\u202f ")

# ’ and ' close after a word or a stop; before a letter, and after a plural's s, they are apostrophes.
_SINGLE_CLOSE = {
    "‘": re.compile(r"(?<=[.,!?…;])’(?!\w)|(?<![\ss])’(?![\w])|(?<=s)’(?=[,.;:)!?—–]|$)"),
    "'": re.compile(r"(?<=[.,!?…;])'(?!\w)|(?<![\ss])'(?![\w])|(?<=s)'(?=[,.;:)!?—–]|$)"),
}

# Of a bracket or a single mark that isn't closed within so many characters, nothing is made: a list's "a)", 'tis.
MOST_BRACKETED, MOST_OF_A_PHRASE = 800, 160
# A speech that goes on in the next paragraph closes nowhere in this one; a mark astray in a long text isn't one.
MOST_UNCLOSED = 1500

REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def enclosures(text: str) -> tuple[Span, ...]:
    """Spans of the quotations and brackets, outermost ones only, marks included, in order.

    A quotation that is opened again before it closes (the next paragraph of one speech) is one quotation; one
    that never closes runs to the end.
    """
    found: list[Span] = []
    searched: dict[str, int] = {}
    done = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at < done or not _opens(text, at):
            continue
        # Where an earlier mark found nothing to close it, the next needn't look again: that would be quadratic.
        limit = len(text) if mark in _DOUBLE else min(len(text), at + _reach(text, at))
        end = _closed_at(text, mark, max(at + 1, searched.get(mark, 0)), limit)
        if not end:
            searched[mark] = limit
            end = len(text) if mark in _DOUBLE and len(text) - at <= MOST_UNCLOSED else 0
        if end:
            found.append((at, end))
            done = end
    return tuple(found)


def _reach(text: str, at: int) -> int:
    """How far to look for the mark that closes: a quotation in single marks that opens small is a phrase."""
    phrase = text[at] in _SINGLE_CLOSE and text[at + 1 : at + 2].islower()
    return MOST_OF_A_PHRASE if phrase else MOST_BRACKETED


def _opens(text: str, at: int) -> bool:
    mark, after = text[at], text[at + 1 : at + 2]
    if mark in "([“„":
        return True
    if mark == "»" and not re.match(r"\w", after):
        return False
    if mark == "«":
        return True
    free = at == 0 or text[at - 1] in _BEFORE_OPENING or text[at - 1].isspace()
    small = mark in "‘'" and (after.isdigit() or after == "")
    return free and bool(after) and not after.isspace() and not small


def _closed_at(text: str, mark: str, start: int, limit: int) -> int:
    """The offset after the mark between `start` and `limit` that closes `mark`; 0 where nothing does."""
    if mark in _SINGLE_CLOSE:
        match = _SINGLE_CLOSE[mark].search(text, start, limit)
        return match.end() if match else 0
    places = [place for closing in _CLOSING[mark] if (place := text.find(closing, start, limit)) >= 0]
    if mark == '"':  # one that opens is the next paragraph of the same speech
        while places and places[0] >= 0 and _opens(text, places[0]):
            places = [text.find('"', places[0] + 1, limit)]
    return min(places, default=-1) + 1


def quotations(text: str) -> list[Span]:
    """Spans of the quotations, marks included, curly or straight. An unclosed one runs to the end."""
    return [span for span in enclosures(text) if text[span[0]] not in _BRACKETS]


def unquoted(text: str) -> str:
    """The text with its quotations blanked out, offsets kept."""
    pieces: list[str] = []
    done = 0
    for start, end in quotations(text):
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


def quotes_balance(text: str) -> bool:
    """Does every quotation that opens here also close here?"""
    rest = unquoted(text)
    closed = all(_pair(text[start:end]) for start, end in quotations(text))
    return closed and not any(mark in rest for mark in '“”„«»"')


def _pair(quotation: str) -> bool:
    """Does it end in the mark that closes its first, and open once?"""
    first, last = quotation[0], quotation[-1]
    again = quotation.count(first, 1) - (first == last)
    return len(quotation) > 1 and last in _CLOSING[first] and (again == 0 or first in "‘'")
