"""What the command line prints: held against an edition made from the samples."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import grounding, nightly, report, text
from digest.config import load
from digest.model import Article, Brief, Edit, Sentence
from digest.nightly import Composed, Job
from tests.articles import article, story

NOW = datetime(2026, 1, 1, tzinfo=UTC)

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ASH = "Ash covers ships in the strait on Tuesday."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    now = datetime(2025, 3, 1, tzinfo=UTC)
    out = tmp_path_factory.mktemp("out")
    job = Job(load(SEEDS / "digest.toml"), now, out, (SEEDS.parent / "templates",), None, True, True)  # noqa: FBT003
    return nightly.prepare(job)[0]


@pytest.fixture(scope="module")
def reasons(made: Composed) -> report.Reasons:
    articles: list[Article] = [*nightly.read(load(SEEDS / "digest.toml"), NOW).articles]
    casing = text.casing(line for one in articles for line in (one.text, one.dek))
    lead = made.edition.sections[0].briefs[0].sources[0]
    return report.Reasons(report.headings(made, casing), {lead: ("both sides are told",)})


def test_explain_shows_every_rung_of_every_placed_brief(made: Composed, reasons: report.Reasons) -> None:
    shown = report.why_as_text(made, reasons)
    briefs = list(made.edition.briefs)
    assert shown.count(" event phrase: ") == len(briefs) - 1
    assert shown.count(" headline: ") == len(briefs)
    assert all(f"title: {brief.title.text}\n" in shown for brief in briefs)
    assert shown.count(" noun phrase: ") == len(made.edition.greeting_parts) == 3
    assert all(f"in the greeting: {part.text}\n" in shown for part in made.edition.greeting_parts)
    assert "both sides are told" in shown


def test_explain_marks_one_rung_of_each_ladder_as_taken(made: Composed, reasons: report.Reasons) -> None:
    marks = [line for line in report.why_as_text(made, reasons).splitlines() if line.strip().startswith("→")]
    assert len(marks) == len(list(made.edition.briefs)) + 3


def test_explain_says_the_same_to_a_program(made: Composed, reasons: report.Reasons) -> None:
    data = report.why_as_data(made, reasons)
    assert json.loads(json.dumps(data)) == data
    lead, second, *_ = data["stories"]
    assert lead["remarks"] == ["both sides are told"]
    assert lead["title"]["taken"] == next(made.edition.briefs).title.text
    assert [rung["rung"] for rung in second["title"]["rungs"]] == ["kicker", "event phrase", "headline"]
    assert [rung["rung"] for rung in second["greeting"]["rungs"]] == ["noun phrase", "clause"]
    assert all(rung["why"] for rung in second["title"]["rungs"])


def test_explain_without_reasons_still_tells_scores(made: Composed) -> None:
    assert "title:" not in report.why_as_text(made)
    story_data = report.why_as_data(made)["stories"][0]
    assert "title" not in story_data
    assert set(story_data["parts"]) == {"publishers", "freshness", "weight", "substance"}


def test_a_story_lists_its_articles_and_what_holds_them() -> None:
    one = story(article(1), article(2, title="Ships Wait", published=None))
    data = json.loads(report.story_as_json(one))
    assert data["why"] == ["because", "because"]
    assert data["articles"][0] == {
        "origin": "seeds/1.txt",
        "title": "Ash Covers Ships in the Sunda Strait",
        "publisher": "Paper 1",
        "published": "1883-08-28T12:00:00Z",
    }
    assert data["articles"][1]["published"] is None
    shown = report.story_as_text(one)
    assert shown.startswith("Ash Covers Ships in the Sunda Strait  (2 articles)\n")
    assert "Paper 2, seeds/2.txt: because" in shown


def test_a_single_story_is_shown_too() -> None:
    assert "(1 article)" in report.story_as_text(story(article()))


@pytest.fixture
def brief() -> Brief:
    one = article(paragraphs=(ASH, "Nobody was hurt."))
    cut = grounding.cite(one, (0, len(ASH)), [Edit(30, 41, "", "weekday-left-out")])
    second = grounding.cite(one, (len(ASH) + 2, len(one.text)))
    return Brief("b1", Sentence("Ash.", ()), ((cut, second), (second,)), ("a1",))


def test_a_brief_carries_the_evidence_of_every_sentence(brief: Brief) -> None:
    data = json.loads(report.brief_as_json("ash.txt", brief))
    assert (data["origin"], data["title"]) == ("ash.txt", "Ash.")
    assert [len(paragraph) for paragraph in data["paragraphs"]] == [2, 1]
    first = data["paragraphs"][0][0]
    (evidence,) = first["evidence"]
    assert evidence == {"start": 0, "end": len(ASH), "quote": ASH, "part": "text", "article": "a1"}
    edits = [Edit(**edit) for edit in first["edits"]]
    assert grounding.replay(evidence["quote"], edits) == first["text"] == "Ash covers ships in the strait."


def test_a_brief_for_a_person_ends_on_its_source(brief: Brief) -> None:
    shown = report.brief_as_text("ash.txt", brief).rstrip().split("\n\n")
    assert shown == [
        "Ash.",
        "Ash covers ships in the strait. Nobody was hurt.",
        "Nobody was hurt.",
        "Source: ash.txt",
    ]
