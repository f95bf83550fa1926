"""The rules of cutting, one function each: a sentence in, its cuts by that rule out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest import text
from digest.model import Edit
from digest.summarise.cutting.staying import expendable, explains, first_mention
from digest.summarise.words import BACKGROUND, FINITE
from digest.text.verbs import verb_at

_WEEKDAY = rf"(?:{'|'.join(text.WEEKDAYS)})"

# "LONDON (AP) — ", "BUCHAREST, Feb. 26 (Harbour Wire) - ", "(CNN) -- ", "Hong Kong (CNN) -- ", "KYIV, Ukraine — ".
_PLACE = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?:/[A-Z]+)?(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_WIRE = r"\([A-Z][\w .&/-]{1,30}\)"
_DATELINE = re.compile(
    rf"(?!FILE\b)(?:{_PLACE}(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?(?: {_WIRE})?|(?:[A-Z][\w.’'-]+,? ){{0,5}}{_WIRE})"
    r" *(?:—|–|-{1,2}) *(?=[“\"‘A-Z])"
)

_LEAD_IN = re.compile(
    r"(?:(?:Meanwhile|However|Moreover|Furthermore|Nevertheless|Nonetheless|Additionally|Besides|Indeed|Also|Still"
    r"|Separately|In addition|In other words|In fact|Of course|For example|For instance|By contrast|As a result"
    r"|At the same time|On the other hand|For (?:his|her|their|its) part|To be sure|That said"
    r"|In a (?:written )?(?:statement|speech|post|report)(?= on))"
    r"(?:, | (?=on [A-Z]))|(?:But|And|Yet) (?=(?:the|a|an|his|her|its|their|this|these|he|she|it|they|on|in)\b|[A-Z]))"
)
_STATED = re.compile(
    r"In a (?:written )?(?:statement|speech|post|report), (?=[^,]* (?:said|told|announced|confirmed)\b)"
)

# "The bill, however, failed": only where the verb follows, for elsewhere these commas may part two sentences.
_ASIDE = re.compile(
    rf", (?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|of course),(?= (?:that|{FINITE})\b)"
)

_BRACKET = re.compile(r" \(([^()]{2,})\)(?=[\s,.;:!?—–])")
_SHORT_FORM = re.compile(r"(?:the )?[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?$")
_DASH = re.compile(r" (?:—|–|--|-) |(?<=\w)(?:—|--)(?=\w)")
_ANOTHER_PHRASE = re.compile(
    r"(?:the|a|an|his|her|its|their|our|this|that|these|those|he|she|it|they|we|I)\b"
)

_RELATIVE = re.compile(
    r", (?:(?:under|in|on|for|of|from|with|at|to|by|through) )?(which|who|whose|where|whom)\b"
)
_INDEFINITE = re.compile(r"(?:An?|One|Another|Some|Several|Many|Most|Few) ")
_NO_SUBJECT = re.compile(
    r"(?:(?:But|And|Yet) )?(?:in|on|at|after|before|when|as|while|if|for|with|to|by|since|because|under|during|from|of"
    r"|among|despite|although|though|until|once|through|without|like|near|outside|across|that|what|how|there|here)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf",(?= (?:also )?{FINITE}\b)")
_UNSURE_CLOSE = re.compile(r", (?:also )?[a-z]+ed\b")
_JOINED = re.compile(r"\b(?:and|but|or|nor|than|as)\b")

_APPOSITION = re.compile(r", (?:a|an|the) [^,]+(?=, )")
_FULL_NAME = re.compile(r"(?<![A-Z] )[A-Z][\w’'-]+ (?:de |von |van |al-)?[A-Z][\w’'-]+")
_TRAILING = re.compile(
    r", (?:adding|noting|recalling|stressing|emphasizing|emphasising) (?:that )?[^,]+(?=\.$)"
)

_SAID = r"(?:said|says|told|announced|stated|added|confirmed|reported)"
_FIRST_SPEAKER = re.compile(rf"^(?P<who>[^,“”\"]{{2,80}}?) {_SAID}\b")
_SAID_AGAIN = re.compile(
    rf", (?:(?:it|he|she|they) (?:said|added)(?: in (?:a|the) (?:statement|report))?(?: on {_WEEKDAY})?"
    r"|according to (?P<source>[^,]+))(?=\.$)"
)


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with its quotations blanked (`plain`), with its brackets blanked too (`flat`), offsets kept."""

    text: str
    plain: str
    flat: str
    told: str


def _dateline(view: View) -> Iterator[Edit]:
    match = _DATELINE.match(view.text)
    if match and text.hedges(view.text) == text.hedges(view.text[match.end() :]):
        yield Edit(0, match.end(), "", "dateline")


def _lead_in(view: View) -> Iterator[Edit]:
    start = next((edit.end for edit in _dateline(view)), 0)
    match = _LEAD_IN.match(view.plain, start) or _STATED.match(view.plain, start)
    if match and match.end() < len(view.text) and view.plain[match.end()].isalpha():
        end = match.end()
        yield Edit(start, end + 1, view.text[end].upper(), "lead-in")
    for aside in _ASIDE.finditer(view.flat):
        yield Edit(aside.start(), aside.end(), "", "lead-in")


def _brackets(view: View) -> Iterator[Edit]:
    for match in _BRACKET.finditer(view.plain):
        inside = match.group(1)
        short = bool(_SHORT_FORM.match(inside))
        again = re.search(rf"\b{re.escape(inside.removeprefix('the '))}\b", view.text[match.end() :])
        keep = not expendable(inside) or text.attribution(inside) or (short and again)
        if not keep and not explains(view.flat[: match.start()], inside, view.told):
            yield Edit(match.start(), match.end(), "", "short-form" if short else "bracket")


def _dashes(view: View) -> Iterator[Edit]:
    """What stands between the only two dashes; names in it may be what the sentence tells."""
    found = [match for match in _DASH.finditer(view.flat) if match.start() > 0]
    if len(found) != 2 or found[0].group() != found[1].group():
        return
    (first, second), inside = found, view.text[found[0].end() : found[1].start()]
    # Where another phrase follows, the dashes are breaks in the thought, no aside.
    after = view.text[second.end() :]
    whole = not re.search(r"[.;:]", inside) and after[:1].islower() and not _ANOTHER_PHRASE.match(after)
    plain = len(re.findall(r"\b[A-Z]", inside)) < 2 and not text.attribution(inside)
    if whole and plain and expendable(inside) and not explains(view.flat[: first.start()], inside, view.told):
        yield Edit(first.start(), second.end(), " ", "dash")


def _relatives(view: View) -> Iterator[Edit]:
    for match in _RELATIVE.finditer(view.flat):
        if not _may_lose_its_clause(view, match):
            continue
        end = _clause_end(view.flat, match)
        clause = view.text[match.start() + 1 : end]
        if end and expendable(clause) and not text.attribution(clause):
            closing = view.text[end] == ","
            yield Edit(match.start(), end + closing, "", "relative")


def _may_lose_its_clause(view: View, match: re.Match[str]) -> bool:
    """Is the head known without it? Not a person at the first mention, not a part of a figure or a list."""
    lead_in = next((edit.end - 1 for edit in _lead_in(view) if edit.new), 0)
    head = view.flat[lead_in : match.start()]
    if "," in head or not head.strip() or head[-1] == "_" or _INDEFINITE.match(head):
        return False
    return match.group(1) in {"which", "where"} or not first_mention(head, view.told)


def _clause_end(flat: str, match: re.Match[str]) -> int:
    """Where the clause ends: at the one comma before the main verb, or before the last stop; 0 where in doubt."""
    head, rest = flat[: match.start()], flat[match.end() :]
    commas = [match.end() + found.start() for found in re.finditer(r",(?=\s)", rest)]
    if _is_subject(head):
        closed = commas and _CLOSES.match(flat, commas[0]) and not _CLOSES.search(flat, commas[0] + 1)
        return commas[0] if closed and _one_reading(flat, commas[0]) else 0
    if verb_at(text.words(head)) is None:
        return 0
    if len(commas) == 1 and re.match(rf", (?:late |early )?on {_WEEKDAY}\b", flat[commas[0] :]):
        return commas[0]
    background = re.match(rf" {BACKGROUND}\b", rest) and match.group(1) in {"which", "who"}
    return len(flat) - 1 if background and not commas and not _JOINED.search(rest) and flat[-1] == "." else 0


def _is_subject(head: str) -> bool:
    """Is this a bare noun phrase, with the verb still to come?"""
    finite = re.search(rf"\b{FINITE}\b", head) or verb_at(text.words(head)) is not None
    return not (finite or _NO_SUBJECT.match(head))


def _one_reading(flat: str, comma: int) -> bool:
    """A form in -ed after the comma may be a participle, "surrounded by hills", if the verb comes later still."""
    return not _UNSURE_CLOSE.match(flat, comma) or not re.search(r",(?=\s)", flat[comma + 1 :])


def _apposition(view: View) -> Iterator[Edit]:
    """Cuts as of "Bensalah, a former prosecutor, said", where the reader has met him."""
    known = re.match(r"(?:[A-Z][\w’'-]+)", view.flat)
    match = _APPOSITION.match(view.flat, known.end()) if known else None
    if not known or not match or known.group() not in text.names(". " + view.told):
        return
    closes = _CLOSES.match(view.flat, match.end()) and _one_reading(view.flat, match.end())
    inside = match.group()
    if closes and expendable(inside) and not _FULL_NAME.search(inside):
        yield Edit(match.start(), match.end() + 1, "", "apposition")


def _participle(view: View) -> Iterator[Edit]:
    match = _TRAILING.search(view.flat)
    if match and expendable(view.text[slice(*match.span())]):
        yield Edit(match.start(), match.end(), "", "participle")


def _attribution(view: View) -> Iterator[Edit]:
    """A speaker who is named before what is said and again after it, by a pronoun or the same words."""
    first, again = _FIRST_SPEAKER.search(view.plain), _SAID_AGAIN.search(view.flat)
    if not first or not again or again.start() < first.end() or re.search(rf"\b{FINITE}\b", first["who"]):
        return
    source = again["source"]
    same = source is None or set(text.terms(first["who"])) & set(text.terms(source))
    if same and expendable(view.text[slice(*again.span())]):
        yield Edit(again.start(), again.end(), "", "attribution")


# The larger cuts first: where two overlap, the first that is sound is offered.
RULES: tuple[Callable[[View], Iterator[Edit]], ...] = (
    _dateline,
    _lead_in,
    _relatives,
    _apposition,
    _attribution,
    _participle,
    _dashes,
    _brackets,
)
