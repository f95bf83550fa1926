"""Pages that list articles and are none: a section's front, search results, an author's archive.

Told by votes, since each sign alone stands on articles too: blogs leave their type at "website", every page ends in a
list of links, and reports are made of short items. What calls itself an article is one.
"""

from __future__ import annotations

import re

from digest.extract.lines import word_count
from digest.extract.walls.kinds import Kind, phrases
from digest.extract.walls.page import Page

INDEX = Kind(
    "index",
    "a list of articles, not one",
    "give the address of one article, or let digest sources add find the site’s feed",
)
ENOUGH = 4  # votes
# Headings that lead elsewhere; an article's own related links are mostly fewer.
MANY_LINKS = 6
# A list of this many lines, none as long as this (words) and few of them sentences, is a list of headlines.
FEWEST_HEADLINES, LONGEST_HEADLINE, SENTENCES_AMONG = 4, 30, 0.25

_SEARCH = phrases(
    r"search results?\b",
    r"results? for\b",
    r"suchergebnisse?\b",
    r"résultats? (?:de (?:la |votre )?recherche|pour)\b",
    r"resultados? (?:de (?:la |tu )?búsqueda|para)\b",
    r"risultati (?:della |di )?ricerca\b",
    r"zoekresultaten\b",
)
_LISTING = phrases(
    r"(?:all |latest |more )?(?:articles?|stories|posts) (?:by|from|about|tagged)\b",
    r"(?:latest|breaking|top) (?:news|stories|headlines)\b",
    r"(?:category|tag|topic|author|archives?)\b",
    r"(?:alle )?(?:artikel|beiträge) (?:von|zu|aus)\b",
    r"(?:aktuelle |neueste )nachrichten\b",
    r"(?:tous les|derniers) articles\b",
    r"(?:últimas|todas las) noticias\b",
    r"(?:ultime notizie|tutti gli articoli)\b",
    r"(?:laatste nieuws|alle artikelen)\b",
)
_COUNT = re.compile(
    r"(?:^|\bof |\bvon |\bsur |\bde |\bdi |\bvan )(?:about |circa |etwa )?\d[\d.,' ]{0,12} "
    r"(?:results?|articles found|treffer|ergebnisse|résultats?|resultados?|risultati|resultaten)\b"
)
_COLLECTION = re.compile(r'"@type"\s{0,9}:\s{0,9}"(?:CollectionPage|SearchResultsPage)"')
_ARTICLE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"[A-Za-z]{0,20}(?:Article|BlogPosting)"')
_TYPE = re.compile(
    r"<meta\b[^<>]{0,200}og:type[^<>]{0,200}>",
    re.IGNORECASE,
)
_LINKED_HEADING = re.compile(r"<h[1-4]\b[^<>]{0,500}>\s{0,50}<a\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”’»\")]*$")


def of(page: Page) -> Kind | None:
    """The kind of a list, None where the page may be an article."""
    if _is_article(page.shell.markup):
        return None
    return INDEX if sum(_votes(page)) >= ENOUGH else None


def _votes(page: Page) -> tuple[int, ...]:
    markup, titles = page.shell.markup, page.headings
    return (
        3 * any(_SEARCH.match(title) for title in titles),
        1 * any(_LISTING.match(title) for title in titles),
        1 * any(_COUNT.search(sentence) for sentence in page.sentences),
        2 * (_COLLECTION.search(markup) is not None),
        1 * any("website" in tag for tag in _TYPE.findall(markup)),
        1 * (len(_LINKED_HEADING.findall(markup)) >= MANY_LINKS),
        2 * _only_headlines(page.shell.paragraphs),
    )


def _is_article(markup: str) -> bool:
    """Does the page call itself an article? A list may name the articles that it lists."""
    typed = any("article" in tag for tag in _TYPE.findall(markup))
    return typed or (_ARTICLE.search(markup) is not None and _COLLECTION.search(markup) is None)


def _only_headlines(paragraphs: tuple[str, ...]) -> bool:
    if len(paragraphs) < FEWEST_HEADLINES or max(map(word_count, paragraphs)) >= LONGEST_HEADLINE:
        return False
    return sum(bool(_SENTENCE.search(line.strip())) for line in paragraphs) <= SENTENCES_AMONG * len(
        paragraphs
    )
