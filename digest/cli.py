"""The command line: parse, wire, print, exit code. The only reader of the clock.

Results go to stdout, remarks to stderr. Exit codes: 0 done, 1 failed, 2 wrong use, 3 nothing to report. Nothing
heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest import __version__
from digest.errors import ConfigError, DigestError, UsageError

if TYPE_CHECKING:
    from digest.model import Article, Skipped
    from digest.nightly import Job

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
    command.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="files or folders of articles")
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


# ---------------------------------------------------------------- run


def _run(options: argparse.Namespace) -> int:
    from digest import nightly, report

    job = job_of(options, datetime.now(UTC))
    if job.sample and not options.quiet:
        remark(
            "SAMPLE EDITION, made of the articles that came with the program; name your own: digest run PATH"
        )
    made, files = nightly.run(job)
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

    made, _ = nightly.prepare(job_of(options, datetime.now(UTC)))
    print(
        json.dumps(report.why_as_data(made), ensure_ascii=False) if options.json else report.why_as_text(made)
    )
    return 0


def _read(options: argparse.Namespace) -> int:
    from digest import report
    from digest.model import Skipped

    count = 0
    for found in _understood(options.paths):
        if isinstance(found, Skipped):
            remark(f"{found.origin}: {found.reason}")
        else:
            count += 1
            print(report.article_as_json(found) if options.json else report.article_as_text(found))
    return 0 if count else 1


def _understood(paths: Sequence[Path]) -> Iterator[Article | Skipped]:
    """Every article below the paths, and what is none."""
    from digest import sources
    from digest.extract import extract
    from digest.model import Skipped

    for path in paths:
        for document in sources.documents(path):
            yield from [document] if isinstance(document, Skipped) else extract(document)


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


COMMANDS = {"run": _run, "explain": _explain, "read": _read, "preview": _preview}
