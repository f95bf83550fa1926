"""What `digest run` prints: the headlines, the account of inputs, and what to open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from digest.account import Account, Fate
from digest.model import Skipped
from digest.nightly import Ingested, Made


def run_as_text(made: Made, files: Sequence[str]) -> str:
    """The headlines, the account of inputs, and what to open."""
    edition = made.edition
    lines = [f"{edition.name}, {edition.day:%A} {edition.day}, No. {edition.number}", ""]
    for section in edition.sections:
        lines += [section.title, *(f"  {brief.title.text}" for brief in section.briefs)]
    if edition.more:
        lines += ["More to read", *(f"  {pointer.title} ({pointer.publisher})" for pointer in edition.more)]
    lines += ["", *([brought(made.ingested)] if made.ingested else []), sums(made.account)]
    # Of a letter that was made before, what failed then is past; what failed now is news.
    failed = (f"  skipped {one.origin}: {one.stage}: {one.reason}" for one in _failed_now(made))
    lines += [*(_skips(made.account) if made.composed else failed)]
    lines += ["", "Open:", *(f"  {file}" for file in files)]
    return "\n".join(lines)


def _failed_now(made: Made) -> Sequence[Skipped]:
    return made.ingested.skipped if made.ingested else ()


def brought(ingested: Ingested) -> str:
    """What the sources gave: "27 of 30 sources asked, 3 not asked; 41 new articles, 2 changed"."""
    sources = _counted(ingested.sources, "source", "sources")
    soon = f", {ingested.waiting} not asked" if ingested.waiting else ""
    changed = f", {ingested.changed} changed" if ingested.changed else ""
    new = _counted(ingested.new, "new article", "new articles")
    return f"{ingested.asked} of {sources} asked{soon}; {new}{changed}"


def sums(account: Account) -> str:
    """Count the inputs by their fate: "41 articles (12 cited, …), 3 skipped", and the parts add up."""
    parts = [
        (Fate.CITED, "cited"),
        (Fate.ALSO, "beside them"),
        (Fate.POINTER, "pointed to"),
        (Fate.UNUSED, "unused"),
    ]
    told = ", ".join(f"{account.count(fate)} {word}" for fate, word in parts)
    articles = account.count(*(fate for fate, _ in parts))
    made = f"{_counted(account.stories, 'story', 'stories')}, {_counted(account.briefs, 'brief', 'briefs')}"
    return (
        f"{_counted(articles, 'article', 'articles')} ({told}), {account.count(Fate.SKIPPED)} skipped, {made}"
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _skips(account: Account) -> Iterator[str]:
    return (f"  skipped {row.origin}: {row.detail}" for row in account.rows if row.fate is Fate.SKIPPED)


def run_as_data(made: Made) -> dict[str, Any]:
    """The same as `run_as_text`, for a program."""
    edition = made.edition
    data = {
        "day": edition.day.isoformat(),
        "name": edition.name,
        "number": edition.number,
        "sample": edition.sample,
        "headlines": {s.kind.value: [brief.title.text for brief in s.briefs] for s in edition.sections},
        "account": account_as_data(made.account),
        "files": [str(file) for file in made.files],
    }
    return data | ({"sources": _ingested_as_data(made.ingested)} if made.ingested else {})


def _ingested_as_data(ingested: Ingested) -> dict[str, Any]:
    return {
        "sources": ingested.sources,
        "asked": ingested.asked,
        "waiting": ingested.waiting,
        "new": ingested.new,
        "changed": ingested.changed,
        "remarks": list(ingested.remarks),
    }


def account_as_data(account: Account) -> dict[str, Any]:
    """The sums, and a row for each input."""
    counts = {fate.value: account.count(fate) for fate in Fate}
    rows = [
        {"origin": r.origin, "title": r.title, "fate": r.fate.value, "detail": r.detail} for r in account.rows
    ]
    return {**counts, "stories": account.stories, "briefs": account.briefs, "inputs": rows}
