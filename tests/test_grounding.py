from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding
from digest.model import Edit, Evidence, Sentence, Writer
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


def test_a_model_s_sentence_is_not_replayed() -> None:
    sentence = Sentence("Written by a model.", (Evidence("a1", 0, 5, KRAKATOA[0][:5]),), Writer.MODEL)
    assert list(grounding.sentence_faults(sentence, {})) == []
