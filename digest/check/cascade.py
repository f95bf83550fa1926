"""The colours that a reader sees: style attributes and the kept style block, put together as a mail program does.

Four looks are computed. *Light*: the style attributes. *Dark*: with the rules for `prefers-color-scheme: dark`. *Outlook
dark*: with the rules for `[data-ogsc]` (text) and `[data-ogsb]` (grounds), which Outlook's apps set on what they have
darkened. *Inverted*: the light look with every colour's lightness turned over, as Gmail on iOS and Outlook on Windows do
with letters that bring no dark look they know. The cascade is that of CSS 2.2, 6.4: importance, then the style attribute,
then specificity, then order. Hover, print and widths are not looked at.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from digest import colour
from digest.check.pages import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INVERTED = "inverted"
OUTLOOK = re.compile(r"\[data-ogs[cb]\]\s+")
# What CSS gives to text, grounds and links where nobody says a colour.
INK, GROUND, LINK = "#000000", "#ffffff", "#0000ee"
PROPERTIES = ("color", "background-color", "font-size", "font-weight")
LARGE, LARGE_BOLD = 24.0, 18.66  # CSS pixels: 18 and 14 points (WCAG 2.2, "large-scale text")
BOLD = 700

Weight = tuple[bool, bool, tuple[int, int, int], int]


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration of the kept block: where it holds, and how heavily."""

    selector: str
    name: str
    value: str
    important: bool
    order: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A stretch of text as it is seen in one look; inverted, its colours are written as they were before."""

    look: str
    text: str
    ink: str
    ground: str
    large: bool

    def shown(self, colour_: str) -> str:
        """One of its colours as the eye meets it."""
        return colour.inverted(colour_) if self.look == INVERTED else colour_


def looks(page: Page) -> Iterator[Seen]:
    """Every stretch of text in each of the four looks."""
    declared = [one for block in page.styles for one in _sheet(block)]
    dark = _matched(page, [one for media, one in declared if media == "dark"])
    outlook = _matched(page, [one for media, one in declared if media == "outlook"])
    # Plain rules hold in each look; the program's own letters have none left after inlining.
    plain = _matched(page, [one for media, one in declared if media == "plain"])
    for name in ("light", INVERTED):
        yield from _look(page, name, plain)
    yield from _look(page, "dark", _joined(plain, dark))
    yield from _look(page, "Outlook’s dark", _joined(plain, outlook))


def _look(
    page: Page, name: str, rules: Mapping[HtmlElement, list[tuple[Weight, str, str]]]
) -> Iterator[Seen]:
    styles = {one: _styled(one, rules.get(one, [])) for one in page.elements}
    for element, text in page.texts():
        chain = [element, *element.iterancestors()]
        ink = next((said for one in chain if (said := styles[one].get("color"))), INK)
        grounds = (styles[one].get("background-color") for one in chain)
        ground = next((said for said in grounds if said), GROUND)
        yield Seen(name, text, ink, ground, _large([styles[one] for one in chain]))


def _styled(element: HtmlElement, rules: list[tuple[Weight, str, str]]) -> dict[str, str]:
    """What holds for an element itself: the heaviest declaration of each property, its colours as "#rrggbb"."""
    found: list[tuple[Weight, str, str]] = [
        ((important, True, (0, 0, 0), order), name, value)
        for order, (name, value, important) in enumerate(_declarations(element.get("style") or ""))
    ]
    held = {name: value for _, name, value in sorted((*found, *rules), key=lambda one: one[0])}
    if element.tag == "a":
        held.setdefault("color", LINK)
    for name in ("color", "background-color"):
        shade = _shade(held.pop(name, ""))
        if shade:
            held[name] = shade
    if element.tag in {"strong", "b", "th", "h1", "h2", "h3", "h4", "h5", "h6"}:
        held.setdefault("font-weight", "bold")
    return held


def _large(chain: list[dict[str, str]]) -> bool:
    size = next((s for one in chain if (s := _pixels(one.get("font-size", "")))), 16.0)
    weight = next((w for one in chain if (w := one.get("font-weight"))), "normal")
    bold = weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight) >= BOLD)
    return size >= LARGE or (bold and size >= LARGE_BOLD)


def _pixels(value: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)px", value)
    return float(found[1]) if found else 0.0


# ---------------------------------------------------------------- style attributes and blocks


def _declarations(style: str) -> Iterator[tuple[str, str, bool]]:
    """The declarations of a style attribute that bear on contrast, shorthands resolved."""
    for part in style.split(";"):
        name, _, value = part.partition(":")
        important = value.lower().rstrip().endswith("!important")
        plain = re.sub(r"!\s*important\s*$", "", value.strip(), flags=re.IGNORECASE).strip()
        yield from ((one, said, important) for one, said in _longhand(name.strip().lower(), plain))


def _longhand(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name in PROPERTIES:
        yield name, value.lower()
    elif name == "background":
        shades = [piece for piece in re.split(r"\s+(?![^(]*\))", value) if _shade(piece)]
        yield "background-color", shades[0] if shades else ""
    elif name == "font":
        size = re.search(r"(\d+(?:\.\d+)?px)", value)
        yield "font-size", size[1] if size else ""
        yield (
            "font-weight",
            "bold" if re.match(r"(?:\S+\s+)*?(bold|[7-9]00)\b", value.partition("px")[0]) else "normal",
        )


@cache
def _shade(value: str) -> str:
    """A CSS colour as "#rrggbb"; "" for none, transparent, or what a program of 1998 would not know."""
    if not value or value in {"transparent", "inherit", "initial", "none", "currentcolor"}:
        return ""
    if re.fullmatch(r"#[0-9a-f]{6}", value, re.IGNORECASE):
        return value.lower()
    from xml.dom import DOMException

    from cssutils.css import ColorValue

    try:
        found = ColorValue(value)
        return colour.written((found.red / 255, found.green / 255, found.blue / 255))
    except (DOMException, ValueError, LookupError, AttributeError, TypeError):
        # What cssutils can't read, it stumbles over in one of these ways; a mail program ignores it.
        return ""


@cache
def _sheet(block: str) -> tuple[tuple[str, Declared], ...]:
    """The declarations of a style block, each with the look that it is for: plain, dark or outlook."""
    from cssutils import CSSParser

    sheet = CSSParser(
        loglevel=logging.CRITICAL + 1, raiseExceptions=False, validate=False, fetcher=_nothing
    ).parseString(block)
    return tuple(_rules(sheet.cssRules, ""))


def _nothing(_url: str) -> tuple[str, bytes]:
    """What an @import brings: nothing is fetched."""
    return "utf-8", b""


def _rules(rules: object, media: str) -> Iterator[tuple[str, Declared]]:
    for order, rule in enumerate(rules):  # type: ignore[arg-type,var-annotated]
        if hasattr(rule, "cssRules") and hasattr(rule, "media"):
            asked = re.sub(r"\s", "", rule.media.mediaText.lower())
            if asked in {"(prefers-color-scheme:dark)", "screenand(prefers-color-scheme:dark)"}:
                yield from _rules(rule.cssRules, "dark")
        elif hasattr(rule, "selectorList"):
            for selector in rule.selectorList:
                for part in rule.style:
                    for name, value in _longhand(part.name.lower(), part.value):
                        declared = Declared(selector.selectorText, name, value, bool(part.priority), order)
                        yield media or ("outlook" if OUTLOOK.search(declared.selector) else "plain"), declared


def _matched(page: Page, declared: list[Declared]) -> dict[HtmlElement, list[tuple[Weight, str, str]]]:
    """What the rules declare for each element that they match."""
    found: dict[HtmlElement, list[tuple[Weight, str, str]]] = {}
    for one in declared:
        select, specificity = _selector(OUTLOOK.sub("", one.selector))
        if select:
            for element in select(page.root):
                weight = (one.important, False, specificity, one.order)
                found.setdefault(element, []).append((weight, one.name, one.value))
    return found


@cache
def _selector(text: str) -> tuple[Callable[[HtmlElement], list[HtmlElement]] | None, tuple[int, int, int]]:
    """A selector ready to match, with its specificity; none for what asks for a state (hover) or can't be read."""
    import cssselect
    from lxml.cssselect import CSSSelector

    try:
        (parsed,) = cssselect.parse(text)
        if ":" in text:
            return None, (0, 0, 0)
        # Its types say that any XPath may come back; of a selector they are elements.
        return cast(
            "Callable[[HtmlElement], list[HtmlElement]]", CSSSelector(text, translator="html")
        ), parsed.specificity()
    except (cssselect.SelectorError, ValueError):
        return None, (0, 0, 0)


def _joined(
    one: Mapping[HtmlElement, list[tuple[Weight, str, str]]],
    other: Mapping[HtmlElement, list[tuple[Weight, str, str]]],
) -> dict[HtmlElement, list[tuple[Weight, str, str]]]:
    return {key: [*one.get(key, []), *other.get(key, [])] for key in {*one, *other}}
