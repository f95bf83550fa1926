"""Headings that a program can set without inventing: the ladder of the house style.

A run-in title is (1) the publisher's own kicker, where it is short, telling and stands in the brief; else (2) an
event phrase that the headline and the body's opening share, where the body itself sets it off as a phrase;
else (3) the headline in sentence case, which always reads well and is always true. Every result is a Sentence:
its evidence is the kicker, the body or the headline, its edits are recorded. In doubt: the next rung.

This sets headings; it never words one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import grounding, text
from digest.model import Article, Edit, Sentence, Story

FEWEST_WORDS, MOST_WORDS = 3, 14
# The share of a headline's telling words that the brief must say before another account may head it.
COVERED = 0.7
MOST_KICKER_WORDS = 4
# Labels that say what kind of text follows, not what happened.
LABEL = re.compile(
    r"^(?:live|live updates?|breaking|exclusive|analysis|explainer|explained|watch|video|updated?|opinion"
    r"|factbox|just in|first take)\s*[:|–—-]\s+",
    re.IGNORECASE,
)
_DETERMINER = r"(?:a|an|the|its|his|her|their|another)"
# What may follow a whole noun phrase: a stop, or a word that can't be its next noun.
_PHRASE_END = (
    r"(?=[,.;:]|\s+(?:of|in|on|at|for|to|from|by|with|that|which|who|as|after|before|over|near|between|against"
    r"|and|has|had|have|was|were|is|are|will|would|can|could|may|might)\b)"
)
_PHRASE_BREAKERS = text.STOP_WORDS | text.LEANING_PRONOUNS


def heading(story: Story, told: str) -> Sentence:
    """The lead's heading: a publisher's headline as it stands, labels cut. `told` is the brief's own text."""
    article = headliner(story, told)
    return grounding.cite(article, (0, len(article.title)), _label_cut(article.title), "title")


def run_in(story: Story, told: str, table: text.Casing) -> Sentence:
    """The bold opening of a follow item, in sentence case, ending in a full stop."""
    return next(title for title in rungs(story, told, table).values() if title is not None)


def rungs(story: Story, told: str, table: text.Casing) -> dict[str, Sentence | None]:
    """What each rung of the ladder gives, None where it falls through; the last never does."""
    main = story.main
    return {
        "kicker": _kicker(main, told, table),
        "event phrase": _event_phrase(main),
        "headline": _headline(headliner(story, told), table),
    }


def clause(article: Article, table: text.Casing) -> Sentence:
    """The article's headline as a clause inside the greeting: no stop, a small initial but for names."""
    cut = _label_cut(article.title)
    small = _small_initials(article, "title", table, first_too=True)
    return grounding.cite(article, _without_stop(article.title), cut + _outside(cut, small), "title")


# ---------------------------------------------------------------- rung 3: the headline


def headliner(story: Story, told: str) -> Article:
    """The article whose headline serves: the base article's, unless it asks, or runs on, and another's is told.

    Another account may have another angle: its headline serves only where the brief says what it says.
    """
    if _tells(story.main.title):
        return story.main
    others = (one for one in story.articles[1:] if _tells(one.title) and _covered(one.title, told))
    return next(others, story.main)


def _covered(title: str, told: str) -> bool:
    wanted = set(text.terms(title))
    return len(wanted & set(text.terms(told))) >= COVERED * len(wanted)


def _tells(title: str) -> bool:
    count = text.word_count(LABEL.sub("", title))
    return FEWEST_WORDS <= count <= MOST_WORDS and not title.rstrip().endswith(("?", "…", "..."))


def _headline(article: Article, table: text.Casing) -> Sentence:
    title = article.title
    cut = _label_cut(title)
    edits = cut + _outside(cut, _small_initials(article, "title", table, first_too=False)) + _stop(title)
    return grounding.cite(article, (0, len(title)), edits, "title")


def _label_cut(title: str) -> list[Edit]:
    found = LABEL.match(title)
    return [Edit(0, found.end(), "", "label-cut")] if found else []


def _small_initials(article: Article, part: str, table: text.Casing, *, first_too: bool) -> list[Edit]:
    """Sentence case, by English rules; a language without rules of ours keeps its letters."""
    if not article.language.startswith("en"):
        return []
    heading = article.kicker if part == "kicker" else article.title
    spans = text.lowered(heading, table, first_too=first_too)
    return [Edit(start, end, heading[start:end].lower(), "sentence-case") for start, end in spans]


def _outside(cut: list[Edit], edits: list[Edit]) -> list[Edit]:
    """The edits that a cut at the start leaves room for."""
    from_here = cut[0].end if cut else 0
    return [edit for edit in edits if edit.start >= from_here]


def _stop(title: str) -> list[Edit]:
    return [] if title.endswith((".", "?", "!")) else [Edit(len(title), len(title), ".", "full-stop")]


def _without_stop(title: str) -> text.Span:
    return 0, len(title) - (title.endswith(".") and not title.endswith(".."))


# ---------------------------------------------------------------- rung 1: the kicker


def _kicker(article: Article, told: str, table: text.Casing) -> Sentence | None:
    kicker = article.kicker
    found = [word.lower() for word in text.words(kicker)]
    if not 0 < len(found) <= MOST_KICKER_WORDS or set(found) <= text.DEPARTMENTS:
        return None
    if kicker.lower() not in told.lower():
        return None
    edits = _small_initials(article, "kicker", table, first_too=False) + _stop(kicker)
    return grounding.cite(article, (0, len(kicker)), edits, "kicker")


# ---------------------------------------------------------------- rung 2: the event phrase


def _event_phrase(article: Article) -> Sentence | None:
    """The body opens with "a state visit to …" and the headline has "state visit": "State visit."

    Nothing of a headline that hedges or denies: cut to its noun, a denial becomes a claim.
    """
    if text.hedges(article.title):
        return None
    opening = _opening(article)
    for phrase in _phrases(article.title):
        found = re.search(rf"\b{_DETERMINER} ({re.escape(phrase)}){_PHRASE_END}", opening)
        if found and not text.hedges(opening):
            return _set_phrase(article, found.span(1))
    return None


def _opening(article: Article) -> str:
    """The body's first two sentences, which the offsets of the whole body fit."""
    first = article.paragraphs[0] if article.paragraphs else ""
    spans = text.sentence_spans(first)[:2]
    return first[: spans[-1][1]] if spans else ""


def _phrases(title: str) -> Iterator[str]:
    """Runs of two or three plain words of the headline, longest first, in lower case."""
    found = [word.lower() for word in text.words(title)]
    for length in (3, 2):
        for at in range(len(found) - length + 1):
            run = found[at : at + length]
            if not _PHRASE_BREAKERS & set(run) and all(word.isalpha() for word in run):
                yield " ".join(run)


def _set_phrase(article: Article, span: text.Span) -> Sentence:
    initial = article.text[span[0]].upper()
    length = span[1] - span[0]
    edits = [Edit(0, 1, initial, "sentence-case"), Edit(length, length, ".", "full-stop")]
    return grounding.cite(article, span, edits)
