"""What a sentence says of days, on another day than its article's: left out, left alone, or not to be told.

A weekday is kept where it means the same day to both readers, left out by a recorded edit where the sentence stands
without it, and takes its sentence along otherwise. "Yesterday" becomes the weekday that it was, where the article's
own day is sure. ("Today" may mean "these days", so it is not restated.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from digest import text
from digest.model import Article, Edit

WEEK = 6  # days ahead or back in which a bare weekday is understood

# "Yesterday" and its like where we have no rule that would mend them: such a sentence is for its own day alone.
OTHER_DAYS = {
    "de": re.compile(r"\b(?:gestern|heute|morgen(?!s)|vorgestern|übermorgen)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:hier|aujourd[’']hui|demain|ce (?:matin|soir))\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:ayer|hoy|anoche|esta (?:mañana|tarde|noche))\b", re.IGNORECASE),
}

# Times are kept in UTC, and a paper's day may be another one. In these hours it is the same day from California to
# Japan, so "yesterday" can be counted from it.
SAME_DAY_HOURS = range(8, 15)
_STATED = re.compile(
    r"(?P<bound>\b(?:since|until|till|by|from|for|before|after|of|than|on) )?"
    r"\b(?P<day>yesterday|tomorrow|last night|tonight|this (?=morning|afternoon|evening))(?P<owns>[’']s)?"
    r"(?P<part> ?(?:morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)
_AWAY = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def told_on(article: Article, quote: str, day: date | None) -> list[Edit] | None:
    """What to do about the sentence's days on another day; None where nothing helps."""
    if day is None:
        return []
    plain = text.unquoted(quote)
    keep = trusted_weekdays(article, day)
    restated = _restated(article, plain, keep) if article.language.startswith("en") else []
    left = _blanked(plain, restated)
    if (OTHER_DAYS.get(article.language) or text.RELATIVE_DAY).search(left):
        return None
    loose = weekday_edits(left, keep)
    return None if loose is None else sorted([*restated, *loose], key=lambda edit: edit.start)


def _restated(article: Article, plain: str, keep: frozenset[str]) -> list[Edit]:
    """Edits that set the weekday for "yesterday" and its like, where it is sure and will be understood."""
    written = article.published
    if written is None or written.hour not in SAME_DAY_HOURS:
        return []
    edits = []
    for match in _STATED.finditer(plain):
        said = match["day"].strip().lower()
        name = text.WEEKDAYS[(written.date() + timedelta(days=_AWAY.get(said, 0))).weekday()]
        if name in keep:
            edits.append(Edit(*match.span(), _stated(match, name), "day-restated"))
    return edits


def _stated(match: re.Match[str], name: str) -> str:
    """As the words it stands for were set: "on Wednesday evening", "since Wednesday", "Wednesday’s"."""
    part = " night" if match["day"].lower() in {"last night", "tonight"} else (match["part"] or "")
    part = f" {part.strip()}" if part.strip() else ""
    if match["owns"]:
        return f"{match['bound'] or ''}{name}{match['owns']}{part}"
    bound = match["bound"] or ("On " if match.start() == 0 else "on ")
    return f"{bound}{name}{part}"


def _blanked(plain: str, edits: Sequence[Edit]) -> str:
    for edit in edits:
        plain = plain[: edit.start] + " " * (edit.end - edit.start) + plain[edit.end :]
    return plain


def trusted_weekdays(article: Article, day: date) -> frozenset[str]:
    """The weekdays that a reader of `day` understands as the article's reader did.

    "On Monday" means the nearest Monday, so a weekday that lies between the article's day and the edition's
    has two readings and is not trusted; nothing is, where the article has no date or is a week away.
    """
    if article.published is None:
        return frozenset()
    written = article.published.date()
    apart = abs((day - written).days)
    if apart > WEEK:
        return frozenset()
    first = min(day, written)
    between = {text.WEEKDAYS[(first + timedelta(days=n)).weekday()] for n in range(1, apart + 1)}
    return frozenset(text.WEEKDAYS) - between


def weekday_edits(sentence: str, keep: frozenset[str]) -> list[Edit] | None:
    """Edits that leave out the weekdays not to be trusted; None where one can't be left out.

    "arrived on Thursday with" reads as well without the day and says nothing false; "Thursday's vote" does not.
    """
    plain = text.unquoted(sentence)
    edits = [
        Edit(found.start(), found.end(), "", "weekday-left-out")
        for found in text.LOOSE_WEEKDAY.finditer(plain)
        if not _names_kept(found.group(), keep)
    ]
    rest = _blanked(plain, edits)
    return edits if all(_names_kept(day.group(), keep) for day in text.WEEKDAY.finditer(rest)) else None


def _names_kept(phrase: str, keep: frozenset[str]) -> bool:
    return any(name in phrase for name in keep)
