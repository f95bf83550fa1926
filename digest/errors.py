"""Everything that can go wrong on purpose, as one tree.

    DigestError            what happened, where, and the next thing to do (`hint`)
    ├── ConfigError        digest.toml can't be used                           exit 2
    ├── UsageError         the command line asks for something impossible      exit 2
    ├── NothingToReport    no input, or none that makes an edition             exit 3
    ├── UnreadableSource   one document can't become an article; the run turns it into a
    │                      `Skipped` and goes on, so no caller ever sees it
    ├── StoreError         the memory can't be used: nothing is begun anew     exit 1
    └── PublishError       out/ can't be written                               exit 1

Anything else that escapes is a bug: it stops the run with a traceback.
"""

from __future__ import annotations


class DigestError(Exception):
    """A failure the user can act on: `message` says what and where, `hint` what to do next."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(DigestError):
    """digest.toml has an unknown key, a value of the wrong kind, or is not there."""

    exit_code = 2


class UsageError(DigestError):
    """The command line names something that does not exist or can't be combined."""

    exit_code = 2


class NothingToReport(DigestError):
    """There is no edition to make; nothing was written."""

    exit_code = 3


class UnreadableSource(DigestError):
    """One document can't be read as an article; `message` is the reason its `Skipped` gives."""


class StoreError(DigestError):
    """The memory is damaged, locked, full, not ours to write, or a newer program's; it stands as it stood before."""


class PublishError(DigestError):
    """The output folder can't be written; what stood there before still stands."""
