"""Headings that a program can set without inventing: the ladder of the house style.

A run-in title is (1) the publisher's own kicker, where it is short, names an event and stands in the brief; else (2)
an event phrase that the headline and the body's opening share; else (3) the headline's main clause in sentence case,
which always reads well and is always true. In doubt: the next rung. The greeting has a ladder of its own: a noun
phrase, else a clause.

Every result is a Sentence: its evidence is the kicker, the body or the headline, its edits are recorded. `ladder` and
`topic_ladder` keep each rung with the reason why it was taken or not, for `digest explain`. This sets headings; it
never words one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest import text
from digest.model import Article, Sentence, Story
from digest.titles import headline, phrases
from digest.titles.headline import Setting, headliner

__all__ = ["Rung", "Setting", "heading", "heading_ladder", "headliner", "ladder", "run_in", "taken", "topics"]


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a ladder: what it gives, None where it falls through, and why."""

    name: str
    title: Sentence | None
    why: str


def heading(story: Story, told: str, table: text.Casing | None = None, day: date | None = None) -> Sentence:
    """The lead's heading: a publisher's headline in its own letters. `told` is the brief's text.

    Label, untrue weekday and trailing clauses are cut. `table` is the night's casing (else the story's own), `day`
    the edition's, for the weekdays.
    """
    setting = Setting(table or text.casing(one.text for one in story.articles), day)
    return taken(heading_ladder(story, told, setting))


def heading_ladder(story: Story, told: str, setting: Setting) -> tuple[Rung, ...]:
    """The lead's heading as a ladder of one rung: a headline, never a phrase."""
    heads = headliner(story, told, setting)
    title = headline.as_heading(heads, setting)
    return (Rung("headline", title, _why(heads, story.main, title)),)


def run_in(story: Story, told: str, table: text.Casing, day: date | None = None) -> Sentence:
    """The bold opening of a follow item, in sentence case, ending in a full stop."""
    return taken(ladder(story, told, Setting(table, day)))


def ladder(story: Story, told: str, setting: Setting) -> tuple[Rung, ...]:
    """What each rung gives a run-in title; the last never falls through."""
    main = story.main
    heads = headliner(story, told, setting)
    last = headline.as_run_in(heads, setting)
    return (
        Rung("kicker", *phrases.kicker(main, told, setting.casing)),
        Rung("event phrase", *phrases.event_phrase(main)),
        Rung("headline", last, _why(heads, main, last)),
    )


def taken(rungs: tuple[Rung, ...]) -> Sentence:
    """What the first rung that holds gives. Raises StopIteration where none does; a ladder's last always does."""
    return next(rung.title for rung in rungs if rung.title is not None)


def topics(
    story: Story, heads: Article, setting: Setting, most: int = headline.MOST_TELLING
) -> tuple[Rung, ...]:
    """What the greeting may say of an item: a noun phrase, or the headline of `heads` as a clause of `most` words.

    The clause is brought to so many words only where that is honest. All items of a greeting take the same rung, so
    nothing is taken here.
    """
    said = headline.as_clause(heads, setting, most)
    return (
        Rung("noun phrase", *phrases.topic_phrase(story.main)),
        Rung("clause", said, _why(heads, story.main, said)),
    )


def _why(heads: Article, main: Article, title: Sentence) -> str:
    whose = "the fullest account’s" if heads is main else f"{heads.publisher}’s, which the brief tells"
    cuts = [edit.rule for edit in title.edits if edit.rule.endswith(("-cut", "-left-out"))]
    return f"{whose}, {', '.join(cuts) or 'whole'}"
