"""The parties of a story: who speaks in it, and whom a brief lets speak.

A brief of a dispute needs both sides. Who the sides are shows in who is reported to say things: the two or three
people whose words the accounts report most. A set of sentences gains for each of them that it lets speak.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from digest import text
from digest.model import Article, Story
from digest.summarise import naming
from digest.summarise.candidates import sentences
from digest.summarise.choice import Members

# People whose words are reported in fewer sentences are bystanders.
FEWEST_STATEMENTS = 2
MOST_PARTIES = 3
# What a set gains by letting a party speak; no more than a good sentence brings.
PARTY_GAIN = 0.03

_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+")
# Verbs of saying and of taking a side, beside the speaker.
_SPEAKS = re.compile(
    r"\b(?:said|says|told|added|announced|confirmed|warned|wrote|denied|accused|argued|stated|claimed|posted|declared"
    r"|insisted|replied|refused|rejected|promised|demanded|suggested|vowed|called|asked|pledged|dismissed|agreed"
    r"|criticised|criticized|condemned|welcomed|defended|preferred|branded|urged|offered|threatened)\b"
)
NEAR = 40  # characters between a speaker and the verb, at most


@dataclass(frozen=True, slots=True)
class Parties:
    """The surnames of those who speak for the sides of a story, most heard first; empty where there is one side."""

    surnames: tuple[str, ...]


def parties(story: Story) -> Parties:
    """Who is reported to speak in the story, two at least."""
    counts: Counter[str] = Counter()
    for article in story.articles:
        people = _people(article)
        for (start, end), _ in sentences(article):
            counts.update(speakers(article.text[start:end]) & people)
    heard = [name for name, count in counts.most_common(MOST_PARTIES) if count >= FEWEST_STATEMENTS]
    return Parties(tuple(heard) if len(heard) > 1 else ())


def _people(article: Article) -> frozenset[str]:
    """Surnames of those whom the article introduces."""
    if article.language.startswith("en"):
        persons = naming.people(article).persons
        return frozenset(person.surname for person in persons if " " in person.name)
    return text.introduced(article.text)


def gain(members: Members, found: Parties) -> float:
    """What the set gains by the parties that it lets speak."""
    if not found.surnames:
        return 0.0
    return PARTY_GAIN * len(heard(members, found))


def heard(members: Members, found: Parties) -> set[str]:
    """Which parties speak in these sentences."""
    wanted = frozenset(found.surnames)
    return {name for one in members for name in speakers(one.text) & wanted}


def speakers(sentence: str) -> frozenset[str]:
    """Surnames of those beside a verb of speaking, quotations left out."""
    plain = text.unquoted(sentence)
    found: set[str] = set()
    for verb in _SPEAKS.finditer(plain):
        before = list(_CAPITALS.finditer(plain, max(0, verb.start() - NEAR), verb.start()))
        after = _CAPITALS.match(plain, verb.end() + 1)
        found.update(_surname(match.group()) for match in [*before[-1:], *([after] if after else [])])
    return frozenset(found)


def _surname(run: str) -> str:
    return re.sub(r"[’']s$", "", run.rsplit(maxsplit=1)[-1])
