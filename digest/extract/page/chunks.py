"""Where the body of a page stands, told from where its long paragraphs stand; the box that holds it is marked.

Body finders know boxes by English names, and take the first of them. So where one box holds nearly all paragraphs of a
page, it is the body, whatever is named like one; where boxes of one name hold them (between advertisements, as a live
blog's entries), the element around these is; and where nothing has a name that is known, the box with the most of them.
What is set apart among the paragraphs of such a box is none of the article.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.extract.page import clearing, trees
from digest.model import Dropped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARAGRAPH = 80  # characters from which a paragraph is no caption or button
MOST_PARAGRAPHS = 400
# So many paragraphs stand beside a box (of so many characters) that is set among them.
FEWEST_BESIDE, LONGEST_INSET = 4, 450
# Cards of teasers have a paragraph each; the boxes of a body have more, on average.
FULL_BOX = 1.5
# The shares of a page's paragraphs from which a box is the body: of any, and of one that has rivals by their names.
MOST_OF_PAGE, NEARLY_ALL, FEWEST_OWN = 0.7, 0.85, 5
WRAPPERS = frozenset({"div", "article", "section", "main"})
# The name under which trafilatura looks for a body first.
BODY = "article-body"


def settled(tree: HtmlElement) -> tuple[Dropped, ...]:
    """Marks the element that holds the body; takes out, and tells, what is set among its paragraphs."""
    long = _long_paragraphs(tree)
    boxes = _boxes(long)
    if not boxes:
        return ()
    if len(boxes) > 1:
        _mark(_around(boxes))
        return ()
    box = boxes[0]
    own = sum(paragraph.getparent() is box for paragraph in long)
    if (own >= FEWEST_OWN and own >= NEARLY_ALL * len(long)) or not _recognised(tree):
        _mark(box)
    return tuple(_insets(box))


def _long_paragraphs(tree: HtmlElement) -> list[HtmlElement]:
    some = itertools.islice(tree.iter("p"), MOST_PARAGRAPHS)
    return [paragraph for paragraph in some if trees.length(paragraph) > PARAGRAPH]


def _mark(body: HtmlElement | None) -> None:
    """Names an element as the body, unless it holds two headlines and so two articles."""
    if body is not None and body.tag in WRAPPERS and len(list(itertools.islice(body.iter("h1"), 2))) < 2:
        body.set("class", BODY)


def _insets(box: HtmlElement) -> Iterator[Dropped]:
    """Takes out short boxes among the paragraphs: what is set apart there is set apart for a reason.

    Lists, quotations, tables and headings are an article's own; a box with one of them stays.
    """
    if sum(1 for _ in box.iterchildren("p")) < FEWEST_BESIDE:
        return
    for inner in list(box.iterchildren("div", "section", "aside")):
        own = next(inner.iter("li", "blockquote", "table", "h2", "h3", "pre"), None) is not None
        if not own and trees.length(inner) <= LONGEST_INSET:
            yield from clearing.taken(inner, "a box among the paragraphs")


def _recognised(tree: HtmlElement) -> bool:
    """Is an element of the page named like a body, as far as trafilatura knows such names?"""
    from trafilatura.xpaths import BODY_XPATH

    return any(expression(tree) for expression in BODY_XPATH)


def _boxes(paragraphs: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The elements of one name that hold the most paragraphs, [] where they hold too few, or are a row of cards."""
    named: dict[tuple[str, str], list[HtmlElement]] = {}
    for paragraph in paragraphs:
        box = paragraph.getparent()
        if box is not None and box.tag in WRAPPERS:
            named.setdefault((box.tag, box.get("class") or ""), []).append(box)
    (tag, name), most = max(named.items(), key=lambda item: len(item[1]), default=(("", ""), []))
    boxes = list(dict.fromkeys(most))
    if clearing.word(name, tag, None) or "comment" in name.lower():
        return []
    if len(boxes) > 1:
        # Boxes without a name have nothing in common but that.
        return boxes if name and len(most) >= FULL_BOX * len(boxes) else []
    return boxes if len(most) >= MOST_OF_PAGE * sum(map(len, named.values())) else []


def _around(boxes: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element that holds them all."""
    shared = list(boxes[0].iterancestors())
    for box in boxes[1:]:
        above = set(box.iterancestors())
        shared = [element for element in shared if element in above]
    return shared[0] if shared else None
