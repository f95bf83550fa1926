"""The gate: may this sentence, written by a model or an editor, stand on the evidence it cites?

It asks in order: does the evidence exist; do figures, dates, names and quotations stand in it; do they stand where
the source has them; do denials, doubts and directions survive; are its words close to the evidence's own; does a
new verb join two names. Every fault says what to change. A sentence that fails is replaced, not mended: this
writes nothing.

A lexical gate is no proof. What it passes is not "verified": a wrong relation between words that all stand in the
evidence, freely rephrased, goes through (tests/quality/planted.md says how often).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest import text as language
from digest.grounding import closeness, figures, hedging, names, quoting, slots
from digest.grounding.passage import OFFICES, REMEMBERED, Mention, Passage, read
from digest.grounding.replay import evidence_faults, part_of
from digest.model import PARAGRAPH_BREAK, Article, Evidence, Reference

OFFICE_REACH = 6  # words between a name and its office, anywhere in the article


_STARTS = re.compile(r"(?:^|[.!?…:][”’\"')\]]*\s+|\n)$")
_ENDS = re.compile(r".$|[.!?…”’\"')\]](?:\s|$)|.\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: a kind ("evidence", "figure", "date", "name", …) and a sentence a person can act on."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, with the share of words and runs of words that are the evidence's own (0 to 1).

    As text it is one line, fit for `Sentence.verdict`.
    """

    faults: tuple[Fault, ...] = ()
    closeness: float = 1.0

    @property
    def passed(self) -> bool:
        """Was nothing found?"""
        return not self.faults

    def __str__(self) -> str:
        """One line: "passed", or "failed:" with every fault."""
        return "passed" if self.passed else "failed: " + "; ".join(fault.says for fault in self.faults)


@dataclass(frozen=True, slots=True)
class _Case:
    """A sentence with what it cites, read: everything the questions below are asked about.

    `whole` are the sentences that the citations stand in: who cites "coup" must answer for "dismisses rumours of".
    """

    sentence: Passage
    cited: tuple[Passage, ...]
    whole: tuple[Passage, ...]
    told: names.Known
    names: tuple[Mention, ...]
    keys: frozenset[str]


def gate(
    text: str,
    evidence: Sequence[Evidence],
    articles: Mapping[str, Article | Reference],
    least: float = closeness.THRESHOLD,
) -> Verdict:
    """Hold a written sentence to the evidence it cites. `articles` are those it may cite, by id.

    `least` is the closeness it must reach: raise it where the source's own sentence stands ready instead.

    A whole sentence of the evidence, unchanged, passes. An article whose text is not kept is asked for its quote
    alone. Raises ValueError for a part no article has.
    """
    missing = tuple(_missing(evidence, articles))
    if missing:
        return Verdict(missing)
    case = _case(text, evidence, articles)
    if any(_verbatim(text, passage.text) for passage in case.whole):
        return Verdict()
    share = closeness.closeness(case.sentence, case.cited)
    faults = [fault for question in _QUESTIONS for fault in question(case)]
    if share < least:
        faults.append(
            Fault("closeness", f"only {share:.0%} of its words and runs are the evidence's: keep closer")
        )
    return Verdict(tuple(faults), share)


def _missing(evidence: Sequence[Evidence], articles: Mapping[str, Article | Reference]) -> Iterator[Fault]:
    if not evidence:
        yield Fault("evidence", "it cites nothing: name the sentences it rests on")
    for one in evidence:
        for fault in evidence_faults(one, articles):
            yield Fault("evidence", fault)
        if not one.quote.strip():
            yield Fault("evidence", f"it cites an empty stretch of {one.article_id}")


def _case(text: str, evidence: Sequence[Evidence], articles: Mapping[str, Article | Reference]) -> _Case:
    cited = tuple(read(one.quote) for one in evidence)
    bodies = {one.quote for one in evidence} | {articles[one.article_id].text or "" for one in evidence}
    told = names.together(frozenset(bodies))
    sentence = read(text)
    keys = frozenset(token.key for passage in cited for token in passage.tokens)
    whole = tuple(read(_widened(one, articles[one.article_id])) for one in evidence)
    return _Case(sentence, cited, whole, told, names.names(sentence, told), keys)


def _widened(evidence: Evidence, article: Article | Reference) -> str:
    """The whole sentences that a citation touches, where the article's text is kept."""
    body = part_of(article, evidence.part) or evidence.quote
    spans = [(a, b) for a, b in _sentences(body) if a < evidence.end and evidence.start < b]
    return body[spans[0][0] : spans[-1][1]] if spans and body != evidence.quote else evidence.quote


@lru_cache(maxsize=REMEMBERED)
def _sentences(body: str) -> tuple[language.Span, ...]:
    """The spans of the sentences of a body, paragraph by paragraph."""
    found: list[language.Span] = []
    offset = 0
    for paragraph in body.split(PARAGRAPH_BREAK):
        found += [(offset + a, offset + b) for a, b in language.sentence_spans(paragraph)]
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(found)


def _verbatim(text: str, body: str) -> bool:
    """Is the text a stretch of the body from the start of a sentence to the end of one?"""
    at = body.find(text)
    return at >= 0 and bool(_STARTS.search(body[:at])) and bool(_ENDS.match(body[at + len(text) - 1 :]))


# ---------------------------------------------------------------- figures and dates


def _figures(case: _Case) -> Iterator[Fault]:
    known = [figure for passage in case.cited for figure in figures.figures(passage)]
    for figure in (one for one in figures.figures(case.sentence) if one.asks):
        words = _words(case.sentence, figure.first, figure.last)
        if not figures.stated(figure, known) and words.lower() != "one":
            yield Fault("figure", f"“{words}” is not in the evidence: give its figure or none")


def _dates(case: _Case) -> Iterator[Fault]:
    known = {name for passage in case.cited for _, name in figures.dates(passage)}
    for at, name in figures.dates(case.sentence):
        if name not in known:
            yield Fault(
                "date", f"“{case.sentence.tokens[at].text}” is not in the evidence: leave the date out"
            )


# ---------------------------------------------------------------- names


def _names(case: _Case) -> Iterator[Fault]:
    for name in case.names:
        strange = [word for word in name.keys if not _stands(word, name, case)]
        words = _words(case.sentence, name.first, name.last)
        if strange:
            where = (
                "stands in the article, not in what is cited" if _anywhere(name, case) else "is in no source"
            )
            yield Fault("name", f"“{words}” {where}: cite the sentence that names it, or use its names")
        elif halves := names.mixed(name, case.told.pairs):
            yield Fault("name", f"“{words}”: no source has “{halves[0]} {halves[1]}” in this order")


def _stands(word: str, name: Mention, case: _Case) -> bool:
    """In the evidence, or before a name of the evidence that the article gives with this word."""
    if names.stands(word, case.keys, case.told):
        return True
    last = name.keys[-1]
    return last != word and last in case.keys and (word, last) in case.told.pairs


def _anywhere(name: Mention, case: _Case) -> bool:
    return all(word in case.told.names for word in name.keys)


def _offices(case: _Case) -> Iterator[Fault]:
    """An office before a name must stand near that name, in the evidence or in the article's own runs."""
    for name in case.names:
        before = case.sentence.tokens[name.first - 1] if name.first else None
        if before is None or before.key not in OFFICES or case.sentence.gap(name.first) not in {" ", ". "}:
            continue
        if not _holds(before.key, name.keys[-1], case):
            yield Fault("office", f"nothing cited calls {name.keys[-1].title()} “{before.text}”")


def _holds(office: str, last: str, case: _Case) -> bool:
    if (office, last) in case.told.pairs:
        return True
    return any(
        abs(one - other) <= OFFICE_REACH
        for passage in case.cited
        for one, token in enumerate(passage.tokens)
        if token.key == office
        for other, named in enumerate(passage.tokens)
        if named.key == last
    )


# ---------------------------------------------------------------- places


def _mentions(passage: Passage, told: names.Known) -> tuple[Mention, ...]:
    """Everything in a passage that could stand in another's place."""
    dated = tuple(Mention("date", (name,), at, at) for at, name in figures.dates(passage))
    counted = tuple(
        Mention("figure", tuple(sorted(figure.offers)), figure.first, figure.last)
        for figure in figures.figures(passage)
    )
    return names.names(passage, told) + counted + dated + hedging.directions(passage)


@lru_cache(maxsize=REMEMBERED)
def _ground(passage: Passage, told: names.Known) -> slots.Ground:
    return slots.Ground(passage, slots.places(passage, _mentions(passage, told)))


def _places(case: _Case) -> Iterator[Fault]:
    grounds = [_ground(passage, case.told) for passage in case.cited]
    for mention, rival in slots.misplaced(_ground(case.sentence, case.told), grounds):
        words = _words(case.sentence, mention.first, mention.last)
        there = next(
            _words(g.passage, rival.first, rival.last)
            for g in grounds
            for p in g.places
            if p.mention is rival
        )
        yield Fault("place", f"“{words}” stands where the evidence has “{there}”")


# ---------------------------------------------------------------- quotations


def _quotations(case: _Case) -> Iterator[Fault]:
    text, bodies = case.sentence.text, [passage.text for passage in case.cited]
    for inner in quoting.altered(text, bodies):
        yield Fault("quotation", f"nobody is quoted so in the evidence: “{inner}”")
    if quoting.cut_open(text, bodies):
        yield Fault("quotation", "a quotation is cut in half: close it where the evidence does")
    if quoting.speakerless(text, bodies):
        yield Fault("speaker", "a quotation without its speaker: say who says it")
    evidence = [(passage, names.names(passage, case.told)) for passage in case.cited]
    for _, here, there in quoting.moved((case.sentence, case.names), evidence):
        yield Fault("speaker", f"{here.keys[-1].title()} is given the words of {there.keys[-1].title()}")


# ---------------------------------------------------------------- hedges and joints


def _hedges(case: _Case) -> Iterator[Fault]:
    for hedge, word in hedging.lost(case.sentence, case.whole):
        yield Fault("hedge", f"the evidence says “{hedge}” of “{word}”: keep it")
    for hedge in hedging.added(case.sentence, case.whole):
        yield Fault("denial", f"“{hedge}” denies what the evidence does not deny")
    for word in hedging.turned(case.sentence, case.cited):
        yield Fault("direction", f"“{word}” points where the evidence does not")


def _joints(case: _Case) -> Iterator[Fault]:
    for one, verb, other in closeness.new_joints(case.sentence, case.names, case.cited):
        yield Fault(
            "joint", f"“{one.keys[-1].title()} {verb} {other.keys[-1].title()}” is the sentence's own claim"
        )


_QUESTIONS = (_figures, _dates, _names, _offices, _places, _quotations, _hedges, _joints)


def _words(passage: Passage, first: int, last: int) -> str:
    return passage.text[passage.tokens[first].start : passage.tokens[last].end]
