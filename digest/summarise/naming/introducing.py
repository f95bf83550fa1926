"""The first mention of somebody in a brief: office and full name, as the article gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest import text
from digest.model import Edit
from digest.summarise.naming.directory import RUN, Directory, Person
from digest.summarise.words import FINITE, FIRMS
from digest.text.countries import is_country

# After a name on its own comes a verb, a stop, a possessive or a small word; before a noun it is an adjective
# ("Trump officials"), and no full name fits there.
_FREE = re.compile(
    rf"(?:[’']s?)?(?:[,.;:!?)]|$| (?:{FINITE}|and|or|but|in|on|at|to|of|for|from|with|by|as|who|that|after|before|during"
    r"|over|about|against|not|also|never|still|later|then|both|than|when|while|because|if)\b)|[’']s\b"
)
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|this|that|former|ex|pro|anti|post) ?-?$", re.IGNORECASE)
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms)\.? |^Miss ")


def introduce(directory: Directory, quote: str, edits: Sequence[Edit], told: str) -> tuple[Edit, ...]:
    """`edits` of the quote, with a full name and office for each person whom `told` does not introduce.

    `told` is the brief's text before this sentence. Of each person the first mention that the edits leave is
    made full: by an edit "first-mention", or inside the new words of another; so is the short name of a firm.
    Sorted, disjoint; each new name stands in the article to the letter, but for the "’s" after it.
    """
    plain = text.unquoted(quote)
    done: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        done += _first_mentions(directory, plain, (at, edit.start), _seen(told, done))
        done.append(_full(directory, edit, _seen(told, done)))
        at = edit.end
    return (*done, *_first_mentions(directory, plain, (at, len(quote)), _seen(told, done)))


def _seen(told: str, done: Sequence[Edit]) -> str:
    return ". ".join((told, *(edit.new for edit in done)))


def _full(directory: Directory, edit: Edit, seen: str) -> Edit:
    """The edit with the full name where it sets the surname of somebody unknown."""
    name = re.sub(r"[’']s$", "", edit.new)
    person = directory.of(name) if name and edit.rule.startswith("name-for") else None
    if person is None or _known(person, seen):
        return edit
    return Edit(edit.start, edit.end, person.introduction + edit.new[len(name) :], edit.rule)


def _known(person: Person, seen: str) -> bool:
    """Has the reader met the full name, or an office with the surname, where the surname is one word?"""
    return person.name in seen or (len(person.name.split()) < 3 and person.surname in text.introduced(seen))


def _first_mentions(directory: Directory, plain: str, gap: text.Span, seen: str) -> Iterator[Edit]:
    """An edit for each short name on its own in the gap, outside quotations, that nothing seen makes clear."""
    for match in RUN.finditer(plain, *gap):
        mention = match.group()
        end = match.start() + len(mention)
        free = _FREE.match(plain, end) and not _ATTRIBUTE.search(plain[: match.start()])
        full = _fuller(directory, mention, f"{seen} {plain[: match.start()]}") if free else ""
        if full and full not in plain:
            seen = f"{seen}. {full}"
            yield Edit(match.start(), end, full, "first-mention")


def _fuller(directory: Directory, mention: str, seen: str) -> str:
    """What to set for a short name; nothing for one that is full or known, or may be a country's or a capital's."""
    person = directory.of(_COURTESY.sub("", mention))
    if is_country(mention) or mention in text.WEEKDAYS:
        return ""
    if person is None:
        return _firm(directory, mention, seen)
    short = mention != person.name and " " in person.introduction and person.introduction != mention
    return person.introduction if short and not _known(person, seen) else ""


def _firm(directory: Directory, mention: str, seen: str) -> str:
    """The firm in full, of two words only: "Northgate" is Northgate Steel, HSBC more than HSBC Private Bank."""
    named = [body for body in directory.bodies if body.name.startswith(mention + " ")]
    if len(named) != 1 or named[0].short_first or named[0].name in seen or mention.isupper():
        return ""
    rest = named[0].name.removeprefix(mention + " ").lower()
    return named[0].name if rest in FIRMS else ""
