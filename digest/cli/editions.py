"""`digest run` and `digest explain`: an edition made, and why it is as it is."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.saying import remark, shown
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.nightly import Composed, Job


def explain_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest explain`."""
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of articles")
    command.add_argument("--date", type=_day, metavar="DAY", help="the edition's day, as 2025-02-27")
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (default: ./digest.toml if there)"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="the folder for the outputs (default: out)")
    command.add_argument("--json", action="store_true", help="print what a program may read")


def run_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest run`."""
    explain_options(command)
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2025-02-27") from None


def run(options: argparse.Namespace) -> int:
    """Make the edition and publish it."""
    from digest import nightly, report

    job = job_of(options, datetime.now(UTC))
    if not options.quiet:
        _remark_sample(job, "run")
    made, files = nightly.run(job)
    _remark_unmatched(made)
    if options.json:
        print(json.dumps(report.run_as_data(made, files), ensure_ascii=False))
    elif not options.quiet:
        print(report.run_as_text(made, [shown(file) for file in files]))
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


def explain(options: argparse.Namespace) -> int:
    """Say what became of every input, and why."""
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
