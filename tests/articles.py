"""Articles for tests: about events of 1883, real and invented, in this project's own words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from digest.model import Article, Brief, Story
from digest.summarise.candidates import Candidate, View, sentences, units

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

# A dispute in which the first half of the report lets one side alone speak, as the longest reports often do.
TWO_SIDED = (
    (
        "Harbor Commissioner Elias Thorne said on Tuesday that the fish market of Lowbridge would be pulled down before "
        "winter to make room for a coal quay. The quay would cost 90,000 crowns and be paid for by a duty on every ton "
        "that is landed there."
    ),
    (
        "Thorne told the town council that three steamship companies had promised to call at Lowbridge once it was "
        "built. Lowbridge lost its mail ships to Eastness six years ago, and its dock has handled a third less cargo "
        "in every season since."
    ),
    (
        "“A harbor that sells herring to itself is not a harbor,” Thorne said. He argued that the quay would give work "
        "to 400 men, among them most of those who now carry baskets for the market’s stalls."
    ),
    (
        "The market stands on the only stretch of the waterfront that is deep enough for steamers. Its iron roof, put "
        "up in 1851, leaks, and the commissioner’s engineers have twice asked for it to be closed."
    ),
    (
        "Thorne promised the stallholders a new hall behind the customs house, with ice cellars and gas light. The hall "
        "would be finished by Easter, according to the commissioner, and nobody would pay more rent than now."
    ),
    (
        "The duty, a quarter of a crown on a ton of coal, would be raised for 20 years. Shipowners in Eastness pay twice "
        "as much, Thorne added."
    ),
    (
        "Marta Quill, who leads the guild of fish sellers, said the women would not move a single basket. She accused "
        "Thorne of giving away a market that belongs to the town by a charter of 1604."
    ),
    (
        "Quill warned that the new hall lay half a mile from the boats, too far to carry fish in summer. “They offer us "
        "a cellar and call it a gift,” Quill told a crowd of 2,000 outside the council house."
    ),
    (
        "The guild has asked the high court to stop the work, and its lawyers say that no sale is lawful without a vote "
        "of the burghers. Quill said that the sellers had already collected 6,000 names for such a vote."
    ),
    (
        "She rejected the promise of work for porters, saying that coal was moved by cranes and not by men. The cranes "
        "of Eastness employ 60, Quill said."
    ),
    (
        "Quill asked the council to mend the iron roof instead, for which the guild would lend 8,000 crowns. The fish "
        "market takes in that much in rents every two years, and half of the town eats what it sells."
    ),
    (
        "The council is to decide on the market next week, and neither side expects a large majority. The mayor has not "
        "said how the town’s own six votes will be cast."
    ),
)

# Of the same dispute, by a paper that was elsewhere: its own telling of the event, and a figure that the other lacks.
SECOND_ACCOUNT = (
    "The fish market of Lowbridge will be torn down for a coal quay, its harbor commissioner has told the council.",
    (
        "The market’s 77 stalls feed 900 people in Lowbridge, and the coal quay would feed half as many, the guild told the "
        "town council in a letter. Its sellers marched from the boats to the council house behind a brass band."
    ),
    (
        "Some carried herring on poles. A cart was turned over at the customs house, and constables picked up what fell "
        "from it."
    ),
    (
        "The sellers have brought their case to the high court, where a judge will hear it in the autumn. He has never "
        "before sat in a case about fish."
    ),
    "Rain fell on all of it, and by evening the square before the council house was empty but for gulls.",
)

GERMAN = (
    (
        "Der Hafenkommissar Elias Thorn hat am Dienstag den Abbruch des Fischmarkts von Niederbrück angekündigt. Er "
        "braucht den Platz am Ufer für einen Kohlenkai."
    ),
    (
        "Der Kohlenkai soll 90.000 Kronen kosten, die ein Zoll auf jede Tonne Kohle einbringen muss. Drei Reedereien "
        "haben nach den Worten des Kommissars zugesagt, Niederbrück anzulaufen."
    ),
    (
        "Die Händlerinnen des Fischmarkts wollen nicht weichen und haben das Gericht angerufen. Aber der Rat könnte schon "
        "in der nächsten Woche über den Kohlenkai entscheiden."
    ),
    "Im Rat von Niederbrück rechnet niemand mit einer großen Mehrheit für den Kai.",
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


def quarrel(number: int = 1, **changes: Any) -> Article:
    """The two-sided dispute as an article."""
    fields: dict[str, Any] = {
        "title": "Lowbridge to Pull Down Its Fish Market for a Coal Quay",
        "paragraphs": TWO_SIDED,
    }
    return article(number, **(fields | changes))


def candidates(of: Article) -> list[Candidate]:
    """Every sentence of the article that may stand somewhere, by itself or with those before it."""
    offered = units(of, View(None, lambda _: False), range(len(list(sentences(of)))))
    return list({one.place: one for unit in offered for one in unit}.values())


def worded(place: int, stems: tuple[str, ...], *, leans: bool = False) -> Candidate:
    """A candidate of these words alone, for what weighs words and reads nothing else."""
    (pattern, *_) = candidates(article())
    sentence = replace(pattern.sentence, text=" ".join(stems))
    return replace(
        pattern, sentence=sentence, place=place, paragraph=place, leans=leans, points=False, stems=stems
    )


def body(brief: Brief) -> str:
    """What a brief says, without its title."""
    return " ".join(sentence.text for sentence in brief.sentences)
