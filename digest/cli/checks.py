"""`digest check`: is what was made fit to go out?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.model import Edition

EDITION = "edition.json"
# Of an edition's folder and of out/ itself: what people get.
IN_A_DAY = (EDITION, "email.html", "email.txt", "email.eml", "index.html")
FEEDS = ("feed.atom", "feed.rss", "feed.json")
KINDS = (".html", ".txt", ".eml", ".json", ".atom", ".rss", ".xml")


def check_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest check`."""
    command.add_argument(
        "places",
        nargs="*",
        metavar="DAY|FILE",
        help="an edition's day, or files (default: the newest edition)",
    )
    command.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="where editions are (default: out)"
    )
    command.add_argument("--json", action="store_true", help="print what a program may read")


def check(options: argparse.Namespace) -> int:
    """Say what is wrong with an edition's files; 1 where the mail should not go out."""
    from digest import check
    from digest.model import Level
    from digest.report import findings

    files, edition = _asked(options)
    there = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    gone = check.missing(name for name in files if name not in there)
    found = (*gone, *check.files(there, edition))
    if options.json:
        print(json.dumps(findings.findings_as_data(found), ensure_ascii=False))
    else:
        print(findings.findings_as_text(found, len(files)))
    return 1 if check.gravest(found) is Level.ERROR else 0


def _asked(options: argparse.Namespace) -> tuple[Mapping[str, Path], Edition | None]:
    """The files that are meant, by the names they have in out/, and the edition they belong to."""
    match options.places:
        case []:
            return _of_day(options.out, _newest(options.out))
        case [str(place)] if not Path(place).exists() and (day := _day(place)):
            return _of_day(options.out, day)
    return _of_files([Path(place) for place in options.places])


def _day(place: str) -> str:
    try:
        return date.fromisoformat(place).isoformat()
    except ValueError:
        return ""


def _newest(out: Path) -> str:
    days = sorted(path.parent.name for path in out.glob(f"*/{EDITION}") if _day(path.parent.name))
    if not days:
        raise UsageError(
            f"{out} holds no edition", "make one first: digest run (or name another folder with --out)"
        )
    return days[-1]


def _of_day(out: Path, day: str) -> tuple[Mapping[str, Path], Edition | None]:
    """An edition's files; the feeds with the newest alone, for they don't hold older ones for ever."""
    if not (out / day / EDITION).is_file():
        raise UsageError(
            f"{out} holds no edition of {day}", "name a day that it holds, or make it: digest run --date"
        )
    names = [f"{day}/{name}" for name in IN_A_DAY]
    if day == _newest(out):
        names += FEEDS
    return {name: out / name for name in names}, _edition(out / day)


def _of_files(paths: list[Path]) -> tuple[Mapping[str, Path], Edition | None]:
    """Files by name; the edition beside the first of them, where there is one."""
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path} is no file", "name files, or a day as 2025-02-27")
        if path.suffix not in KINDS:
            raise UsageError(f"{path} is no output", f"name files that end in {', '.join(KINDS)}")
    return {str(path): path for path in paths}, _edition(paths[0].parent)


def _edition(folder: Path) -> Edition | None:
    """The edition of a folder; one that can't be read is for the check to tell."""
    from digest import record
    from digest.errors import DigestError

    try:
        return record.load((folder / EDITION).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, DigestError):
        return None
