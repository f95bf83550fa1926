"""A headline as a heading: label cut, untrue weekday left out, shortened to its main clause, set in sentence case.

Which account's headline serves is decided here too: the fullest account's, unless it asks, runs on or rests on a
weekday that is over, and another's says what the brief says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from digest import grounding, text
from digest.model import Article, Edit, Sentence, Story
from digest.titles.shortening import MOST_WORDS, main_clause
from digest.titles.weekdays import weekday_edits

FEWEST_TELLING, MOST_TELLING = 3, 14
# The share of a headline's telling words that the brief must say before another account may head it.
COVERED = 0.7
# Labels that say what kind of text follows, not what happened.
LABEL = re.compile(
    r"^(?:live|live updates?|breaking|exclusive|analysis|explainer|explained|watch|video|updated?|opinion"
    r"|factbox|just in|first take|in pictures|podcast|news)\s*(?::{1,2}|[|–—-])\s+",
    re.IGNORECASE,
)
# A stop that ends the headline, not an abbreviation: "in the U.S."
_CLOSING_STOP = re.compile(r"(?:^|\s)[^\s.]+[”’\"']?\.$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What headings are set by: how the night writes each word, and the edition's day (None: trust weekdays)."""

    casing: text.Casing
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What goes from a headline: the edits, the headline after them, and how many words that has."""

    edits: tuple[Edit, ...]
    text: str
    words: int


def cut(article: Article, setting: Setting, most: int = MOST_WORDS) -> Cut | None:
    """The headline brought to `most` words where that is honest; None where its weekday is untrue and must stay."""
    if not english(article):
        return Cut((), article.title, text.word_count(article.title))
    days = weekday_edits(article, setting.day)
    if days is None:
        return None
    label = _label_cut(article.title)
    start = label[0].end if label else 0
    clause = [_moved(edit, start) for edit in main_clause(article.title[start:], setting.casing, most)]
    edits = [*label, *clause, *(edit for edit in days if _apart(edit, [*label, *clause]))]
    edits.sort(key=lambda edit: edit.start)
    left = grounding.replay(article.title, edits)
    return Cut(tuple(edits), left, text.word_count(left))


def english(article: Article) -> bool:
    """Are our rules for this language? Others keep their headlines as they are."""
    return article.language.startswith("en")


def _label_cut(title: str) -> list[Edit]:
    found = LABEL.match(title)
    return [Edit(0, found.end(), "", "label-cut")] if found else []


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.new, edit.rule)


def _apart(edit: Edit, others: list[Edit]) -> bool:
    return all(edit.end <= other.start or edit.start >= other.end for other in others)


# ---------------------------------------------------------------- which headline


def headliner(story: Story, told: str, setting: Setting) -> Article:
    """The article whose headline serves: the first account that is short and told, else telling, else the base.

    Another account may have another angle: its headline serves only where the brief says what it says.
    """
    able = [
        (at, one, found)
        for at, one in enumerate(story.articles)
        if (found := cut(one, setting)) and (at == 0 or _covered(found.text, told))
    ]
    telling = [(one, found) for _, one, found in able if _tells(found.text)]
    short = [one for one, found in telling if found.words <= MOST_WORDS]
    return next(iter([*short, *(one for one, _ in telling), *(one for _, one, _ in able), story.main]))


def _covered(title: str, told: str) -> bool:
    wanted = set(text.terms(title))
    return len(wanted & set(text.terms(told))) >= COVERED * len(wanted)


def _tells(title: str) -> bool:
    count = text.word_count(title)
    return FEWEST_TELLING <= count <= MOST_TELLING and not title.rstrip().endswith(("?", "…", "..."))


# ---------------------------------------------------------------- set


def as_heading(article: Article, setting: Setting) -> Sentence:
    """The headline in its own letters, for the lead."""
    cuts = _cuts(article, setting, MOST_WORDS)
    return _cited(article, (*cuts, *_large_initial(article, cuts)))


def as_run_in(article: Article, setting: Setting) -> Sentence:
    """The headline in sentence case with a full stop."""
    cuts = _cuts(article, setting, MOST_WORDS)
    end = len(article.title)
    stop = (
        ()
        if grounding.replay(article.title, cuts).endswith((".", "?", "!"))
        else (Edit(end, end, ".", "full-stop"),)
    )
    small = _small(article, setting.casing, cuts, inside=False)
    return _cited(article, (*cuts, *_large_initial(article, cuts), *small, *stop))


def as_clause(article: Article, setting: Setting, most: int = MOST_TELLING) -> Sentence:
    """The headline inside a sentence: no stop, a small initial but for names."""
    cuts = _cuts(article, setting, most)
    end = len(article.title)
    stops = _CLOSING_STOP.search(grounding.replay(article.title, cuts)) and not any(
        one.end == end for one in cuts
    )
    stop = (Edit(end - 1, end, "", "stop-cut"),) if stops else ()
    return _cited(article, (*cuts, *_small(article, setting.casing, cuts, inside=True), *stop))


def _cuts(article: Article, setting: Setting, most: int) -> tuple[Edit, ...]:
    """The cuts, where they leave a true headline; the last rung must not fail, so else the headline as it is."""
    found = cut(article, setting, most)
    return found.edits if found else ()


def _cited(article: Article, edits: tuple[Edit, ...]) -> Sentence:
    return grounding.cite(article, (0, len(article.title)), edits, "title")


def _start(cuts: tuple[Edit, ...]) -> int:
    """Where the headline begins once its label or its scene is cut."""
    at = 0
    for edit in cuts:
        at = edit.end if edit.start == at else at
    return at


def _large_initial(article: Article, cuts: tuple[Edit, ...]) -> list[Edit]:
    """A headline that begins in its middle begins large, but for "iPhone"."""
    start = _start(cuts)
    word = re.match(r"\w*", article.title[start:])
    if not start or not word or not word.group().islower():
        return []
    return [Edit(start, start + 1, article.title[start].upper(), "sentence-case")]


def _small(article: Article, table: text.Casing, cuts: tuple[Edit, ...], *, inside: bool) -> list[Edit]:
    """Sentence case, by English rules; a language without rules of ours keeps its letters."""
    if not english(article):
        return []
    start = _start(cuts)
    spans = text.lowered(article.title[start:], table, first_too=inside)
    edits = [Edit(start + a, start + b, article.title[start + a].lower(), "sentence-case") for a, b in spans]
    return [edit for edit in edits if _apart(edit, list(cuts))]
