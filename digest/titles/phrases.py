"""Headings that are a phrase: the publisher's kicker, and the event that headline and opening both name.

A phrase claims that the thing it names is there. So none is made of a headline that hedges, denies, threatens or
plans: from "Marcos dismisses rumours of coup", "Coup" would be false, from "Trump threatens nuclear strike" too. And
a phrase must name an event, not a person or a place: "Romania." tells nobody anything.

Each function gives the sentence, or the reason why there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import grounding, text
from digest.model import Article, Edit, Sentence
from digest.text.countries import countries, is_country
from digest.text.verbs import EVENTS

MOST_KICKER_WORDS = 4
FEWEST_TOPIC_WORDS, MOST_TOPIC_WORDS = 3, 12
# Words about what is not, not yet, or only said to be there; the hedges come on top.
UNREAL = re.compile(
    r"\b(?:threat\w*|warn\w*|plan(?:s|ned|ning)?|propos\w+|seek\w*|sought|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|off)|want\w*"
    r"|consider\w*|mull\w*|offer\w*|avert\w*|avoid\w*|prevent\w*|cancel\w*|scrap\w*|postpon\w*|delay\w*|suspend\w*"
    r"|block\w*|foil\w*|thwart\w*|fail\w*|collaps\w*|near(?:s|ly|ed)?|risks?|plot\w*|attempt\w*|bids?|hop(?:e|es|ed|ing)"
    r"|ask\w*|demand\w*|promis\w*|vow\w*|pledg\w*|rule[sd]? out|resist\w*|oppos\w*|against|brac\w+|prepar\w*|feign\w*"
    r"|fake|mock|simulat\w*|drills?|exercise|game|film|novel|series|play|anniversary|amid|end(?:s|ed|ing)? (?:of|to)"
    r"|says?|said|alleg\w*|suspect\w*|condemn\w*|critici[sz]\w*)\b",
    re.IGNORECASE,
)
_DETERMINER = r"(?:a|an|the|another)"
# What may follow a whole noun phrase: a stop, or a word that can't be its next noun.
_PHRASE_END = (
    r"(?=[,.;:]|\s+(?:of|in|on|at|for|to|from|by|with|that|which|who|as|after|before|over|near|between|against"
    r"|and|has|had|have|was|were|is|are|will|would|can|could|may|might)\b)"
)
_BREAKERS = text.STOP_WORDS | text.LEANING_PRONOUNS
# Where or between whom: "in the Sunda Strait", "with Ostmark and Varland", but not "on Tuesday".
_NAME = rf"(?:(?!{text.WEEKDAY.pattern})[A-Z][\w’-]+(?: [A-Z][\w’-]+){{0,3}})"
_PLACE = re.compile(
    rf"\s+(?:in|on|of|at|with|between|over|near|to) (?:the )?{_NAME}(?: and {_NAME})?(?=[,.;]|\s[a-z])"
)

Found = tuple[Sentence | None, str]


# ---------------------------------------------------------------- the kicker


def kicker(article: Article, told: str, table: text.Casing) -> Found:
    """The publisher's own kicker, where it names an event that the brief tells."""
    words = text.words(article.kicker)
    reason = _kicker_fault(article, words, told, table)
    if reason:
        return None, reason
    small = text.lowered(article.kicker, table, first_too=False)
    edits = [Edit(a, b, article.kicker[a:b].lower(), "sentence-case") for a, b in small]
    if words[0].islower():
        edits.append(Edit(0, 1, article.kicker[0].upper(), "sentence-case"))
    end = len(article.kicker)
    if not article.kicker.endswith((".", "?", "!")):
        edits.append(Edit(end, end, ".", "full-stop"))
    return grounding.cite(article, (0, end), edits, "kicker"), "it stands in the brief"


def _kicker_fault(article: Article, words: list[str], told: str, table: text.Casing) -> str:
    """The first rule that the kicker breaks, empty where it breaks none."""
    plain = [word for word in words if word.lower() not in _BREAKERS]
    faults = {
        "the publisher set none": not words,
        f"{len(words)} words are no kicker": len(words) > MOST_KICKER_WORDS,
        "a department of the paper, no event": {word.lower() for word in words} <= text.DEPARTMENTS,
        "a country, no event": is_country(article.kicker),
        "one word, and no event": len(words) == 1 and words[0].lower() not in EVENTS,
        "a name, no event": all(table.is_name(word) for word in plain),
        "the brief does not say it": article.kicker.lower() not in told.lower(),
    }
    return next((reason for reason, broken in faults.items() if broken), "") or _unreal(article.title)


# ---------------------------------------------------------------- the event phrase


def event_phrase(article: Article) -> Found:
    """The body opens with "a state visit to …" and the headline has "state visit": "State visit."."""
    found = _event(article)
    if isinstance(found, str):
        return None, found
    start, end = found
    edits = [
        Edit(0, 1, article.text[start].upper(), "sentence-case"),
        Edit(end - start, end - start, ".", "full-stop"),
    ]
    return grounding.cite(article, found, edits), "headline and opening both name it"


def topic_phrase(article: Article) -> Found:
    """The event as a phrase of the greeting, with its article and its place: "the state visit to Varland"."""
    found = _event(article)
    if isinstance(found, str):
        return None, found
    opening = _opening(article)
    start = opening.rfind(" ", 0, found[0] - 1) + 1
    place = _PLACE.match(opening, found[1])
    end = place.end() if place else found[1]
    count = text.word_count(article.text[start:end])
    if not FEWEST_TOPIC_WORDS <= count <= MOST_TOPIC_WORDS:
        return None, f"{count} words"
    if not countries(article.text[start:end]) and not place:
        return None, "it does not say where or whose"
    small = (
        [Edit(0, 1, article.text[start].lower(), "sentence-case")] if article.text[start].isupper() else []
    )
    return grounding.cite(article, (start, end), small), "headline and opening both name it"


def _event(article: Article) -> text.Span | str:
    """Where the body's opening sets off a phrase of the headline that ends in an event; else why there is none."""
    if not article.language.startswith("en"):
        return "a language without rules of ours"
    opening = _opening(article)
    if reason := _unreal(article.title):
        return reason
    for phrase in _phrases(article.title):
        found = re.search(rf"\b{_DETERMINER} ({re.escape(phrase)}){_PHRASE_END}", opening, re.IGNORECASE)
        if found and opening[found.start(1)].islower():
            return _unreal(_sentence_of(opening, found.start())) or found.span(1)
    return "headline and opening share no event"


def _unreal(told: str) -> str:
    hedges = text.hedges(told)
    found = UNREAL.search(told)
    if not hedges and not found:
        return ""
    word = found.group() if found else min(hedges)
    return f"“{word}”: a phrase alone might claim what is not so"


def _sentence_of(opening: str, at: int) -> str:
    return next((opening[a:b] for a, b in text.sentence_spans(opening) if a <= at < b), opening)


def _opening(article: Article) -> str:
    """The body's first two sentences, which the offsets of the whole body fit."""
    first = article.paragraphs[0] if article.paragraphs else ""
    spans = text.sentence_spans(first)[:2]
    return first[: spans[-1][1]] if spans else ""


def _phrases(title: str) -> Iterator[str]:
    """Runs of two or three plain words of the headline that end in an event, longest first, in lower case."""
    found = [word.lower() for word in text.words(title)]
    for length in (3, 2):
        for at in range(len(found) - length + 1):
            run = found[at : at + length]
            plain = not _BREAKERS & set(run) and all(word.replace("-", "").isalpha() for word in run)
            if plain and run[-1] in EVENTS:
                yield " ".join(run)
