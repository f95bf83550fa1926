"""The text part by itself: lines that any program shows, numbers that lead somewhere, no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

COLUMNS = 78  # RFC 5322, 2.1.1
ADDRESS = re.compile(r"<?\b(?:https?://|mailto:)\S+")
MARK = re.compile(r"(?<=\S) \[(\d+)\]")
LISTED = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
MARKUP = re.compile(
    r"</?(?:a|b|i|p|br|div|span|td|tr|table|em|strong|h[1-6]|img)\b[^>]*>|&(?:[a-z]{2,8}|#\d+);",
    re.IGNORECASE,
)


def _long(text: str) -> Iterator[Complaint]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > COLUMNS and not ADDRESS.search(line):
            yield Complaint(
                f"line {number}",
                f"{len(line)} columns: some programs cut or break it after {COLUMNS}",
                "wrap it",
            )


def _numbers(text: str) -> Iterator[Complaint]:
    """A number in an item must be listed below the item: the next list after it has it."""
    for mark in MARK.finditer(text):
        listed = {int(found[1]) for found in LISTED.finditer(text, mark.end())}
        if int(mark[1]) not in listed:
            yield Complaint(
                f"[{mark[1]}]", "no address of that number stands below it", "list it under its item"
            )


def _markup(text: str) -> Iterator[Complaint]:
    for found in MARKUP.finditer(text):
        if not ADDRESS.search(text[text.rfind("\n", 0, found.start()) + 1 : found.end()]):
            yield Complaint(
                quoted(found[0]), "markup in plain text is shown as it stands", "take it out of the template"
            )


def _end(text: str) -> Iterator[Complaint]:
    if not text.endswith("\n"):
        yield Complaint("the end", "the last line has no line break", "end the template with one")


RULES: tuple[Rule[str], ...] = (
    Rule("text/columns", Level.WARNING, _long),
    Rule("text/numbers", Level.ERROR, _numbers),
    Rule("text/markup", Level.WARNING, _markup),
    Rule("text/end", Level.WARNING, _end),
)
