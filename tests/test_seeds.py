"""The rules against the labels of the samples, which were written by reading alone."""

import tomllib
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from digest import grounding, nightly, publish, text
from digest.config import load
from digest.model import Article, Edition, SectionKind
from digest.nightly import Composed, Job

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LABELS: dict[str, Any] = tomllib.loads((SEEDS / "labels.toml").read_text(encoding="utf-8"))
EVENT = {file: story["event"] for story in LABELS["story"] for file in story["files"]}

OUTLETS = {
    "fieldnotes": "Field Notes",
    "harbour": "Harbour Wire",
    "lantern": "The Lantern",
    "ledger": "Northern Ledger",
    "meridian": "The Meridian Post",
    "pacific": "Pacific Dispatch",
    "reel": "The Evening Reel",
    "strait": "Bridge & Strait",
}


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The sample run, as `digest run` without arguments asks for it."""
    config = load(SEEDS / "digest.toml")
    now = datetime(2025, 3, 1, tzinfo=UTC)
    return Job(config, now, tmp_path_factory.mktemp("out"), (SEEDS.parent / "templates",), None, True, True)  # noqa: FBT003


@pytest.fixture(scope="module")
def articles(job: Job) -> dict[str, Article]:
    return {Path(article.origin).name: article for article in nightly.read(job.config, job.now).articles}


@pytest.fixture(scope="module")
def made(job: Job) -> Composed:
    composed = nightly.run(job).composed
    assert composed
    return composed


@pytest.fixture(scope="module")
def edition(made: Composed) -> Edition:
    return made.edition


def event_of(article: Article) -> str:
    return str(EVENT[Path(article.origin).name])


def together(made: Composed) -> set[frozenset[str]]:
    """Every pair of files that the rules took for one story."""
    placed = [one for found in made.lineup.places.values() for one in found]
    stories = [one.story for one in (*placed, *made.lineup.more, *made.lineup.rest)]
    names = [[Path(article.origin).name for article in story.articles] for story in stories]
    return {frozenset(pair) for group in names for pair in combinations(group, 2)}


def test_there_are_samples_enough_of_every_kind(articles: dict[str, Article]) -> None:
    files = list((SEEDS / "2025-02-27").iterdir())
    assert len(files) >= 24
    assert {path.suffix for path in files} >= {".html", ".txt", ".md", ".rss", ".atom", ".json"}
    assert len({article.publisher for article in articles.values()}) >= 6
    events = [story for story in LABELS["story"] if len(story["files"]) > 1]
    assert len(events) >= 5
    assert len(LABELS["lookalike"]) >= 8


def test_every_file_is_labelled_and_read(articles: dict[str, Article]) -> None:
    assert set(articles) == set(EVENT)


def test_every_sample_has_its_title_publisher_date_and_body(articles: dict[str, Article]) -> None:
    for name, article in articles.items():
        assert article.title, name
        assert article.publisher == OUTLETS[name.partition("-")[0].partition(".")[0]], name
        assert article.published, name
        assert 280 <= text.word_count(article.text) <= 800, name
        assert len(article.paragraphs) == len(set(article.paragraphs)), name


def test_no_two_events_are_merged(made: Composed) -> None:
    """A false merge claims that two newsrooms confirm each other."""
    wrong = {pair for pair in together(made) if len({EVENT[name] for name in pair}) > 1}
    assert wrong == set()


def test_most_reports_of_one_event_are_found_together(made: Composed) -> None:
    labelled = {frozenset(pair) for story in LABELS["story"] for pair in combinations(story["files"], 2)}
    assert len(labelled & together(made)) / len(labelled) >= 0.85


def test_the_lead_is_one_a_person_would_lead_with(made: Composed) -> None:
    lead = made.lineup.places[SectionKind.LEAD][0].story
    assert event_of(lead.main) in {story["event"] for story in LABELS["story"] if story.get("lead")}
    assert len(lead.publishers) >= 2


def test_the_closer_is_one_a_person_would_close_with(made: Composed) -> None:
    (closer,) = made.lineup.places[SectionKind.ODDS_AND_ENDS]
    assert event_of(closer.story.main) in {story["event"] for story in LABELS["story"] if story.get("closer")}


def test_the_letter_has_all_its_parts(edition: Edition) -> None:
    assert [section.kind for section in edition.sections] == list(SectionKind)
    assert len(edition.sections[1].briefs) == 4
    assert 3 <= len(edition.more) <= 5
    lead = edition.sections[0].briefs[0]
    assert sum(text.word_count(sentence.text) for sentence in lead.sentences) >= 200
    assert len(lead.sources) >= 2


def test_every_sentence_is_found_by_its_evidence_in_its_source(
    edition: Edition, articles: dict[str, Article]
) -> None:
    by_id = {article.id: article for article in articles.values()}
    count = 0
    for brief in edition.briefs:
        for sentence in brief.sentences:
            (evidence,) = sentence.evidence
            assert by_id[evidence.article_id].text[evidence.start : evidence.end] == evidence.quote
            assert grounding.replay(evidence.quote, sentence.edits) == sentence.text
            count += 1
    assert count >= 20
    assert list(grounding.faults(edition)) == []


def test_no_sentence_is_told_twice(edition: Edition) -> None:
    told = [sentence.text for brief in edition.briefs for sentence in brief.sentences]
    assert len(told) == len(set(told))


@pytest.mark.fault("F52")
def test_no_brief_opens_on_a_pronoun_and_no_quotation_is_cut(edition: Edition) -> None:
    for brief in edition.briefs:
        assert not text.leans_back(next(brief.sentences).text)
        assert all(text.quotes_balance(sentence.text) for sentence in brief.sentences)


def test_the_published_edition_reads_back_as_it_was_made(job: Job, edition: Edition) -> None:
    found, damaged = publish.editions(job.out)
    assert (found, damaged) == ([edition], [])
