"""A page's lines and what can be measured on one: words, sentence ends, bullets, sameness.

Nothing here decides whether a line belongs to an article; `furniture` and `plaintext` do.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.errors import UnreadableSource
from digest.extract import clean

# From this many words on a line is prose whatever it ends with: no heading, caption or button is as long.
LONG = 25
# A sentence of its own, short of which a line with a full stop is a label ("Cancelled.").
SHORT = 2
# A language without spaces is counted by its characters, about two to a word.
_SPACELESS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*")
_END = re.compile(r"(?:[.!?…:;]|[。！？۔।])[”’»“\"')\]*]*$")
_QUOTED_END = re.compile(r"[,—–-]?[”»\"]$")
_BULLET = re.compile(r"^(?:[•▪◦‣●·*–-]|\d{1,2}[.)])\s+")
# The longest reports that houses print have a third of this; a whole book has more.
MOST_CHARACTERS = 500_000
# Typewriters' wrapping: lines end about here, whatever the sentence does.
WRAPPED_AT = range(45, 100)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `block` counts the runs between blank lines.

    `bullet` tells the first line of a list's item, `item` that and the lines that hang on it.
    """

    text: str
    block: int = 0
    bullet: bool = False
    item: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)

    @property
    def ends(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(_END.search(self.text))

    @property
    def prose(self) -> bool:
        """Is it a sentence or more, by its end or its length?"""
        quoted = bool(_QUOTED_END.search(self.text))
        return self.words >= LONG or (self.words >= SHORT and (self.ends or quoted))


# Every rule about furniture asks this of the same few lines.
@functools.lru_cache(maxsize=1024)
def word_count(text: str) -> int:
    """Words of a text; in scripts without spaces two characters are one."""
    spaceless = 0 if text.isascii() else len(_SPACELESS.findall(text))
    return spaceless // 2 + len(_WORD.findall(_SPACELESS.sub(" ", text) if spaceless else text))


def lines_of(page: str) -> list[Line]:
    """The page's lines that have text, cleaned, in order; hard-wrapped paragraphs are made whole.

    Raises UnreadableSource where they are more than any article has.
    """
    if len(page) > MOST_CHARACTERS:
        raise UnreadableSource(f"over {MOST_CHARACTERS:,} characters of text: save the article alone")
    found = list(_split(page))
    return list(_unwrapped(found)) if _hard_wrapped(found) else found


def same(text: str) -> str:
    """What is equal in two lines that say the same: letters and digits, case aside."""
    return " ".join(_WORD.findall(text.casefold()))


def _split(page: str) -> Iterator[Line]:
    block, item, empty = 0, False, True
    for raw in page.split("\n"):
        text = clean.line(raw)
        if not text:
            block, empty = block + (not empty), True
            continue
        bullet = _BULLET.match(text)
        # A line hangs on an item while it is indented, or until the next blank line.
        item = bool(bullet) or (item and (not empty or raw[:2].isspace()))
        empty = False
        yield Line(text[bullet.end() :] if bullet else text, block, bool(bullet), item)


def _hard_wrapped(found: list[Line]) -> bool:
    """Do most lines that another follows in their block end at the same width, mid-sentence?"""
    inner = [a for a, b in itertools.pairwise(found) if a.block == b.block and not b.bullet]
    wrapped = [line for line in inner if len(line.text) in WRAPPED_AT and not line.ends]
    too_long = any(len(line.text) >= WRAPPED_AT.stop for line in found)
    return len(wrapped) >= 4 and 2 * len(wrapped) > len(inner) and not too_long


def _unwrapped(found: list[Line]) -> Iterator[Line]:
    """The lines of each block as one, unless a bullet begins or a line falls well short of the width."""
    whole: Line | None = None
    last = ""
    for line in found:
        if whole and line.block == whole.block and not line.bullet and len(last) >= WRAPPED_AT.start:
            whole = replace(whole, text=f"{whole.text} {line.text}")
        else:
            if whole:
                yield whole
            whole = line
        last = line.text
    if whole:
        yield whole
