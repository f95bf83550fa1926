"""What a template may ask for: runs of a sentence, marks of its edits, numbered addresses.

Each function is a filter of the same name (`FILTERS`). Nothing returned here is markup: templates escape what
they print, so that no source can write a tag. Addresses pass `address` or are no links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import text
from digest.model import Brief, Edition, Sentence
from digest.text import address, fragment
from digest.words import direction


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence, with the address that it leads to or ""."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a source's words: kept, cut, or added by us."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source, or an address that a sentence leads to. `number` is 0 where there is no address."""

    number: int
    label: str
    url: str


def printable(value: object) -> object:
    """What a template prints, as a page can carry it: text, or markup that stays markup; the rest passes through."""
    return type(value)(text.printable(value)) if isinstance(value, str) else value


def runs(sentence: Sentence) -> Iterator[Run]:
    """The sentence's text in runs; joined, they are the text. A link that overlaps another is not one."""
    done = 0
    for link in sorted(sentence.links, key=lambda link: link.start):
        url = address(link.url)
        if url and done <= link.start < link.end <= len(sentence.text):
            yield Run(sentence.text[done : link.start])
            yield Run(sentence.text[link.start : link.end], url)
            done = link.end
    yield Run(sentence.text[done:])


def marks(sentence: Sentence) -> Iterator[Mark]:
    """The source's words with the edits marked: kept and added, joined, are the sentence's text."""
    quoted, done = sentence.evidence[0].quote, 0
    for edit in sentence.edits:
        yield Mark(quoted[done : edit.start], "kept")
        yield Mark(quoted[edit.start : edit.end], "cut")
        yield Mark(edit.new, "added")
        done = edit.end
    yield Mark(quoted[done:], "kept")


def rules(sentence: Sentence) -> list[str]:
    """Why the sentence differs from its source: each edit's rule once, in words."""
    return [rule.replace("-", " ") for rule in dict.fromkeys(edit.rule for edit in sentence.edits)]


def footnotes(brief: Brief, edition: Edition) -> list[Footnote]:
    """The brief's sources, then what else its sentences lead to; each address has one number."""
    cited = [edition.reference(article_id) for article_id in brief.sources]
    linked = [run.url for sentence in brief.sentences for run in runs(sentence) if run.url]
    named = [(one.publisher, address(one.url)) for one in cited]
    known = {url for _, url in named}
    entries = named + [("", url) for url in dict.fromkeys(linked) if url not in known]
    given = {url: n for n, url in enumerate(dict.fromkeys(url for _, url in entries if url), start=1)}
    return [Footnote(given.get(url, 0), label, url) for label, url in entries]


def numbers(notes: Sequence[Footnote]) -> dict[str, int]:
    """Each address's number."""
    return {note.url: note.number for note in notes}


def online(edition: Edition, brief: Brief | None = None) -> str:
    """Where the edition's web page, or one brief on it, will be served; "" where nobody has said."""
    if not edition.base_url:
        return ""
    page = address(f"{edition.base_url.rstrip('/')}/{edition.day.isoformat()}/")
    return f"{page}#{fragment(brief.id)}" if page and brief else page


FILTERS: Mapping[str, Callable[..., object]] = {
    filter_.__name__: filter_
    for filter_ in (address, runs, marks, rules, footnotes, numbers, direction, online, fragment)
}
