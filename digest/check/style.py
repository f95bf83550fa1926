"""The edition itself: each sentence's evidence, and the style of a World Brief where it can be counted.

A sentence without evidence is an error. What is only long, short or flat is a warning or a note: an owner may like it so.
Words are counted as they stand between blanks. Rules that know English are asked of English editions alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from digest import grounding, text
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Brief, Edition, Level, SectionKind

# Words, measured on letters of the genre; a lead made of the sources' own sentences may be shorter than a written one.
LEAD, ITEM, CLOSER = (140, 520), (50, 190), (45, 150)
HEADING, RUN_IN, GREETING = (2, 14), (2, 14), (15, 55)
FOLLOWING = (2, 4)
LONG_SENTENCE = 60
OPENERS = re.compile(
    r"[“\"‘']?(?:He|She|They|It|This|That|These|Those|But|And|So|However|Meanwhile|Also|Instead|Still|Then)\b"
)
RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|this morning|this afternoon|last night|hours ago)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
FURNITURE = re.compile(
    r"(?i)\b(?:sign up|subscribe (?:now|to)|click here|all rights reserved|getty images|follow us on|read more:)"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A brief with the part of the letter that it stands in."""

    kind: SectionKind
    brief: Brief

    @property
    def words(self) -> int:
        """How many there are in its body."""
        return sum(len(one.text.split()) for one in self.brief.sentences)


def _items(edition: Edition) -> Iterator[_Item]:
    return (_Item(section.kind, brief) for section in edition.sections for brief in section.briefs)


def _evidence(edition: Edition) -> Iterator[Complaint]:
    for fault in grounding.faults(edition):
        yield Complaint("a sentence", str(fault), "don't send it; report this as a bug")


def _length(edition: Edition) -> Iterator[Complaint]:
    bounds = {SectionKind.LEAD: LEAD, SectionKind.FOLLOWING: ITEM, SectionKind.ODDS_AND_ENDS: CLOSER}
    for item in _items(edition):
        least, most = bounds[item.kind]
        if not least <= item.words <= most:
            yield Complaint(
                quoted(item.brief.title.text), f"{item.words} words; this part of a letter has {least} to {most}",
                "give it fuller sources" if item.words < least else "lower [summary] one_source",
            )  # fmt: skip


def _titles(edition: Edition) -> Iterator[Complaint]:
    for item in _items(edition):
        least, most = HEADING if item.kind is SectionKind.LEAD else RUN_IN
        count = len(item.brief.title.text.split())
        if not least <= count <= most:
            yield Complaint(
                quoted(item.brief.title.text),
                f"a heading of {count} words; {least} to {most} can be taken in",
                "see its rungs: digest explain",
            )


def _greeting(edition: Edition) -> Iterator[Complaint]:
    count, (least, most) = len(edition.greeting.split()), GREETING
    if not least <= count <= most:
        yield Complaint(
            "the greeting",
            f"{count} words; {least} to {most} can be read at a glance",
            "see what it names: digest explain",
        )


def _number(edition: Edition) -> Iterator[Complaint]:
    count, (least, most) = sum(item.kind is SectionKind.FOLLOWING for item in _items(edition)), FOLLOWING
    if not least <= count <= most:
        yield Complaint(
            "what we’re following",
            f"{count} items; a brief letter has {least} to {most}",
            "see [edition] following",
        )


def _sentences(edition: Edition) -> Iterator[Complaint]:
    for item in _items(edition):
        for one in item.brief.sentences:
            if (count := len(one.text.split())) > LONG_SENTENCE:
                yield Complaint(
                    quoted(one.text),
                    f"a sentence of {count} words is read twice",
                    "nothing, unless you drop its source",
                )


def _openings(edition: Edition) -> Iterator[Complaint]:
    for item in _items(edition):
        first = next(item.brief.sentences, None)
        if first and OPENERS.match(first.text):
            yield Complaint(
                quoted(first.text),
                "an item that opens so leans on something not told",
                "report this as a bug",
            )


def _days(edition: Edition) -> Iterator[Complaint]:
    for item in _items(edition):
        for one in item.brief.sentences:
            if found := RELATIVE.search(QUOTED.sub("", one.text)):
                yield Complaint(
                    quoted(one.text), f"“{found[0]}” is another day for each reader", "report this as a bug"
                )


def _unfinished(edition: Edition) -> Iterator[Complaint]:
    for item in _items(edition):
        for one in item.brief.sentences:
            if not text.quotes_balance(one.text):
                yield Complaint(
                    quoted(one.text), "a quotation is opened and not closed", "report this as a bug"
                )
            if found := FURNITURE.search(one.text):
                yield Complaint(
                    quoted(one.text), f"“{found[0]}” is a page’s furniture, no news", "report this as a bug"
                )


def _twice(edition: Edition) -> Iterator[Complaint]:
    said = Counter(one.text for brief in edition.briefs for one in brief.sentences)
    for sentence, count in said.items():
        if count > 1:
            yield Complaint(
                quoted(sentence),
                f"it stands in the letter {count} times",
                "lay the stories together: [stories] together",
            )


RULES: tuple[Rule[Edition], ...] = (
    Rule("edition/evidence", Level.ERROR, _evidence),
    Rule("edition/twice", Level.WARNING, _twice),
    Rule("edition/titles", Level.WARNING, _titles),
    Rule("edition/greeting", Level.NOTE, _greeting),
    Rule("edition/length", Level.NOTE, _length),
    Rule("edition/items", Level.NOTE, _number),
    Rule("edition/sentence", Level.NOTE, _sentences),
)
ENGLISH: tuple[Rule[Edition], ...] = (
    Rule("edition/opening", Level.WARNING, _openings),
    Rule("edition/days", Level.WARNING, _days),
    Rule("edition/unfinished", Level.WARNING, _unfinished),
)
