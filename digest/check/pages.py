"""A finished HTML letter, parsed once for all rules: its elements, what is hidden, what a reader sees of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?![.\d])", re.IGNORECASE)
UNSEEN = {"head", "style", "script", "title", "noscript", "template"}
_STYLE_BLOCK = re.compile(r"<style\b[^>]*>(.*?)</style>", re.IGNORECASE | re.DOTALL)
_CONDITIONAL = re.compile(r"<!--\[if.*?<!\[endif\]-->", re.IGNORECASE | re.DOTALL)
# Nothing of these runs, but their text would be seen between words: &#8199; and the joiners that pad a preheader.
FILLER = re.compile("[\u00ad\u034f\u200b-\u200f\u2007\ufeff]+")


@dataclass(frozen=True)
class Page:
    """An HTML letter as it would be sent."""

    html: str
    root: HtmlElement = field(repr=False)

    @classmethod
    def of(cls, html: str) -> Page:
        """Parse it. Raises ValueError where there is nothing to parse."""
        from lxml import etree
        from lxml import html as parser

        try:
            root = parser.document_fromstring(
                html.encode(errors="replace"), parser=parser.HTMLParser(encoding="utf-8")
            )
        except (etree.ParserError, ValueError) as error:
            raise ValueError(str(error)) from error
        return cls(html, root)

    def all(self, *names: str) -> Iterator[HtmlElement]:
        """The elements of these names, in the order of the page."""
        yield from self.root.iter(*names)

    @cached_property
    def elements(self) -> list[HtmlElement]:
        """Every element, comments left out."""
        return [one for one in self.root.iter() if isinstance(one.tag, str)]

    @cached_property
    def unseen(self) -> set[HtmlElement]:
        """The elements that a reader never sees, with all inside them."""
        roots = (one for one in self.elements if one.tag in UNSEEN or HIDDEN.search(one.get("style") or ""))
        return {inner for one in roots for inner in one.iter()}

    @cached_property
    def styles(self) -> list[str]:
        """The style blocks, those of Outlook's conditional comments left out."""
        return _STYLE_BLOCK.findall(_CONDITIONAL.sub("", self.html))

    @cached_property
    def conditionals(self) -> list[str]:
        """Outlook's conditional comments."""
        return _CONDITIONAL.findall(self.html)

    def texts(self) -> Iterator[tuple[HtmlElement, str]]:
        """Each stretch of text that is seen, with the element whose colour it has."""
        for one in self.elements:
            if one.text and one.text.strip() and one not in self.unseen:
                yield one, one.text
            parent = one.getparent()
            if one.tail and one.tail.strip() and parent is not None and parent not in self.unseen:
                yield parent, one.tail

    @cached_property
    def words(self) -> str:
        """What a reader sees, each run of white space one space."""
        body = self.root.find("body")
        parts = _seen(body, self.unseen) if body is not None else ()
        return " ".join(FILLER.sub("", "".join(parts)).split())

    @cached_property
    def preheader(self) -> str:
        """The hidden text at the top that the inbox shows beside the subject."""
        body = self.root.find("body")
        for one in body.iter() if body is not None else ():
            if isinstance(one.tag, str) and one.tag not in UNSEEN and HIDDEN.search(one.get("style") or ""):
                return " ".join(FILLER.sub("", str(one.text_content())).split())
            if one.text and one.text.strip() and one not in self.unseen:
                return ""
        return ""


# Elements whose end is a break between words.
_BREAKS = {"br", "td", "tr", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table"}


def _seen(element: HtmlElement, unseen: set[HtmlElement]) -> Iterator[str]:
    if isinstance(element.tag, str) and element not in unseen:
        yield element.text or ""
        for child in element:
            yield from _seen(child, unseen)
        if element.tag in _BREAKS:
            yield " "
    yield element.tail or ""


def label(element: HtmlElement) -> str:
    """What a screen reader says of a link: its words, its images' alt, its label."""
    words = " ".join(str(element.text_content()).split())
    alts = " ".join(image.get("alt") or "" for image in element.iter("img")).strip()
    return words or alts or (element.get("aria-label") or "").strip()
