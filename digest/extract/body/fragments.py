"""Fragments of HTML, as feeds carry them -> blocks of clean text.

Markup says where paragraphs, headings, items and rows begin, and nothing else of it is kept: no tag, attribute,
script, style or form comes through. Whole pages are `html`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from digest.errors import UnreadableSource
from digest.extract import clean
from digest.extract.body.blocks import Block, Run, signed
from digest.extract.lines import MOST_CHARACTERS, lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements whose words are no part of a text, or are part of another than the article's.
UNREAD = frozenset(
    "script style template svg math form button input select textarea iframe object embed noscript nav figcaption audio video".split()
)
BLOCKS = frozenset(
    "p div section article header footer aside main blockquote pre ul ol li dl dt dd table tr h1 h2 h3 h4 h5 h6 figure "
    "hr address details summary body html".split()
)
KINDS = {"h1": "headline", "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "tr": "row"} | {
    f"h{level}": "heading" for level in range(2, 7)
}
CELLS, BETWEEN = frozenset({"td", "th"}), " | "
# Where one of these begins or ends, another group of blocks does.
GROUPS = frozenset("ul ol dl blockquote table p div".split())
_INSTRUCTION = re.compile(r"<\?[^>]*>?")
_SPACE = re.compile(r"\s+")
_FRAME = re.compile(r"</?(?:html|head|body)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!]")


def blocks(fragment: str) -> list[Block]:
    """The fragment's paragraphs, headings, items and rows; a text without markup is split at its line breaks."""
    if not _MARKUP.search(fragment):
        return [
            Block(line.text, "item" if line.item else "paragraph", 0, line.block)
            for line in lines_of(unescape(fragment))
        ]
    found = list(signed(_pieces(_parsed(fragment))))
    if sum(len(block.text) for block in found) > MOST_CHARACTERS:
        raise UnreadableSource(f"over {MOST_CHARACTERS:,} characters of text: save the article alone")
    return found


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of a whole tree, furniture and all."""
    return list(_pieces(tree))


def text(fragment: str) -> str:
    """The fragment as one line: a title, a name, a summary."""
    if not _MARKUP.search(fragment):
        return clean.line(unescape(fragment))
    return clean.line(" ".join(block.text for block in _pieces(_parsed(fragment))))


def without_instructions(markup: str) -> str:
    """Markup without "<?xml …?>" and its kin, which in HTML are nothing and set parsers guessing."""
    return _INSTRUCTION.sub("", markup)


def _parsed(fragment: str) -> HtmlElement:
    from lxml import html

    # A page's own frame has no meaning in a fragment, and what follows its end the parser would lose.
    inner = _FRAME.sub("<div></div>", without_instructions(fragment))
    return html.document_fromstring(f"<div>{inner}</div>")


def _pieces(root: HtmlElement) -> Iterator[Block]:
    """What stands between block boundaries, each by the innermost element that says what it is.

    Walks without recursion, so that markup nested without end costs none.
    """
    from lxml import etree

    run, kinds, group, links = Run(), ["paragraph"], 0, 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = node.tag if event in {"start", "end"} else ""
        if name in UNREAD:
            walk.skip_subtree()
        elif name == "a":
            links += 1 if event == "start" else -1
        elif name in CELLS and event == "end":
            run.add(BETWEEN)
        elif name in BLOCKS:
            yield from _bare(run.flushed(kinds[-1], group))
            group += name in GROUPS
            kinds = [*kinds, KINDS.get(name, kinds[-1])] if event == "start" else kinds[:-1] or ["paragraph"]
        elif name == "br" and event == "start" and (_doubled(node) or run.whole):
            yield from _bare(run.flushed(kinds[-1], group))
        elif name == "br":
            run.add(" ")
        said = node.tail if event != "start" else node.text if name not in UNREAD else ""
        run.add(_SPACE.sub(" ", said) if said else "", linked=links > 0)
    yield from _bare(run.flushed(kinds[-1], group))


def _bare(found: Iterator[Block]) -> Iterator[Block]:
    """Rows without the bar behind their last cell, and no row of empty cells."""
    for block in found:
        text = block.text.strip(" |")
        if text:
            yield replace(block, text=text) if block.kind == "row" else block


def _doubled(br: HtmlElement) -> bool:
    """Two line breaks in a row stand for a paragraph's end in markup that has no paragraphs."""
    following = br.getnext()
    return following is not None and following.tag == "br" and not (br.tail or "").strip()
