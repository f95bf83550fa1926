"""What the owner says in digest.toml about stories, houses and extracts is done, on the samples."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest import cli, nightly, text
from digest.config import Config, StoriesConfig, SummaryConfig, load
from digest.model import SectionKind, Story
from digest.nightly import Composed, Job

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = load(ROOT / "seeds" / "digest.toml")


def made(tmp_path: Path, **changes: Any) -> Composed:
    """The sample edition under other settings."""
    config: Config = replace(SAMPLES, **changes)
    job = Job(config, datetime(2025, 3, 1, tzinfo=UTC), tmp_path, (ROOT / "templates",), None, stateless=True)
    composed, _ = nightly.prepare(job)
    return composed


def stories(composed: Composed) -> list[Story]:
    lineup = composed.lineup
    placed = [one for found in lineup.places.values() for one in found]
    return [one.story for one in (*placed, *lineup.more, *lineup.rest)]


def with_file(composed: Composed, name: str) -> Story:
    (found,) = [s for s in stories(composed) if any(Path(a.origin).name == name for a in s.articles)]
    return found


def test_reports_that_the_owner_parts_stay_apart(tmp_path: Path) -> None:
    ruled = StoriesConfig(apart=(("strait-ocalan-call.html", "meridian-ocalan.html"),))
    composed = made(tmp_path, stories=ruled)
    assert with_file(composed, "strait-ocalan-call.html") != with_file(composed, "meridian-ocalan.html")


def test_reports_that_the_owner_joins_are_one_story_and_say_so(tmp_path: Path) -> None:
    ruled = StoriesConfig(together=(("ledger-gpt-45.txt", "ledger-alexa.html"),))
    story = with_file(made(tmp_path, stories=ruled), "ledger-gpt-45.txt")
    assert {Path(article.origin).name for article in story.articles} >= {
        "ledger-gpt-45.txt",
        "ledger-alexa.html",
    }
    assert "joined by the owner" in " ".join(story.why)


def test_a_ruling_that_names_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "digest.toml"
    source = f'[[source]]\npath = "{ROOT / "seeds" / "2025-02-27"}"\n'
    settings.write_text(
        f'[edition]\nday = 2025-02-27\nat = "23:00"\n{source}[stories]\napart = [["gone.html", "away.html"]]\n'
    )
    assert cli.main(["explain", "--config", str(settings), "--out", str(tmp_path / "out")]) == 0
    assert "[stories] no article answers to “gone.html”" in capsys.readouterr().err


def test_no_item_takes_more_of_an_article_than_the_owner_allows(tmp_path: Path) -> None:
    share, fewest = 0.12, 25
    small = made(tmp_path, summary=SummaryConfig(share=share))
    words = {
        article.id: text.word_count(article.text) for story in stories(small) for article in story.articles
    }
    for brief in small.edition.briefs:
        taken: Counter[str] = Counter()
        for sentence in brief.sentences:
            taken[sentence.evidence[0].article_id] += text.word_count(sentence.text)
        assert all(count <= max(fewest, round(share * words[one])) for one, count in taken.items())


def test_a_lead_that_its_sources_keep_short_says_so(tmp_path: Path) -> None:
    lead = made(tmp_path, summary=SummaryConfig(share=0.08)).edition.sections[0].briefs[0]
    assert any("stays short" in remark for remark in lead.remarks)


def test_papers_of_one_house_count_once(tmp_path: Path) -> None:
    (source,) = SAMPLES.sources
    usual = made(tmp_path)
    housed = made(tmp_path, sources=(replace(source, family="One House"),))
    parts = [dict(c.lineup.places[SectionKind.LEAD][0].parts)["publishers"] for c in (usual, housed)]
    assert parts[0] > 1
    assert parts[1] == 0
