"""Who wrote it, for whom, when: the grammar of bylines, roles, biographies, datelines and date lines.

Each function looks at one line and says what it names, or nothing. A name is a run of capitalised words; no list of
people or houses is kept, so that "By Staff" stays nobody and a new paper needs no rule.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import datetime

from digest.extract import dates
from digest.extract.lines import word_count

ROLES = (
    r"correspondents?|reporters?|editors?|writers?|columnists?|journalists?|critics?|fellow|producers?|photographers?|anchor"
    r"|contributors?|contributing|bureau chief|staff|author|newsroom|blogger|analyst|researcher|professor|host"
    r"|korrespondent(?:in)?|redakteur(?:in)?|redaktion|reporterin|autor(?:in)?|journaliste|rédact\w+|correspondant\w*|corresponsal"
)
# Capitalised in headlines, never part of a name: "The Man Who Catalogued Silence" is none.
NO_NAMES = frozenset(
    "the a an who what how why when where is are was were in on for to with his her its our your my no not as at from into "
    "new after over under this that these those news daily times post wire more most all press review".split()
)
_PARTICLE = r"(?:de|da|di|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|dos|du|ten|ter|y|e|af|av|st\.)"
_WORD = r"[^\W\d_a-z][\w’'.-]*|O[’'][A-Z]\w+|(?:al|el|d|l)[-’'][A-Z]\w+"
_NAME = rf"(?:{_WORD})(?: {_PARTICLE})*(?: (?:{_PARTICLE} )*(?:{_WORD})){{1,4}}"
# A comma alone divides a name from a house; names in a row end with "and".
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,5}},? (?:and|&|und|et|y) {_NAME})?"
_PERSON = re.compile(rf"{_NAMES}\W*")
_BY = re.compile(
    r"^\W*(?:(?:story|words|text|report|reported|written|posted|published|reporting|analysis|opinion)\s+)?(?:(?:by|von|vom|par|por|door|di|av)\b|(?:author|autor(?:in)?|auteur|autore|redaktion)\s*:)[\s:]*(?:(?:our|the|staff|unse(?:r|rem|rer)|notre|nuestr[oa])\s+(?:[a-z]+ ){0,2}(?:reporter|correspondent|writer|editor|team|redakteur(?:in)?|korrespondent(?:in)?|correspondante?|corresponsal)\s+)?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?P<names>{_NAMES})(?P<rest>(?:\s*[,|·•–—/(]|\s+(?:in|at|for|of|from|on|am|le|el|il|op|em|um)\b|\s+\d|\s*$).*)$"
)
_POSTED = re.compile(
    r"^(?:posted|published|written|updated|veröffentlicht|publiziert|geschrieben|erstellt|eingestellt|verfasst|publié|publicado|escrito"
    r"|pubblicato|scritto|geplaatst)\b.{0,60}?\b(?:by|von|par|por|da|door)\s+",
    re.IGNORECASE,
)
# A byline whose date was lost: "Una Brae · Ansel News ·".
_TRAILING = re.compile(rf"^(?P<names>{_NAMES})\s*[·|]\s*(?P<outlet>[A-Z][^·|]{{1,30}}?)\s*[·|]$")
# A byline that goes on to say who that is: "By Una Brae, a deputy editor who has covered tides for ten years."
_BY_WITH_LIFE = re.compile(
    rf"^[Bb]y (?P<names>{_NAMES}), (?:an?|the|our) (?:[\w-]+ ){{0,4}}?(?:{ROLES})\b(?P<rest>[^.]*)"
)
# In a line of capitals the small words must be small again to be seen.
_SHOUTED = re.compile(r"\b(?:FOR|AND|IN|AT|OF|FROM|THE|BY|ON)\b")
_BEHIND_NAME = re.compile(rf"\s+(?:@\w+|(?:[A-Z][\w-]+ ){{0,2}}(?:{ROLES})\b).*$", re.IGNORECASE)
_EMPTIED = re.compile(
    rf"^by\s*[,|]\s*(?:(?:the|an?)\b.*\b(?:{ROLES})\b.*?\b(?:at|for|of|with)\s+(?P<outlet>.+?)\.?)?\s*$",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"\b(?:{ROLES})\b", re.IGNORECASE)
_OUTLET = re.compile(
    r"(?:^|[\s,|(])(?:at|for|of|with|from)\s+(?P<outlet>(?:[Tt]he )?[A-Z][\w’'&-]*(?:\.\w+)*(?:(?: of| and| &| the)? [A-Z][\w’'&-]*(?:\.\w+)*){0,4})"
)
_BIO = re.compile(
    rf"^(?:About the author:? )?(?P<name>{_NAMES}),? (?:is|are|was|has been|works as|ist|est) (?:an?|the|our|currently|one of|[A-Z][\w’'. ]+’s|eine?|der|die)?\b.*?\b(?:{ROLES})\b(?P<rest>.*)$"
)
_COVERS = re.compile(
    rf"^(?P<name>{_NAMES}),? (?:(?:is )?based in|covers|writes (?:about|for|from|on)|reports (?:on|for|from|about)|blogs"
    r"|has (?:covered|written|reported) (?:for|about|on|from)|berichtet (?:seit \d{4} )?(?:aus|über|für)|schreibt (?:seit \d{4} )?(?:über|für))\b(?P<rest>.*)$"
)
_ILLUSTRATION = re.compile(
    rf"^(?:an? |the )?(?:illustration|photo(?:graph)?|image|portrait|headshot|picture|profile (?:picture|photo|image)|avatar)(?: of| for|:)? (?P<name>{_NAMES})",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?P<place>(?:[^\W\d_a-z][^\W\d_]*[^\n()]{0,45}?)?)"
    r"(?:,? (?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r" ?(?:[(/](?P<outlet>[\w’'&. /-]{2,40})[)/])?\s*(?P<dash>[–—]|--|-)(?P<gap>\s*)(?=[^\Wa-z]|[“\"‘'])"
)
_DATE_WORDS = re.compile(
    r"(?:published|posted|updated|last|first|modified|created|date|on|at|am|pm|a\.m|p\.m|gmt|utc|[ecmp][ds]?t|bst|cet|cest|jst|local|time|uhr|stand|am|um"
    r"|veröffentlicht|aktualisiert|publié|le|à|mis|jour|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|edited|the|and|h|ago|hours?|minutes?|days?|min|read)\b",
    re.IGNORECASE,
)
# What else stands around such a name: a time of day, marks.
_AROUND_DATE = re.compile(
    r"^[\s,|·•/–—-]*(?:\d{1,2}[:.h]\d{2}(?: uhr| h)?)?[\s,|·•/–—-]*|(?:\b(?:stand|published|posted|updated|veröffentlicht|aktualisiert|publié)\b\W*)?[\s,|·•/–—-]*$",
    re.IGNORECASE,
)
# A day without its year is no date for `dates`, but no part of a name either: "By Una Brae March 18 at 12:22 PM".
_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\b")
LONGEST_INITIALS, LONGEST_PLACE = 3, 5
LONGEST_BEFORE, LONGEST_GLUED = 12, 16
_DIGIT = re.compile(r"\d")
LONGEST_ROLE, LONGEST_DATE_LINE, LONGEST_BYLINE, LONGEST_BIO = 12, 24, 40, 90


@dataclass(frozen=True, slots=True)
class Signature:
    """What a line says of an article's origin; empty where it does not say."""

    author: str = ""
    publisher: str = ""
    published: datetime | None = None


@functools.lru_cache(maxsize=1024)
def byline(text: str) -> Signature | None:
    """Reads "By NAME and NAME, OUTLET, DATE", in capitals too, or emptied of its name; None if the line is none."""
    emptied = _EMPTIED.match(text)
    if emptied:
        return Signature(publisher=(emptied["outlet"] or "").strip())
    trailing = _TRAILING.match(text)
    if trailing:
        return Signature(named(trailing["names"]), house(trailing["outlet"]))
    lived = _BY_WITH_LIFE.match(text) if word_count(text) <= LONGEST_BIO else None
    if lived:
        return Signature(named(lived["names"]), outlet_in(lived["rest"]))
    opening = _BY.match(text) or _POSTED.match(text)
    if (
        not opening
        or word_count(text) > LONGEST_BYLINE
        or (text.endswith(".") and word_count(text) > LONGEST_ROLE)
    ):
        return None
    rest = text[opening.end() :].strip()
    if rest.isupper():
        rest = _SHOUTED.sub(lambda small: small.group().lower(), rest)
    undated = _before_date(rest)
    found = _BYLINE.match(undated) or _BYLINE.match(_BEHIND_NAME.sub("", undated))
    if not found:
        return Signature(published=dates.parse(text)) if not rest or date_line(rest) else _single(rest)
    outlet = outlet_in(found["rest"]) or _outlet_part(found["rest"])
    return Signature(named(found["names"]), house(outlet), dates.parse(text))


@functools.lru_cache(maxsize=1024)
def person(text: str) -> str:
    """The name or names that are the whole line, else ""."""
    if word_count(text) > LONGEST_ROLE or not _PERSON.fullmatch(text):
        return ""
    return "" if NO_NAMES & {word.lower() for word in text.split() if word[0].isupper()} else named(text)


@functools.lru_cache(maxsize=1024)
def role(text: str) -> bool:
    """Is the line what somebody is ("Economics reporter", "Political editor, in Washington")?"""
    return (
        word_count(text) <= LONGEST_ROLE and bool(_ROLE.search(text)) and not text.endswith((".", "?", "!"))
    )


def illustrated(text: str) -> str:
    """Whom an alt text shows ("An illustration of NAME, …"): beside an emptied byline that is the author."""
    found = _ILLUSTRATION.match(text)
    return named(found["name"]) if found else ""


def biography(text: str) -> Signature | None:
    """Reads "NAME is the … writer at OUTLET", "NAME covers … for OUTLET"; None if the line is none."""
    if word_count(text) > LONGEST_BIO:
        return None
    found = _BIO.match(text) or _COVERS.match(text)
    return Signature(named(found["name"]), outlet_in(found["rest"].split(". ")[0])) if found else None


def outlet_in(text: str) -> str:
    """The house after "at", "for" or "of"; the last, since "from Vancouver for OUTLET" names a place first."""
    outlets = [found["outlet"].rstrip(".") for found in _OUTLET.finditer(text)]
    return house(outlets[-1]) if outlets else ""


@functools.lru_cache(maxsize=1024)
def date_line(text: str) -> datetime | None:
    """The date of a line that says little else ("Published 27 February 2025, 22:05 GMT"), or None."""
    place = dates.span(text) if word_count(text) <= LONGEST_DATE_LINE and _DIGIT.search(text) else None
    if not place:
        return None
    besides = re.sub(r"[\d:.,|·•()+–—/-]+", " ", text[: place[0]] + " " + text[place[1] :])
    rest = _DATE_WORDS.sub(" ", besides)
    # A scraper glues what stands behind a date to it: how old it is, who else had it, how many commented.
    opens = (
        place[0] <= LONGEST_BEFORE
        and word_count(text) <= LONGEST_GLUED
        and not text.endswith((".", "!", "?"))
    )
    return dates.parse(text) if opens or word_count(rest) <= 4 else None


def beside_date(text: str) -> str:
    """The name that stands on a line with a date and little else ("4 March 2024, Una Brae"), or ""."""
    place = dates.span(text)
    if not place or not date_line(text):
        return ""
    rest = [_AROUND_DATE.sub("", part) for part in (text[: place[0]], text[place[1] :])]
    # "AM UTC" is a name by its shape alone.
    return next(
        (person(part) for part in rest if person(part) and len(_DATE_WORDS.sub("", part).split()) > 1), ""
    )


def dateline(text: str) -> tuple[str, str]:
    """The prefix "CITY, Feb 27 (OUTLET) - " of a paragraph and its outlet; ("", "") where there is none.

    The place is in capitals, or an outlet in brackets follows it, and a sentence begins behind the dash: neither
    "Vienna - The city" nor "NATO - the alliance" is a dateline.
    """
    found = _DATELINE.match(text)
    if not found:
        return "", ""
    city = re.split(r"[,/(]", found["place"])[0].strip()
    shouted = city.isupper() and len(city) >= LONGEST_INITIALS and bool(found["gap"])
    known = found["outlet"] and word_count(found["place"]) <= LONGEST_PLACE
    return (found.group(), (found["outlet"] or "").strip()) if shouted or known else ("", "")


def named(text: str) -> str:
    """A name as a page would print it: no marks around, no shouting, no role behind."""
    text = text.strip(" ,.|·•:–—-\t\n@")
    text = re.sub(r"^(?:by|von|par|por)\s+", "", text, flags=re.IGNORECASE)
    shouted = re.sub(r"\b(?:and|und|et|y)\b", "", text).isupper() and len(text) > LONGEST_INITIALS
    return " ".join(word.title() if word.isupper() else word for word in text.split()) if shouted else text


def house(name: str) -> str:
    """A house's name without shouting; short words stay, they may be initials ("BBC NEWS", "THE DAILY STAR")."""
    bare = name.removeprefix("the ")
    if not bare.isupper():
        return name
    words = [word.title() if len(word) > LONGEST_INITIALS or word == "THE" else word for word in bare.split()]
    return " ".join(["The", *words] if bare != name else words)


def _before_date(text: str) -> str:
    place = dates.span(text) or ((found := _DAY.search(text)) and found.span())
    return text[: place[0]].rstrip(" ,|·•(–—-") if place else text


def _single(rest: str) -> Signature | None:
    """A house of one word, or a desk: "By Reuters", "By Staff"."""
    words = _before_date(rest).strip(" .|,")
    short = 0 < word_count(words) <= 4 and words[:1].isupper()
    return Signature(author=named(words), published=dates.parse(rest)) if short else None


def _outlet_part(rest: str) -> str:
    """The last part between commas or bars that is no role and no place after "in"."""
    parts = [part.strip(" .") for part in re.split(r"[,|·•/()]", rest) if part.strip(" .")]
    names = [part for part in parts if part[0].isupper() and not _ROLE.search(part) and not dates.span(part)]
    return names[-1] if names else ""
