"""Headers that hold addresses of the web, and values that must stay on their line.

Python folds a header where it is longer than a line, and encodes what it can't fold: a long address in
`List-Unsubscribe` becomes `=?utf-8?q?…?=`, which no mail program follows. `POLICY` folds such headers at their commas
alone, each address on a line of its own, however long; and it folds the name in `List-Id`, never the identifier.
"""

from __future__ import annotations

import re
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.policy import SMTP
from typing import Any

# RFC 5322, 2.1.1: no line may be longer, addresses or not.
MOST_LINE = 998
OF_ADDRESSES = ("list-unsubscribe", "list-archive")
UNFIT_FOR_A_HEADER = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class AddressesHeader(UnstructuredHeader, BaseHeader):
    """Addresses in angle brackets, parted by commas (RFC 2369)."""

    def fold(self, *, policy: Any) -> str:
        """The header with a line for each address; it is ASCII already, and nothing in it is encoded."""
        separator = f",{policy.linesep} "
        return f"{self.name}: {separator.join(part.strip() for part in str(self).split(','))}{policy.linesep}"


class ListIdHeader(UnstructuredHeader, BaseHeader):
    """A list's name and its identifier in angle brackets (RFC 2919): filters look for the identifier as it stands."""

    def fold(self, *, policy: Any) -> str:
        """The header on one line where it fits, else with the identifier on a line of its own."""
        name, _, identifier = str(self).strip().rpartition("<")
        whole = f"{self.name}: {name}<{identifier}"
        if whole.isascii() and len(whole) <= policy.max_line_length:
            return f"{whole}{policy.linesep}"
        # Python's own folding is right for the name, which may be in any script.
        folded = SMTP.header_factory(self.name, name.strip()).fold(policy=policy).rstrip()
        return f"{folded}{policy.linesep} <{identifier}{policy.linesep}"


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    registry.map_to_type("list-id", ListIdHeader)
    for name in OF_ADDRESSES:
        registry.map_to_type(name, AddressesHeader)
    return registry


# RFC 5322 asks for lines of at most 78 characters, quoted-printable (RFC 2045, 6.7) for at most 76.
POLICY = SMTP.clone(max_line_length=76, header_factory=_registry())


def line(value: str) -> str:
    """The value on one line: a header must not be able to open another one."""
    return " ".join(UNFIT_FOR_A_HEADER.sub(" ", value).replace("=?", "= ?").split())
