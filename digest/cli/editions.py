"""`digest run` and `digest explain`: an edition made, and why it is as it is."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.saying import remark, shown
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.config import Config
    from digest.nightly import Composed, Explained, Job, Made


def run_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest run`."""
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of articles")
    _edition_options(command)
    command.add_argument("--redo", action="store_true", help="make the day's edition again")
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")


def explain_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest explain`."""
    command.add_argument(
        "places",
        nargs="*",
        metavar="DAY|ADDRESS|PATH",
        help="a past edition's day, an article's or a source's address, or files and folders",
    )
    _edition_options(command)


def _edition_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--date", type=_day, metavar="DAY", help="the edition's day, as 2025-02-27")
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (default: ./digest.toml if there)"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="the folder for the outputs (default: out)")
    command.add_argument("--json", action="store_true", help="print what a program may read")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2025-02-27") from None


# ---------------------------------------------------------------- run


def run(options: argparse.Namespace) -> int:
    """Make the edition and publish it."""
    from digest import nightly, report

    job = replace(job_of(options, options.paths), redo=options.redo, explain=_explained)
    if not options.quiet:
        _remark_sample(job, "run")
        job = replace(job, progress=_progress)
    try:
        made = nightly.run(job)
    except nightly.QuietNight as quiet:
        if options.json:
            data = {
                "edition": None,
                "reason": quiet.message,
                "account": report.account_as_data(quiet.account),
            }
            print(json.dumps(data, ensure_ascii=False))
        raise
    _remark_run(made, quiet=options.quiet)
    _remark_words(job)
    if options.json:
        print(json.dumps(report.run_as_data(made), ensure_ascii=False))
    elif not options.quiet:
        print(report.run_as_text(made, [shown(file) for file in made.files]))
    return _fit_to_send(made, quiet=options.quiet)


def _fit_to_send(made: Made, *, quiet: bool) -> int:
    """Say what the check found; a mail that is held back is a failure of the night."""
    from digest.report import findings

    for line in findings.remarks(made.findings, quiet=quiet):
        remark(line)
    if made.held:
        remark(f"  email.eml of {made.edition.day} is held back; the archive and the feeds are published")
        remark(f"  next: mend it, see digest check {made.edition.day}, then digest run --redo")
    return 1 if made.held else 0


def job_of(options: argparse.Namespace, paths: list[Path]) -> Job:
    """What a run is asked for: the paths named, else digest.toml, else the samples."""
    from digest.config import FILE_NAME, Config, SourceConfig, load, shipped
    from digest.nightly import Job

    found = options.config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    sample = found is None and not paths
    config = load(shipped("seeds") / FILE_NAME) if sample else load(found) if found else Config()
    if paths:
        named = tuple(SourceConfig(str(path.absolute())) for path in paths)
        config = replace(config, sources=named)
    if not config.sources:
        raise ConfigError(
            f"{found} names no source", "add one: digest sources add ADDRESS (or name files: digest run PATH)"
        )
    out = options.out or (config.root if found else Path()) / "out"
    return Job(
        config,
        datetime.now(UTC),
        out,
        _templates(config, found),
        options.date,
        stateless=sample or bool(paths),
        sample=sample,
        environ=os.environ,
    )


def _templates(config: Config, found: Path | None) -> tuple[Path, ...]:
    """The owner's folder, where digest.toml says there is one, before ours."""
    from digest.config import BrandConfig, shipped

    ours = shipped("templates")
    theirs = config.root / config.brand.templates
    if found and not theirs.is_dir() and config.brand.templates != BrandConfig().templates:
        raise ConfigError(
            f"{found} [brand] templates: there is no folder {theirs}", "make it, or mend the name"
        )
    return (theirs, ours) if found and theirs.is_dir() else (ours,)


def _explained(made: Composed) -> Explained:
    from digest import report
    from digest.nightly import Explained

    reasons = report.reasons(made)
    data = json.dumps(report.why_as_data(made, reasons), ensure_ascii=False)
    return Explained(report.why_as_text(made, reasons), data)


def _progress(done: int, everything: int) -> None:
    """One line that counts, for a person who waits; nothing where nobody watches."""
    if sys.stderr.isatty():
        end = "\n" if done == everything else ""
        print(f"\rasked {done} of {everything}", end=end, file=sys.stderr, flush=True)


def _remark_sample(job: Job, command: str) -> None:
    if job.sample:
        remark(
            f"SAMPLE EDITION, made of the articles that came with the program; name your own: digest {command} PATH"
        )


def _remark_run(made: Made, *, quiet: bool) -> None:
    """What the owner should know besides the result: lasting faults, a day that was made before, slips of the pen."""
    for line in made.ingested.remarks if made.ingested else ():
        remark(line)
    if made.composed:
        _remark_composed(made.composed)
    elif not quiet:
        remark(f"the edition of {made.edition.day} was made before and stays as it is; --redo makes it again")


def _remark_words(job: Job) -> None:
    """A language whose words nobody has filled in yet."""
    from digest import words

    language = job.config.edition.language
    if not words.load(language, job.templates).known:
        remark(f"[edition] language: digest has no words in {language!r} yet and says its own in English")
        remark(f"  next: fill in templates/words/messages.pot as templates/words/{language}.po")


def _remark_composed(made: Composed) -> None:
    for line in made.remarks:
        remark(line)
    for name in made.unmatched:
        remark(f"[stories] no article answers to “{name}”: name its address, its file or its headline")


# ---------------------------------------------------------------- explain


def explain(options: argparse.Namespace) -> int:
    """Say what became of every input, and why; of a past edition as it was decided then."""
    from digest import sources

    places = options.places
    if len(places) == 1 and (day := _as_day(places[0])):
        options.date, places = day, []
    if len(places) == 1 and sources.is_address(places[0]):
        return _explain_address(options, places[0])
    job = job_of(options, [Path(place) for place in places])
    _remark_sample(job, "explain")
    why = _made_now(job) if job.stateless else _remembered(job)
    print(why.json if options.json else why.text)
    return 0


def _as_day(place: str) -> date | None:
    try:
        return date.fromisoformat(place)
    except ValueError:
        return None


def _made_now(job: Job) -> Explained:
    from digest import nightly

    made, _ = nightly.prepare(job)
    _remark_composed(made)
    return _explained(made)


def _remembered(job: Job) -> Explained:
    """The reasons kept with the day's letter; before it is made, those that hold for what is remembered so far."""
    from digest.nightly import Explained, history, remembering
    from digest.report import past

    kept = history.night(job)
    if kept and kept.edition:
        return Explained(kept.text, kept.json)
    if kept and job.day:
        data = json.dumps(past.quiet_as_data(kept), ensure_ascii=False)
        return Explained(past.quiet_as_text(kept), data)
    made = remembering.foreseen(job)
    remark("this edition is not made yet; of what is known so far it would be made thus")
    _remark_composed(made)
    return _explained(made)


def _explain_address(options: argparse.Namespace, address: str) -> int:
    from digest.nightly import history
    from digest.report import past

    job = job_of(options, [])
    found = history.of(job, address)
    if options.json:
        print(json.dumps(past.history_as_data(found), ensure_ascii=False))
    elif found.article or found.source:
        print(past.history_as_text(found))
    if not (found.article or found.source):
        remark(f"{address} is not remembered: no source has brought it yet")
        return 1
    return 0
