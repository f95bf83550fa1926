"""What a page says about itself outside its text: title, dek, author, publisher, date, address, language.

Asked in this order, the first answer stands: JSON-LD's article, Open Graph and article:*, other meta elements, the
markup. The one exception is the dek: what stands under the title for readers is truer than a description written for
search engines, so the markup is asked first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from digest.extract import addresses, byline, clean, dates, fragments
from digest.extract.lines import same, word_count
from digest.extract.making import Found

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

ARTICLE_TYPES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "BlogPosting LiveBlogPosting SocialMediaPosting TechArticle Report ScholarlyArticle".split()
)
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
DEKS = ("og:description", "twitter:description", "description", "dc.description", "sailthru.description")
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
PUBLISHERS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "last-modified",
)  # fmt: skip
LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
SECTIONS = ("article:section", "section", "parsely-section")
# Words of class names under which pages of many houses keep a dek.
DEK_CLASSES = frozenset(
    "deck dek standfirst subtitle subhead subheadline subheading sub-title lede-text intro excerpt teaser-text spot abstract "
    "article-summary summary unterzeile vorspann chapo entradilla strapline tagline-article".split()
)
AUTHOR_CLASSES = frozenset(
    "author byline-name byline__name author-name authorname vcard contributor byline".split()
)
# Names of section pages, no authors.
NO_AUTHORS = frozenset("admin editor staff redaktion newsroom unknown none null author authors".split())
_TAIL = re.compile(r"\s+(?:[|»·•]|[–—-])\s+(?P<outlet>[^|»·•]{2,50})$")
_ADDRESS_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\b)")
LONGEST_DEK, SHORTEST_DEK, PARAGRAPH, MOST_NODES = 60, 4, 15, 5000


@dataclass(frozen=True, slots=True)
class _Page:
    """The three places that metadata stand in: the markup, its meta elements by name, its JSON-LD's article."""

    soup: BeautifulSoup
    metas: Mapping[str, list[str]]
    linked: Mapping[str, Any]

    def meta(self, names: Iterable[str]) -> Iterator[str]:
        """The values of these meta elements, in the order of the names."""
        return (self.metas[name][0] for name in names if name in self.metas)

    def said(self, key: str) -> str:
        """A text of JSON-LD's article."""
        return _string(self.linked.get(key))


def read(soup: BeautifulSoup) -> Found:
    """What the page says of itself; `paragraphs` stay empty."""
    page = _Page(soup, _metas(soup), _linked_article(soup))
    url = _address(page)
    raw, tail = _titled(page)
    publisher = (
        _first([_name(page.linked.get("publisher")), *page.meta(PUBLISHERS)]) or tail or addresses.host(url)
    )
    return Found(
        title=_without_tail(raw, publisher),
        dek=_dek(page),
        author=_first(_authors(page)),
        publisher=publisher,
        kicker=_first([page.said("articleSection"), *page.meta(SECTIONS)]),
        published=_published(page, url),
        url=url,
        language=_language(page),
    )


# ---------------------------------------------------------------- the three places that metadata stand in


def _metas(soup: BeautifulSoup) -> Mapping[str, list[str]]:
    """Values of meta elements by their name, property or itemprop, in small letters."""
    found: dict[str, list[str]] = {}
    for element in soup.find_all("meta", content=True):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = fragments.text(str(element["content"]))
        if value:
            found.setdefault(str(name).strip().lower(), []).append(value)
    return found


def _linked_article(soup: BeautifulSoup) -> Mapping[str, Any]:
    """The first article of the page's JSON-LD (schema.org), {} where there is none that can be read."""
    for script in soup.find_all("script", type=re.compile("ld\\+json", re.IGNORECASE)):
        try:
            data = json.loads(script.string or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if ARTICLE_TYPES & set(
                kinds if isinstance(kinds, list) and all(isinstance(k, str) for k in kinds) else [str(kinds)]
            ):
                return node
    return {}


def _nodes(data: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON value, outer ones first; a page of endless objects is left at some point."""
    waiting: list[object] = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _string(value: object) -> str:
    """A text value of JSON-LD; of a list the first."""
    if isinstance(value, list):
        return next((text for text in map(_string, value[:10]) if text), "") if not _nested(value) else ""
    return fragments.text(value) if isinstance(value, str) else ""


def _nested(value: list[object]) -> bool:
    return any(isinstance(one, list) for one in value)


def _name(value: object) -> str:
    """The name of a person or organisation of JSON-LD, of several joined."""
    holders = value if isinstance(value, list) else [value]
    names = [_string(one.get("name")) if isinstance(one, dict) else _string(one) for one in holders]
    return " and ".join(dict.fromkeys(name for name in names if _is_name(name)))


def _is_name(text: str) -> bool:
    return bool(text) and "://" not in text and text.lower() not in NO_AUTHORS and word_count(text) <= 14


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


# ---------------------------------------------------------------- the fields


def _titled(page: _Page) -> tuple[str, str]:
    """The title, and the outlet behind the bar of the window's title."""
    window = fragments.text(page.soup.title.get_text()) if page.soup.title else ""
    heading = page.soup.find("h1")
    shown = clean.line(heading.get_text(" ")) if heading else ""
    bare, outlet = window, ""
    tail = _TAIL.search(window)
    # Behind a mere dash may stand half of the headline: the heading tells.
    if tail and (tail.group().strip()[0] in "|»·•" or same(window[: tail.start()]) == same(shown)):
        bare, outlet = window[: tail.start()], tail["outlet"].strip()
    named = "" if same(shown) in {same(outlet), same(_first(page.meta(PUBLISHERS)))} else shown
    title = _first([page.said("headline"), *page.meta(TITLES), named, bare])
    return title, outlet


def _without_tail(title: str, publisher: str) -> str:
    """The title without its outlet: always behind a bar, behind a dash where it is the publisher."""
    tail = _TAIL.search(title)
    if tail and (tail.group().strip()[0] == "|" or same(tail["outlet"]) == same(publisher)):
        return title[: tail.start()]
    return title


def _dek(page: _Page) -> str:
    shown = (clean.line(element.get_text(" ")) for element in _classed(page.soup, DEK_CLASSES))
    for text in (*shown, page.said("description"), *page.meta(DEKS)):
        if SHORTEST_DEK <= word_count(text) <= LONGEST_DEK and not text.endswith(("…", "...", "[…]")):
            return "" if _is_first_paragraph(page.soup, text) else text
    return ""


def _is_first_paragraph(soup: BeautifulSoup, text: str) -> bool:
    """Does the description only repeat the article's first paragraph? Then others stand beside that one."""
    for element in soup.find_all("p", limit=60):
        if same(element.get_text(" ")) == same(text) and not set(_classes(element)) & DEK_CLASSES:
            beside = [word_count(other.get_text(" ")) for other in element.find_next_siblings("p", limit=6)]
            return sum(words > PARAGRAPH for words in beside) > 1
    return False


def _authors(page: _Page) -> Iterator[str]:
    yield _name(page.linked.get("author"))
    for name in AUTHORS:
        stated = [value for value in page.metas.get(name, ()) if _is_name(value)]
        yield " and ".join(dict.fromkeys(stated))
    marked = page.soup.find_all(["a", "span"], rel="author") or page.soup.find_all(itemprop="author")
    for element in (*marked[:3], *_classed(page.soup, AUTHOR_CLASSES)):
        text = clean.line(element.get_text(" "))
        signature = byline.byline(text)
        yield (signature.author if signature else "") or byline.person(text)


def _published(page: _Page, url: str) -> datetime | None:
    times = [
        str(element.get("datetime") or element.get_text()) for element in page.soup.find_all("time", limit=3)
    ]
    dated = _ADDRESS_DATE.search(url)
    in_address = "-".join(part.zfill(2) for part in dated.groups()) if dated else ""
    stated = (page.said("datePublished"), *page.meta(DATES), *times, in_address)
    return next((moment for text in stated if (moment := dates.parse(text))), None)


def _address(page: _Page) -> str:
    """The first address that leads to a page of its own: a front page's would make all articles one."""
    base = _first(page.meta(("og:url",)))
    links = [str(link.get("href") or "") for link in page.soup.find_all("link", rel="canonical")]
    entity = page.linked.get("mainEntityOfPage")
    about = _string(entity.get("@id")) if isinstance(entity, dict) else _string(entity)
    for text in (*links, base, page.said("url"), about):
        address = addresses.canonical(text, base)
        if re.search(r"[^/:]/[^/?]|\?.", address):
            return address
    return ""


def _language(page: _Page) -> str:
    from bs4 import Tag

    root = page.soup.find("html")
    stated = (root.get("lang") or root.get("xml:lang")) if isinstance(root, Tag) else ""
    return str(stated or "") or _first([*page.meta(LANGUAGES), page.said("inLanguage")])


# ---------------------------------------------------------------- markup


def _classes(element: Tag) -> list[str]:
    """Class names, their words and the words behind the first part: "c-deck", "article__standfirst" -> each."""
    names = [str(name).lower() for name in element.get_attribute_list("class") if name]
    return [*names, *(part for name in names for part in re.split(r"[-_]+", name))]


def _classed(soup: BeautifulSoup, wanted: frozenset[str]) -> Iterator[Tag]:
    """Elements of text that carry one of these class words, in the order of the page."""
    for element in soup.find_all(["p", "div", "h2", "h3", "h4", "span", "a"], class_=True, limit=400):
        if wanted & set(_classes(element)):
            yield element
