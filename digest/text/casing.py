"""Sentence case for headlines, by how the night's own bodies write each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.text.sentences import WORD, Span, sentence_spans, unquoted
from digest.text.words import SHORT_WORD, STOP_WORDS, stem, words

# Words that end so are hardly ever names.
_COMMON_ENDING = re.compile(r"[a-z]{2}(?:ing|ed|ly|ness|ment|tion|tions|able|less|ful|ous|ive|est)$")

# Verbs that headlines are made of and bodies seldom use in this form.
_HEADLINE_VERBS = frozenset(
    "asks backs beats bids blames calls charges claims cuts dies eyes faces fears gets gives halts hands heads hits "
    "holds joins kills leads leaves loses makes meets mulls names opens orders plans pleads quits raises returns "
    "rises rules says sees seeks sets shuts signs slams sparks starts stops takes talks tells threatens tops "
    "turns urges visits vows wants warns weighs wins".split()
)


@dataclass(frozen=True, slots=True)
class Casing:
    """How the night's own bodies write each word: the table that headlines are set in sentence case by."""

    capital: Counter[str]
    small: Counter[str]
    small_stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def is_name(self, word: str, before: str = "", after: str = "") -> bool:
        """Is this word written with a capital inside sentences, alone or beside its neighbours?"""
        if (before, word) in self.pairs or (word, after) in self.pairs:
            return True
        base = re.sub(r"[’']s?$", "", word)
        if self.capital[base] or self.small[base.lower()]:
            return self.capital[base] > self.small[base.lower()]
        # Never seen in a body: a name lowered is worse than a common word left with its capital.
        known = base.lower() in STOP_WORDS | _HEADLINE_VERBS or stem(base) in self.small_stems
        return not known and not _COMMON_ENDING.search(base)


def casing(texts: Iterable[str]) -> Casing:
    """Count how words are written inside sentences, where a capital means a name."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for tokens in _inner_words(texts):
        capital.update(t for t in tokens if t[:1].isupper())
        small.update(t for t in tokens if t[:1].islower())
        pairs.update((a, b) for a, b in pairwise(tokens) if _both_capital(a, b))
    return Casing(capital, small, frozenset(stem(word) for word in small), frozenset(pairs))


def _inner_words(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    for text in texts:
        for start, end in sentence_spans(text):
            yield [re.sub(r"[’']s$", "", w) for w in WORD.findall(unquoted(text[start:end]))[1:]]


def _both_capital(first: str, second: str) -> bool:
    return first[:1].isupper() and second[:1].isupper()


def title_cased(headline: str) -> bool:
    """Are most of the headline's longer words, the first aside, written with a capital?"""
    inner = [word for word in words(headline)[1:] if len(word) > SHORT_WORD]
    return 2 * sum(word[:1].isupper() for word in inner) > len(inner)


def lowered(headline: str, table: Casing, *, first_too: bool) -> list[Span]:
    """Spans of the initials to set small for sentence case; with `first_too`, for use inside a sentence."""
    found = list(WORD.finditer(headline))
    plain = [re.sub(r"[’']s$", "", match.group()) for match in found]
    spans = []
    every_word = title_cased(headline)
    for at, match in enumerate(found):
        before = plain[at - 1] if at else ""
        after = plain[at + 1] if at + 1 < len(plain) else ""
        wanted = (first_too if at == 0 else every_word) and _simple_capital(match.group())
        if wanted and not table.is_name(plain[at], before, after):
            spans.append((match.start(), match.start() + 1))
    return spans


def _simple_capital(word: str) -> bool:
    """Is the capital only the first letter's: "Asks", not "NATO", "iPhone" or "U.S."?"""
    return word[:1].isupper() and word[1:] == word[1:].lower() and "." not in word
