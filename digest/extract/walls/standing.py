"""Does a wall stand in the article's place? What a page tells beside the wall's own sentences decides.

A title or a sentence alone is believed of a nearly empty page, since articles are titled "Access denied" too; both
together are believed even of a page with prose below, since pages that miss an article offer others to read.
"""

from __future__ import annotations

from collections.abc import Iterable

from digest.extract.lines import word_count
from digest.extract.walls.kinds import KINDS, Kind
from digest.extract.walls.page import Page

# Words that a page may tell beside its wall's own: under a title alone, beside a wall's sentence, with both.
UNDER_TITLE, BESIDE_SPEECH, WITH_BOTH = 25, 40, 300
# Speech must make up this much of a body: a flash of sixty words may hold one sentence that sounds like a wall.
LEAST_SHARE = 0.35
# Where no body was found, the page's other text speaks, if it is no more than this (words).
MOST_SEEN = 150
# A password's field makes a login page of one with no more words than this: others have it in a corner.
MOST_SEEN_BY_MARKS = 60


def of(page: Page) -> Kind | None:
    """The first kind of wall that stands in the article's place, None where there is none."""
    return next((kind for kind in KINDS if _stands(kind, page)), None)


def _stands(kind: Kind, page: Page) -> bool:
    titled = kind.titles is not None and any(kind.titles.fullmatch(heading) for heading in page.headings)
    if _speaks(kind, page.sentences):
        own = _own_words(kind, page)
        told = page.words - own
        share = told <= BESIDE_SPEECH and own >= LEAST_SHARE * page.words
        return share or (titled and told <= WITH_BOTH)
    if titled:
        return page.words - _own_words(kind, page) <= UNDER_TITLE
    return page.words <= UNDER_TITLE and _shows(kind, page)


def _shows(kind: Kind, page: Page) -> bool:
    """Does a page without a body speak as this kind beside it, or give itself away by its markup?"""
    if page.seen <= MOST_SEEN and _speaks(kind, page.margins):
        return True
    marked = kind.marks is not None and kind.marks.search(page.shell.markup.lower()) is not None
    return marked and page.seen <= MOST_SEEN_BY_MARKS


def _speaks(kind: Kind, sentences: Iterable[str]) -> bool:
    speech = kind.speech
    return speech is not None and any(speech.search(sentence) for sentence in sentences)


def _own_words(kind: Kind, page: Page) -> int:
    """How many words of the body stand in sentences that belong to such a wall."""
    return sum(word_count(sentence) for sentence in page.sentences if _belongs(kind, sentence))


def _belongs(kind: Kind, sentence: str) -> bool:
    if kind.titles is not None and kind.titles.fullmatch(sentence.strip(" .!?…")):
        return True
    return any(signs is not None and signs.search(sentence) for signs in (kind.speech, kind.hints))
