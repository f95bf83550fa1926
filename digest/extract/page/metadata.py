"""What a page says about itself outside its text: title, dek, author, publisher, date, address, language.

Asked in this order, the first answer that can be one stands: JSON-LD's article, Open Graph and article:*, other meta
elements, the markup. Two exceptions, both because what stands under the reader's eyes is truer than what was written
for search engines and networks: a heading of the page that agrees with a stated title is the title, and a dek of the
page comes before a description. Of each answer it is kept where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.extract import addresses, byline, dates
from digest.extract.body import fragments
from digest.extract.lines import same, word_count
from digest.extract.making import Found
from digest.extract.page import authors, headline, statements
from digest.extract.page.places import (
    DATE_PARTS,
    DATES,
    DEK_PARTS,
    DEKS,
    LANGUAGES,
    PUBLISHERS,
    SECTIONS,
    TITLES,
)
from digest.extract.page.statements import Page, Said
from digest.model import Told

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_ADDRESS_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\b)")
LONGEST_DEK, SHORTEST_DEK = 60, 4
# How much of what a page stated is shown as said.
LONGEST_SAID = 120
# So much of a description is looked for on the page: its end is often cut or reworded.
LONGEST_LOOK = 80


def read(soup: BeautifulSoup) -> Found:
    """What the page says of itself; `paragraphs` stay empty."""
    page = statements.of(soup)
    url_place, url = _address(page)
    headings, above = page.headings()
    house_place, publisher = _publisher(page, url, headings)
    title_place, title, kicker = headline.title(_claims(page), headings, _window(page), publisher)
    dek_place, dek = _dek(page, title)
    author_place, author = authors.author(page, publisher)
    date_place, date = _published(page, url)
    kicker_place, section = next(_sections(page, kicker or above), ("", ""))
    language_place, language = _language(page)
    told = (
        ("title", title_place, title), ("dek", dek_place, dek), ("author", author_place, author),
        ("publisher", house_place, publisher), ("published", date_place, date), ("url", url_place, url),
        ("kicker", kicker_place, section), ("language", language_place, language),
    )  # fmt: skip
    return Found(
        title=title,
        dek=dek,
        author=author,
        publisher=publisher,
        kicker=section,
        published=dates.parse(date),
        url=url,
        language=language,
        told=tuple(Told(field, place, said[:LONGEST_SAID]) for field, place, said in told if place),
        free=page.data.flag("isAccessibleForFree"),
    )


def described(said: Found) -> bool:
    """Is the dek a description made for search engines? It may then stand in the text as a paragraph."""
    return any(one.field == "dek" and not one.place.startswith("<") for one in said.told)


def shown(said: Found, text: str) -> Found:
    """`said` without a description that the page's text doesn't show: a dek is what its readers read under the title."""
    if said.dek[:LONGEST_LOOK] in text:
        return said
    return replace(said, dek="", told=tuple(one for one in said.told if one.field != "dek"))


def unheaded(said: Found) -> bool:
    """Does only the window's title name the article?"""
    return all(one.field != "title" or one.place == "<title>" for one in said.told)


# ---------------------------------------------------------------- the fields


def _claims(page: Page) -> list[Said]:
    return [*page.linked("headline"), *page.meta(TITLES)]


def _window(page: Page) -> str:
    return fragments.text(page.soup.title.get_text()) if page.soup.title else ""


def _publisher(page: Page, url: str, headings: list[str]) -> Said:
    names = (("JSON-LD publisher", name) for name in page.data.names("publisher"))
    stated = ((place, name) for place, name in page.meta(PUBLISHERS) if not name.startswith(("http", "@")))
    tail = headline.outlet(_window(page), [text for _, text in _claims(page)] + headings)
    host = addresses.host(url)
    last = [("<title>", tail)] if tail else [("the address", host)] if host else []
    return next((said for said in (*names, *stated, *last) if said[1]), ("", ""))


def _dek(page: Page, title: str) -> Said:
    for place, text in (
        *page.classed(DEK_PARTS, below=True),
        *page.linked("description", "alternativeHeadline"),
        *page.meta(DEKS),
    ):
        whole = not text.endswith(("…", "...", "[…]")) and same(text) != same(title)
        if whole and SHORTEST_DEK <= word_count(text) <= LONGEST_DEK and not byline.byline(text):
            return place, text
    return "", ""


def _published(page: Page, url: str) -> Said:
    """The first stated date that can be one; else the first that can't, to be told of."""
    first = ("", "")
    for said in _dates(page, url):
        if dates.parse(said[1]):
            return said
        first = first if first[0] else said
    return first


def _dates(page: Page, url: str) -> Iterator[Said]:
    yield from page.linked("datePublished")
    yield from page.meta(DATES)
    for element in page.soup.find_all(itemprop="datePublished", limit=2):
        yield "itemprop=datePublished", str(element.get("datetime") or element.get_text(" ")).strip()
    for element in page.soup.find_all("time", limit=3):
        yield "<time>", str(element.get("datetime") or element.get_text(" ")).strip()
    yield from ((place, text) for place, text in page.classed(DATE_PARTS) if byline.date_line(text))
    yield from (("below the title", text) for text in page.below() if byline.date_line(text))
    dated = _ADDRESS_DATE.search(url)
    if dated:
        yield "the address", "-".join(part.zfill(2) for part in dated.groups())
    yield from page.linked("dateCreated", "uploadDate")


def _address(page: Page) -> Said:
    """The first address that leads to a page of its own: a front page's would make all articles one."""
    base = next((text for _, text in page.meta(("og:url",))), "")
    links = (
        ("link rel=canonical", str(link.get("href") or ""))
        for link in page.soup.find_all("link", rel="canonical")
    )
    for place, text in (*links, ("og:url", base), *page.linked("url", "mainEntityOfPage")):
        address = addresses.canonical(text, base)
        if re.search(r"[^/:]/[^/?]|\?.", address):
            return place, address
    return "", ""


def _sections(page: Page, kicker: str) -> Iterator[Said]:
    if kicker:
        yield "<h1>", kicker
    yield from page.linked("articleSection")
    yield from page.meta(SECTIONS)


def _language(page: Page) -> Said:
    root = page.soup.html
    stated = str(root.get("lang") or "") if root is not None else ""
    return (
        ("html lang", stated)
        if stated
        else next(iter((*page.meta(LANGUAGES), *page.linked("inLanguage"), ("", ""))))
    )
