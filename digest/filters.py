"""What the owner wants in the letter and what not: rules over an article's words, author, section, language and age.

A term is a word or phrase, looked for in the headline, the line under it and the section; or, with "title:",
"author:", "section:", "text:" or "language:" before it, in that alone. Words are whole words, case aside; a `*` at
the end stands for the rest of a word. `keep` wants one of its terms, `drop` none. A rule says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from digest.model import Article

# Where a term is looked for, by what stands before its colon.
ASPECTS: Mapping[str, Callable[[Article], str]] = {
    "": lambda article: f"{article.title}\n{article.dek}\n{article.kicker}",
    "title": lambda article: article.title,
    "author": lambda article: article.author,
    "section": lambda article: article.kicker,
    "text": lambda article: article.text,
    "language": lambda article: article.language,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one source, or of all. `oldest` is in days before the letter closes, None for any age."""

    keep: Sequence[str] = ()
    drop: Sequence[str] = ()
    oldest: float | None = None


def dropped(article: Article, rules: Sequence[Rules], at: datetime) -> str:
    """Which rule keeps an article out of the letter that closes `at`, in words; "" if none does."""
    return next(filter(None, (_dropped(article, one, at) for one in rules)), "")


def _dropped(article: Article, rules: Rules, at: datetime) -> str:
    for term in rules.drop:
        if matches(article, term):
            return f"dropped by your rule drop “{term}”"
    if rules.keep and not any(matches(article, term) for term in rules.keep):
        return f"none of your rules keep it: {', '.join(f'“{term}”' for term in rules.keep)}"
    if (
        rules.oldest is not None
        and article.published
        and at - article.published > timedelta(days=rules.oldest)
    ):
        return f"older than your rule oldest = {rules.oldest:g} (days)"
    return ""


def matches(article: Article, term: str) -> bool:
    """Does an article have this term?"""
    aspect, colon, words = term.partition(":")
    if not colon or aspect not in ASPECTS:
        aspect, words = "", term
    return bool(_shape(words.strip()).search(ASPECTS[aspect](article)))


@lru_cache(maxsize=512)
def _shape(words: str) -> re.Pattern[str]:
    """A term as a pattern. One of no words matches nothing."""
    stem = words.removesuffix("*")
    if not stem.strip():
        return re.compile(r"(?!)")
    inner = r"\s+".join(re.escape(word) for word in stem.split())
    end = "" if words.endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){inner}{end}", re.IGNORECASE)
