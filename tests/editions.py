"""A small, complete edition for tests: the week the Brooklyn Bridge opened, in this project's own words.

`make_edition()` is sound in every promise: each sentence stands in its article, each edit replays. Papers and
addresses are invented; the events are of May 1883.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from digest import grounding
from digest.model import (
    Article,
    Brief,
    Edit,
    Edition,
    Link,
    Pointer,
    Reference,
    Section,
    SectionKind,
    Sentence,
)

DAY = date(1883, 5, 25)  # a Friday
ISSUED = datetime(1883, 5, 25, 22, 0, tzinfo=UTC)


def _paper(key: str, publisher: str, title: str, *paragraphs: str, **more: Any) -> Article:
    host = publisher.removeprefix("The ").lower().replace(" ", "-")
    fields: dict[str, Any] = {
        "id": f"a-{key}",
        "origin": f"papers/{key}.txt",
        "url": f"https://{host}.example/1883/05/{key}?page=1&col=2",
        "title": title,
        "publisher": publisher,
        "published": datetime(1883, 5, 24, 21, 30, tzinfo=UTC),
        "paragraphs": paragraphs,
    }
    return Article(**(fields | more))


BRIDGE = _paper(
    "bridge-opens",
    "The East River Post",
    "The Great Bridge Opens to the People",
    (
        "President Chester Arthur walked across the new bridge from New York to Brooklyn today, opening the longest "
        "suspension span in the world after 14 years of work. Ships in the harbor fired salutes as he reached the "
        "Brooklyn tower, where Mayor Seth Low was waiting."
    ),
    (
        "The main span runs 1,595 feet from tower to tower. “I came for the band & stayed for the view,” said Tom "
        "Ferris, a hatter from Fulton Street, who was among the first on foot."
    ),
    (
        "Washington Roebling, the chief engineer, watched through a window of his house on Columbia Heights, where "
        "illness has kept him for most of the past decade."
    ),
    author="M. Corrigan",
    kicker="The bridge",
    dek="Two cities, one road, a penny to cross it.",
)
TOLL = _paper(
    "penny-toll",
    "Harbor Wire",
    "A Penny to Cross: Crowds Fill the Bridge by Midnight",
    (
        "The gates were opened to the public at midnight, and by Friday evening the toll keepers had counted 150,300 "
        "people on foot. Each of them paid one cent."
    ),
    "Carriages pay five cents; a cow may cross for two.",
    published=datetime(1883, 5, 25, 20, 5, tzinfo=UTC),
)
VOLCANO = _paper(
    "smoke-over-sunda",
    "Batavia Courier",
    "Long-Silent Volcano Reported in Eruption in the Sunda Strait",
    (
        "A column of smoke rose above the island of Krakatoa on Sunday, and a German warship reportedly put its "
        "height at 7 miles. No deaths have been reported. Windows shook in Batavia, nearly 100 miles away, according "
        "to residents of the town."
    ),
    kicker="Smoke in the strait",
    published=datetime(1883, 5, 23, 4, 0, tzinfo=UTC),
)
CORONATION = _paper(
    "moscow-prepares",
    "Neva Gazette",
    "Moscow Prepares to Crown Alexander III",
    (
        "Moscow is hanging its streets with lamps for the coronation of Emperor Alexander III on Sunday. The ceremony, "
        "which was put off for two years after the murder of his father, will be held in the Dormition Cathedral."
    ),
    "The police said that nobody without a ticket would be let into the Kremlin.",
)
SHOW = _paper(
    "wild-west",
    "Omaha Plainsman",
    "Mules bolt with the mayor of Omaha aboard",
    (
        "William Cody, the scout known as Buffalo Bill, opened an outdoor show at the Omaha fair grounds last Saturday. "
        "The mayor and several councilmen took seats in the old Deadwood mail coach, which was chased around the "
        "track by riders. The mules bolted, and the mayor was not amused."
    ),
    published=None,
)
ECLIPSE = _paper(
    "caroline-island",
    "The Pacific Almanac",
    "Five Minutes of Darkness: Astronomers Return From Caroline Island",
    "The party saw the corona for five minutes and 25 seconds on May 6.",
)
RAILWAY = _paper(
    "northern-pacific",
    "Dakota Signal",
    "Northern Pacific Says Its Last Rails Will Meet by September",
    "Track layers from both coasts are fewer than 300 miles apart.",
)
ARTICLES = (BRIDGE, TOLL, VOLCANO, CORONATION, SHOW, ECLIPSE, RAILWAY)


def said(article: Article, phrase: str, *edits: Edit, link: str = "", part: str = "text") -> Sentence:
    """The sentence whose source is `phrase` of the article; `link` is the run of words that leads there."""
    body = article.text if part == "text" else getattr(article, part)
    start = body.index(phrase)
    sentence = grounding.cite(article, (start, start + len(phrase)), edits, part)
    if not link:
        return sentence
    at = sentence.text.index(link)
    return replace(sentence, links=(Link(at, at + len(link), article.url),))


def swap(phrase: str, old: str, new: str, rule: str) -> Edit:
    """The edit that puts `new` for `old` inside the phrase."""
    start = phrase.index(old)
    return Edit(start, start + len(old), new, rule)


def headline(article: Article, *edits: Edit) -> Sentence:
    return said(article, article.title, *edits, part="title")


def kicker(article: Article) -> Sentence:
    """The publisher's own kicker as a run-in title, its full stop recorded."""
    return said(article, article.kicker, full_stop(article.kicker), part="kicker")


def full_stop(phrase: str) -> Edit:
    return Edit(len(phrase), len(phrase), ".", "full-stop")


def _lead() -> Brief:
    opening = BRIDGE.paragraphs[0].split(" Ships")[0]
    ships = "Ships in the harbor" + BRIDGE.paragraphs[0].split("Ships in the harbor")[1]
    span, hatter = BRIDGE.paragraphs[1].split(" “")
    gates, cent = TOLL.paragraphs[0].split(" Each ")
    illness = ", where illness has kept him for most of the past decade"
    return Brief(
        id="b1883bridge",
        title=headline(BRIDGE),
        paragraphs=(
            (said(BRIDGE, opening, swap(opening, "today", "on Thursday", "weekday")), said(BRIDGE, ships)),
            (said(BRIDGE, span), said(BRIDGE, f"“{hatter}")),
            (said(TOLL, gates, link="counted 150,300 people"), said(TOLL, f"Each {cent}")),
            (said(BRIDGE, BRIDGE.paragraphs[2], swap(BRIDGE.paragraphs[2], illness, "", "clause")),),
        ),
        sources=(BRIDGE.id, TOLL.id),
        also=("Manhattan Evening Star", "Fulton Street Ledger"),
    )


def _following() -> tuple[Brief, ...]:
    column, deaths, windows = VOLCANO.paragraphs[0].replace(". ", ".\n").split("\n")
    lamps, ceremony = CORONATION.paragraphs[0].replace(". ", ".\n").split("\n")
    case = swap(CORONATION.title, "Prepares", "prepares", "sentence-case")
    crown = swap(CORONATION.title, "Crown", "crown", "sentence-case")
    return (
        Brief(
            id="b1883volcano",
            title=kicker(VOLCANO),
            paragraphs=((said(VOLCANO, column), said(VOLCANO, deaths), said(VOLCANO, windows)),),
            sources=(VOLCANO.id,),
        ),
        Brief(
            id="b1883moscow",
            title=headline(CORONATION, case, crown, full_stop(CORONATION.title)),
            paragraphs=(
                (said(CORONATION, lamps), said(CORONATION, ceremony)),
                (said(CORONATION, CORONATION.paragraphs[1]),),
            ),
            sources=(CORONATION.id,),
            also=("The Warsaw Mail",),
            update_of="b1883tsar",
        ),
    )


def _odds() -> Brief:
    sentences = SHOW.paragraphs[0].replace(". ", ".\n").split("\n")
    return Brief(
        id="b1883show",
        title=headline(SHOW, full_stop(SHOW.title)),
        paragraphs=(tuple(said(SHOW, sentence) for sentence in sentences),),
        sources=(SHOW.id,),
    )


def reference(article: Article) -> Reference:
    return Reference(
        id=article.id,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        sha256=article.sha256,
        dek=article.dek,
        author=article.author,
        kicker=article.kicker,
        text=article.text,
    )


def pointers(*articles: Article) -> Sequence[Pointer]:
    return [Pointer(one.title, one.publisher, one.url, one.id) for one in articles]


def make_edition(**changes: Any) -> Edition:
    """The edition of Friday, May 25, 1883: a lead, two items, one oddity, two pointers, one editor's note."""
    topics = tuple(headline(one) for one in (BRIDGE, VOLCANO, CORONATION))
    edition = Edition(
        day=DAY,
        issued=ISSUED,
        number=12,
        name="The Evening Span",
        greeting=f"In tonight’s brief: {topics[0].text}; {topics[1].text}; and {topics[2].text}.",
        greeting_parts=topics,
        subject=BRIDGE.title,
        preheader="Also: Smoke in the strait · Moscow prepares to crown Alexander III",
        sections=(
            Section(SectionKind.LEAD, "The Lead", (_lead(),)),
            Section(SectionKind.FOLLOWING, "What We’re Following", _following()),
            Section(SectionKind.ODDS_AND_ENDS, "Odds and Ends", (_odds(),)),
        ),
        more=tuple(pointers(ECLIPSE, RAILWAY)),
        references=tuple(reference(one) for one in ARTICLES),
        notes=("The ferry companies have asked us to say that they are still running.",),
        base_url="https://span.example.org",
        tag="span.example.org,1883:evening",
    )
    return replace(edition, **changes)
