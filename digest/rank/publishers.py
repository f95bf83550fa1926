"""Which accounts of a story are independent: publishers of one house, and copies of one text, count once.

Two accounts are one where the owner's config says that one house owns both, where their names or the addresses'
registrable domains are the same, or where the text is (`SAME_TEXT`): a wire report printed by six papers is one report.
In doubt two count as one: to claim a second source that is none is the worse fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest import text
from digest.model import Article

SHINGLE_WORDS = 5
# Of the shorter text's shingles: an agency's report keeps about this share when a paper trims its end.
SAME_TEXT = 0.8
# What a publisher adds to its name on the web and for its Sundays.
_DECORATION = re.compile(
    r"^the\s+|\.(?:com|org|net|co\.uk|news)$|\s+(?:online|digital|website|web|app|live|international edition"
    r"|us edition|uk edition|on sunday|weekend|newspaper)$",
    re.IGNORECASE,
)
# Under these anybody may register, so the label before them tells the house. Only what news sites use: the full list
# (publicsuffix.org) is a megabyte. Where a suffix is missing, strangers count as one, which is the safe side.
_SHARED_SUFFIXES = frozenset(
    # Countries that sell names one level down.
    "co.uk org.uk ac.uk gov.uk com.au net.au org.au co.nz org.nz co.za com.br com.ar com.mx com.co com.pe com.tr com.ua "
    "co.jp or.jp ne.jp co.kr or.kr com.cn com.hk com.tw com.sg com.my co.id co.in com.pk com.bd com.ng co.ke co.ug "
    "com.gh com.eg co.il org.il com.ph com.vn co.th com.sa com.lb com.cy com.mt com.pl in.ua "
    # Hosts where each name below is another writer's.
    "substack.com wordpress.com blogspot.com medium.com ghost.io github.io tumblr.com "
    # Names reserved for examples (RFC 2606): each name below one is another example.
    "example.com example.org example.net".split()
)


@dataclass(frozen=True, slots=True)
class House:
    """One independent source of a story: its accounts, fullest first, and why they count as one."""

    articles: tuple[Article, ...]
    why: str = ""


def houses(articles: Sequence[Article], families: Mapping[str, str]) -> list[House]:
    """The independent sources of a story, in the order of its articles. `families`: publisher -> owner."""
    groups: list[tuple[list[Article], set[str]]] = []
    for article in articles:
        bound = [(group, why) for group in groups if (why := _binds(group[0], article, families))]
        joined = ([one for group, _ in bound for one in group[0]], {why for _, why in bound})
        for group, _ in bound:
            joined[1].update(group[1])
            groups.remove(group)
        groups.append(([*joined[0], article], joined[1]))
    made = [House(tuple(members), ", ".join(sorted(why))) for members, why in groups]
    return sorted(made, key=lambda house: min(articles.index(one) for one in house.articles))


def _binds(members: Sequence[Article], article: Article, families: Mapping[str, str]) -> str:
    return next((why for one in members if (why := _same(one, article, families))), "")


def _same(one: Article, other: Article, families: Mapping[str, str]) -> str:
    """Why two accounts are one source; empty where they are two."""
    if plain_name(one.publisher) == plain_name(other.publisher):
        return f"both by {one.publisher}"
    owners = [_owner(article.publisher, families) for article in (one, other)]
    if owners[0] == owners[1]:
        return f"both of {families.get(one.publisher) or families.get(other.publisher) or owners[0]}"
    domains = [registrable(article.url) for article in (one, other)]
    if domains[0] and domains[0] == domains[1]:
        return f"both at {domains[0]}"
    share = shared_text(one.text, other.text)
    return f"{share:.0%} the same text" if share >= SAME_TEXT else ""


def _owner(publisher: str, families: Mapping[str, str]) -> str:
    known = {plain_name(name): owner for name, owner in families.items()}
    plain = plain_name(publisher)
    return plain_name(known.get(plain, plain))


def plain_name(publisher: str) -> str:
    """The name without what papers add to it: "The Lantern Online" and "lantern.com" are "lantern"."""
    name = publisher.strip()
    while (shorter := _DECORATION.sub("", name).strip()) != name and shorter:
        name = shorter
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def registrable(url: str) -> str:
    """The domain that somebody registered: "www.lantern.co.uk" -> "lantern.co.uk"; empty where there is no host."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return host
    length = 3 if ".".join(labels[-2:]) in _SHARED_SUFFIXES else 2
    return ".".join(labels[-length:])


def shared_text(one: str, other: str) -> float:
    """The share of the shorter text's runs of five words that the longer has too, 0 to 1."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _shingles(body: str) -> set[tuple[str, ...]]:
    found = [word.casefold() for word in text.words(body)]
    return {tuple(found[at : at + SHINGLE_WORDS]) for at in range(len(found) - SHINGLE_WORDS + 1)}
