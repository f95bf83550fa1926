"""Lineup + Briefs -> Edition: the greeting, the subject, the preheader, the sections, the references.

The greeting names the first three items, in order: "In tonight's brief: …; …; and …." It says all three as noun
phrases where all three have one, else all three as clauses: one form for all, set apart by semicolons, for headlines
hold commas. `topic_ladders` keeps both forms with their reasons, for `digest explain`. This sets in order what others
wrote; it chooses no story and writes no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from digest import text, titles
from digest.model import (
    Article,
    Brief,
    Edition,
    Lineup,
    Paragraph,
    Pointer,
    Ranked,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Story,
)
from digest.words import ENGLISH, Words

TOPICS = 3
# The house's measure of a topic; three of them make a greeting of 25 to 45 words.
TOPIC_WORDS = 12
PREHEADER_LEAST, PREHEADER_MOST = 40, 110
NOON, EVENING = time(12), time(17)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an edition carries besides its news: who it is from, when it speaks, under which addresses.

    `at` is the local time at which it closes: its greeting speaks of that part of the day.
    """

    name: str
    day: date
    issued: datetime
    number: int
    window: tuple[datetime, datetime] | None = None
    language: str = "en"
    base_url: str = ""
    tag: str = ""
    sample: bool = False
    keep_texts: bool = True
    words: Words = ENGLISH
    at: time = EVENING


def compose(masthead: Masthead, lineup: Lineup, briefs: Mapping[str, Brief], table: text.Casing) -> Edition:
    """Set the edition. `briefs` holds the brief of every placed story by its main article's id."""
    placed = [one for kind in SectionKind for one in lineup.places.get(kind, ())]
    sections = tuple(_sections(lineup, briefs, section_titles(masthead.words)))
    told = [brief for section in sections for brief in section.briefs]
    topics = greeting_topics(topic_ladders(lineup, briefs, titles.Setting(table, masthead.day)))
    cited = _cited(told, topics, placed, lineup.more)
    return Edition(
        day=masthead.day,
        issued=masthead.issued,
        number=masthead.number,
        name=masthead.name,
        greeting=greeting(topics, masthead.words, masthead.at),
        greeting_parts=topics,
        subject=_bare(told[0].title.text),
        preheader=preheader(told, masthead.words),
        sections=sections,
        more=tuple(_pointer(one.story.main) for one in lineup.more),
        references=tuple(_reference(article, keep_text=masthead.keep_texts) for article in cited),
        window=masthead.window,
        language=masthead.language,
        base_url=masthead.base_url,
        tag=masthead.tag,
        sample=masthead.sample,
    )


def section_titles(words: Words) -> dict[SectionKind, str]:
    """What stands above each section."""
    return {
        SectionKind.LEAD: words.say("The Lead"),
        SectionKind.FOLLOWING: words.say("What We’re Following"),
        SectionKind.ODDS_AND_ENDS: words.say("Odds and Ends"),
    }


def _sections(
    lineup: Lineup, briefs: Mapping[str, Brief], headings: Mapping[SectionKind, str]
) -> Iterable[Section]:
    for kind in SectionKind:
        found = tuple(briefs[one.story.main.id] for one in lineup.places.get(kind, ()))
        if found:
            yield Section(kind, headings[kind], found)


def topic_ladders(
    lineup: Lineup, briefs: Mapping[str, Brief], setting: titles.Setting
) -> dict[str, tuple[titles.Rung, ...]]:
    """What the greeting may say of each of its items, by brief id in their order: a noun phrase, a clause.

    A clause of more than `TOPIC_WORDS` words is shortened where that is honest, which keeps the greeting short too.
    """
    placed = [one.story for kind in SectionKind for one in lineup.places.get(kind, ())][:TOPICS]
    items = [(story, briefs[story.main.id]) for story in placed]
    return {
        brief.id: titles.topics(story, _headed_by(story, brief), setting, TOPIC_WORDS)
        for story, brief in items
    }


def _headed_by(story: Story, brief: Brief) -> Article:
    """The article whose headline heads the brief, or the base article where a phrase heads it."""
    heads = brief.title.evidence[0]
    found = (one for one in story.articles if one.id == heads.article_id and heads.part == "title")
    return next(found, story.main)


def greeting_topics(ladders: Mapping[str, Sequence[titles.Rung]]) -> Paragraph:
    """The rung that every item has: noun phrases if all have one, else clauses, which all have."""
    for rung in zip(*ladders.values(), strict=True):
        said = tuple(one.title for one in rung if one.title is not None)
        if len(said) == len(ladders):
            return said
    return ()


def greeting(topics: Sequence[Sentence], words: Words = ENGLISH, at: time = EVENING) -> str:
    """One sentence that names the topics, as "In tonight’s brief: a; b; and c"; `at` is when the letter closes."""
    named = words.listed([topic.text for topic in topics])
    if at < NOON:
        return words.say("In this morning’s brief: %(topics)s.", topics=named)
    if at < EVENING:
        return words.say("In today’s brief: %(topics)s.", topics=named)
    return words.say("In tonight’s brief: %(topics)s.", topics=named)


def preheader(briefs: Sequence[Brief], words: Words = ENGLISH) -> str:
    """The inbox's second line: what comes after the lead, in 40 to 110 characters where titles allow.

    A lone lead is announced by the start of its first sentence, so that the line never repeats the subject.
    """
    line = ""
    named: list[str] = []
    for brief in briefs[1:]:
        named.append(_bare(brief.title.text))
        longer = words.say("Also: %(titles)s", titles=" · ".join(named))
        if len(longer) > PREHEADER_MOST:
            break
        line = longer
    return line if len(line) >= PREHEADER_LEAST else shortened(next(briefs[0].sentences).text)


def shortened(sentence: str) -> str:
    """A sentence cut after a whole word to fit the inbox row, with an ellipsis where it was cut."""
    if len(sentence) <= PREHEADER_MOST:
        return sentence
    return sentence[: PREHEADER_MOST - 1].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


def _bare(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _cited(
    told: Sequence[Brief], topics: Sequence[Sentence], placed: Sequence[Ranked], more: Sequence[Ranked]
) -> list[Article]:
    """Every article that something in the edition rests on, in the order of the briefs; pointers last."""
    wanted = [article_id for brief in told for article_id in brief.sources]
    wanted += [evidence.article_id for topic in topics for evidence in topic.evidence]
    wanted += [one.story.main.id for one in more]
    known = {article.id: article for one in (*placed, *more) for article in one.story.articles}
    return [known[article_id] for article_id in dict.fromkeys(wanted)]


def _pointer(article: Article) -> Pointer:
    return Pointer(article.title, article.publisher, article.url, article.id)


def _reference(article: Article, *, keep_text: bool) -> Reference:
    return Reference(
        id=article.id,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        sha256=article.sha256,
        dek=article.dek,
        author=article.author,
        kicker=article.kicker,
        text=article.text if keep_text else None,
    )
