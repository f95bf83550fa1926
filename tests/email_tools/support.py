"""How much of an email the mail programs support, in per cent.

The measure of Mailpit's "HTML check", told anew: of every feature of HTML and CSS that an email uses, caniemail.com
knows which mail programs support it, support it in part, or don't. A feature weighs as much as the share of elements
that use it. The score is 100 less the heaviest lack and the heaviest half-support.

A floor, not a ranking: the plainest email scores highest. It looks at no picture of the email; `screen` does.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from lxml import html as parser
from lxml.html import HtmlElement

DATA = Path(__file__).with_name("caniemail-data.json")

# Features of HTML, by where they stand. A body is one, whatever is in it.
PLACES = {
    "html-anchor-links": "//a[starts-with(@href, '#')]",
    "html-audio": "//audio",
    "html-base": "//base",
    "html-body": "//body",
    "html-dialog": "//dialog",
    "html-form": "//form",
    "html-hr": "//hr",
    "html-image-maps": "//map | //img[@usemap]",
    "html-input-hidden": "//*[@type='hidden']",
    "html-input-text": "//input[@type='text']",
    "html-link": "//link",
    "html-meter": "//meter",
    "html-object": "//object | //embed",
    "html-picture": "//picture",
    "html-progress": "//progress",
    "html-required": "//*[@required]",
    "html-select": "//select",
    "html-semantics": "//article | //aside | //details | //figcaption | //figure | //footer | //header | //main"
    " | //mark | //nav | //section | //summary | //time",
    "html-srcset": "//*[@srcset]",
    "html-style": "//style",
    "html-svg": "//svg",
    "html-textarea": "//textarea",
    "html-video": "//video",
}
# Attributes that stand for a property: the whole email counts as one place.
PRESENTATIONAL = {"background": "background", "bgcolor": "background-color", "border": "border"} | {
    name: name for name in ("height", "padding", "width")
}
# What a value of a declaration uses besides its property.
VALUES = {
    "css-display-flex": r"display:\s*(inline-)?flex",
    "css-display-grid": r"display:\s*(inline-)?grid",
    "css-display-none": r"display:\s*none",
    "css-important": r"!important",
    "css-radial-gradient": r"radial-gradient",
    "css-rgb": r"\brgb\(",
    "css-rgba": r"\brgba\(",
    "css-unit-calc": r"\bcalc\(",
    "css-unit-initial": r":\s*initial\b",
} | {f"css-unit-{unit}": rf"\b\d+{unit}\b" for unit in "ch rem vh vmax vmin vw".split()}
# What only a style block can use.
RULES = {f"css-at-{name}": rf"@{name}\b" for name in "font-face import keyframes media supports".split()} | {
    f"css-pseudo-{kind}": rf":{kind.split('-', 1)[1]}\b"
    for kind in (
        "class-active class-first-child class-focus class-has class-hover class-last-child class-link class-not "
        "class-nth-child class-target class-visited element-after element-before"
    ).split()
}
IMAGES = "apng avif bmp gif ico svg tiff webp".split()


@dataclass(frozen=True, slots=True)
class Support:
    """How many of a hundred mail programs support a feature in part, and how many don't."""

    partly: float
    not_at_all: float


def score(page: str) -> float:
    """Per cent, 100 where everything is supported everywhere."""
    elements = sum(1 for one in parsed(page).iter() if one.tag not in {"html", "head", "meta"})
    known = [(support, found / elements) for slug, found in uses(page).items() if (support := ask(slug))]
    partly = max((support.partly * share for support, share in known), default=0.0)
    not_at_all = max((support.not_at_all * share for support, share in known), default=0.0)
    return 100 - partly - not_at_all


def uses(page: str) -> Counter[str]:
    """The features that an email uses, by caniemail's names for them, and in how many places each."""
    tree, styled = parsed(page), parsed(_inlined(page))
    found = Counter({slug: len(tree.xpath(path)) for slug, path in PLACES.items()})
    found.update(_image_formats(tree))
    found.update(
        f"css-{name}" for attribute, name in PRESENTATIONAL.items() if tree.xpath(f"//*[@{attribute}]")
    )
    for style in styled.xpath("//@style"):
        found.update({f"css-{name}" for name in _properties(style)})
        found.update({slug: len(re.findall(value, style, re.IGNORECASE)) for slug, value in VALUES.items()})
    sheets = "".join(str(one.text or "") for one in tree.iter("style"))
    found.update({slug: len(re.findall(rule, sheets, re.IGNORECASE)) for slug, rule in RULES.items()})
    found["script"] = len(tree.xpath("//script"))
    return +found


def parsed(page: str) -> HtmlElement:
    """The email as elements, without its comments."""
    return parser.document_fromstring(
        page.encode(), parser=parser.HTMLParser(encoding="utf-8", remove_comments=True)
    )


def ask(slug: str) -> Support | None:
    """What caniemail.com knows of a feature, each version of each mail program counted once; None where nothing."""
    if slug == "script":
        return Support(0, 100)
    answers = _answers().get(slug)
    if not answers:
        return None
    no, everything = answers["n"], answers.total()
    return Support(100 * (everything - no - answers["y"]) / everything, 100 * no / everything)


@cache
def _answers() -> dict[str, Counter[str]]:
    """By feature: how many versions answer "y" (yes), "n" (no), "a" (almost), "u" (unknown)."""
    features = json.loads(DATA.read_text(encoding="utf-8"))["data"]
    return {
        feature["slug"]: Counter(
            answer[0]
            for programs in feature["stats"].values()
            for versions in programs.values()
            for answer in versions.values()
        )
        for feature in features
    }


def _inlined(page: str) -> str:
    """The email with the rules of its style blocks moved into the elements that they match."""
    inliner = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)
    return inliner.inline(page)


def _properties(style: str) -> Iterator[str]:
    """The names that a style attribute sets."""
    return (part.partition(":")[0].strip().lower() for part in style.split(";") if ":" in part)


def _image_formats(tree: HtmlElement) -> Iterator[str]:
    for address in tree.xpath("//img/@src"):
        if address.startswith("data:image/"):
            yield "image-base64"
        yield from (f"image-{kind}" for kind in IMAGES if address.lower().endswith(f".{kind}"))
