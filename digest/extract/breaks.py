"""Paragraphs that are only line breaks: two <br> in a row, as pages were written by hand and by old systems.

Body finders look for elements, and take such a page for one long line, or for nothing. So what stands between doubled
breaks is put into paragraphs before anybody looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.fragments import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of poems has more; past this the text is read as it stands.
MOST_HOLDERS = 400


def parted(tree: HtmlElement) -> None:
    """Puts paragraphs into every element that parts its text by doubled line breaks."""
    holders = dict.fromkeys(br.getparent() for br in tree.iter("br") if doubled(br))
    for holder in list(holders)[:MOST_HOLDERS]:
        if holder is not None and (holder.tag != "body" or _only_text(holder)):
            _part(holder)


def doubled(br: HtmlElement) -> bool:
    """Does another line break follow, with nothing but blanks between?"""
    following = br.getnext()
    return following is not None and following.tag == "br" and not (br.tail or "").strip()


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
        elif child.tag in BLOCKS:
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
