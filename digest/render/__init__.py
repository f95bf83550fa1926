"""Edition -> email, text and web page; editions -> archive page.

The templates hold every fixed word and all of the looks; `parts` hands them what they can't work out themselves;
`inline` moves the style sheet into the email's elements, for mail programs that drop it. The email is kept under
the size at which Gmail cuts: a longer edition loses its last briefs there, and says so. The web page has them all.

Reading the template files is the one thing done here that touches the machine. This writes nothing, fetches
nothing, and decides nothing about the news.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Edition, Pages, Section
from digest.render import inline, parts

if TYPE_CHECKING:
    from jinja2 import Environment

# Gmail cuts a message at 102,400 bytes and hides the rest behind a link; what the transport adds needs some room.
EMAIL_BUDGET = 100_000  # bytes


@dataclass(frozen=True, slots=True)
class _Letter:
    """The two forms of the email: they are always made of the same items."""

    html: str
    text: str


def render(edition: Edition, templates: Path) -> Pages:
    """The edition, set with the templates of a folder.

    Same edition and templates, same text. Raises jinja2.TemplateError where a template is broken or missing.
    """
    html, plain = _environment(templates, autoescape=True), _environment(templates, autoescape=False)
    letter = _within_budget(edition, partial(_letter, html, plain))
    return Pages(letter.html, letter.text, _set(html, "web.html", edition=edition))


def archive(editions: Sequence[Edition], templates: Path) -> str:
    """The page that leads to every edition, in the order given (newest first)."""
    return _set(_environment(templates, autoescape=True), "archive.html", editions=editions)


def shortened(edition: Edition, keep: int) -> Edition:
    """The edition with its first `keep` briefs; sections that lose all of theirs go too."""
    sections: list[Section] = []
    for section in edition.sections:
        briefs = section.briefs[:keep]
        keep -= len(briefs)
        if briefs:
            sections.append(replace(section, briefs=briefs))
    return replace(edition, sections=tuple(sections))


def _within_budget(edition: Edition, letter: Callable[[Edition, int], _Letter]) -> _Letter:
    """The letter with all briefs, or else with as many as fit (one at the least)."""
    whole = letter(edition, 0)
    if _size(whole) <= EMAIL_BUDGET:
        return whole
    count = sum(1 for _ in edition.briefs)

    def size_of(keep: int) -> int:
        return _size(letter(shortened(edition, keep), count - keep))

    keep = max(1, bisect_right(range(count), EMAIL_BUDGET, key=size_of) - 1)
    return letter(shortened(edition, keep), count - keep)


def _size(letter: _Letter) -> int:
    return len(letter.html.encode())


def _letter(html: Environment, plain: Environment, edition: Edition, left_out: int) -> _Letter:
    styled = _set(html, "email.html", edition=edition, left_out=left_out)
    return _Letter(inline.styles(styled), _set(plain, "email.txt", edition=edition, left_out=left_out))


def _environment(templates: Path, *, autoescape: bool) -> Environment:
    """A misspelt name in a template is an error, never an empty place in the letter."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=autoescape,  # noqa: S701  (plain text must not be escaped; every page is)
        undefined=StrictUndefined,
        finalize=parts.printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(parts.FILTERS)
    return environment


def _set(environment: Environment, template: str, **values: object) -> str:
    return environment.get_template(template).render(**values)
