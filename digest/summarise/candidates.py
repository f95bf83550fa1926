"""Which sentences of an article may stand in a brief, and which others each must bring along.

A sentence is fit when it is whole (ends, closes its quotations), of readable length, true on another day (no
"yesterday", no weekday that would be read wrongly) and says something. A fit sentence that leans on the one
before it, or that is a quotation without its speaker, only goes together with that one: a `Unit`.

This weighs nothing and chooses nothing; `extractive` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest import grounding, text
from digest.model import PARAGRAPH_BREAK, Article, Edit, Sentence

# Shorter ones announce what the next sentence says: "One answer stood out."
FEWEST_WORDS, MOST_WORDS = 8, 55
# A chain of sentences that all lean on one another is a passage, not a brief.
MOST_LINKED = 3
WEEK = 6  # days ahead or back in which a bare weekday is understood

_ENDS = re.compile(r"[.!?][”’\"')\]]*$")
# What a page says about itself; extraction takes it out, and this is the second lock.
_FURNITURE = re.compile(
    r"\b(?:sign up|subscrib\w+|click here|read more|newsletter|cookies?|advertisement|all rights reserved"
    r"|getty images|follow us|join the conversation|log ?in|terms of use|this article (?:was|is)|photo by"
    r"|is developing and will be updated|contributed to this report)\b|©"
    r"|\bis (?:the|an?) [\w ’-]{0,40}\b(?:editor|correspondent|reporter|writer|columnist)\b.{0,12}\b(?:at|for) ",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fit sentence: its place in the article, counted in sentences, and what it leans on."""

    sentence: Sentence
    article: Article
    place: int
    paragraph: int
    leans: bool

    @property
    def text(self) -> str:
        """The sentence as it would be set."""
        return self.sentence.text


Unit = tuple[Candidate, ...]
"""Sentences that go together, in order; the last is the one that was asked for."""


def units(article: Article, day: date) -> list[Unit]:
    """Every unit of the article, in order, for an edition of `day`."""
    found = list(_candidates(article, day))
    return [unit for at in range(len(found)) if (unit := _with_what_it_needs(found, at))]


def _candidates(article: Article, day: date) -> Iterator[Candidate | None]:
    """A candidate for each sentence, None where it is unfit: what leans on an unfit one falls with it."""
    keep = trusted_weekdays(article, day)
    place = 0
    for number, (start, paragraph) in enumerate(_paragraphs(article)):
        for begin, end in text.sentence_spans(paragraph):
            yield _candidate(article, (start + begin, start + end), (place, number), keep)
            place += 1


def _paragraphs(article: Article) -> Iterator[tuple[int, str]]:
    """Each paragraph with its offset in the article's text."""
    offset = 0
    for paragraph in article.paragraphs:
        yield offset, paragraph
        offset += len(paragraph) + len(PARAGRAPH_BREAK)


def _candidate(
    article: Article, span: text.Span, at: tuple[int, int], keep: frozenset[str]
) -> Candidate | None:
    edits = weekday_edits(article.text[slice(*span)], keep)
    if edits is None:
        return None
    sentence = grounding.cite(article, span, edits)
    if not fit(sentence.text):
        return None
    leans = text.leans_back(sentence.text) or text.speakerless_quotation(sentence.text)
    return Candidate(sentence, article, *at, leans)


def fit(sentence: str) -> bool:
    """May this sentence stand in a brief, what it leans on aside?"""
    plain = text.unquoted(sentence)
    return (
        FEWEST_WORDS <= text.word_count(sentence) <= MOST_WORDS
        and bool(_ENDS.search(sentence))
        and not sentence.endswith("?")
        and text.quotes_balance(sentence)
        and not text.RELATIVE_DAY.search(plain)
        and not _FIRST_PERSON.search(plain)
        and not _FURNITURE.search(sentence)
    )


def _with_what_it_needs(found: Sequence[Candidate | None], at: int) -> Unit:
    """The candidate with the sentences before it that it leans on; empty where one of them is missing."""
    chain: list[Candidate] = []
    for place in range(at, max(-1, at - MOST_LINKED), -1):
        candidate = found[place]
        if candidate is None:
            return ()
        chain.insert(0, candidate)
        if not candidate.leans:
            return tuple(chain)
    return ()


# ---------------------------------------------------------------- weekdays


def trusted_weekdays(article: Article, day: date) -> frozenset[str]:
    """The weekdays that a reader of `day` understands as the article's reader did.

    "On Monday" means the nearest Monday, so a weekday that lies between the article's day and the edition's
    has two readings and is not trusted; nothing is, where the article has no date or is a week away.
    """
    if article.published is None:
        return frozenset()
    written = article.published.date()
    apart = abs((day - written).days)
    if apart > WEEK:
        return frozenset()
    first = min(day, written)
    between = {text.WEEKDAYS[(first + timedelta(days=n)).weekday()] for n in range(1, apart + 1)}
    return frozenset(text.WEEKDAYS) - between


def weekday_edits(sentence: str, keep: frozenset[str]) -> list[Edit] | None:
    """Edits that leave out the weekdays not to be trusted; None where one can't be left out.

    "arrived on Thursday with" reads as well without the day and says nothing false; "Thursday's vote" does not.
    """
    plain = text.unquoted(sentence)
    edits = [
        Edit(found.start(), found.end(), "", "weekday-left-out")
        for found in text.LOOSE_WEEKDAY.finditer(plain)
        if not _names_kept(found.group(), keep)
    ]
    rest = plain
    for edit in edits:
        rest = rest[: edit.start] + " " * (edit.end - edit.start) + rest[edit.end :]
    return edits if all(_names_kept(day.group(), keep) for day in text.WEEKDAY.finditer(rest)) else None


def _names_kept(phrase: str, keep: frozenset[str]) -> bool:
    return any(name in phrase for name in keep)
