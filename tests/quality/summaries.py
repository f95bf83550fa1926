"""How near our briefs come to what editors wrote, beside the first sentences of the article.

    python tests/quality/summaries.py ../shared/data/summaries.jsonl [--folds 5] [--seed 0] [--shipped]

Five-fold over articles: the weights that judge an article were learned without it (`--shipped` uses the weights
that ship, for data they were not learned from). ROUGE by Google's rouge-score, stemmer on, F1. The gain over the
lead comes with a 95 % interval by paired bootstrap over articles.

The lead is the strongest we could make of "the first sentences": bylines and captions without a verb are left
out, the rest stands as it is; at a budget of words it is cut off at the very word.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rouge_score.rouge_scorer import RougeScorer

from digest import text
from digest.model import SectionKind, Story
from digest.summarise import salience
from digest.summarise.budget import Budget, by_hand
from digest.summarise.candidates import prose
from digest.summarise.extractive import Setting, summarise
from tests.quality.ranker import Example, examples, fit, lesson

MEASURES = ("rouge1", "rouge2", "rougeLsum")
RESAMPLES = 2000
TASKS = {"3 sentences": by_hand(sentences=3), "75 words": by_hand(words=75), "45 words": by_hand(words=45)}


@dataclass(frozen=True, slots=True)
class Result:
    """One article's scores, in per cent: of our brief, of the lead; the words of each, and our milliseconds."""

    ours: dict[str, float]
    lead: dict[str, float]
    words: tuple[int, int]
    milliseconds: float


def brief(example: Example, budget: Budget, weights: salience.Weights) -> str:
    """Our brief of the article, a sentence on each line; empty where none can be made."""
    setting = Setting(None, text.casing([]), {SectionKind.FOLLOWING: budget}, weights)
    made = summarise(Story((example.article,)), SectionKind.FOLLOWING, setting)
    return "\n".join(sentence.text for sentence in made.sentences) if made else ""


def lead(example: Example, budget: Budget) -> str:
    """The article's first sentences, as long as the budget is."""
    found = list(prose(example.article).values())
    if budget.sentences:
        return "\n".join(found[: budget.sentences])
    return " ".join(" ".join(found).split()[: budget.words])


def measure(
    found: Sequence[Example], budget: Budget, split: Iterator[tuple[list[int], salience.Weights]]
) -> list[Result]:
    """Every article's result, judged by the weights that the split gives for it."""
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    return [_result(scorer, found[at], budget, weights) for held_out, weights in split for at in held_out]


def _result(scorer: RougeScorer, example: Example, budget: Budget, weights: salience.Weights) -> Result:
    started = perf_counter()
    ours = brief(example, budget, weights)
    spent = 1000 * (perf_counter() - started)
    first = lead(example, budget)
    return Result(
        _scores(scorer, example.summary, ours),
        _scores(scorer, example.summary, first),
        (len(ours.split()), len(first.split())),
        spent,
    )


def _scores(scorer: RougeScorer, reference: str, made: str) -> dict[str, float]:
    return {name: 100 * score.fmeasure for name, score in scorer.score(reference, made).items()}


def folds(found: Sequence[Example], count: int, seed: int) -> Iterator[tuple[list[int], salience.Weights]]:
    """Each fold's articles, and weights learned from all others."""
    lessons = [lesson(one) for one in found]
    order = list(range(len(found)))
    random.Random(seed).shuffle(order)  # noqa: S311 - for repeatable folds, not for secrets
    for at in range(count):
        held_out = order[at::count]
        kept = set(order) - set(held_out)
        yield held_out, fit([lessons[n] for n in sorted(kept)])


def gain(results: Sequence[Result], name: str, seed: int = 0) -> tuple[float, float, float]:
    """The mean gain over the lead, with the ends of its 95 % interval by paired bootstrap."""
    gains = [one.ours[name] - one.lead[name] for one in results]
    draw = random.Random(seed)  # noqa: S311 - as above
    means = sorted(statistics.fmean(draw.choices(gains, k=len(gains))) for _ in range(RESAMPLES))
    return statistics.fmean(gains), means[RESAMPLES // 40], means[-RESAMPLES // 40]


def _row(task: str, results: Sequence[Result]) -> Iterator[str]:
    words = [statistics.fmean(one.words[at] for one in results) for at in (0, 1)]
    speed = statistics.median(one.milliseconds for one in results)
    yield f"{task}: {words[0]:.0f} words (lead {words[1]:.0f}), {speed:.1f} ms an article (median)"
    for name in MEASURES:
        ours, first = (
            statistics.fmean(getattr(one, side)[name] for one in results) for side in ("ours", "lead")
        )
        mean, low, high = gain(results, name)
        yield f"  {name:10} {ours:6.2f}   lead {first:6.2f}   gain {mean:+.2f} [{low:+.2f}, {high:+.2f}]"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shipped", action="store_true", help="with the weights that ship, for unseen data")
    options = parser.parse_args()
    found = examples(options.data)
    everything = list(range(len(found)))
    split = (
        [(everything, salience.weights())]
        if options.shipped
        else list(folds(found, options.folds, options.seed))
    )
    for task, budget in TASKS.items():
        print("\n".join(_row(task, measure(found, budget, iter(split)))), flush=True)


if __name__ == "__main__":
    main()
