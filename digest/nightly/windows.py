"""Days and windows: which articles may stand in which letter. Pure.

A letter's day is the local date of the last closing time; its window ends there. It begins where the last letter
ended, so that the windows of letters that were made lie edge to edge: a night that failed, was quiet or never came
is told by the next, up to a week late. Before the first letter it begins where the first letter's would have, had
it been made on the day when the memory began.

An article belongs to the window that holds its publication, or its first sight where it is undated. Two rules keep
the edges honest. What came late (published shortly before the window, but first seen in it) is told, since no
earlier letter could have. And what was there when its source was first read is told only if its date is in the
window: nobody knows how old an undated one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from digest.config import WEEKDAYS, Config
from digest.model import Article, Remembered

Window = tuple[datetime, datetime]
# How far a letter reaches back for nights that told nothing.
CATCH_UP = timedelta(days=7)
# A report this much older than the window may still come late: feeds lag, and a source fails for a night or two.
LATE = timedelta(days=2)


def last_day(config: Config, now: datetime) -> date:
    """The day of the letter that closed last."""
    local = now.astimezone(config.edition.zone)
    day = local.date() if local.time() >= config.edition.at else local.date() - timedelta(days=1)
    return _due(config, day)


def next_day(config: Config, now: datetime) -> date:
    """The day of the letter that closes next."""
    day = last_day(config, now) + timedelta(days=1)
    while WEEKDAYS[day.weekday()] not in config.edition.days:
        day += timedelta(days=1)
    return day


def newest_day(articles: Sequence[Article], config: Config, now: datetime) -> date:
    """For files named by hand: the local date of the newest dated one, else today's."""
    dated = [article.published for article in articles if article.published]
    return max(dated, default=now).astimezone(config.edition.zone).date()


def closing(config: Config, day: date) -> datetime:
    """The instant at which the letter of a day closes: a local time, so a window may have 23 or 25 hours."""
    return datetime.combine(day, config.edition.at, config.edition.zone).astimezone(UTC)


def window(config: Config, day: date, told_until: datetime | None, since: datetime | None) -> Window:
    """(from, to]: see above. `told_until` ends the last letter before this, `since` is when the memory began."""
    scheduled, end = _opening(config, day), closing(config, day)
    if told_until is None:
        begun = _opening(config, last_day(config, since)) if since else scheduled
        told_until = min(begun, scheduled)
    return max(told_until, scheduled - CATCH_UP), end


def left_out(one: Remembered, within: Window, day: date, until: datetime) -> str:
    """Why an article can't be told in the letter of this day, or "" where it can.

    `until` is the moment of the run: an undated article that it is the first to see is told at once.
    """
    start, end = within
    if one.told and one.told != day:
        return f"told on {one.told}"
    if one.copy_told and one.copy_told != day:
        return f"its very words were told on {one.copy_told}, under another address"
    if one.backlog and one.article.published is None:
        return "undated, and there when its feed was first read: nobody knows how old it is"
    last = end if one.article.published else max(end, until)
    late = not one.backlog and one.first_seen > start and one.time > start - LATE
    if start < one.time <= last or (late and one.time <= start):
        return ""
    return _outside(one, start)


def _outside(one: Remembered, start: datetime) -> str:
    word = "published" if one.article.published else "undated, first seen"
    side = "before" if one.time <= start else "after"
    return f"{word} {one.time:%Y-%m-%d %H:%M} UTC, {side} the edition’s window"


def _opening(config: Config, day: date) -> datetime:
    return closing(config, _due(config, day - timedelta(days=1)))


def _due(config: Config, day: date) -> date:
    """This day or the last one before it on which a letter is due."""
    while WEEKDAYS[day.weekday()] not in config.edition.days:
        day -= timedelta(days=1)
    return day
