"""English news prose, cut and compared: sentences, words, quotations, weekdays, casing.

Everything here takes text and gives spans or words; nothing knows of articles or stories, and nothing
rewrites: callers turn what is found into recorded edits. The lists are data with a why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

# A full stop after these ends no sentence: titles, months, units and initials of agencies.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st gen lt col sgt capt maj adm cmdr sen rep gov pres messrs jr sr no vs v "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "inc ltd co corp approx dept est fig vol pp ph.d e.g i.e cf al etc a.m p.m".split()
)
# Of those, these may end one: "at 5 p.m. The minister …", but not "at 5 p.m. Eastern" or "at 5 p.m. Thursday".
MAY_END = frozenset("a.m p.m inc ltd co corp etc jr sr".split())
AFTER_A_TIME = frozenset(
    "eastern central mountain pacific greenwich gmt utc est edt cst cdt pst pdt cet local et pt "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

# Opening with one of these, a sentence leans on the one before it.
LEANING_PRONOUNS = frozenset("he she they it this that these those his her their its him them such".split())
LEANING_CONNECTIVES = frozenset(
    "but and so or yet however meanwhile also instead still then there here nevertheless nonetheless moreover "
    "furthermore besides therefore thus otherwise similarly likewise additionally both neither another "
    "others elsewhere separately later earlier afterwards either".split()
)
# Openings of several words that point back, and words left out because the sentence before has them.
LEANING_OPENING = re.compile(
    r"^[“\"]?(?:one (?:is|was|of them|has|had)|the (?:others?|former|latter|two|pair|trio|same|first|second|third)\b"
    r"|together\b|by then|as a result|for (?:example|instance)|in (?:response|return|reply|exchange|turn|addition|it)\b"
    r"|(?:after|before|since|until|with) (?:that|then)|(?:all|some|most|many|none|half|part|few|two|three) of (?:them|it|these)"
    r"|all (?:two|three|four|five)\b|among (?:them|these)|at the (?:same )?time\b|nor\b|not (?:so|everyone|all)\b)",
    re.IGNORECASE,
)
ELLIPSIS = re.compile(
    r"[’']s (?:first|second|third|last|own)\b[,.;]|\b(?:did|does|do|would|will|has|had) so\b"
)
PERSONAL_PRONOUNS = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their)\b", re.IGNORECASE)

# Words that weaken, deny or attribute: a title that loses one may turn a denial into a claim.
HEDGES = frozenset(
    "no not never nor none without deny denies denied denying dismiss dismisses dismissed reject rejects "
    "rejected refuse refuses refused alleged allegedly reported reportedly rumour rumours rumor rumors may might "
    "could would should if unless claim claims claimed suspected suspect likely unlikely possible possibly "
    "potential potentially apparent apparently fear fears feared false hoax unconfirmed accused accuse accuses "
    "doubt doubts".split()
)

STOP_WORDS = frozenset(
    "a about above after again against all also although am among an and any are as at be became because been "
    "before being below between both but by can could did do does doing down during each even ever every few "
    "for from further had has have having he her here hers him his how however i if in into is it its itself "
    "just last least less like made make many may me might more most much must my near nearly no nor not now of "
    "off on once one only or other our out over own per said same say says she should since so some still such "
    "than that the their them then there these they this those though three through to told too two under "
    "until up upon us very was we were what when where whether which while who whom whose why will with within "
    "without would year years you your new first week day days month months according added including "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})s?\b")
# "on Thursday" can be left out where it stands alone: not "on Thursday and Friday", not "on Thursday's vote".
LOOSE_WEEKDAY = re.compile(
    rf" (?:on |late |early |late on |early on )(?:{'|'.join(WEEKDAYS)})"
    rf"(?: (?:morning|afternoon|evening|night))?(?=[ ,.;:](?!(?:and|or|through|until) ))"
    rf"(?!, (?:{'|'.join(WEEKDAYS)}))(?! (?:[A-Z]|[0-9]))"
)
# True only on the day they were written.
RELATIVE_DAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|overnight into today"
    r"|hours ago|minutes ago)\b",
    re.IGNORECASE,
)

# A stem shorter than this says nothing; a headline's shorter words are small in any style.
SHORTEST_STEM, SHORT_WORD = 3, 3

WORD = re.compile(r"\w+(?:[’'.,/-]\w+)*%?")
_BOUNDARY = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[^\W_a-z])")
_INITIALS = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)+$")
_ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|added|according to|announced|confirmed|warned|reported|wrote|denied|accused|argued"
    r"|stated|claimed|posted|declared|insisted|explained|asked|replied|noted|called)\b"
)
_PAST_VERB = re.compile(r"\b[a-z]{3,}ed\b")


# Departments of a paper: as a kicker they tell a reader nothing about the event.
DEPARTMENTS = frozenset(
    "news world politics europe asia africa americas business economy markets money science technology tech "
    "health environment climate culture arts books film films music sport sports opinion analysis comment live "
    "international national local top stories story breaking latest report feature features uk us usa "
    "middle east space nature trade diplomacy security justice courts elections disasters conflict".split()
)


# ---------------------------------------------------------------- sentences


def sentence_spans(paragraph: str) -> list[Span]:
    """Spans of the sentences of one paragraph.

    A quotation of several sentences stays in one piece with the words that name its speaker, so a span never
    holds half a quotation where the paragraph holds the whole.
    """
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        if _ends_sentence(paragraph, match) and not _inside_quotation(paragraph[start : match.end()]):
            spans.append((start, match.end()))
            start = match.end() + len(paragraph[match.end() :]) - len(paragraph[match.end() :].lstrip())
    if paragraph[start:].strip():
        spans.append((start, len(paragraph.rstrip())))
    return spans


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    """A full stop after an abbreviation or an initial ends no sentence ("the U.S. President", "J. Edgar")."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    before = paragraph[: match.start()]
    word = before.rsplit(None, 1)[-1].lstrip("“‘\"'([").lower() if before.strip() else ""
    if word in MAY_END:
        after = WORD.search(paragraph, match.end())
        return after is None or after.group().lower() not in AFTER_A_TIME
    initials = _INITIALS.search(before + ".")
    return word not in ABBREVIATIONS and not initials


def _inside_quotation(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


# ---------------------------------------------------------------- words


def words(text: str) -> list[str]:
    """The words of a text as they stand, numbers included."""
    return [match.group() for match in WORD.finditer(text)]


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: the plural, the possessive and the commonest verb endings go.

    Enough to lay "tariffs" beside "tariff"; an honest stemmer would also join "politics" and "policy".
    """
    word = re.sub(r"[’']s?$", "", word.lower())
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(ending)] + rest
    return word


def terms(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    found = (word.lower() for word in WORD.findall(text))
    return [stem(word) for word in found if word not in STOP_WORDS and len(word) > 1]


def numbers(text: str) -> set[str]:
    """Every figure of a text as it is written, without a closing comma or stop."""
    return {match.group().rstrip(".,") for match in re.finditer(r"\d[\d.,]*", text)}


def names(text: str) -> set[str]:
    """Capitalised words that don't open a sentence: people, places, bodies. A guess, without a tagger."""
    found: set[str] = set()
    for start, end in sentence_spans(text):
        tokens = WORD.findall(text[start:end])
        found.update(re.sub(r"[’']s$", "", t) for t in tokens[1:] if t[:1].isupper() and len(t) > 1)
    return {name for name in found if name not in WEEKDAYS and name.lower() not in STOP_WORDS}


# ---------------------------------------------------------------- what a sentence leans on


def quotations(text: str) -> list[Span]:
    """Spans of the quotations, marks included, curly or straight. An unclosed one runs to the end."""
    return [match.span() for match in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", text)]


def unquoted(text: str) -> str:
    """The text with its quotations blanked out, offsets kept."""
    for start, end in quotations(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def quotes_balance(text: str) -> bool:
    """Does every quotation that opens here also close here?"""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def attribution(text: str) -> Span | None:
    """Span of the verb that names a speaker, outside quotations."""
    match = _ATTRIBUTION.search(unquoted(text))
    return match.span() if match else None


def statement_verb(text: str) -> Span | None:
    """Span of the word that best carries a link to the source: a verb of saying, else one of the past."""
    plain = unquoted(text)
    match = _ATTRIBUTION.search(plain) or _PAST_VERB.search(plain)
    return match.span() if match else None


def speakerless_quotation(text: str) -> bool:
    """Is this mostly quotation, with nobody named as its speaker?"""
    plain = unquoted(text)
    return 2 * word_count(plain) < word_count(text) and not attribution(text)


def leans_back(text: str) -> bool:
    """Does the sentence need the one before it: a pronoun with nobody before it, or a connective?"""
    first = words(text)[:1]
    if not first or first[0].lower() in LEANING_CONNECTIVES | LEANING_PRONOUNS:
        return True
    plain = unquoted(text)
    if LEANING_OPENING.search(text) or ELLIPSIS.search(plain):
        return True
    pronoun = PERSONAL_PRONOUNS.search(plain)
    return pronoun is not None and not _names_someone(plain[: pronoun.start()])


def _names_someone(text: str) -> bool:
    """A capitalised word that is no function word: enough for a pronoun to stand on."""
    found = WORD.findall(text)
    return any(w[:1].isupper() and w.lower() not in STOP_WORDS and w not in WEEKDAYS for w in found) or any(
        w in _PERSONS for w in found
    )


# People a pronoun may point to without a name before it.
_PERSONS = frozenset(
    "president minister leader official officials spokesman spokeswoman spokesperson judge officer officers "
    "lawmaker lawmakers people residents families scientists researchers doctors prosecutors police voters "
    "man woman child children workers soldiers critics allies analysts companies countries governments".split()
)


def hedges(text: str) -> set[str]:
    """The hedging and negating words of a text, "n't" counted as "not"."""
    found = {word.lower().strip("’'") for word in WORD.findall(text)}
    return {w for w in found if w in HEDGES} | ({"not"} if re.search(r"n[’']t\b", text) else set())


# ---------------------------------------------------------------- who is introduced

# A courtesy title before a surname introduces nobody: "Mr. Roth" may be anyone.
COURTESIES = frozenset("Mr Mrs Ms Sir Dame Lord Lady Miss Messrs".split())
_CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|[A-Z])\.|[A-Z][\w’'-]*)"
_CAPITALS = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL})*")


def introduced(text: str) -> set[str]:
    """Last names that stand after a first name or an office: "Keir Starmer", "President Trump"."""
    return {run[-1] for run in _capital_runs(text) if len(run) > 1 and run[-2] not in COURTESIES}


def bare_names(text: str) -> set[str]:
    """Names that stand alone or after a courtesy title: whoever is meant must be known by now."""
    return {run[-1] for run in _capital_runs(text) if len(run) == 1 or run[-2] in COURTESIES}


def _capital_runs(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words, possessives and the sentence's own first function word aside."""
    for match in _CAPITALS.finditer(text):
        run = [re.sub(r"[’']s$|\.$", "", word) for word in match.group().split()]
        while run and (run[0].lower() in STOP_WORDS or run[0] in WEEKDAYS):
            run = run[1:]
        if run:
            yield run


# ---------------------------------------------------------------- casing


# Words that end so are hardly ever names.
_COMMON_ENDING = re.compile(r"[a-z]{2}(?:ing|ed|ly|ness|ment|tion|tions|able|less|ful|ous|ive|est)$")


@dataclass(frozen=True, slots=True)
class Casing:
    """How the night's own bodies write each word: the table that headlines are set in sentence case by."""

    capital: Counter[str]
    small: Counter[str]
    pairs: frozenset[tuple[str, str]]

    def is_name(self, word: str, before: str = "", after: str = "") -> bool:
        """Is this word written with a capital inside sentences, alone or beside its neighbours?"""
        if (before, word) in self.pairs or (word, after) in self.pairs:
            return True
        base = re.sub(r"[’']s?$", "", word)
        if self.capital[base] or self.small[base.lower()]:
            return self.capital[base] > self.small[base.lower()]
        # Never seen in a body: a name lowered is worse than a common word left with its capital.
        return base.lower() not in STOP_WORDS and not _COMMON_ENDING.search(base)


def casing(texts: Iterable[str]) -> Casing:
    """Count how words are written inside sentences, where a capital means a name."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for tokens in _inner_words(texts):
        capital.update(t for t in tokens if t[:1].isupper())
        small.update(t for t in tokens if t[:1].islower())
        pairs.update((a, b) for a, b in pairwise(tokens) if _both_capital(a, b))
    return Casing(capital, small, frozenset(pairs))


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
