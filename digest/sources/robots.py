"""What a host lets programs read (RFC 9309), of which digest minds the groups for `digest` and for everybody.

Only pages are asked for here: a feed is there for programs. Nothing is fetched here either; `round` brings the answer
of a host's robots.txt, once a round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Answer

if TYPE_CHECKING:
    from protego import Protego

# The name that a robots.txt may call us by.
TOKEN = "digest"  # noqa: S105 (a product token)
# What is read of a robots.txt: RFC 9309, section 2.5, asks for at least as much.
MOST_BYTES = 500 * 1024
# Hosts may ask for minutes between two pages; a night is not that long.
LONGEST_DELAY = 10.0
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules. Without a parsed text, `reason` says why nothing may be read for now; "" is no rules at all."""

    parsed: Protego | None = None
    reason: str = ""

    def refusal(self, address: str) -> str:
        """Why this page must not be asked for, "" if it may."""
        if self.parsed and not self.parsed.can_fetch(address, TOKEN):
            return "its robots.txt keeps programs out: ask its owner for a feed, or read it in a browser"
        return self.reason

    @property
    def delay(self) -> float:
        """The seconds a host asks for between two pages, within reason."""
        wish = self.parsed.crawl_delay(TOKEN) if self.parsed else None
        return min(wish or 0.0, LONGEST_DELAY)


def rules(answer: Answer) -> Rules:
    """The rules by what came of asking for robots.txt.

    No such file (4xx) lets everything be read; a server in trouble or out of reach nothing, for now (2.3.1). Too many
    requests (429) is of the second kind: whoever says so wants to be asked less, not freely.
    """
    from protego import Protego

    if answer.document:
        return Rules(Protego.parse(answer.document.body.decode("utf-8-sig", "replace")))
    if 400 <= answer.status < 500 and answer.status != TOO_MANY_REQUESTS:
        return Rules()
    return Rules(reason=f"its host's robots.txt can't be read, so no page is asked for: {answer.reason}")
