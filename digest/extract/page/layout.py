"""Pages as they were written by hand and by old systems: tables for columns, two <br> in a row for paragraphs.

Body finders look for elements, and take such a page for rows of figures, for one long line, or for nothing. So tables
that hold the page become plain blocks, and what stands between doubled breaks paragraphs, before anybody looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.body.fragments import BLOCKS
from digest.extract.page import trees

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of poems has more; past this the text is read as it stands.
MOST_HOLDERS = 400
# A cell of so many characters, with so many paragraphs, breaks or headings in it, is a column of the page.
LONGEST_CELL, LAID_OUT = 300, 3


def lettered(tree: HtmlElement) -> None:
    """Puts the letter in the place of a picture of one: an initial that was drawn is still the word's first letter."""
    for image in list(tree.iter("img")):
        letter = (image.get("alt") or "").strip()
        if len(letter) == 1 and letter.isalpha():
            image.tail = f"{letter}{(image.tail or '').lstrip()}"
            image.drop_tree()
    for initial in list(tree.iter("span", "big", "b", "font", "strong")):
        letter = (initial.text or "").strip()
        if len(letter) == 1 and letter.isalpha() and not len(initial):
            # Set large, and hidden from screen readers that would spell it: the body finder leaves it out.
            initial.drop_tag()


def columned(tree: HtmlElement) -> None:
    """Makes plain blocks of tables that lay out the page: a cell of figures has no paragraphs in it."""
    for table in list(tree.iter("table")):
        cells = (cell for cell in table.iter("td") if trees.length(cell) > LONGEST_CELL)
        if any(sum(1 for _ in cell.iter("p", "br", "h1", "h2", "h3")) >= LAID_OUT for cell in cells):
            for part in [table, *_own_parts(table)]:
                part.tag = "div"


def _own_parts(table: HtmlElement) -> list[HtmlElement]:
    """The rows and cells of a table, none of a table within it."""
    parts = table.iter("tbody", "thead", "tfoot", "tr", "td", "th")
    return [part for part in parts if next(part.iterancestors("table"), None) is table]


def parted(tree: HtmlElement) -> None:
    """Puts paragraphs into every element that parts its text by doubled line breaks."""
    holders = dict.fromkeys(br.getparent() for br in tree.iter("br") if doubled(br))
    # The inner ones first: what holds paragraphs then is a block of the outer.
    for holder in sorted(list(holders)[:MOST_HOLDERS], key=_depth, reverse=True):
        if holder is not None and (holder.tag != "body" or _only_text(holder)):
            _part(holder)


def doubled(br: HtmlElement) -> bool:
    """Does another line break follow, with nothing but blanks between?"""
    following = br.getnext()
    return following is not None and following.tag == "br" and not (br.tail or "").strip()


def _depth(holder: HtmlElement | None) -> int:
    return sum(1 for _ in holder.iterancestors()) if holder is not None else 0


def _only_text(holder: HtmlElement) -> bool:
    """Has a page's body its text in itself, and no element that could be the article's?"""
    return next(holder.iter("p", "article"), None) is None


def _part(holder: HtmlElement) -> None:
    """Rebuilds the element's children: runs of text and inline elements become paragraphs."""
    children, text = list(holder), holder.text
    if holder.tag == "p":
        holder.tag = "div"
    for child in children:
        holder.remove(child)
    holder.text = None
    paragraph = _opened(holder, text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br" and (_ended(paragraph) or not _said(paragraph)):
            paragraph = _opened(holder, tail) if _said(paragraph) else _grown(paragraph, tail)
        elif child.tag in BLOCKS or next(child.iter("p"), None) is not None:
            holder.append(child)
            paragraph = _opened(holder, tail)
        else:
            child.tail = tail
            paragraph.append(child)


def _opened(holder: HtmlElement, text: str | None) -> HtmlElement:
    from lxml import etree

    paragraph: HtmlElement = etree.SubElement(holder, "p")
    paragraph.text = text
    return paragraph


def _grown(paragraph: HtmlElement, text: str | None) -> HtmlElement:
    paragraph.text = f"{paragraph.text or ''} {text or ''}"
    return paragraph


def _said(paragraph: HtmlElement) -> bool:
    """Has the paragraph words, line breaks at its end aside?"""
    return bool("".join(map(str, paragraph.itertext())).strip())


def _ended(paragraph: HtmlElement) -> bool:
    """Is the last that the paragraph holds a line break?"""
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
