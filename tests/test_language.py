"""An edition in another language: whole sentences, the papers' own headlines, no edits, nothing that hangs."""

import json
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from digest import cli, grounding, nightly
from digest.config import Config, EditionConfig, SourceConfig
from digest.model import Edition
from digest.nightly import Composed, Job

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2010, 4, 16)
OPENERS = {
    "Er",
    "Sie",
    "Es",
    "Diese",
    "Dieser",
    "Dieses",
    "Das",
    "Dabei",
    "Doch",
    "Aber",
    "Damit",
    "Danach",
    "Auch",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("german")


@pytest.fixture(scope="module")
def made(out: Path) -> Composed:
    """The letter of a day in April 2010, made of seven reports in German."""
    edition = EditionConfig(name="Der Abendbrief", timezone="Europe/Berlin", language="de")
    config = Config(edition, (SourceConfig(str(ROOT / "tests" / "cases" / "german")),))
    job = Job(config, datetime(2010, 4, 17, tzinfo=UTC), out, (ROOT / "templates",), DAY, stateless=True)
    composed = nightly.run(job).composed
    assert composed
    return composed


@pytest.fixture(scope="module")
def edition(made: Composed) -> Edition:
    return made.edition


def test_every_sentence_is_whole_and_as_it_was_written(edition: Edition) -> None:
    sentences = [sentence for brief in edition.briefs for sentence in brief.sentences]
    assert len(sentences) >= 8
    for sentence in sentences:
        assert sentence.edits == ()
        assert sentence.text == sentence.evidence[0].quote
        assert sentence.text.endswith((".", "!", "?", "“", "«", "”"))
    assert list(grounding.faults(edition)) == []


def test_headlines_stay_the_papers_own(edition: Edition) -> None:
    """German nouns keep their capitals; only the stop of a run-in title is set."""
    for brief in edition.briefs:
        assert {edit.rule for edit in brief.title.edits} <= {"full-stop"}


def test_no_brief_opens_on_a_word_that_hangs(edition: Edition) -> None:
    assert not {next(brief.sentences).text.split()[0].strip("„") for brief in edition.briefs} & OPENERS


def test_a_brief_tells_its_article_from_the_top_without_a_gap(edition: Edition) -> None:
    """What "davon" or "der vierte" points at no rule of ours can tell: what stands right above it, it may."""
    for brief in edition.briefs:
        spans = [(one.evidence[0].start, one.evidence[0].end) for one in brief.sentences]
        text = next(one.text or "" for one in edition.references if one.id == brief.sources[0])
        between = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans])]
        assert not "".join(between).strip(), f"{brief.title.text} skips “{''.join(between).strip()}”"


@pytest.mark.parametrize("count", ["1", "2", "4"])
def test_a_brief_by_hand_does_so_too(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "tests" / "cases" / "german"
    cli.main(["brief", str(folder), "--sentences", count, "--json"])
    briefs = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    cli.main(["read", str(folder), "--json"])
    articles = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(briefs) == len(articles) == 7
    for brief, article in zip(briefs, articles, strict=True):
        told = " ".join(one["text"] for paragraph in brief["paragraphs"] for one in paragraph)
        assert " ".join(article["paragraphs"]).startswith(told)
        assert sum(map(len, brief["paragraphs"])) == int(count)


def test_a_german_headline_keeps_its_capitals(edition: Edition) -> None:
    titles = {brief.title.text for brief in edition.briefs}
    assert "Vier deutsche Soldaten sterben bei Gefechten in Baghlan." in titles
    assert all(
        part.text in {brief.title.evidence[0].quote for brief in edition.briefs}
        for part in edition.greeting_parts
    )


def test_no_two_events_are_merged(made: Composed) -> None:
    """Two reports tell of one ash cloud; without stems and compounds of German they may stay apart, but no more."""
    placed = [one.story for found in made.lineup.places.values() for one in found]
    stories = [*placed, *(one.story for one in (*made.lineup.more, *made.lineup.rest))]
    assert sum(len(story.articles) for story in stories) == 7
    for story in stories:
        named = {Path(article.origin).stem.partition("-")[2] for article in story.articles}
        assert len(named) == 1


def test_the_pages_say_which_language_they_are_in(made: Composed, out: Path) -> None:
    assert 'lang="de"' in (out / "2010-04-16" / "email.html").read_text(encoding="utf-8")
    assert made.edition.language == "de"
