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
    from lxml.html import HtmlElement

# Elements whose words are no part of a text, or are part of another than the article's.
UNREAD = frozenset(
    "script style template svg math form button input select textarea iframe object embed noscript nav figcaption audio video".split()
)
BLOCKS = frozenset(
    "p div section article header footer aside main blockquote pre ul ol li dl dt dd table tr td th h1 h2 h3 h4 h5 h6 figure "
    "hr address details summary body html".split()
)
_INSTRUCTION = re.compile(r"<\?[^>]*>?")
_SPACE = re.compile(r"\s+")
_FRAME = re.compile(r"</?(?:html|head|body)\b[^<>]*>", re.IGNORECASE)
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


def _parsed(fragment: str) -> HtmlElement:
    from lxml import html

    # A page's own frame has no meaning in a fragment, and what follows its end the parser would lose.
    inner = _FRAME.sub("<div></div>", without_instructions(fragment))
    return html.document_fromstring(f"<div>{inner}</div>")


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Runs of text between block boundaries; an empty string is a paragraph's end, an item gets its bullet.

    Walks without recursion, so that markup nested without end costs none.
    """
    from lxml import etree

    run: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = node.tag if event in {"start", "end"} else ""
        if name in UNREAD:
            walk.skip_subtree()
        elif name in BLOCKS:
            yield from _flushed(run)
            run += ["• "] if name == "li" and event == "start" else []
        elif name == "br" and event == "start":
            run.append("\n\n" if _doubled(node) else " ")
        said = node.tail if event != "start" else node.text if name not in UNREAD else ""
        if said:
            run.append(_SPACE.sub(" ", said))
    yield from _flushed(run)


def _flushed(run: list[str]) -> Iterator[str]:
    joined = "".join(run)
    run.clear()
    if joined.strip(" •\n"):
        yield joined.strip()
        yield ""


def _doubled(br: HtmlElement) -> bool:
    """Two line breaks in a row stand for a paragraph's end in markup that has no paragraphs."""
    following = br.getnext()
    return following is not None and following.tag == "br" and not (br.tail or "").strip()
