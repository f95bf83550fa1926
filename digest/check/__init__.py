"""What is wrong with finished outputs: findings, each with its place, its rule, why, and the next step.

    structure, contents, styling    an HTML letter: how it is built, what stands in it, what its looks rest on
    contrast (with cascade)         can its text be read in light, dark, Outlook's dark and inverted?
    plain, parity                   the text part; do both parts say the same as the edition?
    messages                        the .eml as it goes over the wire
    style                           the edition: evidence, and the style of a World Brief
    syndication                     the feeds

Outputs come as values, by the names they have in out/. Nothing is rendered, mended or fetched here, and broken input is
a finding, never an exception. `digest check` and the nightly run ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from digest.check import contents, contrast, messages, parity, plain, structure, style, styling, syndication
from digest.check.pages import Page
from digest.check.rules import applied
from digest.model import Edition, Finding, Level

FEEDS = {".atom", ".rss", ".xml", ".json"}
# By how grave they are; the order in which they are told.
GRAVITY = (Level.ERROR, Level.WARNING, Level.NOTE)
_MEND = "make it again: digest run --redo"


def files(outputs: Mapping[str, bytes], edition: Edition | None = None) -> tuple[Finding, ...]:
    """What is wrong with these files, the gravest first, else in the order of the files.

    They are named as in out/ ("2025-02-27/email.html", "feed.atom"); those of no known name are passed over. `edition` is
    the one that they were made of.
    """
    found = [finding for name in outputs for finding in _file(name, outputs, edition)]
    return tuple(sorted(found, key=lambda finding: GRAVITY.index(finding.level)))


def missing(names: Iterable[str]) -> tuple[Finding, ...]:
    """What to say of files of an edition that are not there."""
    why = {True: "it is not there: an error held it back, or it was taken away", False: "it is not there"}
    return tuple(
        Finding(Level.ERROR, "files/missing", name, why[name.endswith(".eml")], _MEND) for name in names
    )


def gravest(findings: tuple[Finding, ...]) -> Level | None:
    """The level of the gravest finding, None where there is none."""
    return next((level for level in GRAVITY if any(one.level is level for one in findings)), None)


def _file(name: str, outputs: Mapping[str, bytes], edition: Edition | None) -> Iterator[Finding]:
    """What is wrong with one file, by what its name says it is."""
    path = PurePosixPath(name)
    match path.suffix:
        case ".html" if path.stem != "index":
            yield from _html(name, _text(outputs[name]), outputs, edition)
        case ".txt":
            yield from applied(plain.RULES, _text(outputs[name]), name)
        case ".eml":
            html, text = (_beside(path, suffix, outputs) for suffix in (".html", ".txt"))
            yield from applied(messages.RULES, messages.Mail(outputs[name], html, text, edition), name)
        case ".json" if path.stem == "edition":
            yield from _edition(name, edition)
        case suffix if suffix in FEEDS:
            yield from _feed(name, outputs[name], edition)


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _beside(path: PurePosixPath, suffix: str, outputs: Mapping[str, bytes]) -> str | None:
    """The text of the file of the same name with another suffix, if it is there."""
    body = outputs.get(str(path.with_suffix(suffix)))
    return None if body is None else _text(body)


def _html(name: str, html: str, outputs: Mapping[str, bytes], edition: Edition | None) -> Iterator[Finding]:
    try:
        page = Page.of(html)
    except ValueError as error:
        yield Finding(Level.ERROR, "email/parse", name, f"no HTML: {error}", _MEND)
        return
    for rules in (structure.RULES, contents.RULES, styling.RULES, contrast.RULES):
        yield from applied(rules, page, name)
    if not (edition and edition.sample):
        yield from applied(contents.SENT, page, name)
    text = _beside(PurePosixPath(name), ".txt", outputs)
    if text is not None:
        yield from applied(parity.RULES, parity.Letter(page, text, edition), name)


def _edition(name: str, edition: Edition | None) -> Iterator[Finding]:
    if edition is None:
        yield Finding(Level.ERROR, "edition/parse", name, "no edition can be read from it", _MEND)
        return
    yield from applied(style.RULES, edition, name)
    if edition.language.lower().startswith("en"):
        yield from applied(style.ENGLISH, edition, name)


def _feed(name: str, body: bytes, edition: Edition | None) -> Iterator[Finding]:
    try:
        feed = syndication.read(body, edition)
    except (ValueError, RecursionError) as error:
        yield Finding(Level.ERROR, "feed/parse", name, f"no feed: {error}", _MEND)
        return
    yield from applied(syndication.RULES, feed, name)
