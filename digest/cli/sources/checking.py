"""`digest sources check`: what each source holds now. Nothing is remembered, nothing is written."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from digest.cli import settings
from digest.cli.sources.asking import Checked, answers, checked, held
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.model import Ask


def check_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources check`."""
    command.add_argument("places", nargs="*", metavar="ADDRESS|PATH", help="default: all of digest.toml")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def check(options: argparse.Namespace) -> int:
    """Ask the sources and say what they hold; 1 if any has a flaw."""
    config = settings.settings(options)
    flawed = 0
    for found in _checked(_chosen(options.places, config), config):
        flawed += bool(found.flaw)
        print(
            json.dumps(_as_data(found), ensure_ascii=False) if options.json else _as_text(found), flush=True
        )
    return 1 if flawed else 0


def _chosen(places: Sequence[str], config: Config) -> list[SourceConfig]:
    """The sources named, in that order, those of digest.toml with all their settings; all where none is named."""
    from digest import sources
    from digest.config import SourceConfig
    from digest.config import checking as sense

    known = {one.key: one for one in config.sources}
    found = []
    for place in places:
        new = SourceConfig(url=place) if sources.is_address(place) else SourceConfig(place)
        sense.source(known.get(place, new), "digest sources check")
        found.append(known.get(place, new))
    return found or list(config.sources)


def _checked(chosen: Sequence[SourceConfig], config: Config) -> Iterator[Checked]:
    """Folders first, then the addresses as they answer."""
    asked = {one.key: one for one in chosen if one.url}
    asks: list[Ask] = []
    for source in chosen:
        if source.path:
            yield _folder(source, config)
            continue
        try:
            asks.append(_ask(source))
        except ConfigError as error:
            yield Checked(source, flaw=f"{error.message}: {error.hint}")
    for answer in answers(asks, config):
        yield checked(asked[answer.ask.key], answer)


def _ask(source: SourceConfig) -> Ask:
    """A request with nothing remembered in it, so that there is a body to judge."""
    from digest.config import expanded
    from digest.model import Ask

    headers = expanded(source.headers, os.environ)
    return Ask(source.key, source.url, headers=headers, page=source.kind == "page")


def _folder(source: SourceConfig, config: Config) -> Checked:
    from digest import sources
    from digest.extract import extract
    from digest.model import Skipped

    path = config.root / source.path
    found = [
        one
        for document in sources.documents(path)
        for one in ([document] if isinstance(document, Skipped) else extract(document))
    ]
    return held(source, found, str(path))


def _as_text(found: Checked) -> str:
    if found.flaw:
        return f"failed  {found.source.key}\n        {found.flaw}"
    count, newest = len(found.entries), _newest(found)
    dated = f", the newest of {newest:%Y-%m-%d}" if newest else ""
    lines = [f"ok      {found.source.key}: {count} {'entry' if count == 1 else 'entries'}{dated}"]
    if found.left:
        lines.append(f"        {len(found.left)} can’t be read: {found.left[0]}")
    if found.moved_to:
        lines.append(f"        has moved to {found.moved_to}: change it in digest.toml")
    return "\n".join(lines)


def _newest(found: Checked) -> datetime | None:
    return max((one.published for one in found.entries if one.published), default=None)


def _as_data(found: Checked) -> dict[str, object]:
    newest = _newest(found)
    return {
        "source": found.source.key,
        "ok": not found.flaw,
        "reason": found.flaw,
        "title": found.title,
        "entries": len(found.entries),
        "unreadable": len(found.left),
        "newest": newest and newest.isoformat().replace("+00:00", "Z"),
        "moved_to": found.moved_to,
    }
