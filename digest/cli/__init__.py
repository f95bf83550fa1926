"""The command line: parse, wire, print, exit code. The only reader of the clock.

A module for each family of commands; each says its options and runs. Results go to stdout, remarks to stderr. Exit
codes: 0 done, 1 failed, 2 wrong use, 3 nothing to report. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from digest import __version__
from digest.cli import articles, browser, checks, editions, init, sources
from digest.cli.saying import remark
from digest.errors import DigestError

Options = Callable[[argparse.ArgumentParser], None]
Command = Callable[[argparse.Namespace], int]

COMMANDS: dict[str, tuple[str, Options, Command]] = {
    "init": ("write a first digest.toml", init.init_options, init.init),
    "sources": ("say which feeds, pages and folders to read", sources.sources_options, sources.sources),
    "run": ("make an edition and publish it into out/", editions.run_options, editions.run),
    "explain": ("say what became of every input, and why", editions.explain_options, editions.explain),
    "read": ("show articles as they are understood", articles.read_options, articles.read),
    "brief": ("print a brief of each article", articles.brief_options, articles.brief),
    "stories": ("show which articles tell one story", articles.read_options, articles.stories),
    "check": ("say what is wrong with an edition's files", checks.check_options, checks.check),
    "preview": ("open the editions of out/ in the browser", browser.preview_options, browser.preview),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = parser().parse_args(argv)
    try:
        return COMMANDS[options.command][2](options)
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


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="digest",
        description="Make a newsletter of the day's articles; every sentence is bound to its source.",
        epilog="Without arguments and without a digest.toml, `digest run` makes the sample edition.",
    )
    top.add_argument("--version", action="version", version=f"digest {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (what, options, _) in COMMANDS.items():
        options(commands.add_parser(name, help=what))
    return top
