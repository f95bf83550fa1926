"""The command line: parse, wire, print, exit code. The only reader of the clock.

Results go to stdout, remarks to stderr. Exit codes: 0 done, 1 failed, 2 wrong use, 3 nothing to report. Nothing
heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest import __version__
from digest.errors import ConfigError, DigestError, UsageError

if TYPE_CHECKING:
    from digest.model import Article, Document, Skipped
    from digest.nightly import Composed, Job

PREVIEW_PORT = 8025


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = parser().parse_args(argv)
    try:
        return int(COMMANDS[options.command](options) or 0)
    except DigestError as error:
        remark(f"digest: {error.message}")
        if error.hint:
            remark(f"  next: {error.hint}")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def remark(line: str) -> None:
    """A line for the person, not for the pipe."""
    print(line, file=sys.stderr)


# ---------------------------------------------------------------- the words of the command line


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="digest",
        description="Make a newsletter of the day's articles; every sentence is bound to its source.",
        epilog="Without arguments and without a digest.toml, `digest run` makes the sample edition.",
    )
    top.add_argument("--version", action="version", version=f"digest {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _run_options(commands.add_parser("run", help="make an edition and publish it into out/"))
    _edition_options(commands.add_parser("explain", help="say what became of every input, and why"))
    _read_options(commands.add_parser("read", help="show articles as they are understood"))
    _brief_options(commands.add_parser("brief", help="print a brief of each article"))
    _stories_options(commands.add_parser("stories", help="show which articles tell one story"))
    _preview_options(commands.add_parser("preview", help="open the editions of out/ in the browser"))
    return top


def _edition_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of articles")
    command.add_argument("--date", type=_day, metavar="DAY", help="the edition's day, as 2025-02-27")
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (default: ./digest.toml if there)"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="the folder for the outputs (default: out)")
    command.add_argument("--json", action="store_true", help="print what a program may read")


def _run_options(command: argparse.ArgumentParser) -> None:
    _edition_options(command)
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")


def _read_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "places", nargs="+", metavar="FILE|URL", help="files, folders or addresses of articles"
    )
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _brief_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "places", nargs="+", metavar="FILE|URL", help="files, folders or addresses of articles"
    )
    length = command.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_count, metavar="N", help="exactly so many, if there are enough")
    length.add_argument("--words", type=_count, metavar="N", help="at most so many")
    command.add_argument("--body", action="store_true", help="body text alone: paragraphs on lines, no title")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _stories_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("places", nargs="+", metavar="PATH", help="files, folders or addresses of articles")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _preview_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="the folder to show")
    command.add_argument(
        "--port", type=int, default=PREVIEW_PORT, help=f"default: {PREVIEW_PORT}; 0 = any free"
    )
    command.add_argument("--no-open", action="store_true", help="don't open the browser")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2025-02-27") from None


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no length: write a number from 1")
    return int(text)


# ---------------------------------------------------------------- run


def _run(options: argparse.Namespace) -> int:
    from digest import nightly, report

    job = job_of(options, datetime.now(UTC))
    if not options.quiet:
        _remark_sample(job, "run")
    made, files = nightly.run(job)
    _remark_unmatched(made)
    if options.json:
        print(json.dumps(report.run_as_data(made, files), ensure_ascii=False))
    elif not options.quiet:
        print(report.run_as_text(made, [_shown(file) for file in files]))
    return 0


def job_of(options: argparse.Namespace, now: datetime) -> Job:
    """What a run is asked for: the paths named, else digest.toml, else the samples."""
    from dataclasses import replace

    from digest.config import FILE_NAME, Config, SourceConfig, load, shipped
    from digest.nightly import Job

    found = options.config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    sample = found is None and not options.paths
    config = load(shipped("seeds") / FILE_NAME) if sample else load(found) if found else Config()
    if options.paths:
        named = tuple(SourceConfig(str(path.absolute())) for path in options.paths)
        config = replace(config, sources=named)
    if not config.sources:
        raise ConfigError(
            f"{found} names no source", "add [[source]] with a path, or name files: digest run PATH"
        )
    out = options.out or (config.root if found else Path()) / "out"
    stateless = sample or bool(options.paths)
    return Job(config, now, out, shipped("templates"), options.date, stateless, sample)


def _shown(path: Path) -> str:
    """The path as the person would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


# ---------------------------------------------------------------- explain, read, preview


def _explain(options: argparse.Namespace) -> int:
    from digest import nightly, report

    job = job_of(options, datetime.now(UTC))
    _remark_sample(job, "explain")
    made, _ = nightly.prepare(job)
    _remark_unmatched(made)
    reasons = report.reasons(made)
    if options.json:
        print(json.dumps(report.why_as_data(made, reasons), ensure_ascii=False))
    else:
        print(report.why_as_text(made, reasons))
    return 0


def _remark_sample(job: Job, command: str) -> None:
    if job.sample:
        remark(
            f"SAMPLE EDITION, made of the articles that came with the program; name your own: digest {command} PATH"
        )


def _remark_unmatched(made: Composed) -> None:
    for name in made.unmatched:
        remark(f"[stories] no article answers to “{name}”: name its address, its file or its headline")


def _read(options: argparse.Namespace) -> int:
    from digest import report

    count = 0
    for found in _understood(options.places):
        count += 1
        print(report.article_as_json(found) if options.json else report.article_as_text(found))
    return 0 if count else 1


def _stories(options: argparse.Namespace) -> int:
    from digest import cluster, report

    found = cluster.stories(list(_understood(options.places)))
    for story in found:
        print(report.story_as_json(story) if options.json else report.story_as_text(story))
    return 0 if found else 1


def _brief(options: argparse.Namespace) -> int:
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
    places: Sequence[str], reader: Callable[[Document], Article | Skipped] | None = None
) -> Iterator[Article]:
    """Every article below the paths and addresses; what is none is explained on stderr."""
    from digest.extract import extract
    from digest.model import Skipped

    for document in _documents(places):
        if isinstance(document, Skipped):
            remark(f"{document.origin}: {document.reason}")
            continue
        for found in [reader(document)] if reader else extract(document):
            if isinstance(found, Skipped):
                remark(f"{found.origin}: {found.reason}")
            else:
                yield found


def _documents(places: Sequence[str]) -> Iterator[Document | Skipped]:
    from digest import sources

    for place in places:
        found = [sources.fetch(place)] if sources.is_address(place) else list(sources.documents(Path(place)))
        if not found:
            remark(f"{place}: no article in it: name a folder that holds some")
        yield from found


def _preview(options: argparse.Namespace) -> int:
    import webbrowser

    from digest import preview

    if not options.out.is_dir():
        raise UsageError(f"{options.out} is not there", "make an edition first: digest run")

    def ready(address: str) -> None:
        print(f"{address}   (Ctrl-C ends it)", flush=True)
        if not options.no_open:
            webbrowser.open(address)

    preview.serve(options.out, options.port, ready)
    return 0


COMMANDS = {
    "run": _run,
    "explain": _explain,
    "read": _read,
    "brief": _brief,
    "stories": _stories,
    "preview": _preview,
}
