"""A long headline's main clause: what may be cut off it without changing what it claims.

Only three things go, each as one recorded edit: a trailing clause that adds to the main one ("…, raising hope of
peace"; "… as prosecutors name him"; "… after 40 years of war"), a scene set before a colon ("From the doctor to the
dock: …"), and the aside between two commas after a name. What is left must stand as a clause: a subject, a verb, an
end that is no preposition. Nothing goes that hedges, denies, sets a condition, contrasts or says who says so: cut
there, "Marcos dismisses rumours of coup" would become a coup. In doubt the headline stays long.

This cuts headlines alone: it knows no body, and adds no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import text
from digest.model import Edit
from digest.text import verbs

MOST_WORDS = 10
# Fewer words than this hardly say who did what to whom: "EU vows firm reply".
FEWEST_WORDS = 5

_UNIT = r"(?:minutes|hours|days|weeks|months|years|decades|day|week|month|year)"
# Where a trailing clause may begin. The time before "after" goes with it: "hours after the vote".
_BORDER = re.compile(
    r"(?P<stop>[,;]| [–—-]{1,2})\s+(?P<opener>[\w’'-]+)"
    rf"|\s+(?:(?:(?:just|only|barely|even)\s+)?(?:[\w-]+\s+)?{_UNIT}\s+)?"
    r"(?P<word>after|amid|despite|while|as|following)\s+(?=[\w“\"‘'])",
    re.IGNORECASE,
)
# Who says so: a clause with one of these may be what the whole headline rests on.
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|tells?|according|announce[sd]?|confirm(?:s|ed)?|warn(?:s|ed)?|report(?:s|ed)?|finds?"
    r"|found|shows?|suggests?|insists?|argues?|officials?|sources?|police|polls?|study|survey|experts?|analysts?)\b",
    re.IGNORECASE,
)
# What narrows or turns the claim before it.
_NARROWS = re.compile(
    r"\b(?:but|yet|except\w*|exempt\w*|conditions?|conditional\w*|caveats?|strings|provided|only|partial\w*|limit\w*"
    r"|until|when|where|whether|because|though|although|instead|rather|than|nearly|almost|would-be|fake|mock|test"
    r"|simulat\w+|drill|cancel\w*|avert\w*|fail\w*)\b",
    re.IGNORECASE,
)
# Before "as" or "after" these make one phrase with it: "named as", "looks after".
_TIED = frozenset(
    "such same much many far soon long well known seen named hailed described regarded look looks looked looking "
    "takes took taken named goes went sought asked a worth is are was were be being even serve serves served acts "
    "act acted picks picked chosen elected appointed confirmed sworn".split()
)
# A clause with one of these is about the one, and the tail may say of what: "first woman … after 200 years".
_SUPERLATIVE = re.compile(r"\b(?:first|last|only|most|least|worst|best|never|\w{3,}est)\b", re.IGNORECASE)
_SCENE = re.compile(
    r"^(?:from|in|at|on|after|under|behind|inside|with)\s[^:,]{8,}:\s+|^[^:]+,[^:]+:\s+", re.IGNORECASE
)
_ASIDE = re.compile(r", (?:who|which|of|whose) [^,]{3,60},[”\"’']?(?= )")
_DURATION = re.compile(
    rf"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+ty)(?:\s+\w+)?\s+{_UNIT}", re.IGNORECASE
)


def main_clause(headline: str, table: text.Casing, most: int = MOST_WORDS) -> tuple[Edit, ...]:
    """The one edit that brings a long headline nearest to `most` words and leaves a clause; none where none does.

    Where the headline names somebody or some place, what is left names one too: "Thousands told to leave" does not.
    """
    if text.word_count(headline) <= most:
        return ()
    named = _names(headline, table)
    found = [
        edit
        for edit in _cuts(headline)
        if _stands(left := _without(headline, edit)) and (not named or _names(left, table))
    ]
    fitting = [edit for edit in found if text.word_count(_without(headline, edit)) <= most]
    if fitting:
        return (min(fitting, key=_size),)
    return (max(found, key=_size),) if found else ()


def _names(headline: str, table: text.Casing) -> bool:
    found = text.words(headline)
    return any(word[:1].isupper() and table.is_name(word) for word in found)


def _size(edit: Edit) -> int:
    return edit.end - edit.start


def _cuts(headline: str) -> Iterator[Edit]:
    """Everything that might go and takes nothing of the claim along."""
    yield from _tails(headline)
    scene = _SCENE.match(headline)
    if scene and not _SAYS.search(scene.group()) and _harmless(scene.group()):
        yield Edit(0, scene.end(), "", "scene-cut")
    for aside in _ASIDE.finditer(headline):
        if _harmless(aside.group()):
            yield Edit(*aside.span(), "", "aside-cut")


def _without(headline: str, edit: Edit) -> str:
    return headline[: edit.start] + edit.new + headline[edit.end :]


def _harmless(lost: str) -> bool:
    return not text.hedges(lost) and not _NARROWS.search(lost) and text.quotes_balance(lost)


def _stands(kept: str) -> bool:
    """Is what is left a clause: enough words, a verb after its subject, an end that asks for nothing more?"""
    found = text.words(kept)
    whole = text.quotes_balance(kept) and not kept.endswith((":", ","))
    return (
        whole
        and len(found) >= FEWEST_WORDS
        and (found[-1] in text.WEEKDAYS or found[-1].lower() not in text.STOP_WORDS | verbs.NOUN_COMES)
        and verbs.verb_at(text.words(_unquoted(kept))) is not None
    )


def _unquoted(kept: str) -> str:
    """Without quotations, single marks included: the verb of a quotation is not the headline's."""
    return re.sub(r"(?<!\w)[‘'][^’']*[’'](?!\w)", " ", text.unquoted(kept))


# ---------------------------------------------------------------- tails


def _tails(headline: str) -> Iterator[Edit]:
    for border in _BORDER.finditer(headline):
        kept, tail = headline[: border.start()], headline[border.start() :]
        added = _adds_by_stop(kept, border) if border["stop"] else _adds_by_word(kept, border)
        if added and _harmless(tail):
            yield Edit(border.start(), len(headline), "", "tail-cut")


def _adds_by_stop(kept: str, border: re.Match[str]) -> bool:
    """Does what follows the comma, semicolon or dash add a clause of its own, and say nothing of who says so?

    A comma may also stand in a list, or begin an aside after which the main verb comes.
    """
    opener, tail = border["opener"].lower(), border.string[border.start("opener") :]
    following = text.words(tail)[1:]
    if _SAYS.search(tail) or "," in tail:
        return False
    if border["stop"] == ";" or opener in {"with", "after", "amid", "despite", "while"}:
        return opener not in {"or", "nor"} and bool(following)
    if opener == "and":
        return "," not in kept and _has_verb(following)
    if opener in verbs.PARTICIPLES_ING:
        return not kept.lower().endswith("ing") and bool(following)
    in_past = opener in verbs.PAST and following[:1] and following[0].lower() in verbs.NOUN_COMES
    return bool(in_past) or (opener in verbs.THIRD_PERSON and len(following) > 1)


def _adds_by_word(kept: str, border: re.Match[str]) -> bool:
    """Does "as", "while" or "after" begin something that happens besides, not a part of the main clause?"""
    word, tail = border["word"].lower(), border.string[border.end() :]
    before = text.words(kept)[-1:]
    if not before or before[0].lower() in _TIED | verbs.NOUN_COMES:
        return False
    if word == "as":
        # "Hotel used as barracks": after a participle, "as" says what for.
        return before[0].lower() not in verbs.PAST and _clause_follows(tail)
    if word == "after":
        return not _SUPERLATIVE.search(kept) and (not _ahead(kept) or _over(tail))
    return True


def _clause_follows(tail: str) -> bool:
    """Is it "as Trump rules out a delay", not "as a threat" nor "as head of the bank that failed"?"""
    at = verbs.verb_at(text.words(tail))
    return at is not None and not re.match(r"(?:an?|part|many|much|soon|if|well)\b", tail, re.IGNORECASE)


def _ahead(kept: str) -> bool:
    return bool(re.search(r"\b(?:will|to|would|could|may|might|set)\b", kept))


def _over(tail: str) -> bool:
    """Has what stands after "after" happened, or lasted: then a plan does not wait for it."""
    return _has_verb(text.words(tail)) or bool(_DURATION.match(tail))


def _has_verb(found: list[str]) -> bool:
    return bool(found) and (verbs.verb_at(["it", *found]) is not None)
