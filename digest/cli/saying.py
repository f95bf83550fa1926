"""What the commands have in common: a word to the person, a path as they would type it."""

from __future__ import annotations

import sys
from pathlib import Path


def remark(line: str) -> None:
    """A line for the person, not for the pipe."""
    print(line, file=sys.stderr)


def shown(path: Path) -> str:
    """The path as the person would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
