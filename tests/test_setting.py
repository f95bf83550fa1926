"""Chosen sentences as paragraphs, with the source's link on the words that state what was taken from it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import text
from digest.model import Sentence
from digest.summarise.candidates import Candidate
from digest.summarise.setting import PARAGRAPH_MOST, linking_words, paragraphs
from tests.articles import SECOND_ACCOUNT, candidates, quarrel

EVERYTHING = candidates(quarrel())
OTHERS = candidates(quarrel(2, paragraphs=SECOND_ACCOUNT))
NO_VERB = "Fog, sleet and a northern wind at Lowbridge for the sellers, the carts and the boats."


def linked(sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    return [(one.text[link.start : link.end], link.url) for one in sentences for link in one.links]


def flat(chosen: Sequence[Candidate]) -> list[Sentence]:
    return [sentence for paragraph in paragraphs(chosen) for sentence in paragraph]


PLACES = st.sets(st.integers(0, len(EVERYTHING) - 1), min_size=1)


def at(places: set[int]) -> list[Candidate]:
    return [EVERYTHING[place] for place in sorted(places)]


@given(PLACES)
def test_setting_changes_no_sentence_and_no_order(places: set[int]) -> None:
    some = at(places)
    assert [one.text for one in flat(some)] == [one.text for one in some]


@given(PLACES)
def test_paragraphs_are_of_readable_length(places: set[int]) -> None:
    """What leans stays with what it leans on, and a stray end is drawn to the paragraph before it: these may be longer."""
    some = [one for one in at(places) if not one.leans]
    for paragraph in paragraphs(some)[:-1]:
        assert sum(text.word_count(one.text) for one in paragraph) <= PARAGRAPH_MOST


@given(PLACES)
def test_what_leans_stays_in_the_paragraph_of_what_it_leans_on(places: set[int]) -> None:
    some = at(places)
    set_together = {
        (before.text, one.text) for paragraph in paragraphs(some) for before, one in pairwise(paragraph)
    }
    for before, one in pairwise(some):
        assert not one.leans or (before.text, one.text) in set_together


def test_a_short_end_is_drawn_to_the_paragraph_before() -> None:
    (paragraph,) = paragraphs([*EVERYTHING[:2], replace(EVERYTHING[-1], leans=False)])
    assert len(paragraph) == 3


def test_nothing_makes_no_paragraph() -> None:
    assert paragraphs([]) == ()


# ---------------------------------------------------------------- links


@given(st.lists(st.sampled_from([*range(6)]), min_size=1, max_size=9, unique=True))
def test_in_a_paragraph_the_first_sentence_after_each_change_of_source_is_linked(mixed: list[int]) -> None:
    """And no other: a reader sees at once where a statement comes from, and no line is full of links."""
    chosen = [(EVERYTHING if number % 2 else OTHERS)[number // 2] for number in mixed]
    for paragraph in paragraphs(chosen):
        sources = [""] + [sentence.evidence[0].article_id for sentence in paragraph]
        changes = [before != one for before, one in pairwise(sources)]
        assert [bool(sentence.links) for sentence in paragraph] == changes
        assert {url for _, url in linked(paragraph)} <= {quarrel(1).url, quarrel(2).url}


def test_a_source_without_an_address_gets_no_link() -> None:
    assert linked(flat(candidates(quarrel(url="")))) == []


@given(PLACES)
def test_a_link_is_one_to_six_words_inside_its_sentence(places: set[int]) -> None:
    some = at(places)
    for sentence in flat(some):
        for link in sentence.links:
            assert 0 <= link.start < link.end <= len(sentence.text)
            assert 1 <= len(sentence.text[link.start : link.end].split()) <= 6


@given(st.text(min_size=1, max_size=120).filter(text.words))
def test_whatever_the_sentence_some_words_of_it_carry_the_link(sentence: str) -> None:
    start, end = linking_words(sentence)
    assert 0 <= start < end <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Thorne said the quay would be built.", "said"),
        ("Thorne was accused of giving the market away.", "was accused"),
        ("“We met,” Quill told the council.", "told"),
        ("Fog at noon, 400 boats in harbor.", "400 boats"),
    ],
)
def test_the_link_lies_on_the_verb_with_its_auxiliaries_else_on_a_figure(sentence: str, words: str) -> None:
    start, end = linking_words(sentence)
    assert sentence[start:end] == words


def test_a_sentence_without_a_verb_is_linked_all_the_same() -> None:
    source = quarrel(paragraphs=(NO_VERB,))
    ((words, url),) = linked(flat(candidates(source)))
    assert url == source.url
    assert 1 <= len(words.split()) <= 6
    assert words in NO_VERB
