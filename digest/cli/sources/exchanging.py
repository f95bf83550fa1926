"""`digest sources import` and `export`: lists of feeds, to and from other readers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digest.cli import settings
from digest.cli.saying import remark, shown
from digest.errors import ConfigError, UsageError


def import_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources import`."""
    command.add_argument("file", type=Path, metavar="FILE.opml", help="a list that another reader exported")


def export_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources export`."""
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: stdout")


def import_list(options: argparse.Namespace) -> int:
    """Add the feeds of an OPML list, those that are there already left as they are; 1 if none could be added."""
    from digest import opml
    from digest.config import SourceConfig, checking, writing

    config = settings.settings(options)
    known = {one.key for one in config.sources}
    new: list[SourceConfig] = []
    refused = 0
    for source in opml.sources(_body(options.file)):
        if source.key in known:
            continue
        try:
            checking.source(source, f"{options.file}")
            new.append(source)
        except ConfigError as error:
            refused += 1
            remark(f"{error.message}: {error.hint}")
    settings.put(settings.place(options), writing.with_sources(settings.written(options), new))
    print(f"added {len(new)} of {options.file}" + (f", refused {refused}" if refused else ""))
    remark("  next: digest sources check")
    return 1 if refused and not new else 0


def _body(file: Path) -> bytes:
    from digest import opml

    try:
        with file.open("rb") as opened:
            return opened.read(opml.MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{file} can't be read: {error.strerror}", "name the file that your reader exported"
        ) from None


def export_list(options: argparse.Namespace) -> int:
    """Write the feeds of digest.toml as OPML."""
    from digest import opml

    config = settings.settings(options)
    text = opml.written(config.edition.name, config.sources)
    left = sum(one.kind != "feed" for one in config.sources)
    if left:
        remark(f"{left} of {len(config.sources)} sources are no feeds, and no other program could read them")
    if options.file is None:
        sys.stdout.write(text)
    else:
        settings.put(options.file, text)
        print(shown(options.file))
    return 0
