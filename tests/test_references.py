"""Our briefs of the labelled stories beside what an editor would print of them: seeds/references.toml.

Counted are the facts that any good brief carries, the parties of a dispute who are heard, and ROUGE-1 beside the
first sentences of the fullest account, as many words of them. The floors in tests/quality/floors.json are shares of
all, a little below what was measured when they were set: a rule that trades one fact for another may pass, one that
loses facts may not.
"""

import json
import re
import statistics
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest import nightly, text
from digest.config import load
from digest.model import Article, SectionKind, Story
from digest.summarise.budget import budgets
from digest.summarise.candidates import prose
from digest.summarise.extractive import Setting, summarise

NOW = datetime(2026, 1, 1, tzinfo=UTC)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCES: list[dict[str, Any]] = tomllib.loads((SEEDS / "references.toml").read_text())["reference"]
LABELS: list[dict[str, Any]] = tomllib.loads((SEEDS / "labels.toml").read_text())["story"]
FLOORS: dict[str, float] = json.loads((ROOT / "tests/quality/floors.json").read_text())["references"]
CONFIG = load(SEEDS / "digest.toml")


@dataclass(frozen=True, slots=True)
class Made:
    """A labelled story as we tell it: the sentences of its brief, and of its lead where one is labelled."""

    label: dict[str, Any]
    story: Story
    brief: tuple[str, ...]
    lead: tuple[str, ...]


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """Every story with a reference, told as the sample edition would tell it."""
    articles = {Path(article.origin).name: article for article in nightly.read(CONFIG, NOW).articles}
    table = text.casing(line for one in articles.values() for line in (one.text, one.dek))
    setting = Setting(CONFIG.edition.day, table, budgets(CONFIG.summary))
    files = {label["event"]: label["files"] for label in LABELS}
    return [_made(label, [articles[name] for name in files[label["event"]]], setting) for label in REFERENCES]


def _made(label: dict[str, Any], articles: Sequence[Article], setting: Setting) -> Made:
    story = Story(tuple(sorted(articles, key=lambda one: (-text.word_count(one.text), one.id))))
    lead = sentences(story, SectionKind.LEAD, setting) if "lead" in label else ()
    return Made(label, story, sentences(story, SectionKind.FOLLOWING, setting), lead)


def sentences(story: Story, kind: SectionKind, setting: Setting) -> tuple[str, ...]:
    brief = summarise(story, kind, setting)
    return tuple(sentence.text for sentence in brief.sentences) if brief else ()


def stands(choice: str, told: str) -> bool:
    """Does one of "a|b" stand in what was told, in any case, at the start of a word or figure?"""
    return any(re.search(rf"(?<!\w){re.escape(one)}", told, re.IGNORECASE) for one in choice.split("|"))


def facts(one: Made) -> list[bool]:
    """Of each fact that the brief must carry, whether it does."""
    told = " ".join(one.brief)
    return [all(stands(part, told) for part in fact) for fact in one.label["must"]]


def heard(one: Made) -> list[bool]:
    """Of each party to the lead's dispute, whether it is named there."""
    told = " ".join(one.lead)
    return [stands("|".join(party), told) for party in one.label.get("sides", ()) if one.lead]


def gain(reference: str, ours: Sequence[str], article: Article) -> float:
    """ROUGE-1 (F1, stemmed, in per cent) over as many words of the article's first sentences."""
    from rouge_score.rouge_scorer import RougeScorer

    told = " ".join(ours)
    first = " ".join(prose(article).values()).split()[: len(told.split())]
    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    mine, theirs = (scorer.score(reference, text)["rouge1"].fmeasure for text in (told, " ".join(first)))
    return float(100 * (mine - theirs))


def test_there_are_reference_briefs_enough_and_a_third_is_unseen() -> None:
    unseen = sum(label["split"] == "unseen" for label in REFERENCES)
    assert len(REFERENCES) >= 12
    assert 3 * unseen >= len(REFERENCES)
    assert sum("lead" in label for label in REFERENCES) >= 4


def test_every_story_with_a_reference_makes_a_brief_that_can_be_read(made: list[Made]) -> None:
    assert [one.label["event"] for one in made if not one.brief] == []
    assert [one.label["event"] for one in made if "lead" in one.label and not one.lead] == []


@pytest.mark.parametrize("split", ["tune", "unseen"])
def test_briefs_carry_most_facts_that_any_good_brief_carries(made: list[Made], split: str) -> None:
    carried = [found for one in made if one.label["split"] == split for found in facts(one)]
    assert sum(carried) / len(carried) >= FLOORS[f"must_{split}"]


def test_a_lead_of_a_dispute_names_both_sides(made: list[Made]) -> None:
    found = [named for one in made for named in heard(one)]
    assert sum(found) / len(found) >= FLOORS["sides"]


def test_briefs_stay_near_the_editor_s_beside_the_first_words_of_the_article(made: list[Made]) -> None:
    gains = [gain(one.label["brief"], one.brief, one.story.main) for one in made]
    assert statistics.fmean(gains) >= FLOORS["rouge1_gain"]


def test_leads_stay_nearer_the_editor_s_than_the_first_words_of_the_article(made: list[Made]) -> None:
    gains = [gain(one.label["lead"], one.lead, one.story.main) for one in made if one.lead]
    assert statistics.fmean(gains) >= FLOORS["rouge1_gain_lead"]


def test_a_fact_is_looked_for_at_the_start_of_a_word() -> None:
    assert stands("Canad|Mexic", "tariffs on CANADIAN goods")
    assert not stands("arms", "the farms of Java")
    assert not stands("10", "some 110 ships")
