"""The style sheet, moved into the email's elements by premailer.

Many mail programs drop `<style>`, none drops `style=`. A block marked `data-premailer="ignore"` is kept as it
is: the rules for phones, dark screens and print only work there. Nothing is fetched, and templates are trusted:
what comes from a source has been escaped before it gets here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from digest.errors import ConfigError

# premailer keeps one cache of parsed rules for the whole process and does not guard it: two letters styled at
# once came out wrong. So one at a time.
_ONE_AT_A_TIME = Lock()
# premailer would write these beside our own, as `width="100%"` on images and `height="auto"`.
ATTRIBUTES_SET_BY_HAND = ["width", "height", "bgcolor", "align", "valign"]

_BLOCK = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A keyword may be spelled with escapes.
_IMPORT = re.compile(r"@(?:import\b|[\w-]*\\)", re.IGNORECASE)


def styles(html: str) -> str:
    """The page with its first style block inlined and gone, its second untouched.

    `strip_important=False`, because premailer would take `!important` out of the media rules that an owner leaves in
    style.css, and they would then lose against what it has just inlined. Raises ConfigError at a rule that premailer can't read,
    or that would have it fetch something.
    """
    if not html.strip():
        raise ConfigError("email.html makes an empty letter", "write it, or move it away to have ours")
    _refuse_imports(html)
    with _ONE_AT_A_TIME, _explained():
        from premailer import transform

        styled = transform(
            html,
            strip_important=False,
            allow_network=False,
            disable_validation=True,
            disable_basic_attributes=ATTRIBUTES_SET_BY_HAND,
            align_floating_images=False,
            cssutils_logging_level=logging.CRITICAL,
        )
    return f"{styled}\n"


def _refuse_imports(html: str) -> None:
    """What a style block imports, premailer has fetched, from the network or the disk, whatever it is told."""
    for block in _BLOCK.findall(html):
        if _IMPORT.search(_CSS_COMMENT.sub("", block)):
            raise ConfigError(
                "a style sheet of the email has an @import, and nothing is fetched while a letter is made",
                "put the rules themselves into style.css",
            )


@contextmanager
def _explained() -> Iterator[None]:
    """A rule of the designer's that premailer stumbles over: it names neither the rule nor the file."""
    from xml.dom import DOMException

    from cssselect import SelectorError
    from lxml.etree import XPathError

    try:
        yield
    except (SelectorError, XPathError, DOMException, AttributeError, TypeError) as error:
        raise ConfigError(
            f"style.css can’t be moved into the email: {error}",
            "keep to elements, single classes and flat rules there; the rest belongs into email-kept.css",
        ) from error
