"""The head of a page of text: title, dek, byline, date, and where the article begins.

The head is read as a run of signals. A byline, a role, a date belong to it for sure; so whatever stands before the
last of them does too, and the article begins with the first sentence after it. Without any signal it begins with the
first sentence after the title, so that a clean text (a title, a blank line, paragraphs) keeps every word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from digest.extract import byline, dates
from digest.extract.lines import Line, same, word_count
from digest.extract.plain import furniture
from digest.extract.plain.title import LONGEST_KICKER, SECTIONS, SHORTEST_DEK, article_of, previewed, title_at
from digest.model import Dropped

LONGEST_DEK = 45
# Last places of a trail that say nothing ("Culture | Film | News").
NO_KICKERS = frozenset("news home latest top stories articles".split())
# A head is over after this many lines: further down, a date or a "By …" belongs to something else.
HEAD_LINES = 40
# A caption may stand between dek and byline if the byline is so near.
NEAR = 4
# Labels of lines that stand in heads alone.
SIGNALS = frozenset({"byline", "date", "role", "person", "tools"})
_CAPITALISED = re.compile(
    r"(?:the |of |and |& |for )*(?:[A-Z0-9&][\w’'.&-]*(?: (?:the|of|and|for|&))* ?){1,5}"
)
# The lines between a byline and the sentence it belongs to.
_PLACE = re.compile(r"^(?:in|from|aus) (?:[A-Z][\w.’'-]+,? ?){1,5}$")
_BY_ALONE = re.compile(r"^(?:by|von|par|por|di|door)\b\W*(?:\d+ min\w*(?: \w+)?)?\W*$", re.IGNORECASE)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|]{2,40})$")
_STAMP = re.compile(
    r"^(?:published|updated|posted|last (?:updated|modified)|stand|veröffentlicht|aktualisiert)\b[^.!?]{0,40}$|^(?:published|updated)\s*:?\s*\|?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `start` is the index of the article's first line.

    Weaker words for a house than `publisher`: `below`, under the writer's name, and `masthead`, above all else.
    """

    title: str = ""
    dek: str = ""
    kicker: str = ""
    author: str = ""
    publisher: str = ""
    published: datetime | None = None
    masthead: str = ""
    below: str = ""
    start: int = 0
    dropped: tuple[Dropped, ...] = ()


def read(lines: Sequence[Line], captions: Mapping[int, str]) -> Head:
    """The head of these lines; `captions` are the indices that belong to pictures, with their reasons."""
    labels = [_label(lines, at, captions) for at in range(min(len(lines), HEAD_LINES))]
    signal = next((at for at, label in enumerate(labels) if label in SIGNALS), len(labels))
    title = title_at(lines, labels, signal)
    start = _start(lines, labels, title)
    signed = _signed(lines[: min(start, len(labels))], labels)
    if _words(lines[start:]) <= _words(lines[title + 1 : start]):
        # A byline below the text, or a text of one line: what seemed to be the head is most of the article.
        start = next((at for at in range(title + 1, len(lines)) if _opens_article(lines, labels, at)), 0)
        title = min(title, start - 1)
    above = range(title + 1, min(start, len(labels)))
    signal = next((at for at in above if labels[at] in SIGNALS), above.stop)
    texts = [at for at in range(title + 1, signal) if labels[at] == "text" and title >= 0]
    dek = next((at for at in texts if _fits_dek(lines, at, title)), -1)
    used = {title, dek}
    named = replace(
        signed,
        author=signed.author or _lone_name(lines, labels, range(title + 1, above.stop)),
        title=_bare(lines[title].text, signed.publisher) if title >= 0 else "",
        dek=lines[dek].text if dek >= 0 else "",
        kicker=_kicker(lines[: max(title, 0)], labels),
        masthead=_masthead(lines[: max(title, 0)], labels),
        start=start,
    )
    return replace(named, dropped=tuple(_dropped(lines[:start], labels, used, captions)))


def _words(lines: Sequence[Line]) -> int:
    return sum(line.words for line in lines if line.prose)


def _label(lines: Sequence[Line], at: int, captions: Mapping[int, str]) -> str:
    """What a line of the head is: a signal, furniture, or text that may be title, dek or article."""
    line = lines[at]
    if at in captions:
        return "caption"
    for label, fits in LABELS.items():
        if fits(line):
            return label
    return "place" if at and _PLACE.match(line.text) else _people(lines, at)


# In this order: a byline may hold a date, a row of buttons a word of any other kind.
LABELS: dict[str, Callable[[Line], object]] = {
    "illustration": lambda line: byline.illustrated(line.text),
    "byline": lambda line: _BY_ALONE.match(line.text) or byline.byline(line.text),
    "date": lambda line: byline.date_line(line.text) or _STAMP.match(line.text),
    "tools": lambda line: furniture.reason(line) in furniture.HEAD_ONLY,
    "furniture": furniture.reason,
}


def _people(lines: Sequence[Line], at: int) -> str:
    """A name counts as one beside a byline, a role or a date; a title may be all capitals too."""
    line = lines[at]
    if at and byline.role(line.text) and any(byline.person(near.text) for near in lines[max(0, at - 2) : at]):
        return "role"
    if at and byline.person(line.text):
        around = [near.text for near in (*lines[max(0, at - 2) : at], *lines[at + 1 : at + 4])]
        if any(
            _BY_ALONE.match(t)
            or byline.byline(t)
            or byline.role(t)
            or byline.date_line(t)
            or byline.illustrated(t)
            for t in around
        ):
            return "person"
    return "text"


def _start(lines: Sequence[Line], labels: Sequence[str], title: int) -> int:
    """The index of the first sentence after the last signal that at most one sentence comes before."""
    last, sentences = title, 0
    known = same(lines[title].text) if title >= 0 else ""
    for at in range(title + 1, len(labels)):
        if labels[at] in SIGNALS or (sentences and known == same(lines[at].text)):
            last = at
        elif (
            labels[at] == "text"
            and lines[at].prose
            and same(lines[at].text) != known
            and not previewed(lines, at)
        ):
            sentences += 1
            # Below a byline stands no dek any more, at most a caption that nothing else gave away.
            longest = LONGEST_DEK if last == title and sentences == 1 else LONGEST_DEK // 2
            signed = "byline" in labels[at + 1 : at + 1 + NEAR]
            if lines[at].words > longest or sentences > (2 if signed else 1):
                break
    return next((at for at in range(last + 1, len(lines)) if _opens_article(lines, labels, at)), len(lines))


def _opens_article(lines: Sequence[Line], labels: Sequence[str], at: int) -> bool:
    label = labels[at] if at < len(labels) else "text"
    return label == "text" and lines[at].prose and not lines[at].item


def _signed(lines: Sequence[Line], labels: Sequence[str]) -> Head:
    """Author, publisher and date out of the head's signals: the first that says each."""
    author = publisher = ""
    shown = ""
    published: datetime | None = None
    people = (
        byline.person(line.text) for line, label in zip(lines, labels, strict=False) if label == "person"
    )
    person = next(people, "")
    for line, label in zip(lines, labels, strict=False):
        signature = byline.byline(line.text) if label == "byline" else None
        author = author or (signature.author if signature else "")
        publisher = publisher or (
            signature.publisher if signature else byline.outlet_in(line.text) if label == "role" else ""
        )
        published = published or (dates.parse(line.text) if label in {"byline", "date"} else None)
        shown = shown or (byline.illustrated(line.text) if label == "illustration" else "")
    beside = (
        byline.beside_date(line.text) for line, label in zip(lines, labels, strict=False) if label == "date"
    )
    return Head(
        author=author or person or next(filter(None, beside), "") or shown,
        publisher=publisher,
        below=_house_below(lines, labels),
        published=published,
    )


def _lone_name(lines: Sequence[Line], labels: Sequence[str], head: range) -> str:
    """A name with nothing beside it that tells whose, if neither the title nor the article speaks of that person."""
    article = same(" ".join(line.text for line in lines[: head.start])) + " " + article_of(lines)
    for at in head:
        name = byline.person(lines[at].text) if labels[at] == "text" else ""
        if name and not any(word in article for word in same(name).split()):
            return name
    return ""


def _house_below(lines: Sequence[Line], labels: Sequence[str]) -> str:
    """The name of a house under that of its writer or his office."""
    for at in range(1, len(lines)):
        above, line = lines[at - 1], lines[at]
        signature = byline.byline(above.text) if labels[at - 1] == "byline" else None
        signed = bool(signature and signature.author and line.block == above.block)
        office = labels[at - 1] == "role" and line.block - above.block <= 1
        if (signed or office) and labels[at] in {"text", "person"} and _CAPITALISED.fullmatch(line.text):
            return byline.house(line.text)
    return ""


def _masthead(before: Sequence[Line], labels: Sequence[str]) -> str:
    """The name on the page's first line, where the site's controls or its motto stand between it and the title."""
    name = before[0].text if len(before) > 1 and labels[0] == "text" else ""
    return byline.house(name) if _CAPITALISED.fullmatch(name) and name.lower() not in SECTIONS else ""


def _fits_dek(lines: Sequence[Line], at: int, title: int) -> bool:
    line = lines[at]
    return (
        SHORTEST_DEK <= line.words <= LONGEST_DEK
        and same(line.text) != same(lines[title].text)
        and not line.item
    )


def _kicker(before: Sequence[Line], labels: Sequence[str]) -> str:
    """The last short line above the title; of a trail ("News > Nation") its last place."""
    for at in range(len(before) - 1, -1, -1):
        parts = [part.strip() for part in re.split(r"[>›»/|·]", before[at].text) if part.strip()]
        parts = [part for part in parts if part.lower() not in NO_KICKERS] or parts
        trail = labels[at] == "furniture" and len(parts) > 1
        if re.search(r"[()/]", before[at].text):  # a desk's slug
            continue
        if (trail or labels[at] == "text") and parts and word_count(parts[-1]) <= LONGEST_KICKER + 1:
            return parts[-1]
    return ""


def _bare(title: str, publisher: str) -> str:
    """The title without "| Outlet"; after a mere dash only where the outlet is known."""
    found = _TITLE_TAIL.search(title)
    if found and ("|" in found.group()[:3] or same(found["outlet"]) == same(publisher) != ""):
        return title[: found.start()]
    return title


def _dropped(
    lines: Sequence[Line], labels: Sequence[str], used: set[int], captions: Mapping[int, str]
) -> Iterator[Dropped]:
    for at, line in enumerate(lines):
        if at not in used:
            label = labels[at] if at < len(labels) else "text"
            why = (
                captions.get(at)
                or (furniture.reason(line) if label == "furniture" else "")
                or f"above the article: {label}"
            )
            yield Dropped(line.text, why)
