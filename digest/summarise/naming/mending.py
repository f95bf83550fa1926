"""What a sentence leans on, and the one edit that mends it: a name for its opening pronoun.

The one meant is looked for in the sentences before, nearest first. The search ends where two might be meant, where
a pronoun there may mean somebody else, or after a few sentences. "It" and "they" are left alone but for a body
that has just acted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from digest import text
from digest.model import Article, Edit
from digest.summarise.naming.directory import Body, Directory, Person
from digest.summarise.naming.mentions import Line, Mention, lines_before
from digest.summarise.words import FINITE, OFFICES
from digest.text.countries import is_country
from digest.text.verbs import THIRD_PERSON, verb_at

# So many sentences back a pronoun may reach, and so many of these may mention nobody at all.
FARTHEST, MOST_EMPTY = 3, 1


class Need(StrEnum):
    """What a sentence leans on where no edit is called for."""

    NOTHING = "stands alone"
    ANTECEDENT = "needs the sentence before it"


_OPENING = re.compile(
    r"(?P<lead>(?:(?:But|And|Yet) |(?:However|Meanwhile|Also|Still), )?)(?P<pronoun>[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b(?![’'])"
)
# "On Tuesday, he said": a few words that lead in, then the pronoun as subject.
_LED_IN = re.compile(
    r"(?:(?:On|In|At|During|After) [^,“”\"]{2,40}, |On [A-Z][a-z]+day )(?P<lead>)(?P<pronoun>he|she) (?=said|told|added|announced|called|met)"
)
_SPEAKS = re.compile(
    r"[,.!?][”\"’'] (?P<lead>)(?P<pronoun>he|she) (?:said|says|added|told|asked|wrote|replied|warned|explained|continued)\b"
)
_IT = re.compile(
    r"(?P<lead>)(?P<pronoun>Its|It)\b (?=also [a-z]+ed\b|said\b|added\b|announced\b|warned\b|(?:shares?|profits?|chief|chairman"
    r"|board|headquarters|president|members|spokesman|spokeswoman|director|leaders?|workers|employees|staff|sales)\b)"
)
_GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "hers": "she"}
_PRONOUN = re.compile(r"\b(he|his|him|she|her|hers|himself|herself)\b", re.IGNORECASE)
_OTHER_PRONOUN = {"he": re.compile(r"\b[Ss]he\b"), "she": re.compile(r"\b[Hh]e\b")}
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|added|asked|told|wrote|warned)(?: that)?(?: (?:the )?[a-z]+){0,3} $"
)
_OFFICE = re.compile(
    r"The (?P<office>(?:[a-z]+ ){0,2}?[a-z]+)(?: (?=(?:also |later |then )?"
    rf"(?:{FINITE}|{'|'.join(sorted(THIRD_PERSON))})\b)|(?=(?P<owns>[’']s)\b))"
)

# Words for what an earlier sentence told, empty without it.
_SHELLS = frozenset(
    "deal move reason result answer cause aim goal purpose effect outcome motive gesture plan decision agreement incident statement ruling report law bill talks announcement attack "
    "proposal measure measures order verdict sentence vote result results meeting visit trip accident crash blast "
    "explosion fire shooting killing killings murder arrest arrests strike strikes protest protests clashes violence "
    "raid ceremony event events case charge charges allegation allegations accusation accusations claim claims remark "
    "remarks comment comments speech letter message document documents video footage photo photos pictures findings "
    "study survey poll figure figures number total increase rise fall drop cut cuts change changes reform reforms "
    "policy policies rule rules ban sanctions tariffs pact accord treaty truce cease-fire ceasefire offer request demand "
    "demands appeal complaint lawsuit suit trial hearing investigation inquiry probe project program programme scheme "
    "initiative effort efforts operation mission search rescue process problem problems issue issues question matter "
    "situation crisis dispute conflict row scandal controversy debate idea suggestion theory news story delay failure "
    "loss victory defeat win success discovery development developments threat warning criticism reaction response "
    "feature device method technique system ship vessel plane aircraft train bus car vehicle boat building house site "
    "area town village city region district island company firm group organization organisation agency party team club".split()
)
_EPITHETS = frozenset(
    "instrument tool machine arithmetic visitor couple pair trio victim victims suspect suspects man men woman women boy girl child children teenager "
    "driver pilot gunman attacker attackers officer officers official officials lawmaker conservative liberal "
    "republican democrat veteran newcomer incumbent challenger candidate defendant accused prisoner hostage hostages "
    "survivors family brothers sisters twins duo others group player striker singer actor actress author guest host "
    "patient student teacher doctor soldier soldiers neighbours neighbors passengers crew body bodies".split()
)
_DEFINITE = re.compile(
    r"[“\"]?(?:(?P<count>The (?:two|three|four|five|six|seven|eight|nine|ten|former|latter|same|other|others)\b|Both\b)"
    r"|The (?P<noun>[\w-]+)(?! (?:of|that|which|who|whose|to|for|between|on|in|at|against|from|by|with)\b|[’'-]\w))"
)


def mend(article: Article, directory: Directory, span: text.Span, told: str = "") -> Edit | Need:
    """What the sentence at `span` of the article's text needs to stand without the one before it.

    An edit sets a name for the pronoun that opens the sentence or speaks its quotation (rule "name-for-pronoun")
    or for its opening office ("first-mention"); its offsets count from the sentence's start. It sets the surname
    alone: hand it to `introduce`, which makes it full where the brief has not. `told` is the brief so far, in
    which "the deal" may have been told.
    """
    sentence = article.text[slice(*span)]
    earlier = article.text[: span[0]]
    pronoun = _pronoun(sentence)
    if pronoun:
        found = _edit(pronoun, lines_before(article, span[0], FARTHEST), directory)
        return found if found and not _still_leans(sentence, found, pronoun) else Need.ANTECEDENT
    office = _office(sentence, directory, earlier)
    if office:
        return office
    hangs = text.leans_back(sentence, article.language) or text.speakerless_quotation(sentence)
    return (
        Need.ANTECEDENT
        if hangs or _namesake(sentence, directory) or points_back(sentence, told)
        else Need.NOTHING
    )


def points_back(sentence: str, told: str) -> bool:
    """Does it open on "The deal", "The two", "Both men", of which `told` has said nothing?"""
    match = _DEFINITE.match(sentence)
    if not match:
        return False
    if match["count"]:
        return True
    noun = match["noun"].lower()
    return noun in _SHELLS | _EPITHETS and text.stem(noun) not in text.terms(told)


# ---------------------------------------------------------------- pronouns


def _pronoun(sentence: str) -> re.Match[str] | None:
    """The pronoun that a name could stand for: the one that opens, or the speaker of the quotation."""
    opening = _OPENING.match(sentence) or _LED_IN.match(sentence) or _IT.match(sentence)
    if opening or sentence[:1] not in '“"':
        return opening
    quotes = text.quotations(sentence)
    return next(
        (m for m in _SPEAKS.finditer(sentence) if any(end == m.start() + 2 for _, end in quotes)), None
    )


def _edit(pronoun: re.Match[str], before: Sequence[Line], directory: Directory) -> Edit | None:
    word = pronoun["pronoun"].lower()
    name = (
        _body_name(before, directory)
        if word.startswith("it")
        else _person_name(before, _GENDER[word], directory)
    )
    if not name:
        return None
    if name.split()[-1] in text.unquoted(pronoun.string)[pronoun.end() :]:
        return None  # "He suggested …, Mr Trump said": the sentence names him itself
    if not pronoun["lead"] and re.search(r"[A-Z][\w’'-]+ $", pronoun.string[: pronoun.start("pronoun")]):
        return None  # "On Tuesday he told": two names would run into one
    mark = "'" if any("'" in line.text for line in before) else "’"
    owner = mark + "s" if word in {"his", "her", "its"} else ""
    return Edit(pronoun.start("lead"), pronoun.end("pronoun"), name + owner, "name-for-pronoun")


def _person_name(before: Sequence[Line], gender: str, directory: Directory) -> str:
    person = person_meant(before, gender)
    return _short(person, directory) if person else ""


def _body_name(before: Sequence[Line], directory: Directory) -> str:
    """The body that opens the sentence before, where no other body or person is in it."""
    line = before[-1] if before else None
    if line is None or line.mentions:
        return ""
    named = [body.name for body in directory.bodies if body.name in line.text]
    opening = re.match(r"(?:The )?" + re.escape(named[0]), line.text) if len(named) == 1 else None
    return opening.group() if opening else ""


def person_meant(before: Sequence[Line], gender: str) -> Person | None:
    """The one person whom "he" or "she" after these sentences can mean; None where another might be."""
    empty = 0
    for line in reversed(before):
        meant = [one for one in line.mentions if one.gender in {"", gender}]
        pronouns = [
            m.start() for m in _PRONOUN.finditer(line.text) if _GENDER.get(m.group().lower()) == gender
        ]
        if meant:
            others = {one.person for one in meant}
            first = pronouns and min(pronouns) < meant[0].start
            acts = any(_acts(line, one, gender) for one in meant)
            return (
                None
                if first or len(others) != 1 or not acts or not _clear(meant[0].person)
                else meant[0].person
            )
        empty += not pronouns
        if empty > MOST_EMPTY:
            return None
    return None


def _acts(line: Line, mention: Mention, gender: str) -> bool:
    """Is this whom the sentence speaks of: its subject, the speaker, or the only man beside a woman who is?"""
    before = text.unquoted(line.text)[: mention.start]
    if _SAID_BEFORE.search(before):
        return True
    subject = not re.search(rf"\b{FINITE}\b", before) and verb_at([*text.words(before), "x"]) is None
    beside = [one for one in line.mentions if one.gender not in {"", gender}]
    other = beside or _OTHER_PRONOUN[gender].search(before)
    return subject or bool(mention.gender == gender and other)


def _clear(person: Person | None) -> bool:
    """A name that is also a country's or a capital's may mean the government."""
    return person is not None and not is_country(person.surname)


def _short(person: Person, directory: Directory) -> str:
    """The surname, where it is nobody else's and comes with no office of its own ("King Albert")."""
    alone = " " in person.name and directory.of(person.surname) is person
    return person.surname if alone else person.introduction


def _still_leans(sentence: str, edit: Edit, pronoun: re.Match[str]) -> bool:
    """Is something else left hanging: a "her" beside the "he", a "they", a "did so"?"""
    word = pronoun["pronoun"].lower()
    rest = text.unquoted(sentence)[edit.end :]
    other = {"he": "she", "she": "he"}.get(_GENDER.get(word, ""))
    if any(_GENDER.get(m.group().lower()) == other for m in _PRONOUN.finditer(rest)) and other:
        return True
    if sentence[:1] in '“"' and _PRONOUN.search(sentence[: edit.start]):
        return True
    mended = sentence[: edit.start] + edit.new + sentence[edit.end :]
    return sentence[:1] not in '“"' and text.leans_back(mended)


# ---------------------------------------------------------------- bodies and offices


def _office(sentence: str, directory: Directory, earlier: str) -> Edit | Need | None:
    """The holder for "The president said", where one alone was named; for "The commission" its full name."""
    match = _OFFICE.match(sentence)
    if not match:
        return None
    office = match["office"]
    body = next((one for one in directory.bodies if _is_body(one, office, earlier)), None)
    if body and not match["owns"]:
        return Edit(match.start("office"), match.end("office"), body.name, "first-mention")
    if office.split()[-1] not in OFFICES:
        kin = any(one.name.lower().endswith(" " + office) and one.name in earlier for one in directory.bodies)
        return Need.ANTECEDENT if kin else None
    holder = None if match["owns"] else _holder(office, directory, earlier)
    if holder:
        return Edit(0, match.end("office"), _short(holder, directory), "name-for-office")
    return Need.ANTECEDENT if re.search(rf"\b{office.split()[-1]}\b", earlier, re.IGNORECASE) else None


def _is_body(body: Body, kind: str, earlier: str) -> bool:
    """Does the body end in this word, and is no other of its kind spoken of but as "the commission"?"""
    named = body.name in earlier and body.name.rpartition(" ")[2].lower() == kind
    return named and _no_other(kind, earlier.replace(body.name, ""))


def _holder(office: str, directory: Directory, earlier: str) -> Person | None:
    """The only person of the office, where the text before speaks of no other "minister" or "president"."""
    words = set(office.split())
    holders = [one for one in directory.persons if words <= one.offices and one.name in earlier]
    if len(holders) != 1 or not _clear(holders[0]):
        return None
    rest = re.sub(rf"[^.,;]*, (?={holders[0].name})|{holders[0].name}, [^,.;]*", "", earlier)
    return holders[0] if _no_other(office, rest.replace(holders[0].introduction, "")) else None


def _no_other(kind: str, rest: str) -> bool:
    spoken_of = re.sub(rf"\b[Tt]he {kind}\b", "", rest)
    return not re.search(rf"\b{kind.rpartition(' ')[2]}s?\b", spoken_of, re.IGNORECASE)


def _namesake(sentence: str, directory: Directory) -> bool:
    """Does it open on a surname that two people bear?"""
    first = re.match(r"[A-Z][\w’'-]*\w", sentence)
    bare = re.sub(r"[’']s$", "", first.group()) if first else ""
    return bool(bare) and len(directory.all_of(bare)) > 1
