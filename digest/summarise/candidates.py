"""Which sentences of an article may stand in a brief, and which others each must bring along.

A sentence is fit when it is whole (ends, closes its quotations), of readable length, true on another day (no
"yesterday", no weekday that would be read wrongly) and says something. Words that a brief can spare are cut, a
pronoun whose one person is sure becomes the name, both as recorded edits. A fit sentence that still leans on the
one before it, or that is a quotation without its speaker, only goes together with that one: a `Unit`.

This weighs nothing and chooses nothing; `choice` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digest import grounding, text
from digest.model import PARAGRAPH_BREAK, Article, Edit, Sentence
from digest.summarise import cutting, naming
from digest.summarise.days import told_on
from digest.summarise.salience import FIRST_PERSON, stems

# Shorter ones announce what the next sentence says: "One answer stood out."
FEWEST_WORDS, MOST_WORDS = 8, 55
# A byline or a place and date have fewer words in small letters.
FEWEST_SMALL = 3
# A chain of sentences that all lean on one another is a passage, not a brief.
MOST_LINKED = 3

# A summary's bullet is longer, and has its like beside it.
LONGEST_HEADING = 12
_ENDS = re.compile(r"[.!?][”“’‘»«\"')\]]*$")
# What a page says about itself; extraction takes it out, and this is the second lock.
_FURNITURE = re.compile(
    r"\b(?:sign up|subscrib\w+|click here|read more|newsletter|cookies?|advertisement|all rights reserved"
    r"|getty images|follow us|join the conversation|log ?in|terms of use|this article (?:was|is)|photo by"
    r"|is developing and will be updated|contributed to this report|scroll down|pictured|published:|updated:)\b|©"
    r"|\bis (?:the|an?) [\w ’-]{0,40}\b(?:editor|correspondent|reporter|writer|columnist)\b.{0,12}\b(?:at|for) ",
)
_SMALL = re.compile(r"\b[^\W\d_A-Z]\w*")
_THE_NOUN = re.compile(r"The ([a-z]{3,})(?! (?:of|that|which|who|whose|to|for)\b)")
# "14:11 EST, 25 October 2013", "Last updated at 2:18 PM on 30th December".
_STAMP = re.compile(
    r"\W*(?:last updated|(?:created|published|updated)\b.{0,20}$|\d{1,2}[:.]\d\d\b)", re.IGNORECASE
)

Spare = Callable[[str], bool]
"""Whether a brief can do without these words of a sentence."""


@dataclass(frozen=True, slots=True)
class View:
    """What sentences are read for: an edition's day (None keeps the article's own), and what words it can spare.

    `first_person` lets an article speak of itself as "I": a column has nobody else to tell it.
    """

    day: date | None
    spare: Spare
    first_person: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fit sentence: its place in the article, counted in sentences, its words as stems, what it leans on.

    `leans` on the sentence before it; `points` at something ("The deal") that must have been told by then, or at
    a `definite` noun ("The bat") that the article introduced above ("a bat"). `strangers` are surnames of people whom
    it takes for known: the article says elsewhere who they are, and no office can be set before their names.
    """

    sentence: Sentence
    article: Article
    place: int
    paragraph: int
    leans: bool
    points: bool
    definite: str
    strangers: frozenset[str]
    stems: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as it would be set."""
        return self.sentence.text

    @property
    def words(self) -> int:
        """Its length, as whoever counts more: a dash by itself is a word to those who split at blanks."""
        return max(len(self.stems), len(self.text.split()))


Unit = tuple[Candidate, ...]
"""Sentences that go together, in order; the last is the one that was asked for."""


def units(article: Article, view: View, places: Collection[int]) -> list[Unit]:
    """The units of the sentences at these places, in order."""
    spans = list(sentences(article))
    made: dict[int, Candidate | None] = {}

    def candidate(place: int) -> Candidate | None:
        if place not in made:
            span, paragraph = spans[place]
            made[place] = _candidate(article, span, (place, paragraph), view)
        return made[place]

    if not ruled(article):
        return [(found,) for at in sorted(places) if (found := candidate(at))]
    return [unit for at in sorted(places) if (unit := _with_what_it_needs(candidate, at))]


def ruled(article: Article) -> bool:
    """Is the article in a language that we have rules for? Of another a brief leaves no gap: see `budget`."""
    return article.language.startswith("en")


def sentences(article: Article) -> Iterator[tuple[text.Span, int]]:
    """The span of every sentence in the article's text, and the number of its paragraph."""
    offset = 0
    for number, paragraph in enumerate(article.paragraphs):
        for start, end in text.sentence_spans(paragraph, article.language):
            yield (offset + start, offset + end), number
        offset += len(paragraph) + len(PARAGRAPH_BREAK)


def prose(article: Article) -> dict[int, str]:
    """The article's sentences that tell something, by place: no byline, no time stamp, no furniture."""
    found = ((place, article.text[slice(*span)]) for place, (span, _) in enumerate(sentences(article)))
    return {place: one for place, one in found if _tells(one)}


@lru_cache(maxsize=4096)
def _tells(sentence: str) -> bool:
    """Has it words that no byline and no time stamp has?"""
    return (
        len(_SMALL.findall(sentence)) >= FEWEST_SMALL
        and not _STAMP.match(sentence)
        and not _FURNITURE.search(sentence.lower())
    )


def _candidate(article: Article, span: text.Span, at: tuple[int, int], view: View) -> Candidate | None:
    """The candidate, None where it is unfit: what leans on an unfit one falls with it."""
    quote = article.text[slice(*span)]
    stop = _missing_stop(article, span)
    days = told_on(article, quote, view.day)
    if (
        days is None
        or not fit(quote + stop)
        or (not view.first_person and FIRST_PERSON.search(text.unquoted(quote)))
    ):
        return None
    need, edits = _edits(article, span, days)
    edits += [Edit(len(quote), len(quote), stop, "full-stop")] if stop else []
    sentence = _cut(article, span, edits, view.spare)
    # "However, the bill failed" stands by itself once "However" is cut.
    freed = any(edit.rule == "lead-in" for edit in sentence.edits) and not text.leans_back(sentence.text)
    hangs = need is naming.Need.ANTECEDENT and not freed
    leans = hangs or text.speakerless_quotation(sentence.text)
    points = naming.points_back(sentence.text, "")
    definite = _definite(sentence.text, article.text[: span[0]])
    strangers = _strangers(article, span, sentence.text)
    return Candidate(sentence, article, *at, leans, points, definite, strangers, stems(sentence.text))


def _strangers(article: Article, span: text.Span, sentence: str) -> frozenset[str]:
    """Surnames in the sentence of people whom the article introduces elsewhere, and no edit here can."""
    if not ruled(article):
        return frozenset()
    named = set(text.words(text.unquoted(sentence)))
    return frozenset(
        one.surname
        for one in naming.people(article).persons
        if one.surname in named and one.introduction == one.name and not span[0] <= one.start < span[1]
    )


def _definite(sentence: str, above: str) -> str:
    """The stem of the noun in "The bat …", where the article speaks of "a bat" above; else nothing."""
    match = _THE_NOUN.match(sentence)
    if not match:
        return ""
    noun = re.escape(match[1])
    introduced = re.search(rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w-]+ ){{0,2}}{noun}\b|\b{noun}s\b", above)
    return text.stem(match[1]) if introduced else ""


def _missing_stop(article: Article, span: text.Span) -> str:
    """The full stop that a line of its own lacks: a summary's bullet, a caption; not a line that runs on."""
    start, end = span
    body = article.text
    alone = body[:start].endswith(PARAGRAPH_BREAK) or start == 0
    after = body[end:].removeprefix(PARAGRAPH_BREAK)
    runs_on = (len(after) == len(body) - end and bool(after)) or after[:1].islower()
    last = body[start:end].rsplit(maxsplit=1)[-1].lower()
    whole = body[end - 1].isalnum() and last not in text.STOP_WORDS
    return "." if alone and whole and not runs_on and not _heads(body, span) else ""


def _heads(body: str, span: text.Span) -> bool:
    """Is the line a heading: short, and between two paragraphs that end as sentences do?"""
    start, end = span
    above, below = body[:start].removesuffix(PARAGRAPH_BREAK), body[end:].removeprefix(PARAGRAPH_BREAK)
    between = all(_ENDS.search(one.split(PARAGRAPH_BREAK)[at]) for one, at in ((above, -1), (below, 0)))
    return between and text.word_count(body[start:end]) <= LONGEST_HEADING


def _edits(article: Article, span: text.Span, days: Sequence[Edit]) -> tuple[naming.Need, list[Edit]]:
    """What the sentence leans on once it is mended, and the edits that mend it; by English rules."""
    quote = article.text[slice(*span)]
    if not ruled(article):
        leans = text.leans_back(quote, article.language)
        return naming.Need.ANTECEDENT if leans else naming.Need.NOTHING, list(days)
    # Whether "the deal" was told is for the whole brief to say (`budget`): here all that stands above counts as told.
    mended = naming.mend(article, naming.people(article), span, article.text[: span[0]])
    named = [mended] if isinstance(mended, Edit) else []
    need = naming.Need.NOTHING if isinstance(mended, Edit) else mended
    return need, _apart([*named, *days])


def _cut(article: Article, span: text.Span, edits: Sequence[Edit], spare: Spare) -> Sentence:
    """The sentence, its edits made, without the words that it can spare; whole where a cut would take too much."""
    whole = grounding.cite(article, span, edits)
    quote = whole.evidence[0].quote
    found = [edit for edit in cutting.cuts(quote) if _spared(edit, quote, spare)] if ruled(article) else []
    if not found:
        return whole
    cut = grounding.cite(article, span, _apart([*edits, *found]))
    return whole if any(grounding.losses(cut)) else cut


def _spared(edit: Edit, quote: str, spare: Spare) -> bool:
    """A dateline is no part of what the sentence says, however likely its words."""
    return edit.rule == "dateline" or spare(quote[edit.start : edit.end])


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Of edits that meet, the earlier named stays."""
    kept: list[Edit] = []
    for edit in edits:
        if all(edit.end <= other.start or other.end <= edit.start for other in kept):
            kept.append(edit)
    return kept


def fit(sentence: str) -> bool:
    """May this sentence stand in a brief, its days and what it leans on aside?"""
    return (
        FEWEST_WORDS <= text.word_count(sentence) <= MOST_WORDS
        and bool(_ENDS.search(sentence))
        and not sentence.endswith("?")
        and text.quotes_balance(sentence)
        and _tells(sentence)
    )


def _with_what_it_needs(candidate: Callable[[int], Candidate | None], at: int) -> Unit:
    """The candidate with the sentences before it that it leans on; empty where one of them is missing."""
    chain: list[Candidate] = []
    for place in range(at, max(-1, at - MOST_LINKED), -1):
        found = candidate(place)
        if found is None:
            return ()
        chain.insert(0, found)
        if not found.leans:
            return tuple(chain)
    return ()
