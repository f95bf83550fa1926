"""The style sheet, moved into the email's elements by premailer.

Many mail programs drop `<style>`, none drops `style=`. A block marked `data-premailer="ignore"` is kept as it
is: the rules for phones, dark screens and print only work there. Nothing is fetched, and templates are trusted:
what comes from a source has been escaped before it gets here.
"""

from __future__ import annotations

import logging
from threading import Lock

# premailer keeps one cache of parsed rules for the whole process and does not guard it: two letters styled at
# once came out wrong. So one at a time.
_ONE_AT_A_TIME = Lock()
# premailer would write these beside our own, as `width="100%"` on images and `height="auto"`.
ATTRIBUTES_SET_BY_HAND = ["width", "height", "bgcolor", "align", "valign"]


def styles(html: str) -> str:
    """The page with its first style block inlined and gone, its second untouched.

    `strip_important=False` because premailer would take `!important` out of the kept block too, and phone and
    dark rules would then lose against what it has just inlined.
    """
    from premailer import transform

    with _ONE_AT_A_TIME:
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
