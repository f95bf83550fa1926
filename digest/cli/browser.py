"""`digest preview`: the editions of out/ in a browser."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest.errors import UsageError

PREVIEW_PORT = 8025


def preview_options(command: argparse.ArgumentParser) -> None:
    """The words after `digest preview`."""
    command.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="the folder to show")
    command.add_argument(
        "--port", type=int, default=PREVIEW_PORT, help=f"default: {PREVIEW_PORT}; 0 = any free"
    )
    command.add_argument("--no-open", action="store_true", help="don't open the browser")


def preview(options: argparse.Namespace) -> int:
    """Serve out/ on 127.0.0.1 until Ctrl-C."""
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
