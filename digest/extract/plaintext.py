"""Pages saved or scraped as text -> what is the article in them.

Such a page is lines: a head (title, dek, byline, date, a picture's words), the body, and a tail of prompts, teasers
and notices. In turn, this finds the captions by their twins and credits, reads the head, cuts the tail at its first
marker with little prose behind it, and keeps of what is left the lines that are prose and stand there for the first
time. Every line left out is kept with its reason.

Where the HTML is at hand, `html` reads it better than any rule can read its text; the rules of the body serve there
as a second lock.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.extract import byline, furniture, head
from digest.extract.lines import Line, lines_of, same, word_count
from digest.extract.making import Found
from digest.model import Dropped

# "More from UK" in the middle of an article is a teaser, at its end the end: under this share of prose behind it, cut.
TAIL_SHARE = 0.25
# An alt text or caption is one sentence about a picture; a paragraph of the body is longer or repeats elsewhere.
LONGEST_TWIN = 45
# Two lines about one picture share their nouns: at least this share of the shorter one's words.
SHARED, SHARED_SENTENCE = 0.5, 0.75
SHORTEST_REPEAT = 4
LONGEST_ITEM_LABEL = 8
# A paywall's preview is at most so many lines away from the text that it previews.
PREVIEW = 60
FRAGMENT = "a heading or label, no sentence"


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article and the lines between and after them that are not."""

    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    signature: byline.Signature


def found(page: str) -> Found:
    """What is the article in a page of text."""
    lines = lines_of(page)
    return read(lines)


def read(lines: Sequence[Line]) -> Found:
    """What is the article in these lines."""
    captions = captions_in(lines)
    top = head.read(lines, captions)
    rest = {at - top.start: why for at, why in captions.items() if at >= top.start}
    body = body_of(lines[top.start :], rest, (top.title, top.dek), top.author)
    wire = byline.dateline(body.paragraphs[0])[1] if body.paragraphs else ""
    publisher = top.publisher or body.signature.publisher or wire or house(lines) or top.below or top.masthead
    return Found(
        paragraphs=body.paragraphs,
        title=top.title,
        dek=top.dek,
        kicker="" if same(top.kicker) in {same(publisher), same(top.masthead)} else top.kicker,
        author=top.author or body.signature.author,
        publisher=publisher,
        published=top.published,
        url=address_in(lines),
        dropped=(*top.dropped, *body.dropped),
    )


# ---------------------------------------------------------------- pictures


def captions_in(lines: Sequence[Line]) -> dict[int, str]:
    """Indices of lines that are a picture's alt text or caption, with the reason."""
    captions: dict[int, str] = {}
    for at in range(len(lines) - 1):
        line, following = lines[at], lines[at + 1]
        apart = following.block - line.block > 1
        if line.words > LONGEST_TWIN or apart or byline.byline(line.text) or byline.date_line(line.text):
            continue
        if _twins(line, following):
            captions |= {at: "a picture's words, twice", at + 1: "a picture's words, twice"}
        elif at and furniture.credited(following) and _told_alike(line, following):
            captions |= {at: "a picture's alt text, its caption follows", at + 1: "a picture's caption"}
    return captions


def _twins(line: Line, following: Line) -> bool:
    """Equal neighbours within one block, or the second the first with a credit behind it."""
    if line.block == following.block and line.words > 1 and same(line.text) == same(following.text):
        return True
    begins = same(following.text).startswith(same(line.text)) and line.words >= SHORTEST_REPEAT
    return begins and furniture.credited(following) and following.words <= furniture.LONGEST_CAPTION


def _told_alike(line: Line, caption: Line) -> bool:
    """A label over a credited caption needs less in common with it than a whole sentence, which may be text."""
    if not line.ends:
        return shared(line.text, caption.text) >= SHARED
    alike = shared(line.text, caption.text) >= SHARED_SENTENCE
    return alike and abs(line.words - caption.words) <= max(line.words, caption.words) // 2


def shared(first: str, second: str) -> float:
    """The share of the shorter text's longer words that the other has too; figures don't count."""
    mine, yours = ({w for w in same(text).split() if len(w) > 3 and w.isalpha()} for text in (first, second))
    return len(mine & yours) / min(len(mine), len(yours)) if mine and yours else 0.0


# ---------------------------------------------------------------- body and tail


def body_of(lines: Sequence[Line], captions: Mapping[int, str], titles: Sequence[str], author: str) -> Body:
    """The article's paragraphs among the lines from its first sentence on."""
    reasons = list(_reasons(lines, captions, titles))
    end = tail_at(lines, reasons)
    last = max((at for at in range(end) if not reasons[at]), default=-1)
    signature = byline.Signature()
    for at, line in enumerate(lines):
        told = byline.biography(line.text) if reasons[at] in {"", FRAGMENT} else None
        if told and (told.author in author if author else at >= last):
            reasons[at] = "about the author"
            signature = _better(signature, told)
    marker = lines[end].text if end < len(lines) else ""
    for at in range(end, len(lines)):
        reasons[at] = reasons[at] or f"after “{marker}”"
    kept = tuple(line.text for line, why in zip(lines, reasons, strict=True) if not why)
    dropped = tuple(Dropped(line.text, why) for line, why in zip(lines, reasons, strict=True) if why)
    return Body(kept, dropped, signature)


def _better(first: byline.Signature, second: byline.Signature) -> byline.Signature:
    return replace(first, author=first.author or second.author, publisher=first.publisher or second.publisher)


def _reasons(lines: Sequence[Line], captions: Mapping[int, str], titles: Sequence[str]) -> Iterator[str]:
    """For each line why it is not part of the article, "" where it is."""
    seen = {same(title): "the title or dek again" for title in titles if title}
    previous = ""
    for at, line in enumerate(lines):
        why = captions.get(at) or furniture.reason(line) or seen.get(same(line.text), "")
        if not why and _begins_a_fuller_one(line, lines[at + 1 : at + 1 + PREVIEW]):
            why = "the beginning of a paragraph that follows in full"
        why = why or _shape(line, previous)
        if not why:
            seen[same(line.text)] = "a repeated paragraph"
            previous = line.text
        yield why


def _shape(line: Line, previous: str) -> str:
    """Items stay where a sentence announces them or they are sentences; other fragments are headings."""
    if line.item:
        announced = previous.endswith((":", ";")) or line.text.endswith((";", ","))
        return "" if announced or (line.prose and line.words > LONGEST_ITEM_LABEL) else "an item of a list"
    return "" if line.prose else FRAGMENT


def _begins_a_fuller_one(line: Line, following: Sequence[Line]) -> bool:
    """A paywall's preview: cut off with an ellipsis, then told in full."""
    cut = re.sub(r"\s*(?:…|\.\.\.|\[…\])$", "", line.text)
    return cut != line.text and any(
        later.text.startswith(cut) and later.text != line.text for later in following
    )


def tail_at(lines: Sequence[Line], reasons: Sequence[str]) -> int:
    """The index of the marker after which nothing of the article comes; the number of lines if there is none."""
    prose = [0 if why or line.item else line.words for line, why in zip(lines, reasons, strict=True)]
    total = sum(prose)
    before = 0
    for at, line in enumerate(lines):
        before += prose[at]
        if before and furniture.marks_tail(line) and total - before < TAIL_SHARE * before:
            return at
    return len(lines)


# ---------------------------------------------------------------- whose page it is

_ADDRESS = re.compile(
    r"^(?:(?:originally )?published (?:at|on)|source|url|link|permalink|quelle)?\W*(?P<url>https?://[^\s<>\"]+?)\.?(?:\s|$)",
    re.IGNORECASE,
)


def address_in(lines: Sequence[Line]) -> str:
    """The address that the page gives as its own, alone on a line or as where it was published; "" if several."""
    found = {match["url"] for line in lines if (match := _ADDRESS.match(line.text))}
    return found.pop() if len(found) == 1 else ""


_CREDIT_HOUSE = re.compile(
    r"[\w.’'-]+\s?(?:/| for )\s?(?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})\)?$"
)
_RIGHTS_HOUSE = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright)?\s*(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?:by )?(?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})",
    re.IGNORECASE,
)
_MORE_HOUSE = re.compile(
    r"^(?:More from|About|Interact with|Get the|Follow|Subscribe to|Support) (?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){1,4})\W*$"
)
# What a notice of rights adds to a house's name.
COMPANY = re.compile(
    r"[ ,]+(?:Inc|Ltd|LLC|LLP|Limited|Company|Co|Corp|PLC|GmbH|AG|Media|Group|News|Newspapers|Publishing|All|Rights|Reserved)\b.*$"
)


def house(lines: Sequence[Line]) -> str:
    """The publisher by what the page says around its article: the name that most of these lines agree on."""
    votes: Counter[str] = Counter()
    for line in lines:
        for shape in (_CREDIT_HOUSE, _RIGHTS_HOUSE, _MORE_HOUSE):
            match = shape.search(line.text)
            if match and line.words <= furniture.LONGEST_CAPTION:
                votes[COMPANY.sub("", match["house"].strip(" ."))] += 1
    known = {
        name: count for name, count in votes.items() if name and not re.fullmatch(furniture.AGENCIES, name)
    }
    stated = {
        name: known[name] + sum(same(line.text) == same(name) for line in lines[: head.HEAD_LINES])
        for name in known
    }
    best = max(stated, key=lambda name: stated[name], default="")
    return best if best and word_count(best) and (stated[best] > 1 or len(stated) == 1) else ""
