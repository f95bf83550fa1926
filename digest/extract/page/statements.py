"""What a page states of itself, by the place it stands in: meta elements, linked data, elements with telling names.

`metadata` and `authors` choose among the statements; here they are only found and read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.extract import clean
from digest.extract.body import fragments
from digest.extract.page import linked
from digest.extract.page.places import AUTHOR_PARTS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

MOST_MARKED, MOST_BELOW = 300, 20
_AUTHOR = re.compile("|".join(AUTHOR_PARTS), re.IGNORECASE)
_KICKER = re.compile("kicker|dachzeile|overline|eyebrow|topline|antetitulo|occhiello|surtitre", re.IGNORECASE)

Said = tuple[str, str]  # where it stands, what is said there


@dataclass(frozen=True, slots=True)
class Page:
    """The three places that metadata stand in: the markup, its meta elements by name, its linked data."""

    soup: BeautifulSoup
    metas: Mapping[str, list[str]]
    data: linked.Linked
    marked: list[tuple[Tag, str]]
    below_title: int

    def meta(self, names: Iterable[str]) -> Iterator[Said]:
        """The values of these meta elements, in the order of the names."""
        return ((name, self.metas[name][0]) for name in names if name in self.metas)

    def linked(self, *keys: str) -> Iterator[Said]:
        """The texts of the linked data's article under these keys."""
        return ((f"JSON-LD {key}", text) for key in keys if (text := self.data.text(key)))

    def classed(self, parts: Iterable[str], *, below: bool = False) -> Iterator[Said]:
        """The texts of elements whose class names have one of these parts, those below the headline first, or alone."""
        wanted = tuple(parts)
        for element, classes in self.marked[: self.below_title] if below else self.marked:
            if any(part in classes for part in wanted):
                name = next(name for name in classes.split() if any(part in name for part in wanted))
                yield f"<{element.name} class={name}>", _own_text(element, wanted)

    def headings(self) -> tuple[list[str], str]:
        """The page's headings of the highest rank, and the kicker that one of them has in an element of its own."""
        found, kicker = [], ""
        for heading in self.soup.find_all("h1") or self.soup.find_all("h2"):
            inner = heading.find(class_=_KICKER)
            above = clean.line(inner.get_text(" ")) if inner else ""
            text = clean.line(heading.get_text(" ")).removeprefix(above).lstrip(" :|–—-")
            found += [text] if text else []
            kicker = kicker or (above.rstrip(" :|–—-") if text else "")
        return found, kicker

    def below(self) -> Iterator[str]:
        """The short texts that stand below the headline, whatever their names."""
        heading = self.soup.h1 or self.soup.title
        for element in heading.find_all_next(limit=MOST_BELOW) if heading is not None else ():
            yield clean.line(element.get_text(" "))


def _own_text(element: Tag, wanted: tuple[str, ...]) -> str:
    """The element's text without that of an author's name in it, unless that is what is wanted."""
    text = clean.line(element.get_text(" "))
    if wanted == tuple(AUTHOR_PARTS):
        return text
    for inner in element.find_all(class_=_AUTHOR):
        text = text.replace(clean.line(inner.get_text(" ")), "")
    return clean.line(text)


def of(soup: BeautifulSoup) -> Page:
    """The statements of a page's shell."""
    scripts = (script.string or "" for script in soup.find_all("script"))
    return Page(soup, _metas(soup), linked.read(scripts), *_marked(soup))


def _metas(soup: BeautifulSoup) -> Mapping[str, list[str]]:
    """Values of meta elements by their name, property or itemprop, in small letters."""
    found: dict[str, list[str]] = {}
    for element in soup.find_all("meta", content=True):
        names = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        value = fragments.text(str(element["content"]))
        if value and names:
            found.setdefault(str(names).strip().lower(), []).append(value)
    return found


def _marked(soup: BeautifulSoup) -> tuple[list[tuple[Tag, str]], int]:
    """Elements with class names, and these in small letters; those below the headline first, and how many they are."""
    heading = soup.h1
    below = set(map(id, heading.find_all_next(class_=True))) if heading is not None else set()
    found = soup.find_all(class_=True, limit=MOST_MARKED)
    # What a site's head calls "author" or "summary" speaks of the site.
    ordered = sorted(found, key=lambda element: id(element) not in below)
    named = [(one, " ".join(map(str, one.get_attribute_list("class"))).lower()) for one in ordered]
    return named, sum(id(one) in below for one in ordered) if heading is not None else len(named)
