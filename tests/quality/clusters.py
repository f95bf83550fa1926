"""How well reports of one event are laid together: `python tests/quality/clusters.py ../shared/data/clusters.jsonl`.

The data is one JSON object a line: {id, event, title, text, url}. It has no dates; `dated` takes those that numbers in
the address carry, as reading a page does. Scores are BCubed (Bagga and Baldwin 1998) and pairwise precision, recall
and F1, with 95 % intervals from a bootstrap over events.

Cross-validation is by event: the threshold is fitted on the training events, clustered in sets as large as a fold, and
scored on the held-out events, clustered together. The other constants of `digest.cluster` were set by hand with the
whole data in view, so that only the threshold is truly unseen; read the interval, not the third digit.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest import cluster, text
from digest.cluster import grouping, likeness
from digest.extract import dates
from digest.model import Article

FOLDS, SEEDS, RESAMPLES = 5, 4, 1000
THRESHOLDS = tuple(step / 200 for step in range(14, 51))  # 0.07 to 0.25
PRECISION = 0.90  # what a threshold must reach in pairs before its F1 counts
SUBSETS = ((2, 80), (5, 80), (10, 40), (50, 8))  # pages in a subset, and how many subsets are drawn

Groups = Sequence[Sequence[int]]
Pairs = Mapping[tuple[int, int], float]
Likening = Callable[[Sequence[Article]], Pairs]


@dataclass(frozen=True, slots=True)
class Page:
    event: str
    article: Article


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one page landed: how many pages its group and its event have, and how many of them both."""

    event: str
    both: int
    group: int
    of_event: int


@dataclass(frozen=True, slots=True)
class Scores:
    bcubed: tuple[float, float, float]
    pairwise: tuple[float, float, float]


# ---------------------------------------------------------------- data


def load(path: Path) -> list[Page]:
    return [_page(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _page(row: Mapping[str, str]) -> Page:
    # Reading strips the C1 controls too, which are what is left of a wrongly decoded page.
    title, body = (re.sub("[\x80-\x9f]", "", row[key]) for key in ("title", "text"))
    paragraphs = tuple(line.strip() for line in body.split("\n") if line.strip())
    return Page(row["event"], Article(row["id"], f"{row['id']}.txt", row["url"], title, "", None, paragraphs))


def dated(pages: Sequence[Page]) -> list[Page]:
    """The pages with the days that their addresses carry as numbers."""
    found = [re.search(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})/", page.article.url) for page in pages]
    days = [
        dates.parse("-".join(part.zfill(2) for part in match.groups())) if match else None for match in found
    ]
    return [
        replace(page, article=replace(page.article, published=day))
        for page, day in zip(pages, days, strict=True)
    ]


# ---------------------------------------------------------------- scores


def placed(pages: Sequence[Page], groups: Groups) -> Iterator[Placed]:
    sizes = Counter(page.event for page in pages)
    for group in groups:
        events = Counter(pages[at].event for at in group)
        for at in group:
            event = pages[at].event
            yield Placed(event, events[event], len(group), sizes[event])


def scores(places: Sequence[Placed]) -> Scores:
    precision = math.fsum(one.both / one.group for one in places) / len(places)
    recall = math.fsum(one.both / one.of_event for one in places) / len(places)
    right = sum(one.both - 1 for one in places)
    claimed, wanted = (
        sum(one.group - 1 for one in places),
        sum(one.of_event - 1 for one in places),
    )
    return Scores(
        _with_f1(precision, recall),
        _with_f1(right / claimed if claimed else 1.0, right / wanted if wanted else 1.0),
    )


def _with_f1(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def interval(places: Sequence[Placed], pick: Callable[[Scores], float]) -> tuple[float, float]:
    """95 % by bootstrap over events: pages of one event stand or fall together."""
    by_event: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in places:
        by_event[one.event].append(one)
    chance, events = random.Random(0), sorted(by_event)  # noqa: S311 a bootstrap keeps no secret
    drawn = sorted(
        pick(scores([one for event in chance.choices(events, k=len(events)) for one in by_event[event]]))
        for _ in range(RESAMPLES)
    )
    return drawn[RESAMPLES // 40], drawn[-1 - RESAMPLES // 40]


# ---------------------------------------------------------------- what is compared


def ours(articles: Sequence[Article]) -> Pairs:
    return cluster.likenesses(articles, cluster.vectors(articles))


def plain(articles: Sequence[Article]) -> Pairs:
    """The usual baseline: TF-IDF cosine over title (three times) and whole text."""
    counts = [Counter([*3 * text.terms(one.title), *text.terms(one.text)]) for one in articles]
    standing = Counter(term for count in counts for term in count)
    told = [
        {term: (1 + math.log(n)) * math.log(len(counts) / standing[term]) for term, n in count.items()}
        for count in counts
    ]
    lengths = [math.sqrt(math.fsum(value * value for value in one.values())) or 1.0 for one in told]
    return likeness.cosines(
        [{t: v / length for t, v in one.items()} for one, length in zip(told, lengths, strict=True)]
    )


def grouped(pages: Sequence[Page], likening: Likening, thresholds: Sequence[float]) -> list[list[Placed]]:
    """Where every page lands when these pages are clustered together, once for each threshold."""
    alike = likening([page.article for page in pages])
    return [
        list(placed(pages, grouping.average_link(alike, len(pages), threshold=threshold)))
        for threshold in thresholds
    ]


# ---------------------------------------------------------------- cross-validation


def folds(pages: Sequence[Page], count: int, seed: int) -> list[list[Page]]:
    """The pages in `count` parts, no event in two of them."""
    events = sorted({page.event for page in pages})
    random.Random(seed).shuffle(events)  # noqa: S311 as above
    part = {event: at % count for at, event in enumerate(events)}
    return [[page for page in pages if part[page.event] == at] for at in range(count)]


def cross_validated(pages: Sequence[Page], likening: Likening) -> tuple[list[Placed], list[float]]:
    """Held-out pages of every fold of every seed, and the thresholds that their training events chose."""
    found: list[Placed] = []
    chosen: list[float] = []
    for seed in range(SEEDS):
        tried = [grouped(fold, likening, THRESHOLDS) for fold in folds(pages, FOLDS, seed)]
        for held_out in range(FOLDS):
            training = [fold for at, fold in enumerate(tried) if at != held_out]
            at = _best([[one for fold in training for one in fold[n]] for n in range(len(THRESHOLDS))])
            chosen.append(THRESHOLDS[at])
            found += tried[held_out][at]
    return found, chosen


def _best(tried: Sequence[Sequence[Placed]]) -> int:
    """The threshold of the best F1 among those precise enough; else the most precise."""
    reached = [scores(places) for places in tried]
    precise = [at for at, one in enumerate(reached) if one.pairwise[0] >= PRECISION]
    if not precise:
        return max(range(len(tried)), key=lambda at: reached[at].pairwise[0])
    return max(precise, key=lambda at: reached[at].bcubed[2])


def in_folds(pages: Sequence[Page], likening: Likening, threshold: float) -> list[Placed]:
    """Every fold of every seed, clustered by one threshold."""
    parts = [fold for seed in range(SEEDS) for fold in folds(pages, FOLDS, seed)]
    return [one for fold in parts for one in grouped(fold, likening, [threshold])[0]]


def in_subsets(pages: Sequence[Page], size: int, times: int) -> list[Placed]:
    """Random small nights, of one to four pages an event, clustered as shipped."""
    chance = random.Random(size)  # noqa: S311 as above
    by_event: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_event[page.event].append(page)
    found: list[Placed] = []
    for _ in range(times):
        events = chance.sample(sorted(by_event), k=min(size, len(by_event)))
        night = [page for event in events for page in by_event[event][: chance.randint(1, 4)]]
        found += grouped(night[:size], ours, [grouping.THRESHOLD])[0]
    return found


def figures(pages: Sequence[Page]) -> dict[str, float]:
    """What floors are held against: at the fitted threshold on held-out events, and as shipped on all at once."""
    held_out = scores(cross_validated(pages, ours)[0])
    at_once = scores(grouped(pages, ours, [grouping.THRESHOLD])[0])
    return {
        "held_out_bcubed_f1": held_out.bcubed[2],
        "held_out_pairwise_precision": held_out.pairwise[0],
        "at_once_bcubed_f1": at_once.bcubed[2],
        "at_once_pairwise_precision": at_once.pairwise[0],
    }


# ---------------------------------------------------------------- the table


def rows(pages: Sequence[Page]) -> Iterator[tuple[str, list[Placed]]]:
    """Every line of the table, each measured when it is asked for."""
    baseline, chosen = cross_validated(pages, plain)
    yield f"held out: plain TF-IDF, fitted ({min(chosen):.3f}-{max(chosen):.3f})", baseline
    fitted, chosen = cross_validated(pages, ours)
    yield f"held out: ours, fitted ({min(chosen):.3f}-{max(chosen):.3f})", fitted
    yield "held out: ours, as shipped", in_folds(pages, ours, grouping.THRESHOLD)
    yield "held out: ours, as shipped, dated", in_folds(dated(pages), ours, grouping.THRESHOLD)
    yield "all at once: ours, as shipped", grouped(pages, ours, [grouping.THRESHOLD])[0]
    yield "all at once: ours, as shipped, dated", grouped(dated(pages), ours, [grouping.THRESHOLD])[0]
    for size, times in SUBSETS:
        yield f"{times} subsets of {size} pages: ours, as shipped", in_subsets(pages, size, times)


def main(path: Path) -> None:
    pages = load(path)
    print(
        f"{len(pages)} pages of {len({page.event for page in pages})} events; threshold {grouping.THRESHOLD}"
    )
    print(f"{'':52}  BCubed P    R    F1 [95 %]          pairwise P [95 %]     R    F1")
    for name, places in rows(pages):
        found = scores(places)
        low, high = interval(places, lambda one: one.bcubed[2])
        least, most = interval(places, lambda one: one.pairwise[0])
        print(
            f"{name:52}  {found.bcubed[0]:.3f} {found.bcubed[1]:.3f} {found.bcubed[2]:.3f} [{low:.3f}, {high:.3f}]  "
            f"{found.pairwise[0]:.3f} [{least:.3f}, {most:.3f}] {found.pairwise[1]:.3f} {found.pairwise[2]:.3f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
