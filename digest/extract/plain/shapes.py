"""Which lines that are no sentences belong to an article: its subheadings, its lists, the rows of its tables.

Between two paragraphs of one article nearly every such line is the article's own, once what furniture's vocabulary,
a picture or a repetition gives away is gone; before the first paragraph and behind the last nearly none is. So place
decides first. Against it speak three signs: the line has no word, it stands there again and again, or it stands below
a label that announces other pages ("Related stories").

Each decision looks at words and order alone, not at blank lines or bullets, so that cleaned text stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.extract.lines import Line, same
from digest.extract.plain import markers

FRAGMENT, ITEM = "a heading or label, no sentence", "an item of a list"
WORDLESS = "a line without a word"
LABEL = "the label of other pages"
AGAIN = "a label that stands there again and again"
# What a page says three times without a full stop is its own voice ("Advertising"), not a subheading.
OFTEN = 3
# A text with so much more in verses, rows and items than in sentences is made of these: a poem, a table, a list.
MOSTLY = 2
# An item above this many words that ends as a sentence is told for its own sake, wherever it stands.
LONGEST_ITEM_LABEL = 8
# A teaser may end like a sentence ("Who will win?"), but it doesn't end in a full stop.
LONGEST_TEASER = 16
_TEASER_END = re.compile(r"[?!…]\W*$|\.\.\.\W*$")
_LETTER = re.compile(r"[^\W\d_]")


def below_labels(lines: Sequence[Line], reasons: Sequence[str]) -> list[str]:
    """The reasons with those for the teasers that stand below a label of other pages, down to the next sentence."""
    told, label = list(reasons), ""
    for at, line in enumerate(lines):
        if markers.announces_others(line):
            label = line.text
            told[at] = told[at] or LABEL
        elif not told[at] and not _teases(line):
            label = ""
        elif label and not told[at]:
            told[at] = f"below “{label}”"
    return told


def _teases(line: Line) -> bool:
    return not line.prose or (line.words <= LONGEST_TEASER and bool(_TEASER_END.search(line.text)))


def judged(lines: Sequence[Line], reasons: Sequence[str]) -> list[str]:
    """The reasons with those for headings and items that are not the article's own."""
    often = {text for text, count in Counter(same(line.text) for line in lines).items() if count >= OFTEN}
    first, last = _ends(lines, reasons)
    listed = set(announced(lines, reasons))
    told = list(reasons)
    for at, line in enumerate(lines):
        if told[at] or at in listed:
            continue
        if not _LETTER.search(line.text):
            told[at] = WORDLESS
        elif not line.prose and same(line.text) in often:
            told[at] = AGAIN
        elif not first <= at <= last and not _stands_alone(line):
            told[at] = ITEM if line.item else FRAGMENT
    return told


def _stands_alone(line: Line) -> bool:
    return line.prose and (not line.item or line.words > LONGEST_ITEM_LABEL)


def _ends(lines: Sequence[Line], reasons: Sequence[str]) -> tuple[int, int]:
    """The places of the article's first and last sentences."""
    prose = [at for at, line in enumerate(lines) if not reasons[at] and _stands_alone(line)]
    others = [at for at, line in enumerate(lines) if not reasons[at] and not _stands_alone(line)]
    if sum(lines[at].words for at in others) > MOSTLY * sum(lines[at].words for at in prose):
        return 0, len(lines)
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def announced(lines: Sequence[Line], reasons: Sequence[str]) -> Iterator[int]:
    """The places of items that a sentence ending in a colon announces, or that say by their end that more follow."""
    opened = bulleted = False
    for at, line in enumerate(lines):
        if reasons[at]:
            continue
        # A list whose items have bullets is over where one has none.
        follows = opened and (line.item or not (line.prose or bulleted))
        if follows or (line.item and line.text.endswith((";", ","))):
            yield at
        opened, bulleted = line.text.endswith((":", ";")) or follows, line.item
