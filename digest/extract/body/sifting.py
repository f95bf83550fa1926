"""The blocks of a page -> what of them is the article, every other block with its reason.

A body finder brings along what stands inside the article's frame: the title once more, a byline, links to other
reports, prompts, the author's life, headings whose lists were taken out. The rules here know of each block its words,
what it is (heading, item, quotation) and how much of it stands in links; they are milder than those for plain text,
where nothing tells a heading from a button.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.extract import byline, dates
from digest.extract.body.blocks import Block
from digest.extract.lines import same
from digest.extract.plain import furniture, markers
from digest.model import Dropped

# A block of links alone leads elsewhere; a sentence of an article that is linked as a whole is longer.
LINKED, LONGEST_LINKED = 0.85, 30
# A list that is links for the better part, "(12)" behind each, is a menu; where most of a page is, it is its matter.
LINKED_LIST, MOST_AWAY = 0.7, 0.4
AWAY = frozenset({"a list of links", "a link elsewhere", "a pointer to other pages"})
# "Read also: <link>": a label, a colon, and the rest a link.
LABELLED, LONGEST_LABEL = 0.5, 5
SHORTEST_REPEAT = 4
# Words of a pull quote; a shorter line may well stand in a sentence by chance.
SHORTEST_QUOTED, LONGEST_PULLED = 5, 45
# In a page of more blocks than any report has, to look for each in all others is too slow.
MOST_SEARCHED = 800
PULLED = frozenset({"paragraph", "heading", "quote"})
# What stands before the first paragraph of this length is the page's head.
OPENING, HEAD_BLOCKS = 12, 12
# A fragment of so few words at either end is a label, a date, initials.
SHORT_FRAGMENT, LONGEST_NAMED, LONGEST_BEHIND = 6, 10, 80
# So much of a note in italics is in italics; names of works and houses in it may stand upright.
SLANTED, LONGEST_NOTE = 0.8, 80
TAIL_SHARE, FEWEST_WORDS = 0.25, 60
# Kinds of blocks that prompts and labels come as; a row of a table with a bar in it is no trail of the site.
MARKED = frozenset({"paragraph", "headline", "heading", "item", "quote"})
# A paragraph of more words is none, and to ask each of them takes a third of the time.
LONGEST_FURNITURE = 45
HEADINGS = frozenset({"headline", "heading"})
_LABEL = re.compile(r"^[^.:!?]{2,60}:\s")


@dataclass(frozen=True, slots=True)
class Sifted:
    """The paragraphs of the article, what was left out, and what the byline and the biography told."""

    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    signature: byline.Signature


def sifted(blocks: Sequence[Block], titles: Sequence[str], author: str) -> Sifted:
    """What of these blocks is the article under these titles (title, dek)."""
    reasons = list(_reasons(blocks, titles))
    signature = _head(blocks, reasons, titles[-1], author)
    _cut_tail(blocks, reasons)
    signature = _biographies(blocks, reasons, author) if not signature.author else signature
    # Behind a label may stand a note, and before a note a label.
    _bare_ends(blocks, reasons)
    _notes(blocks, reasons)
    _bare_ends(blocks, reasons)
    _bare_headings(blocks, reasons)
    pairs = list(zip(blocks, reasons, strict=True))
    return Sifted(
        tuple(block.text for block, why in pairs if not why),
        tuple(Dropped(block.text, why) for block, why in pairs if why),
        signature,
    )


def _reasons(blocks: Sequence[Block], titles: Sequence[str]) -> Iterator[str]:
    """Why each block by itself is none of the article's, "" where it may be."""
    seen = {same(title): "the title or dek again" for title in titles if title}
    elsewhere = _elsewhere(blocks)
    few = blocks if len(blocks) <= MOST_SEARCHED else ()
    bodies = [same(block.text) for block in few if block.line.words > SHORTEST_QUOTED]
    for block, leads in zip(blocks, elsewhere, strict=True):
        known = seen.get(same(block.text), "")
        repeats = known if block.line.words >= SHORTEST_REPEAT or known.startswith("the title") else ""
        why = repeats or leads or _pulled(block, bodies) or _furniture(block)
        if not why:
            seen.setdefault(same(block.text), "a repeated paragraph")
        yield why


def _furniture(block: Block) -> str:
    """Why a short block is furniture by its words; what its markup gave away is gone already."""
    line = block.line
    return furniture.reason(line) if block.kind in MARKED and line.words <= LONGEST_FURNITURE else ""


def _pulled(block: Block, bodies: Sequence[str]) -> str:
    """Does the block only show again, larger, what a paragraph says?"""
    words = same(block.text)
    short = SHORTEST_QUOTED <= block.line.words <= LONGEST_PULLED and block.kind in PULLED
    return "a pull quote" if short and any(words in body and words != body for body in bodies) else ""


def _elsewhere(blocks: Sequence[Block]) -> list[str]:
    """For each block why it leads to other pages; an article that consists of links keeps them."""
    lists = _link_lists(blocks)
    found = [
        _linked(block) or ("a list of links" if (block.kind, block.group) in lists else "")
        for block in blocks
    ]
    away = sum(len(block.text) for block, why in zip(blocks, found, strict=True) if why)
    return found if away <= MOST_AWAY * sum(len(block.text) for block in blocks) else [""] * len(blocks)


def _linked(block: Block) -> str:
    """Does the block lead to another page?"""
    share = block.linked / len(block.text)
    if block.kind not in {"paragraph", "item"} or block.line.words > LONGEST_LINKED:
        return ""
    if share >= LINKED and not block.line.ends:
        return "a link elsewhere"
    label = _LABEL.match(block.text)
    labelled = label and len(label.group().split()) <= LONGEST_LABEL and share >= LABELLED
    return "a pointer to other pages" if labelled else ""


def _link_lists(blocks: Sequence[Block]) -> set[tuple[str, int]]:
    """Kind and group of items that are mostly links."""
    found = set()
    items = [block for block in blocks if block.kind == "item"]
    for group, members in itertools.groupby(items, key=lambda block: block.group):
        listed = list(members)
        if sum(block.linked for block in listed) >= LINKED_LIST * sum(len(block.text) for block in listed):
            found.add(("item", group))
    return found


# ---------------------------------------------------------------- head and tail


def _head(blocks: Sequence[Block], reasons: list[str], dek: str, author: str) -> byline.Signature:
    """Marks bylines and dates above the first long paragraph; says what they tell."""
    told = byline.Signature()
    for at, block in enumerate(blocks[:HEAD_BLOCKS]):
        if not reasons[at] and block.kind == "paragraph" and block.line.words >= OPENING and block.line.ends:
            break
        signature = byline.byline(block.text) or _named_before_date(block.text)
        if block.kind == "headline":
            reasons[at] = reasons[at] or "above the article: another headline"
        if signature:
            told = told if told.author else signature
        named = bool(author) and author in block.text and block.line.words <= LONGEST_NAMED
        signs = signature or named or byline.date_line(block.text) or byline.role(block.text)
        if not reasons[at] and _begins_so(block, dek):
            reasons[at] = "the title or dek again"
        if not reasons[at] and signs:
            reasons[at] = "above the article: a byline or date"
    return told


def _begins_so(block: Block, dek: str) -> bool:
    """Is the block the dek with a name or a date behind it?"""
    behind = len(same(block.text)) - len(same(dek))
    return bool(dek) and 0 <= behind <= LONGEST_BEHIND and same(block.text).startswith(same(dek))


def _named_before_date(text: str) -> byline.Signature | None:
    """Reads "Una Brae, 14 November 2009"."""
    place, moment = dates.span(text), byline.date_line(text)
    name = byline.person(text[: place[0]].rstrip(" ,|·–—-")) if place and moment else ""
    return byline.Signature(name, published=moment) if name else None


def _cut_tail(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Marks what stands behind a heading after which little of the article follows."""
    lengths = [
        0 if why or block.kind == "item" else block.line.words
        for block, why in zip(blocks, reasons, strict=True)
    ]
    total, before = sum(lengths), 0
    for at, block in enumerate(blocks):
        before += lengths[at]
        hard = before >= FEWEST_WORDS and markers.ends_hard(block.line)
        soft = before and furniture.marks_tail(block.line) and total - before < TAIL_SHARE * before
        if hard or soft:
            for later in range(at, len(blocks)):
                reasons[later] = reasons[later] or f"after “{block.text}”"
            return


def _notes(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Marks what stands in italics behind the last paragraph: who wrote it, where it appeared, whom to write to."""
    for at in range(len(blocks) - 1, -1, -1):
        if reasons[at]:
            continue
        block = blocks[at]
        slanted = block.slanted >= SLANTED * len(block.text) and block.line.words <= LONGEST_NOTE
        if block.kind in HEADINGS:
            continue
        if block.kind != "paragraph" or not slanted:
            return
        reasons[at] = "a note behind the article"


def _biographies(blocks: Sequence[Block], reasons: list[str], author: str) -> byline.Signature:
    """Marks who wrote it, told at the end, and the author's life wherever it stands."""
    last = max((at for at, why in enumerate(reasons) if not why), default=-1)
    signature = byline.Signature()
    for at, block in enumerate(blocks):
        told = byline.biography(block.text) if not reasons[at] else None
        if told and (told.author in author if author else at >= last):
            reasons[at] = "about the author"
            signature = told
    return signature


def _bare_headings(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Marks headings under which nothing is left."""
    below = ""
    for at in range(len(blocks) - 1, -1, -1):
        if reasons[at]:
            continue
        heads = blocks[at].kind in HEADINGS
        # Two headings in a row are a heading and its first part, unless what stood between was left out.
        next_reason = reasons[at + 1] if at + 1 < len(blocks) else ""
        bare = not below or (below in HEADINGS and bool(next_reason)) or next_reason in AWAY
        bare = bare or markers.announces_others(blocks[at].line)
        if heads and bare:
            reasons[at] = "a heading with nothing under it"
        else:
            below = blocks[at].kind


def _bare_ends(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Marks short fragments before the first sentence and after the last: labels, dates, initials."""
    ahead, behind = range(len(blocks)), range(len(blocks) - 1, -1, -1)
    # A heading may open an article; behind the last sentence it opens nothing.
    for order, kinds in ((ahead, {"paragraph"}), (behind, {"paragraph", "heading"})):
        for at in order:
            if reasons[at]:
                continue
            block = blocks[at]
            if block.kind not in kinds or block.line.prose or block.line.words > SHORT_FRAGMENT:
                break
            reasons[at] = "a label at its edge, no sentence"
