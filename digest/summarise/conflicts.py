"""Where two accounts give different figures for one thing, the brief gives both and says whose each is.

Two figures are held to be of one thing when the words beside them agree and their sentences share much else, and
neither account has the other's figure anywhere. Precision first: what is not sure to be a conflict is left alone.
The sources are named by a recorded edit, for a sentence of a paper does not name the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from digest import grounding, text
from digest.model import Edit
from digest.summarise.budget import Room
from digest.summarise.candidates import Candidate, Unit
from digest.summarise.salience import stems

# "71 people", "602 Palestinian prisoners", "$300 billion": the words beside a figure that say what it counts.
_FIGURE = re.compile(r"(?<![\w.,-])[$€£]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w%-]|[.,:]\d)")
_BESIDE = 3
# Dates, times and ages are told in figures too, and differ for other reasons than a dispute.
_NO_COUNT = re.compile(
    r"\s(?:a\.m|p\.m|percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|[AP]M)\b", re.IGNORECASE
)
_DATED = re.compile(r"(?:\b[A-Z][a-z]{2,8}\.?|aged|age|,|No\.) $")
YEARS = range(1500, 2200)
# The fewest telling words that two sentences on one count share.
SHARED = 3
# The dead and the hurt of one event are told in many words; of two counts of them, one is not many times the other.
DEAD = frozenset("dead died death deaths killed bodies lives".split())
HURT = frozenset("hurt injured wounded injuries".split())
MOST_APART = 3
TOLL = frozenset(text.stem(word) for word in (*DEAD, *HURT, "people", "person", "persons"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as a sentence gives it, and the stems of the words that say what is counted."""

    written: str
    counted: frozenset[str]

    @property
    def value(self) -> float:
        """The count as a number."""
        return float(self.written.replace(",", ""))


def settled(
    chosen: list[Candidate], others: Sequence[Sequence[Unit]], room: Room
) -> tuple[list[Candidate], list[str]]:
    """The brief with each conflict of figures told in full, and a remark on each."""
    remarks: list[str] = []
    for one in tuple(chosen):
        # An earlier conflict may have named its paper, or taken its room.
        found = next(_conflicts(one, others), None) if one in chosen else None
        if found is None:
            continue
        other, own, theirs = found
        fair = _made_to_fit(_with(chosen, one, other), {one.place, other.place}, room)
        if fair:
            chosen = fair
            remarks.append(
                f"figures differ: {own} ({one.article.publisher}), {theirs} ({other.article.publisher})"
            )
    return chosen, remarks


def _with(chosen: list[Candidate], one: Candidate, other: Candidate) -> list[Candidate]:
    """The brief with both sentences and their papers, the other right behind what leans on the first."""
    at = chosen.index(one)
    end = at + 1
    while end < len(chosen) and chosen[end].leans:
        end += 1
    rest = [kept for kept in chosen[end:] if kept != other]
    return [*chosen[:at], sourced(one), *chosen[at + 1 : end], sourced(other), *rest]


def _made_to_fit(longer: list[Candidate], needed: set[int], room: Room) -> list[Candidate]:
    """The brief without so many of its last sentences as the room asks for; empty where that is not enough."""
    for at in range(len(longer) - 1, 0, -1):
        if room.takes(longer):
            return longer
        leaned_on = at + 1 < len(longer) and longer[at + 1].leans
        if longer[at].place not in needed and not leaned_on:
            longer = [*longer[:at], *longer[at + 1 :]]
    return longer if room.takes(longer) else []


def _conflicts(one: Candidate, others: Sequence[Sequence[Unit]]) -> Iterator[tuple[Candidate, str, str]]:
    """Sentences of other accounts that count the same otherwise, with both figures."""
    rivals = (unit[0] for offered in others for unit in offered if len(unit) == 1)
    for other in rivals:
        for own, theirs in product(figures(one.text), figures(other.text)):
            if _of_one_thing(own, theirs, one, other) and _disputed(own, theirs, one, other):
                yield other, own.written, theirs.written


def _of_one_thing(own: Figure, theirs: Figure, one: Candidate, other: Candidate) -> bool:
    same = own.counted & theirs.counted
    shared = set(text.terms(one.text)) & set(text.terms(other.text)) - TOLL - {own.written, theirs.written}
    if same & {"dead", "hurt"}:
        low, high = sorted((own.value, theirs.value))
        return bool(shared) and high <= MOST_APART * low
    return bool(same) and len(shared) >= SHARED


def _disputed(own: Figure, theirs: Figure, one: Candidate, other: Candidate) -> bool:
    """Do two accounts give these, and neither the other's figure?"""
    return (
        other.article.id != one.article.id
        and theirs.written not in text.numbers(one.article.text)
        and own.written not in text.numbers(other.article.text)
    )


def figures(sentence: str) -> list[Figure]:
    """The counts of a sentence, quotations left out."""
    plain = text.unquoted(sentence)
    return [
        Figure(match[1], _counted(plain, match.end()))
        for match in _FIGURE.finditer(plain)
        if not (
            _NO_COUNT.match(plain, match.end()) or _DATED.search(plain[: match.start()]) or _is_year(match[1])
        )
    ]


def _is_year(written: str) -> bool:
    return written.isdigit() and int(written) in YEARS


def _counted(plain: str, end: int) -> frozenset[str]:
    """What the words after the figure say it counts: their stems, or "dead" and "hurt" for all words of these."""
    beside = re.split(r"[.,;:()]| and ", plain[end:], maxsplit=1)[0].lower().split()[:_BESIDE]
    toll = {name for name, words in (("dead", DEAD), ("hurt", HURT)) if words & set(beside)}
    return frozenset(toll or {stem for stem in stems(" ".join(beside)) if stem not in text.STOP_WORDS})


def sourced(one: Candidate) -> Candidate:
    """The sentence with its paper named, by an edit at its end."""
    (evidence,) = one.sentence.evidence
    ends = re.search(r"[.!?][”’\"')\]]*$", evidence.quote)
    publisher = one.article.publisher
    if not publisher or publisher in one.text or not ends:
        return one
    plainly = text.attribution(one.text) is None and ends.group() == "."
    words = f", {publisher} reported" if plainly else f" ({publisher})"
    at = ends.start() if ends.group() == "." else len(evidence.quote)
    edits = (*one.sentence.edits, Edit(at, at, words, "source-named"))
    sentence = grounding.cite(one.article, (evidence.start, evidence.end), edits)
    return replace(one, sentence=sentence, stems=stems(sentence.text))
