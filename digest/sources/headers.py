"""What the headers of an answer say, and nothing they don't: anything unreadable is as good as not there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from digest.model import Validators

# Longer than any real validator; whoever sends more gets it back from nobody.
LONGEST = 2000
# The longest that a server can make us stay away by one answer.
MOST_PATIENCE = timedelta(days=1)
_SECONDS = re.compile(r"\s*(-?\d+)\s*", re.ASCII)
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(;|$)", re.ASCII)


def validators(headers: Mapping[str, str]) -> Validators:
    """What to ask by next time, to the letter."""
    return Validators(_kept(headers.get("ETag", "")), _kept(headers.get("Last-Modified", "")))


def conditions(known: Validators) -> dict[str, str]:
    """The headers that ask for news alone (RFC 9110, 13.1)."""
    wanted = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in wanted.items() if value}


def media_type(headers: Mapping[str, str]) -> str:
    """What a body claims to be, without parameters; "" where it makes no readable claim."""
    claim = _TYPE.match(headers.get("Content-Type", ""))
    return claim[1].lower() if claim else ""


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """How long a server wishes to be left alone (RFC 9110, 10.2.3), within [0, 24 hours].

    A date is held against the server's own clock, as its Date header shows it; without that it means nothing here.
    """
    wish = headers.get("Retry-After", "")
    if seconds := _SECONDS.fullmatch(wish):
        # Cut before it is counted: what has ten digits is beyond every clamp.
        return _clamped(timedelta(seconds=int(seconds[1][:10])))
    then, now = _date(wish), _date(headers.get("Date", ""))
    return _clamped(then - now) if then and now else None


def _clamped(wish: timedelta) -> timedelta:
    return min(max(wish, timedelta()), MOST_PATIENCE)


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _kept(value: str) -> str:
    """A validator as it came, unless it can't be kept as text, or is no reasonable one."""
    return value if len(value) <= LONGEST and value.isprintable() else ""
