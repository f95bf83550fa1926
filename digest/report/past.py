"""What `digest explain` prints of the past: a quiet night, an article's fates, a source's health."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from digest.account import AccountRow
from digest.model import Remembered, SourceState
from digest.nightly.history import History
from digest.report.run import account_as_data, sums
from digest.store import Night


def quiet_as_text(night: Night) -> str:
    """A night without a letter: why, and what became of every input."""
    rows = (f"  {row.origin}: {row.detail}" for row in night.account.rows)
    return "\n".join([f"{night.day}: {night.text.splitlines()[0]}", sums(night.account), *rows])


def quiet_as_data(night: Night) -> dict[str, Any]:
    """The same for a program."""
    return {
        "day": night.day.isoformat(),
        "edition": None,
        "reason": night.text.splitlines()[0],
        "account": account_as_data(night.account),
    }


def history_as_text(found: History) -> str:
    """An article with its fate on each night, and a source with its health, as far as there are such."""
    lines: list[str] = []
    if found.article:
        lines += _article(found.article)
        lines += [f"  {day}: {_fate(row)}" for day, row in found.fates]
        if found.tonight is not None:
            lines.append(
                f"  the letter that is due may {'not ' if found.tonight else ''}tell it{_because(found.tonight)}"
            )
    if found.source:
        lines += _source(found.source)
    return "\n".join(lines)


def _article(one: Remembered) -> Iterator[str]:
    article = one.article
    yield article.title
    yield f"  {article.publisher}, {_when(article.published) if article.published else 'undated'}"
    yield f"  first seen {_when(one.first_seen)}, brought by {one.source}"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _fate(row: AccountRow) -> str:
    return f"{row.fate}: {row.detail}"


def _source(state: SourceState) -> Iterator[str]:
    yield f"the source {state.key}"
    yield f"  last read {_when(state.last_success)}" if state.last_success else "  never read"
    if state.failures:
        yield f"  failed {state.failures} times in a row: {state.reason}"


def history_as_data(found: History) -> dict[str, Any]:
    """The same for a program."""
    article, source = found.article, found.source
    return {
        "article": article
        and {
            "id": article.article.id,
            "url": article.article.url,
            "title": article.article.title,
            "publisher": article.article.publisher,
            "published": _stamp(article.article.published),
            "first_seen": _stamp(article.first_seen),
            "source": article.source,
            "told": article.told and article.told.isoformat(),
            "left_out_now": found.tonight,
        },
        "nights": [
            {"day": day.isoformat(), "fate": row.fate.value, "detail": row.detail} for day, row in found.fates
        ],
        "source": source
        and {
            "key": source.key,
            "last_success": _stamp(source.last_success),
            "failures": source.failures,
            "reason": source.reason,
        },
    }


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
