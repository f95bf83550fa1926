import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import grounding, record
from digest.errors import DigestError
from digest.model import Edit, Sentence, Writer
from tests.editions import make_edition

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_an_edition_reads_back_equal() -> None:
    edition = make_edition()
    assert record.load(record.dump(edition)) == edition


@given(name=words, greeting=words, notes=st.lists(words), number=st.integers(1, 10**6), sample=st.booleans())
def test_any_words_read_back_equal(
    name: str,
    greeting: str,
    notes: list[str],
    number: int,
    sample: bool,  # noqa: FBT001
) -> None:
    edition = make_edition(name=name, greeting=greeting, notes=tuple(notes), number=number, sample=sample)
    assert record.load(record.dump(edition)) == edition


def test_equal_editions_give_equal_bytes() -> None:
    assert record.dump(make_edition()) == record.dump(make_edition())
    assert record.dump(make_edition()).endswith("}\n")


def test_a_model_s_sentence_keeps_its_writer_and_verdict() -> None:
    part = Sentence(
        "A bridge opens", (), Writer.MODEL, (Edit(0, 0, "", "none"),), (), "number 14 not in source"
    )
    edition = make_edition(greeting_parts=(part,))
    assert record.load(record.dump(edition)).greeting_parts == (part,)


def test_a_window_reads_back_in_utc() -> None:
    window = (datetime(1883, 5, 24, 22, tzinfo=UTC), datetime(1883, 5, 25, 22, tzinfo=UTC))
    data = json.loads(record.dump(make_edition(window=window)))
    assert data["window"] == ["1883-05-24T22:00:00Z", "1883-05-25T22:00:00Z"]
    assert record.load(json.dumps(data)).window == window


def test_a_program_finds_every_quote_by_its_offsets_and_every_sentence_by_its_edits() -> None:
    data = json.loads(record.dump(make_edition()))
    for section in data["sections"]:
        for brief in section["briefs"]:
            assert brief["title"] == brief["title_sentence"]["text"]
            for sentence in (one for paragraph in brief["paragraphs"] for one in paragraph):
                (evidence,) = sentence["evidence"]
                text = data["articles"][evidence["article"]]["text"]
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
                edits = [Edit(**edit) for edit in sentence["edits"]]
                assert grounding.replay(evidence["quote"], edits) == sentence["text"]


def test_texts_that_a_store_keeps_are_left_out() -> None:
    edition = make_edition()
    bare = replace(edition, references=tuple(replace(one, text=None) for one in edition.references))
    assert all("text" not in one for one in json.loads(record.dump(bare))["articles"].values())
    assert record.load(record.dump(bare)) == bare


@pytest.mark.parametrize("damaged", ["", "{", "[]", "{}", "null", '{"day": "yesterday"}', '{"day": 3}'])
def test_a_damaged_record_is_an_error_with_a_next_step(damaged: str) -> None:
    with pytest.raises(DigestError) as caught:
        record.load(damaged)
    assert caught.value.hint
