"""What can be told of an email from its text: head, structure, preheader, style blocks, Outlook's remarks, freight.

Each measure gives the faults that it finds, in words; none means that the email holds its promise. The markup is read
as it is written: nothing here knows how the email was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import html as parser
from lxml.html import HtmlElement

METAS = ("viewport", "color-scheme", "supported-color-schemes", "format-detection")
# A browser looks for the encoding this far (HTML Standard, "encoding declaration").
ENCODING_WITHIN = 1024  # bytes
# Says nothing to a reader who hears the links alone (WCAG 2.2, 2.4.4).
VAGUE = frozenset(
    "click here;here;read more;more;learn more;link;this;this link;read;continue;details".split(";")
)
PREHEADER_LEAST, PREHEADER_MOST = 40, 110
# Fills the inbox row behind the preheader; without it the letter's first words would stand there.
PADDING = re.compile("(?:[\u034f\u200c\u2007\u00a0\u00ad\ufeff]\\s*){20,}$")
BEYOND_OUTLOOK = ("@font-face", "@import", "var(", "flex", "grid")
GENERIC = ("serif", "sans-serif", "monospace", "system-ui")

_MSO = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)


def head(page: str, subject: str) -> Iterator[str]:
    """What mail programs ask of the first lines."""
    if not page.startswith("<!DOCTYPE html>"):
        yield "<!DOCTYPE html> does not come first"
    root = tree(page)
    yield from (f"<html> has no {name}" for name in ("lang", "dir") if not root.get(name))
    if root.findtext("head/title") != subject:
        yield f"the title is “{root.findtext('head/title')}”, the subject is “{subject}”"
    charsets = [found.start() for found in re.finditer(r"<meta[^>]+charset", page)]
    if len(charsets) != 1:
        yield f"{len(charsets)} metas name the encoding"
    if any(len(page[:at].encode()) > ENCODING_WITHIN for at in charsets):
        yield f"the encoding is named after more than {ENCODING_WITHIN} bytes"
    named = {meta.get("name"): meta.get("content") for meta in root.iter("meta")}
    yield from (f"there is no meta {name}" for name in METAS if not named.get(name))


def structure(page: str) -> Iterator[str]:
    """What a screen reader goes by: tables that are none, one article, headings, links, images."""
    yield from _tables(page)
    root = tree(page)
    articles = root.xpath("//*[@role='article']")
    if len(articles) != 1:
        yield f"{len(articles)} elements are the article"
    for name in ("aria-roledescription", "lang"):
        yield from (f"the article has no {name}" for one in articles if not one.get(name))
    yield from _headings(root)
    yield from _links(root)
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"an image has no alt: {image.get('src')}"
        sizes = [image.get(side) or "" for side in ("width", "height")]
        if not all(size.isdecimal() and int(size) for size in sizes):
            yield f"an image’s size is no pair of numbers: {image.get('src')} {sizes}"


def _tables(page: str) -> Iterator[str]:
    """Outlook's own tables stand in remarks, where a parser doesn't see them."""
    for table in re.findall(r"<table[^>]*>", page):
        if 'role="presentation"' not in table:
            yield f"a table is not role=presentation: {table}"


def _headings(root: HtmlElement) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings are h1"
    yield from (f"h{level} follows h{above}" for above, level in pairwise([0, *levels]) if level > above + 1)


def _links(root: HtmlElement) -> Iterator[str]:
    for link in root.iter("a"):
        alts = " ".join(str(image.get("alt") or "") for image in link.iter("img"))
        said = " ".join(f"{link.text_content()} {alts}".split())
        if said.casefold().strip(" .…→»") in VAGUE | {""}:
            yield f"a link says “{said}”: {link.get('href')}"
        if not re.match(r"(https?://|mailto:)[^/\s]", link.get("href") or ""):
            yield f"a link leads nowhere: “{said}” to {link.get('href')!r}"


def preheader(page: str) -> str:
    """What an inbox shows beside the subject: the first words of the body, hidden in the letter; "" if not hidden."""
    first = next(iter(tree(page).xpath("//body/*")))
    return str(first.text_content()) if "display:none" in (first.get("style") or "").replace(" ", "") else ""


def inbox_row(page: str, headline: str) -> Iterator[str]:
    """What is wrong with the preheader, beside the first headline."""
    hidden = preheader(page)
    padding = PADDING.search(hidden)
    shown = " ".join((hidden[: padding.start()] if padding else hidden).split())
    if not padding:
        yield "no padding keeps the letter’s first words out of the inbox row"
    if not PREHEADER_LEAST <= len(shown) <= PREHEADER_MOST:
        yield f"the preheader has {len(shown)} characters: “{shown}”"
    if headline.casefold().rstrip(".") in shown.casefold():
        yield f"the preheader says the first headline again: “{shown}”"


def style_blocks(page: str) -> list[str]:
    """The style sheets that mail programs are handed, those of Outlook's remarks aside."""
    return _STYLE.findall(_MSO.sub("", page))


def kept_rules(page: str) -> Iterator[str]:
    """What is wrong with the style blocks: too many, a look that none has, a rule that an inlined one would beat."""
    blocks = style_blocks(page)
    if len(blocks) > 2:
        yield f"there are {len(blocks)} style blocks"
    rules = re.sub(r"/\*.*?\*/", "", "".join(blocks), flags=re.DOTALL)
    for look in (
        "max-width",
        "prefers-color-scheme: dark",
        "[data-ogsc]",
        "[data-ogsb]",
        ":hover",
        "@media print",
    ):
        if look not in rules:
            yield f"no rule is for {look}"
    for names, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", rules):
        for one in filter(str.strip, declarations.split(";")):
            # What no element has inline needs no weight: the root's scheme, a page break.
            if "!important" not in one and not re.match(r"\s*((supported-)?color-scheme|page-break)", one):
                yield f"a rule would lose to the inlined ones: {names.strip()} {{{one.strip()}}}"


def outlook(page: str) -> Iterator[str]:
    """What Outlook on Windows needs, and what it can't do."""
    remarks = _MSO.findall(page)
    if len(remarks) < 3:
        yield f"Outlook has {len(remarks)} parts of its own"
    asked = {
        "a table 600 pixels wide": r'<table[^>]*width="600"',
        "its resolution": r"PixelsPerInch>96<",
        "a font to fall back on": r"font-family:[^;}]*serif",
    }
    found = "".join(remarks)
    yield from (f"Outlook is not given {what}" for what, sign in asked.items() if not re.search(sign, found))
    if page.count("<!--[if") != len(remarks) or "<![if" in page:
        yield "a remark for Outlook is not of the form that every mail program skips"
    styles = "".join((*style_blocks(page), *_inline(page)))
    yield from (f"the styles use {sign}" for sign in BEYOND_OUTLOOK if sign in styles)
    for fonts in re.findall(r"font(?:-family)?:([^;\"}]*)", styles):
        if not fonts.replace("!important", "").strip().endswith(GENERIC):
            yield f"a font has nothing to fall back on: {fonts}"


def _inline(page: str) -> list[str]:
    return [f"{style};" for style in tree(page).xpath("//@style")]


def freight(page: str) -> Iterator[str]:
    """What no letter carries: scripts, forms, frames, what is fetched unseen, an image that nobody can see."""
    root = tree(page)
    for tag in ("script", "form", "iframe", "object", "embed", "link", "base", "video", "audio", "input"):
        yield from (f"there is a <{tag}>" for _ in root.iter(tag))
    for element in root.iter():
        yield from (f"{element.tag} has {name}" for name in element.keys() if name.startswith("on"))  # noqa: SIM118
    yield from (f"a link is a script: {href}" for href in root.xpath("//@href") if "script:" in href.lower())
    styles = "".join((*style_blocks(page), *_inline(page)))
    yield from (f"the styles fetch {url}" for url in re.findall(r"url\([^)]*\)|@import[^;]*", styles))
    for image in root.iter("img"):
        if not {image.get("width"), image.get("height")}.isdisjoint({None, "", "0", "1"}):
            yield f"an image is there to be counted: {image.get('src')}"


def tree(page: str) -> HtmlElement:
    """The email as elements; Outlook's remarks are comments."""
    return parser.document_fromstring(page.encode(), parser=parser.HTMLParser(encoding="utf-8"))
