"""A page's markup -> a tree, within limits, and what is asked of its elements.

Markup of anywhere can be nested without end, or have more elements than any page of news; both cost readers minutes.
What is beyond the limits is said, not read in part. Nothing here decides what an element is.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from digest.errors import UnreadableSource
from digest.extract.body import fragments

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement, HTMLParser

# The heaviest pages of news have a third of this; time grows faster than their number.
MOST_TAGS = 30_000
# The parser leaves out what is nested deeper than 256 (libxml2's own guard): so far, nothing was left out.
DEEPEST = 250
_SPACE = re.compile(r"\s+")


def parsed(page: str) -> HtmlElement:
    """The page as a tree without comments. Raises UnreadableSource where there is none, or one without measure."""
    from lxml import etree, html

    if page.count("<") > MOST_TAGS:
        raise UnreadableSource(f"over {MOST_TAGS:,} tags: save the article alone, or its text as .txt")
    body = fragments.without_instructions(page).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(body, parser=_parser())
    except (etree.ParserError, ValueError) as error:
        raise UnreadableSource(
            "markup that no parser accepts: open the page and save its text as .txt"
        ) from error
    if _too_deep()(tree):
        raise UnreadableSource(f"markup nested over {DEEPEST} deep: open the page and save its text as .txt")
    return tree


def text(element: HtmlElement) -> str:
    """The words of an element as one line."""
    return _SPACE.sub(" ", str(element.text_content())).strip()


def length(element: HtmlElement) -> int:
    """How many characters of text the element has, runs of spaces being one."""
    return int(float(str(_length()(element))))


@functools.cache
def _length() -> XPath:
    from lxml import etree

    return etree.XPath("string-length(normalize-space(.))")


@functools.cache
def _parser() -> HTMLParser:
    from lxml import html

    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


@functools.cache
def _too_deep() -> XPath:
    from lxml import etree

    return etree.XPath("boolean(" + "/*" * DEEPEST + ")")
