"""What an edition takes of each source, held against the limits that the README names."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from digest import nightly, text
from digest.config import Config, SummaryConfig, load
from digest.model import Article, Brief, SectionKind, Story
from digest.nightly import Composed, Job
from digest.summarise.extractive import Setting, summarise

NOW = datetime(2026, 1, 1, tzinfo=UTC)

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = load(ROOT / "seeds" / "digest.toml")
DAY = date(2025, 2, 27)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The articles of the samples by file."""
    return {Path(article.origin).name: article for article in nightly.read(SAMPLES, NOW).articles}


def composed(out: Path, summary: SummaryConfig) -> Composed:
    config: Config = replace(SAMPLES, summary=summary)
    job = Job(config, datetime(2025, 3, 1, tzinfo=UTC), out, (ROOT / "templates",), None, stateless=True)
    return nightly.prepare(job)[0]


def items(made: Composed) -> list[tuple[SectionKind, Brief]]:
    return [(section.kind, brief) for section in made.edition.sections for brief in section.briefs]


def runs(brief: Brief) -> list[int]:
    """The words of each run of sentences that stand in the brief as they follow each other in their article."""
    told = [(one.evidence[0], text.word_count(one.text)) for one in brief.sentences]
    found = [told[0][1]]
    for (before, _), (one, words) in pairwise(told):
        follows = one.article_id == before.article_id and 0 < one.start - before.end <= 2
        found = [*found[:-1], found[-1] + words] if follows else [*found, words]
    return found


@pytest.mark.parametrize(
    "knobs", [SummaryConfig(), SummaryConfig(one_source=50, one_source_lead=80, longest_run=40)]
)
def test_no_item_goes_beyond_the_limits_of_the_settings(knobs: SummaryConfig, tmp_path: Path) -> None:
    made = composed(tmp_path, knobs)
    whole = {one.id: text.word_count(one.text or "") for one in made.edition.references}
    for kind, brief in items(made):
        taken: Counter[str] = Counter()
        for one in brief.sentences:
            taken[one.evidence[0].article_id] += text.word_count(one.text)
        most = knobs.one_source_lead if kind is SectionKind.LEAD else knobs.one_source
        assert max(taken.values()) <= most
        assert all(words <= max(25, round(knobs.share * whole[one])) for one, words in taken.items())
        assert max(runs(brief)) <= knobs.longest_run


def test_three_reports_of_one_paper_are_one_source(articles: dict[str, Article]) -> None:
    """The limit protects whoever owns the words, not the file they came in."""
    reports = [replace(one, publisher="One Paper") for name, one in articles.items() if "ocalan" in name]
    reports.sort(key=lambda one: -text.word_count(one.text))
    setting = Setting(DAY, text.casing(one.text for one in reports))
    brief = summarise(Story(tuple(reports)), SectionKind.LEAD, setting)
    assert brief
    assert sum(text.word_count(one.text) for one in brief.sentences) <= SummaryConfig().one_source_lead
