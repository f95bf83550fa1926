"""Articles -> Stories: which reports tell of one event.

`likeness` says how alike two reports are: a cosine over their terms and pairs of neighbouring terms, where the title
and the opening weigh most, a rare term far more than a common one, and dates far apart speak against. `grouping` lays
reports together by average link: a newcomer must be like the whole story, not like one of its ends, because single
links chain unlike events together. Texts that are the same to the letter are one story before anything is compared,
whatever their dates. `rulings` are the owner's: pairs that belong together, pairs that must stay apart. `reasons`
says what holds each report to its story, for an editor to read.

The threshold is set for precision: a false merge claims that two newsrooms confirm each other. How often that happens
is measured by tests/quality/clusters.py and told in tests/quality/README.md.

This compares all pairs that share a term; it has no window of dates, and it does not fetch, rank or write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest import text
from digest.cluster import grouping, reasons
from digest.cluster.grouping import Pair
from digest.cluster.likeness import likenesses
from digest.cluster.rulings import NONE, Rulings, pairs, unmatched
from digest.cluster.telling import vectors
from digest.model import Article, Story

__all__ = ["Rulings", "likenesses", "stories", "unmatched", "vectors"]


def stories(articles: Sequence[Article], rulings: Rulings = NONE) -> list[Story]:
    """Lay the reports of one event together; single reports are stories too. Order follows the input.

    A ruling joins or parts whatever the likeness; where rulings contradict each other, `apart` wins, also against
    a chain of `together`. A ruling that matches nothing changes nothing: ask `unmatched`.
    """
    told = vectors(articles)
    alike = likenesses(articles, told)
    apart, forced = pairs(rulings.apart, articles), pairs(rulings.together, articles)
    groups = grouping.average_link(alike, len(articles), bound=[*forced, *_copies(articles)], apart=apart)
    grounds = reasons.Grounds(told, alike, frozenset(forced))
    return [_story(articles, group, grounds) for group in groups]


def _story(articles: Sequence[Article], group: Sequence[int], grounds: reasons.Grounds) -> Story:
    """Fullest account first, and why each of the others stands beside it."""
    order = sorted(group, key=lambda at: (-text.word_count(articles[at].text), articles[at].id))
    return Story(tuple(articles[at] for at in order), reasons.why(articles, order, grounds))


def _copies(articles: Sequence[Article]) -> Iterator[Pair]:
    """Each report that says word for word what an earlier one says, with the earlier one."""
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        same = seen[reasons.wording(article)]
        if same and article.text:
            yield same[0], at
        same.append(at)
