"""Saved pages -> what is the article in them.

The page becomes a tree once. `shell` and `metadata` ask it what it says of itself, `clearing` takes out the furniture
that markup gives away, `blocks` finds the body in the rest, and `sifting` leaves out of that what is no part of the
article. Where nearly nothing is found, the page is looked at once more without its class names and ids, which may have
called the body something that it is not.

No script runs, no picture or style sheet is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.extract.body import blocks, pages
from digest.extract.body.blocks import Block
from digest.extract.lines import Line, word_count
from digest.extract.making import FEWEST_WORDS, Found
from digest.extract.page import chunks, clearing, layout, metadata, shell, trees
from digest.extract.plain import plaintext, title
from digest.model import Told

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FIRST_LINES = "its first lines"
HEAD = ("title", "author", "publisher")


def found(page: str) -> Found:
    """What is the article in a page. Raises UnreadableSource where there is no page or no body to find."""
    tree = trees.parsed(page)
    said = metadata.read(shell.soup(tree))
    if metadata.described(said):
        said = metadata.shown(said, trees.text(tree))
    said = replace(said, dropped=clearing.cleared(tree))
    layout.lettered(tree)
    layout.columned(tree)
    layout.parted(tree)
    said = replace(said, dropped=(*said.dropped, *chunks.settled(tree)))
    read = _with_body(said, tree)
    return read if _enough(read) else _with_body(said, _unnamed(tree))


def _with_body(said: Found, tree: HtmlElement) -> Found:
    """A description may stand in the text as a paragraph; a dek that the page shows as one may not."""
    found = blocks.blocks(tree)
    if metadata.unheaded(said):
        said = _headed(said, found)
    return pages.with_body(said, found, "" if metadata.described(said) else said.dek)


def _headed(said: Found, found: Sequence[Block]) -> Found:
    """A page that names its article nowhere but in the window's title is read as text: its first lines are its head."""
    lines = [Line(block.text, number) for number, block in enumerate(found)]
    head = plaintext.read(lines)
    if title.spoken(head.title, lines) <= title.spoken(said.title, lines):
        return said
    first = replace(
        said,
        title=head.title,
        author=said.author or head.author,
        publisher=said.publisher or head.publisher,
        published=said.published or head.published,
    )
    changed = [field for field in HEAD if getattr(first, field) != getattr(said, field)]
    told = (one for one in said.told if one.field not in changed)
    return replace(
        first, told=(*told, *(Told(field, FIRST_LINES, getattr(first, field)) for field in changed))
    )


def _enough(read: Found) -> bool:
    return sum(word_count(paragraph) for paragraph in read.paragraphs) >= FEWEST_WORDS


def _unnamed(tree: HtmlElement) -> HtmlElement:
    """The tree without class names and ids: a body in <div class="comments-open"> is passed over for its name."""
    for element in tree.iter("div", "section", "article", "main"):
        element.attrib.clear()
    return tree
