"""What a sentence can do without: every safe cut, offered as a recorded edit.

Only deletion, and only of what stands aside by its punctuation: a dateline, a word that leads in, a bracket, a pair
of dashes, a clause between commas, a speaker named twice. A cut never takes a hedge, a negation, a figure, words of a
quotation, the one speaker or the first mention of somebody. Where the grammar could be read in two ways there is no
cut: a longer brief is a small fault, a broken or a false sentence a great one. This weighs nothing: which cuts are
worth taking is for the caller. English only, and the caller knows the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import grounding, text
from digest.model import Edit
from digest.summarise.cutting.rules import RULES, View

__all__ = ["cuts", "without"]

# What is left of a sentence must still say something.
FEWEST_LEFT = 4

# Stops and blanks that a careless cut leaves behind; scraped texts have some of their own.
_UNSET = re.compile(r"\s[,.;]|[,;]\s?[,;.]|  ")


def cuts(sentence: str, told: str = "") -> tuple[Edit, ...]:
    """Every cut that leaves the sentence whole, sorted and disjoint: take any of them, or all.

    Each is one edit that replays by itself: it covers the comma or blank that goes with the words, and where
    the sentence loses its first word, `new` is the next letter as a capital. `told` is what the reader has seen:
    it decides whose first mention this is. Rules: "dateline", "lead-in", "bracket", "short-form" (the letters
    that stand for a name: not to be taken where they are used later), "dash", "relative", "apposition",
    "participle", "attribution".
    """
    plain = text.unquoted(sentence)
    flat = re.sub(r"\([^()]*\)", lambda found: "_" * len(found.group()), plain)
    view = View(sentence, plain, flat, told)
    taken: list[Edit] = []
    for rule in RULES:
        for edit in rule(view):
            apart = all(edit.end <= other.start or other.end <= edit.start for other in taken)
            if apart and _sound(sentence, edit, without(sentence, [*taken, edit])):
                taken.append(edit)
    return tuple(sorted(taken, key=lambda edit: edit.start))


def without(sentence: str, chosen: Sequence[Edit]) -> str:
    """The sentence without what was chosen of its `cuts`. Raises ValueError where edits overlap."""
    return grounding.replay(sentence, sorted(chosen, key=lambda edit: (edit.start, edit.end)))


def _sound(before: str, edit: Edit, after: str) -> bool:
    """Is what remains set like a sentence, with every hedge, and figures but for the dateline's?"""
    return (
        text.word_count(after) >= FEWEST_LEFT
        and text.hedges(before) == text.hedges(after)
        and (edit.rule == "dateline" or text.numbers(before) == text.numbers(after))
        and len(_UNSET.findall(after)) <= len(_UNSET.findall(before))
        and (after[:1].isupper() or not before[:1].isupper())
        and text.quotes_balance(after) == text.quotes_balance(before)
    )
