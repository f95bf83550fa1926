"""Sentence case for headlines, by how the night's own bodies write each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.text import verbs
from digest.text.countries import is_country
from digest.text.quoting import Span, quotations, unquoted
from digest.text.sentences import WEEKDAYS, sentence_spans
from digest.text.words import SHORT_WORD, STOP_WORDS, stem, words

# Words that end so are hardly ever names.
_COMMON_ENDING = re.compile(r"[a-z]{2}(?:ing|ed|ly|ness|ment|tion|tions|able|less|ful|ous|ive|est)$")
# A word, or each part of one with hyphens: "40-Year" is "40" and "Year".
_PART = re.compile(r"\w+(?:[’'.,/]\w+)*%?")
# Days and months are names wherever they stand; two months are verbs too, unless a date is near.
_CALENDAR = frozenset(
    (*WEEKDAYS, *"January February April June July August September October November December".split())
)
_MONTHS_OR_VERBS = frozenset(("March", "May"))
_DATE_NEAR = re.compile(r"\d+|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate")
# Capital beside a name ("Soviet Union", "King Charles"), small by themselves, however often names hold them.
_OFFICES = frozenset(
    "academy act agency army association bank board bureau chancellor chief church commission committee company "
    "congress council court department director foundation general government governor group house institute judge "
    "king league lord mayor minister ministry movement museum office park party police president prince princess queen "
    "school secretary senator service society square state states street summit treaty union university war".split()
)
# After one of these, or before the last three, a word that no body writes is hardly a name: "the Queue", "they Please".
_COMMON_COMES = frozenset("a an the its his her their our no every they we you who it to".split())
_COMMON_WENT = frozenset("a an the".split())
# Small words inside names: "Bank of England".
_JOINERS = frozenset("of de la du von van al bin".split())


@dataclass(frozen=True, slots=True)
class Casing:
    """How the night's own bodies write each word: the table that headlines are set in sentence case by."""

    capital: Counter[str]
    small: Counter[str]
    small_stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def is_name(self, word: str, before: str = "", after: str = "") -> bool:
        """Is this word written with a capital inside sentences, alone or beside its neighbours?"""
        if {(before, word), (word, after)} & self.pairs or word in _CALENDAR:
            return True
        if is_country(f"{before} {word}") or is_country(f"{word} {after}"):
            return True
        base = re.sub(r"[’']s?$", "", word)
        if base in _MONTHS_OR_VERBS and (_DATE_NEAR.fullmatch(before) or _DATE_NEAR.fullmatch(after)):
            return True
        if base.lower() in _OFFICES:
            beside_name = any(self.capital[one] > self.small[one.lower()] for one in (before, after))
            return beside_name and not self.small[base.lower()]
        if self.capital[base] or self.small[base.lower()]:
            return self.capital[base] > self.small[base.lower()]
        return is_country(base) or self._may_be_name(base, before, after)

    def _may_be_name(self, base: str, before: str, after: str) -> bool:
        """Of a word that no body has: a name lowered is worse than a common word left with its capital."""
        known = base.lower() in STOP_WORDS | verbs.FINITE | verbs.EVENTS or stem(base) in self.small_stems
        between_common = before.lower() in _COMMON_COMES or after.lower() in _COMMON_WENT
        return not known and not between_common and not _COMMON_ENDING.search(base)


def casing(texts: Iterable[str]) -> Casing:
    """Count how words are written inside sentences, where a capital means a name."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for tokens in _words(texts):
        capital.update(t for t in tokens[1:] if t[:1].isupper())
        small.update(t for t in tokens[1:] if t[:1].islower())
        first, *others = tokens
        named = [] if first.lower() in STOP_WORDS else [first]
        pairs.update((a, b) for a, b in pairwise(_unjoined([*named, *others])) if _both_capital(a, b))
    return Casing(capital, small, frozenset(stem(word) for word in small), frozenset(pairs))


def _words(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    """The words of each sentence that has any, without quotations and possessives."""
    for text in texts:
        for start, end in sentence_spans(text):
            found = _PART.findall(unquoted(text[start:end]))
            if found:
                yield [re.sub(r"[’']s$", "", word) for word in found]


def _unjoined(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token not in _JOINERS]


def _both_capital(first: str, second: str) -> bool:
    return first[:1].isupper() and second[:1].isupper()


def title_cased(headline: str) -> bool:
    """Are most of the headline's longer words, the first aside, written with a capital?"""
    inner = [word for word in words(headline)[1:] if len(word) > SHORT_WORD]
    return 2 * sum(word[:1].isupper() for word in inner) > len(inner)


def lowered(headline: str, table: Casing, *, first_too: bool) -> list[Span]:
    """Spans of the initials to set small for sentence case; with `first_too`, for use inside a sentence.

    Quotations and titles of works keep their letters: they are somebody's own. Of "Tariff-Free" both parts are looked at.
    """
    found = list(_PART.finditer(headline))
    plain = [re.sub(r"[’']s$", "", match.group()) for match in found]
    every_word = title_cased(headline)
    kept = quotations(headline)
    spans = []
    for at, match in enumerate(found):
        wanted = (first_too if at == 0 else every_word) and _simple_capital(match.group())
        quoted = any(start <= match.start() < end for start, end in kept)
        if wanted and not quoted and not table.is_name(plain[at], *_neighbours(plain, at)):
            spans.append((match.start(), match.start() + 1))
    return spans


def _neighbours(plain: Sequence[str], at: int) -> tuple[str, str]:
    """The words before and after, small words inside names passed over."""
    return (
        next(iter(_unjoined(plain[max(0, at - 2) : at][::-1])), ""),
        next(iter(_unjoined(plain[at + 1 : at + 3])), ""),
    )


def _simple_capital(word: str) -> bool:
    """Is the capital only the first letter's: "Asks", not "NATO", "iPhone" or "U.S."?"""
    return word[:1].isupper() and word[1:] == word[1:].lower() and "." not in word
