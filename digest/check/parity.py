"""Do both parts of the letter say the same, and what the edition says?

The text part is read without its numbers, both parts without their line breaks. With the edition at hand, every title,
sentence, publisher and address is looked for in both, in order; without it, the words of the parts are compared. What
*both* leave out was left out to keep the letter short enough, which is told, not blamed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from digest.check.contents import ways_out
from digest.check.pages import FILLER, Page
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Brief, Edition, Level
from digest.text import address, printable

NUMBERED = re.compile(r"(?<=\S) \[\d+\]")
# So large a share of the words of one part may be missing from the other: headings, "Source:", addresses differ.
MOST_APART = 0.15


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it is read: its words, and the addresses that stand in it."""

    name: str
    words: str
    addresses: frozenset[str]

    def has(self, said: str) -> bool:
        """Does it say this?"""
        return said in self.words


@dataclass(frozen=True)
class Letter:
    """Both parts of one letter, with the edition they were made of where it is known."""

    page: Page
    text: str
    edition: Edition | None = None

    @cached_property
    def parts(self) -> tuple[Part, Part]:
        """The HTML part and the text part."""
        hrefs = frozenset(str(link.get("href") or "") for link in self.page.all("a"))
        listed = frozenset(re.findall(r"(?:https?://|mailto:)[^\s<>]+", self.text))
        return (
            Part("the HTML part", _read(self.page.words), hrefs),
            Part("the text part", _read(self.text), listed),
        )


def _read(text: str) -> str:
    """The words without numbers of links, invisible joiners and line breaks."""
    return NUMBERED.sub("", " ".join(FILLER.sub("", printable(text)).split()))


def _said(brief: Brief) -> list[str]:
    return [_read(one.text) for one in (brief.title, *brief.sentences)]


def _lacking(letter: Letter) -> Iterator[Complaint]:
    """What one part says and the other does not."""
    for brief in letter.edition.briefs if letter.edition else ():
        for said in _said(brief):
            lacking = [part for part in letter.parts if not part.has(said)]
            if len(lacking) == 1:
                yield Complaint(
                    f"{lacking[0].name}, {quoted(brief.title.text)}",
                    f"it lacks {quoted(said)}",
                    "set both parts from the same items",
                )


def _order(letter: Letter) -> Iterator[Complaint]:
    for part in letter.parts if letter.edition else ():
        at = -1
        for title in (_read(brief.title.text) for brief in letter.edition.briefs):  # type: ignore[union-attr]
            found = part.words.find(title, at + 1)
            if found < 0 and part.has(title):
                yield Complaint(
                    f"{part.name}, {quoted(title)}",
                    "it does not stand where the edition has it",
                    "keep the edition’s order",
                )
            at = max(at, found)


def _sources(letter: Letter) -> Iterator[Complaint]:
    """Every item that is told names its sources and leads to them."""
    for brief in letter.edition.briefs if letter.edition else ():
        for part in letter.parts:
            if part.has(_read(brief.title.text)):
                yield from _uncredited(letter.edition, brief, part)  # type: ignore[arg-type]


def _uncredited(edition: Edition, brief: Brief, part: Part) -> Iterator[Complaint]:
    place = f"{part.name}, {quoted(brief.title.text)}"
    cited = [edition.reference(article_id) for article_id in brief.sources]
    for source in cited:
        if not part.has(_read(source.publisher)):
            yield Complaint(
                place, f"it does not name its source {source.publisher}", "name each source under its item"
            )
        if (url := address(source.url)) and url not in part.addresses:
            yield Complaint(place, f"it does not lead to {url}", "link each source under its item")


def _leaving(letter: Letter) -> Iterator[Complaint]:
    """Who reads the text part must be able to leave as well."""
    _, text = letter.parts
    for way in ways_out(letter.page):
        if way not in text.addresses:
            yield Complaint(
                text.name, f"it lacks the way off the list, {way}", "give both parts the same foot"
            )


def _left_out(letter: Letter) -> Iterator[Complaint]:
    """What neither part tells of the edition."""
    if letter.edition:
        told = [part.words for part in letter.parts]
        gone = [
            brief
            for brief in letter.edition.briefs
            if not any(said in one for said in _said(brief) for one in told)
        ]
        if gone:
            yield Complaint(
                quoted(gone[0].title.text) + (f" and {len(gone) - 1} more" if len(gone) > 1 else ""),
                f"left out of the letter, which has to stay short: {len(gone)} of {sum(1 for _ in letter.edition.briefs)} items",
                _where_the_rest_is(letter.edition),
            )


def _where_the_rest_is(edition: Edition) -> str:
    if edition.base_url or edition.sample:
        return "nothing, the web page has them; for fewer items lower [edition] following"
    return "set [edition] base_url, or readers can’t find the rest"


def _apart(letter: Letter) -> Iterator[Complaint]:
    """Without the edition: do the parts share their words and their addresses?"""
    if letter.edition:
        return
    html, text = letter.parts
    for one, other in ((html, text), (text, html)):
        missing = Counter(_vocabulary(one)) - Counter(_vocabulary(other))
        share = missing.total() / max(1, len(_vocabulary(one)))
        if share > MOST_APART:
            yield Complaint(
                other.name,
                f"it lacks {share:.0%} of the words of {one.name}; spam filters mind that",
                "set both parts from the same items",
            )


def _vocabulary(part: Part) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"(?:https?://|mailto:)\S+", " ", part.words).casefold())


RULES: tuple[Rule[Letter], ...] = (
    Rule("parts/lacking", Level.ERROR, _lacking),
    Rule("parts/order", Level.ERROR, _order),
    Rule("parts/sources", Level.ERROR, _sources),
    Rule("parts/unsubscribe", Level.ERROR, _leaving),
    Rule("parts/apart", Level.ERROR, _apart),
    Rule("parts/left-out", Level.NOTE, _left_out),
)
