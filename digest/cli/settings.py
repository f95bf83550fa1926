"""digest.toml as the commands that change it see it: where it is, what it says, put back whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.config import Config


def config_option(command: argparse.ArgumentParser) -> None:
    """`--config`, as every command has it."""
    command.add_argument("--config", type=Path, metavar="FILE", help="settings (default: ./digest.toml)")


def place(options: argparse.Namespace) -> Path:
    """Where the settings are, or shall be."""
    from digest.config import FILE_NAME

    return Path(options.config or FILE_NAME)


def settings(options: argparse.Namespace) -> Config:
    """The settings. Raises ConfigError where there are none, or none that can be used."""
    from digest.config import load

    path = place(options)
    if not options.config and not path.exists():
        raise ConfigError(f"there is no {path} here", "make one: digest init (or name it with --config)")
    return load(path)


def written(options: argparse.Namespace) -> str:
    """The settings as they are written. Raises ConfigError where they can't be read."""
    from digest.config import loading

    return loading.text(place(options))


def put(path: Path, text: str) -> None:
    """Write a file, whole or not at all. Raises PublishError where it can't be."""
    from digest import publish

    publish.put(path.absolute(), text.encode())
