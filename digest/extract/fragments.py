"""Fragments of HTML, as feeds carry them -> clean lines of text.

Markup says where paragraphs and list items begin, and nothing else of it is kept: no tag, attribute, script, style
or form comes through. Whole pages are `html`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from digest.extract import clean
from digest.extract.lines import Line, lines_of

if TYPE_CHECKING:
    from bs4 import Tag

# Elements whose words are no part of a text, or are part of another than the article's.
UNREAD = "script style template svg math form button input select textarea iframe object embed noscript nav figcaption audio video".split()
BLOCKS = frozenset(
    "p div section article header footer aside main blockquote pre ul ol li dl dt dd table tr td th h1 h2 h3 h4 h5 h6 figure "
    "hr address details summary body html".split()
)
_INSTRUCTION = re.compile(r"<\?[^>]*>?")
_MARKUP = re.compile(r"<[a-zA-Z/!]")


def lines(fragment: str) -> list[Line]:
    """The fragment's paragraphs and items; a text without markup is split at its line breaks."""
    if not _MARKUP.search(fragment):
        return lines_of(unescape(fragment))
    return lines_of("\n".join(_pieces(_parsed(fragment))))


def text(fragment: str) -> str:
    """The fragment as one line: a title, a name, a summary."""
    if not _MARKUP.search(fragment):
        return clean.line(unescape(fragment))
    return clean.line(" ".join(_pieces(_parsed(fragment))))


def without_instructions(markup: str) -> str:
    """Markup without "<?xml …?>" and its kin, which in HTML are nothing and set parsers guessing."""
    return _INSTRUCTION.sub("", markup)


def _parsed(fragment: str) -> Tag:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(f"<div>{without_instructions(fragment)}</div>", "lxml")
    for element in soup.find_all(UNREAD):
        element.decompose()
    return soup


def _pieces(root: Tag) -> Iterator[str]:
    """Runs of text between block boundaries; an empty string is a paragraph's end, an item gets its bullet.

    Walks with its own stack of what is open, so that markup nested without end costs no recursion.
    """
    from bs4.element import NavigableString, Tag

    run: list[str] = []
    for node, opens in _walk(root):
        if isinstance(node, Tag):
            if node.name in BLOCKS:
                yield from _flushed(run)
                if node.name == "li" and opens:
                    run.append("• ")
            elif node.name == "br" and opens:
                run.append("\n\n" if _doubled(node) else " ")
        elif type(node) is NavigableString:
            run.append(re.sub(r"\s+", " ", str(node)))
    yield from _flushed(run)


def _flushed(run: list[str]) -> Iterator[str]:
    joined = "".join(run)
    run.clear()
    if joined.strip(" •\n"):
        yield joined.strip()
        yield ""


def _walk(root: Tag) -> Iterator[tuple[object, bool]]:
    """Every node in document order, elements twice: as they open and as they close."""
    from bs4 import Tag

    stack: list[tuple[object, bool]] = [(root, True)]
    while stack:
        node, opens = stack.pop()
        yield node, opens
        if opens and isinstance(node, Tag):
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(node.contents))


def _doubled(br: Tag) -> bool:
    """Two line breaks in a row stand for a paragraph's end in markup that has no paragraphs."""
    from bs4 import Tag

    following = br.next_sibling
    while following is not None and not isinstance(following, Tag) and not str(following).strip():
        following = following.next_sibling
    return isinstance(following, Tag) and following.name == "br"
