"""What the entries of every kind of feed have in common: a cap, a text or only a teaser, the feed's name.

An entry that only announces its article is a teaser; to fetch the page is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from digest.errors import UnreadableSource
from digest.extract.body import fragments, pages
from digest.extract.lines import word_count
from digest.extract.making import Found

MOST_ENTRIES = 500
# A summary that stands alone is taken for the whole article from this many words on; teasers end well below.
WHOLE = 90
LONGEST_DEK = 45
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\b(?:read more|continue reading|weiterlesen)\W*)$", re.IGNORECASE
)
_FEED_WORDS = re.compile(r"\s*[-|–:»]?\s*\b(?:rss|atom)\b(?: feed)?\s*$", re.IGNORECASE)

Item = TypeVar("Item")


def capped(items: Sequence[Item]) -> Iterator[Item | Found]:
    """The first entries, and one flaw that tells of the rest."""
    yield from items[:MOST_ENTRIES]
    if len(items) > MOST_ENTRIES:
        yield Found(flaw=f"only the first {MOST_ENTRIES} of {len(items)} entries are read: split the feed")


def entry(said: Found, content: str, summary: str) -> Found:
    """The entry with its text: the content, else a summary long enough to be one; else it is flawed."""
    try:
        found = fragments.blocks(content or summary)
    except UnreadableSource as error:
        return Found(flaw=error.message)
    words = sum(block.line.words for block in found)
    cut_off = bool(found and _CUT_OFF.search(found[-1].text))
    if not content and (words < WHOLE or cut_off):
        where = said.url if said.url.startswith("http") else "if you have its address"
        reason = f"only a teaser of {words} words in the feed: save the article's page, {where}"
        return replace(said, dek=_short(fragments.text(summary)), flaw=reason, teaser=True)
    dek = _short(fragments.text(summary)) if content else ""
    return pages.with_body(replace(said, dek=dek), found)


def _short(dek: str) -> str:
    """A summary that can stand under a headline, whole; "" for a longer one or one that is cut off."""
    return dek if word_count(dek) <= LONGEST_DEK and not _CUT_OFF.search(dek) else ""


def house(title: str) -> str:
    """The feed's title as its publisher's name."""
    return _FEED_WORDS.sub("", fragments.text(title))
