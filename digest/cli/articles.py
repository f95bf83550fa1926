"""`digest read`, `digest brief` and `digest stories`: articles named by hand, nothing remembered."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.saying import remark

if TYPE_CHECKING:
    from digest.model import Article, Document, Skipped


def read_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest read` and `digest stories`."""
    command.add_argument(
        "places", nargs="+", metavar="FILE|URL", help="files, folders or addresses of articles"
    )
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def brief_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest brief`."""
    command.add_argument(
        "places", nargs="+", metavar="FILE|URL", help="files, folders or addresses of articles"
    )
    length = command.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_count, metavar="N", help="exactly so many, if there are enough")
    length.add_argument("--words", type=_count, metavar="N", help="at most so many")
    command.add_argument("--body", action="store_true", help="body text alone: paragraphs on lines, no title")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no length: write a number from 1")
    return int(text)


def read(options: argparse.Namespace) -> int:
    """Print each article as it is understood."""
    from digest import report

    count = 0
    for found in _understood(options.places, thorough=True):
        count += 1
        print(report.article_as_json(found) if options.json else report.article_as_text(found))
    return 0 if count else 1


def stories(options: argparse.Namespace) -> int:
    """Print the stories that the articles tell."""
    from digest import cluster, report

    found = cluster.stories(list(_understood(options.places)))
    for story in found:
        print(report.story_as_json(story) if options.json else report.story_as_text(story))
    return 0 if found else 1


def brief(options: argparse.Namespace) -> int:
    """Print a brief of each article."""
    from digest import extract, report
    from digest.model import SectionKind
    from digest.summarise import budget, extractive

    named = options.sentences or options.words
    length = (
        budget.by_hand(words=options.words or 0, sentences=options.sentences or 0)
        if named
        else budget.BUDGETS[SectionKind.FOLLOWING]
    )
    count = 0
    for article in _understood(options.places, extract.body if options.body else None):
        count += 1
        made = extractive.alone(article, length)
        if made is None:
            remark(f"{article.origin}: no sentence of it can open a brief")
        else:
            print((report.brief_as_json if options.json else report.brief_as_text)(article.origin, made))
    return 0 if count else 1


def _understood(
    places: Sequence[str],
    reader: Callable[[Document], Article | Skipped] | None = None,
    *,
    thorough: bool = False,
) -> Iterator[Article]:
    """Every article below the paths and addresses; what is none is explained on stderr.

    `thorough` accounts for every line of a page.
    """
    from digest import identity
    from digest.extract import extract, remainder
    from digest.model import Skipped

    now = datetime.now(UTC)
    for document in _documents(places):
        if isinstance(document, Skipped):
            remark(f"{document.origin}: {document.reason}")
            continue
        read = [reader(document)] if reader else extract(document)
        for found in read:
            if isinstance(found, Skipped):
                remark(f"{found.origin}: {found.reason}")
            else:
                dated = identity.dated(found, now)
                yield remainder.told(dated, document) if thorough and len(read) == 1 else dated


def _documents(places: Sequence[str]) -> Iterator[Document | Skipped]:
    from digest import sources

    for place in places:
        found = [sources.fetch(place)] if sources.is_address(place) else list(sources.documents(Path(place)))
        if not found:
            remark(f"{place}: no article in it: name a folder that holds some")
        yield from found
