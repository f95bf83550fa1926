"""What types can't say of settings: zones that exist, numbers that make sense, addresses, hosts, terms.

Every error names the place and the next step.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.config import headers, outward
from digest.config.knobs import (
    WEEKDAYS,
    Config,
    EditionConfig,
    FetchConfig,
    FilterConfig,
    SourceConfig,
    StoreConfig,
    SummaryConfig,
)
from digest.errors import ConfigError

KINDS = ("feed", "page")
TEXTS = ("auto", "feed", "page")
# What a term of keep and drop may ask about.
ASPECTS = ("title", "author", "section", "text", "language")
# More requests at once serve nobody: a letter has hours, and a process has so many sockets.
MOST_AT_ONCE = 256
MOST_PORT = 65535
_ASPECT = re.compile(r"(?P<name>[^\W\d_]+):(?P<rest>.*)", re.DOTALL)
_HOST = re.compile(r"(?!-)[\w-]+(\.[\w-]+)*\.?")
_PORT = re.compile(r"[1-9][0-9]{0,4}")


def check(config: Config, path: Path) -> None:
    """Raises ConfigError at the first value that makes no sense."""
    edition(config.edition, f"{path} [edition]")
    _terms(config.filter, f"{path} [filter]")
    _fetch(config.fetch, f"{path} [fetch]")
    _store(config.store, f"{path} [store]")
    _summary(config.summary, f"{path} [summary]")
    outward.brand(config.brand, f"{path} [brand]")
    outward.mail(config.mail, f"{path} [mail]")
    keys: set[str] = set()
    for one in config.sources:
        source(one, f"{path} [[source]]")
        if one.key in keys:
            raise ConfigError(f"{path} [[source]] {one.key} stands there twice", "take one of them out")
        keys.add(one.key)


# ---------------------------------------------------------------- the letter


def edition(knobs: EditionConfig, where: str) -> None:
    """The letter's own settings."""
    try:
        ZoneInfo(knobs.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigError(
            f"{where} timezone: no zone {knobs.timezone!r}", "use a name as Europe/Vienna"
        ) from None
    if knobs.base_url and not knobs.base_url.startswith(("http://", "https://")):
        raise ConfigError(f"{where} base_url is {knobs.base_url!r}", "begin it with https://")
    outward.language(knobs.language, where)
    if min(knobs.following, knobs.more, knobs.minimum_items) < 0:
        raise ConfigError(f"{where}: sizes can't be negative", "write 0 or more")
    if not knobs.days:
        raise ConfigError(f"{where} days names no day", 'name one or more: days = ["fri"]')
    for day in knobs.days:
        _one_of(day, WEEKDAYS, f"{where} days")


def _summary(knobs: SummaryConfig, where: str) -> None:
    if not 0 < knobs.share <= 1:
        raise ConfigError(f"{where} share is {knobs.share}", "write a part of 1, as 0.33")
    if min(knobs.one_source, knobs.one_source_lead, knobs.longest_run) < 1:
        raise ConfigError(f"{where}: a limit of no words", "write 1 or more")


# ---------------------------------------------------------------- the sources


def source(knobs: SourceConfig, where: str) -> None:
    """One source by itself. Raises ConfigError; `where` is named in it, with the source's key."""
    spot = f"{where} {headers.without_user(knobs.key)}"
    if not knobs.key:
        raise ConfigError(f"{where} has no path and no url", 'add path = "folder" or url = "https://…"')
    if knobs.path and knobs.url:
        raise ConfigError(f"{spot} has both a path and a url", "make two sources of them")
    if not 0 < knobs.weight < math.inf:
        raise ConfigError(f"{spot}: weight {knobs.weight}", "write more than 0")
    if knobs.url:
        _address(knobs.url, spot)
        _one_of(knobs.kind, KINDS, f"{spot} kind")
        headers.check(knobs.headers, spot)
    elif knobs.kind or knobs.headers or knobs.text != "auto":
        raise ConfigError(f"{spot}: kind, text and headers belong to a url", "take them out")
    _one_of(knobs.text, TEXTS, f"{spot} text")
    _terms(knobs, spot)


def _address(url: str, spot: str) -> None:
    """An address of the web, without a secret in it."""
    if headers.has_user(url):
        raise ConfigError(
            f"{spot}: the url holds a user’s name or password",
            'take it out and write headers = { Authorization = "Basic $MY_LOGIN" }',
        )
    if not is_address(url):
        raise ConfigError(f"{spot}: no address of the web", "write it as https://example.org/feed.xml")


def is_address(url: str) -> bool:
    """Is this an http or https address with a host, nothing in it that no address may hold?"""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and url.isprintable() and " " not in url


def _terms(knobs: SourceConfig | FilterConfig, spot: str) -> None:
    """keep, drop and oldest."""
    if knobs.oldest is not None and knobs.oldest <= 0:
        raise ConfigError(f"{spot} oldest is {knobs.oldest:g}", "write the days as a number above 0")
    for name, terms in (("keep", knobs.keep), ("drop", knobs.drop)):
        for term in terms:
            _term(term, f"{spot} {name}")


def _term(term: str, spot: str) -> None:
    """A term must hold a word; what looks like "aspect:word" must name an aspect that there is.

    A phrase may have a colon of its own ("live: the vote"): it is an aspect where no blank follows, or where it is
    one letter away from one.
    """
    found = _ASPECT.fullmatch(term)
    named = found and (
        found["name"] in ASPECTS
        or not found["rest"][:1].isspace()
        or bool(difflib.get_close_matches(found["name"].lower(), ASPECTS, n=1, cutoff=0.8))
    )
    if found and named:
        _one_of(found["name"], ASPECTS, f"{spot} {term!r}: what stands before the colon")
    words = found["rest"] if found and named else term
    if not any(character.isalnum() for character in words):
        raise ConfigError(f"{spot}: {term!r} holds no word", "write a word or phrase, or take it out")


# ---------------------------------------------------------------- the network and the memory


def _fetch(knobs: FetchConfig, where: str) -> None:
    if not knobs.contact.isprintable() or not knobs.contact.isascii() or set(knobs.contact) & set(" ()"):
        raise ConfigError(
            f"{where} contact is {knobs.contact!r}",
            "write a mail address, or a page’s as https://example.org",
        )
    for place in knobs.allow:
        if not _is_place(place):
            raise ConfigError(
                f"{where} allow: {place!r} is no host, host:port or network",
                'write it as "wiki.lan", "localhost:8000" or "10.1.0.0/16"',
            )
    if not 1 <= knobs.at_once <= MOST_AT_ONCE:
        raise ConfigError(f"{where} at_once is {knobs.at_once}", f"write a number from 1 to {MOST_AT_ONCE}")
    if min(knobs.deadline, knobs.most_megabytes) <= 0:
        raise ConfigError(f"{where}: deadline and most_megabytes can’t be 0 or less", "write more than 0")


def _is_place(place: str) -> bool:
    """A network ("10.1.0.0/16"), a host ("wiki.lan", "::1"), or a host with a port ("wiki.lan:80", "[::1]:80")."""
    host, _, port = place.rpartition(":")
    if _is_number(place) or _HOST.fullmatch(place):
        return True
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else ""
    known = bool(_HOST.fullmatch(host)) or (_is_number(bare) and "/" not in bare)
    return known and bool(_PORT.fullmatch(port)) and int(port) <= MOST_PORT


def _is_number(place: str) -> bool:
    """Is this an IP address or a network of them, the rest of its bits zero?"""
    try:
        ip_network(place)
    except ValueError:
        return False
    return True


def _store(knobs: StoreConfig, where: str) -> None:
    if not re.match(r"[a-z][a-z0-9+]*:///?.", knobs.url):
        raise ConfigError(
            f"{where} url is no database’s address", 'write url = "sqlite:///.digest/digest.db"'
        )


# ---------------------------------------------------------------- words


def _one_of(value: str, known: Sequence[str], where: str) -> None:
    """Raises ConfigError where a word is none of the known ones, naming the nearest."""
    if value not in known:
        near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        raise ConfigError(f"{where} is {value!r}", hint)
