"""What `digest explain` prints: why each story stands where it does, and why each heading reads as it does.

`Headings` holds both ladders of a placed brief, every rung with its reason; the ladders are climbed again with what
the run climbed them with, so they say what it said. `remarks` are lines that other stages add about a story, by the id
of its main article: what the summariser weighed, say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest import edition as editions
from digest import text, titles
from digest.model import Brief, Ranked, SectionKind, Sentence
from digest.nightly import Composed
from digest.report.run import account_as_data, sums
from digest.titles import Rung

_INDENT = " " * 24


@dataclass(frozen=True, slots=True)
class Headings:
    """The ladders of one placed brief: its title's rungs, and the greeting's where the greeting names it.

    `title` and `topic` are what stands in the edition, `topic` empty where the greeting does not name the brief.
    """

    title: str
    rungs: tuple[Rung, ...]
    topic: str = ""
    greeting: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is known about the placed stories beyond their scores, by the id of the main article."""

    headings: Mapping[str, Headings] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)


def reasons(made: Composed) -> Reasons:
    """All that is known about the placed stories: their headings' ladders, and what was remarked on their briefs."""
    placed = [one.story for kind in SectionKind for one in made.lineup.places.get(kind, ())]
    remarks = {story.main.id: brief.remarks for story, brief in zip(placed, made.edition.briefs, strict=True)}
    return Reasons(headings(made, made.casing), remarks)


def headings(made: Composed, casing: text.Casing) -> dict[str, Headings]:
    """The ladders of every placed brief, by the id of its story's main article. `casing` is the run's own."""
    setting = titles.Setting(casing, made.edition.day)
    placed = [(kind, one.story) for kind in SectionKind for one in made.lineup.places.get(kind, ())]
    items = [(*item, brief) for item, brief in zip(placed, made.edition.briefs, strict=True)]
    greeting = editions.topic_ladders(
        made.lineup, {story.main.id: brief for _, story, brief in items}, setting
    )
    said = dict(zip(greeting, made.edition.greeting_parts, strict=True))
    return {
        story.main.id: Headings(
            brief.title.text,
            (titles.heading_ladder if kind is SectionKind.LEAD else titles.ladder)(
                story, told(brief), setting
            ),
            said[brief.id].text if brief.id in said else "",
            greeting.get(brief.id, ()),
        )
        for kind, story, brief in items
    }


def told(brief: Brief) -> str:
    """The brief's own text, which a heading must not go beyond."""
    return " ".join(sentence.text for sentence in brief.sentences)


# ---------------------------------------------------------------- for a person


def why_as_text(made: Composed, found: Reasons | None = None) -> str:
    """What became of every input, and why each story ranks where it does."""
    known = found or Reasons()
    lines = ["Stories, as they rank"]
    for place, one in _ranking(made):
        lines += _story_lines(place, one)
        lines += _reason_lines(one.story.main.id, known)
    lines += ["", "Inputs"]
    lines += [f"  {row.fate.value:8} {row.origin}: {row.detail}" for row in made.account.rows]
    return "\n".join([*lines, "", sums(made.account)])


def _ranking(made: Composed) -> Iterator[tuple[str, Ranked]]:
    for kind in SectionKind:
        yield from ((kind.value, one) for one in made.lineup.places.get(kind, ()))
    yield from (("more", one) for one in made.lineup.more)
    yield from (("unused", one) for one in made.lineup.rest)


def _story_lines(place: str, one: Ranked) -> Iterator[str]:
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in one.parts)
    yield f"  {place:14} {one.score:5.2f}  {one.story.main.title}"
    yield f"{_INDENT}{one.placed} ({parts})"
    for article, why in zip(one.story.articles, one.story.why, strict=True):
        yield f"{_INDENT}· {article.publisher}: {why}"


def _reason_lines(story: str, known: Reasons) -> Iterator[str]:
    found = known.headings.get(story)
    if found:
        yield f"{_INDENT}title: {found.title}"
        yield from _rung_lines(found.rungs, found.title)
    if found and found.topic:
        yield f"{_INDENT}in the greeting: {found.topic}"
        yield from _rung_lines(found.greeting, found.topic)
    yield from (f"{_INDENT}{remark}" for remark in known.remarks.get(story, ()))


def _rung_lines(rungs: Sequence[Rung], taken: str) -> Iterator[str]:
    for rung in rungs:
        mark = "→" if _text(rung.title) == taken else "–"
        yield f"{_INDENT}  {mark} {rung.name}: {_text(rung.title) or 'none'} ({rung.why})"


def _text(title: Sentence | None) -> str:
    return title.text if title else ""


# ---------------------------------------------------------------- for a program


def why_as_data(made: Composed, found: Reasons | None = None) -> dict[str, Any]:
    """The same as `why_as_text`, for a program."""
    known = found or Reasons()
    stories = [
        {
            "place": place,
            "score": round(one.score, 4),
            "parts": {name: round(value, 4) for name, value in one.parts},
            "placed": one.placed,
            "articles": [
                {"origin": article.origin, "title": article.title, "publisher": article.publisher, "why": why}
                for article, why in zip(one.story.articles, one.story.why, strict=True)
            ],
            **_reasons_as_data(one.story.main.id, known),
        }
        for place, one in _ranking(made)
    ]
    return {"stories": stories, "account": account_as_data(made.account)}


def _reasons_as_data(story: str, known: Reasons) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if found := known.headings.get(story):
        data["title"] = {"taken": found.title, "rungs": _rungs_as_data(found.rungs)}
        data["greeting"] = (
            {"taken": found.topic, "rungs": _rungs_as_data(found.greeting)} if found.topic else None
        )
    if remarks := known.remarks.get(story):
        data["remarks"] = list(remarks)
    return data


def _rungs_as_data(rungs: Sequence[Rung]) -> list[dict[str, str | None]]:
    return [{"rung": rung.name, "text": _text(rung.title) or None, "why": rung.why} for rung in rungs]
