"""Pages saved or scraped as text -> what is the article in them.

Such a page is lines: a head (title, dek, byline, date, a picture's words), the body, and a tail of prompts, teasers
and notices. In turn, this has `pictures` find the captions and `head` read the head, gives every line that
`furniture` knows or that stands there twice its reason, has `tail` find the end, and lets `shapes` tell the article's
own headings and lists from labels. Every line left out is kept with its reason.

Where the HTML is at hand, `html` reads it better than any rule can read its text; the rules of the body serve there
as a second lock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.extract import byline
from digest.extract.lines import Line, lines_of, same
from digest.extract.making import Found
from digest.extract.plain import furniture, head, shapes, tail
from digest.extract.plain.origin import address_in, house
from digest.extract.plain.pictures import captions_in, shared
from digest.model import Dropped

__all__ = ["Body", "address_in", "body_of", "captions_in", "found", "read", "shared"]

# A paywall's preview is at most so many lines away from the text that it previews.
PREVIEW = 60
# A pull quote has so many words. In texts of more characters than any report has, looking for each is too slow.
QUOTED, LONGEST_SEARCHED = range(5, 41), 100_000
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.|\[…\])$")


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article and the lines between and after them that are not."""

    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    signature: byline.Signature


def found(page: str) -> Found:
    """What is the article in a page of text."""
    return read(lines_of(page))


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


def body_of(lines: Sequence[Line], captions: Mapping[int, str], titles: Sequence[str], author: str) -> Body:
    """The article's paragraphs among the lines from its first sentence on."""
    reasons = shapes.below_labels(lines, list(_reasons(lines, captions, titles)))
    end = tail.tail_at(lines, reasons)
    marker = lines[end].text if end < len(lines) else ""
    reasons = [why or (f"after “{marker}”" if at >= end else "") for at, why in enumerate(reasons)]
    reasons, signature = tail.biographies(lines, reasons, author)
    for at in tail.strays(lines, reasons):
        reasons[at] = tail.STRAY
    reasons = shapes.judged(lines, reasons)
    kept = tuple(line.text for line, why in zip(lines, reasons, strict=True) if not why)
    dropped = tuple(Dropped(line.text, why) for line, why in zip(lines, reasons, strict=True) if why)
    return Body(kept, dropped, signature)


def _reasons(lines: Sequence[Line], captions: Mapping[int, str], titles: Sequence[str]) -> Iterator[str]:
    """For each line why it can't be part of the article by what it says, "" where it can."""
    # Where the first paragraph stands above the byline too, what looked like a dek was a preview of it.
    first = same(lines[0].text) if lines and lines[0].prose else ""
    seen = {same(title): "the title or dek again" for title in titles if title and same(title) != first}
    article = "".join(f"| {same(line.text)} |" for line in lines)
    for at, line in enumerate(lines):
        why = captions.get(at) or furniture.reason(line) or seen.get(same(line.text), "")
        if not why and _begins_a_fuller_one(line, lines[at + 1 : at + 1 + PREVIEW]):
            why = "the beginning of a paragraph that follows in full"
        if not why and _is_pull_quote(line, article):
            why = "a pull quote"
        if not why:
            seen[same(line.text)] = "a repeated paragraph"
        yield why


def _is_pull_quote(line: Line, article: str) -> bool:
    """A sentence set large, which a paragraph says too."""
    if not QUOTED.start <= line.words < QUOTED.stop or len(article) > LONGEST_SEARCHED:
        return False
    text = same(line.text)
    return article.count(f" {text} ") > article.count(f"| {text} |")


def _begins_a_fuller_one(line: Line, following: Sequence[Line]) -> bool:
    """A paywall's preview: cut off with an ellipsis, then told in full."""
    cut = _CUT_OFF.sub("", line.text)
    return cut != line.text and any(
        later.text.startswith(cut) and later.text != line.text for later in following
    )
