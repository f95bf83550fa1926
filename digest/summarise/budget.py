"""How much a brief may take: words in all, of one source, of one article, in a row.

A digest lives by its sources, so it takes a fair extract: never more than a share of an article, never a long run
of its sentences as they stand. All of it can be set in `digest.toml`; who names a length by hand overrides it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from digest import text
from digest.config import SummaryConfig
from digest.model import Article, SectionKind, Story
from digest.summarise import naming
from digest.summarise.candidates import Candidate, ruled
from digest.summarise.choice import Members

EXTRACT_SHARE = 1 / 3
LONGEST_RUN = 90
# Editors' own briefs are shorter than extracts: 15 words a sentence, two thirds of what an extract needs.
EDITORS_SENTENCE, EDITORS_SHARE = 15, 0.65
# A sentence that shares no telling word with what stands above, the headline included, starts another story. (Two
# were asked for at first: that kept facts out which the reference briefs have.)
SHARED_TERMS = 1
ANY = 10**9  # no limit


@dataclass(frozen=True, slots=True)
class Budget:
    """Words for a brief: in all, of any one source, in a row, and the fewest that still make one.

    `share` bounds what it takes of an article. `sentences` asks for exactly so many, where there are enough.
    `connected` asks for a brief that reads as one: it opens where the article opens, as news is told, and each
    sentence takes up something that stands above it. `to_the_end` asks for the article's
    last sentence too: a light story keeps its point for the end. `target` is the length in words of what an
    editor would write instead, which the brief is held against.
    """

    words: int
    one_source: int
    target: int
    fewest: int = 25
    share: float = EXTRACT_SHARE
    longest_run: int = LONGEST_RUN
    sentences: int = 0
    connected: bool = True
    to_the_end: bool = False


BUDGETS: Mapping[SectionKind, Budget] = {
    SectionKind.LEAD: Budget(320, 240, 600),
    SectionKind.FOLLOWING: Budget(115, 120, 230),
    SectionKind.ODDS_AND_ENDS: Budget(95, 120, 190, to_the_end=True),
}


def budgets(knobs: SummaryConfig) -> dict[SectionKind, Budget]:
    """The budgets of the sections under the owner's limits."""
    return {kind: _limited(budget, knobs, lead=kind is SectionKind.LEAD) for kind, budget in BUDGETS.items()}


def _limited(budget: Budget, knobs: SummaryConfig, *, lead: bool) -> Budget:
    one_source = knobs.one_source_lead if lead else knobs.one_source
    return replace(budget, one_source=one_source, share=knobs.share, longest_run=knobs.longest_run)


def by_hand(*, words: int = 0, sentences: int = 0) -> Budget:
    """The budget of a length that somebody named: it knows no other limit, and takes the best wherever it stands."""
    target = EDITORS_SENTENCE * sentences if sentences else round(EDITORS_SHARE * words)
    return Budget(words or ANY, ANY, target, 1, 1.0, ANY, sentences, connected=False)


@dataclass(frozen=True, slots=True)
class Room:
    """What fits into a budget.

    `limits` are the most words that it takes of each article, by id; `shared` the fewest telling words by which a
    sentence takes up what stands above.
    """

    budget: Budget
    limits: Mapping[str, int]
    shared: int = 0

    def tightened(self, words: int) -> Room:
        """The room with so many words less of everything, for names that will be set in full."""
        budget = self.budget
        smaller = replace(
            budget,
            words=budget.words - words,
            one_source=budget.one_source - words,
            longest_run=budget.longest_run - words,
        )
        return replace(self, budget=smaller, limits={key: most - words for key, most in self.limits.items()})

    def takes(self, members: Members) -> bool:
        """May these sentences stand together as a brief, in this order?"""
        budget = self.budget
        return (
            not members[0].leans
            and len({one.stems for one in members}) == len(members)
            and sum(one.words for one in members) <= budget.words
            and (not budget.sentences or len(members) <= budget.sentences)
            and self._fair(members)
            and _longest_run(members) <= budget.longest_run
            and told_by_then(members)
            and connected(members, self.shared)
        )

    def most(self, article: Article) -> int:
        """The most words that it takes of the article."""
        return min(self.budget.words, self.limits[article.id])

    def over(self, members: Members) -> int:
        """By how many words the sentences go beyond what they may take; 0 where they fit."""
        total = sum(one.words for one in members) - self.budget.words
        run = _longest_run(members) - self.budget.longest_run
        articles = [words - self.limits[key] for key, words in _taken(members).items()]
        papers = [words - self.budget.one_source for words in _of_papers(members).values()]
        return max(0, total, run, *articles, *papers)

    def _fair(self, members: Members) -> bool:
        kept = all(words <= self.limits[article_id] for article_id, words in _taken(members).items())
        return kept and max(_of_papers(members).values()) <= self.budget.one_source


def room(budget: Budget, story: Story) -> Room:
    """The room that a budget leaves for the story's articles."""
    limits = {article.id: fair_extract(budget, article) for article in story.articles}
    return Room(budget, limits, SHARED_TERMS if budget.connected else 0)


def fair_extract(budget: Budget, article: Article) -> int:
    """The most words that a brief may take of an article; of a very short one, enough for a brief."""
    if budget.share >= 1:
        return budget.one_source
    share = max(budget.fewest, round(budget.share * text.word_count(article.text)))
    return min(budget.one_source, share)


def _taken(members: Members) -> Counter[str]:
    """How many words are taken of each article, by id."""
    taken: Counter[str] = Counter()
    for one in members:
        taken[one.article.id] += one.words
    return taken


def _of_papers(members: Members) -> Counter[str]:
    """How many words are taken of each paper, whichever of its articles they are from."""
    taken: Counter[str] = Counter()
    for one in members:
        taken[one.article.publisher or one.article.id] += one.words
    return taken


def _longest_run(members: Members) -> int:
    """The most words that stand in a row in the brief as they do in the article."""
    longest = run = members[0].words if members else 0
    for before, one in pairwise(members):
        run = run + one.words if _follows(before, one) else one.words
        longest = max(longest, run)
    return longest


def told_by_then(members: Members) -> bool:
    """Is everything that a sentence points at told above it?"""
    told = ""
    before = None
    for one in members:
        # What points back in a language without rules of ours nobody here can tell: such a brief leaves no gap.
        if (
            before
            and not ruled(one.article)
            and before.article.id == one.article.id
            and not _follows(before, one)
        ):
            return False
        if _hangs(one, told, follows=_follows(before, one)):
            return False
        told = f"{told} {one.text}"
        before = one
    return True


def _hangs(one: Candidate, told: str, *, follows: bool) -> bool:
    """Does it open on something that was to be told above and is not?

    What it points at in another word ("The deal" for an agreement) is mostly told by the sentence that it follows.
    """
    if one.definite and one.definite not in text.terms(told):
        return True
    return one.points and not follows and naming.points_back(one.text, told)


def connected(members: Members, shared: int) -> bool:
    """Does each sentence take up something told, so that a reader sees why it stands here, and name nobody unknown?"""
    if not shared:
        return True
    told = {term for one in members for term in text.terms(one.article.title)}
    known = {word for one in members for word in text.words(one.article.title)}
    before = None
    for one in members:
        own = set(text.terms(one.text))
        if not one.strangers <= known:
            return False
        if before and not _follows(before, one) and len(own & told) < shared:
            return False
        told |= own
        known.update(text.words(one.text))
        before = one
    return True


def _follows(before: Candidate | None, one: Candidate) -> bool:
    """Does it stand right behind the other in their article?"""
    return before is not None and before.article.id == one.article.id and before.place + 1 == one.place
