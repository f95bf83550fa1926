"""A passage as the gate reads it: words with their keys, what stands between them, and the lists it knows.

A key is what two spellings of one word share: small letters, no accents, no possessive, "U.S." as "US". A stem
also drops the commonest endings. Passages are read once and remembered, for the same evidence is held against
many sentences.

This knows the letters of a text and a few closed lists of English; it judges nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from digest import text

# Evidence is held against sentence after sentence, an article's body against all that cite it.
REMEMBERED = 1024

# Words that carry grammar alone: no name, no content. Shorter than text.STOP_WORDS, which also drops "new", "year".
FUNCTION_WORDS = frozenset(
    "a an the this that these those and or but nor so yet for of in on at to by from with about into onto over under "
    "after before between among against during through since until as than like per via near off up down out upon "
    "within across behind beyond along around toward towards i you he she it we they me him her us them my your his "
    "its our their hers ours theirs mine who whom whose which what when where why how if whether while because though "
    "although unless is are was were be been being am do does did doing done has have had having will would shall "
    "should can could may might must not no also too very just only even still then there here now both either "
    "neither each every all any some such own same other another more most less least many much few several one "
    "yes well however meanwhile again once ever never".split()
)

# Verbs that only pass on what was said: "said Roth" and "Roth says" place a name alike.
REPORTING = frozenset(
    "say says said saying tell tells told add adds added announce announces announced confirm confirms confirmed "
    "report reports reported state states stated write writes wrote note notes noted explain explains explained "
    "according argue argues argued insist insists insisted warn warns warned claim claims claimed reply replied "
    "declare declared admit admits admitted ask asks asked tweet tweeted post posted call called recall recalled "
    "believe believes believed think thinks thought suggest suggests suggested".split()
)

# What a person is called before the name. Checked as an office of that name, and no part of the name itself.
OFFICES = frozenset(
    "president minister premier chancellor secretary senator sen congressman congresswoman representative rep governor "
    "gov mayor judge justice king queen prince princess duke duchess pope bishop archbishop cardinal reverend rev "
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm officer detective sheriff "
    "chief chairman chairwoman director coach manager striker goalkeeper midfielder defender doctor dr professor prof "
    "ambassador commissioner speaker leader spokesman spokeswoman attorney prosecutor lawyer".split()
)
COURTESIES = frozenset("mr mrs ms miss sir dame lord lady madam".split())
# A full stop after these, or after a single letter, opens nothing.
ABBREVIATIONS = COURTESIES | frozenset(
    "dr prof rev hon st gen lt col sgt capt maj adm cmdr sen rep gov pres no vs v jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)
# A capital is due after a stop, a colon, a bullet, or a mark that opens; after a closing mark it is the word's own.
_GAP_OPENS = re.compile(r"[.!?…:;•|\n]|[“‘`«(\[]\s*$|(?:^|\s)[\"'–—-]+\s*$")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a figure: where it stands, and what it is compared by."""

    text: str
    start: int
    end: int
    key: str
    stem: str

    @property
    def capital(self) -> bool:
        """Is it written with a capital?"""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text with its tokens. `opens` are the places whose capital may be due to the place alone.

    Equal only to itself, so that what is remembered of it is found at once: `read` hands out one for each text.
    """

    text: str
    tokens: tuple[Token, ...]
    opens: frozenset[int]

    def gap(self, place: int) -> str:
        """What stands between this token and the one before it."""
        before = self.tokens[place - 1].end if place else 0
        after = self.tokens[place].start if place < len(self.tokens) else len(self.text)
        return self.text[before:after]


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that stands at a place and could stand at another: its kind, keys, first and last place."""

    kind: str
    keys: tuple[str, ...]
    first: int
    last: int

    def same(self, other: Mention) -> bool:
        """Are both the same thing: for names, the same last word or one a part of the other?"""
        mine, theirs = set(self.keys), set(other.keys)
        if self.kind == "name":
            return self.keys[-1] == other.keys[-1] or mine <= theirs or theirs <= mine
        return bool(mine & theirs)


@lru_cache(maxsize=REMEMBERED)
def read(body: str) -> Passage:
    """The passage that a text is."""
    tokens = tuple(_token(match) for match in _WORD.finditer(body))
    opens = frozenset(at for at in range(len(tokens)) if _opens(body, tokens, at))
    return Passage(body, tokens, opens)


def _token(match: re.Match[str]) -> Token:
    word = key(match.group())
    return Token(match.group(), match.start(), match.end(), word, stem(word))


def _opens(body: str, tokens: tuple[Token, ...], at: int) -> bool:
    if not at:
        return True
    gap = body[tokens[at - 1].end : tokens[at].start]
    if gap.startswith(".") and gap.strip() == ".":
        before = tokens[at - 1].key
        return before not in ABBREVIATIONS and len(before) > 1
    return gap != " " and bool(_GAP_OPENS.search(gap))


@lru_cache(maxsize=16 * REMEMBERED)
def key(word: str) -> str:
    """What two spellings of one word share. "US" and "U.S." keep a key apart from the pronoun's."""
    if word in {"US", "U.S.", "USA", "U.S.A."}:
        return "u.s."
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if plain[0].isdigit():
        return plain
    return re.sub(r"'s?$", "", plain).replace(".", "") or plain


@lru_cache(maxsize=16 * REMEMBERED)
def stem(word: str) -> str:
    """The key's light stem; figures stay as they are."""
    return word if word[0].isdigit() else text.stem(word)


def content(token: Token) -> bool:
    """Does the word say something of its own: no grammar, no bare reporting, no figure?"""
    return token.key not in FUNCTION_WORDS and token.key not in REPORTING and not token.key[0].isdigit()
