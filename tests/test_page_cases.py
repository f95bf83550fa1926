"""The labelled pages of tests/cases/plaintext: what a reader calls their article, as HTML and as scraped text.

The third that is "unseen" was not looked at while rules were made: it is held to its floors as a whole, and no test
tells which of its pages fails.
"""

import json
import os
from pathlib import Path

import pytest

from tests.pagecases import FIELDS, Case, Score, cases, same, score, told
from tests.quality import pages

FLOORS = json.loads((Path(__file__).parent / "quality" / "floors.json").read_text(encoding="utf-8"))["pages"]
SEEN = cases("seen")
# What is wrong of each page, so that nothing gets worse unseen. DIGEST_GOLDEN=write writes it anew.
MISSES = Path(__file__).parent / "quality" / "page_misses.json"


def misses(case: Case) -> dict[str, list[str]]:
    """What of the case is wrong: lines too many, lines missing, fields."""
    article = case.article()
    either = {same(line) for line in case.expected.get("either", ())}
    given, wanted = (
        [line for line in map(same, texts) if line not in either]
        for texts in (article.paragraphs, case.expected["paragraphs"])
    )
    fields = told(article)
    wrong = {
        "extra": [line[:60] for line in given if line not in wanted],
        "missing": [line[:60] for line in wanted if line not in given],
        "fields": [
            name
            for name in FIELDS
            if name not in case.unjudged and same(fields[name] or "") != same(case.expected[name] or "")
        ],
        "order": []
        if [line for line in given if line in wanted] == [line for line in wanted if line in given]
        else ["other"],
    }
    return {key: found for key, found in wrong.items() if found}


@pytest.fixture(scope="module")
def known() -> dict[str, dict[str, list[str]]]:
    if os.environ.get("DIGEST_GOLDEN") == "write":
        found = {f"{case.name}-{case.form}": wrong for case in SEEN if (wrong := misses(case))}
        MISSES.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    loaded: dict[str, dict[str, list[str]]] = json.loads(MISSES.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.fault("F24")
@pytest.mark.fault("F25")
@pytest.mark.parametrize("case", SEEN, ids=lambda case: f"{case.name}-{case.form}")
def test_a_page_gives_its_fields_and_paragraphs_and_nothing_else_but_for_what_is_known(
    case: Case, known: dict[str, dict[str, list[str]]]
) -> None:
    assert misses(case) == known.get(f"{case.name}-{case.form}", {})


@pytest.mark.fault("F24")
@pytest.mark.parametrize("case", SEEN, ids=lambda case: f"{case.name}-{case.form}")
def test_no_paragraph_of_a_page_stands_twice(case: Case) -> None:
    paragraphs = case.article().paragraphs
    assert len(set(paragraphs)) == len(paragraphs)


def test_more_than_half_of_the_pages_are_right_in_every_word(known: dict[str, dict[str, list[str]]]) -> None:
    right = [
        case
        for case in SEEN
        if not {"extra", "missing", "order"} & known.get(f"{case.name}-{case.form}", {}).keys()
    ]
    assert 2 * len(right) > len(SEEN)


@pytest.mark.parametrize("split", ["seen", "unseen"])
@pytest.mark.parametrize("form", ["html", "text"])
def test_pages_are_read_as_well_as_they_were(split: str, form: str) -> None:
    found = pages.measured(split, form)
    reached = {"precision": found.precision, "recall": found.recall}
    reached |= {name: found.share(name) for name in ("title", "author", "published")}
    floors = FLOORS[f"{form} {split}"]
    assert {name: reached[name] >= floor for name, floor in floors.items()} == dict.fromkeys(floors, True)


def test_a_third_of_the_pages_was_not_looked_at() -> None:
    names = {split: {case.name for case in cases(split)} for split in ("seen", "unseen")}
    everything = len(names["seen"]) + len(names["unseen"])
    assert everything >= 25
    assert 3 * len(names["unseen"]) >= everything


def test_a_score_counts_what_is_missing_what_is_too_much_and_what_may_be_either() -> None:
    expected = {
        "paragraphs": ["One.", "Two.", "Three."],
        "either": ["Note."],
        "furniture": ["Share"],
        "title": "T",
    }
    case = Case("made", "html", "seen", expected, frozenset())
    article = SEEN[0].article()
    read = article.__class__(
        "id", "x", "", "T", "", None, ("One.", "Note.", "Share this", "Three.", "Three."), language="en"
    )
    found = score(case, read)
    assert found == Score(2, 4, 3, found.marks)
    assert found.marks == {
        "title": True, "first": True, "last": True, "no furniture": False, "no repeats": False,
    }  # fmt: skip
    assert article.paragraphs
