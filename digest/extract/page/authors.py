"""Who wrote a page, as it states or shows: the first name that is no house's, without what templates put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.extract import byline, clean
from digest.extract.lines import same, word_count
from digest.extract.page.places import AUTHOR_PARTS, AUTHORS
from digest.extract.page.statements import Page, Said

# Names of sections, desks and accounts, no authors.
NO_AUTHORS = frozenset(
    "admin wordpressadmin administrator editor unknown none null author authors profile fail".split()
)
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)+$|\bwww\.")
# "Posted by NAME", "Eingestellt von NAME", "Author: NAME" in an element that is named after the author.
_WRITTEN = re.compile(
    r"^(?:(?:\w+ ){0,2}(?:by|von|par|por|di|door)\b|author|autor(?:in)?|autore|auteur|text)[\s:]+",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|author",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"(?:ph\.?d|m\.?d|m\.?a|m\.?sc|r\.?n|r\.?d)\.?", re.IGNORECASE)
# A desk is named where no person is.
_DESK = re.compile(
    r"\b(?:staff|news|newsroom|desk|team|agency|redaktion|redazione|redacción|rédaction|redactie|online)$",
    re.IGNORECASE,
)
LONGEST_AUTHOR = 14


def author(page: Page, publisher: str) -> Said:
    """The first stated name that is no house's; a longer row of names that holds it is better still."""
    house = same(publisher)
    last = ("", "")
    for source in (_stated_authors, _shown_authors):
        named = ((place, _bare_name(name, publisher)) for place, name in source(page))
        stated = [said for said in named if _is_name(said[1]) and not (house and house in same(said[1]))]
        persons = [said for said in stated if not _DESK.search(said[1])]
        if persons:
            return _fullest(persons)
        last = last if last[0] or not stated else stated[0]
    return last


def _fullest(stated: list[Said]) -> Said:
    first = stated[0]
    words = set(same(first[1]).split())
    return max(
        (said for said in stated if words <= set(same(said[1]).split())),
        key=lambda said: " and " in said[1] or ", " in said[1],
    )


def _bare_name(text: str, publisher: str) -> str:
    """The name without what a template puts before it and the house or degree that it puts behind."""
    name, _, behind = byline.named(_WRITTEN.sub("", text)).rpartition(", ")
    house = bool(behind) and (same(behind) in same(publisher) or byline.role(behind))
    return name if name and (house or _DEGREE.fullmatch(behind)) else f"{name}, {behind}" if name else behind


def _stated_authors(page: Page) -> Iterator[Said]:
    """What is said about the page, not on it."""
    names = [name for name in page.data.names("author") if _is_name(name)]
    if names:
        yield "JSON-LD author", " and ".join(names)
    for name in AUTHORS:
        stated = dict.fromkeys(value for value in page.metas.get(name, ()) if _is_name(value))
        if stated:
            yield name, byline.named(" and ".join(stated))
    labels = ((page.metas.get(f"twitter:label{n}"), page.metas.get(f"twitter:data{n}")) for n in (1, 2))
    yield from (
        ("twitter:data", data[0]) for label, data in labels if label and data and _BY_LABEL.match(label[0])
    )


def _shown_authors(page: Page) -> Iterator[Said]:
    """What the page shows its readers."""
    marked = page.soup.find(["a", "span"], rel="author") or page.soup.find(itemprop="author")
    text = clean.line(marked.get_text(" ")) if marked else ""
    # A nickname is one word; of several words, "See full bio" is none.
    if text and (byline.person(text) or " " not in text):
        yield "rel=author", text
    for place, text in page.classed(AUTHOR_PARTS):
        signature = byline.byline(text)
        name = (signature.author if signature else "") or byline.person(_WRITTEN.sub("", text))
        if name:
            yield place, name
    signed = (byline.byline(text) for text in page.below())
    yield from (
        ("below the title", signature.author) for signature in signed if signature and signature.author
    )


def _is_name(text: str) -> bool:
    wrong = (
        "://" in text
        or "@" in text
        or "_" in text
        or "admin" in text.lower()
        or _DOMAIN.search(text)
        or NO_AUTHORS & set(text.lower().split())
    )
    return bool(text) and not wrong and word_count(text) <= LONGEST_AUTHOR
