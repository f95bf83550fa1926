"""What a page shows that is neither its article nor told to be left out: the body finder passed it over.

For whoever reads a page by hand (`digest read`); the nightly run asks for none of it, since to look at every line of a
page takes as long as to read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest.errors import UnreadableSource
from digest.extract import clean, sniff
from digest.extract.body import fragments
from digest.extract.lines import same
from digest.extract.page import clearing, trees
from digest.model import Article, Document, Dropped

PASSED_OVER = "outside the body that was found"
LONGEST = 200


def told(article: Article, document: Document) -> Article:
    """The article with every line of its page accounted for."""
    return replace(article, dropped=(*article.dropped, *_passed_over(article, document)))


def _passed_over(article: Article, document: Document) -> Iterator[Dropped]:
    """The lines of a page that stand in no paragraph, field or line that was left out with a reason."""
    try:
        text = clean.text_of(document.body)
        if sniff.kind(document.media_type, text) != "html":
            return
        tree = clearing.visible(trees.parsed(text))
    except UnreadableSource:
        return
    known = "".join(same(one).replace(" ", "") for one in _accounted(article))
    for block in fragments.blocks_of(tree):
        words = same(block.text).replace(" ", "")
        if words and words not in known:
            known += words
            yield Dropped(block.text[:LONGEST], PASSED_OVER)


def _accounted(article: Article) -> Iterator[str]:
    dateline = "".join(one.line for one in article.dropped if one.reason == "a dateline")
    yield f"{dateline} {article.paragraphs[0]}" if article.paragraphs else ""
    yield from (
        article.title,
        article.kicker,
        article.dek,
        article.author,
        article.publisher,
        *article.paragraphs,
    )
    yield from (one.line for one in article.dropped)
