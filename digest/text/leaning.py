"""What a sentence leans on: the one before it, a speaker, a name told earlier; and what it hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.text.quoting import Span, unquoted
from digest.text.sentences import WEEKDAYS, WORD
from digest.text.words import REMEMBERED, STOP_WORDS, word_count, words

# Opening with one of these, a sentence leans on the one before it.
LEANING_PRONOUNS = frozenset("he she they it this that these those his her their its him them such".split())

LEANING_CONNECTIVES = frozenset(
    "but and so or yet however meanwhile also instead still then there here nevertheless nonetheless moreover "
    "furthermore besides therefore thus otherwise similarly likewise additionally both neither another "
    "others elsewhere separately later earlier afterwards either".split()
)

# Openings of several words that point back, and words left out because the sentence before has them.
LEANING_OPENING = re.compile(
    r"^[“\"]?(?:one (?:is|was|of them|has|had)|the (?:others?|former|latter|two|pair|trio|same|first|second|third|next|following|previous"
    r"|rest|remaining)\b|the last (?:is|was|were|has|had|of|would|could|may|might|will)\b|the (?:day|night|morning|week|month|year) (?:before|after)\b|(?:a|another) (?:second|third|fourth)\b(?! of)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|dozens|\d+) (?:more|others?)\b(?! than)"
    r"|(?:doing|to do|even|if) so\b|(?:since|until|even) then\b|(?:nearby|inside|outside|next door|upstairs|overhead"
    r"|first|second|third|finally|lastly|next|again),"
    r"|together\b|by then|as a result|for (?:example|instance)|in (?:response|return|reply|exchange|turn|addition|it)\b"
    r"|(?:after|before|since|until|with) (?:that|then)|(?:all|some|most|many|none|half|part|few|two|three) of (?:them|it|these|the)\b|(?:many|some|several|most|few) (?:are|were|have|had)\b"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+) (?:minutes?|hours?|days?|nights?|weeks?"
    r"|months?|years?) (?:later|earlier|afterwards?|before)\b"
    r"|all (?:two|three|four|five)\b|among (?:them|these)|at the (?:same )?time\b|nor\b|not (?:so|everyone|all)\b)",
    re.IGNORECASE,
)

ELLIPSIS = re.compile(
    r"\bthe (?:same|latter|former)\b|[’']s (?:first|second|third|last|own)\b[,.;]|\b(?:did|does|do|would|will|has|had) so\b"
)

# Openings that only look as if they pointed back: "those who …", "that the bridge was bad had been known".
_POINTS_AHEAD = re.compile(
    r"those (?:who|whose)\b|that (?:the|an?) |there (?:is|are|was|were|has been|have been|had been|will be)\b"
    r"|it (?:is|was) the [^.;]* who\b",
    re.IGNORECASE,
)
# "Before he spoke, President Pavel Dvorak asked": the full name follows at once, so the pronoun points ahead.
_NAMED_AHEAD = re.compile(
    r"(?i:before|after|when|while|as|with|in|at|despite|since|although|though|because|by|for|until|once|during) "
    r"[^,]*, (?:the |an? )?(?:[a-z]+ ){0,2}"
)
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+ (?:(?:de|van|von|al|bin) )?[A-Z][\w’'-]+")
# "would boycott it unless": nothing before it that "it" could be.
_HANGING_IT = re.compile(r"\b[a-z]+ it(?=[.,;]| (?:unless|if|until|because|when|after|before)\b)")
_A_THING = re.compile(r"\b(?:the|an?|this|that|every|each|no|its|their|new)\b|\d", re.IGNORECASE)

# What opens a sentence that leans, in languages without rules of ours: a brief never begins so.
OPENERS = {
    "de": frozenset(
        "er sie es ihr ihre ihren ihrem ihrer ihn ihm sein seine seinen seinem seiner dies diese dieser dieses diesem "
        "diesen jener jene jenes aber doch und oder denn sondern jedoch dennoch trotzdem deshalb daher darum deswegen "
        "dann damit dabei dadurch dafür dagegen daran darauf daraus darin darüber davon davor dazu danach dort da hier "
        "so auch zudem außerdem ferner ebenso allerdings inzwischen unterdessen indes stattdessen zuvor später "
        "anschließend daraufhin beide letzterer letztere andere einige sonst schließlich zugleich gleichzeitig".split()
    ),
    "fr": frozenset(
        "il elle ils elles ce cet cette ces c’est c'est cela ceci ça celui celle ceux celles son sa ses leur leurs mais "
        "et ou or donc car pourtant cependant toutefois néanmoins ainsi aussi puis ensuite enfin alors depuis là ici "
        "également parallèlement autrement certains d’autres d'autres".split()
    ),
    "es": frozenset(
        "él ella ello ellos ellas su sus este esta esto estos estas ese esa eso esos esas aquel aquella pero y e o sino "
        "además también así entonces luego después tampoco allí ahí aquí mientras ambos ambas otros otras algunos".split()
    ),
}

_ONE_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:they|them|theirs?)\b", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:in|at|from|near|to|of|across|outside|into|towards?|through) (?:the )?(?:[A-Z][\w’-]*,? ?)+",
    re.UNICODE,
)
_CROWDS = re.compile(
    r"^\W*\w+s\b(?![’'])|\b(?:[Pp]olice|[Pp]eople|officials|residents|lawmakers|voters|soldiers)\b"
)
_PEOPLES = re.compile(r"\b[A-Z]\w+(?:ans|[lnrstq]is|ers|ese|ish)\b")

_RELATIVE_ASIDE = re.compile(r", (?:who|which|whose) [^,]+,")
_OBJECT = re.compile(r"\b(?:him|her(?=[,.;:]|$| (?:by|to|for|in|on|at|of|as|with|from|that|when|after)\b))")
# "With him" may be the one who acts; in another clause "him" may be he who said it.
_BESIDE_HIM = re.compile(r"\b(?:with|behind|around|before|beside|about|to) $")
_OTHER_CLAUSE = re.compile(
    r"\b(?:that|said|says|when|after|before|because|if|while|who|which|and|but|as|to)\b|,"
)

# People a pronoun may point to without a name before it.
_PERSONS = frozenset(
    "president minister leader official officials spokesman spokeswoman spokesperson judge officer officers "
    "lawmaker lawmakers people residents families scientists researchers doctors prosecutors police voters "
    "man woman child children workers soldiers critics allies analysts companies countries governments".split()
)

# Words that weaken, deny or attribute: a title that loses one may turn a denial into a claim.
HEDGES = frozenset(
    "no not never nor none without deny denies denied denying dismiss dismisses dismissed reject rejects "
    "rejected refuse refuses refused alleged allegedly reported reportedly rumour rumours rumor rumors may might "
    "could would should if unless claim claims claimed suspected suspect likely unlikely possible possibly "
    "potential potentially apparent apparently fear fears feared false hoax unconfirmed accused accuse accuses "
    "doubt doubts".split()
)

_ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|added|according to|announced|confirmed|warned|reported|wrote|denied|accused|argued"
    r"|stated|claimed|posted|declared|insisted|explained|asked|replied|noted|called)\b"
)

# Not "flat-topped": a hyphen makes an adjective of it.
_PAST_VERB = re.compile(
    r"(?<![\w-])(?:[a-z]{3,}ed|won|held|met|took|made|gave|fell|rose|began|came|left|found|sent|led|went|struck|brought"
    r"|spoke|sought|became|put|set|hit|lost|kept|stood|saw|grew|will|has|have|is|are|was|were)\b(?!-)"
)

# A courtesy title before a surname introduces nobody: "Mr. Roth" may be anyone.
COURTESIES = frozenset("Mr Mrs Ms Sir Dame Lord Lady Miss Messrs".split())

_CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|[A-Z])\.|[A-Z][\w’'-]*)"

_CAPITALS = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL})*")


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


def leans_back(text: str, language: str = "en") -> bool:
    """Does the sentence need the one before it: a pronoun with nobody before it, or a connective?

    Of German, French and Spanish only the word that opens is judged; of other languages nothing is known.
    """
    first = words(text)[:1]
    if not language.lower().startswith("en"):
        return bool(first) and first[0].lower() in OPENERS.get(language.lower()[:2], frozenset())
    plain = unquoted(text)
    if not first:
        return True
    if first[0].lower() in LEANING_CONNECTIVES | LEANING_PRONOUNS and not _points_ahead(text):
        return True
    if LEANING_OPENING.search(text) or ELLIPSIS.search(plain):
        return True
    one, several = _ONE_PERSON.search(plain), _SEVERAL.search(plain)
    alone = one is not None and not (
        _names_someone(_without_crowds(plain[: one.start()])) or _names_ahead(plain, one.start())
    )
    if (it := _HANGING_IT.search(plain)) and not _A_THING.search(plain[: it.start()]):
        return True
    return (
        alone
        or _acts_on_another(plain)
        or (several is not None and not _names_someone(plain[: several.start()]))
    )


def _acts_on_another(plain: str) -> bool:
    """Is "him" somebody else than the only one named, as in "Ocalan, who is in prison, credited him"?"""
    core = _RELATIVE_ASIDE.sub(" ", plain)
    match = _OBJECT.search(core)
    if not match or _BESIDE_HIM.search(core[: match.start()]) or _OTHER_CLAUSE.search(core[: match.start()]):
        return False
    before = _without_crowds(core[: match.start()])
    people = len(list(_capital_runs(before))) + sum(word in _PERSONS for word in WORD.findall(before))
    return people < 2


def _points_ahead(text: str) -> bool:
    """Does it only look as if it leaned? "There were no reports in Ireland" stands alone, by its place."""
    match = _POINTS_AHEAD.match(text)
    return bool(match) and (text[:5].lower() != "there" or bool(re.search(r"[A-Z0-9]", text[1:])))


def _names_ahead(plain: str, pronoun: int) -> bool:
    """Does a full name follow the clause that leads in with the pronoun?"""
    match = _NAMED_AHEAD.match(plain)
    return bool(match and pronoun < match.end() and _FULL_NAME.match(plain, match.end()))


def _without_crowds(text: str) -> str:
    """Neither "in Tel Aviv" nor "thousands of Israelis" nor "police" is somebody whom "she" may mean."""
    return _PEOPLES.sub("", _PLACES.sub("", _CROWDS.sub("", text)))


def _names_someone(text: str) -> bool:
    """A capitalised word that is no function word: enough for a pronoun to stand on."""
    found = WORD.findall(text)
    return any(w[:1].isupper() and w.lower() not in STOP_WORDS and w not in WEEKDAYS for w in found) or any(
        w in _PERSONS for w in found
    )


# The month, not the verb that weakens.
_IN_MAY = re.compile(
    r"\b(?:in|since|until|till|of|last|this|next|from|by|late|early|mid|through|after|before|during|between) May\b"
    r"|\bMay (?=\d)"
)


def hedges(text: str) -> set[str]:
    """The hedging and negating words of a text, "n't" counted as "not"."""
    found = {word.lower().strip("’'") for word in WORD.findall(_IN_MAY.sub(" ", text))}
    return {w for w in found if w in HEDGES} | ({"not"} if re.search(r"n[’']t\b", text) else set())


@lru_cache(maxsize=REMEMBERED)
def introduced(text: str) -> frozenset[str]:
    """Last names that stand after a first name or an office: "Keir Starmer", "President Trump"."""
    runs = _capital_runs(text)
    return frozenset(run[-1] for run in runs if len(run) > 1 and run[-2] not in COURTESIES)


@lru_cache(maxsize=REMEMBERED)
def bare_names(text: str) -> frozenset[str]:
    """Names that stand alone or after a courtesy title: whoever is meant must be known by now."""
    runs = _capital_runs(text)
    return frozenset(run[-1] for run in runs if len(run) == 1 or run[-2] in COURTESIES)


def _capital_runs(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words, possessives and the sentence's own first function word aside."""
    for match in _CAPITALS.finditer(text):
        run = [re.sub(r"[’']s$|\.$", "", word) for word in match.group().split()]
        while run and (run[0].lower() in STOP_WORDS or run[0] in WEEKDAYS):
            run = run[1:]
        if run:
            yield run
