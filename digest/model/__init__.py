r"""The nouns. Every stage takes some of these and returns others; all are frozen.

    Ask -> Answer -> Document -> Article -> Sighting -> Remembered -> Story -> Lineup -> Brief -> Edition -> Pages
                          \-> Wanted, Skipped                                                            Findings <-/

`asking` holds what goes to the network and comes back, `reading` what comes in, `remembering` what the store knows,
`telling` what is made of it, `checking` what is wrong with that. Offsets are Unicode code points of an article's `text`: its paragraphs joined by two
line breaks. Times are aware and in UTC, text is plain and clean: both are made so at the border (`extract`) and not
checked again after it. This room computes nothing that needs a rule about news or language.
"""

from digest.model.asking import Answer, Ask, Outcome, SourceState, Validators
from digest.model.checking import Finding, Level
from digest.model.reading import PARAGRAPH_BREAK, Article, Document, Dropped, Skipped, Told, Wanted
from digest.model.remembering import Remembered, Sighting
from digest.model.telling import (
    Brief,
    Edit,
    Edition,
    Evidence,
    Lineup,
    Link,
    Pages,
    Paragraph,
    Pointer,
    Ranked,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Story,
    Summarise,
    Writer,
)

__all__ = [
    "PARAGRAPH_BREAK",
    "Answer",
    "Article",
    "Ask",
    "Brief",
    "Document",
    "Dropped",
    "Edit",
    "Edition",
    "Evidence",
    "Finding",
    "Level",
    "Lineup",
    "Link",
    "Outcome",
    "Pages",
    "Paragraph",
    "Pointer",
    "Ranked",
    "Reference",
    "Remembered",
    "Section",
    "SectionKind",
    "Sentence",
    "Sighting",
    "Skipped",
    "SourceState",
    "Story",
    "Summarise",
    "Told",
    "Validators",
    "Wanted",
    "Writer",
]
