"""Which articles may stand in which letter: days, windows, and the edges between them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Config, EditionConfig
from digest.model import Remembered
from digest.nightly import windows
from tests.articles import article

NIGHTLY = Config(edition=EditionConfig(timezone="Europe/Vienna", at=time(18, 0)))
TUESDAY = date(2025, 2, 25)


def config(**knobs: Any) -> Config:
    return replace(NIGHTLY, edition=replace(NIGHTLY.edition, **knobs))


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 2, day, hour, minute, tzinfo=UTC)


def seen(first_seen: datetime, published: datetime | None = None, **changes: Any) -> Remembered:
    return replace(Remembered(article(published=published), "feed", first_seen), **changes)


# ---------------------------------------------------------------- days


def test_the_letter_that_is_due_is_the_one_that_closed_last() -> None:
    assert windows.last_day(NIGHTLY, utc(25, 16, 59)) == date(2025, 2, 24)
    assert windows.last_day(NIGHTLY, utc(25, 17, 0)) == TUESDAY  # 18:00 in Vienna


def test_a_weekly_letter_is_due_on_its_weekday_alone() -> None:
    weekly = config(days=("fri",))
    assert windows.last_day(weekly, utc(25, 20)) == date(2025, 2, 21)
    assert windows.window(weekly, date(2025, 2, 21), None, None) == (utc(14, 17), utc(21, 17))


def test_a_letter_on_working_days_tells_the_weekend_on_monday() -> None:
    working = config(days=("mon", "tue", "wed", "thu", "fri"))
    assert windows.window(working, date(2025, 2, 24), None, None) == (utc(21, 17), utc(24, 17))


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 30), 23), (date(2025, 10, 26), 25)])
def test_the_window_of_a_day_on_which_the_clocks_change_has_23_or_25_hours(day: date, hours: int) -> None:
    start, end = windows.window(NIGHTLY, day, None, None)
    assert end - start == timedelta(hours=hours)


@given(st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: utc(1, 0) + timedelta(minutes=minutes)))
def test_every_instant_belongs_to_one_letter_however_the_clocks_change(now: datetime) -> None:
    nightly = config(at=time(2, 30))  # an hour that summer time skips once and doubles once
    day = windows.last_day(nightly, now)
    assert windows.closing(nightly, day) <= now + timedelta(hours=1)
    assert now < windows.closing(nightly, day + timedelta(days=1)) + timedelta(hours=1)


def test_the_letter_that_closes_next_is_on_its_weekday() -> None:
    assert windows.next_day(NIGHTLY, utc(25, 16)) == TUESDAY
    assert windows.next_day(NIGHTLY, utc(25, 17)) == date(2025, 2, 26)
    assert windows.next_day(config(days=("fri",)), utc(25, 17)) == date(2025, 2, 28)


# ---------------------------------------------------------------- windows


def test_a_letter_begins_where_the_last_one_ended() -> None:
    assert windows.window(NIGHTLY, TUESDAY, utc(24, 17), None) == (utc(24, 17), utc(25, 17))
    assert windows.window(NIGHTLY, TUESDAY, utc(22, 17), None) == (utc(22, 17), utc(25, 17))


def test_the_closing_hour_may_change_and_nothing_falls_between() -> None:
    assert windows.window(NIGHTLY, TUESDAY, utc(24, 19), None)[0] == utc(24, 19)


def test_missed_nights_are_caught_up_a_week_back_and_no_further() -> None:
    assert windows.window(NIGHTLY, TUESDAY, utc(3, 17), None)[0] == utc(17, 17)


def test_before_the_first_letter_the_window_reaches_back_to_when_the_memory_began() -> None:
    began = utc(22, 18)  # the letter of the 22nd was due, and was quiet
    assert windows.window(NIGHTLY, TUESDAY, None, began)[0] == utc(21, 17)
    assert windows.window(NIGHTLY, TUESDAY, None, utc(25, 17, 30))[0] == utc(24, 17)


# ---------------------------------------------------------------- what stands in it

WINDOW = (utc(24, 17), utc(25, 17))


def left_out(one: Remembered) -> str:
    return windows.left_out(one, WINDOW, TUESDAY, utc(25, 17, 5))


def test_what_was_published_in_the_window_is_told_whenever_it_came() -> None:
    assert not left_out(seen(utc(24, 18), utc(24, 17, 1)))
    assert not left_out(seen(utc(25, 17, 5), utc(25, 17)))
    assert not left_out(seen(utc(25, 17, 5), utc(25, 3), backlog=True))


def test_what_is_older_or_newer_is_not_and_the_reason_says_which() -> None:
    assert "before the edition’s window" in left_out(seen(utc(24, 16), utc(24, 17)))
    assert "after the edition’s window" in left_out(seen(utc(25, 18), utc(25, 17, 1)))


def test_a_report_that_came_too_late_for_the_last_letter_is_told_in_this_one() -> None:
    late = seen(utc(24, 17, 30), utc(24, 16, 58))
    assert not left_out(late)
    assert "before" in left_out(replace(late, first_seen=utc(24, 16, 59)))
    assert "before" in left_out(seen(utc(25, 9), utc(20, 9)))


def test_the_back_catalogue_of_a_new_feed_is_only_remembered() -> None:
    assert "before" in left_out(seen(utc(25, 9), utc(24, 9), backlog=True))
    assert "nobody knows how old" in left_out(seen(utc(25, 9), backlog=True))


def test_an_undated_report_is_as_new_as_its_first_sight() -> None:
    assert not left_out(seen(utc(25, 9)))
    assert "undated, first seen 2025-02-24 09:00 UTC, before" in left_out(seen(utc(24, 9)))


def test_an_undated_report_that_the_run_itself_is_first_to_see_is_told_at_once() -> None:
    assert not left_out(seen(utc(25, 17, 5)))
    assert "after" in left_out(seen(utc(25, 17, 6)))


def test_what_was_told_is_not_told_again_but_where_its_own_letter_is_made_again() -> None:
    told = seen(utc(25, 9), utc(25, 8), told=date(2025, 2, 24))
    assert left_out(told) == "told on 2025-02-24"
    assert not left_out(replace(told, told=TUESDAY))


def test_a_copy_of_what_was_told_is_not_told() -> None:
    copy = seen(utc(25, 9), utc(25, 8), copy_told=date(2025, 2, 24))
    assert "its very words were told on 2025-02-24" in left_out(copy)
