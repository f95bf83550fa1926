"""The plain-text part, set in lines that any mail program shows whole.

RFC 5322 asks for at most 78 columns. A line is broken at blanks only, so an address stays in one piece, however long;
where it does not fit it begins a line of its own. Paragraphs are lines of the template's output: nothing is joined.
"""

from __future__ import annotations

import re
from textwrap import wrap

COLUMNS = 72
# What begins a line of a list hangs over the rest: "[1] The Paper", then its address below "The".
_MARKER = re.compile(r"(\[\d+\]|-) ")


def wrapped(text: str) -> str:
    """The text with no line longer than `COLUMNS`, but for words that are longer by themselves."""
    return "\n".join(_lines(line) for line in text.split("\n"))


def _lines(line: str) -> str:
    if len(line) <= COLUMNS:
        return line.rstrip()
    hanging = " " * len(found[0]) if (found := _MARKER.match(line)) else ""
    return "\n".join(
        wrap(line, COLUMNS, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
    )
