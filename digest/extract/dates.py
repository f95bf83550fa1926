"""Dates as pages write them -> instants, or None.

Read are ISO 8601 and RFC 3339, RFC 5322's mail dates, "27 February 2025, 22:05 GMT", "Feb. 27, 2025 at 5:40
p.m. EST", "27.02.2025, 18.30 Uhr", in English, German, French, Spanish,
Italian, Dutch and Portuguese. A date without a time is midnight; where no
zone is stated, none is assumed, until `placed` is told whose it is. A wrong date is worse than none: what can be read two ways ("02/03/2025"), what is no day
("32 Feb") and what no news page can mean (before 1995, after 2100) is None. This never asks what day it is.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1995, 2100

# Every name of a month that is read; its first three letters or more stand for it, "sept." beside.
MONTHS = (
    ("january", "januari", "jänner", "janvier", "enero", "gennaio", "janeiro"),
    ("february", "februari", "février", "febrero", "febbraio", "fevereiro"),
    ("march", "märz", "mrz", "mars", "marzo", "maart", "março"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio", "mei"),
    ("june", "juni", "juin", "junio", "giugno", "junho"),
    ("july", "juli", "juillet", "julio", "luglio", "julho"),
    ("august", "augustus", "août", "agosto"),
    ("september", "septembre", "septiembre", "settembre", "setembro"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"),
)
# Hours from UTC, as newspapers print them. Ambiguous ones have the meaning of the larger English press.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "ist": 5.5, "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "trt": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip

# Letters that stand for a place's clock, summer time and all.
AMERICAN = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_MONTH = r"(?P<month>[A-Za-zäçéûÄÇÉÛ]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\d)(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        rf"(?<![\d:.]){_DAY}(?: de)?[ -]{_MONTH},?(?: de)?[ -]{_YEAR}(?!\d)",
        rf"\b{_MONTH} {_DAY},? {_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<either>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}(?![\d/])",
    )
)
_TIME = re.compile(
    r"(?<![\d:.,-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?![\d:])"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?|uhr\b)?\s*\(?(?P<zone>[+-]\d{2}:?\d{2}\b|[A-Za-z]{1,4}\b)?",
    re.IGNORECASE,
)
# What follows one of these is the time of something else.
_NEXT = re.compile(r"\||\b(?:updated|edited|modified|aktualisiert|ago)\b", re.IGNORECASE)
NOON = 12
NEAR = 60  # characters around a date in which its time stands


def parse(text: str) -> datetime | None:
    """The first date of a text with its time, or None: in UTC where it states a zone, else naive."""
    for shape in _SHAPES:
        found = shape.search(text)
        if found:
            day = _day(found)
            after = _NEXT.split(text[found.end() :], maxsplit=1)[0]
            return _at(day, text[: found.start()], after) if day else None
    return None


def placed(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """The moment in UTC; one that stated no zone is local time in this one, as far as the calendar reaches."""
    try:
        return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


def span(text: str) -> tuple[int, int] | None:
    """Where the date stands, to see what else a line says."""
    found = next((match for shape in _SHAPES if (match := shape.search(text)) and _day(match)), None)
    return found.span() if found else None


def _day(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    if parts.get("either"):
        month, day = _unambiguous(int(parts["either"]), int(parts["other"]))
    else:
        month, day = int(parts.get("number") or _month(parts["month"])), int(parts["day"])
    year = int(parts["year"])
    try:
        # Whose day it is, `placed` is told.
        read = datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return None
    return read if FIRST_YEAR <= year <= LAST_YEAR else None


def _unambiguous(first: int, second: int) -> tuple[int, int]:
    """Month and day of "27/02": one of the two must be above 12, else nobody knows (0, 0)."""
    if first > NOON >= second:
        return second, first
    if second > NOON >= first:
        return first, second
    return 0, 0


def _month(name: str) -> int:
    """1 to 12, or 0 for no month: "Mars" is a planet, but between a day and a year it is March."""
    low = name.lower()
    return next((n for n, names in enumerate(MONTHS, 1) if any(full.startswith(low) for full in names)), 0)


def _at(day: datetime, before: str, after: str) -> datetime | None:
    """The day with the time that stands after it (or before it, as in "1.05pm GMT, 27 February")."""
    found = _time(after.removeprefix("T").removeprefix("t")) or _time(before[-NEAR:])
    if not found:
        return day
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if half.startswith(("a", "p")):
        hour = hour % NOON + (NOON if half.startswith("p") else 0) if 1 <= hour <= NOON else -1
    try:
        local = day.replace(
            hour=hour, minute=minute, second=int(found["second"] or 0), tzinfo=_zone(found["zone"])
        )
        return local.astimezone(UTC) if local.tzinfo else local
    except (ValueError, OverflowError):
        return None


def _time(text: str) -> re.Match[str] | None:
    """A bare number is no time of day: it needs minutes, or a.m. or p.m."""
    found = (match for match in _TIME.finditer(text[:NEAR]) if match["minute"] or match["half"])
    return next(found, None)


def _zone(name: str | None) -> tzinfo | None:
    """A zone by its offset or its letters, None where there is none; letters that name none ("to", "Thu") are none."""
    if name and name[0] in "+-":
        whole, minutes = int(name[1:3]), int(name[-2:])
        return timezone((-1 if name[0] == "-" else 1) * timedelta(hours=whole, minutes=minutes))
    if (name or "").lower() in AMERICAN:
        return ZoneInfo(AMERICAN[(name or "").lower()])
    hours = ZONES.get((name or "").lower())
    return None if hours is None else timezone(timedelta(hours=hours))
