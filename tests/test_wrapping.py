"""The text part in short lines."""

from hypothesis import given
from hypothesis import strategies as st

from digest.render.wrapping import COLUMNS, wrapped

WORDS = st.lists(st.text("abcdé0-—“”", min_size=1, max_size=20), min_size=1, max_size=60).map(" ".join)
ADDRESS = "https://paper.example.org/" + "a" * 200


@given(st.lists(WORDS, max_size=8).map("\n".join))
def test_wrapping_changes_nothing_but_blanks(text: str) -> None:
    assert wrapped(text).split() == text.split()


@given(st.lists(WORDS, max_size=8).map("\n".join))
def test_no_line_is_longer_than_the_measure(text: str) -> None:
    assert max(map(len, wrapped(text).split("\n"))) <= COLUMNS


@given(st.lists(WORDS, max_size=8).map("\n".join))
def test_wrapped_text_is_left_as_it_is(text: str) -> None:
    assert wrapped(wrapped(text)) == wrapped(text)


def test_an_address_stays_in_one_piece_on_a_line_of_its_own() -> None:
    assert wrapped(f"[1] The Paper <{ADDRESS}>") == f"[1] The Paper\n    <{ADDRESS}>"


def test_an_address_with_hyphens_is_not_broken_at_them() -> None:
    address = "https://paper.example.org/" + "-".join(["word"] * 30)
    assert address in wrapped(f"Read it on the web: {address}").split("\n")


def test_paragraphs_and_blank_lines_stay_where_they_are() -> None:
    assert wrapped("one\n\n\ntwo\n") == "one\n\n\ntwo\n"
