"""What is known of an article from its markup, joined with what its blocks say.

For documents whose head is known already (a page's metadata, a feed's entry), only the body is to be found among the
blocks; what the head leaves empty is taken from a byline or a biography among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.extract.body import sifting
from digest.extract.body.blocks import Block
from digest.extract.making import Found


def with_body(said: Found, blocks: Sequence[Block], dek: str | None = None) -> Found:
    """`said` with the paragraphs of these blocks; `dek`, where it isn't said's, is what may not stand among them."""
    body = sifting.sifted(blocks, (said.title, said.dek if dek is None else dek), said.author)
    signature = body.signature
    return replace(
        said,
        paragraphs=body.paragraphs,
        author=said.author or signature.author,
        publisher=said.publisher or signature.publisher,
        published=said.published or signature.published,
        dropped=(*said.dropped, *body.dropped),
    )
