"""A page as walls are looked for in it: its words counted, its sentences made plain, its quotations left out.

What stands between quotation marks is somebody else's speech: an article about captchas quotes what they say. The
visible text of the markup is read by cutting at tags; no tree is built, since all that is asked is which phrases stand
there. Nothing here knows a wall.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.extract.lines import word_count

# No wall whose text was taken for an article was longer (words); consent pages come near it.
LONGEST = 400
# A prompt, a heading or a notice has fewer words; what is longer tells something.
LONGEST_LINE = 60
# The first lines of a body are where a page's heading stands, if the title is the house's.
HEADING_LINES = 2
LONGEST_TITLE = 300  # characters

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\xa0": " ", "\u202f": " ", "\u00ad": None})
# Bounded: an opening mark that is never closed (German and English disagree on which is which) quotes nothing.
_QUOTED = re.compile(r"“[^“”]{1,300}”|„[^„“”]{1,300}[“”]|«[^«»]{1,300}»|\"[^\"]{1,300}\"")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_TITLE_PARTS = re.compile(r"\s+[|·•:–—-]\s+")
# Scripts and style sheets are not seen; `noscript` is, by those who come without.
_UNSEEN = re.compile(r"<(!--|(?:script|style|template|svg|textarea)\b)", re.IGNORECASE)
_CLOSING = {
    name: re.compile(f"</{name}[^<>]*>?", re.IGNORECASE)
    for name in ("script", "style", "template", "svg", "textarea")
} | {"!--": re.compile("-->")}
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|em|i|small|span|strong|u)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shell:
    """What a page is besides an article, or instead of one.

    `paragraphs` are the body that extraction found, `rest` the lines that it left out; `markup` is the source, "" for
    plain text; `free` is JSON-LD's isAccessibleForFree, None where unsaid.
    """

    title: str
    paragraphs: tuple[str, ...]
    rest: tuple[str, ...] = ()
    markup: str = ""
    free: bool | None = None


@dataclass(frozen=True)
class Page:
    """A shell made ready; what only some pages need is made when it is asked for.

    `words` counts the body.
    """

    shell: Shell
    words: int

    @functools.cached_property
    def headings(self) -> tuple[str, ...]:
        """What the page calls itself, in its parts: "404 - Not found | The Post" is three."""
        named = _TITLE.search(self.shell.markup)
        titles = (
            self.shell.title,
            html.unescape(named[1]) if named else "",
            *self.shell.paragraphs[:HEADING_LINES],
        )
        parts = (part for title in titles for part in _TITLE_PARTS.split(plain(title[:LONGEST_TITLE])))
        return tuple(heading for part in parts if (heading := part.strip(" .!?…,")))

    @functools.cached_property
    def sentences(self) -> tuple[str, ...]:
        """The body's sentences, plain, quotations left out."""
        return tuple(sentences(self.shell.paragraphs))

    @functools.cached_property
    def margins(self) -> tuple[str, ...]:
        """The sentences of all that the page shows in short lines, each once."""
        short = (line for line in self._lines if len(line.split(None, LONGEST_LINE)) <= LONGEST_LINE)
        return tuple(dict.fromkeys(sentences(short)))

    @functools.cached_property
    def seen(self) -> int:
        """How many words the page shows, body and all."""
        return max(self.words, sum(map(word_count, self._lines)))

    @functools.cached_property
    def _lines(self) -> tuple[str, ...]:
        # The markup shows again what was left out of it: a line counts once.
        return tuple(dict.fromkeys((*self.shell.rest, *visible(self.shell.markup))))


def read(shell: Shell) -> Page | None:
    """The page, None where its body is too long for a wall."""
    words = 0
    for paragraph in shell.paragraphs:
        words += word_count(paragraph)
        if words > LONGEST:
            return None
    return Page(shell, words)


def plain(text: str) -> str:
    """Text as phrases are looked for in it."""
    return " ".join(text.translate(_PLAIN).lower().split())


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The plain sentences of lines, quotations left out."""
    for line in lines:
        unquoted = _QUOTED.sub(" “” ", plain(line))
        yield from (sentence for sentence in _SENTENCE_END.split(unquoted) if sentence)


def visible(markup: str) -> Iterator[str]:
    """The lines that markup shows: text between block tags, scripts, style sheets and comments left out."""
    shown = _INLINE_TAG.sub("", "\n".join(_seen_parts(markup)))
    for part in _TAG.split(shown):
        if line := html.unescape(part).strip():
            yield line


def _seen_parts(markup: str) -> Iterator[str]:
    """Markup without scripts and the like, in time proportional to it; one that is never closed hides the rest."""
    at = 0
    while opening := _UNSEEN.search(markup, at):
        yield markup[at : opening.start()]
        closing = _CLOSING[opening[1].lower()].search(markup, opening.end())
        if closing is None:
            return
        at = closing.end()
    yield markup[at:]
