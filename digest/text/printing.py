"""What may be printed anywhere: text without the characters that no page can carry, addresses that lead to the web."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# What XML 1.0 and HTML forbid or advise against (controls, lone surrogates, noncharacters), and the bidi controls that
# let a title reorder what stands around it. The marks and joiners U+200C-200F stay: Persian and Arabic need them.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# RFC 3986: everything that may stand in an address as it is. The rest is percent-encoded.
ADDRESS_MARKS = "%:/?#[]@!$&'()*+,;=-._~"


def printable(text: str) -> str:
    """The text as a page or a feed can carry it."""
    return UNPRINTABLE.sub("", text)


def encoded(text: str) -> str:
    """The text in the characters of an address (RFC 3986), what is none of them percent-encoded."""
    return quote(text.encode(errors="replace"), safe=ADDRESS_MARKS)


def address(url: str) -> str:
    """The url if it leads to the web (http, https), in ASCII; else ""."""
    # Encoded before it is judged: Python and browsers skip some controls that would hide a scheme.
    safe = encoded(url.strip())
    try:
        split = urlsplit(safe)
    except ValueError:
        return ""
    return safe if split.scheme in {"http", "https"} and split.hostname else ""


def fragment(name: str) -> str:
    """An element's id as the part of an address after "#"."""
    return quote(name.encode(errors="replace"), safe="")
