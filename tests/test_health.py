"""When a source is asked, where, when it is given up, and what its owner hears. F11, F12."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import health
from digest.model import Answer, Ask, Outcome, SourceState, Validators

NOW = datetime(2025, 2, 27, 18, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEY, NEW, OTHER = "http://a.example/feed", "https://a.example/feed", "https://b.example/feed"
FRESH, NONE = SourceState(KEY), Validators()


def found(moved_to: str = "", validators: Validators = NONE, outcome: Outcome = Outcome.BODY) -> Answer:
    return Answer(Ask(KEY, KEY), outcome, moved_to or KEY, 200, validators=validators, moved_to=moved_to)


def failed(status: int = 500, retry_after: timedelta | None = None) -> Answer:
    reason = f"the server answers {status}"
    return Answer(Ask(KEY, KEY), Outcome.FAILED, KEY, status, reason=reason, retry_after=retry_after)


def nights(*answers: Answer, state: SourceState = FRESH, apart: timedelta = DAY) -> SourceState:
    """A state after these answers, the first of them now."""
    for number, answer in enumerate(answers):
        state = health.after(state, answer, NOW + number * apart)
    return state


# ---------------------------------------------------------------- whether


@pytest.mark.parametrize(
    ("answer", "waits", "asked"),
    [
        (found(validators=Validators('"1"')), timedelta(minutes=54), timedelta(minutes=55)),
        (found(), timedelta(hours=19, minutes=59), timedelta(hours=20)),
        (failed(), timedelta(minutes=59), HOUR),
        (failed(429, timedelta(hours=5)), timedelta(hours=4, minutes=59), timedelta(hours=5)),
        (failed(503, timedelta(0)), timedelta(minutes=59), HOUR),
    ],
)
def test_a_source_is_asked_again_when_its_time_has_come(
    answer: Answer, waits: timedelta, asked: timedelta
) -> None:
    state = nights(answer)
    assert health.waits(state, NOW + waits)
    assert health.waits(state, NOW + asked) == ""


def test_one_that_was_never_asked_is_asked() -> None:
    assert health.waits(FRESH, NOW) == ""


def test_why_it_is_not_asked_is_told_in_words() -> None:
    assert health.waits(nights(found()), NOW + 2 * HOUR) == "it was asked 2 h ago, which is soon enough"
    assert health.waits(nights(failed()), NOW) == (
        "it failed 0 min ago (the server answers 500): it is asked again 1 h after that"
    )


def test_a_source_that_goes_on_failing_is_asked_ever_less_often_but_every_night() -> None:
    state, pauses = FRESH, []
    for _ in range(8):
        state = health.after(state, failed(), NOW)
        pauses.append(next(hours for hours in range(1, 30) if not health.waits(state, NOW + hours * HOUR)))
    assert pauses == [1, 2, 4, 8, 16, 20, 20, 20]


@pytest.mark.fault("F11")
def test_a_server_that_asked_to_be_left_alone_is() -> None:
    state = nights(failed(429, DAY))
    assert (
        health.waits(state, NOW + 23 * HOUR) == "its server asked to be left alone until 2025-02-28 18:00 UTC"
    )
    assert health.waits(nights(found(), state=state), NOW + DAY) == ""


def test_what_a_wrong_clock_wrote_keeps_nobody_waiting() -> None:
    ahead = health.after(FRESH, failed(429, DAY), NOW.replace(year=2099))
    assert health.waits(ahead, NOW) == ""
    assert health.waits(health.after(FRESH, found(), NOW + HOUR), NOW) == ""


# ---------------------------------------------------------------- what is remembered


def test_a_body_s_validators_take_the_place_of_the_old_ones() -> None:
    state = nights(found(validators=Validators('"1"', "then")))
    assert state.validators == Validators('"1"', "then")
    assert nights(found(validators=Validators('"2"')), state=state).validators == Validators('"2"')
    assert nights(found(), state=state).validators == Validators()


@pytest.mark.fault("F14")
def test_unchanged_keeps_the_validators_that_it_doesn_t_repeat() -> None:
    state = nights(found(validators=Validators('"1"', "then")))
    bare = nights(found(outcome=Outcome.UNCHANGED), state=state)
    assert (bare.validators, bare.last_success) == (Validators('"1"', "then"), NOW)
    renewed = nights(found(validators=Validators('"2"'), outcome=Outcome.UNCHANGED), state=state)
    assert renewed.validators == Validators('"2"', "then")


def test_a_failure_changes_nothing_of_what_was_read() -> None:
    state = health.after(FRESH, found(validators=Validators('"1"')), NOW, "abc")
    sick = health.after(state, replace(failed(), validators=Validators('"2"')), NOW + DAY)
    assert (sick.validators, sick.body_sha256) == (Validators('"1"'), "abc")
    assert (sick.first_success, sick.last_success, sick.last_try) == (NOW, NOW, NOW + DAY)
    assert (sick.failures, sick.failing_since, sick.reason) == (1, NOW + DAY, "the server answers 500")


def test_an_answer_ends_a_row_of_failures() -> None:
    state = nights(failed(), failed(), failed(), found())
    assert (state.failures, state.failing_since, state.reason) == (0, None, "")
    assert (state.first_success, state.last_success) == (NOW + 3 * DAY, NOW + 3 * DAY)


# ---------------------------------------------------------------- moves


@pytest.mark.fault("F12")
def test_a_move_is_believed_when_it_was_answered_three_times_in_a_row() -> None:
    moves = [found(NEW)] * 3
    assert [health.address(nights(*moves[:times])) for times in (1, 2, 3)] == [KEY, KEY, NEW]
    assert health.address(nights(found(NEW), found(), found(NEW), found(NEW))) == KEY
    assert health.address(nights(found(NEW), found(NEW), found(OTHER))) == KEY
    assert health.address(nights(found(NEW), found(NEW), failed(), found(NEW))) == KEY


@pytest.mark.fault("F12")
def test_a_new_address_is_used_until_it_fails() -> None:
    moved = nights(*[found(NEW)] * 3)
    state = nights(found(), found(outcome=Outcome.UNCHANGED), state=moved)
    assert health.address(state) == NEW
    assert health.address(nights(failed(), state=state)) == KEY


def test_a_new_address_that_moves_on_is_learned_from_the_configured_one_again() -> None:
    state = nights(*[found(NEW)] * 3, found(OTHER))
    assert health.address(state) == KEY
    assert health.address(nights(found(OTHER), found(OTHER), state=state)) == OTHER


# ---------------------------------------------------------------- the end


@pytest.mark.fault("F12")
def test_what_is_gone_is_given_up_at_the_third_time_in_a_row() -> None:
    gone = failed(410)
    assert nights(gone, gone).retired_at is None
    assert nights(gone, gone, gone).retired_at == NOW + 2 * DAY
    assert nights(gone, gone, found(), gone).retired_at is None
    assert nights(failed(), failed(), gone).retired_at is None
    assert nights(gone, gone, failed(), gone, gone).retired_at is None
    assert nights(gone, gone, failed(), gone, gone, gone).retired_at


@pytest.mark.fault("F12")
def test_what_is_not_found_is_given_up_after_a_week_and_seven_times() -> None:
    lost = failed(404)
    assert nights(*[lost] * 7).retired_at is None  # the seventh night is six days after the first
    assert nights(*[lost] * 8).retired_at == NOW + 7 * DAY
    assert nights(*[lost] * 50, apart=HOUR).retired_at is None
    assert nights(*[lost] * 6, apart=3 * DAY).retired_at is None
    assert nights(*[failed()] * 30).retired_at is None


def test_what_was_given_up_is_not_asked_and_its_owner_told_what_to_do() -> None:
    state = nights(*[failed(410)] * 3)
    later = NOW + 100 * DAY
    assert health.waits(state, later).startswith("given up on 2025-03-01 (gone for good (410)")
    assert "`digest sources remove`" in health.remark(state, later)
    assert health.waits(SourceState(KEY, first_success=NOW), later) == ""


def test_a_remark_is_made_only_of_what_lasts() -> None:
    state = nights(failed(), failed())
    assert health.remark(state, NOW + 3 * DAY - HOUR) == ""
    assert health.remark(state, NOW + 3 * DAY) == (
        f"{KEY} has failed 2 times since 2025-02-27: the server answers 500"
    )
    assert health.remark(nights(failed(), found()), NOW + 9 * DAY) == ""
    assert health.remark(FRESH, NOW) == ""


# ---------------------------------------------------------------- any course of things

ANSWERS = st.one_of(
    st.builds(
        found,
        st.sampled_from(["", NEW, OTHER]),
        st.just(Validators('"1"')),
        st.sampled_from(list(Outcome)[:2]),
    ),
    st.builds(failed, st.sampled_from([0, 404, 410, 429, 500]), st.none() | st.timedeltas(timedelta(0), DAY)),
)


@given(answers=st.lists(ANSWERS, max_size=12), apart=st.timedeltas(timedelta(minutes=1), 3 * DAY))
def test_a_source_that_is_not_given_up_is_asked_within_a_day(answers: list[Answer], apart: timedelta) -> None:
    state = nights(*answers, apart=apart)
    last = NOW + apart * max(len(answers) - 1, 0)
    assert bool(health.waits(state, last + DAY)) == bool(state.retired_at)
    assert health.address(state) in {KEY, NEW, OTHER}
    assert bool(state.failures) == bool(state.failing_since) == bool(state.reason)
