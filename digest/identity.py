"""One article, many names: what an article may be known by, and whether a sighting is one that is known.

    guid   what its feed calls it; means something within that feed only, unless it is made to be unique anywhere
    url    its address, without what differs between two links to one page
    text   its publisher, headline and words: what is left when a site moves and its feed gives new names

A publisher edits a report, issues its guids anew, goes from http to https or to another host: the article keeps the id
of its first sight by whichever name held. A guid alone is not believed, since some feeds use one over and over: the
address, the headline or the words must agree with it. An address or the words are enough by themselves.

The same words in another paper are another article, since the reader shall hear of both papers; its `fingerprint`
tells that it is a copy. A copy that was cut or reworded has another fingerprint, and is left to the clusters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from digest.model import Article, Sighting, Told

# Schemes whose names are unique anywhere (RFC 4151, RFC 9562); all others are their feed's own business.
UNIQUE_ANYWHERE = ("tag:", "urn:uuid:")
DEFAULT_DOCUMENTS = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
# Longer addresses are kept as hashes: databases limit what they look up by.
LONGEST = 300
# No feed reader is older; what claims to be is a clock that was never set.
FIRST_YEAR = 2000
# Papers date ahead by some hours, by mistake or by zone; beyond that a date is wrong.
AHEAD = timedelta(days=1)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an article that an alias names, as far as it bears witness."""

    id: str
    url: str
    title: str
    fingerprint: str


def sighting(article: Article, source: str, *, backlog: bool = False, page: bool = False) -> Sighting:
    """An article as its source brought it, under all its names.

    A `page` is one address that is read every night: what it says is the article, so other words are another one.
    """
    if page:
        article = replace(article, id=_hash(article.url, article.text)[:16])
        return Sighting(article, (_by_text(article),), fingerprint(article), backlog)
    return Sighting(article, aliases(article, source), fingerprint(article), backlog)


def aliases(article: Article, source: str) -> tuple[str, ...]:
    """Every name of an article that `source` brought, the most trusted first."""
    guid = article.guid
    scope = "" if guid.lower().startswith(UNIQUE_ANYWHERE) else source
    named = (
        f"guid:{_hash(scope, guid)}" if guid else "",
        f"url:{_short(plain(article.url))}" if article.url else "",
        _by_text(article) if article.paragraphs else "",
    )
    return tuple(name for name in named if name)


def chosen(sighting: Sighting, known: Mapping[str, Known]) -> str | None:
    """The id of the known article that this is a sighting of, by the first alias that holds; None for a new one."""
    for alias in sighting.aliases:
        one = known.get(alias)
        if one and (not alias.startswith("guid:") or _agrees(sighting, one)):
            return one.id
    return None


def fingerprint(article: Article) -> str:
    """A hash of the words of its text, "" where it has none: punctuation, case and spacing are a house's own."""
    return _hash(_words(article.text)) if article.paragraphs else ""


def plain(url: str) -> str:
    """What is the same in all addresses of one page: no scheme, no "www.", no default document, no closing slash."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    path = DEFAULT_DOCUMENTS.sub("", parts.path).rstrip("/")
    return f"{host}{path}?{parts.query}" if parts.query else f"{host}{path}"


def dated(article: Article, seen: datetime) -> Article:
    """The article with a date that can be: none from before feeds were, and none from beyond tomorrow.

    What is dated ahead was published when it was first seen, at the latest.
    """
    published = article.published
    if published and published.year < FIRST_YEAR:
        return _doubted(article, None, f"before {FIRST_YEAR}, so it counts as undated")
    if published and published > seen + AHEAD:
        return _doubted(article, seen, "ahead of its time, so the moment it was first seen stands")
    return article


def doubt(article: Article) -> str:
    """What is wrong with the article's date, as a remark; "" where nothing is."""
    flawed = (one for one in article.told if one.field == "published" and one.flaw)
    return next((f"{article.origin}: its date “{one.said}” is {one.flaw}" for one in flawed), "")


def _doubted(article: Article, published: datetime | None, flaw: str) -> Article:
    """The article with this date in place of the one that it tells, which is said."""
    known = next((one for one in article.told if one.field == "published"), None)
    said = known or Told("published", "", f"{article.published:%Y-%m-%d}")
    others = (one for one in article.told if one.field != "published")
    return replace(article, published=published, told=(*others, replace(said, flaw=flaw)))


def _agrees(sighting: Sighting, one: Known) -> bool:
    """Is there a second witness that the guid's article is this one?"""
    article = sighting.article
    same_words = bool(sighting.fingerprint) and sighting.fingerprint == one.fingerprint
    return same_words or plain(article.url) == plain(one.url) or _words(article.title) == _words(one.title)


def _by_text(article: Article) -> str:
    return f"text:{_hash(_words(article.publisher), _words(article.title), _words(article.text))}"


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST // 2]}#{_hash(name)}"


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
