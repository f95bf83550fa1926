r"""How a source has been doing -> whether to ask it now, where, and what its owner should hear of it.

    never asked --> asked --> answered       at most hourly where the server can say "unchanged", else once a night
                        \--> failing        again after an hour, then two, four …, or when its server said
                                 \--> retired   gone for good: asked no more until it is added again

Nothing is asked here and nothing is kept: a state goes in, a state comes out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from digest.model import Answer, Outcome, SourceState, Validators

# What feed readers agree on as polite: hourly with conditional requests, daily without. Five minutes less than the
# hour, and hours less than the day, so that a run that begins a little earlier than the last one still asks.
CONDITIONAL = timedelta(minutes=55)
UNCONDITIONAL = timedelta(hours=20)
HOUR = timedelta(hours=1)
AFTER_FAILURE, MOST_DOUBLINGS = HOUR, 5
LONGEST_WISH = timedelta(days=1)
# A permanent redirect is believed after so many nights: a mistake in a server's settings lasts shorter.
SAME_MOVES = 3
# 410 says of itself that it is for good (RFC 9110, 15.5.11); 404 also stands for a server under repair.
GONE, NOT_FOUND = 410, 404
GONE_TIMES = 3
NOT_FOUND_TIMES, NOT_FOUND_FOR = 7, timedelta(days=7)
# A source that fails for a weekend is nobody's business.
LASTING = timedelta(days=3)
# How the reason of a state begins that the guard, and no server, refused.
REFUSED = "refused:"
# How the reason of a state begins whose last answer was 410: a row of these is counted by itself.
GONE_REASON = "gone for good (410)"


def waits(state: SourceState, now: datetime) -> str:
    """Why a source is not to be asked now, as a phrase for people; "" if it is."""
    if state.retired_at:
        return f"given up on {state.retired_at:%Y-%m-%d} ({state.reason}): add it again, or remove it"
    # No server can ask for more than a day: whatever lies further ahead was written by a clock that was wrong.
    if state.wait_until and timedelta(0) < state.wait_until - now <= LONGEST_WISH:
        return f"its server asked to be left alone until {state.wait_until:%Y-%m-%d %H:%M} UTC"
    if state.reason.startswith(REFUSED):
        return ""  # no server was asked, and the owner may have changed [fetch] allow
    since = now - state.last_try if state.last_try else None
    # A try that lies ahead was made by a clock that was wrong.
    if since is None or not timedelta(0) <= since < _pause(state):
        return ""
    if state.failures:
        return f"it failed {_ago(since)} ago ({state.reason}): it is asked again {_pause(state) // HOUR} h after that"
    return f"it was asked {_ago(since)} ago, which is soon enough"


def _pause(state: SourceState) -> timedelta:
    """An hour after the first failure, twice as long after each that follows, up to what a silent server gets."""
    if state.failures:
        return min(AFTER_FAILURE * (1 << min(state.failures - 1, MOST_DOUBLINGS)), UNCONDITIONAL)
    return CONDITIONAL if state.validators else UNCONDITIONAL


def _ago(since: timedelta) -> str:
    minutes = int(since.total_seconds() // 60)
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"


def address(state: SourceState) -> str:
    """Where to ask: the address of digest.toml, or where that has moved to for good."""
    return state.moved_to if state.moved_times >= SAME_MOVES else state.key


def after(state: SourceState, answer: Answer, now: datetime, body_sha256: str = "") -> SourceState:
    """What is to be remembered of a source after an answer.

    `body_sha256` is that of the body which was read; a body that turned out to be no feed is to come as a failure, so
    that its validators are never sent and it is read again.
    """
    tried = replace(state, last_try=now, wait_until=None)
    return (
        _failed(tried, answer, now)
        if answer.outcome is Outcome.FAILED
        else _answered(tried, answer, body_sha256)
    )


def _answered(state: SourceState, answer: Answer, body_sha256: str) -> SourceState:
    return replace(
        _moved(state, answer),
        validators=_validators(state.validators, answer),
        body_sha256=body_sha256 or state.body_sha256,
        first_success=state.first_success or state.last_try,
        last_success=state.last_try,
        failures=0,
        failing_since=None,
        reason="",
        retired_at=None,
    )


def _validators(known: Validators, answer: Answer) -> Validators:
    """A new body comes with its own or with none; "unchanged" need not repeat them (RFC 9110, 15.4.5)."""
    sent = answer.validators
    if answer.outcome is Outcome.BODY:
        return sent
    return Validators(sent.etag or known.etag, sent.last_modified or known.last_modified)


def _moved(state: SourceState, answer: Answer) -> SourceState:
    """Count the same move in a row. A new address that answers for itself goes on being used."""
    if answer.moved_to:
        times = state.moved_times + 1 if answer.moved_to == state.moved_to else 1
        return replace(state, moved_to=answer.moved_to, moved_times=times)
    if address(state) != state.key:
        return state
    return replace(state, moved_to="", moved_times=0)


def _failed(state: SourceState, answer: Answer, now: datetime) -> SourceState:
    """A failure more in the row. The configured address is asked next, whatever it was said to have moved to."""
    gone = answer.status == GONE
    # Only 410s in a row retire a source, so the first of them begins a row of its own.
    goes_on = state.failures > 0 and (not gone or state.reason.startswith(GONE_REASON))
    failing = replace(
        state,
        failures=state.failures + 1 if goes_on else 1,
        failing_since=state.failing_since if goes_on and state.failing_since else now,
        reason=f"{GONE_REASON}: look for a new address" if gone else answer.reason,
        wait_until=now + answer.retry_after if answer.retry_after else None,
        moved_to="",
        moved_times=0,
    )
    return replace(failing, retired_at=now) if _is_over(failing, answer.status, now) else failing


def _is_over(state: SourceState, status: int, now: datetime) -> bool:
    if status == GONE:
        return state.failures >= GONE_TIMES
    return status == NOT_FOUND and state.failures >= NOT_FOUND_TIMES and _failing(state, now) >= NOT_FOUND_FOR


def _failing(state: SourceState, now: datetime) -> timedelta:
    return now - state.failing_since if state.failing_since else timedelta(0)


def remark(state: SourceState, now: datetime) -> str:
    """What the owner should hear of a source, "" where nothing is wrong or it hasn't lasted."""
    if state.retired_at:
        return (
            f"{state.key} was given up on {state.retired_at:%Y-%m-%d}, it is {state.reason}; "
            f"`digest sources remove` takes it out, `digest sources add` tries it again"
        )
    if state.failures and _failing(state, now) >= LASTING:
        return f"{state.key} has failed {state.failures} times since {state.failing_since:%Y-%m-%d}: {state.reason}"
    return ""
