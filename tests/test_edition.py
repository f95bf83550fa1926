from dataclasses import replace
from datetime import UTC, date, datetime

from digest import edition, grounding, text
from digest.model import Edition, Lineup, Ranked, SectionKind, Sentence
from digest.summarise import extractive
from tests.articles import KRAKATOA, article, story

DAY = date(1883, 8, 28)
TABLE = text.casing(KRAKATOA)
MASTHEAD = edition.Masthead("The Strait Letter", DAY, datetime(1883, 8, 28, 18, tzinfo=UTC), 3)


def made(*titles: str, more: int = 0) -> Edition:
    """An edition whose lead and follow items are headed by `titles`, with pointers after them."""
    ranked = [
        Ranked(
            story(
                article(n, title=title, paragraphs=(f"In {title} ships met pumice on Tuesday.", *KRAKATOA))
            ),
            (),
        )
        for n, title in enumerate(titles)
    ]
    pointers = tuple(Ranked(story(article(50 + n)), ()) for n in range(more))
    lineup = Lineup({SectionKind.LEAD: tuple(ranked[:1]), SectionKind.FOLLOWING: tuple(ranked[1:])}, pointers)
    setting = extractive.Setting(DAY, TABLE)
    briefs = {
        one.story.main.id: extractive.summarise(one.story, kind, setting)
        for kind, placed in lineup.places.items()
        for one in placed
    }
    return edition.compose(MASTHEAD, lineup, {key: brief for key, brief in briefs.items() if brief}, TABLE)


def test_the_greeting_names_the_first_three_items_as_clauses() -> None:
    found = made(
        "Ash Covers Ships", "Varland Rejects Treaty", "Express Train Announced", "A Fourth Thing Happens"
    )
    assert found.greeting == (
        "In tonight’s brief: ash covers Ships; Varland Rejects Treaty; and Express Train announced."
    )
    assert len(found.greeting_parts) == 3


def test_the_greeting_of_a_lone_lead_is_a_sentence_too() -> None:
    assert made("Sampson Met Pumice").greeting == "In tonight’s brief: Sampson met pumice."


def test_the_subject_is_the_lead_s_heading() -> None:
    assert made("Ash Covers Ships").subject == "Ash Covers Ships"


def test_the_preheader_names_what_follows_and_never_the_subject_again() -> None:
    found = made("Ash Covers Ships", "Varland Rejects Treaty With Ostmark", "Express Train Announced")
    assert found.preheader.startswith("Also: Varland Rejects Treaty")
    assert edition.PREHEADER_LEAST <= len(found.preheader) <= edition.PREHEADER_MOST
    assert found.subject not in found.preheader


def test_the_preheader_of_a_lone_lead_is_the_start_of_its_first_sentence() -> None:
    found = made("Ash Covers Ships")
    assert next(next(found.briefs).sentences).text.startswith(found.preheader.rstrip("…"))
    assert len(found.preheader) <= edition.PREHEADER_MOST


def test_a_shortened_sentence_ends_after_a_whole_word() -> None:
    cut = edition.shortened("pumice " * 40)
    assert cut.endswith("pumice…")
    assert len(cut) <= edition.PREHEADER_MOST
    assert edition.shortened("Short.") == "Short."


def test_every_cited_article_is_listed_once_and_nothing_else() -> None:
    found = made("Ash Covers Ships", "Varland Rejects Treaty", more=2)
    assert [reference.id for reference in found.references] == ["a0", "a1", "a50", "a51"]
    assert [pointer.article_id for pointer in found.more] == ["a50", "a51"]


def test_the_composed_edition_stands_on_its_evidence() -> None:
    assert list(grounding.faults(made("Ash Covers Ships", "Varland Rejects Treaty"))) == []


def test_texts_stay_out_where_a_store_keeps_them() -> None:
    kept = made("Ash Covers Ships").references[0]
    assert kept.text
    bare = edition._reference(article(), keep_text=False)  # noqa: SLF001
    assert bare == replace(bare, text=None)
    assert bare.sha256 == article().sha256


def test_two_topics_are_joined_by_and() -> None:
    topics = [Sentence("ash falls", ()), Sentence("ships wait", ())]
    assert edition.greeting(topics) == "In tonight’s brief: ash falls; and ships wait."
