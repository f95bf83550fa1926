"""Chosen sentences -> paragraphs of readable length, with the links to where each fact came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest import text
from digest.model import Link, Paragraph, Sentence
from digest.summarise.candidates import Candidate

_AUXILIARIES = re.compile(r"(?:\b(?:has|have|had|will|would|was|were|is|are|be|been|not|also) )+$")
_PARTICLE = re.compile(r" (?:on|for|out|up|off|down|back|over|in|against|to)\b(?! (?:\d|[A-Z]))")
_FIGURE = re.compile(r"\b\d[\d.,]*(?: [a-z]+)?")
_OPENING = re.compile(r"\w[\w’'-]*(?: \w[\w’'-]*){0,2}")
# Paragraphs are set between these many words, at the borders of units.
PARAGRAPH_WORDS, PARAGRAPH_MOST, PARAGRAPH_LEAST = 38, 80, 24


def paragraphs(chosen: Sequence[Candidate]) -> tuple[Paragraph, ...]:
    """The sentences in paragraphs; what leans on a sentence stays in its paragraph."""
    found: list[list[Candidate]] = []
    for one in chosen:
        if not found or _break_before(one, found[-1]):
            found.append([one])
        else:
            found[-1].append(one)
    if len(found) > 1 and _length(found[-1]) < PARAGRAPH_LEAST:
        found[-2:] = [found[-2] + found[-1]]
    return tuple(tuple(_linked(paragraph)) for paragraph in found)


def _break_before(one: Candidate, current: Sequence[Candidate]) -> bool:
    length = _length(current)
    if one.leans or length < PARAGRAPH_LEAST:
        return False
    other_source = one.article is not current[-1].article
    too_long = length + one.words > PARAGRAPH_MOST
    return other_source or too_long or (length >= PARAGRAPH_WORDS and one.paragraph != current[-1].paragraph)


def _length(chosen: Sequence[Candidate]) -> int:
    return sum(one.words for one in chosen)


def _linked(paragraph: Sequence[Candidate]) -> Iterator[Sentence]:
    """Link the first statement after each change of source to the article it came from."""
    source = ""
    for one in paragraph:
        if one.article.url and one.article.id != source:
            source = one.article.id
            yield replace(one.sentence, links=(Link(*linking_words(one.text), one.article.url),))
        else:
            yield one.sentence


def linking_words(sentence: str) -> text.Span:
    """The one to six words that carry the link: the verb with its auxiliaries, else a figure, else the opening."""
    plain = text.unquoted(sentence)
    verb = text.statement_verb(sentence)
    if verb:
        before = _AUXILIARIES.search(plain[: verb[0]])
        after = _PARTICLE.match(plain, verb[1])
        return before.start() if before else verb[0], after.end() if after else verb[1]
    figure = _FIGURE.search(plain) or _OPENING.search(sentence)
    return figure.span() if figure else (0, len(sentence))
