"""What a server sends where a feed was promised, in words: a login, a check for robots, a consent, an error, a page.

Told by the words that such pages are made of; a page that none of them fits is just a page. It may well be that the
site was named and not its feed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# The head and the first screen say what a page is.
LOOK = 20_000


class Kind(NamedTuple):
    """A kind of page, how it is known, and the next step."""

    name: str
    shape: re.Pattern[str]
    hint: str


def _words(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


KINDS = (
    Kind(
        "a check for robots",
        _words(
            r"captcha|cf-challenge|challenge-platform|just a moment|are you (?:a )?(?:human|robot)|verify (?:that )?you"
            r"(?:’|')?(?:re| are) (?:a )?human|unusual traffic|enable javascript and cookies|ddos protection"
        ),
        "ask its publisher to let feed readers through, or look for another feed",
    ),
    Kind(
        "a login page",
        _words(r"type=[\"']?password|\b(?:log|sign) ?in to (?:continue|your account)|single sign-on"),
        "give it the headers of your login (headers under its [[source]])",
    ),
    Kind(
        "a page that asks for consent",
        _words(
            r"\bcookie[- ](?:consent|wall)|accept (?:all )?cookies|your privacy choices|consent (?:manager|management)"
        ),
        "look for another address of the feed",
    ),
    Kind(
        "a page that says it is not there",
        _words(r"<title>[^<]{0,80}(?:\b404\b|not found|no longer available|page missing)"),
        "look for the feed’s new address: digest sources add the site",
    ),
)
PAGE = (
    "a page",
    'if it is the site’s, digest sources add finds its feed; to read the page itself, kind = "page"',
)


def of_feed(text: str) -> str:
    """What a text is that is no feed, and the next step."""
    look = text[:LOOK]
    for kind in KINDS:
        if kind.shape.search(look):
            return f"{kind.name}: {kind.hint}"
    return ": ".join(PAGE)
