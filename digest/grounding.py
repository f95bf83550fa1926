"""Is this sentence in its source? Replay it and see.

A source's sentence is nothing but its evidence with recorded edits applied: `replay` does that, `faults`
says where an edition breaks the promise. Nothing here judges style, and nothing here writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from digest import text
from digest.model import Article, Edit, Edition, Evidence, Reference, Sentence, Writer


def replay(quote: str, edits: Sequence[Edit]) -> str:
    """The quote with its edits applied. Raises ValueError where they overlap, lie outside or are unsorted."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if not done <= edit.start <= edit.end <= len(quote):
            raise ValueError(f"edit {edit.rule!r} at {edit.start}-{edit.end} does not fit {quote!r}")
        pieces += (quote[done : edit.start], edit.new)
        done = edit.end
    return "".join((*pieces, quote[done:]))


def cite(article: Article, span: text.Span, edits: Sequence[Edit] = (), part: str = "text") -> Sentence:
    """The sentence that stands at `span` of the article's part ("text", "title", "kicker"), edited as said."""
    start, end = span
    quote = _part(article, part)[start:end]
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    return Sentence(
        replay(quote, ordered), (Evidence(article.id, start, end, quote, part),), Writer.SOURCE, ordered
    )


def keeps_hedges(sentence: Sentence) -> bool:
    """Has no edit taken a hedge or a negation out of its evidence?"""
    quotes = " ".join(evidence.quote for evidence in sentence.evidence)
    return text.hedges(quotes) <= text.hedges(sentence.text)


def faults(edition: Edition) -> Iterator[str]:
    """Every way in which a sentence of the edition does not follow from its source, one line each.

    Titles and the greeting's parts are held to it like the rest. The texts are those that the edition
    carries; where it carries none (a public archive), quotes and edits are replayed and offsets are not.
    """
    references = {reference.id: reference for reference in edition.references}
    for where, sentence in _sentences(edition):
        yield from (f"{where}: {fault}" for fault in sentence_faults(sentence, references))
    for reference in edition.references:
        if reference.text is not None and _sha256(reference.text) != reference.sha256:
            yield f"article {reference.id}: its text is not the one that was cited (sha256 differs)"


def sentence_faults(sentence: Sentence, references: dict[str, Reference]) -> Iterator[str]:
    """What is wrong with one sentence's evidence."""
    if sentence.writer is not Writer.SOURCE:
        return
    if len(sentence.evidence) != 1:
        yield f"{len(sentence.evidence)} pieces of evidence, a source's sentence has one"
        return
    yield from evidence_faults(sentence.evidence[0], references)
    try:
        if replay(sentence.evidence[0].quote, sentence.edits) != sentence.text:
            yield f"its edits do not lead from the quote to {sentence.text!r}"
    except ValueError as error:
        yield str(error)
    if not keeps_hedges(sentence):
        yield f"a hedge was lost in {sentence.text!r}"


def evidence_faults(evidence: Evidence, references: dict[str, Reference]) -> Iterator[str]:
    """Does the quote stand where it is said to stand?"""
    reference = references.get(evidence.article_id)
    if reference is None:
        yield f"article {evidence.article_id} is cited but not listed"
        return
    if evidence.part == "text" and reference.text is None:
        return
    source = _part(reference, evidence.part)
    if source[evidence.start : evidence.end] != evidence.quote:
        yield f"{evidence.quote!r} does not stand at {evidence.start}-{evidence.end} of {reference.id}"


def _part(article: Article | Reference, part: str) -> str:
    if part not in {"text", "title", "kicker"}:
        raise ValueError(f"an article has no part {part!r}")
    found = getattr(article, part)
    return found if isinstance(found, str) else ""


def _sentences(edition: Edition) -> Iterator[tuple[str, Sentence]]:
    yield from (("greeting", part) for part in edition.greeting_parts)
    for brief in edition.briefs:
        yield f"title of {brief.id}", brief.title
        yield from ((f"brief {brief.id}", sentence) for sentence in brief.sentences)


def _sha256(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
