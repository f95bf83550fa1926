"""Every sentence of an edition held to its evidence: a source's by replay, everybody else's by the gate.

Titles, headings and the greeting's parts are sentences like the rest. The texts are those that the edition
carries; where it carries none (a public archive), quotes and edits are checked and offsets are not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from digest.grounding.gate import gate
from digest.grounding.replay import evidence_faults, losses, replay
from digest.model import Article, Edition, Reference, Sentence, Writer


def faults(edition: Edition) -> Iterator[str]:
    """Every way in which a sentence of the edition does not follow from its source, one line each."""
    references = {reference.id: reference for reference in edition.references}
    for where, sentence in _sentences(edition):
        yield from (f"{where}: {fault}" for fault in sentence_faults(sentence, references))
    for reference in edition.references:
        if reference.text is not None and _sha256(reference.text) != reference.sha256:
            yield f"article {reference.id}: its text is not the one that was cited (sha256 differs)"


def sentence_faults(sentence: Sentence, references: Mapping[str, Article | Reference]) -> Iterator[str]:
    """What is wrong with one sentence."""
    if sentence.writer is Writer.SOURCE:
        yield from _replay_faults(sentence, references)
    else:
        yield from (fault.says for fault in gate(sentence.text, sentence.evidence, references).faults)


def _replay_faults(sentence: Sentence, references: Mapping[str, Article | Reference]) -> Iterator[str]:
    if len(sentence.evidence) != 1:
        yield f"{len(sentence.evidence)} pieces of evidence, a source's sentence has one"
        return
    (evidence,) = sentence.evidence
    yield from evidence_faults(evidence, references)
    try:
        if replay(evidence.quote, sentence.edits) != sentence.text:
            yield f"its edits do not lead from the quote to {sentence.text!r}"
    except ValueError as error:
        yield str(error)
    yield from losses(sentence)


def _sentences(edition: Edition) -> Iterator[tuple[str, Sentence]]:
    yield from (("greeting", part) for part in edition.greeting_parts)
    for brief in edition.briefs:
        yield f"title of {brief.id}", brief.title
        yield from ((f"brief {brief.id}", sentence) for sentence in brief.sentences)


def _sha256(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
