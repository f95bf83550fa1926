"""Where an article ends: at a marker that little prose follows, at stray sentences among links, at its writer's life.

What comes behind the last paragraph is the page's again: comments, teasers, prompts, a biography. Some of it are
sentences, and single sentences tell nothing. So this asks what stands around them, and how much.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from digest.extract import byline
from digest.extract.lines import LONG, LONGEST_END, Line
from digest.extract.plain import furniture, markers, shapes

# "More from UK" in the middle of an article is a teaser, at its end the end: under this share of prose behind it, cut.
TAIL_SHARE = 0.25
# Stray sentences among links: so many lines of other things before them, so few words in them and so little of all.
GAP, FEW_WORDS, FEW_SHARE = 3, 40, 0.15
# A question or a sentence broken off needs less around it to be a teaser.
TEASER_GAP = 2
# Before so many words of an article a line that ends others ends none.
FEWEST_WORDS = 60
LONGEST_LIFE = 60
_TEASES = re.compile(r"[?!:…]\W*$|\.\.\.\W*$")
STRAY = "a stray sentence behind the end"


def tail_at(lines: Sequence[Line], reasons: Sequence[str]) -> int:
    """The index of the marker after which nothing of the article comes; the number of lines if there is none."""
    prose = [0 if why or line.item else line.words for line, why in zip(lines, reasons, strict=True)]
    total = sum(prose)
    before = 0
    for at, line in enumerate(lines):
        before += prose[at]
        if before >= FEWEST_WORDS and markers.ends_hard(line):
            return at
        marks = furniture.marks_tail(line) or reasons[at] == furniture.RIGHTS
        if not before or total - before >= TAIL_SHARE * before or not marks:
            continue
        if not (markers.announces_others(line) and _goes_on(lines[at + 1 :])):
            return at
    return len(lines)


def _goes_on(lines: Sequence[Line]) -> bool:
    """Are most of these lines paragraphs? Behind the end they are headlines, behind an inset the article again."""
    return 2 * sum(line.words >= LONG and line.ends for line in lines) > len(lines)


def strays(lines: Sequence[Line], reasons: Sequence[str]) -> set[int]:
    """The places of the last sentences that stand among so much else that they are none of the article's."""
    found: set[int] = set()
    others = _others(lines, reasons)
    prose = [at for at, line in enumerate(lines) if not reasons[at] and line.prose]
    before = sum(lines[at].words for at in prose)
    while prose:
        island = _last_island(lines, others, prose)
        words = sum(lines[at].words for at in island)
        before -= words
        if len(island) == len(prose) or words > min(FEW_WORDS, FEW_SHARE * before):
            break
        found |= set(island)
        del prose[-len(island) :]
    return found


def _others(lines: Sequence[Line], reasons: Sequence[str]) -> set[int]:
    """What may be the page's own: all but sentences, announced items and pictures, which an article has within too."""
    listed = set(shapes.announced(lines, reasons))
    fragments = {at for at, line in enumerate(lines) if not reasons[at] and not line.prose}
    dropped = {at for at, why in enumerate(reasons) if why and "picture" not in why}
    return dropped | (fragments - listed)


def _last_island(lines: Sequence[Line], others: set[int], prose: Sequence[int]) -> list[int]:
    """The last of these sentences that stand together, with less than a gap between them."""
    island = [prose[-1]]
    for at in itertools.islice(reversed(prose), 1, None):
        teaser = all(
            _TEASES.search(lines[place].text[-LONGEST_END:]) and lines[place].words < LONG for place in island
        )
        if sum(place in others for place in range(at + 1, island[-1])) >= (TEASER_GAP if teaser else GAP):
            break
        island.append(at)
        # A longer one is no stray, however far it reaches.
        if sum(lines[place].words for place in island) > FEW_WORDS:
            break
    return island


def biographies(
    lines: Sequence[Line], reasons: Sequence[str], author: str
) -> tuple[list[str], byline.Signature]:
    """The reasons with those for the lines about the writer, and what these lines tell of him.

    Among the paragraphs only the known author's life counts; behind the last of them anybody's does.
    """
    told, signature = list(reasons), byline.Signature()
    behind = True
    for at in range(len(lines) - 1, -1, -1):
        if told[at]:
            continue
        life = (
            byline.biography(lines[at].text)
            or (_of_author(lines[at], author) if behind else None)
            or (_named_above(lines, at) or _signed_below(lines, at) if behind else None)
        )
        if life and (life.author in author if author else behind):
            told[at] = "about the author"
            signature = _better(life, signature)
        behind = behind and (bool(life) or not lines[at].prose)
    return told, signature


def _of_author(line: Line, author: str) -> byline.Signature | None:
    """The article's own author, told of behind it: no report ends on what its writer did."""
    named = author and line.words <= LONGEST_LIFE and line.text.startswith(author)
    return byline.Signature(author=author) if named else None


def _named_above(lines: Sequence[Line], at: int) -> byline.Signature | None:
    """Whom a sentence is about that begins with the name that stands alone above it."""
    name = byline.person(lines[at - 1].text) if at else ""
    return byline.Signature(author=name) if name and lines[at].text.startswith(f"{name} ") else None


def _signed_below(lines: Sequence[Line], at: int) -> byline.Signature | None:
    """The byline that a line is if it stands below a sentence; among teasers it would be another article's."""
    signature = byline.byline(lines[at].text) if at and lines[at - 1].prose else None
    return signature if signature and signature.author and not lines[at].prose else None


def _better(first: byline.Signature, second: byline.Signature) -> byline.Signature:
    return replace(first, author=first.author or second.author, publisher=first.publisher or second.publisher)
