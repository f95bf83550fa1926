"""Articles for tests: about events of 1883, in this project's own words."""

from datetime import UTC, datetime
from typing import Any

from digest.model import Article, Story

NOON = datetime(1883, 8, 28, 12, 0, tzinfo=UTC)  # a Tuesday

KRAKATOA = (
    (
        "Ships entering the Sunda Strait on Tuesday met pumice thick enough to stop their paddles, a day after the "
        "island of Krakatoa tore itself apart."
    ),
    (
        "Captain Willem Sampson said ash had covered his decks 100 miles away. “The sea was gone under it,” Sampson "
        "told the harbor master in Batavia."
    ),
    "He ordered his crew to shovel for six hours. The governor’s office has given no count of the dead.",
    (
        "Telegraph operators on Java worked through the night to restore the line to Anjer, which fell silent on "
        "Monday morning."
    ),
)


def article(number: int = 1, **changes: Any) -> Article:
    """An article with everything in place; `number` tells one from another."""
    fields: dict[str, Any] = {
        "id": f"a{number}",
        "origin": f"seeds/{number}.txt",
        "url": f"https://paper{number}.example.org/story",
        "title": "Ash Covers Ships in the Sunda Strait",
        "publisher": f"Paper {number}",
        "published": NOON,
        "paragraphs": KRAKATOA,
    }
    return Article(**(fields | changes))


def story(*articles: Article) -> Story:
    """A story of these, in this order."""
    return Story(articles, tuple("because" for _ in articles))
