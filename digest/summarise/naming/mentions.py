"""Who might be meant: everybody whom a sentence mentions, by name or as "the judge", known or not.

This errs on the side of seeing somebody: one who might be meant keeps a pronoun from being given to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.model import PARAGRAPH_BREAK, Article
from digest.summarise.naming.directory import RUN, Directory, Person, people
from digest.summarise.words import BODIES, OFFICES, PERSON_NOUNS, PERSONS, SEVERAL
from digest.text.countries import is_country

MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
CONTINENTS = frozenset("Europe Asia Africa America Antarctica Arctic Atlantic Pacific Earth God".split())

# A name after one of these is a place more often than a person, unless the directory knows better.
_PLACED = re.compile(
    r"\b(?:in|at|near|from|across|outside|into|toward|towards|off|around|inside) (?:the )?$|\bthe $",
    re.IGNORECASE,
)
_PEOPLES = re.compile(r"\w+(?:ans|ish|ese|ers|ists|ites)$")
_COMMON = re.compile(r"\w+(?:s|ing|ed|ly|ness|ment|tion|ity|out)$")

_NOUN = re.compile(
    rf"\b(?:{'|'.join(sorted(OFFICES | PERSON_NOUNS | PERSONS.keys() | SEVERAL.keys()))})\b(?![’'-]\w{{2}}|-)"
)
_GENDERS = PERSONS | SEVERAL
_SAME_BEFORE = re.compile(r"^,? ?$")
_SAME_AFTER = re.compile(r"^, (?:an?|the|his|her|its|their) [\w’' -]*$")
# "minister for health", "the police chief": one noun phrase, not two people.
_ONE_PHRASE = re.compile(r"^(?:[ -]|’s |'s )$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody at a place of a sentence: a person of the directory, or `None` for one it doesn't know."""

    start: int
    end: int
    person: Person | None
    gender: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the article: where it stands, its text, and who is in it."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]


def lines_before(article: Article, start: int, count: int) -> list[Line]:
    """The last `count` sentences of the article that end at or before the offset `start`, in order."""
    found = [span for span in _spans(article) if span[1] <= start][-count:]
    directory = people(article)
    body = article.text
    return [Line(begin, end, body[begin:end], mentions(body[begin:end], directory)) for begin, end in found]


@lru_cache(maxsize=8)
def _spans(article: Article) -> tuple[text.Span, ...]:
    """Where the article's sentences stand in its text; remembered, for they are asked for one by one."""
    found: list[text.Span] = []
    offset = 0
    for paragraph in article.paragraphs:
        found += ((offset + s, offset + e) for s, e in text.sentence_spans(paragraph, article.language))
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(found)


def mentions(sentence: str, directory: Directory) -> tuple[Mention, ...]:
    """Everybody whom the sentence mentions, quotations included, in order."""
    named = [one for match in RUN.finditer(sentence) for one in _named(sentence, match, directory)]
    return tuple(sorted([*named, *_nouns(sentence, named)], key=lambda one: one.start))


def _named(sentence: str, match: re.Match[str], directory: Directory) -> Iterator[Mention]:
    words = match.group().split()
    start, end = match.start(), match.start() + len(" ".join(words))
    while words and (words[0].lower() in text.STOP_WORDS or words[0] in text.WEEKDAYS):
        start += len(words[0]) + 1
        words = words[1:]
    for at in range(len(words)):
        found = directory.all_of(" ".join(words[at:]))
        if found:
            person = directory.of(" ".join(words[at:]))
            yield Mention(start, end, person, person.gender if person else "")
            return
    if words and _may_be_a_person(sentence, start, words):
        yield Mention(start, end, None, "")


def _may_be_a_person(sentence: str, start: int, words: list[str]) -> bool:
    """Somebody the article hasn't introduced? A place, a people, a body, a month is nobody."""
    if any(word.rstrip(".").lower() in BODIES for word in words) or is_country(" ".join(words)):
        return False
    if words[0] in MONTHS | CONTINENTS or _PLACED.search(sentence[:start]):
        return False
    alone = words[0] if len(words) == 1 else ""
    opens = not re.search(r"\w", sentence[:start])
    return not alone or not (
        _PEOPLES.match(alone)
        or alone.isupper()
        or (opens and _COMMON.match(alone))
        or alone.lower() in OFFICES
    )


def _nouns(sentence: str, named: list[Mention]) -> Iterator[Mention]:
    """People without a name ("the judge", "his wife"), unless the words belong to a name beside them."""
    end_before = -1
    for match in _NOUN.finditer(sentence):
        start, end = match.span()
        same = any(
            _SAME_BEFORE.match(sentence[end : one.start])
            if one.start >= end
            else one.start <= start < one.end or _SAME_AFTER.match(sentence[one.end : start])
            for one in named
        )
        if not same and not (end_before >= 0 and _ONE_PHRASE.match(sentence[end_before:start])):
            yield Mention(start, end, None, _GENDERS.get(match.group(), ""))
        end_before = end
