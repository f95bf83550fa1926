"""What the entries of a feed become: an article, a page that is wanted, or a reason.

An entry is known by its address, else by its text; of two with one address the first stays. A guid that several
entries of one feed bear, though they lead to different places or are called differently, names none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo
from urllib.parse import urljoin

from digest.errors import UnreadableSource
from digest.extract import addresses, clean, dates, making
from digest.extract.making import Found
from digest.model import Article, Skipped, Told, Wanted

ENTRY = "the feed's entry"


def entries(
    origin: str, said: Iterable[Found], text: str, zone: tzinfo
) -> Iterator[Article | Wanted | Skipped]:
    """Each entry in its order, with `#n` behind the feed's origin; `text` and `zone` as for `readings`."""
    made: dict[str, str] = {}
    base = origin if origin.startswith(("http://", "https://")) else ""
    found = [
        replace(one, url=_whole(one.url, base), published=dates.placed(one.published, zone)) for one in said
    ]
    names = _names(found)
    for number, one in enumerate(found, 1):
        guid = one.guid if len(names.get(one.guid, ())) == 1 else ""
        read = _entry(f"{origin}#{number}", replace(one, guid=guid), text)
        name = read.url if isinstance(read, Wanted) else read.id if isinstance(read, Article) else ""
        if name in made:
            kept = f"same address as {made[name]}, which was kept: nothing to do"
            yield Skipped(f"{origin}#{number}", "extract", kept)
        else:
            made |= {name: f"{origin}#{number}"} if name else {}
            yield read


def joined(article: Article, wanted: Wanted) -> Article:
    """An article of a page under what its feed's entry said of it.

    The entry's headline is the house's own, free of what pages add to theirs; for the rest the page knows better.
    """
    dated = article.published
    bare = dated is None or (dated.hour, dated.minute, dated.second) == (0, 0, 0)
    return replace(
        article,
        origin=wanted.origin,
        url=article.url or wanted.url,
        title=wanted.title or article.title,
        publisher=wanted.publisher or article.publisher,
        published=(wanted.published or dated) if bare else dated,
        author=article.author or wanted.author,
        kicker=article.kicker or wanted.kicker,
        dek=article.dek or wanted.dek,
        guid=wanted.guid,
        told=tuple(_told(article, wanted)),
    )


def _told(article: Article, wanted: Wanted) -> Iterator[Told]:
    """Where the joined article's fields come from: the entry for what it said first, the page for the rest."""
    first = {"title": wanted.title, "publisher": wanted.publisher}
    known = {one.field for one in article.told}
    yield from (one for one in article.told if not first.get(one.field))
    last = {"author": wanted.author, "kicker": wanted.kicker, "dek": wanted.dek}
    added = first | {field: said for field, said in last.items() if field not in known}
    yield from (Told(field, ENTRY, said) for field, said in added.items() if said)


def _whole(url: str, base: str) -> str:
    try:
        return urljoin(base, url.strip()) if base and url else url
    except ValueError:
        return ""


def _names(found: Iterable[Found]) -> dict[str, set[tuple[str, str]]]:
    """What each guid is borne by."""
    names: dict[str, set[tuple[str, str]]] = {}
    for one in found:
        names.setdefault(one.guid, set()).add((addresses.canonical(one.url), one.title))
    return names


def _entry(origin: str, found: Found, text: str) -> Article | Wanted | Skipped:
    url = addresses.canonical(found.url)
    if url and (text == "page" or (text == "auto" and found.teaser)) and (found.teaser or not found.flaw):
        return _wanted(origin, url, found)
    try:
        return making.article(origin, found)
    except UnreadableSource as error:
        return Skipped(origin, "extract", error.message)


def _wanted(origin: str, url: str, found: Found) -> Wanted:
    return Wanted(
        origin,
        url,
        clean.line(found.title),
        clean.line(found.publisher),
        found.published,
        clean.line(found.dek),
        clean.line(found.author),
        clean.line(found.kicker),
        found.language,
        clean.line(found.guid),
        found.flaw,
    )
