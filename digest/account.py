"""What became of every input: one row each, so that the sums agree and nothing is lost silently.

The account's nouns live here, beside the one function that fills them. This reads decisions that others took;
it takes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from digest.model import Article, Brief, Edition, Lineup, Ranked, Skipped


class Fate(StrEnum):
    """What became of one input."""

    CITED = "cited"
    ALSO = "also"
    POINTER = "pointer"
    UNUSED = "unused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One input's fate; `detail` names the brief that it is in, or why it is in none."""

    origin: str
    title: str
    fate: Fate
    detail: str
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every input: one row each, so the sums agree."""

    rows: tuple[AccountRow, ...]
    stories: int = 0
    briefs: int = 0

    def count(self, *fates: Fate) -> int:
        """How many inputs met one of these fates."""
        return sum(row.fate in fates for row in self.rows)


def account(
    articles: Sequence[Article], left: Sequence[AccountRow], lineup: Lineup, edition: Edition
) -> Account:
    """The account of a run. `articles` are those of the lineup, `left` the rows of all that came into no story."""
    fates = dict(_fates(lineup, {brief.id: brief for brief in edition.briefs}))
    rows = [AccountRow(one.origin, one.title, *fates[one.id], one.id) for one in articles]
    stories = sum(len(found) for found in lineup.places.values()) + len(lineup.more) + len(lineup.rest)
    return Account((*rows, *left), stories=stories, briefs=len(list(edition.briefs)))


def unused(article: Article, reason: str) -> AccountRow:
    """The row of an article that is in no story."""
    return AccountRow(article.origin, article.title, Fate.UNUSED, reason, article.id)


def skipped(one: Skipped) -> AccountRow:
    """The row of an input that became no article."""
    return AccountRow(one.origin, "", Fate.SKIPPED, f"{one.stage}: {one.reason}")


def _fates(lineup: Lineup, briefs: Mapping[str, Brief]) -> Iterator[tuple[str, tuple[Fate, str]]]:
    """The fate of every article of the lineup, by id."""
    by_source = {source: brief for brief in briefs.values() for source in brief.sources}
    for found in lineup.places.values():
        for one in found:
            yield from _told(one, by_source)
    for one in lineup.more:
        main, *others = one.story.articles
        yield main.id, (Fate.POINTER, "more to read")
        yield from ((other.id, (Fate.ALSO, f"same story as the pointer “{main.title}”")) for other in others)
    for one in lineup.rest:
        yield from ((article.id, (Fate.UNUSED, one.placed)) for article in one.story.articles)


def _told(one: Ranked, by_source: Mapping[str, Brief]) -> Iterator[tuple[str, tuple[Fate, str]]]:
    brief = by_source[one.story.main.id]
    for article in one.story.articles:
        fate = Fate.CITED if article.id in brief.sources else Fate.ALSO
        yield article.id, (fate, f"“{brief.title.text}”")
