"""What a run is asked for, what it reads, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from digest import text
from digest.account import Account, AccountRow
from digest.config import Config
from digest.errors import NothingToReport
from digest.model import Article, Edition, Finding, Lineup, Skipped
from digest.render import Looks


@dataclass(frozen=True, slots=True)
class Composed:
    """An edition with the decisions that made it.

    `unmatched` are names in the owner's rulings that no article has, `remarks` tell of dates that had to be put right.
    """

    edition: Edition
    lineup: Lineup
    account: Account
    casing: text.Casing
    unmatched: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class QuietNight(NothingToReport):
    """Too little for a letter; `account` says what became of every input all the same."""

    def __init__(self, message: str, hint: str, account: Account) -> None:
        super().__init__(message, hint)
        self.account = account


@dataclass(frozen=True, slots=True)
class Explained:
    """Why an edition is as it is, for a person and for a program: kept with it, since memory moves on."""

    text: str = ""
    json: str = ""


def _silent(_done: int, _all: int) -> None:
    """Progress that nobody watches."""


def _unexplained(_made: Composed) -> Explained:
    return Explained()


@dataclass(frozen=True, slots=True)
class Job:
    """What one run is asked for.

    `stateless` runs take every article given, whatever its date, and remember nothing. `redo` makes the day's edition
    again. `templates` are the folders of templates, the owner's before ours. `environ` is where the headers and the proxies of the sources are looked for; `progress` is told how many
    of how many addresses have answered; `explain` puts the decisions into the words that are kept.
    """

    config: Config
    now: datetime
    out: Path
    templates: tuple[Path, ...]
    day: date | None = None
    stateless: bool = False
    sample: bool = False
    redo: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[int, int], None] = _silent
    explain: Callable[[Composed], Explained] = _unexplained

    @property
    def looks(self) -> Looks:
        """How the owner wants editions set."""
        return Looks(self.templates, self.config.brand, self.config.mail)


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that may be told, what is known already to be left out, and the owner's word on the rest.

    `left` has a row for each input that comes into no story; `others` are articles that a ruling of the owner may
    name though they can't be told. `weights` go by article id, `families` (the house that owns a publisher) by
    publisher.
    """

    articles: tuple[Article, ...]
    left: tuple[AccountRow, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    others: tuple[Article, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ingested:
    """What the sources brought tonight.

    `asked` of `sources` were asked or read, `waiting` were not, since it is too soon; `new` articles are remembered
    since, `changed` ones were known. `present` are the ids of the articles that the folders hold now. `remarks` are
    for the owner: what has lasted long enough to need a hand.
    """

    sources: int = 0
    asked: int = 0
    waiting: int = 0
    new: int = 0
    changed: int = 0
    present: frozenset[str] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    def __add__(self, other: Ingested) -> Ingested:
        """Both together."""
        return Ingested(
            self.sources + other.sources,
            self.asked + other.asked,
            self.waiting + other.waiting,
            self.new + other.new,
            self.changed + other.changed,
            self.present | other.present,
            self.skipped + other.skipped,
            self.remarks + other.remarks,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What a run ends with: the edition, its account and the files to open.

    `composed` is None where the edition was made by an earlier run, which this one left as it was; `ingested` is None
    for a run without memory. `findings` are those of this run's check; `held` says that the edition's mail is held back.
    """

    edition: Edition
    account: Account
    files: tuple[Path, ...]
    composed: Composed | None = None
    ingested: Ingested | None = None
    findings: tuple[Finding, ...] = ()
    held: bool = False
