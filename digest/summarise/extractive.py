"""Story -> Brief, out of whole sentences of its sources, and nothing else.

The fullest account gives the backbone: the set of its sentences that promises most within the budget
(`salience`, `choice`), words that a brief can spare cut, opening on its own feet. Other accounts add sentences
only where they bring a new figure, name or quotation (`several`). People are introduced by office and full name
where they come up first (`naming`). Each paragraph links what it states to the article it came from (`setting`).

No model, no chance: the same story gives the same brief. Returns None where no brief can be made that opens on
its own feet; the run then counts the story as unused and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from digest import grounding, text, titles
from digest.model import Article, Brief, SectionKind, Sentence, Story
from digest.summarise import conflicts, naming, salience, several, sides
from digest.summarise.budget import BUDGETS, Budget, Room, room
from digest.summarise.candidates import Candidate, Unit, View, prose, ruled, units
from digest.summarise.choice import Chances, Members, Promise, choose
from digest.summarise.salience import FIRST_PERSON
from digest.summarise.setting import paragraphs

# How much a headline's word gains in chance, as a share of what is missing to certainty: the training data has
# no headlines, so this is set by hand.
HEADLINE_GAIN = 0.15
QUOTES = ("“", '"', "‘", "'")
# Words are cut that are less likely than this, on average, to stand in an editor’s brief: most of what may be cut.
SPARED_BELOW = 0.35
# So often a brief is chosen again because full names need more room.
ATTEMPTS = 3
# So many sentences of an article are looked at closely, and the first of it in any case.
SHORTLIST, TOP, WORDS_A_SENTENCE = 14, 3, 22
# A brief with less than this share of its room filled is called short.
SHORT = 0.6
# Of a report, fewer sentences than this speak in the first person outside quotations.
COLUMN_SHARE = 0.15
# Shorter briefs have no room for everyone who speaks.
SIDES_FROM = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """What a brief is written for: the edition's day, the night's casing, the budgets.

    Without a day the brief speaks on the day of its article.
    """

    day: date | None
    casing: text.Casing
    budgets: Mapping[SectionKind, Budget] = field(default_factory=lambda: BUDGETS)
    weights: salience.Weights = field(default_factory=salience.weights)


def summarise(story: Story, kind: SectionKind, setting: Setting) -> Brief | None:
    """The story's brief for a section of this kind, or None where nothing can open it."""
    budget = setting.budgets[kind]
    chosen, remarks = _chosen(_table(story, setting, budget), room(budget, story))
    if sum(one.words for one in chosen) < budget.fewest:
        return None
    title = _title(story, kind, " ".join(one.text for one in chosen), setting)
    cited = tuple(
        dict.fromkeys([*(one.article.id for one in chosen), *(one.article_id for one in title.evidence)])
    )
    return Brief(
        id=brief_id(setting.day, story.main),
        title=title,
        paragraphs=paragraphs(chosen),
        sources=cited,
        also=_also(story, cited),
        remarks=tuple(remarks),
    )


def alone(article: Article, budget: Budget) -> Brief | None:
    """The brief of one article by itself, on its own day and in the casing that its own text shows."""
    # Only a headline is set in another case.
    shown = [article.text] if article.title else []
    setting = Setting(None, text.casing(shown), {SectionKind.FOLLOWING: budget})
    return summarise(Story((article,)), SectionKind.FOLLOWING, setting)


def _title(story: Story, kind: SectionKind, told: str, setting: Setting) -> Sentence:
    """The heading by the ladder; none for a text that came without a headline."""
    if not story.main.title:
        return grounding.cite(story.main, (0, 0), part="title")
    head = titles.heading if kind is SectionKind.LEAD else titles.run_in
    return head(story, told, setting.casing, setting.day)


def brief_id(day: date | None, base: Article) -> str:
    """Minted from the edition's day and the base article, so a third outlet joining changes nothing."""
    return "b" + hashlib.sha256(f"{day} {base.id}".encode()).hexdigest()[:10]


def _also(story: Story, cited: Sequence[str]) -> tuple[str, ...]:
    named = {article.publisher for article in story.articles if article.id in cited}
    return tuple(publisher for publisher in story.publishers if publisher not in named)


# ---------------------------------------------------------------- choice


@dataclass(frozen=True, slots=True)
class _Table:
    """All that a brief may be made of: the units of every account, what sets of them are worth, the parties."""

    story: Story
    offered: tuple[list[Unit], ...]
    worth: _Worth


def _table(story: Story, setting: Setting, budget: Budget) -> _Table:
    told = {article.id: prose(article) for article in story.articles}
    promise = _promise(story, told, setting.weights, budget)
    column = setting.day is None and _is_column(told[story.main.id].values())
    view = View(setting.day, partial(_spare, promise), column)
    offered = tuple(
        units(
            article,
            view,
            _shortlist(told[article.id], promise, budget) if ruled(article) else told[article.id],
        )
        for article in story.articles
    )
    found = sides.parties(story) if budget.target >= SIDES_FROM else sides.Parties(())
    return _Table(story, offered, _Worth(promise, found))


def _chosen(table: _Table, space: Room) -> tuple[list[Candidate], list[str]]:
    """The brief's sentences in reading order, names in full, and what to remark on them.

    Full names take room: where they need more than there is, the choice is made again with that much less.
    """
    tight = space
    chosen: list[Candidate] = []
    for _ in range(ATTEMPTS):
        chosen, remarks = _choose(table, tight)
        named = introduced(chosen)
        over = space.over(named)
        if not over:
            return named, [*remarks, *_remarks(named, table, space)]
        tight = tight.tightened(over)
    return chosen, list(_remarks(chosen, table, space))


def _choose(table: _Table, space: Room) -> tuple[list[Candidate], list[str]]:
    """The base article's sentences, then what the others add, and where their figures differ."""
    base, *others = table.offered
    if not base:
        return [], []
    budget = space.budget
    top = _top(base) if budget.connected or not ruled(table.story.main) else None
    chosen = choose(base, table.worth, space.takes, exactly=budget.sentences, first=top)
    if budget.to_the_end:
        chosen = _to_the_end(chosen, base[-1], space)
    return conflicts.settled(several.added(chosen, others, table.worth, space), others, space)


def _remarks(chosen: Members, table: _Table, space: Room) -> Iterator[str]:
    """What an editor should know of the choice: a party unheard, a brief that its sources keep short."""
    found = table.worth.parties
    silent = [name for name in found.surnames if name not in sides.heard(chosen, found)]
    if silent:
        yield f"does not let speak: {', '.join(silent)}"
    yield from _why_short(sum(one.words for one in chosen), table.story, space)


def _why_short(words: int, story: Story, space: Room) -> Iterator[str]:
    """Why a brief stays well under its budget; a length that was named by hand is a wish, not a promise."""
    room = space.budget.words
    if space.budget.connected and words < SHORT * room:
        extract = sum(space.most(article) for article in story.articles)
        bound = f"a fair extract of its sources holds at most {extract}"
        yield f"stays short, at {words} words: {bound if extract < room else 'no other sentence can stand here'}"


def _promise(
    story: Story, told: Mapping[str, Mapping[int, str]], model: salience.Weights, budget: Budget
) -> Promise:
    """What each word of the story promises: the best chance that any account gives it, headlines counted in."""
    chances: dict[str, float] = {}
    for sentences in told.values():
        for stem, chance in salience.chances(salience.report(sentences.values()), model).items():
            chances[stem] = max(chance, chances.get(stem, 0.0))
    for stem in salience.stems(story.main.title):
        if stem in chances and stem not in text.STOP_WORDS:
            chances[stem] += HEADLINE_GAIN * (1 - chances[stem])
    return Promise(Chances(chances), model.repeat_content, model.repeat_function, budget.target)


def _shortlist(told: Mapping[int, str], promise: Promise, budget: Budget) -> set[int]:
    """The places of the sentences worth a closer look: those that promise most alone, the first and the last."""
    worth = {place: promise.of_words([salience.stems(sentence)]) for place, sentence in told.items()}
    count = max(SHORTLIST, 3 * budget.target // WORDS_A_SENTENCE)
    best = sorted(worth, key=lambda place: (-worth[place], place))[:count]
    return {*best, *list(told)[:TOP], *list(told)[-1:]}


def _is_column(told: Collection[str]) -> bool:
    """Does the writer speak in the first person throughout?"""
    own = sum(bool(FIRST_PERSON.search(text.unquoted(sentence))) for sentence in told)
    return own > COLUMN_SHARE * len(told)


def _spare(promise: Promise, words: str) -> bool:
    """Are these words unlikely to stand in an editor's brief?"""
    found = salience.stems(words)
    return sum(promise.chances[stem] for stem in found) < SPARED_BELOW * len(found)


def _to_the_end(chosen: list[Candidate], last: Unit, space: Room) -> list[Candidate]:
    """A light story keeps its point for the end: the article's last sentence too, the least of the rest for it."""
    places = {one.place for one in last}
    kept = [one for one in chosen if one.place not in places]
    while kept:
        if space.takes(longer := [*kept, *last]):
            return longer
        kept = kept[:-1] if not kept[-1:] or not kept[-1].leans else kept[:-2]
    return chosen


@dataclass(frozen=True, slots=True)
class _Worth:
    """The worth of a set: its promise, and how many of the parties it lets speak."""

    promise: Promise
    parties: sides.Parties

    def __call__(self, members: Members) -> float:
        return self.promise(members) + sides.gain(members, self.parties)


def _top(offered: Sequence[Unit]) -> Unit:
    """The first sentence that can open the brief: the article's first but one that is only spoken."""
    free = [unit for unit in offered if not unit[0].leans and len(unit) == 1]
    plain = (unit for unit in free if not unit[0].text.startswith(QUOTES))
    return next(plain, offered[0])


def introduced(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentences with each person's office and full name set where the brief names them first."""
    made: list[Candidate] = []
    for one in chosen:
        told = " ".join(earlier.text for earlier in made)
        made.append(_introducing(one, told))
    return made


def _introducing(one: Candidate, told: str) -> Candidate:
    if not ruled(one.article):
        return one
    (evidence,) = one.sentence.evidence
    edits = naming.introduce(naming.people(one.article), evidence.quote, one.sentence.edits, told)
    if tuple(edits) == one.sentence.edits:
        return one
    sentence = grounding.cite(one.article, (evidence.start, evidence.end), edits)
    return replace(one, sentence=sentence, stems=salience.stems(sentence.text))
