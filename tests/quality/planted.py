"""Plants faults in true sentences, presents them to the gate as a model's, and counts what it catches.

    python tests/quality/planted.py ../shared/data/summaries.jsonl [--votes ../shared/data/faithfulness.jsonl]

Sentences of every article (and of the project's own seeds) are presented untouched, then with one fault of each
kind that they have room for; citing themselves alone, themselves with both neighbours, and the whole article.
Sentences that people wrote of the same articles say how usable the gate stays, and faults planted in those that
pass say what it sees once the words are others. Seeded; the faults are made by rules of their own, not the gate's.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path

from digest import text
from digest.grounding import Verdict, gate
from digest.model import PARAGRAPH_BREAK, Article, Evidence
from tests.quality.plants import FULL_NAME, PLANTS, Around

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SEED = 20
FEWEST_WORDS = 8

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of an article: its span, and the spans of itself with its neighbours."""

    article: Article
    span: Span
    neighbours: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.article.text[slice(*self.span)]


# ---------------------------------------------------------------- the texts


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def an_article(name: str, body: str) -> Article:
    """An article of this body, with nothing else known."""
    paragraphs = tuple(part.strip() for part in body.split(PARAGRAPH_BREAK) if part.strip())
    return Article(name, name, "", "", "", None, paragraphs)


def seeds() -> Iterator[Article]:
    """The project's own sample articles in plain text."""
    for path in sorted(SEEDS.glob("*/*.txt")):
        yield an_article(path.name, path.read_text(encoding="utf-8"))


def spans(article: Article) -> list[Span]:
    """Every sentence's span in the article's text."""
    found: list[Span] = []
    offset = 0
    for paragraph in article.paragraphs:
        found += [(offset + a, offset + b) for a, b in text.sentence_spans(paragraph)]
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return found


def cases(article: Article) -> list[Case]:
    """Every sentence of some length, with its neighbours."""
    every = spans(article)
    return [
        Case(article, span, tuple(every[max(0, at - 1) : at + 2]))
        for at, span in enumerate(every)
        if text.word_count(article.text[slice(*span)]) >= FEWEST_WORDS
    ]


def arounds(found: Sequence[Article], dice: random.Random) -> Iterator[tuple[Article, Around]]:
    """Each article with its names, and with names of the three before it that share no word with it."""
    pool = [tuple(dict.fromkeys(FULL_NAME.findall(article.text))) for article in found]
    for at, article in enumerate(found):
        own = set(re.findall(r"\w+", article.text))
        foreign = [name for names in (pool[at - 1], pool[at - 2], pool[at - 3]) for name in names]
        fresh = tuple(name for name in foreign if not set(name.split()) & own)
        yield article, Around(pool[at], fresh or ("Zebulon Quartermain",), dice)


def asked(sentence: str, article: Article, cited: Iterable[Span]) -> Verdict:
    """The gate's verdict on a sentence that cites these spans."""
    body = article.text
    return gate(sentence, [Evidence(article.id, a, b, body[a:b]) for a, b in cited], {article.id: article})


def nearest(sentence: str, article: Article) -> list[Span]:
    """The three sentences of the article that share most terms with this one."""
    wanted = set(text.terms(sentence))
    body = article.text
    return sorted(spans(article), key=lambda span: -len(wanted & set(text.terms(body[slice(*span)]))))[:3]


# ---------------------------------------------------------------- measures


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def line(label: str, counts: Counter[bool]) -> str:
    """One row of the table: how many of how many, the share, its interval."""
    hits, total = counts[True], counts.total()
    low, high = wilson(hits, total)
    return f"{label:46} {hits:5} of {total:5}  {hits / max(1, total):7.2%}  [{low:.2%}, {high:.2%}]"


def citations(case: Case) -> dict[str, list[Span]]:
    """The three ways of citing."""
    return {"one": [case.span], "three": list(case.neighbours), "article": [(0, len(case.article.text))]}


def extracts(found: Sequence[Article], per_article: int) -> Iterator[str]:
    """Untouched sentences and each kind of fault, for each way of citing."""
    dice = random.Random(SEED)  # noqa: S311 - for repeatable faults, not for secrets
    caught: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for article, around in arounds(found, dice):
        several = cases(article)
        for case in dice.sample(several, min(per_article, len(several))):
            for kind, sentence in presented(case.text, around).items():
                for cited, evidence in citations(case).items():
                    caught[cited, kind][not asked(sentence, case.article, evidence).passed] += 1
    for cited in ("one", "three", "article"):
        for kind in (*UNTOUCHED, *PLANTS):
            yield line(f"{cited}: {kind}", caught[cited, kind])


UNTOUCHED = ("untouched", "untouched but for its stop")


def presented(sentence: str, around: Around) -> dict[str, str]:
    """The sentence as it is, without its stop (so that it is no longer there to the letter), and with each fault."""
    planted = {kind: plant(sentence, around) for kind, plant in PLANTS.items()}
    faulty = {kind: each for kind, each in planted.items() if each and each != sentence}
    return dict(zip(UNTOUCHED, (sentence, sentence.rstrip(" .")), strict=True)) | faulty


def odd(found: Sequence[Article]) -> Iterator[str]:
    """Text without capitals, sentences without them, sentences in nothing else; citing three."""
    dice = random.Random(SEED)  # noqa: S311
    caught: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for article, around in arounds(found, dice):
        small = an_article(article.id, article.text.lower())
        several = cases(article) if len(small.text) == len(article.text) else []
        for case in dice.sample(several, min(2, len(several))):
            for kind, each in presented(case.text, around).items():
                for way, (sentence, source) in {
                    "all small": (each.lower(), small),
                    "sentence small": (each.lower(), article),
                    "sentence capitals": (each.upper(), article),
                }.items():
                    caught[way, kind][not asked(sentence, source, case.neighbours).passed] += 1
    for way, kind in sorted(caught):
        yield line(f"{way}: {kind}", caught[way, kind])


def rewritten(path: Path) -> Iterator[str]:
    """Sentences that people wrote of the articles: how many pass, and faults planted in those that do."""
    dice = random.Random(SEED)  # noqa: S311
    found = {row["id"]: an_article(str(row["id"]), row["text"]) for row in rows(path)}
    passed: Counter[bool] = Counter()
    kinds: Counter[str] = Counter()
    caught: dict[str, Counter[bool]] = defaultdict(Counter)
    for row, (article, around) in zip(rows(path), arounds(list(found.values()), dice), strict=True):
        for sentence in written(row["summary"]):
            evidence = nearest(sentence, article)
            verdict = asked(sentence, article, evidence)
            passed[verdict.passed] += 1
            kinds.update({fault.kind for fault in verdict.faults})
            faulty = presented(sentence, around) if verdict.passed else {}
            for kind, each in faulty.items():
                caught[kind][not asked(each, article, evidence).passed] += 1
    yield line("people's own sentences that pass", passed)
    yield f"    refused for: {dict(kinds.most_common())}"
    yield from (line(f"in those that pass: {kind}", caught[kind]) for kind in PLANTS)


def written(summary: str) -> list[str]:
    """The sentences of a summary, the space before their full stop taken out."""
    parts = re.sub(r"\s+\.(?=\s|$)", ".", summary.replace("\u00a0", " ")).split("\n")
    return [
        part[a:b] for part in parts for a, b in text.sentence_spans(part) if text.word_count(part[a:b]) >= 4
    ]


# ---------------------------------------------------------------- people's votes


@dataclass(frozen=True, slots=True)
class Vote:
    """A model's sentence with people's verdict and the gate's; `held` out of tuning or not."""

    supported: bool
    held: bool
    verdict: Verdict


def votes(path: Path, *, whole: bool) -> list[Vote]:
    """Every voted sentence, citing the whole source or its nearest three sentences of it."""
    found = []
    for row in rows(path):
        article = an_article(row["id"], row["source"])
        evidence = [(0, len(article.text))] if whole else nearest(row["sentence"], article)
        # By source, so that no text is on both sides.
        held = int(sha256(row["source"].encode()).hexdigest(), 16) % 3 == 0
        found.append(Vote(bool(row["supported"]), held, asked(row["sentence"], article, evidence)))
    return found


def voted(path: Path) -> Iterator[str]:
    """AUC of closeness, and what it refuses at the thresholds that cost 2 and 5 % of the supported."""
    for whole in (True, False):
        every = votes(path, whole=whole)
        tuned = sorted(vote.verdict.closeness for vote in every if vote.supported and not vote.held)
        for held in (False, True):
            part = [vote for vote in every if vote.held is held]
            good = [vote.verdict.closeness for vote in part if vote.supported]
            bad = [vote.verdict.closeness for vote in part if not vote.supported]
            yield f"cites {'all' if whole else 'three'}, {'held out' if held else 'tuned'}: AUC {auc(good, bad):.3f}"
            for cost in (0.02, 0.05):
                least = tuned[int(cost * len(tuned))]
                yield line(f"  closeness under {least:.2f}: unsupported", Counter(one < least for one in bad))
                yield line(f"  closeness under {least:.2f}: supported", Counter(one < least for one in good))
            for kind in (True, False):
                refused = Counter(not vote.verdict.passed for vote in part if vote.supported is kind)
                yield line(f"  gate refuses {'supported' if kind else 'unsupported'}", refused)


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """How often a supported sentence scores above an unsupported one."""
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "summaries", type=Path, help="JSON lines of id, text and, where there is one, summary"
    )
    parser.add_argument("--votes", type=Path, help="JSON lines of id, source, sentence, supported")
    parser.add_argument("--per-article", type=int, default=8, help="sentences of each article")
    asks = parser.parse_args()
    began = time.perf_counter()
    found = [an_article(str(row["id"]), row["text"]) for row in rows(asks.summaries)]
    for row in extracts([*found, *seeds()], asks.per_article):
        print(row)
    for row in odd(found):
        print(row)
    for row in rewritten(asks.summaries) if "summary" in rows(asks.summaries)[0] else ():
        print(row)
    for row in voted(asks.votes) if asks.votes else ():
        print(row)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
