"""`digest sources`: which addresses and folders the letter is made of.

    add       find the feed, show what it holds, write it into digest.toml
    remove    take a source out of digest.toml
    list      how each of them has been doing, from the memory
    check     ask them now, and remember nothing
    import    the feeds of an OPML list
    export    an OPML list of the feeds

Only digest.toml is changed, and there only the lines of the source in question. Reading and telling are `digest run`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from digest.cli import settings
from digest.cli.sources import adding, checking, exchanging, listing

ACTIONS: dict[
    str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]
] = {
    "add": ("add a site, a feed, a page or a folder", adding.add_options, adding.add),
    "remove": ("take a source out", adding.remove_options, adding.remove),
    "list": ("show how each source has been doing", listing.list_options, listing.list_sources),
    "check": ("ask the sources now; nothing is remembered", checking.check_options, checking.check),
    "import": ("add the feeds of an OPML list", exchanging.import_options, exchanging.import_list),
    "export": ("write the feeds as an OPML list", exchanging.export_options, exchanging.export_list),
}


def sources_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest sources`."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, (what, options, _) in ACTIONS.items():
        action = actions.add_parser(name, help=what)
        options(action)
        settings.config_option(action)


def sources(options: argparse.Namespace) -> int:
    """Run one of the actions."""
    return ACTIONS[options.action][2](options)
