"""Notes in Markdown -> the article they hold.

The head is a front matter of `key: value` lines, or `# Title`, `*dek*` and `By NAME, Outlet, date` as the first
lines. Of the body a reader's text remains: links by their words, quotations, items and code without their marks.
This reads what people write, not all of CommonMark; a file without a head is read as a page of plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from digest.errors import UnreadableSource
from digest.extract import byline, clean, dates
from digest.extract.lines import MOST_CHARACTERS, Line, same
from digest.extract.making import Found
from digest.extract.plain import furniture, plaintext
from digest.model import Dropped

# Which keys of a front matter say what, as the common tools write them.
KEYS = {
    "title": ("title", "headline"),
    "dek": ("dek", "deck", "subtitle", "description", "summary", "standfirst", "excerpt"),
    "author": ("author", "authors", "byline", "by"),
    "publisher": ("publisher", "outlet", "source", "site", "site_name", "publication"),
    "kicker": ("kicker", "section", "category"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "source_url"),
    "language": ("lang", "language", "locale"),
}
DATE_KEYS = ("date", "published", "published_at", "datepublished", "pubdate", "created")
_FRONT = re.compile(r"\A---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^(?P<key>[A-Za-z_-]+)\s*:\s*(?P<value>.*)$")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"^\s{0,3}(?P<level>#{1,6})\s+(?P<text>.*?)\s*#*$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S+")
_DEK = re.compile(r"^(?P<mark>\*|_)(?!\1|\s)(?P<text>.+?)(?P=mark)$".replace(r"\1", "(?P=mark)"))
# In this order: what stands inside a link may be emphasised, not the other way round in news.
_INLINE = (
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\[(?P<text>[^\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"), r"\g<text>"),
    (re.compile(r"<(?P<text>https?://[^>\s]+)>"), r"\g<text>"),
    (re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(?<!\\)(`+)(?P<text>.+?)(?<!`)\1(?!`)"), r"\g<text>"),
    (re.compile(r"(?<!\\)(\*{1,3})(?=\S)(?P<text>.+?)(?<=\S)\1"), r"\g<text>"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)"), r"\g<text>"),
    (re.compile(r"~~(?P<text>.+?)~~"), r"\g<text>"),
    (re.compile(r"\\(?P<text>[!-/:-@\[-`{-~])"), r"\g<text>"),
)


def found(text: str) -> Found:
    """What the file holds."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableSource(f"over {MOST_CHARACTERS:,} characters of text: save the article alone")
    fields, body = _front_matter(text)
    blocks = list(_blocks(body))
    said, rest = _headed(_stated(fields), blocks)
    if not said.title:
        return plaintext.read([Line(inline(block), number) for number, block in enumerate(blocks)])
    texts = [inline(_HEADING.sub(r"\g<text>", block)) for block in rest]
    said = replace(said, url=said.url or plaintext.address_in([Line(text) for text in texts]))
    kept, dropped = _body(said, texts)
    return replace(said, paragraphs=kept, dropped=dropped)


def inline(text: str) -> str:
    """One block of Markdown as clean text."""
    for shape, written in _INLINE:
        text = shape.sub(written, text)
    return clean.line(unescape(text))


# ---------------------------------------------------------------- the head


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The keys and values of the front matter, and what follows it. Lists become "a and b"."""
    front = _FRONT.match(text.lstrip("\n"))
    if not front:
        return {}, text
    fields: dict[str, str] = {}
    last = ""
    for line in front["lines"].split("\n"):
        key = _KEY.match(line)
        if key:
            last = key["key"].lower()
            fields[last] = _value(key["value"])
        elif last and line.strip().startswith("- "):
            fields[last] = " and ".join(filter(None, (fields[last], _value(line.strip()[2:]))))
    return fields, text.lstrip("\n")[front.end() :]


def _value(raw: str) -> str:
    """A value without its quotes; of "[a, b]" the parts joined."""
    raw = raw.strip()
    if raw.startswith("[") and raw.endswith("]"):
        return " and ".join(part.strip().strip("\"'") for part in raw[1:-1].split(",") if part.strip())
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        raw = raw[1:-1].replace('\\"', '"').replace("''", "'")
    return clean.line(raw)


def _stated(fields: Mapping[str, str]) -> Found:
    told: dict[str, Any] = {
        name: next((fields[key] for key in keys if fields.get(key)), "") for name, keys in KEYS.items()
    }
    moments = (dates.parse(fields[key]) for key in DATE_KEYS if key in fields)
    return replace(Found(published=next(filter(None, moments), None)), **told)


def _headed(said: Found, blocks: Sequence[str]) -> tuple[Found, Sequence[str]]:
    """What the first blocks add (title, dek, byline, date), and the blocks of the body."""
    for at, block in enumerate(blocks):
        heading, dek, text = _HEADING.match(block), _DEK.match(block.strip()), inline(block)
        signature = byline.byline(text)
        moment = byline.date_line(text)
        if heading and (not said.title or same(heading["text"]) == same(said.title)):
            said = replace(said, title=inline(heading["text"]))
        elif dek and not said.dek and said.title:
            said = replace(said, dek=text)
        elif signature and (signature.author or signature.publisher):
            said = _signed(said, signature)
        elif moment:
            said = replace(said, published=said.published or moment)
        else:
            return said, blocks[at:]
    return said, ()


def _signed(said: Found, signature: byline.Signature) -> Found:
    return replace(
        said,
        author=said.author or signature.author,
        publisher=said.publisher or signature.publisher,
        published=said.published or signature.published,
    )


# ---------------------------------------------------------------- the body


def _blocks(text: str) -> Iterator[str]:
    """Headings, paragraphs, items, quotations and code, each as one piece of its own."""
    block: list[str] = []
    fenced = False
    for line in [*text.split("\n"), ""]:
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced or (line.strip() and not _breaks(line, block)):
            block.append(line if fenced else _QUOTE.sub("", line))
            continue
        yield from _closed(block)
        block = (
            [] if _FENCE.match(line) or not line.strip() or _UNDERLINE.match(line) else [_QUOTE.sub("", line)]
        )
    yield from _closed(block)


def _breaks(line: str, block: Sequence[str]) -> bool:
    """Does this line begin something new, or close what stands above it?"""
    if _UNDERLINE.match(line):
        return True
    begins = _HEADING.match(line) or _ITEM.match(line) or (_QUOTE.match(line) and not line.strip(" >"))
    return bool(begins) or bool(block and _HEADING.match(block[-1]))


def _closed(block: Sequence[str]) -> Iterator[str]:
    text = " ".join(line.strip() for line in block if not _DEFINITION.match(line))
    bare = _ITEM.sub("", text, count=1)
    if re.search(r"\w", inline(bare)):
        yield bare


def _body(said: Found, blocks: Sequence[str]) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """The paragraphs and what was dropped. What the author marked as heading or item stays; furniture goes."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    seen = {same(said.title), same(said.dek)} - {""}
    for text in blocks:
        why = furniture.reason(Line(text)) or ("a repeated paragraph" if same(text) in seen else "")
        seen.add(same(text))
        if why:
            dropped.append(Dropped(text, why))
        else:
            kept.append(text)
    return tuple(kept), tuple(dropped)
