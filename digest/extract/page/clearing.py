"""Furniture that a page's markup gives away: taken out of its tree before a body is looked for.

Gone without a word is what no reader sees as text (scripts, styles, drawings). Forms and buttons go with the prompts
that stand in one block with them, and small blocks go whose class names say what they are: a newsletter's box, a row
of buttons, a caption, a trail. Large blocks stay whatever their names: a page whose whole body is in
<div class="comments-open"> is not all comments.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.extract.page import trees
from digest.model import Dropped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words of class names and ids that small blocks of furniture carry on pages of many houses.
FURNITURE_WORDS = frozenset(
    "newsletter newsletters signup subscribe subscription promo promotion promoted related recirc recirculation recommended "
    "recommendations comments comment respond disqus share sharing sharebar social cookie cookies consent gdpr ad ads "
    "advert advertisement sponsored outbrain taboola readmore breadcrumb breadcrumbs crumbs popup modal trending mostread "
    "caption credit figcaption tags taglist donate donation app-promo skip toolbar tools disclaimer copyright "
    "authorbio author-bio bio mailinglist inline-related read-more more-on most-read sign-up "
    "kommentar kommentare leserkommentare commentaires comentarios commenti reacties teilen anzeige werbung partage publicite "
    "publicidad compartir condividi didascalia legende bildunterschrift pie-foto".split()
)
ROLES = frozenset({"dialog", "alertdialog", "navigation", "banner"})
# In characters, and as a share of the page's.
LARGEST_BLOCK, LARGEST_SHARE = 540, 0.2
# A form field stands in a block of its own prompts; above this many characters it stands in an article.
LARGEST_FORM, MOST_FORMS = 250, 200
# Seen unclosed, so that the rest of the page came to stand in them.
UNCLOSED = ("noscript", "nav", "aside", "footer", "dialog", "object", "template")
PARAGRAPH, MANY_PARAGRAPHS = 80, 3
# A menu has at least so many links, of at most so many characters on average, and little beside them.
FEWEST_LINKS, MOST_LINKS, LONGEST_LINK, ALL_LINKS = 4, 200, 30, 0.9
CONTROLS = ("input", "textarea", "select", "button", "form")
BLOCKS = ("div", "section", "aside", "p", "ul", "ol", "a", "span", "nav", "footer")
NAMES = ("class", "id", "role")
WHOLES = frozenset({"html", "body", "main", "article"})
UNREAD = (
    *(
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "dialog",
        "video",
        "audio",
        "canvas",
        "object",
        "embed",
    ),
    *("math", "head"),
)
# Elements whose very names say that they stand beside the article.
BESIDE = {
    "nav": "the site's navigation",
    "footer": "a footer",
    "aside": "beside the article",
    "figcaption": "a picture's caption",
}
LONGEST_NOTE = 200


def cleared(tree: HtmlElement) -> tuple[Dropped, ...]:
    """Takes furniture out of the tree and tells what it was."""
    from lxml import etree

    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    _opened(tree)
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    beside = tuple(Dropped(said, BESIDE[one.tag]) for one in tree.iter(*BESIDE) if (said := _said(one)))
    etree.strip_elements(tree, *BESIDE, with_tail=False)
    largest = min(LARGEST_BLOCK, int(LARGEST_SHARE * trees.length(tree)) + 1)
    return (*beside, *_without_menus(tree), *_without_forms(tree), *_without_named(tree, largest))


def visible(tree: HtmlElement) -> HtmlElement:
    """The tree without what no reader sees as text: scripts, styles, drawings."""
    from lxml import etree

    _opened(tree)
    etree.strip_elements(tree, "script", *UNREAD, with_tail=False)
    return tree


def _opened(tree: HtmlElement) -> None:
    """Makes plain blocks of elements that were never closed and so hold the page: paragraphs are no navigation."""
    for element in list(tree.iter(*UNCLOSED)):
        paragraphs = sum(
            trees.length(one) > PARAGRAPH for one in itertools.islice(element.iter("p"), MOST_FORMS)
        )
        if paragraphs >= MANY_PARAGRAPHS and trees.length(element) > trees.length(tree) / 2:
            element.tag = "div"


def _without_menus(tree: HtmlElement) -> Iterator[Dropped]:
    """Takes out lists that are short links and nothing else, whatever they are called."""
    for listed in list(tree.iter("ul", "ol")):
        links = [trees.length(link) for link in itertools.islice(listed.iter("a"), MOST_LINKS)]
        short = len(links) >= FEWEST_LINKS and sum(links) <= LONGEST_LINK * len(links)
        if short and _within(tree, listed) and sum(links) >= ALL_LINKS * (trees.length(listed) - len(links)):
            yield from taken(listed, "a menu")


def _without_forms(tree: HtmlElement) -> Iterator[Dropped]:
    for control in list(tree.iter(*CONTROLS))[:MOST_FORMS]:
        block = control
        while (above := block.getparent()) is not None and _may_be_forms(above):
            block = above
        if _within(tree, block) and trees.length(block) <= LARGEST_FORM:
            yield from taken(block, "a form or a button's block")


def _may_be_forms(element: HtmlElement) -> bool:
    """Can all that is in the element be a form's own words? Where the headline stands there is more."""
    if element.tag in WHOLES or trees.length(element) > LARGEST_FORM:
        return False
    return next(element.iter("h1", "time"), None) is None


def _without_named(tree: HtmlElement, largest: int) -> Iterator[Dropped]:
    named = [
        (element, marked) for element in tree.iter(*BLOCKS) if (marked := word(*map(element.get, NAMES)))
    ]
    for element, marked in named:
        if _within(tree, element) and trees.length(element) <= largest:
            yield from taken(element, f"a block marked “{marked}”")


def _within(tree: HtmlElement, element: HtmlElement) -> bool:
    """Is it still in the tree, or was it taken out with a block around it?"""
    return any(above is tree for above in element.iterancestors(tree.tag))


def taken(element: HtmlElement, why: str) -> Iterator[Dropped]:
    """Takes an element out of its tree and tells what it said, if it said anything."""
    text = _said(element)
    # What stood before it and what stands behind it are not one word.
    element.tail = f" {element.tail}" if element.tail else None
    element.drop_tree()
    if text:
        yield Dropped(text, why)


def _said(element: HtmlElement) -> str:
    # Words of two elements are two words.
    return " ".join(" ".join(map(str, element.itertext())).split())[:LONGEST_NOTE]


# Pages use one class name hundreds of times.
@functools.lru_cache(maxsize=4096)
def word(classes: str | None, identity: str | None, role: str | None) -> str:
    """The word that gives a block away: a role, a whole class name or id, or a part of one."""
    if role and role in ROLES:
        return role
    names = f"{classes or ''} {identity or ''}".lower().split()
    parts = [part for name in names for part in re.split(r"[-_]+", name)]
    return next((word for word in (*names, *parts) if word in FURNITURE_WORDS), "")
