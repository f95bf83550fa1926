import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import grounding, record
from digest.errors import DigestError
from digest.model import (
    Brief,
    Edit,
    Edition,
    Evidence,
    Link,
    Pointer,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Writer,
)
from tests.editions import make_edition

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
moments = st.datetimes(datetime(1800, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
places = st.integers(0, 10**6)
cited = st.sampled_from(["a-one", "a-two"])
sentences = st.builds(
    Sentence,
    text=words,
    evidence=st.lists(st.builds(Evidence, cited, places, places, words, words), max_size=2).map(tuple),
    writer=st.sampled_from(Writer),
    edits=st.lists(st.builds(Edit, places, places, words, words), max_size=2).map(tuple),
    links=st.lists(st.builds(Link, places, places, words), max_size=2).map(tuple),
    verdict=words,
)
paragraphs = st.lists(sentences, max_size=2).map(tuple)
briefs = st.builds(
    Brief,
    id=words,
    title=sentences,
    paragraphs=st.lists(paragraphs, max_size=2).map(tuple),
    sources=st.lists(cited, max_size=2).map(tuple),
    also=st.lists(words, max_size=2).map(tuple),
    update_of=words,
)
sections = st.builds(
    Section, kind=st.sampled_from(SectionKind), title=words, briefs=st.lists(briefs, max_size=2).map(tuple)
)
references = st.tuples(
    *(
        st.builds(
            Reference,
            id=st.just(key),
            published=st.none() | moments,
            text=st.none() | words,
            **dict.fromkeys(("url", "title", "publisher", "sha256", "dek", "author", "kicker"), words),
        )
        for key in ("a-one", "a-two")
    )
)
editions = st.builds(
    Edition,
    issued=moments,
    greeting_parts=paragraphs,
    sections=st.lists(sections, max_size=2).map(tuple),
    more=st.lists(st.builds(Pointer, words, words, words, cited), max_size=2).map(tuple),
    references=references,
    notes=st.lists(words, max_size=2).map(tuple),
    window=st.none() | st.tuples(moments, moments),
    **dict.fromkeys(("name", "greeting", "subject", "preheader", "language", "base_url", "tag"), words),
)


def test_an_edition_reads_back_equal() -> None:
    edition = make_edition()
    assert record.load(record.dump(edition)) == edition


@settings(deadline=None)
@given(editions)
def test_any_edition_reads_back_equal(edition: Edition) -> None:
    text = record.dump(edition)
    assert record.load(text) == edition
    assert record.dump(record.load(text)) == text


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


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", "{}", "null", '{"day": "yesterday"}', '{"day": 3}', "[" * 100_000]
)
def test_a_damaged_record_is_an_error_with_a_next_step(damaged: str) -> None:
    with pytest.raises(DigestError) as caught:
        record.load(damaged)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": 3}, "'name' is int, not str"),
        ({"number": True}, "'number' is bool, not int"),
        ({"issued": "1883-05-25T22:00:00"}, "names no zone"),
        ({"issued": "0001-01-01T00:00:00+23:00"}, "no edition"),
        ({"window": ["1883-05-25T22:00:00Z"]}, "not enough values"),
        ({"notes": "a note"}, "'notes' is str, not list"),
        ({"notes": [1]}, "'notes' holds something that is no text"),
        ({"articles": {}}, "it cites 'a-bridge-opens', which is not among its articles"),
    ],
)
def test_what_is_wrong_in_a_record_is_named(change: dict[str, Any], said: str) -> None:
    data = json.loads(record.dump(make_edition()))
    with pytest.raises(DigestError) as caught:
        record.load(json.dumps(data | change))
    assert said in caught.value.message


def slots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a JSON value where something stands: the container and the key or index."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from slots(data[key])


@settings(deadline=None)
@given(st.data(), st.none() | st.booleans() | st.integers() | words | st.just([]) | st.just({}))
def test_a_record_with_one_damaged_value_is_refused_or_sound(choice: st.DataObject, value: object) -> None:
    data = json.loads(record.dump(make_edition()))
    container, key = choice.draw(st.sampled_from(list(slots(data))))
    container[key] = value
    try:
        edition = record.load(json.dumps(data))
    except DigestError:
        return
    assert record.load(record.dump(edition)) == edition
    for brief in edition.briefs:
        assert all(edition.reference(article_id) for article_id in brief.sources)


@given(st.floats(0, 1, exclude_max=True))
def test_a_record_cut_short_is_refused(part: float) -> None:
    text = record.dump(make_edition()).rstrip()
    with pytest.raises(DigestError):
        record.load(text[: int(part * len(text))])
