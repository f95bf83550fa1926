"""Sentences, quotations and weekdays: where they stand in a paragraph."""

from __future__ import annotations

import re

Span = tuple[int, int]


WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*%?")

# A full stop after these ends no sentence: titles, months, units and initials of agencies.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st ste mt ft gen lt col sgt capt maj adm cmdr sen rep gov pres messrs jr sr no vs v "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "inc ltd co corp approx dept est fig vol pp ph.d e.g i.e cf al etc a.m p.m".split()
)

# Of those, these may end one: "at 5 p.m. The minister …", but not "at 5 p.m. Eastern" or "at 5 p.m. Thursday".
MAY_END = frozenset("a.m p.m inc ltd co corp etc jr sr".split())

AFTER_A_TIME = frozenset(
    "eastern central mountain pacific greenwich gmt utc est edt cst cdt pst pdt cet local et pt "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

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

_BOUNDARY = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[^\W_a-z])")

_INITIALS = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)+$")


def sentence_spans(paragraph: str) -> list[Span]:
    """Spans of the sentences of one paragraph.

    A quotation of several sentences stays in one piece with the words that name its speaker, so a span never
    holds half a quotation where the paragraph holds the whole.
    """
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        if _ends_sentence(paragraph, match) and not _inside_quotation(paragraph[start : match.end()]):
            spans.append((start, match.end()))
            start = match.end() + len(paragraph[match.end() :]) - len(paragraph[match.end() :].lstrip())
    if paragraph[start:].strip():
        spans.append((start, len(paragraph.rstrip())))
    return spans


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    """A full stop after an abbreviation or an initial ends no sentence ("the U.S. President", "J. Edgar")."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    before = paragraph[: match.start()]
    word = before.rsplit(None, 1)[-1].lstrip("“‘\"'([").lower() if before.strip() else ""
    if word in MAY_END:
        after = WORD.search(paragraph, match.end())
        return after is None or after.group().lower() not in AFTER_A_TIME
    initials = _INITIALS.search(before + ".")
    return word not in ABBREVIATIONS and not initials


def _inside_quotation(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def quotations(text: str) -> list[Span]:
    """Spans of the quotations, marks included, curly or straight. An unclosed one runs to the end."""
    return [match.span() for match in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", text)]


def unquoted(text: str) -> str:
    """The text with its quotations blanked out, offsets kept."""
    for start, end in quotations(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def quotes_balance(text: str) -> bool:
    """Does every quotation that opens here also close here?"""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0
