"""Saved pages -> what is the article in them.

Three passes: `metadata` asks the page what it says of itself; small blocks of furniture that markup gives away (sign-up
forms, cookie notices, teasers) are taken out; trafilatura finds the body in the rest. Its fast mode is used: on public
test sets it is as right as the slower ones (F1 0.962 against 0.960) at two thirds of their time. The rules for
plain text then pass over what it found, as a second lock.

No script runs, no picture or style sheet is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import UnreadableSource
from digest.extract import clean, fragments, metadata, pages
from digest.extract.lines import lines_of, word_count
from digest.extract.making import Found
from digest.model import Dropped

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Words of class names and ids that small blocks of furniture carry on pages of many houses.
FURNITURE_WORDS = frozenset(
    "newsletter newsletters signup subscribe subscription promo promotion promoted related recirc recirculation recommended "
    "recommendations comments comment respond disqus share sharing sharebar social cookie cookies consent gdpr paywall ad ads "
    "advert advertisement sponsored outbrain taboola readmore breadcrumb breadcrumbs crumbs popup modal trending mostread "
    "caption credit figcaption tags taglist donate donation app-promo skip toolbar tools disclaimer copyright "
    "authorbio author-bio bio mailinglist inline-related read-more more-on most-read sign-up".split()
)
# A page whose whole body is in <div class="comments-open"> is not all comments: only small blocks are taken out.
LARGEST_BLOCK, LARGEST_SHARE = 90, 0.2
# A form field stands in a block of its own prompts; above this many words it stands in an article.
LARGEST_FORM, MOST_FORMS = 60, 200
CONTROLS = ("input", "textarea", "select", "button", "form")
WHOLES = frozenset({"html", "body", "main", "article", "[document]"})
UNREAD = ("script", "style", "noscript", "template", "svg", "iframe", "dialog", "figcaption")
LONGEST_NOTE = 200
# Deeper than any page means to go; parsers and readers recurse, and time grows with the square.
DEEPEST = 400
# The heaviest pages of news have a third of this; time grows faster than their number.
MOST_TAGS = 30_000
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|table|ul|ol|blockquote|font|b|i|em|strong|a|center)\b[^>]*>",
    re.IGNORECASE,
)


def found(page: str) -> Found:
    """What is the article in a page. Raises UnreadableSource where there is no page or no body to find."""
    soup = _parsed(page)
    said = metadata.read(soup)
    dropped = tuple(_cleared(soup))
    lines = lines_of(_body(str(soup)) or _body(_unnamed(soup)))
    return pages.with_body(replace(said, dropped=dropped), lines)


def _parsed(page: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    if page.count("<") > MOST_TAGS:
        raise UnreadableSource(f"over {MOST_TAGS:,} tags: save the article alone, or its text as .txt")
    if _depth(page) > DEEPEST:
        raise UnreadableSource(f"markup nested over {DEEPEST} deep: open the page and save its text as .txt")
    try:
        return BeautifulSoup(fragments.without_instructions(page), "lxml")
    except (ParserRejectedMarkup, RecursionError) as error:
        raise UnreadableSource(
            "markup that no parser accepts: open the page and save its text as .txt"
        ) from error


def _unnamed(soup: BeautifulSoup) -> str:
    """The page without class names and ids: a body in <div class="comments-open"> is passed over for its name."""
    for element in soup.find_all(["div", "section", "article", "main"]):
        element.attrs.clear()
    return str(soup)


def _depth(page: str) -> int:
    """How deep elements that must be closed are nested, at most: told from the tags, before any parser recurses."""
    deepest = depth = 0
    for tag in _NESTING.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _body(page: str) -> str:
    """The body's text by trafilatura, a line for each paragraph."""
    from trafilatura import bare_extraction

    try:
        body = bare_extraction(page, fast=True, include_comments=False, include_tables=False)
    except (RecursionError, ValueError) as error:
        raise UnreadableSource(
            "markup that no reader follows: open the page and save its text as .txt"
        ) from error
    text = getattr(body, "text", None) or ""
    return str(text).replace("\n", "\n\n")


# ---------------------------------------------------------------- furniture by its markup


def _cleared(soup: BeautifulSoup) -> Iterator[Dropped]:
    """Takes furniture out of the soup and tells what it was."""
    for element in soup.find_all(UNREAD):
        element.decompose()
    yield from _without_forms(soup)
    whole = word_count(soup.get_text(" "))
    for element in soup.find_all(["div", "section", "aside", "p", "ul", "ol", "a", "span", "nav", "footer"]):
        word = "" if element.decomposed else _furniture_word(element)
        if word and _at_most(element, min(LARGEST_BLOCK, int(LARGEST_SHARE * whole) + 1)):
            yield from _taken(element, f"a block marked “{word}”")


def _without_forms(soup: BeautifulSoup) -> Iterator[Dropped]:
    for control in soup.find_all(CONTROLS, limit=MOST_FORMS):
        if control.decomposed:
            continue
        block = control
        while (
            block.parent is not None
            and block.parent.name not in WHOLES
            and _at_most(block.parent, LARGEST_FORM)
        ):
            block = block.parent
        if _at_most(block, LARGEST_FORM):
            yield from _taken(block, "a form or a button's block")


def _taken(element: Tag, why: str) -> Iterator[Dropped]:
    text = clean.line(element.get_text(" "))
    element.decompose()
    if text:
        yield Dropped(text[:LONGEST_NOTE], why)


def _furniture_word(element: Tag) -> str:
    """The word that gives a block away: a whole class name or id, or a part of one."""
    if element.get("role") in {"dialog", "alertdialog", "navigation", "banner"}:
        return str(element["role"])
    names = [str(name).lower() for name in (*element.get_attribute_list("class"), element.get("id")) if name]
    parts = [part for name in names for part in re.split(r"[-_]+", name)]
    return next((word for word in (*names, *parts) if word in FURNITURE_WORDS), "")


def _at_most(element: Tag, words: int) -> bool:
    """Has the element no more words than these? Stops counting there."""
    count = 0
    for text in element.strings:
        count += len(text.split())
        if count > words:
            return False
    return True
