from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding
from digest.model import Edit, Edition, Evidence, Sentence, Writer
from tests.articles import KRAKATOA, article
from tests.editions import make_edition


def test_a_cited_span_replays_to_the_letter() -> None:
    start = article().text.index("Captain Willem")
    sentence = grounding.cite(article(), (start, start + 22), [Edit(0, 7, "Capt.", "shorter")])
    assert sentence.text == "Capt. Willem Sampson s".strip()[: len(sentence.text)]
    assert sentence.evidence[0].quote == article().text[start : start + 22]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=5))))
def test_replay_either_applies_every_edit_or_refuses(quote: str, raw: list[tuple[int, int, str]]) -> None:
    edits = [Edit(start, end, new, "test") for start, end, new in raw]
    bounds = [0, *(point for edit in edits for point in (edit.start, edit.end)), len(quote)]
    if bounds == sorted(bounds):
        cut = sum(edit.end - edit.start for edit in edits)
        assert len(grounding.replay(quote, edits)) == len(quote) - cut + sum(len(edit.new) for edit in edits)
    else:
        with pytest.raises(ValueError, match="does not fit"):
            grounding.replay(quote, edits)


def test_a_sound_edition_has_no_fault() -> None:
    assert list(grounding.faults(make_edition())) == []


def _first_sentence_changed(**changes: object) -> list[str]:
    edition = make_edition()
    section = edition.sections[0]
    brief = section.briefs[0]
    paragraph = (replace(brief.paragraphs[0][0], **changes), *brief.paragraphs[0][1:])  # type: ignore[arg-type]
    changed = replace(brief, paragraphs=(paragraph, *brief.paragraphs[1:]))
    sections = (replace(section, briefs=(changed, *section.briefs[1:])), *edition.sections[1:])
    return list(grounding.faults(replace(edition, sections=sections)))


def test_a_sentence_that_its_evidence_does_not_say_is_a_fault() -> None:
    assert "do not lead" in " ".join(_first_sentence_changed(text="The sea was calm.", edits=()))


def test_a_sentence_without_evidence_is_a_fault() -> None:
    assert "0 pieces of evidence" in " ".join(_first_sentence_changed(evidence=()))


def test_evidence_from_an_unlisted_article_is_a_fault() -> None:
    stray = Evidence("nobody", 0, 5, "Ships")
    assert "not listed" in " ".join(_first_sentence_changed(evidence=(stray,), text="Ships", edits=()))


def test_a_quote_that_stands_elsewhere_is_a_fault() -> None:
    evidence = next(make_edition().briefs).paragraphs[0][0].evidence[0]
    moved = replace(evidence, start=evidence.start + 1, end=evidence.end + 1)
    assert "does not stand" in " ".join(_first_sentence_changed(evidence=(moved,)))


def test_a_text_changed_after_it_was_cited_is_a_fault() -> None:
    edition = make_edition()
    changed = replace(edition.references[0], sha256="0" * 64)
    found = list(grounding.faults(replace(edition, references=(changed, *edition.references[1:]))))
    assert any("sha256 differs" in fault for fault in found)


@pytest.mark.fault("F51")
def test_a_title_that_loses_a_hedge_is_a_fault() -> None:
    title = "Marcos Dismisses Rumours of Coup"
    source = article(title=title)
    cut = grounding.cite(source, (0, len(title)), [Edit(7, 28, "", "too bold")], "title")
    assert cut.text == "Marcos Coup"
    assert not grounding.keeps_hedges(cut)
    assert grounding.keeps_hedges(grounding.cite(source, (0, len(title)), (), "title"))


def test_an_article_has_only_the_parts_it_has() -> None:
    with pytest.raises(ValueError, match="no part 'mood'"):
        grounding.cite(article(), (0, 3), (), "mood")


def test_a_model_s_sentence_is_asked_by_the_gate_and_not_replayed() -> None:
    source = article()
    evidence = (Evidence(source.id, 0, len(KRAKATOA[0]), KRAKATOA[0]),)
    written = Sentence("Ships entering the Sunda Strait met pumice on Tuesday.", evidence, Writer.MODEL)
    assert list(grounding.sentence_faults(written, {source.id: source})) == []
    assert list(grounding.sentence_faults(written, {})) == ["article a1 is cited but not listed"]


@pytest.mark.parametrize(
    ("phrase", "start", "end", "what"),
    [
        ("Captain Willem Sampson said ash had covered his decks 100 miles away.", 54, 68, "figure 100"),
        ("Captain Willem Sampson said ash had covered his decks 100 miles away.", 0, 28, "who says it"),
        ("The governor’s office has given no count of the dead.", 32, 35, "hedge was lost"),
    ],
)
def test_an_edit_takes_no_figure_no_hedge_and_no_speaker(
    phrase: str, start: int, end: int, what: str
) -> None:
    source = article()
    at = source.text.index(phrase)
    cut = grounding.cite(source, (at, at + len(phrase)), [Edit(start, end, "", "too bold")])
    assert what in " ".join(grounding.losses(cut))
    assert list(grounding.losses(replace(cut, edits=(), text=phrase))) == []


def test_a_hedge_said_twice_may_not_be_cut_once() -> None:
    source = article(
        paragraphs=("The harbor office said no ship was lost, and no light was out, in the strait.",)
    )
    at = source.text.index(", and no light was out,")
    cut = grounding.cite(source, (0, len(source.text)), [Edit(at, at + 23, "", "aside")])
    assert grounding.keeps_hedges(cut)
    assert "takes 'no' away" in " ".join(grounding.losses(cut))


def test_a_dateline_may_go_with_its_day_and_a_headline_with_its_last_clause() -> None:
    source = article(
        title="Mill Burns in Elm, Killing 2",
        paragraphs=("ELM, May 5 (Wire) - The mill of Elm burned down in the night, its owner said.",),
    )
    body = grounding.cite(source, (0, len(source.text)), [Edit(0, 20, "", "dateline")])
    title = grounding.cite(source, (0, len(source.title)), [Edit(17, 28, "", "tail-cut")], "title")
    assert [*grounding.losses(title)] == []
    assert not any("figure" in loss for loss in grounding.losses(body))


# ---------------------------------------------------------------- in an edition


def with_written(sentence: str, writer: Writer, *, title: bool) -> list[str]:
    """The faults of an edition whose first sentence (or title) was written so."""
    edition: Edition = make_edition()
    section = edition.sections[0]
    brief = section.briefs[0]
    old = brief.title if title else brief.paragraphs[0][0]
    new = Sentence(sentence, old.evidence, writer)
    changed = (
        replace(brief, title=new)
        if title
        else replace(brief, paragraphs=((new, *brief.paragraphs[0][1:]), *brief.paragraphs[1:]))
    )
    sections = (replace(section, briefs=(changed, *section.briefs[1:])), *edition.sections[1:])
    return list(grounding.faults(replace(edition, sections=sections)))


@pytest.mark.parametrize("writer", [Writer.MODEL, Writer.EDITOR])
@pytest.mark.parametrize("title", [True, False])
def test_whoever_writes_a_sentence_of_an_edition_is_held_to_the_gate(writer: Writer, title: bool) -> None:  # noqa: FBT001
    brief = next(make_edition().briefs)
    quote = (brief.title if title else brief.paragraphs[0][0]).evidence[0].quote
    assert with_written(quote, writer, title=title) == []
    assert "is in no source" in " ".join(with_written(f"Zebulon Quartermain: {quote}", writer, title=title))


def test_a_sentence_that_cites_nothing_fails() -> None:
    assert grounding.gate("Ash fell.", [], {}).faults[0].kind == "evidence"


@pytest.mark.parametrize(
    "stray",
    [Evidence("nobody", 0, 5, "Ships"), Evidence("a1", 3, 8, "Ships"), Evidence("a1", 0, 0, "")],
    ids=["unknown article", "wrong offsets", "empty"],
)
def test_evidence_that_does_not_exist_fails(stray: Evidence) -> None:
    verdict = grounding.gate("Ships entering the Sunda Strait met pumice.", [stray], {"a1": article()})
    assert {fault.kind for fault in verdict.faults} == {"evidence"}
