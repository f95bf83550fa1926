"""How likely each word is to stand in a brief: bounded, honest about where the weights come from, and no crash."""

import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import text
from digest.summarise.candidates import prose
from digest.summarise.choice import Chances, Promise
from digest.summarise.salience import FEATURES, chances, features, report, stems, weights
from tests.articles import quarrel, worded

SHIPPED = files("digest.summarise").joinpath("weights.json").read_bytes()


def told(*sentences: str) -> dict[str, float]:
    return chances(report(sentences), weights())


def worth(sentence: str, found: dict[str, float]) -> float:
    """What a sentence promises by itself, beside a brief of an editor's usual length."""
    shipped = weights()
    promise = Promise(Chances(found), shipped.repeat_content, shipped.repeat_function, 50)
    return promise([worded(0, stems(sentence))])


# ---------------------------------------------------------------- the weights that ship


def test_the_shipped_weights_name_every_feature_and_no_other() -> None:
    assert set(weights().features) == set(FEATURES)
    assert len(FEATURES) == len(set(FEATURES))


def test_only_function_words_have_weights_of_their_own() -> None:
    """A weight for "police" would be the training paper's taste, not a rule about briefs."""
    assert set(weights().words) <= text.STOP_WORDS


def test_a_word_said_again_loses_and_function_words_lose_least() -> None:
    assert 0 <= weights().repeat_content < weights().repeat_function < 1


def test_the_weights_are_small_and_say_what_they_learned_from() -> None:
    provenance = json.loads(SHIPPED)["provenance"]
    assert len(SHIPPED) < 10_000
    assert re.fullmatch(r"[0-9a-f]{64}", provenance["sha256"])
    assert provenance["learned from"]
    assert provenance["made by"] == "tests/quality/ranker.py"


# ---------------------------------------------------------------- chances


SENTENCES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from("The sea rose 24 meters, said he. “No,” Brandt of a I".split())).map(
            " ".join
        ),
    ),
    max_size=12,
)


@given(SENTENCES)
def test_whatever_the_text_every_word_has_a_chance_between_none_and_certain(sentences: list[str]) -> None:
    found = told(*sentences)
    assert set(found) == {stem for sentence in sentences for stem in stems(sentence)}
    assert all(0 <= chance <= 1 for chance in found.values())


@given(SENTENCES)
def test_every_feature_of_every_word_has_a_value(sentences: list[str]) -> None:
    for values in features(report(sentences)).values():
        assert len(values) == len(FEATURES)
        assert all(-20 < value < 20 for value in values)


@pytest.mark.parametrize(
    "sentences", [(), ("",), ("…", "— —"), ("It is what it was, and so it will be of the same.",)]
)
def test_nothing_and_function_words_alone_do_not_crash(sentences: tuple[str, ...]) -> None:
    assert set(told(*sentences)) <= text.STOP_WORDS


def test_function_words_do_not_dominate() -> None:
    """A long sentence of them promises less than half of what the news does."""
    news = next(iter(prose(quarrel()).values()))
    empty = "It is what it was and so it will be with all of these and with those who have been there and are not now."
    found = told(*prose(quarrel()).values(), empty)
    assert worth(empty, found) < worth(news, found) / 2


def test_what_a_report_comes_back_to_is_likelier_than_what_it_says_once_and_late() -> None:
    found = told(*prose(quarrel()).values())
    often, once = ("market", "thorne", "quay"), ("cranes", "summer", "gift")
    assert min(found[text.stem(word)] for word in often) > max(found[text.stem(word)] for word in once)


def test_a_word_counts_as_a_name_by_how_it_is_written_inside_sentences() -> None:
    name = FEATURES.index("name")
    held = features(report(["Ships met Brandt off Anjer.", "The ships of Brandt turned back."]))
    assert held[text.stem("brandt")][name]
    assert not held[text.stem("ships")][name]


def test_words_are_compared_without_case_and_ending() -> None:
    assert stems("Tariffs") == stems("tariff")
    assert stems("The") == stems("the") == ("the",)
