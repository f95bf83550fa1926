"""Whose page it is: the address and the house that the lines around an article name.

A page in text has no address bar and no logo. What is left of them are a credit ("Name/House"), a notice of rights,
"More from House", and an address alone on its line. One such line may speak of anybody; the name that several agree
on, or the only one, is the house's. No list of houses is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from digest.extract.lines import Line, same, word_count
from digest.extract.plain.furniture import AGENCIES, LONGEST_CAPTION, LONGEST_CREDIT

# So far down the page its own name is looked for as a line of its own.
HEAD_LINES = 40

_ADDRESS = re.compile(
    r"^(?:(?:originally )?published (?:at|on)|source|url|link|permalink|quelle)?\W*(?P<url>https?://[^\s<>\"]+?)\.?(?:\s|$)",
    re.IGNORECASE,
)
_CREDIT_HOUSE = re.compile(
    r"[\w.’'-]+\s?(?:/| for )\s?(?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})\)?$"
)
_RIGHTS_HOUSE = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright)?\s*(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?:by )?(?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})",
    re.IGNORECASE,
)
_MORE_HOUSE = re.compile(
    r"^(?:More from|About|Interact with|Get the|Follow|Subscribe to|Support) (?P<house>(?:The )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){1,4})\W*$"
)
# What a notice of rights adds to a house's name.
COMPANY = re.compile(
    r"[ ,]+(?:Inc|Ltd|LLC|LLP|Limited|Company|Co|Corp|PLC|GmbH|AG|Media|Group|News|Newspapers|Publishing|All|Rights|Reserved)\b.*$"
)


def address_in(lines: Sequence[Line]) -> str:
    """The address that the page gives as its own, alone on a line or as where it was published; "" if several."""
    found = {match["url"] for line in lines if (match := _ADDRESS.match(line.text))}
    return found.pop() if len(found) == 1 else ""


def house(lines: Sequence[Line]) -> str:
    """The publisher by what the page says around its article: the name that most of these lines agree on."""
    votes: Counter[str] = Counter()
    for line in lines:
        if line.words <= LONGEST_CAPTION:
            votes.update(_houses_in(line.text))
    known = {name: count for name, count in votes.items() if name and not re.fullmatch(AGENCIES, name)}
    stated = {
        name: known[name] + sum(same(line.text) == same(name) for line in lines[:HEAD_LINES])
        for name in known
    }
    best = max(stated, key=lambda name: stated[name], default="")
    return best if best and word_count(best) and (stated[best] > 1 or len(stated) == 1) else ""


def _houses_in(text: str) -> list[str]:
    found = (
        _CREDIT_HOUSE.search(text[-LONGEST_CREDIT:]),
        _RIGHTS_HOUSE.search(text),
        _MORE_HOUSE.match(text),
    )
    return [COMPANY.sub("", match["house"].strip(" .")) for match in found if match]
