"""What the looks of an HTML letter rest on: inlined styles, one kept block that wins, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.pages import Page
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

MOST_BLOCKS = 1
MODERN = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)|var\(--", re.IGNORECASE)
GENERIC = re.compile(r"\b(?:serif|sans-serif|monospace|system-ui|cursive|fantasy|inherit)\b", re.IGNORECASE)
FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.IGNORECASE)
# The rules of a media query: up to the brace that closes its last rule.
MEDIA = re.compile(
    r"@media[^{]*(?:max-width|prefers-color-scheme)[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", re.IGNORECASE
)

# What the kept block has rules for, and how that is told.
SIGNS = {
    r"@media[^{]*max-width": "phones",
    r"@media[^{]*prefers-color-scheme\s*:\s*dark": "dark screens",
    r"\[data-ogsc\]": "Outlook’s dark look",
    r"@media[^{]*\bprint": "paper",
}


def _blocks(page: Page) -> Iterator[Complaint]:
    if len(page.styles) > MOST_BLOCKS:
        yield Complaint(
            "<head>",
            f"{len(page.styles)} style blocks: one of them was not inlined",
            'keep one, with data-premailer="ignore"',
        )


def _important(page: Page) -> Iterator[Complaint]:
    for block in page.styles:
        for rules in MEDIA.findall(block):
            for declaration in re.findall(r"[\w-]+\s*:[^;{}]+(?=[;}])", rules):
                if "!important" not in declaration.lower():
                    yield Complaint(
                        f"the style block, {quoted(declaration)}",
                        "without !important it loses against the inlined style",
                        "add !important",
                    )


def _inlined(page: Page) -> Iterator[Complaint]:
    for cell, text in page.texts():
        chain = [cell, *cell.iterancestors()]
        if not any(re.search(r"(?:^|;)\s*font(?:-family)?\s*:", one.get("style") or "") for one in chain):
            yield Complaint(
                quoted(text),
                "no inlined font: clients that drop style blocks show their own",
                "give its class a font in style.css",
            )
            return


def _fetched(page: Page) -> Iterator[Complaint]:
    for link in page.all("link"):
        if "stylesheet" in (link.get("rel") or "").lower():
            yield Complaint("<link>", "mail programs fetch no style sheets", "put its rules into style.css")
    for block in page.styles:
        for rule in re.findall(r"@(?:import|font-face)", block, re.IGNORECASE):
            yield Complaint(
                f"the style block, {rule}",
                "mail programs fetch nothing for it, or tell others who reads",
                "take it out",
            )


def _modern(page: Page) -> Iterator[Complaint]:
    styles = [*page.styles, *(one.get("style") or "" for one in page.elements)]
    for found in {match[0] for style in styles for match in MODERN.finditer(style)}:
        yield Complaint(quoted(found), "Outlook on Windows does not know it", "set it in a table")


def _fonts(page: Page) -> Iterator[Complaint]:
    styles = [*page.styles, *(one.get("style") or "" for one in page.elements)]
    for family in dict.fromkeys(match[1].strip() for style in styles for match in FAMILY.finditer(style)):
        if not GENERIC.search(family):
            yield Complaint(
                f"font-family: {family}",
                "it names no kind of font to fall back on",
                "end it with serif or sans-serif",
            )


def _media(page: Page) -> Iterator[Complaint]:
    kept = "".join(page.styles)
    for sign, what in SIGNS.items():
        if not re.search(sign, kept):
            yield Complaint(
                "the style block", f"no rules for {what}", "keep those of the shipped email-kept.css"
            )


RULES: tuple[Rule[Page], ...] = (
    Rule("email/style-blocks", Level.ERROR, _blocks),
    Rule("email/important", Level.ERROR, _important),
    Rule("email/inlined", Level.ERROR, _inlined),
    Rule("email/fetched", Level.ERROR, _fetched),
    Rule("email/modern-css", Level.ERROR, _modern),
    Rule("email/fonts", Level.WARNING, _fonts),
    Rule("email/media", Level.WARNING, _media),
)
