"""Article -> what it tells, as weighted terms: the half of a comparison that one report brings.

A term weighs by where it stands (the title three times, then falling along the body: the opening says what happened,
the end is background that unlike events share), by how often, and by how rare it is. Pairs of neighbouring terms
weigh beside single ones: they are the names of people and places, the dates ("27 february"), the counted things
("29 dead").

How rare a term is, the night itself says. (A shipped table of how common English words are was measured and did no
better: see tests/quality/README.md.)

This knows nothing of dates or publishers, but for the lines that a house prints under everything.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from digest import text
from digest.model import Article

Vector = Mapping[str, float]

TITLE_WEIGHT = 3.0
# A term at place k of the body weighs 1 / (1 + k / DEPTH)²: a quarter at DEPTH; past REACH next to nothing.
DEPTH, REACH = 130, 600
FALLING = tuple(1 / (1 + place / DEPTH) ** 2 for place in range(REACH))
# A pair of neighbours says nearly as much again as its two terms.
PAIR_SHARE = 0.8
# More than the logarithm: what a whole topic shares ("Ukraine", "Putin") must weigh little beside the event's own.
RARITY_POWER = 1.5
# The night is counted as if so many more reports lay on the table that hold none of its terms: else the very term that
# two of three reports share would weigh least, and one threshold would not do for small nights and large.
UNSEEN_REPORTS = 25
# A term that stands in more than this share of the reports tells no story from another; among a handful of
# reports that may all tell one story, it does.
COMMON_SHARE = 0.5
HANDFUL = 10
# A short paragraph that stands in this many reports of one house is the house's, not the reports'.
HOUSE_LINES, HOUSE_LINE_WORDS = 3, 40

# Small words of other languages, which `text.STOP_WORDS` doesn't know: in a handful of reports they'd look rare. Only
# for reports in those languages, for "die" and "war" are news in English.
SMALL_WORDS = frozenset(
    "der die das den dem des und nicht von mit ist auf für sich ein eine einer einem einen auch wird im zu dass wie "
    "hat aus bei nach als sie er es noch haben sind war über vor durch zum zur nur aber oder "
    "le la les des une est dans pour qui par sur pas avec au aux du plus cette ce sont et ses ont que il elle de un "
    "el los las una por con para del se que su más como al pero sus fue ha y entre no lo es en "
    "il di che è per una con non sono del della gli nel alla anche più dei si da "
    "os uma não com para do da em mais como dos das ao pelo foi são ele "
    "het een van en niet dat op voor met zijn aan ook door naar bij worden heeft".split()
)


def vectors(articles: Sequence[Article]) -> list[dict[str, float]]:
    """One vector of length one a report. A report without words has an empty one."""
    weights = list(_weights(articles))
    rarity = _rarity(weights)
    return [_unit({t: math.log1p(2 * w) * rarity[t] for t, w in of.items() if t in rarity}) for of in weights]


def terms(passage: str, language: str) -> list[str]:
    """Stems that carry meaning, accents folded: "Öcalan" and "Ocalan" are one man."""
    if language != "en":
        passage = " ".join(word for word in text.words(passage) if word.lower() not in SMALL_WORDS)
    return [term if term.isascii() else _folded(term) for term in text.terms(passage)]


@lru_cache(maxsize=4096)
def _folded(term: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", term) if not unicodedata.combining(c))


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


# ---------------------------------------------------------------- where a term stands


def _weights(articles: Sequence[Article]) -> Iterator[dict[str, float]]:
    """Each report's terms and pairs of terms, by how often and where they stand."""
    house_lines = _house_lines(articles)
    for article in articles:
        kept = [line for line in article.paragraphs if (_house(article), line) not in house_lines]
        opening = " ".join(" ".join(kept).split()[: 2 * REACH])
        weights: defaultdict[str, float] = defaultdict(float)
        _add(weights, terms(_headline(article), article.language), [TITLE_WEIGHT] * REACH)
        _add(weights, terms(opening, article.language), FALLING)
        yield weights


def _add(weights: dict[str, float], told: Sequence[str], falling: Sequence[float]) -> None:
    for term, weight in zip(told, falling, strict=False):
        weights[term] += weight
    for (one, other), weight in zip(pairwise(told), falling, strict=False):
        weights[f"{one} {other}"] += PAIR_SHARE * weight


def _headline(article: Article) -> str:
    """The title, unless it is the site's name: that says where a report stands, not what it tells."""
    site = _plain(article.publisher), _plain(_host(article).removeprefix("www."))
    title = _plain(article.title)
    return "" if any(title and name.startswith(title) for name in site) else article.title


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def _house(article: Article) -> str:
    return _host(article) or article.publisher


def _host(article: Article) -> str:
    try:
        return urlsplit(article.url).hostname or ""
    except ValueError:
        return ""


def _house_lines(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Short paragraphs that one house prints under unlike reports: notes on cookies, newsletters, the paper itself.

    Reports are unlike if they open differently: of a syndicated text in three prints, no line is the house's.
    """
    openings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        for line in article.paragraphs[1:]:
            openings[_house(article), line].add(article.paragraphs[0])
    often = (line for line, found in openings.items() if line[0] and len(found) >= HOUSE_LINES)
    return {(house, line) for house, line in often if text.word_count(line) <= HOUSE_LINE_WORDS}


# ---------------------------------------------------------------- how rare a term is


def _rarity(weights: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What each telling term weighs. A pair of terms that only one report has can't liken it to another."""
    standing = Counter(term for of in weights for term in of)
    most = len(weights) if len(weights) <= HANDFUL else COMMON_SHARE * len(weights)
    return {
        term: math.log1p((len(weights) + UNSEEN_REPORTS) / count) ** RARITY_POWER
        for term, count in standing.items()
        if count <= most and (count > 1 or " " not in term)
    }
