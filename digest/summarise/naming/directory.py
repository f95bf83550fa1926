"""Whom an article introduces: by full name, with the office that stands before it, and he or she where that is told.

A run of capitalised words is a person when an office, a courtesy, a well-known first name or an apposition says so;
other runs may be bodies, places or people, and count only as somebody who might be meant. No tagger, no list of
the famous: what the article doesn't tell isn't known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digest import text
from digest.model import Article
from digest.summarise.words import BODIES, GIVEN_NAMES, OFFICES, PERSON_NOUNS, PERSONS
from digest.text.countries import is_country

_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Sgt|Capt|Prof|Rev|St|Jr|Sr|[A-Z])\."
# A possessive ends the run: "Netanyahu’s Likud" is two names.
_CAPITAL = (
    rf"(?:{_TITLE}|(?:U\.S\.|U\.N\.|U\.K\.)|(?:(?:al|el|ul|ad)-)?[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?!s\b))*\w|[A-Z])"
)
_PARTICLE = r"(?:de la|de los|van der|van den|von der|de|del|della|der|di|da|dos|du|van|von|bin|ibn|al|el|la|le|ter|ten)"

# A run of capitals that may be a name: "British Prime Minister Keir Starmer", "Charles de Gaulle".
RUN = re.compile(rf"(?<![\w’'-])(?:{_CAPITAL})(?: (?:{_PARTICLE} )?{_CAPITAL})*(?![\w-])")
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))

COURTESIES = {
    "mr": "he",
    "mrs": "she",
    "ms": "she",
    "miss": "she",
    "sir": "he",
    "dame": "she",
    "lord": "he",
    "lady": "she",
}

# Words of an office besides the rank itself: "Prime", "Foreign", "Chief".
_OFFICE_PARTS = frozenset(
    "prime vice foreign interior defence defense finance health home justice education trade energy environment "
    "transport labour labor agriculture culture prime first attorney general executive acting deputy opposition "
    "party crown supreme assistant staff police army navy lieutenant major brigadier rear field grand air and of".split()
)
# Before an office these say that it is no longer held, or not quite: the office is left aside then.
_NOT_HELD = re.compile(
    r"(?:\b(?:former|ex|late|then|acting|deputy|vice|aspiring|designate|one-time|onetime)[ -]?)$",
    re.IGNORECASE,
)

_SAYS_ALONE = re.compile(
    r"(?<![A-Z] )(?<![a-z] of )\b([A-Z][\w-]+) (?:said|says|told|added|wrote|warned|insisted|denied)\b"
)
# "Rep. Chris Smith, R-New Jersey".
_PARTY_AND_STATE = re.compile(r"[A-Z]-[A-Z]")
_APPOSITION = re.compile(r", (?:an?|the|his|her|its|their|\d{1,3}) ?(?P<what>[^,.;:“”\"]*)")
_SPEAKS = re.compile(r" (?:said|says|told|added|wrote|tweeted|testified)\b|, who\b")
_HEAD = re.compile(r"\b(?:of|for|from|who|whose|and|in|at|to|with|on)\b")
_PERSON_WORDS = OFFICES | PERSON_NOUNS | frozenset(PERSONS)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the article introduces.

    `introduction` stands verbatim in the article ("Prime Minister Keir Starmer"); it is the bare `name` where
    no office comes with it. `gender` is "he", "she" or "" where nothing tells; `start` is the offset of the
    first mention in the article's text; `offices` are the words, in small letters, of every office it gives.
    """

    name: str
    surname: str
    introduction: str
    gender: str
    start: int
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its `name` as the article writes it, and where it does so first.

    `short_first`: its first word stands alone before, and so is another's name: a town's, after which the firm is called.
    """

    name: str
    start: int
    short_first: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """Everyone whom one article introduces, and the bodies it names, each in order.

    `strangers` are names of two words and more of which nothing says whose they are: they may be namesakes.
    """

    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    strangers: tuple[str, ...] = ()

    def of(self, mention: str) -> Person | None:
        """The one person whom a name in full or in part means; None where there is nobody, or a namesake."""
        found = self.all_of(mention)
        if len(found) != 1:
            return None
        person = found[0]
        first = person.name.split()[0]
        namesakes = (name for name in self.strangers if _surname(name) == person.surname)
        return (
            None
            if any(
                not name.startswith(first) and person.name not in name and name != mention
                for name in namesakes
            )
            else person
        )

    def all_of(self, mention: str) -> tuple[Person, ...]:
        """Everyone whose name ends in these words: "Starmer", "De Gaulle", "Vargas Llosa"."""
        wanted = mention[:1].lower() + mention[1:]
        return tuple(person for person in self.persons if _ends_in(person.name, mention, wanted))


def _ends_in(name: str, mention: str, small: str) -> bool:
    return name == mention or name.endswith((" " + mention, " " + small, "-" + mention))


@dataclass(frozen=True, slots=True)
class _Named:
    """One naming of somebody: the words of the office and those of the name, where they stand."""

    office: str
    name: str
    start: int
    gender: str
    held: bool
    offices: frozenset[str]


@lru_cache(maxsize=256)
def people(article: Article) -> Directory:
    """The article's directory. Remembered: ask as often as you like."""
    plain = text.unquoted(article.text)
    runs = list(RUN.finditer(plain))
    named = [one for match in runs if (one := _person(plain, match))]
    full = [one for one in named if " " in one.name]
    alone = [
        one
        for one in named
        if " " not in one.name and not any(_ends_in(o.name, one.name, "\0") for o in full)
    ]
    names = dict.fromkeys(one.name for one in sorted([*full, *alone], key=lambda one: one.start))
    persons = tuple(_entry([one for one in named if one.name == name], named) for name in names)
    known = {word for person in persons for word in person.introduction.split()}
    unsure = (_without_small_opening(match.group()) for match in runs)
    strangers = {name for name in unsure if " " in name and not set(name.split()) <= known}
    return Directory(persons, tuple(_bodies(plain, runs)), tuple(sorted(strangers)))


def _without_small_opening(run: str) -> str:
    """The run without a first word that is none of the name's: "In Ontario", "The Canadian", "Mr. Trudeau"."""
    first, _, rest = run.partition(" ")
    return rest if first.lower() in text.STOP_WORDS or _bare(first) in COURTESIES else run


def _entry(namings: list[_Named], everyone: list[_Named]) -> Person:
    """One person out of every naming in full; an office held that the article gives anywhere comes along."""
    first = namings[0]
    best = next((one for one in namings if one.office and one.held), first)
    surname = _surname(first.name)
    genders = {
        one.gender
        for one in everyone
        if one.gender and _surname(one.name) == surname and one.name in first.name
    }
    held = best.held and all(one.held for one in namings)
    return Person(
        name=first.name,
        surname=surname,
        introduction=f"{best.office} {best.name}".strip() if held else best.name,
        gender=genders.pop() if len(genders) == 1 else "",
        start=first.start,
        offices=frozenset().union(*(one.offices for one in namings)),
    )


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _person(plain: str, match: re.Match[str]) -> _Named | None:
    """The person that a run of capitals names, None where nothing says that it is one."""
    words = match.group().split()
    start = match.start()
    while words and (words[0].lower() in text.STOP_WORDS or words[0] in text.WEEKDAYS):
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in _SUFFIXES:
        words.pop()
    ranks = [at for at, word in enumerate(words) if _bare(word) in OFFICES | COURTESIES.keys()]
    first = ranks[-1] + 1 if ranks else 0
    while not ranks and len(words) - first > 2 and is_country(words[first]):
        first += 1
    office, name = words[:first], words[first:]
    if name and _PARTY_AND_STATE.match(name[0]):
        return None
    if not name or any(_bare(word) in BODIES for word in words) or is_country(" ".join(name)):
        return None
    if not all(
        _bare(word) in _OFFICE_PARTS | OFFICES | COURTESIES.keys() or is_country(word) for word in office
    ):
        office = office[-1:] if _bare(office[-1]) in COURTESIES else []
    if office and is_country(office[0]) and plain[:start].endswith(" of "):
        office = office[1:]  # "Bank of Canada Governor" is no governor of Canada
    return _named(plain, (start, match.start() + len(match.group())), office, name)


def _named(plain: str, span: text.Span, office: list[str], name: list[str]) -> _Named | None:
    start, end = span
    apposition = _APPOSITION.match(plain, end)
    head = _HEAD.split(apposition["what"].lower())[0] if apposition else ""
    described = frozenset(re.findall(r"[\w-]+", head)) & _PERSON_WORDS
    before = re.findall(r"[\w-]+", plain[max(0, start - 40) : start])[-1:]
    role = frozenset(before) & _PERSON_WORDS
    if apposition and apposition.group()[2:3].isdigit():
        described = described | {"aged"}
    words = [_bare(word) for word in office]
    gender = _gender([*words, *described, *role], name[0] if len(name) > 1 else "")
    known = name[0] in GIVEN_NAMES or (len(name) == 2 and name[-1] in _heard(plain))
    speaks = len(name) > 1 and (known or _SPEAKS.match(plain, end))
    if not (office or described or role or speaks):
        return None
    if len(name) == 1 and not office:
        return None
    courtesy = bool(words) and all(word in COURTESIES for word in words)
    held = not _NOT_HELD.search(plain[:start][-24:])
    offices = (frozenset(words) | described | role) - COURTESIES.keys()
    return _Named("" if courtesy else " ".join(office), " ".join(name), start, gender, held, offices)


@lru_cache(maxsize=8)
def _heard(plain: str) -> frozenset[str]:
    """Names on their own that say something: whoever does so is somebody, not a place."""
    return frozenset(match[1] for match in _SAYS_ALONE.finditer(plain))


def _gender(told: list[str], first_name: str) -> str:
    """What courtesy, office, apposition and first name agree on; "" where they are silent or at odds."""
    known = {COURTESIES.get(word) or PERSONS.get(word) or "" for word in told} | {
        GIVEN_NAMES.get(first_name, "")
    }
    known.discard("")
    return known.pop() if len(known) == 1 else ""


def _bare(word: str) -> str:
    return word.rstrip(".").lower()


def _bodies(plain: str, runs: list[re.Match[str]]) -> Iterator[Body]:
    """Runs that hold a word of a body, each name once."""
    seen: set[str] = set()
    for match in runs:
        words = match.group().split()
        start = match.start()
        while words and words[0].lower() in text.STOP_WORDS:
            start += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words)
        # "National Museum of …" is not the whole name.
        whole = not re.match(r" (?:of|for|on|and) ", plain[match.end() :])
        if whole and len(words) > 1 and _bare(words[-1]) in BODIES and name not in seen:
            seen.add(name)
            alone = re.compile(rf"\b{re.escape(words[0])}\b(?! [A-Z])")
            yield Body(name, start, alone.search(plain, 0, start) is not None)
