"""`digest sources add` and `remove`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli import settings
from digest.cli.saying import remark
from digest.cli.sources.asking import Checked, ask, checked, newest_first
from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.model import Article, Document, Skipped

# How many titles show what a source is like, and how many feeds that a page names are worth a visit.
SHOWN = 5
MOST_TRIED = 5
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?")


def add_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources add`."""
    command.add_argument(
        "place", metavar="ADDRESS|PATH", help="of a site, a feed, a page; or a folder, a file"
    )
    command.add_argument("--name", default="", help="stands as publisher (default: what the feed says)")
    command.add_argument("--weight", type=float, default=1.0, help="above 1 its stories rank higher")
    command.add_argument(
        "--page", action="store_true", help="the page itself is the source: read it each night"
    )


def remove_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources remove`."""
    command.add_argument("place", metavar="ADDRESS|PATH", help="as digest.toml has it")


def add(options: argparse.Namespace) -> int:
    """Find out what is there, show it, and write it into digest.toml."""
    config = settings.settings(options)
    known = {one.key for one in config.sources}
    address = _address(options.place)
    if {options.place, address} & known:
        return _known(address or options.place, config)
    found = (
        _at_address(address, options, config) if address else _at_path(Path(options.place), options, config)
    )
    if found.source.key in known:
        return _known(found.source.key, config)
    _write(options, found.source)
    print(f"added {found.source.key}")
    _show(found)
    _revive(found.source.key, config)
    return 0


def remove(options: argparse.Namespace) -> int:
    """Take a source out of digest.toml; what it brought stays remembered."""
    from digest.config import writing

    config = settings.settings(options)
    keys = {one.key for one in config.sources}
    wanted = (options.place, _address(options.place), _key(Path(options.place), config.root))
    key = next((one for one in wanted if one in keys), options.place)
    settings.put(settings.place(options), writing.without_source(settings.written(options), key))
    print(f"removed {key}")
    return 0


def _write(options: argparse.Namespace, source: SourceConfig) -> None:
    from digest.config import writing

    settings.put(settings.place(options), writing.with_source(settings.written(options), source))


# ---------------------------------------------------------------- what is there


def _address(place: str) -> str:
    """The address that was meant: a bare host is one too, unless a file has that name; "" for a path."""
    from digest import sources

    if sources.is_address(place):
        return place
    return f"https://{place}" if _HOST.fullmatch(place) and not Path(place).exists() else ""


def _at_address(address: str, options: argparse.Namespace, config: Config) -> Checked:
    """The feed at an address, or of its site; the page itself if that is wanted. Raises DigestError."""
    from digest.config import SourceConfig, checking

    source = SourceConfig(url=address, name=options.name, weight=options.weight)
    if options.page:
        source = replace(source, kind="page")
    checking.source(source, "digest sources add")
    answer = ask(address, config, page=options.page)
    found = checked(source, answer)
    if answer.document and found.flaw and not options.page:
        found = _feed_of(answer.document, source, config)
    if found.flaw:
        raise DigestError(f"nothing was added: {address}: {found.flaw}")
    return replace(found, source=replace(found.source, url=found.moved_to or found.source.url))


def _feed_of(page: Document, source: SourceConfig, config: Config) -> Checked:
    """The first feed that a page names, or that lies where feeds usually lie. Raises DigestError without one."""
    from digest.extract.feeds import discovery

    links = [link.url for link in discovery.feed_links(page)]
    places = [url for url in discovery.usual_places(page.origin) if url not in links]
    for url in [*links[:MOST_TRIED], *places]:
        found = checked(replace(source, url=url), ask(url, config))
        if not found.flaw:
            _remark_others([other for other in links if other != url])
            return found
    raise DigestError(
        f"{source.url}: no feed there, nor where feeds usually lie",
        "name the feed’s own address, or follow the page itself with --page",
    )


def _remark_others(links: list[str]) -> None:
    if links:
        remark(f"this site names more feeds: {', '.join(links[:MOST_TRIED])}")


def _at_path(path: Path, options: argparse.Namespace, config: Config) -> Checked:
    """What a file or folder holds; its first files are looked into. Raises UsageError where nothing is there."""
    from digest import sources
    from digest.config import SourceConfig

    if options.page:
        raise UsageError(f"{path} is no address", "--page is for addresses of the web")
    if not path.exists():
        raise UsageError(f"{path} is not there", "name a folder or a file, or an address with https://")
    source = SourceConfig(_key(path, config.root), options.name, options.weight)
    return Checked(source, newest_first(islice(_articles(sources.documents(path)), SHOWN)))


def _articles(documents: Iterable[Document | Skipped]) -> Iterator[Article]:
    from digest.extract import extract
    from digest.model import Article, Document

    for document in documents:
        if isinstance(document, Document):
            yield from (one for one in extract(document) if isinstance(one, Article))


def _key(path: Path, root: Path) -> str:
    """A path as digest.toml should have it: relative to its folder, whole where it lies elsewhere."""
    whole, base = path.resolve(), root.resolve()
    return str(whole.relative_to(base)) if whole.is_relative_to(base) else str(whole)


# ---------------------------------------------------------------- what is said of it


def _show(found: Checked) -> None:
    """The newest titles, so that one sees whether it is the right one."""
    if found.title:
        print(f"  {found.title}")
    for one in found.entries[:SHOWN]:
        day = f"{one.published:%Y-%m-%d}" if one.published else "undated   "
        print(f"  {day}  {one.title}")
    if not found.entries:
        remark("  nothing to read in it yet")


def _known(key: str, config: Config) -> int:
    """A source that is there already; one that was retired is asked again from now on."""
    print(f"{key} is in digest.toml already")
    _revive(key, config)
    return 0


def _revive(key: str, config: Config) -> None:
    """A source that the memory has given up counts as new in everything but what it brought."""
    from digest import store
    from digest.model import SourceState

    with store.opened(config.store.url, config.root) as memory:
        state = memory.states().get(key)
        if state is None or not (state.retired_at or state.failures):
            return
        fresh = SourceState(key, first_success=state.first_success, last_success=state.last_success)
        memory.brought(fresh, (), (), datetime.now(UTC), backlog=False)
    remark("  it had been given up; the next run asks it again")
