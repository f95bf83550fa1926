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

from digest.extract import byline, dates, furniture
from digest.extract.lines import Line, same, word_count
from digest.model import Dropped

# Names of sections that stand alone above a title, in any house; also labels of the kind of piece.
SECTIONS = frozenset(
    "news world nation national politics business economy markets technology tech science health sport sports culture arts "
    "film music books travel opinion analysis comment editorial local region regional europe africa asia americas us u.s. uk "
    "middle east international domestic lifestyle education environment climate energy crime justice media money finance "
    "food weather obituaries obituary exclusive breaking live video feature features interview explainer review reviews "
    "politik wirtschaft kultur wissenschaft inland ausland panorama gesellschaft regionales nachrichten meinung kommentar "
    "for immediate release press pressemitteilung update latest home top story stories the big read long letter column blog".split()
)
LONGEST_TITLE, LONGEST_DEK, SHORTEST_DEK = 32, 45, 5
LONGEST_KICKER, LONGEST_SLUG = 2, 5
# Last places of a trail that say nothing ("Culture | Film | News").
NO_KICKERS = frozenset("news home latest top stories articles".split())
# A head is over after this many lines: further down, a date or a "By …" belongs to something else.
HEAD_LINES = 40
# Labels of lines that stand in heads alone.
SIGNALS = frozenset({"byline", "date", "role", "person"})
# The site's own controls: what stands above them is its name and motto, not the title.
_CONTROLS = re.compile(
    r"^\W*(?:(?:toggle )?(?:menu|navigation)|skip to .{2,20}|search|home|sign (?:in|up)|log ?in|register|subscribe(?: now)?|my account)\W*$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"(?:the |of |and |& |for )*(?:[A-Z0-9&][\w’'.&-]*(?: (?:the|of|and|for|&))* ?){1,5}"
)
# The lines between a byline and the sentence it belongs to.
_PLACE = re.compile(r"^(?:in|from|aus) (?:[A-Z][\w.’'-]+,? ?){1,5}$")
_BY_ALONE = re.compile(r"^(?:by|von|par|por)\W*$", re.IGNORECASE)
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
    title = _title_at(lines, labels)
    start = _start(lines, labels, title)
    head = _signed(lines[:start], labels)
    signal = next((at for at in range(title + 1, start) if labels[at] in SIGNALS), start)
    texts = [at for at in range(title + 1, signal) if labels[at] == "text" and title >= 0]
    dek = next((at for at in texts if _fits_dek(lines, at, title)), -1)
    used = {title, dek}
    named = replace(
        head,
        title=_bare(lines[title].text, head.publisher) if title >= 0 else "",
        dek=lines[dek].text if dek >= 0 else "",
        kicker=_kicker(lines[: max(title, 0)], labels),
        masthead=_masthead(lines[: max(title, 0)], labels),
        start=start,
    )
    return replace(named, dropped=tuple(_dropped(lines[:start], labels, used, captions)))


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


def _title_at(lines: Sequence[Line], labels: Sequence[str]) -> int:
    """The first text line that is a title by its length and no kicker; -1 where the page has none.

    Where the site's controls stand in the head, the title is looked for below them first.
    """
    texts = [at for at, label in enumerate(labels) if label == "text"]
    first = next((at for at in texts if lines[at].words > LONGEST_TITLE), len(labels))
    signal = next((at for at, label in enumerate(labels) if label in SIGNALS), len(labels))
    controls = [at for at in range(min(first, signal)) if _CONTROLS.match(lines[at].text)]
    below = [at for at in texts if controls and controls[-1] < at]
    title = _first_title(lines, below)
    return title if 0 <= title < min(signal, len(labels)) else _first_title(lines, texts)


def _first_title(lines: Sequence[Line], texts: Sequence[int]) -> int:
    for place, at in enumerate(texts):
        line, after = lines[at], texts[place + 1 : place + 2]
        if line.words > LONGEST_TITLE or line.bullet:
            return -1
        if not (after and _is_kicker(line, lines[after[0]])):
            return at
    return -1


def _is_kicker(line: Line, following: Line) -> bool:
    """A section's name, or one or two words above a line that is a title by its own right."""
    words = [word.strip(".,:;|/&").lower() for word in line.text.split()]
    named = all(word in SECTIONS or word in {"", "and"} for word in words)
    titled = not following.ends and following.words <= LONGEST_TITLE
    short = line.words <= LONGEST_KICKER and not line.ends and following.words >= SHORTEST_DEK
    # A desk's slug or a masthead in capitals: "BRAZIL-FLOODS/ (UPDATE 2)".
    shouted = line.text.isupper() and line.words <= LONGEST_SLUG and not following.prose
    return (titled and (named or short or shouted)) or (named and following.words <= LONGEST_TITLE)


def _start(lines: Sequence[Line], labels: Sequence[str], title: int) -> int:
    """The index of the first sentence after the last signal that at most one sentence comes before."""
    last, sentences = title, 0
    known = same(lines[title].text) if title >= 0 else ""
    for at in range(title + 1, len(labels)):
        if labels[at] in SIGNALS:
            last = at
        elif labels[at] == "text" and lines[at].prose and same(lines[at].text) != known:
            sentences += 1
            # Below a byline stands no dek any more, at most a caption that nothing else gave away.
            if sentences > 1 or lines[at].words > (LONGEST_DEK if last == title else LONGEST_DEK // 2):
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
    return Head(
        author=author or person or shown,
        publisher=publisher,
        below=_house_below(lines, labels),
        published=published,
    )


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
