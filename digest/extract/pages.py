"""What is known of an article from its markup, joined with what its lines say.

For documents whose head is known already (a page's metadata, a feed's entry), only the body is to be found among the
lines: it begins with the first sentence that is neither title nor dek.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.extract import byline, furniture, plaintext
from digest.extract.lines import Line, same
from digest.extract.making import Found
from digest.model import Dropped


def with_body(said: Found, lines: Sequence[Line]) -> Found:
    """`said` with the paragraphs of these lines; what it leaves empty is taken from them where they tell."""
    captions = plaintext.captions_in(lines)
    start = _start(lines, said)
    rest = {at - start: why for at, why in captions.items() if at >= start}
    body = plaintext.body_of(lines[start:], rest, (said.title, said.dek), said.author)
    signature = _signed(lines[:start], body.signature)
    above = tuple(Dropped(line.text, _why(line, said)) for line in lines[:start])
    return replace(
        said,
        paragraphs=body.paragraphs,
        author=said.author or signature.author,
        publisher=said.publisher or signature.publisher,
        published=said.published or signature.published,
        dropped=(*said.dropped, *above, *body.dropped),
    )


def _start(lines: Sequence[Line], said: Found) -> int:
    known = {same(said.title), same(said.dek)}
    for at, line in enumerate(lines):
        named = byline.byline(line.text) or byline.date_line(line.text)
        if line.prose and not named and same(line.text) not in known and not furniture.reason(line):
            return at
    return len(lines)


def _signed(above: Sequence[Line], told: byline.Signature) -> byline.Signature:
    """The byline above the body, else what the biography below it told."""
    for line in above:
        signature = byline.byline(line.text)
        if signature and signature.author:
            return signature
    return told


def _why(line: Line, said: Found) -> str:
    if same(line.text) == same(said.title):
        return "the title again"
    return (
        "the dek again"
        if same(line.text) == same(said.dek)
        else furniture.reason(line) or "above the article"
    )
