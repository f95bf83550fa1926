"""How an HTML letter is built: what mail programs and screen readers need to find in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from digest.check.pages import Page
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

# Gmail cuts a message here and hides the rest behind a link; ours is kept well below.
CUT, BUDGET = 102_400, 100_000  # bytes
METAS = ("viewport", "color-scheme", "supported-color-schemes", "format-detection")
PREHEADER = (40, 110)  # characters
LEAST_FOR_OUTLOOK = 3


def _cut(page: Page) -> Iterator[Complaint]:
    size = len(page.html.encode(errors="replace"))
    if size > CUT:
        yield Complaint(
            "", f"{size:,} bytes: Gmail shows {CUT:,} and hides the rest", "make the letter shorter"
        )


def _budget(page: Page) -> Iterator[Complaint]:
    size = len(page.html.encode(errors="replace"))
    if BUDGET < size <= CUT:
        yield Complaint(
            "", f"{size:,} bytes, near the {CUT:,} at which Gmail cuts", "make the letter shorter"
        )


def _doctype(page: Page) -> Iterator[Complaint]:
    if not page.html.startswith("<!DOCTYPE html>"):
        yield Complaint(
            "the first line",
            "without the doctype, clients fall back to old layouts",
            "begin with <!DOCTYPE html>",
        )


def _head(page: Page) -> Iterator[Complaint]:
    for name in ("lang", "dir"):
        if not (page.root.get(name) or "").strip():
            yield Complaint(
                "<html>",
                f"no {name}: screen readers guess the language and the direction",
                f'write <html {name}="…">',
            )
    if not (page.root.findtext("head/title") or "").strip():
        yield Complaint(
            "<head>", "no title: some clients and all screen readers show it", "give <title> the subject"
        )
    charsets = len(re.findall(r"<meta[^>]+charset", page.html, re.IGNORECASE))
    if charsets != 1:
        yield Complaint(
            "<head>", f"the charset is declared {charsets} times", 'declare it once: <meta charset="utf-8">'
        )
    names = {meta.get("name") for meta in page.all("meta")}
    for name in METAS:
        if name not in names:
            yield Complaint(
                "<head>",
                f"no meta {name}: phones and dark screens need it",
                f'add <meta name="{name}" content="…">',
            )


def _tables(page: Page) -> Iterator[Complaint]:
    for number, table in enumerate(page.all("table"), 1):
        if table.get("role") not in {"presentation", "none"}:
            yield Complaint(
                f"table {number}", "a screen reader reads it out as a table", 'give it role="presentation"'
            )


def _wrapper(page: Page) -> Iterator[Complaint]:
    found = [one for one in page.elements if one.get("role") == "article"]
    if not any(one.get("aria-roledescription") and one.get("lang") for one in found):
        yield Complaint(
            "", "nothing tells a screen reader that this is one letter, in which language",
            'wrap it in <div role="article" aria-roledescription="email" lang="…">',
        )  # fmt: skip


def _headings(page: Page) -> Iterator[Complaint]:
    found = [one for one in page.all("h1", "h2", "h3", "h4", "h5", "h6") if one not in page.unseen]
    levels = [int(one.tag[1]) for one in found]
    if levels.count(1) != 1:
        yield Complaint("<h1>", f"there are {levels.count(1)}: a letter has one name", "keep one h1")
    for (before, _), (after, heading) in pairwise([(0, page.root), *zip(levels, found, strict=True)]):
        if after > before + 1:
            yield Complaint(
                f"<h{after}> {quoted(str(heading.text_content()))}",
                f"it follows an h{before}" if before else "it is the first heading",
                f"leave no level out: make it an h{before + 1}",
            )


def _preheader(page: Page) -> Iterator[Complaint]:
    shown, (least, most) = page.preheader, PREHEADER
    if not least <= len(shown) <= most:
        what = f"{len(shown)} characters" if shown else "there is none"
        yield Complaint(
            f"the preheader {quoted(shown)}" if shown else "the preheader",
            f"{what}: the inbox row shows {least} to {most}", "say in it what else is in the letter",
        )  # fmt: skip
    subject = " ".join((page.root.findtext("head/title") or "").split())
    if shown and subject and shown.casefold().rstrip(".") == subject.casefold().rstrip("."):
        yield Complaint("the preheader", "it says the subject again", "say in it what else is in the letter")


def _outlook(page: Page) -> Iterator[Complaint]:
    if len(page.conditionals) < LEAST_FOR_OUTLOOK:
        yield Complaint(
            "", f"{len(page.conditionals)} conditional comments: Outlook on Windows needs its width, pixels and font",
            "keep those of the shipped template",
        )  # fmt: skip


RULES: tuple[Rule[Page], ...] = (
    Rule("email/size", Level.ERROR, _cut),
    Rule("email/size", Level.WARNING, _budget),
    Rule("email/doctype", Level.ERROR, _doctype),
    Rule("email/head", Level.ERROR, _head),
    Rule("email/tables", Level.ERROR, _tables),
    Rule("email/wrapper", Level.WARNING, _wrapper),
    Rule("email/headings", Level.ERROR, _headings),
    Rule("email/preheader", Level.WARNING, _preheader),
    Rule("email/outlook", Level.WARNING, _outlook),
)
