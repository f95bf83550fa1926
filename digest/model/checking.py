"""What is wrong with a finished output: findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a finding is: an error keeps the mail from going out, a warning is the owner's to weigh, a note tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing.

    `rule` is a fixed name ("email/contrast"), `place` where it stands (a file, and what in it), `why` what is wrong
    and whom it hurts, `next` what to do about it.
    """

    level: Level
    rule: str
    place: str
    why: str
    next: str
