"""`digest init`: a first digest.toml, commented, from a few answers.

Flags are answers; on a terminal without any, they are asked for, each with what pressing Enter gives. It writes the
settings and nothing else: sources are added, and letters made, by other commands.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.cli import settings
from digest.cli.saying import remark, shown
from digest.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from digest.config import EditionConfig

# The questions, by the key of [edition] that they answer.
QUESTIONS = {
    "name": "What is the letter called?",
    "timezone": "In which time zone do you read it?",
    "at": "At what time does it close?",
    "language": "Which language are its articles in?",
    "base_url": "Where will out/ be served? (Enter if nowhere yet)",
}
# Where systems say which zone they are in.
LOCAL_ZONE = Path("/etc/localtime")


def init_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest init`."""
    command.add_argument("--name", help="the letter's name")
    command.add_argument("--timezone", metavar="ZONE", help="as Europe/Vienna (default: this machine's)")
    command.add_argument("--at", metavar="HH:MM", help="when it closes (default: 18:00)")
    command.add_argument("--language", metavar="CODE", help="of its articles (default: en)")
    command.add_argument("--base-url", metavar="URL", help="where out/ will be served")
    command.add_argument("--force", action="store_true", help="write over a digest.toml, its sources and all")
    settings.config_option(command)


def init(options: argparse.Namespace) -> int:
    """Write a first digest.toml."""
    from digest.config import writing

    path = settings.place(options)
    if path.exists() and not options.force:
        raise UsageError(
            f"{path} is there already", "edit it, or start anew with --force: its sources go too"
        )
    given = {key: value for key in QUESTIONS if (value := getattr(options, key)) is not None}
    asks = not given and sys.stdin.isatty() and sys.stderr.isatty()
    answers = _asked() if asks else _edition(given, path)
    settings.put(path, writing.fresh(answers))
    print(shown(path))
    remark("  next: digest sources add ADDRESS (of a site or a feed; a folder will do too), then digest run")
    return 0


def _edition(given: dict[str, str], path: Path) -> EditionConfig:
    """The answers as settings, the defaults where nothing was said. Raises ConfigError at one that can't be."""
    from digest.config import parse

    table = {"timezone": system_zone()} | given
    if tag := _tag(given.get("base_url", ""), given.get("name", "")):
        table["tag"] = tag
    return parse({"edition": table}, path).edition


def _asked() -> EditionConfig:
    """The answers of a person; one that can't be is explained and asked for again."""
    given: dict[str, str] = {}
    usual = _edition({}, Path("digest.toml"))
    for key, question in QUESTIONS.items():
        default = str(getattr(usual, key)).removesuffix(":00") if key == "at" else str(getattr(usual, key))
        while answer := _answer(f"{question} [{default}] " if default else f"{question} "):
            try:
                _edition(given | {key: answer}, Path("your answer:"))
            except ConfigError as error:
                remark(f"  {error.message}: {error.hint}")
                continue
            given[key] = answer
            break
    return _edition(given, Path("digest.toml"))


def _answer(prompt: str) -> str:
    """A line from the person, "" for Enter and at the end of the input."""
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _tag(base_url: str, name: str) -> str:
    """The authority of the feeds' ids (RFC 4151): the owner's domain and this year; "" without a domain."""
    host = urlsplit(base_url).hostname or "" if base_url.startswith(("http://", "https://")) else ""
    if not re.fullmatch(r"[a-z0-9.-]+\.[a-z][a-z0-9-]+", host):
        return ""
    word = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "letter"
    return f"{host},{datetime.now(UTC).year}:{word}"


def system_zone() -> str:
    """The zone this machine is in, by its name; UTC where it does not say."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    link = os.path.realpath(LOCAL_ZONE).rpartition("/zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").removeprefix(":"), link):
        try:
            return ZoneInfo(name.removeprefix("Etc/")).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"
