"""What types can't say of [brand] and [mail]: colours, a logo with its size, ways off the list, a key with its name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from digest.config.knobs import BrandConfig, MailConfig
from digest.errors import ConfigError

COLOURS = ("page", "paper", "ink", "soft", "accent", "accent_dark")
# A logo wider than the letter's column would be cut.
MOST_LOGO = 520  # CSS pixels
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MAILBOX = re.compile(r"mailto:[^@\s<>,]+@[^@\s<>,?]+(\?[^\s<>,]*)?", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A name in the DNS: labels of letters, digits and hyphens (RFC 6376, 3.1).
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


def brand(knobs: BrandConfig, where: str) -> None:
    """Colours and the logo. Raises ConfigError."""
    for name in COLOURS:
        colour = getattr(knobs, name)
        if not (_COLOUR.fullmatch(colour) or (name == "accent_dark" and not colour)):
            raise ConfigError(f"{where} {name} is {colour!r}", 'write a colour as "#9a2a1f"')
    if knobs.logo:
        _logo(knobs, where)
    if not knobs.footer.isprintable():
        raise ConfigError(f"{where} footer holds a line break or a control", "write it on one line")


def _logo(knobs: BrandConfig, where: str) -> None:
    if not is_web(knobs.logo):
        raise ConfigError(
            f"{where} logo is {knobs.logo!r}", 'put it on your web server and write logo = "https://…"'
        )
    if not (0 < knobs.logo_width <= MOST_LOGO and knobs.logo_height > 0):
        raise ConfigError(
            f"{where}: the logo has no size, or is wider than the letter",
            f"write logo_width (at most {MOST_LOGO}) and logo_height in pixels: mail programs need both",
        )


def mail(knobs: MailConfig, where: str) -> None:
    """Ways off the list, the postal line, the signature. Raises ConfigError."""
    for way in knobs.unsubscribe:
        if not (is_web(way) or _MAILBOX.fullmatch(way)):
            raise ConfigError(
                f"{where} unsubscribe: {way!r} is no address of a page or a mailbox",
                'write unsubscribe = ["https://example.org/leave", "mailto:leave@example.org"]',
            )
    if not knobs.postal.isprintable():
        raise ConfigError(f"{where} postal holds a line break or a control", "write it on one line")
    if bool(knobs.dkim_key) != bool(knobs.dkim_selector):
        raise ConfigError(
            f"{where}: a signature needs both dkim_key and dkim_selector",
            "write both: the key’s file, and the name its public half has in the DNS",
        )
    for name, value in (("dkim_selector", knobs.dkim_selector), ("dkim_domain", knobs.dkim_domain)):
        if value and not _NAME.fullmatch(value):
            raise ConfigError(f"{where} {name} is {value!r}", "write it as it stands in the DNS")


def language(tag: str, where: str) -> None:
    """A language tag has the form of RFC 5646. Raises ConfigError."""
    if not _TAG.fullmatch(tag):
        raise ConfigError(f"{where} language is {tag!r}", 'write a tag as "en", "de" or "pt-BR"')


def is_web(url: str) -> bool:
    """Is this an address of the web in characters that a header and an attribute can carry?"""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set(' <>"')
    return parts.scheme in {"http", "https"} and bool(host) and plain
