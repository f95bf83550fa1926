"""Edition -> email, text and web page; editions -> archive page.

    setting     templates filled, the owner's before ours, in the edition's language and the owner's colours
    parts       what templates can't work out themselves          colours    light and dark, of the owner's few
    fitting     an edition cut to the size that mail programs show whole
    inline      the style sheet, moved into the email's elements  wrapping   the text part, in short lines

The templates hold every fixed word and all of the looks. The email is kept under the size at which Gmail cuts: a
longer edition loses its last items there, and says so. The web page has them all.

Reading the template files is the one thing done here that touches the machine. This writes nothing, fetches
nothing, and decides nothing about the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from digest.model import Edition, Pages
from digest.render import inline
from digest.render.fitting import Cut, fitted
from digest.render.setting import Looks, Press, page, press
from digest.render.wrapping import wrapped

__all__ = ["EMAIL_BUDGET", "Looks", "archive", "render"]

# Gmail cuts a message at 102,400 bytes and hides the rest behind a link; what the transport adds needs some room.
EMAIL_BUDGET = 100_000  # bytes


def render(edition: Edition, looks: Looks) -> Pages:
    """The edition, set.

    Same edition and looks, same text. Raises ConfigError where a template is broken or missing.
    """
    ready = press(looks, edition.language)
    cut, email = fitted(edition, EMAIL_BUDGET, partial(_email, ready))
    text = wrapped(page(ready.plain, "email.txt", edition=cut.edition, cut=cut))
    return Pages(email, text, page(ready.html, "web.html", edition=edition))


def archive(editions: Sequence[Edition], looks: Looks) -> str:
    """The page that leads to every edition, in the order given (newest first), in the language of the first."""
    language = editions[0].language if editions else "en"
    return page(press(looks, language).html, "archive.html", editions=editions)


def _email(ready: Press, cut: Cut) -> str:
    return inline.styles(page(ready.html, "email.html", edition=cut.edition, cut=cut))
