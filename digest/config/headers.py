"""Headers for addresses that need a login: names in digest.toml, secrets in the environment.

A digest.toml is mailed, committed, shown to a friend. So a header that carries a secret must take it from an
environment variable, and an address may not hold a user and password; both are errors with the next step. The
headers that the fetcher answers for itself are not the owner's to set. Values are never part of a message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from digest.errors import ConfigError

# Words in the name of a header that carries a secret: Authorization, X-Api-Key, PRIVATE-TOKEN and their kin.
SECRET_WORDS = frozenset(
    "authorization auth cookie token key apikey secret password passwd session credential credentials jwt".split()
)
# What the fetcher says itself: how much and which form of an answer it takes, who asks, and since when.
OURS = frozenset(
    "host connection content-length transfer-encoding te upgrade expect accept-encoding range user-agent "
    "if-none-match if-modified-since".split()
)
# RFC 9110, sections 5.1 and 5.5: a name is a token, a value is visible characters, blanks and tabs.
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_USER = re.compile(r"//[^/?#\\]*@")


def check(headers: Mapping[str, str], where: str) -> None:
    """Raises ConfigError at a name or value that can't go out, and at a secret that stands in the file."""
    if len({name.lower() for name in headers}) < len(headers):
        raise ConfigError(f"{where} headers names one header twice", "keep one of them")
    for name, value in headers.items():
        spot = f"{where} headers {name}"
        if not _NAME.fullmatch(name):
            raise ConfigError(f"{where} headers: {name!r} is no header’s name", "write it as X-Api-Key")
        if name.lower() in OURS:
            raise ConfigError(f"{spot} is set by digest itself", "take it out")
        if not _VALUE.fullmatch(value):
            raise ConfigError(f"{spot} holds a line break or a character no header may", "take it out")
        template = Template(value)
        if not template.is_valid():
            raise ConfigError(f"{spot}: a $ without a name", "write $NAME, or $$ for the sign itself")
        if _is_secret(name) and not template.get_identifiers():
            raise ConfigError(
                f"{spot} holds a secret, and digest.toml is no place for one",
                f"put it into an environment variable and write {_example(name, value)}",
            )


def expanded(headers: Mapping[str, str], environ: Mapping[str, str]) -> Mapping[str, str]:
    """The headers with `$NAME` replaced by the environment's variable of that name; `$$` is the sign itself.

    Raises ConfigError where a variable is not set, or holds what no header may.
    """
    found: dict[str, str] = {}
    for name, value in headers.items():
        template = Template(value)
        for variable in template.get_identifiers():
            if not environ.get(variable):
                raise ConfigError(
                    f"the header {name} needs the environment variable {variable}, which is not set",
                    f"set it: export {variable}=…",
                )
        found[name] = template.substitute(environ)
        if not _VALUE.fullmatch(found[name]):
            variables = ", ".join(template.get_identifiers())
            raise ConfigError(
                f"the header {name} would hold a line break or a character no header may",
                f"set it again: {variables}",
            )
    return found


def has_user(url: str) -> bool:
    """Does an address hold a user's name, and perhaps a password?"""
    return bool(_USER.search(url))


def without_user(url: str) -> str:
    """An address fit for a message."""
    return _USER.sub("//", url, count=1)


def _is_secret(name: str) -> bool:
    return not SECRET_WORDS.isdisjoint(re.split(r"[-_.]", name.lower()))


def _example(name: str, value: str) -> str:
    """How the line should read, the scheme ("Bearer") kept where one is written."""
    scheme = re.match(r"(Basic|Bearer|Digest|Token) ", value, re.IGNORECASE)
    return f'{name} = "{scheme[0] if scheme else ""}$MY_SECRET"'
