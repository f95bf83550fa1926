"""A page's lines and what can be measured on one: words, sentence ends, bullets, sameness.

Nothing here decides whether a line belongs to an article; `furniture` and `plaintext` do.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digest.errors import UnreadableSource
from digest.extract import clean

# From this many words on a line is prose whatever it ends with: no heading, caption or button is as long.
LONG = 25
# A sentence of so many words is a paragraph of an article, or at least reads like one.
PARAGRAPH = 15
# A sentence of its own, short of which a line with a full stop is a label ("Cancelled.").
SHORT = 2
# A language without spaces is counted by its characters, about two to a word.
_SPACELESS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*")
_END = re.compile(r"(?:[.!?…:;]|[。！？۔।])[”’»“\"')\]*]*$")
_QUOTED_END = re.compile(r"[,—–-]?[”»\"]$")
# A full stop with all the quotation marks and brackets that may close behind it.
LONGEST_END = 8
BULLET = re.compile(r"^[•▪◦‣●·*–-]\s+")
_NUMBER = re.compile(r"^(?P<number>\d{1,2})[.)]\s+")
# The longest reports that houses print have a third of this; a whole book has more.
MOST_CHARACTERS = 500_000
# A scraper sets an alt text right before what follows it, without a space: "Una BraeUna Brae, Port Ansel".
SHORTEST_GLUED, LONGEST_GLUED = 8, 200
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
        return bool(_END.search(self.text[-LONGEST_END:]))

    @property
    def prose(self) -> bool:
        """Is it a sentence or more, by its end or its length?"""
        if self.words >= LONG:
            return True
        return self.words >= SHORT and (self.ends or bool(_QUOTED_END.search(self.text[-LONGEST_END:])))


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
    found = list(_without_drop_caps(_split(page)))
    return list(_unwrapped(found)) if _hard_wrapped(found) else found


@functools.lru_cache(maxsize=2048)
def same(text: str) -> str:
    """What is equal in two lines that say the same: letters and digits, case aside."""
    return " ".join(_WORD.findall(text.casefold()))


def _split(page: str) -> Iterator[Line]:
    block, item, depth, empty = 0, False, 0, True
    raws = page.split("\n")
    texts = [_unglued(clean.line(raw)) for raw in raws]
    for at, (raw, text) in enumerate(zip(raws, texts, strict=True)):
        if not text:
            block, empty = block + (not empty), True
            continue
        bullet = BULLET.match(text) or (_NUMBER.match(text) if _counted(texts, at) else None)
        indent = len(raw) - len(raw.lstrip())
        # A line hangs on an item until the next blank line, and behind it while it is indented more than the bullet.
        item = bool(bullet) or (item and (not empty or indent > depth))
        depth = indent if bullet else depth
        empty = False
        yield Line(text[bullet.end() :] if bullet else text, block, bool(bullet), item)


def _unglued(text: str) -> str:
    """A line without its beginning where that stands twice: an alt text glued to the caption or name behind it."""
    half = text.find(text[:SHORTEST_GLUED], 1, LONGEST_GLUED) if len(text) > 2 * SHORTEST_GLUED else -1
    glued = half >= SHORTEST_GLUED and not text[half - 1].isspace() and text.startswith(text[:half], half)
    return text[half:] if glued else text


def _without_drop_caps(found: Iterable[Line]) -> Iterator[Line]:
    """An initial set large stands on a line of its own, away from its word: "T", "urkey and Poland have …"."""
    initial: Line | None = None
    for line in found:
        large = initial.text if initial and line.text[:1].islower() and not line.bullet else ""
        if initial and not large:
            yield initial
        initial = line if len(line.text) == 1 and line.text.isupper() else None
        if not initial:
            yield replace(line, text=large + line.text) if large else line
    if initial:
        yield initial


def _counted(texts: Sequence[str], at: int) -> bool:
    """Does a number open it that goes on from the line above or goes on below? One alone is a date's or a heading's."""
    numbers = [_NUMBER.match(text) for text in texts[max(0, at - 1) : at + 2]]
    counts = [int(number["number"]) if number else 0 for number in numbers]
    return any(first and second == first + 1 for first, second in itertools.pairwise(counts))


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
