"""A body that stands in several boxes, between advertisements or as a live blog's entries, or in one of a strange name.

Body finders take the first box that is named like a body and leave the others. Where boxes of one name hold the
paragraphs of a page, and one element without a second headline holds these boxes, that element is the body. So is the box that holds the most paragraphs, where no element of the page bears a name that
body finders look for: they know English ones.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.extract import clearing, trees
from digest.model import Dropped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARAGRAPH = 80  # characters from which a paragraph is no caption or button
# So many paragraphs stand beside a box (in characters) that is set among them.
FEWEST_BESIDE, LONGEST_INSET = 4, 450
# Cards of teasers have a paragraph each; the boxes of a body have more, on average.
FULL_BOX = 1.5
# A single box is the body where so much of the page's paragraphs stand in it.
MOST_OF_PAGE, NEARLY_ALL, FEWEST_OWN = 0.7, 0.85, 5
MOST_PARAGRAPHS = 400
WRAPPERS = frozenset({"div", "article", "section", "main"})
# The name under which trafilatura looks for a body first.
BODY = "article-body"


def gathered(tree: HtmlElement) -> None:
    """Marks the element that holds all boxes of a body that stands in several."""
    boxes = _boxes(tree)
    if not boxes or (len(boxes) == 1 and not _holds_the_page(boxes[0], tree) and _recognised(tree)):
        return
    whole = boxes[0] if len(boxes) == 1 else _around(boxes)
    if whole is not None and whole.tag in WRAPPERS and len(list(itertools.islice(whole.iter("h1"), 2))) < 2:
        whole.set("class", BODY)


def insets(tree: HtmlElement) -> Iterator[Dropped]:
    """Takes out short boxes that stand among the paragraphs of a body: what is set apart there is set apart for a reason.

    Lists, quotations, tables and headings are an article's own; a box with one of them stays.
    """
    boxes = _boxes(tree)
    if len(boxes) != 1 or sum(1 for _ in boxes[0].iterchildren("p")) < FEWEST_BESIDE:
        return
    for box in list(boxes[0].iterchildren("div", "section", "aside")):
        own = next(box.iter("li", "blockquote", "table", "h2", "pre"), None) is not None
        if not own and trees.length(box) <= LONGEST_INSET:
            yield from clearing.taken(box, "a box among the paragraphs")


def _holds_the_page(box: HtmlElement, tree: HtmlElement) -> bool:
    """Stand nearly all long paragraphs of the page in this box? Then it is the body, whatever is named like one."""
    long = [one for one in itertools.islice(tree.iter("p"), MOST_PARAGRAPHS) if trees.length(one) > PARAGRAPH]
    own = sum(one.getparent() is box for one in long)
    return own >= FEWEST_OWN and own >= NEARLY_ALL * len(long)


def _recognised(tree: HtmlElement) -> bool:
    """Is an element of the page named like a body, as far as trafilatura knows such names?"""
    from trafilatura.xpaths import BODY_XPATH

    return any(expression(tree) for expression in BODY_XPATH)


def _boxes(tree: HtmlElement) -> Sequence[HtmlElement]:
    """The elements of one name that hold the most paragraphs, [] where it is one element or a row of cards."""
    named: dict[tuple[str, str], list[HtmlElement]] = {}
    for paragraph in itertools.islice(tree.iter("p"), MOST_PARAGRAPHS):
        box = paragraph.getparent()
        name = (box.get("class") or "") if box is not None else ""
        if box is not None and box.tag in WRAPPERS and trees.length(paragraph) > PARAGRAPH:
            named.setdefault((box.tag, name), []).append(box)
    (tag, name), most = max(named.items(), key=lambda item: len(item[1]), default=(("", ""), []))
    boxes = list(dict.fromkeys(most))
    # Boxes without a name have nothing in common but that.
    cards = len(most) < FULL_BOX * len(boxes) or (len(boxes) > 1 and not name)
    cards = cards or (len(boxes) == 1 and len(most) < MOST_OF_PAGE * sum(map(len, named.values())))
    return [] if cards or clearing.word(name, tag, None) or "comment" in name.lower() else boxes


def _around(boxes: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element that holds them all."""
    shared = list(boxes[0].iterancestors())
    for box in boxes[1:]:
        above = set(box.iterancestors())
        shared = [element for element in shared if element in above]
    return shared[0] if shared else None
