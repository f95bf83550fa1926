"""What was reached on measuring data is not lost silently: the floors of tests/quality/floors.json.

The data lies outside the project (other people's texts), so these skip where it is absent; the project's own labels
are held to their floors in test_references.py, test_seeds.py, test_sentences.py and their like, everywhere.
"""

import json
import random
import statistics
from collections import Counter
from pathlib import Path

import pytest

from digest.summarise import salience
from tests.quality import clusters, planted, ranker, summaries
from tests.quality.plants import PLANTS

FLOORS = json.loads((Path(__file__).parent / "quality" / "floors.json").read_text(encoding="utf-8"))
# Every third article is enough to see a rule broken; the whole table is for tests/quality/planted.py.
SOME = 3


@pytest.fixture(scope="module")
def found(shared: Path) -> list[ranker.Example]:
    return ranker.examples(shared / "data" / "summaries.jsonl")


@pytest.fixture(scope="module")
def split(found: list[ranker.Example]) -> list[tuple[list[int], salience.Weights]]:
    return list(summaries.folds(found, 5, 0))


@pytest.mark.parametrize("task", ["3 sentences", "75 words"])
def test_briefs_come_nearer_to_the_editors_than_the_first_sentences(
    task: str, found: list[ranker.Example], split: list[tuple[list[int], salience.Weights]]
) -> None:
    results = summaries.measure(found, summaries.TASKS[task], iter(split))
    assert len(results) == len(found)
    assert summaries.gain(results, "rouge1")[0] >= FLOORS["summaries"][task]
    assert (
        statistics.fmean(one.words[0] for one in results)
        <= statistics.fmean(one.words[1] for one in results) + 3
    )


def test_the_shipped_weights_are_those_that_the_data_teaches(found: list[ranker.Example]) -> None:
    taught = ranker.fit([ranker.lesson(one) for one in found])
    assert taught.features == pytest.approx(salience.weights().features, abs=0.02)
    assert taught.words == pytest.approx(salience.weights().words, abs=0.02)


def test_reports_of_one_event_are_laid_together(shared: Path) -> None:
    figures = clusters.figures(clusters.load(shared / "data" / "clusters.jsonl"))
    assert {name: figures[name] >= floor for name, floor in FLOORS["clusters"].items()} == dict.fromkeys(
        FLOORS["clusters"], True
    )


@pytest.fixture(scope="module")
def caught(shared: Path) -> dict[tuple[str, str], Counter[bool]]:
    """How often each kind of planted fault is refused, citing one sentence or three."""
    rows = planted.rows(shared / "data" / "summaries.jsonl")[::SOME]
    articles = [planted.an_article(str(row["id"]), row["text"]) for row in rows]
    counts: dict[tuple[str, str], Counter[bool]] = {}
    dice = random.Random(planted.SEED)  # noqa: S311 - for repeatable faults, not for secrets
    for article, around in planted.arounds([*articles, *planted.seeds()], dice):
        for case in planted.cases(article):
            for kind, sentence in planted.presented(case.text, around).items():
                for cited in ("one", "three"):
                    verdict = planted.asked(sentence, article, planted.citations(case)[cited])
                    counts.setdefault((cited, kind), Counter())[not verdict.passed] += 1
    return counts


@pytest.mark.parametrize("cited", ["one", "three"])
@pytest.mark.parametrize("kind", list(PLANTS))
def test_a_planted_fault_is_refused(
    kind: str, cited: str, caught: dict[tuple[str, str], Counter[bool]]
) -> None:
    seen = caught[cited, kind]
    assert seen[True] / seen.total() >= FLOORS["planted"][kind]


@pytest.mark.parametrize("cited", ["one", "three"])
@pytest.mark.parametrize("kind", list(planted.UNTOUCHED))
def test_a_true_sentence_is_not_refused(
    kind: str, cited: str, caught: dict[tuple[str, str], Counter[bool]]
) -> None:
    seen = caught[cited, kind]
    assert seen[True] / seen.total() <= FLOORS["false alarms"]
