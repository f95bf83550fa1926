"""Which of the things that a page calls its title is the one that its readers see.

Stated titles (linked data, Open Graph) are often written for search engines; the window's title has the outlet behind
a bar; the page's first heading may be the site's name, or have the kicker in front. The heading that agrees with what
is stated is the title; the kicker comes off where a stated title is the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.extract.lines import same, word_count

_TAIL = re.compile(r"\s+(?P<mark>[|»·•]|[–—-])\s+(?P<outlet>[^|»·•]{2,50})$")
BARS = "|»·•"
# One title holds another, or they share their words; below these shares they speak of two things.
HELD, HOLDS, SHARED = 0.3, 0.5, 0.7
# What programs call a page that nobody has named.
UNNAMED = frozenset({"", "untitled", "untitled document", "new page 1", "home", "index", "document"})
SHORTEST_REST, SHORTEST_HEADLINE = 3, 4


def title(
    claims: Sequence[tuple[str, str]], headings: Sequence[str], window: str, publisher: str
) -> tuple[str, str, str]:
    """Where the title stands, the title, and the kicker that stood before it in its heading."""
    stated = [(place, bare(text, publisher)) for place, text in claims]
    tail = outlet(window, [text for _, text in claims] + list(headings))
    named = {same(publisher), same(tail), ""}
    shown = [heading for heading in headings if same(heading) not in named]
    for heading in shown:
        if any(agree(heading, text) for _, text in stated or [("", bare(window, publisher))]):
            rest = _less_kicker(heading, [text for _, text in stated])
            return (
                "<h1>",
                rest or bare(heading, publisher),
                heading.removesuffix(rest).strip(" :|–—-") if rest else "",
            )
    alone = [("<h1>", heading) for heading in shown] if len(shown) == 1 else []
    # A single heading of some length is no site's name, whatever was written for search engines.
    sure = [said for said in alone if agree(said[1], window) or word_count(said[1]) >= SHORTEST_HEADLINE]
    linked = [said for said in stated if said[0].startswith("JSON-LD")]
    last = [("<title>", bare(window, publisher))] if same(window) not in UNNAMED else []
    place, text = next(iter((*sure, *linked, *stated, *alone, *last)), ("", ""))
    return place, text, ""


def bare(text: str, publisher: str) -> str:
    """The title without its outlet: always behind a bar, behind a dash where it is the publisher."""
    tail = _TAIL.search(text)
    if tail and (tail["mark"] == "|" or _alike(tail["outlet"], publisher)):
        return text[: tail.start()]
    return text


def outlet(window: str, titles: Iterable[str]) -> str:
    """The outlet behind the bar of the window's title, "" where there is none.

    Behind a mere dash may stand half of the headline: what the page calls its title elsewhere tells.
    """
    tail = _TAIL.search(window)
    if not tail:
        return ""
    before = same(window[: tail.start()])
    sure = tail["mark"] in BARS or any(same(title) == before for title in titles)
    return tail["outlet"].strip() if sure else ""


def agree(first: str, second: str) -> bool:
    """Do two titles speak of one article?"""
    one, two = same(first), same(second)
    if not one or not two:
        return False
    if (one in two and len(one) >= HELD * len(two)) or (two in one and len(two) > HOLDS * len(one)):
        return True
    mine, yours = set(one.split()), set(two.split())
    common = len(mine & yours)
    return common >= SHORTEST_REST and common >= SHARED * min(len(mine), len(yours))


def _less_kicker(heading: str, stated: Iterable[str]) -> str:
    """The stated title that the heading ends with behind a kicker, "" if there is none."""
    ends = (text for text in stated if heading.endswith(text) and len(text) < len(heading))
    return next((text for text in ends if word_count(text) >= SHORTEST_REST), "")


def _alike(tail: str, publisher: str) -> bool:
    one, two = same(tail), same(publisher)
    return bool(one and two) and (
        one == two or one.replace(" ", "") == two.replace(" ", "") or one in two or two in one
    )
