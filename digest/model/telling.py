"""What is made of the articles: stories, briefs with their evidence, the edition, its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from digest.model.reading import Article


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event, fullest account first; `why` says what holds each report to the first."""

    articles: tuple[Article, ...]
    why: tuple[str, ...] = ()

    @property
    def main(self) -> Article:
        """The fullest account: the base of the brief."""
        return self.articles[0]

    @property
    def latest(self) -> datetime | None:
        """When the newest dated report was published."""
        return max((a.published for a in self.articles if a.published), default=None)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Each publisher once, in the order of the articles."""
        return tuple(dict.fromkeys(a.publisher for a in self.articles))


@dataclass(frozen=True, slots=True)
class Edit:
    """One recorded change to an evidence's text: [start, end) is replaced by `new` because of `rule`.

    Offsets count from the start of the evidence's own text, not of the article.
    """

    start: int
    end: int
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a sentence comes from: `quote` = (the article's `part`)[start:end].

    `part` is "text", the body, for every sentence of a brief; a heading or a line of the greeting may rest on
    the article's own "title" or "kicker" instead.
    """

    article_id: str
    start: int
    end: int
    quote: str
    part: str = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """A span of a sentence's text that leads to the source of what it states."""

    start: int
    end: int
    url: str


class Writer(StrEnum):
    """Who wrote a sentence."""

    SOURCE = "source"
    MODEL = "model"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can be checked.

    A source's sentence has exactly one evidence, and applying the sorted, disjoint `edits` to its quote
    yields `text` to the letter. A model's or an editor's keeps the gate's `verdict` instead.
    """

    text: str
    evidence: tuple[Evidence, ...]
    writer: Writer = Writer.SOURCE
    edits: tuple[Edit, ...] = ()
    links: tuple[Link, ...] = ()
    verdict: str = ""


Paragraph = tuple[Sentence, ...]


class SectionKind(StrEnum):
    """The parts of an edition that hold briefs, in their order."""

    LEAD = "lead"
    FOLLOWING = "following"
    ODDS_AND_ENDS = "odds-and-ends"


@dataclass(frozen=True, slots=True)
class Brief:
    """One item of the letter.

    `sources` are the cited articles' ids, base article first; `also` names the outlets that report it too;
    `update_of` is the id of the earlier brief of a continuing story; `remarks` say what an editor should know
    of how it was made, one line each.
    """

    id: str
    title: Sentence
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[str, ...]
    also: tuple[str, ...] = ()
    update_of: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The body's sentences in reading order."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True)
class Section:
    """Briefs under one heading."""

    kind: SectionKind
    title: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line of "more to read": never a brief, never a feed entry."""

    title: str
    publisher: str
    url: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as an edition cites it. `text` is kept only where no store keeps it (stateless runs)."""

    id: str
    url: str
    title: str
    publisher: str
    published: datetime | None
    sha256: str
    dek: str = ""
    author: str = ""
    kicker: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The one content model: email, text, web page, feeds and archive are made from this alone.

    `day` is the local date of the letter and `issued` the instant it speaks at (UTC), the date of every
    output. `window` = (from, to] bounds the articles' publication times, None in stateless runs. `notes` are
    the editor's own words, the one thing without evidence. `sample` marks the edition made of the shipped
    samples, which is never sent.
    """

    day: date
    issued: datetime
    number: int
    name: str
    greeting: str
    greeting_parts: Paragraph
    subject: str
    preheader: str
    sections: tuple[Section, ...]
    more: tuple[Pointer, ...]
    references: tuple[Reference, ...]
    notes: tuple[str, ...] = ()
    window: tuple[datetime, datetime] | None = None
    language: str = "en"
    base_url: str = ""
    tag: str = ""
    sample: bool = False

    @property
    def briefs(self) -> Iterator[Brief]:
        """Every brief in reading order."""
        return (brief for section in self.sections for brief in section.briefs)

    def reference(self, article_id: str) -> Reference:
        """The cited article with this id. Raises KeyError where nothing cites it."""
        for reference in self.references:
            if reference.id == article_id:
                return reference
        raise KeyError(article_id)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its score in named parts, and the sentence that says why it stands where it does."""

    story: Story
    parts: tuple[tuple[str, float], ...]
    placed: str = ""

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(value for _, value in self.parts)


@dataclass(frozen=True, slots=True)
class Lineup:
    """What goes where: kind -> stories, best first; `more` are for pointers, `rest` did not fit."""

    places: Mapping[SectionKind, tuple[Ranked, ...]]
    more: tuple[Ranked, ...] = ()
    rest: tuple[Ranked, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """One edition, set: the email in two forms and the web page, as text."""

    email_html: str
    email_text: str
    web_html: str


Summarise = Callable[[Story, SectionKind], Brief | None]
"""Turns a story into a brief, or None where no honest brief can be made of it."""
