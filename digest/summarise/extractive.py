"""Story -> Brief, out of whole sentences of its sources, and nothing else.

The fullest account gives the backbone: its first sentence that can open a brief, then those that weigh most.
A sentence weighs by its place (news is told from the top), by how much of the story's weightiest terms it
holds, and by its nearness to the headlines, less what the brief already says. Other accounts add sentences
only where they bring a new figure, name or quotation. A sentence always brings along what it leans on
(`candidates`). Each paragraph links the first word that states something to the article it came from.

No model, no chance: the same story gives the same brief. Returns None where no brief can be made that opens on
its own feet; the run then counts the story as unused and says so.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest import text, titles
from digest.model import Article, Brief, Link, Paragraph, SectionKind, Sentence, Story
from digest.summarise.candidates import Candidate, Unit, units

POSITION_WEIGHT, CENTRAL_WEIGHT, HEADLINE_WEIGHT, NOVELTY_WEIGHT = 1.0, 1.0, 0.5, 1.2
# After so many sentences, being early counts half.
POSITION_HALVES = 4
# A sentence that shares this much of its terms with one already chosen says nothing new.
SAME_AGAIN = 0.6
# Paragraphs are set between these many words, at the borders of units.
PARAGRAPH_WORDS, PARAGRAPH_MOST, PARAGRAPH_LEAST = 38, 80, 24


@dataclass(frozen=True, slots=True)
class Budget:
    """Words for a brief: in all, of any one source, and the fewest that still make one.

    `to_the_end` asks for the article's last sentence too: a light story keeps its point for the end.
    """

    words: int
    one_source: int
    fewest: int
    to_the_end: bool = False


BUDGETS: Mapping[SectionKind, Budget] = {
    SectionKind.LEAD: Budget(300, 190, 25),
    SectionKind.FOLLOWING: Budget(115, 90, 25),
    SectionKind.ODDS_AND_ENDS: Budget(95, 95, 25, to_the_end=True),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a brief is written for: the edition's day, the night's casing, the budgets."""

    day: date
    casing: text.Casing
    budgets: Mapping[SectionKind, Budget] = field(default_factory=lambda: BUDGETS)


def summarise(story: Story, kind: SectionKind, setting: Setting) -> Brief | None:
    """The story's brief for a section of this kind, or None where nothing can open it."""
    budget = setting.budgets[kind]
    chosen = _choose(story, setting.day, budget)
    if sum(text.word_count(one.text) for one in chosen) < budget.fewest:
        return None
    told = " ".join(one.text for one in chosen)
    lead = kind is SectionKind.LEAD
    title = titles.heading(story, told) if lead else titles.run_in(story, told, setting.casing)
    bodies = [one.article.id for one in chosen] + [one.article_id for one in title.evidence]
    cited = tuple(dict.fromkeys(bodies))
    return Brief(
        id=brief_id(setting.day, story.main),
        title=title,
        paragraphs=tuple(_linked(paragraph) for paragraph in _paragraphs(chosen)),
        sources=cited,
        also=_also(story, cited),
    )


def brief_id(day: date, base: Article) -> str:
    """Minted from the edition's day and the base article, so a third outlet joining changes nothing."""
    return "b" + hashlib.sha256(f"{day} {base.id}".encode()).hexdigest()[:10]


def _also(story: Story, cited: Sequence[str]) -> tuple[str, ...]:
    named = {article.publisher for article in story.articles if article.id in cited}
    return tuple(publisher for publisher in story.publishers if publisher not in named)


# ---------------------------------------------------------------- choice


def _choose(story: Story, day: date, budget: Budget) -> list[Candidate]:
    """The brief's sentences in reading order: the base article's, then what the others add."""
    weigh = _weights(story)
    base = units(story.main, day)
    opening = next((unit for unit in base if len(unit) == 1), None)
    if opening is None:
        return []
    chosen = list(opening)
    if budget.to_the_end and _fits(base[-1], chosen, budget.words):
        chosen += [one for one in base[-1] if one not in chosen]
    limit = budget.words if len(story.articles) == 1 else budget.one_source
    chosen += _fill(chosen, base, weigh, min(limit, budget.words))
    chosen.sort(key=lambda one: one.place)
    for article in story.articles[1:]:
        fresh = [unit for unit in units(article, day) if _adds_fact(unit, chosen)]
        room = min(budget.words, _length(chosen) + budget.one_source)
        chosen += sorted(_fill(chosen, fresh, weigh, room), key=lambda one: one.place)
    return chosen


def _fill(
    told: Sequence[Candidate], waiting: Sequence[Unit], weigh: Mapping[str, float], limit: int
) -> list[Candidate]:
    """Take the best unit that fits, again and again, until none does; `limit` is in words, `told` included."""
    added: list[Candidate] = []
    left = list(waiting)
    while left:
        now = [*told, *added]
        options = [
            (_gain(unit, now, weigh), -n, unit) for n, unit in enumerate(left) if _fits(unit, now, limit)
        ]
        if not options or max(options)[0] <= 0:
            break
        best = max(options)[2]
        added += [one for one in best if one not in now]
        left = [unit for unit in left if unit is not best]
    return added


def _fits(unit: Unit, told: Sequence[Candidate], limit: int) -> bool:
    news = [one for one in unit if one not in told]
    return bool(news) and _length(told) + _length(news) <= limit and _knows_everyone(news, told)


def _knows_everyone(news: Sequence[Candidate], told: Sequence[Candidate]) -> bool:
    """Is everyone whom the article introduces by a full name known by it, once this is added?"""
    people = text.introduced(news[0].article.text)
    known = text.introduced(" ".join(one.text for one in (*told, *news)))
    return all(text.bare_names(one.text) & people <= known for one in news)


def _length(chosen: Sequence[Candidate]) -> int:
    return sum(text.word_count(one.text) for one in chosen)


def _gain(unit: Unit, told: Sequence[Candidate], weigh: Mapping[str, float]) -> float:
    """The mean worth of what the unit would add; nothing where any of it was said before."""
    news = [one for one in unit if one not in told]
    repeated = [max((_overlap(one, other) for other in told), default=0.0) for one in news]
    if max(repeated) >= SAME_AGAIN:
        return 0.0
    worths = [_worth(one, weigh) - NOVELTY_WEIGHT * again for one, again in zip(news, repeated, strict=True)]
    return sum(worths) / len(worths)


def _worth(one: Candidate, weigh: Mapping[str, float]) -> float:
    found = set(text.terms(one.text))
    central = sum(weigh.get(term, 0.0) for term in found) / math.sqrt(len(found) or 1)
    headline = set(text.terms(one.article.title))
    return (
        POSITION_WEIGHT / (1 + one.place / POSITION_HALVES)
        + CENTRAL_WEIGHT * central
        + HEADLINE_WEIGHT * len(found & headline) / (len(headline) or 1)
    )


def _weights(story: Story) -> dict[str, float]:
    """How much each term weighs in the story: the log of its count, the heaviest 1."""
    counts = Counter(term for article in story.articles for term in text.terms(article.text))
    heaviest = math.log(1 + max(counts.values(), default=1))
    return {term: math.log(1 + count) / heaviest / 4 for term, count in counts.items() if count > 1}


def _overlap(one: Candidate, other: Candidate) -> float:
    first, second = set(text.terms(one.text)), set(text.terms(other.text))
    return len(first & second) / max(1, min(len(first), len(second)))


def _adds_fact(unit: Unit, chosen: Sequence[Candidate]) -> bool:
    """Does it bring a figure, a name or a quotation that the brief has not?

    Another account's first sentence tells the event again, whatever names it adds: it is left out.
    """
    if unit[0].place == 0:
        return False
    told = " ".join(one.text for one in chosen)
    new = " ".join(one.text for one in unit)
    known = text.names(told) | set(text.words(told))
    return bool(text.numbers(new) - text.numbers(told) or text.names(new) - known or text.quotations(new))


# ---------------------------------------------------------------- setting


def _paragraphs(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """Paragraphs of readable length; what leans on a sentence stays in its paragraph."""
    paragraphs: list[list[Candidate]] = []
    for one in chosen:
        if not paragraphs or (_break_before(one, paragraphs[-1])):
            paragraphs.append([one])
        else:
            paragraphs[-1].append(one)
    if len(paragraphs) > 1 and _length(paragraphs[-1]) < PARAGRAPH_LEAST:
        paragraphs[-2:] = [paragraphs[-2] + paragraphs[-1]]
    return paragraphs


def _break_before(one: Candidate, current: Sequence[Candidate]) -> bool:
    length = _length(current)
    if one.leans or length < PARAGRAPH_LEAST:
        return False
    other_source = one.article is not current[-1].article
    too_long = length + text.word_count(one.text) > PARAGRAPH_MOST
    return other_source or too_long or (length >= PARAGRAPH_WORDS and one.paragraph != current[-1].paragraph)


def _linked(paragraph: Sequence[Candidate]) -> Paragraph:
    """Link the first statement of each article in the paragraph to that article."""
    return tuple(_link_first(paragraph))


def _link_first(paragraph: Sequence[Candidate]) -> Iterator[Sentence]:
    linked: set[str] = set()
    for one in paragraph:
        span = text.statement_verb(one.text)
        if span and one.article.url and one.article.id not in linked:
            linked.add(one.article.id)
            yield replace(one.sentence, links=(Link(*span, one.article.url),))
        else:
            yield one.sentence
