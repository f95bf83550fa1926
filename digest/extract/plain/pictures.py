"""What on a page of text is about a picture: alt texts and captions, known by their twins, credits and neighbours.

A page put into plain text keeps a picture as its alt text and its caption, one under the other: equal, or telling
the same in other words, or the second with a credit behind it. Where a page sets its paragraphs apart by blank lines,
two short lines without one between them are such a pair even if they share no word.

What a single line gives away by itself (a credit at its end, "Media caption …") is `furniture`'s matter.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.extract import byline
from digest.extract.lines import LONG, PARAGRAPH, Line, same
from digest.extract.plain import furniture

# An alt text or caption is one sentence about a picture; a paragraph of the body is longer or repeats elsewhere.
LONGEST_TWIN = 45
# Two lines about one picture share their nouns: at least this share of the shorter one's words.
SHARED, SHARED_SENTENCE = 0.5, 0.75
SHORTEST_REPEAT = 4
# An alt text of so many words says what is to be seen; a shorter one may be a label above a line of its own.
SHORTEST_ALT = 4
# Above a credit of few words stand at most an alt text and a caption; agencies' captions are long.
MOST_ABOVE_CREDIT, LONGEST_CREDIT, LONGEST_CAPTION = 3, 12, 70
# A page's paragraphs stand apart if at least this share of its long lines has a blank line on either side.
APART = 0.8

# Alone on its line, the caption on the next.
_LABEL = re.compile(r"(?:image|media|video|photo|picture) caption\W*$", re.IGNORECASE)

TWICE = "a picture's words, twice"
ALT = "a picture's alt text, its caption follows"
CAPTION = "a picture's caption"


def captions_in(lines: Sequence[Line]) -> dict[int, str]:
    """Indices of lines that are a picture's alt text or caption, with the reason."""
    captions = dict(_blocks(lines)) if set_apart(lines) else {}
    captions |= {
        at + 1: CAPTION for at, (line, _) in enumerate(itertools.pairwise(lines)) if _LABEL.match(line.text)
    }
    for at, (line, following) in enumerate(itertools.pairwise(lines)):
        if line.words > LONGEST_TWIN or following.block - line.block > 1:
            continue
        if _twins(line, following) or _retold(line, following):
            pair = {at: TWICE, at + 1: TWICE}
        elif at and furniture.credited(following) and _told_alike(line, following):
            pair = {at: ALT, at + 1: CAPTION}
        else:
            continue
        if not byline.byline(line.text) and not byline.date_line(line.text):
            captions |= pair
    return captions


def set_apart(lines: Sequence[Line]) -> bool:
    """Does the page keep its paragraphs apart by blank lines?"""
    size = Counter(line.block for line in lines)
    paragraphs = [line for line in lines if line.words >= PARAGRAPH and line.ends and not line.item]
    return sum(size[line.block] == 1 for line in paragraphs) >= max(2, APART * len(paragraphs))


def shared(first: str, second: str) -> float:
    """The share of the shorter text's longer words that the other has too; figures don't count."""
    mine, yours = ({w for w in same(text).split() if len(w) > 3 and w.isalpha()} for text in (first, second))
    return len(mine & yours) / min(len(mine), len(yours)) if mine and yours else 0.0


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Blocks of few lines that a credit ends, and below the first paragraph those of an alt text and a caption."""
    begun = False
    blocks = itertools.groupby(enumerate(lines), key=lambda numbered: numbered[1].block)
    for block in (list(group) for _, group in blocks):
        *above, (last, end) = block
        if 1 <= len(above) <= MOST_ABOVE_CREDIT and _is_credit(end):
            yield from (
                (at, CAPTION) for at, line in above if line.words <= LONGEST_CAPTION and not line.item
            )
        elif begun and len(above) == 1 and _is_pair(above[0][1], end):
            yield from ((above[0][0], ALT), (last, CAPTION))
        begun = begun or any(line.words >= PARAGRAPH and line.ends for _, line in block)


def _is_credit(line: Line) -> bool:
    return line.words <= LONGEST_CREDIT and furniture.credited(line)


def _is_pair(line: Line, following: Line) -> bool:
    described = not line.item and not line.prose and line.words >= SHORTEST_ALT
    return described and not following.item and SHORTEST_ALT <= following.words <= LONG


def _twins(line: Line, following: Line) -> bool:
    """Equal neighbours within one block, or the second the first with a credit behind it."""
    if line.block == following.block and line.words > 1 and same(line.text) == same(following.text):
        return True
    begins = same(following.text).startswith(same(line.text)) and line.words >= SHORTEST_REPEAT
    return begins and furniture.credited(following) and following.words <= furniture.LONGEST_CAPTION


def _retold(line: Line, following: Line) -> bool:
    """A sentence and an item below it that say the same: galleries set their captions as lists."""
    if line.item or not following.item or line.text.endswith(":") or following.words > LONGEST_TWIN:
        return False
    longer, shorter = max(line.words, following.words), min(line.words, following.words)
    close = shorter > SHORTEST_REPEAT and longer <= 2 * shorter
    return close and shared(line.text, following.text) > SHARED_SENTENCE


def _told_alike(line: Line, caption: Line) -> bool:
    """A label over a credited caption needs less in common with it than a whole sentence, which may be text."""
    if not line.ends:
        return shared(line.text, caption.text) >= SHARED
    alike = shared(line.text, caption.text) >= SHARED_SENTENCE
    return alike and abs(line.words - caption.words) <= max(line.words, caption.words) // 2
