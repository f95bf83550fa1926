"""Saved pages -> what is the article in them.

The page becomes a tree once. `shell` and `metadata` ask it what it says of itself, `clearing` takes out the furniture
that markup gives away, `blocks` finds the body in the rest, and `sifting` leaves out of that what is no part of the
article. Where nearly nothing is found, the page is looked at once more without its class names and ids, which may have
called the body something that it is not.

No script runs, no picture or style sheet is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.extract import blocks, breaks, chunks, clearing, metadata, pages, shell, trees
from digest.extract.lines import word_count
from digest.extract.making import FEWEST_WORDS, Found

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def found(page: str) -> Found:
    """What is the article in a page. Raises UnreadableSource where there is no page or no body to find."""
    tree = trees.parsed(page)
    said = metadata.read(shell.soup(tree))
    said = replace(said, dropped=clearing.cleared(tree))
    breaks.parted(tree)
    chunks.gathered(tree)
    read = _with_body(said, tree)
    return read if _enough(read) else _with_body(said, _unnamed(tree))


def _with_body(said: Found, tree: HtmlElement) -> Found:
    """A description may stand in the text as a paragraph; a dek that the page shows as one may not."""
    return pages.with_body(said, blocks.blocks(tree), "" if metadata.described(said) else said.dek)


def _enough(read: Found) -> bool:
    return sum(word_count(paragraph) for paragraph in read.paragraphs) >= FEWEST_WORDS


def _unnamed(tree: HtmlElement) -> HtmlElement:
    """The tree without class names and ids: a body in <div class="comments-open"> is passed over for its name."""
    for element in tree.iter("div", "section", "article", "main"):
        element.attrib.clear()
    return tree
