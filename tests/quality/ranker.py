"""Teach `digest.summarise.salience` its weights from articles with the highlights their editors wrote.

    python tests/quality/ranker.py ../shared/data/summaries.jsonl [--write]

The data is one JSON object a line, {id, text, summary}: other people's texts, which stay where they are. What is
learned and shipped is a weight for each feature and for each of the commonest function words, with its
provenance. Logistic regression by Newton's steps; the ridge keeps weights small that the data doesn't call for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from digest import text
from digest.model import Article
from digest.summarise import salience
from digest.summarise.candidates import prose

Floats = npt.NDArray[np.float64]

RIDGE = 30.0
STEPS = 15
FUNCTION_WORDS = 60
WEIGHTS = Path(__file__).resolve().parents[2] / "digest" / "summarise" / "weights.json"


@dataclass(frozen=True, slots=True)
class Example:
    """An article, and what an editor made of it."""

    id: str
    article: Article
    summary: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One article's words with their features, and how often the editor's summary has each."""

    words: tuple[str, ...]
    values: Floats
    used: tuple[int, ...]
    counts: tuple[int, ...]


def examples(path: Path) -> list[Example]:
    """The data's articles, in its order."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Example(row["id"], body_alone(row["id"], row["text"]), row["summary"]) for row in rows]


def body_alone(name: str, body: str) -> Article:
    """An article of which only the body is known, a paragraph on each line."""
    paragraphs = tuple(line.strip() for line in body.splitlines() if line.strip())
    return Article(name, name, "", "", "", None, paragraphs)


def lesson(example: Example) -> Lesson:
    """What the model sees of the article, and what it should have said."""
    report = salience.report(prose(example.article).values())
    found = salience.features(report)
    used = Counter(salience.stems(example.summary))
    counts = Counter(stem for stems in report.stems for stem in stems)
    return Lesson(
        tuple(found),
        np.array(list(found.values()), dtype=np.float64),
        tuple(used[word] for word in found),
        tuple(counts[word] for word in found),
    )


def fit(lessons: Sequence[Lesson]) -> salience.Weights:
    """The weights that make the editors' summaries most likely."""
    function_words = _commonest(lessons)
    table = np.vstack([_rows(one, function_words) for one in lessons])
    wanted = np.array([count > 0 for one in lessons for count in one.used], dtype=np.float64)
    found = _logistic(table, wanted)
    size = len(salience.FEATURES)
    return salience.Weights(
        dict(zip(salience.FEATURES, map(_short, found[:size]), strict=True)),
        dict(zip(function_words, map(_short, found[size:]), strict=True)),
        _short(_repeats(lessons, function=False)),
        _short(_repeats(lessons, function=True)),
    )


def _short(value: float) -> float:
    return round(float(value), 4)


def _commonest(lessons: Iterable[Lesson]) -> list[str]:
    """The function words that most articles have."""
    counts = Counter(word for one in lessons for word in one.words if word in text.STOP_WORDS)
    return [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:FUNCTION_WORDS]]


def _rows(one: Lesson, function_words: Sequence[str]) -> Floats:
    column = {word: at for at, word in enumerate(function_words)}
    own = np.zeros((len(one.words), len(column)))
    for row, word in enumerate(one.words):
        if word in column:
            own[row, column[word]] = 1
    return np.hstack([one.values, own])


def _logistic(table: Floats, wanted: Floats) -> Floats:
    """Ridge logistic regression on columns of one spread; the first column is the bias and bears no ridge."""
    spread = table.std(axis=0)
    spread[spread == 0] = 1
    scaled = table / spread
    ridge = RIDGE * np.eye(scaled.shape[1])
    ridge[0, 0] = 0
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (wanted - chance) - ridge @ found
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + ridge
        found = found + np.linalg.solve(bend, slope)
    return np.asarray(found / spread)


def _repeats(lessons: Iterable[Lesson], *, function: bool) -> float:
    """Of words used once in a summary and more than once in the article, how many come twice."""
    once = twice = 0
    for one in lessons:
        for word, used, count in zip(one.words, one.used, one.counts, strict=True):
            if used and count > 1 and (word in text.STOP_WORDS) is function:
                once += 1
                twice += used > 1
    return twice / max(1, once)


def as_data(weights: salience.Weights, path: Path, count: int) -> dict[str, Any]:
    """What ships: the weights, and where they come from."""
    return {
        "provenance": {
            "made by": "tests/quality/ranker.py",
            "learned from": f"{count} CNN and Daily Mail articles with their editors' highlights ({path.name})",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "ridge": RIDGE,
        },
        "features": weights.features,
        "words": weights.words,
        "repeat_content": weights.repeat_content,
        "repeat_function": weights.repeat_function,
    }


def main() -> None:
    """Fit on all of the data; print the weights, largest first, or write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"into {WEIGHTS.name}")
    options = parser.parse_args()
    found = examples(options.data)
    weights = fit([lesson(one) for one in found])
    for name, value in sorted(weights.features.items(), key=lambda pair: -abs(pair[1])):
        print(f"{value:+8.3f}  {name}")
    if options.write:
        data = as_data(weights, options.data, len(found))
        WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
