"""How likely each word of a report is to stand in an editor's brief of it.

A small logistic model says so, from what the report itself shows of the word: how often it is used and where
first, whether it is a name or a figure, how central the sentences are that hold it. What it learned from (284
news articles with the highlights their editors wrote) is told beside the weights in `weights.json`.

Choosing by words instead of by sentences makes a whole brief comparable with another: what two sentences share
counts once, a long sentence must earn its length, and the budget decides how many fit (`choice`). The idea is
concept-based summarisation (Gillick and Favre, 2009) with learned concept weights.

This weighs words; it chooses no sentence and knows no story.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice
from operator import mul

from digest import text

# How fast a sentence's place loses weight: a third of it is left after three sentences.
PLACE_DECAY = 3.0
# So many of the most used terms count as the report's own.
TOP_TERMS = 10
# Words of one or two letters are hardly ever what a report is about.
SHORT = 4
LATE_SHARE = 0.75
REMEMBERED = 4096
SEEN_AS_NAME = 0.6
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b")

# Of a word's places, and of the word itself; a weight for each.
WHERE = (
    "bias log_count log_sentences decay log_first in_first in_second in_third near_start central mean_length "
    "first_person attributed late report_length"
).split()
WHAT = (
    "stop name number stop_count name_count stop_near name_decay number_decay content_decay content_count "
    "quoted top_five top_ten short verb_form letters"
).split()
FEATURES = (*WHERE, *WHAT)


@dataclass(frozen=True, slots=True)
class Report:
    """The sentences of one article as words; `stems` line up with them."""

    sentences: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    capital: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned model: a weight for each feature, one for each function word, and how fast repeats lose."""

    features: Mapping[str, float]
    words: Mapping[str, float]
    repeat_content: float
    repeat_function: float


@cache
def weights() -> Weights:
    """The weights that ship with the program."""
    found = json.loads(files("digest.summarise").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(found["features"], found["words"], found["repeat_content"], found["repeat_function"])


@lru_cache(maxsize=REMEMBERED)
def stems(sentence: str) -> tuple[str, ...]:
    """The words of a sentence as the model compares them."""
    return tuple(_stem(word) for word in text.words(sentence))


@lru_cache(maxsize=16 * REMEMBERED)
def _stem(word: str) -> str:
    low = word.lower()
    return low if low in text.STOP_WORDS else text.stem(low)


def report(sentences: Iterable[str]) -> Report:
    """Read the sentences of an article into what the model looks at."""
    kept = tuple(sentences)
    inner: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in kept:
        rest = text.words(sentence)[1:]
        inner.update(map(_stem, rest))
        capital.update(_stem(word) for word in rest if word[0].isupper())
    shares = {stem: count / inner[stem] for stem, count in capital.items()}
    return Report(kept, tuple(stems(sentence) for sentence in kept), shares)


def chances(found: Report, model: Weights) -> dict[str, float]:
    """For each word of the report the chance (0 to 1) that an editor's brief of it holds the word."""
    where = [model.features[name] for name in WHERE]
    what = [model.features[name] for name in WHAT]
    seen = _sight(found)
    # Most words stand in one sentence only, once: what their place says of them is said once for each sentence.
    alone = [sum(map(mul, where, _where((place,), 1, seen))) for place in range(len(seen.near))]
    made: dict[str, float] = {}
    for stem, places in seen.holders.items():
        count = seen.counts[stem]
        stands = alone[places[0]] if count == 1 else sum(map(mul, where, _where(places, count, seen)))
        score = stands + sum(map(mul, what, _what(stem, places, seen))) + model.words.get(stem, 0.0)
        made[stem] = 1 / (1 + math.exp(-score))
    return made


# ---------------------------------------------------------------- what a report shows of its words


@dataclass(frozen=True, slots=True)
class Sight:
    """What stands around the words: each sentence of the report in figures, by its place; each word's places.

    `near` falls from 1 with the place; `quoted` are the words that a sentence has in quotation marks only;
    `top` are the most used plain words with their rank from 0.
    """

    holders: Mapping[str, Sequence[int]]
    counts: Mapping[str, int]
    capital: Mapping[str, float]
    top: Mapping[str, int]
    near: tuple[float, ...]
    central: tuple[float, ...]
    lengths: tuple[float, ...]
    first_person: tuple[bool, ...]
    attributed: tuple[bool, ...]
    quoted: tuple[frozenset[str], ...]


def features(found: Report) -> dict[str, tuple[float, ...]]:
    """The values of `FEATURES` for every word of the report."""
    seen = _sight(found)
    return {
        stem: (*_where(places, seen.counts[stem], seen), *_what(stem, places, seen))
        for stem, places in seen.holders.items()
    }


def _where(places: Sequence[int], count: int, seen: Sight) -> tuple[float, ...]:
    """How often and how early a word of these places is used; how central, how long, whose its sentences are."""
    first, held = places[0], len(places)
    return (
        1.0,
        math.log(count),
        math.log(held),
        sum([seen.near[place] for place in places]),
        math.log(1 + first),
        first == 0,
        1 in places,
        2 in places,
        seen.near[first],
        max([seen.central[place] for place in places]),
        sum([seen.lengths[place] for place in places]) / held,
        sum([seen.first_person[place] for place in places]) / held,
        sum([seen.attributed[place] for place in places]) / held,
        places[-1] >= LATE_SHARE * len(seen.near),
        math.log(1 + len(seen.near)),
    )


def _what(stem: str, places: Sequence[int], seen: Sight) -> tuple[float, ...]:
    """A function word, a name, a figure or a plain word, and what use and place say of each kind; its form."""
    stop, name = stem in text.STOP_WORDS, seen.capital.get(stem, 0.0) > SEEN_AS_NAME
    number = stem[0].isdigit()
    often, early = math.log(seen.counts[stem]), seen.near[places[0]]
    rank = seen.top.get(stem, TOP_TERMS)
    return (
        stop,
        name,
        number,
        stop * often,
        name * often,
        stop and sum([seen.near[place] for place in places]),
        name * early,
        number * early,
        0.0 if stop else early,
        0.0 if stop else often,
        sum([stem in seen.quoted[place] for place in places]) / len(places),
        rank < TOP_TERMS // 2,
        rank < TOP_TERMS,
        len(stem) < SHORT,
        stem.endswith(("ing", "ed")),
        min(len(stem), 10) / 10,
    )


def _sight(found: Report) -> Sight:
    holders: dict[str, list[int]] = {}
    for place, held in enumerate(found.stems):
        for stem in dict.fromkeys(held):
            holders.setdefault(stem, []).append(place)
    counts = Counter(chain.from_iterable(found.stems))
    content = {stem: count for stem, count in counts.most_common() if stem not in text.STOP_WORDS}
    plain = [text.unquoted(sentence) for sentence in found.sentences]
    return Sight(
        holders=holders,
        counts=counts,
        capital=found.capital,
        top={stem: rank for rank, stem in enumerate(islice(content, TOP_TERMS))},
        near=tuple(math.exp(-place / PLACE_DECAY) for place in range(len(plain))),
        central=_centrality(found.stems, content),
        lengths=tuple(len(stems) / 30 for stems in found.stems),
        first_person=tuple(bool(FIRST_PERSON.search(sentence)) for sentence in plain),
        attributed=tuple(text.attribution(sentence) is not None for sentence in plain),
        quoted=tuple(
            frozenset(held) - frozenset(stems(outside)) if outside != sentence else frozenset()
            for held, outside, sentence in zip(found.stems, plain, found.sentences, strict=True)
        ),
    )


def _centrality(held: Sequence[Sequence[str]], content: Mapping[str, int]) -> tuple[float, ...]:
    """How near each sentence is to the whole report: the cosine of its plain words to the report's."""
    weight = {stem: math.log(1 + count) for stem, count in content.items()}
    length = math.sqrt(math.fsum(value * value for value in weight.values())) or 1.0
    own = [{stem for stem in found if stem in weight} for found in held]
    return tuple(
        math.fsum(weight[stem] for stem in found) / (length * math.sqrt(len(found) or 1)) for found in own
    )
