"""Sentences and weekdays: where they stand in a paragraph.

A sentence ends at a stop that a reader takes for one: not after "Mr." or "J.", and never inside a quotation or a
bracket, so that a speech of several sentences stays in one piece with the words that name its speaker. Time grows
with the length of the paragraph and no faster. Paragraphs are never joined: callers hand them in one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.text.abbreviations import Stops, stops
from digest.text.quoting import Span, enclosures

__all__ = ["LOOSE_WEEKDAY", "RELATIVE_DAY", "WEEKDAY", "WEEKDAYS", "WORD", "Span", "sentence_spans"]

WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*%?")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})s?\b")

# "on Thursday" can be left out where it stands alone: not "on Thursday and Friday", not "on Thursday's vote".
LOOSE_WEEKDAY = re.compile(
    rf" (?:on |late |early |late on |early on )(?:{'|'.join(WEEKDAYS)})"
    rf"(?: (?:morning|afternoon|evening|night))?(?=[ ,.;:](?!(?:and|or|through|until) ))"
    rf"(?!, (?:{'|'.join(WEEKDAYS)}))(?! (?:[A-Z]|[0-9]))"
)

# True only on the day they were written.
RELATIVE_DAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|overnight into today"
    r"|hours ago|minutes ago)\b",
    re.IGNORECASE,
)

# Stops with the marks that close after them; ". . ." too. Chinese and Japanese write no blank after theirs.
_STOP = re.compile(
    r"(?P<stop>[.!?…؟।]+(?:[ \u00a0]\.)*)(?P<closers>[”’“\"')\]»]|[ \u00a0\u202f]»)*(?=\s|$)|[。！？]+[」』”）]*"
)

_OPENING = re.compile(r"\s+(?P<marks>[“‘\"'(\[¿¡«„»–—-]\s?)*(?P<word>\w[\w’']*)?(?P<after>\.?\s?\S?)")

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")

# The longest abbreviation that is looked for, with what may stand before it in one word.
LONGEST_WORD = 24

_LAST_WORD = re.compile(r"[^\s“”‘\"'(\[«„/–—]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_ROMAN = re.compile(r"[IVXL]+$")

# In texts scraped from pages a stop between blanks marks the end of a line, and lines break inside sentences too.
_UNFINISHED = frozenset(
    "a an the of in on at to for from by with and or as than that his her its their into mr mrs".split()
)

# Names that end in a mark of their own, and go on after it: "Jeopardy! Masters".
_MARKED_NAMES = frozenset("yahoo jeopardy yum wham".split())

# “Never!” Roth said: the words after the quotation name its speaker, whatever it ended in.
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|shouted|cried|wrote|added|replied|exclaimed|joked)\b"
)


def sentence_spans(paragraph: str, language: str = "en") -> list[Span]:
    """Spans of the sentences of one paragraph (or several, with empty lines between), without blanks around them.

    A quotation of several sentences stays in one piece with the words that name its speaker, so a span never
    holds half a quotation where the paragraph holds the whole.
    """
    return list(_spans(paragraph, language))


@lru_cache(maxsize=1024)
def _spans(text: str, language: str) -> tuple[Span, ...]:
    """The same of a whole text: no sentence runs over an empty line."""
    found: list[Span] = []
    start = 0
    for gap in (*_EMPTY_LINE.finditer(text), None):
        piece = text[start : gap.start() if gap else len(text)]
        found += [(start + begin, start + end) for begin, end in _of_paragraph(piece, language)]
        start = gap.end() if gap else len(text)
    return tuple(found)


def _of_paragraph(paragraph: str, language: str) -> list[Span]:
    found: list[Span] = []
    start = len(paragraph) - len(paragraph.lstrip())
    for end in _ends(paragraph, stops(language)):
        if end > start:
            found.append((start, end))
            start = end + _blanks(paragraph, end)
    if paragraph[start:].strip():
        found.append((start, len(paragraph.rstrip())))
    return found


def _blanks(paragraph: str, at: int) -> int:
    found = re.compile(r"\s*").match(paragraph, at)
    return len(found.group()) if found else 0


def _ends(paragraph: str, rules: Stops) -> Iterator[int]:
    """Offsets after which a sentence has ended, in order."""
    closed = iter((*enclosures(paragraph), (len(paragraph) + 1,) * 2))
    opens, closes = next(closed)
    start = 0
    for match in _STOP.finditer(paragraph):
        while closes < match.end():
            opens, closes = next(closed)
        inside = opens < match.start() and match.end() < closes
        if not inside and _ends_here(paragraph, start, match, rules):
            start = match.end()
            yield start


def _ends_here(paragraph: str, start: int, match: re.Match[str], rules: Stops) -> bool:
    """Is this stop, which stands in no quotation, the end of the sentence that began at `start`?"""
    following = _OPENING.match(paragraph, match.end())
    if match["stop"] is None or following is None:  # 。 and its like end whatever they stand after
        return True
    word, spaced = following["word"] or "", paragraph[match.start() - 1 : match.start()].isspace()
    if word[:1].islower() or not (word or spaced):
        return False
    if match["stop"] != ".":
        return _ends_after_mark(paragraph, start, match)
    quoted = match["closers"] is not None and match["closers"] not in ")]"
    before = paragraph[max(start, match.start() - LONGEST_WORD) : match.start()]
    return quoted or (_ends_line(before) if spaced else _ends_after_word(before, following, rules))


def _ends_after_mark(paragraph: str, start: int, match: re.Match[str]) -> bool:
    """After "!" or "?": not where a name ends so, nor where the speaker of “Never!” follows."""
    before = paragraph[max(start, match.start() - LONGEST_WORD) : match.start()]
    word = _LAST_WORD.search(before)
    if word and word.group().lower() in _MARKED_NAMES:
        return False
    spoken = paragraph[_blanks(paragraph, start) + start] in "“\"‘'" and match["closers"]
    return not (spoken and _SPEAKER.match(paragraph, match.end()))


def _ends_line(before: str) -> bool:
    """A stop between blanks ends what a sentence may end in."""
    word = before.rstrip().rpartition(" ")[2]
    return (word.lower() if len(word) > 1 else word) not in _UNFINISHED


def _ends_after_word(before: str, following: re.Match[str], rules: Stops) -> bool:
    """After a full stop: not after an abbreviation, an initial or a numeral, save before a sentence's opener."""
    found = _LAST_WORD.search(before)
    written, after = found.group() if found else "", following["word"] or ""
    word, figure = written.lower(), after[:1].isdigit()
    if not word or word in rules.titles:
        return not word
    if word in rules.numbering and (len(word) > 1 or written.islower()):
        return not (figure or _ROMAN.match(after))
    if word in rules.closing:
        return after.lower() not in rules.continuing
    if word in rules.shortened or _INITIALS.match(written):
        return not (figure and written.islower()) and _opener(following, rules)
    return not _numeral(written, before, following, rules)


def _opener(following: re.Match[str], rules: Stops) -> bool:
    """Is the next word one that sentences begin with? "A." and "I." may be initials."""
    word = following["word"] or ""
    return word.lower() in rules.openers and not (len(word) == 1 and following["after"].startswith("."))


def _numeral(written: str, before: str, following: re.Match[str], rules: Stops) -> bool:
    """Is it the number of an item ("2. Leave the building") or, where the language writes so, an ordinal?"""
    short = written.isdigit() and len(written) <= 2
    if short and before.strip() == written:
        return True
    return rules.ordinals and (short or bool(_ROMAN.match(written))) and not _opener(following, rules)
