"""In which line of a text the fields of its article stand.

A page of text has no markup to name a place by; its lines have numbers, and an editor shows them. What was put together
from several lines, or taken from none (a title that stands in for a missing one), has no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.extract import dates
from digest.extract.lines import same
from digest.extract.making import Found
from digest.model import Told

FIELDS = ("title", "dek", "author", "publisher", "kicker", "url")
# Further down stands the article; a notice of rights may be the last line of all.
MOST_LINES = 400
LONGEST_SAID = 120


def told(found: Found, page: str) -> tuple[Told, ...]:
    """Where the fields stand, as "line 4", from 1."""
    lines = page.split("\n", MOST_LINES)[:MOST_LINES]
    return (*_texts(found, [same(line) for line in lines]), *_date(found, lines))


def _texts(found: Found, lines: Sequence[str]) -> Iterator[Told]:
    for field in FIELDS:
        text = same(getattr(found, field))
        at = next((number for number, line in enumerate(lines, 1) if text and text in line), 0)
        if at:
            yield Told(field, f"line {at}")


def _date(found: Found, lines: Sequence[str]) -> Iterator[Told]:
    if found.published is None:
        return
    for number, line in enumerate(lines, 1):
        if dates.parse(line) == found.published:
            yield Told("published", f"line {number}", line.strip()[:LONGEST_SAID])
            return
