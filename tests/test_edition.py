from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from digest import edition, grounding, text, titles
from digest.model import Brief, Edition, Lineup, Ranked, SectionKind, Sentence, Story
from tests.articles import KRAKATOA, article, story

DAY = date(1883, 8, 28)
TABLE = text.casing(
    [
        *KRAKATOA,
        "We saw Varland and Ostmark sign, and a treaty that rejects an express train, a ferry and ships.",
    ]
)
MASTHEAD = edition.Masthead("The Strait Letter", DAY, datetime(1883, 8, 28, 18, tzinfo=UTC), 3)


def brief(one: Story, kind: SectionKind) -> Brief:
    """A brief of the story's first sentence, under the title that its section takes."""
    told = one.main.paragraphs[0]
    lead = kind is SectionKind.LEAD
    title = titles.heading(one, told, TABLE, DAY) if lead else titles.run_in(one, told, TABLE, DAY)
    return Brief(f"b-{one.main.id}", title, ((grounding.cite(one.main, (0, len(told))),),), (one.main.id,))


def made(
    *headlines: str, more: int = 0, opening: str = "On Tuesday ships met pumice near Batavia."
) -> Edition:
    """An edition whose lead and follow items are headed by `headlines`, with pointers after them."""
    ranked = [
        Ranked(story(article(n, title=title, paragraphs=(opening, *KRAKATOA))), ())
        for n, title in enumerate(headlines)
    ]
    pointers = tuple(Ranked(story(article(50 + n)), ()) for n in range(more))
    lineup = Lineup({SectionKind.LEAD: tuple(ranked[:1]), SectionKind.FOLLOWING: tuple(ranked[1:])}, pointers)
    briefs = {
        one.story.main.id: brief(one.story, kind) for kind, placed in lineup.places.items() for one in placed
    }
    return edition.compose(MASTHEAD, lineup, briefs, TABLE)


def test_the_greeting_names_the_first_three_items_as_clauses() -> None:
    found = made(
        "Ash Covers Ships", "Varland Rejects Treaty", "Express Train Announced", "A Fourth Thing Happens"
    )
    assert found.greeting == (
        "In tonight’s brief: ash covers ships; Varland rejects treaty; and express train announced."
    )
    assert len(found.greeting_parts) == 3


PHRASES = (
    "On Tuesday the ferry talks in Batavia, the pumice inquiry in Anjer and the ash summit in Merak opened."
)


def test_the_greeting_says_noun_phrases_where_every_item_has_one() -> None:
    found = made("Ferry Talks Open", "Pumice Inquiry Opens", "Ash Summit Opens", opening=PHRASES)
    assert found.greeting == (
        "In tonight’s brief: the ferry talks in Batavia; the pumice inquiry in Anjer; and the ash summit in Merak."
    )
    assert list(grounding.faults(found)) == []


def test_the_greeting_never_mixes_its_forms() -> None:
    found = made("Ferry Talks Open", "Pumice Inquiry Opens", "Varland Rejects Treaty", opening=PHRASES)
    assert found.greeting.startswith(
        "In tonight’s brief: ferry talks open; pumice inquiry opens; and Varland"
    )


def test_a_long_clause_of_the_greeting_is_cut_where_that_is_honest() -> None:
    long = "Varland rejects the ferry treaty with Ostmark after four decades of talks in Batavia"
    kept = "Varland rejects the ferry treaty with Ostmark but keeps all of the ships that it took"
    assert made(long).greeting == "In tonight’s brief: Varland rejects the ferry treaty with Ostmark."
    assert made(kept).greeting == f"In tonight’s brief: {kept}."


def test_the_ladders_tell_what_the_greeting_chose_from() -> None:
    one = story(article(1, title="Ferry Talks Open", paragraphs=(PHRASES,)))
    lineup = Lineup({SectionKind.LEAD: (Ranked(one, ()),)})
    briefs = {"a1": brief(one, SectionKind.LEAD)}
    (rungs,) = edition.topic_ladders(lineup, briefs, titles.Setting(TABLE, DAY)).values()
    assert [rung.name for rung in rungs] == ["noun phrase", "clause"]
    assert all(rung.title and rung.why for rung in rungs)


def test_the_greeting_of_a_lone_lead_is_a_sentence_too() -> None:
    assert made("Sampson Met Pumice").greeting == "In tonight’s brief: Sampson met pumice."


def test_the_subject_is_the_lead_s_heading() -> None:
    assert made("Ash Covers Ships").subject == "Ash Covers Ships"


def test_the_preheader_names_what_follows_and_never_the_subject_again() -> None:
    found = made("Ash Covers Ships", "Varland Rejects Treaty With Ostmark", "Express Train Announced")
    assert found.preheader.startswith("Also: Varland rejects treaty")
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


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        (time(0), "In this morning’s brief: "),
        (time(11, 59), "In this morning’s brief: "),
        (time(12), "In today’s brief: "),
        (time(16, 59), "In today’s brief: "),
        (time(17), "In tonight’s brief: "),
        (time(23, 59), "In tonight’s brief: "),
    ],
)
def test_the_greeting_speaks_of_the_part_of_the_day_in_which_the_letter_closes(
    at: time, opening: str
) -> None:
    topic = Sentence("ash falls", ())
    assert edition.greeting([topic], at=at) == f"{opening}ash falls."
