"""What a check found, as text for a person and as data for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digest.model import Finding, Level

LEVELS = {
    Level.ERROR: ("error", "errors"),
    Level.WARNING: ("warning", "warnings"),
    Level.NOTE: ("note", "notes"),
}


def findings_as_text(findings: Sequence[Finding], files: int) -> str:
    """Each finding with its next step, and the sums."""
    told = "".join(f"{_line(one)}\n  next: {one.next}\n" for one in findings)
    return f"{told}{sums(findings)} in {files} {'file' if files == 1 else 'files'}"


def findings_as_data(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """The findings, for a program."""
    return [
        {"level": one.level.value, "rule": one.rule, "place": one.place, "why": one.why, "next": one.next}
        for one in findings
    ]


def sums(findings: Sequence[Finding]) -> str:
    """How many of each level: "2 errors, 1 note", or "no finding"."""
    counts = Counter(one.level for one in findings)
    told = [f"{counts[level]} {names[counts[level] > 1]}" for level, names in LEVELS.items() if counts[level]]
    return ", ".join(told) or "no finding"


def remarks(findings: Sequence[Finding], *, quiet: bool) -> Iterator[str]:
    """What the owner of a nightly job has to read: the errors whole, the rest as a sum."""
    errors = [one for one in findings if one.level is Level.ERROR]
    for one in errors:
        yield _line(one)
        yield f"  next: {one.next}"
    others = [one for one in findings if one.level is not Level.ERROR]
    if others and not quiet:
        yield f"checked: {sums(others)}; see them: digest check"


def _line(one: Finding) -> str:
    return f"{one.level.value} [{one.rule}] {one.place}: {one.why}"
