"""Sightings and what is known -> what is known then. Pure: no database, only its rows.

The sightings of one source are taken one after the other, each against what the ones before it left, so that an
article that a feed has twice is one article. Whether a sighting is a known article is `identity`'s to say; here it is
given its id, or its changes are taken over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest import identity
from digest.model import Article, Remembered, Sighting, Wanted

# How `identity` begins the aliases that are addresses.
_BY_ADDRESS = "url:"


@dataclass(frozen=True, slots=True)
class Known:
    """The articles that sightings may be, by id; and which of them each alias names."""

    articles: Mapping[str, Remembered] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)

    def which(self, sighting: Sighting) -> str | None:
        """The id of the article that this is a sighting of, or None for one never seen."""
        named = ((alias, self.owners.get(alias)) for alias in sighting.aliases)
        witnesses = {alias: _witness(self.articles[owner]) for alias, owner in named if owner}
        return identity.chosen(sighting, witnesses)


@dataclass(frozen=True, slots=True)
class Matched:
    """What is known after all the sightings, and the article of each, in their order."""

    known: Known
    ids: tuple[str, ...]


def matched(
    before: Known, sightings: Iterable[Sighting], place: tuple[str, datetime], taken: Callable[[str], bool]
) -> Matched:
    """Each sighting's article, made or changed. `place` is the source and the time; `taken` says if an id is given."""
    articles, owners = dict(before.articles), dict(before.owners)
    now = Known(articles, owners)
    ids: list[str] = []
    for sighting in sightings:
        name = now.which(sighting)
        if name is None:
            one = _new(sighting, place, lambda given: given in articles or taken(given))
        else:
            one = changed(articles[name], sighting, place[0])
        articles[one.article.id] = one
        ids.append(one.article.id)
        for alias in sighting.aliases:
            # A name that was given stays given: the other article may be asked for by it.
            owners.setdefault(alias, one.article.id)
    return Matched(now, tuple(ids))


def changed(one: Remembered, sighting: Sighting, source: str) -> Remembered:
    """The article as it reads now, under the id, source and address of its first sight.

    Only its first source changes it: two feeds that tell it differently would take turns every night.
    """
    if source != one.source:
        return one
    seen = sighting.article
    article = replace(
        one.article,
        title=seen.title,
        paragraphs=seen.paragraphs,
        dek=seen.dek,
        author=seen.author,
        kicker=seen.kicker,
        language=seen.language,
        published=_published(one, seen.published),
    )
    return replace(one, article=article, fingerprint=sighting.fingerprint)


def announced(wanted: Wanted, source: str) -> Sighting:
    """An announcement as the sighting of an article that has no text yet."""
    article = Article(
        id="",
        origin=wanted.origin,
        url=wanted.url,
        title=wanted.title,
        publisher=wanted.publisher,
        published=wanted.published,
        paragraphs=(),
        guid=wanted.guid,
    )
    return identity.sighting(article, source)


def addressed(address: str) -> tuple[str, ...]:
    """The aliases that an address alone gives to its article, whichever source brings it."""
    notice = announced(Wanted(address, address, "", "", None), "")
    return tuple(alias for alias in notice.aliases if alias.startswith(_BY_ADDRESS))


def minted(article_id: str, source: str, guid: str) -> str:
    """Another id for an article whose own is another's: as long, and the same on every machine."""
    return hashlib.sha256(f"{article_id}\n{source}\n{guid}".encode()).hexdigest()[:16]


def _new(sighting: Sighting, place: tuple[str, datetime], taken: Callable[[str], bool]) -> Remembered:
    source, now = place
    article = sighting.article
    while taken(article.id):
        article = replace(article, id=minted(article.id, source, article.guid))
    return Remembered(
        replace(article, dropped=(), told=()), source, now, sighting.fingerprint, backlog=sighting.backlog
    )


def _published(one: Remembered, said: datetime | None) -> datetime | None:
    """News does not grow younger: a feed that dates every edit anew would have it told in a later letter's window."""
    return said if said and said <= one.time else one.article.published


def _witness(one: Remembered) -> identity.Known:
    return identity.Known(one.article.id, one.article.url, one.article.title, one.fingerprint)
