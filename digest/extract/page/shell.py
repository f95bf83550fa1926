"""The shell of a page: the parts in which it speaks of itself, as a small soup.

To make a soup of a whole page takes longer than to find its article. So the tree is asked for the elements that can
hold a title, a dek, a name or a date, and these alone are given to beautifulsoup4, in the order of the page.
`metadata` reads them; nothing is decided here.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.extract.page import trees
from digest.extract.page.places import METAS, PARTS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.html import HtmlElement

TOLD = frozenset({"h1", "time"})
SAID = frozenset({"meta", "link", "title", "script"})
# A name, a date or a dek is shorter (characters) and has fewer elements in it; a wrapper called "author-page" around the whole article is not.
LONGEST_PART, MOST_INNER = 700, 14
MOST_PARTS = 150
# So many elements below a headline, and so many characters long, can a byline or a date be that no class name tells.
BELOW_TITLE, LONGEST_SIGNATURE, FEW_INNER = 80, 120, 4
_SIGNATURE = re.compile(r"\s*(?:(?:by|von|par|por|di|door)\s+\w|.*\b(?:19|20)\d\d\b)", re.IGNORECASE)


def soup(tree: HtmlElement) -> BeautifulSoup:
    """The parts of the page that may speak of it, as a page of their own."""
    from bs4 import BeautifulSoup
    from lxml import html

    language = tree.get("lang") or tree.get("xml:lang") or ""
    parts = "".join(html.tostring(part, encoding="unicode", with_tail=False) for part in _outermost(tree))
    made = BeautifulSoup(f"<html><body>{parts}</body></html>", "lxml")
    if made.html is not None:
        made.html["lang"] = language
    return made


def _outermost(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The parts, none inside another."""
    kept: set[HtmlElement] = set()
    below = 0
    title = "h1" if next(tree.iter("h1"), None) is not None else "h2"
    for element in tree.iter("*"):
        below = BELOW_TITLE if element.tag == title else below - 1
        speaks = element.tag == title or _speaks(element) or (below > 0 and _signs(element))
        if speaks and not any(above in kept for above in element.iterancestors()):
            kept.add(element)
            yield element
        if len(kept) >= MOST_PARTS:
            return


def _signs(element: HtmlElement) -> bool:
    """Does an element without a telling name look like a byline or a date?"""
    text = str(element.text_content()) if len(element) <= FEW_INNER else element.text or ""
    return len(text) <= LONGEST_SIGNATURE and bool(_SIGNATURE.match(text))


def _speaks(element: HtmlElement) -> bool:
    """Can the element hold what the page says of itself?"""
    name = element.tag
    if name in SAID:
        return _said(element)
    told = name in TOLD or element.get("rel") == "author" or element.get("itemprop") is not None
    classes = element.get("class")
    if not told and not (classes and _named(classes)):
        return False
    return name == "h1" or _small(element)


def _small(element: HtmlElement) -> bool:
    """Can it be a name, a date or a dek, and no wrapper around more?"""
    inner = sum(1 for _ in itertools.islice(element.iterdescendants(), MOST_INNER + 1))
    return inner <= MOST_INNER and trees.length(element) <= LONGEST_PART


def _said(element: HtmlElement) -> bool:
    """Is it a title, a statement about the page, its address, or linked data?"""
    if element.tag == "script":
        return "ld+json" in (element.get("type") or "").lower()
    if element.tag == "link":
        return (element.get("rel") or "").lower() == "canonical"
    if element.tag == "title":
        return element.getparent() is not None and element.getparent().tag != "svg"
    named = (
        element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    )
    return named is not None and named.strip().lower() in METAS and element.get("content") is not None


# Pages use one class name hundreds of times.
@functools.lru_cache(maxsize=4096)
def _named(classes: str) -> bool:
    lowered = classes.lower()
    return any(part in lowered for part in PARTS)
