"""The feeds: well formed, complete by their formats, and with an entry for every brief of the edition.

Atom by RFC 4287, RSS 2.0 by its specification, JSON Feed 1.1 by jsonfeed.org. Each is read as what its root says it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any

from digest.check.rules import Complaint, Rule, quoted
from digest.model import Edition, Level
from digest.text import printable

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
UNCLEAN = re.compile(
    r"<(?:script|style|iframe|form|object|svg)\b|\son\w+\s*=|\bstyle\s*=|(?:href|src)\s*=\s*[\"']?(?!https?:|mailto:)[^\"'>\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of any format: what all of them have to say."""

    id: str
    title: str
    link: str
    moment: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A finished feed as it was read; `kind` is atom, rss or json.

    `lacking` are mandatory parts that are not there; `moment` is when the feed itself says it was made, or "".
    """

    kind: str
    lacking: tuple[str, ...]
    items: tuple[Item, ...]
    moment: str = ""
    edition: Edition | None = None


def read(body: bytes, edition: Edition | None) -> Feed:
    """The feed. Raises ValueError where it is none, with the reason."""
    if body.lstrip()[:1] == b"{":
        return _json(json.loads(body), edition)
    from lxml import etree

    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.tag == f"{ATOM}feed":
        return _atom(root, edition)
    if root.tag == "rss" and root.find("channel") is not None:
        return _rss(root.find("channel"), edition)
    raise ValueError(f"its root is {root.tag}")


def _atom(root: Any, edition: Edition | None) -> Feed:
    lacking = [name for name in ("id", "title", "updated") if not root.findtext(f"{ATOM}{name}")]
    items = []
    for entry in root.findall(f"{ATOM}entry"):
        lacking += [
            f"entry {name}" for name in ("id", "title", "updated") if not entry.findtext(f"{ATOM}{name}")
        ]
        link = entry.find(f"{ATOM}link")
        said = {name: entry.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "updated", "content")}
        items.append(
            Item(
                said["id"],
                said["title"],
                link.get("href") if link is not None else "",
                said["updated"],
                said["content"],
            )
        )
    return Feed("atom", tuple(lacking), tuple(items), root.findtext(f"{ATOM}updated") or "", edition)


def _rss(channel: Any, edition: Edition | None) -> Feed:
    lacking = [name for name in ("title", "link", "description") if not channel.findtext(name)]
    items = []
    for item in channel.findall("item"):
        said = {name: item.findtext(name) or "" for name in ("guid", "title", "link", "pubDate", CONTENT)}
        lacking += [f"item {name}" for name in ("guid", "title", "pubDate") if not said[name]]
        items.append(Item(said["guid"], said["title"], said["link"], said["pubDate"], said[CONTENT]))
    return Feed("rss", tuple(lacking), tuple(items), channel.findtext("lastBuildDate") or "", edition)


def _json(data: Any, edition: Edition | None) -> Feed:
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise ValueError("it has no list of items")  # noqa: TRY004 (a reader's mistake, not a caller's)
    lacking = [name for name in ("version", "title") if not data.get(name)]
    found = [one for one in data["items"] if isinstance(one, dict)]
    lacking += ["item id" for one in found if not one.get("id")]
    names = ("id", "title", "url", "date_published", "content_html")
    items = [Item(*(str(one.get(name) or "") for name in names)) for one in found]
    return Feed("json", tuple(lacking), tuple(items), edition=edition)


def _lacking(feed: Feed) -> Iterator[Complaint]:
    for name, count in Counter(feed.lacking).items():
        yield Complaint(
            name,
            f"missing {count} times: readers refuse such a feed"
            if count > 1
            else "missing: readers refuse such a feed",
            "report this as a bug",
        )


def _ids(feed: Feed) -> Iterator[Complaint]:
    for one, count in Counter(item.id for item in feed.items).items():
        if count > 1:
            yield Complaint(
                one, f"{count} entries have this id: readers show one of them", "report this as a bug"
            )


def _dates(feed: Feed) -> Iterator[Complaint]:
    dated = [("the feed", feed.moment), *((quoted(item.title), item.moment) for item in feed.items)]
    for place, moment in dated:
        try:
            if moment:
                parsedate_to_datetime(moment) if feed.kind == "rss" else datetime.fromisoformat(moment)
        except ValueError:
            yield Complaint(place, f"its date is {moment!r}", "report this as a bug")


def _content(feed: Feed) -> Iterator[Complaint]:
    for item in feed.items:
        if found := UNCLEAN.search(item.content):
            yield Complaint(
                quoted(item.title),
                f"its content holds {found[0].strip()!r}, which readers strip or mistrust",
                "report this as a bug",
            )
        if item.link and not re.match(r"https?://", item.link):
            yield Complaint(
                quoted(item.title), f"its link {item.link!r} is not absolute", "set [edition] base_url"
            )


def _briefs(feed: Feed) -> Iterator[Complaint]:
    """Every brief of the edition has its entry, under its title; of a long edition, as many as the feed holds."""
    titles = {_plain(item.title) for item in feed.items}
    for brief in islice(feed.edition.briefs, len(feed.items)) if feed.edition else ():
        if _plain(brief.title.text) not in titles:
            yield Complaint(
                quoted(brief.title.text),
                "the edition tells it, the feed does not",
                "publish again: digest run --redo",
            )


def _plain(title: str) -> str:
    return " ".join(printable(title).split())


RULES: tuple[Rule[Feed], ...] = (
    Rule("feed/lacking", Level.ERROR, _lacking),
    Rule("feed/ids", Level.ERROR, _ids),
    Rule("feed/dates", Level.ERROR, _dates),
    Rule("feed/content", Level.ERROR, _content),
    Rule("feed/briefs", Level.WARNING, _briefs),
)
