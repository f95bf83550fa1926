"""Quotations: word for word, by the same speaker, whole.

Marks may be curly, straight, single, doubled accents or angled, in any mixture; only the words count. A quotation
stands if the evidence has its words in a row, where the evidence itself quotes. "…" and "[…]" part it into pieces
that each must stand. The speaker is the name beside a verb of saying, in the same sentence; where either text
names none there, nothing can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.grounding.passage import REMEMBERED, REPORTING, Mention, Passage, read

_MARKS = "“”\"‘’'`´«»„‟"
_PAIRED = re.compile(r"“([^”]*)(”|$)|«([^»]*)(»|$)|\"([^\"]*)(\"|$)|``(.*?)(''|$)", re.DOTALL)
# A single mark opens before a letter and after none; it closes after a word and before none, so "boys' club" may
# end a quotation early, which only shortens what is compared.
_SINGLE = re.compile(
    r"(?:^|(?<=[\s(:,—–-]))[‘'`](?=[^\W\d_])(?!em\b|til\b|twas\b|n\b)(.*?[\w.,!?…])[’'](?!\w)", re.DOTALL
)
_OMISSION = re.compile(r"\[[^\]]*\]|…|\.\.\.+")
_SHORTEST_SPOKEN = 3  # words: fewer in quotation marks are a title or a nickname
_BESIDE = 3  # words between a speaker and the verb of saying, at most
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between marks: its span without them, and whether it closes."""

    start: int
    end: int
    closed: bool


@lru_cache(maxsize=REMEMBERED)
def quotations(body: str) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order."""
    found = [_paired(match) for match in _PAIRED.finditer(body)]
    for match in _SINGLE.finditer(body):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Quotation(match.start(1), match.end(1), closed=True))
    return tuple(sorted(found, key=lambda one: one.start))


def _paired(match: re.Match[str]) -> Quotation:
    group = next(number for number in (1, 3, 5, 7) if match.group(number) is not None)
    return Quotation(match.start(group), match.end(group), bool(match.group(group + 1)))


def altered(sentence: str, evidence: Sequence[str]) -> Iterator[str]:
    """The quotations of the sentence that no evidence has in these words, in a quotation."""
    sources = [read(body) for body in evidence]
    for quotation in quotations(sentence):
        inner = sentence[quotation.start : quotation.end]
        if not all(any(_said(piece, source) for source in sources) for piece in _pieces(inner)):
            yield inner


def _pieces(inner: str) -> Iterator[tuple[str, ...]]:
    for piece in _OMISSION.split(inner):
        if keys := _row(piece):
            yield keys


@lru_cache(maxsize=REMEMBERED)
def _row(body: str) -> tuple[str, ...]:
    """The words of a text in a row, possessives kept: "club's" is not "club" to somebody quoted."""
    return tuple(token.text.casefold().replace("’", "'") for token in read(body).tokens)


def _said(piece: tuple[str, ...], source: Passage) -> bool:
    """Do the words stand in a row in the source, inside its own marks or beside one?"""
    row = _row(source.text)
    return any(
        row[at : at + len(piece)] == piece and _quoted(source, at, at + len(piece))
        for at in range(len(row) - len(piece) + 1)
        if row[at] == piece[0]
    )


def _quoted(source: Passage, first: int, last: int) -> bool:
    if any(mark in source.gap(first) for mark in _MARKS) or any(mark in source.gap(last) for mark in _MARKS):
        return True
    start, end = source.tokens[first].start, source.tokens[last - 1].end
    return any(one.start <= start and end <= one.end for one in quotations(source.text))


def cut_open(sentence: str, evidence: Sequence[str]) -> bool:
    """Does a quotation open here and not close, though the evidence closes it?"""
    loose = [one for one in quotations(sentence) if not one.closed]
    return any(not _ends_open(sentence[one.start :], evidence) for one in loose)


def _ends_open(rest: str, evidence: Sequence[str]) -> bool:
    """Some papers leave a quotation open where its next paragraph goes on."""
    wanted = _row(rest)
    return any(
        not one.closed and _row(body[one.start :])[: len(wanted)] == wanted
        for body in evidence
        for one in quotations(body)
    )


def speakerless(sentence: str, evidence: Sequence[str]) -> bool:
    """Is the sentence mostly quotation and silent on who speaks, though the evidence says it?"""
    quoted = [
        one for one in quotations(sentence) if len(_row(sentence[one.start : one.end])) >= _SHORTEST_SPOKEN
    ]
    if not quoted or _reports(sentence, quotations(sentence)) or _after_colon(sentence, quoted[0]):
        return False
    spoken = sum(len(_row(sentence[one.start : one.end])) for one in quoted)
    if spoken < _MOSTLY * len(_row(sentence)):
        return False
    return any(_told_with_speaker(sentence[one.start : one.end], body) for one in quoted for body in evidence)


def _after_colon(sentence: str, quotation: Quotation) -> bool:
    """Headlines name the speaker before a colon."""
    return sentence[: quotation.start].rstrip(_MARKS + " ").endswith(":")


def _told_with_speaker(inner: str, body: str) -> bool:
    """Does the evidence's own sentence around these words name a verb of saying?"""
    at = next((start for start, _ in _found(inner, body)), None)
    around = next((body[a:b] for a, b in text.sentence_spans(body) if at is not None and a <= at < b), "")
    return _reports(around, quotations(around))


def _reports(body: str, inside: Sequence[Quotation]) -> bool:
    return any(
        token.key in REPORTING and not any(one.start <= token.start < one.end for one in inside)
        for token in read(body).tokens
    )


def moved(
    sentence: tuple[Passage, Sequence[Mention]], evidence: Sequence[tuple[Passage, Sequence[Mention]]]
) -> Iterator[tuple[str, Mention, Mention]]:
    """Quotations whose speaker here is another than in the evidence: the words, who is named, who it was."""
    passage, names = sentence
    for quotation in quotations(passage.text):
        inner = passage.text[quotation.start : quotation.end]
        here = _speaker(passage, (quotation.start, quotation.end), names)
        if here is None or len(_row(inner)) < _SHORTEST_SPOKEN:
            continue
        there = [_speaker(body, span, known) for body, known in evidence for span in _found(inner, body.text)]
        told = [one for one in there if one is not None]
        if told and not any(here.same(one) for one in told):
            yield inner, here, told[0]


def _found(inner: str, body: str) -> Iterator[tuple[int, int]]:
    """Where the evidence has these words, whatever its marks."""
    wanted, tokens = _row(inner), read(body).tokens
    row = _row(body)
    for at in range(len(row) - len(wanted) + 1):
        if row[at : at + len(wanted)] == wanted:
            yield tokens[at].start, tokens[at + len(wanted) - 1].end


def _speaker(passage: Passage, span: tuple[int, int], names: Sequence[Mention]) -> Mention | None:
    """The name beside the verb of saying nearest to the quotation, in the same sentence."""
    start, end = span
    first, last = next(((a, b) for a, b in text.sentence_spans(passage.text) if a <= start < b), (start, end))
    inside = quotations(passage.text)
    nearest: tuple[int, Mention | None] = (len(passage.text), None)
    for at, token in enumerate(passage.tokens):
        if token.key not in REPORTING or not first <= token.start < last:
            continue
        if any(one.start <= token.start < one.end for one in inside):
            continue
        away = min(abs(token.start - end), abs(start - token.end))
        if away < nearest[0]:
            nearest = away, _beside(passage, names, at)
    return nearest[1]


def _beside(passage: Passage, names: Sequence[Mention], verb: int) -> Mention | None:
    near = [(abs(name.first - verb), name) for name in names if _reaches(passage, name, verb)]
    return min(near, key=lambda one: one[0])[1] if near else None


def _reaches(passage: Passage, name: Mention, verb: int) -> bool:
    gap = range(name.last + 1, verb + 1) if name.last < verb else range(verb + 1, name.first + 1)
    return len(gap) <= _BESIDE and not any(re.search(r"[.!?“”\"]", passage.gap(at)) for at in gap)
