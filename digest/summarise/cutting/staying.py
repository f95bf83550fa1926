"""What must stay: words that weaken, deny, count or quote, and whatever says who somebody is."""

from __future__ import annotations

import re

from digest import text
from digest.summarise.words import COUNTED, OFFICES

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\.? )*[A-Z][\w’'-]*$")
_POINTS_OUT = re.compile(
    r"(?:\b(?:his|her|its|their|he|she|it|they|him|them)|\b[A-Z]{2,}s?|\b(?:and|or|the|a|an|of|in|to|by))$"
)
# "A man — the mayor’s brother — was held": an aside that says who it was is no aside.
_UNTOLD = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|another|\d+) (?:[\w’'-]+ ){0,3}[\w’'-]+$",
    re.IGNORECASE,
)
_TELLS_WHO = re.compile(r"(?:the|an?|his|her|its|their|both|all|who|whose|[\w’'-]+[’']s?) |[A-Z]")
# These open alternatives, conditions and second thoughts.
_NO_ASIDE = re.compile(
    r"\W*(?:or|and|but|not|nor|if|unless|though|although|that is|i\.e)\b",
    re.IGNORECASE,
)
_HEDGING = re.compile(
    r"\b(?:expected|believed?|thought|supposed|estimated|only|except|apart|excluding|provided|anonym\w+|as"
    r"|sometimes|usually|mostly|partly|often|perhaps|probably|seemingly)\b"
)


def expendable(words: str) -> bool:
    """Does the sentence lose nothing here that weakens, denies, counts or quotes?"""
    return bool(text.words(words)) and not (
        text.hedges(words)
        or re.search(r"[\d“”\"‘«»?!]", words)
        or COUNTED.search(words)
        or _HEDGING.search(words)
        or _NO_ASIDE.match(words)
    )


def first_mention(head: str, told: str) -> bool:
    """Does this end in a person's name that comes without an office and that the reader has not met?"""
    name = _NAME_BEFORE.search(head)
    if name is None or re.search(r"\b(?:of|in|from|at) (?:the )?$", head[: name.start()]):
        return False
    parts = name.group().split()
    known = parts[-1] in text.names(". " + told)
    return not known and not any(part.lower() in OFFICES for part in parts[:-1])


def explains(head: str, inside: str, told: str) -> bool:
    """Does an aside say who somebody at the first mention is, what letters stand for, whom "his" means?"""
    if _POINTS_OUT.search(head) or (_UNTOLD.search(head) and _TELLS_WHO.match(inside)):
        return True
    if re.match(
        r"(?:he|she|it|they|we|you|this)\b", inside
    ):  # a sentence of its own says something of its own
        return True
    presents = re.match(r"(?:an?|the|who|whose) ", inside)
    name = _NAME_BEFORE.search(head)
    return bool(presents and name and " " in name.group() and first_mention(head, told))
