"""Days of an article, told on another day: never a day that the reader would take for another."""

from datetime import date, timedelta
from typing import Any

import pytest

from digest import grounding
from digest.summarise.days import told_on, trusted_weekdays, weekday_edits
from tests.articles import NOON, article

DAY = date(1883, 8, 28)  # a Tuesday


def told(sentence: str, day: date = DAY, **of_the_article: Any) -> str | None:
    """The sentence as a letter of `day` would say it, None where it can't."""
    edits = told_on(article(paragraphs=(sentence,), **of_the_article), sentence, day)
    return None if edits is None else grounding.replay(sentence, edits)


@pytest.mark.parametrize(("days", "kept"), [(0, True), (1, False), (-1, True), (7, False)])
def test_a_weekday_between_the_article_and_the_edition_has_two_readings(days: int, kept: bool) -> None:  # noqa: FBT001
    """Tuesday's article says "Wednesday"; the edition is of Tuesday, Wednesday, Monday, the next Tuesday."""
    written = article(published=NOON)
    assert ("Wednesday" in trusted_weekdays(written, DAY + timedelta(days=days))) is kept


def test_a_weekday_that_can_t_be_left_out_takes_its_sentence_along() -> None:
    assert weekday_edits("Thursday’s vote failed in the end.", frozenset()) is None
    assert weekday_edits("He said “on Thursday we vote” and left.", frozenset()) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("The line fell silent yesterday.", "The line fell silent on Monday."),
        ("Yesterday, the line fell silent.", "On Monday, the line fell silent."),
        ("The line fell silent yesterday morning.", "The line fell silent on Monday morning."),
        ("The line has been silent since yesterday.", "The line has been silent since Monday."),
        ("Yesterday’s wave broke the line.", "Monday’s wave broke the line."),
        ("The line fell silent last night.", "The line fell silent on Monday night."),
        ("The line fell silent this morning.", "The line fell silent on Tuesday morning."),
        ("The ships sail tonight.", "The ships sail on Tuesday night."),
    ],
)
def test_yesterday_becomes_the_weekday_that_it_was(said: str, meant: str) -> None:
    assert told(said, published=NOON) == meant


def test_what_a_speaker_calls_yesterday_stays() -> None:
    spoken = "“Yesterday was the worst,” Captain Sampson said."
    assert told(spoken, published=NOON) == spoken


@pytest.mark.parametrize(
    "sentence",
    ["The line fell silent yesterday.", "The ships sail tomorrow.", "Today, ships still fear the strait."],
)
def test_what_may_be_another_day_is_not_told(sentence: str) -> None:
    """The article is undated, of an hour at which half the world has another day, or of a week ago."""
    assert told(sentence, published=None) is None
    assert told(sentence, published=NOON.replace(hour=23)) is None
    assert told(sentence, published=NOON - timedelta(days=9)) is None


def test_today_may_mean_these_days_and_is_never_restated() -> None:
    assert told("Today, ships still fear the strait.", published=NOON) is None


def test_tomorrow_is_restated_only_while_it_is_still_the_next_such_day() -> None:
    sails = "The ships will sail tomorrow."
    assert told(sails, published=NOON) == "The ships will sail on Wednesday."
    assert told(sails, DAY + timedelta(days=1), published=NOON) is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Hafen wurde gestern geschlossen."),
        ("fr", "Le port a été fermé hier."),
        ("es", "El puerto fue cerrado ayer."),
    ],
)
def test_other_languages_have_their_yesterday_too(language: str, sentence: str) -> None:
    assert told(sentence, published=NOON, language=language) is None
