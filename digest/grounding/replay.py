"""A source's sentence is nothing but its evidence with recorded edits applied: replay it and see.

`cite` makes such a sentence, `replay` makes its text again, `losses` says what an edit took that none may take.
Nothing here judges style, and nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest import text
from digest.model import Article, Edit, Evidence, Reference, Sentence, Writer

# A dateline's day and place are no part of what the sentence says.
_SAYS_NOTHING = frozenset({"dateline"})


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
    quote = part_of(article, part)[start:end]
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    return Sentence(
        replay(quote, ordered), (Evidence(article.id, start, end, quote, part),), Writer.SOURCE, ordered
    )


def keeps_hedges(sentence: Sentence) -> bool:
    """Has no edit taken a hedge or a negation out of its evidence?"""
    quotes = " ".join(evidence.quote for evidence in sentence.evidence)
    return text.hedges(quotes) <= text.hedges(sentence.text)


def losses(sentence: Sentence) -> Iterator[str]:
    """What the edits took and may not take: hedges and denials; in a body's sentence also figures and the speaker.

    A headline may lose its last clause with the figure in it: what is left claims no more than the source.
    """
    (evidence,) = sentence.evidence
    if not keeps_hedges(sentence):
        yield f"a hedge was lost in {sentence.text!r}"
    for edit in (one for one in sentence.edits if one.rule not in _SAYS_NOTHING):
        taken = evidence.quote[edit.start : edit.end]
        if hedges := text.hedges(taken) - text.hedges(edit.new):
            yield f"edit {edit.rule!r} takes {min(hedges)!r} away"
        figures = text.numbers(taken) - text.numbers(sentence.text)
        if figures and evidence.part == "text":
            yield f"edit {edit.rule!r} takes the figure {min(figures)} away"
    if evidence.part == "text" and text.attribution(evidence.quote) and not text.attribution(sentence.text):
        yield f"the one who says it was lost in {sentence.text!r}"


def evidence_faults(evidence: Evidence, references: Mapping[str, Article | Reference]) -> Iterator[str]:
    """Does the quote stand where it is said to stand?"""
    reference = references.get(evidence.article_id)
    if reference is None:
        yield f"article {evidence.article_id} is cited but not listed"
        return
    if evidence.part == "text" and reference.text is None:
        return
    source = part_of(reference, evidence.part)
    if source[evidence.start : evidence.end] != evidence.quote:
        yield f"{evidence.quote!r} does not stand at {evidence.start}-{evidence.end} of {reference.id}"


def part_of(article: Article | Reference, part: str) -> str:
    """The text of an article's part, empty where it is not kept. Raises ValueError for a part no article has."""
    if part not in {"text", "title", "kicker"}:
        raise ValueError(f"an article has no part {part!r}")
    found = getattr(article, part)
    return found if isinstance(found, str) else ""
