"""Which line of a page of text is its title, if any is.

Above a title stand section names, slogans, prompts and the site's controls, and a page without a title may begin with
any of them. What tells a title from those is the article itself: it speaks of the same things. So the first line that
shares most of its words with the page's paragraphs is the title, and order decides only where no line does (few words,
or a script that doesn't set its words apart).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from digest.extract.lines import PARAGRAPH, Line, same

LONGEST_TITLE, SHORTEST_DEK = 32, 5
LONGEST_KICKER, LONGEST_NAME, LONGEST_SLUG = 2, 3, 5
# Of a title's longer words the article has at least a third; of a slogan's hardly one.
SPOKEN_OF = 0.34
# A paywall's preview is at most so many lines away from the text that it previews.
PREVIEW = 60
MOST_PARAGRAPHS = 6
# A line of so many words with a full stop is a dek or a paragraph.
SHORTEST_SENTENCE = 8
# Words of fewer letters are in every text.
SHORTEST_WORD = 4
EVERYWHERE = frozenset(
    "this that with from have your what when will about more site here over their they were".split()
)
# Names of sections that stand alone above a title, in any house; also labels of the kind of piece.
SECTIONS = frozenset(
    "news world nation national politics business economy markets technology tech science health sport sports culture arts "
    "film music books travel opinion analysis comment editorial local region regional europe africa asia americas us u.s. uk "
    "middle east international domestic lifestyle education environment climate energy crime justice media money finance "
    "food weather obituaries obituary exclusive breaking live video feature features interview explainer review reviews "
    "politik wirtschaft kultur wissenschaft inland ausland panorama gesellschaft regionales nachrichten meinung kommentar "
    "for immediate release press pressemitteilung update latest home top story stories the big read long letter column blog "
    "magazine games movies television tv entertainment style fashion aktuell digital leben reise auto sonstiges "
    "politique économie société sciences santé política economía sociedad deportes cultura ciencia politica cronaca".split()
)
# The site's own controls: what stands above them is its name and motto, not the title.
CONTROLS = re.compile(
    r"^\W*(?:(?:toggle )?(?:menu|navigation)|skip to .{2,20}|search|home|sign (?:in|up)|log ?in|register|subscribe(?: now)?|my account"
    r"|menü|zum inhalt .{0,12}|direkt zum inhalt|aller au contenu .{0,12}|suche|startseite|anmelden)\W*$",
    re.IGNORECASE,
)


def title_at(lines: Sequence[Line], labels: Sequence[str], signal: int) -> int:
    """The index of the title among the lines labelled "text", -1 where the page has none.

    `signal` is the index of the first byline, date or role: it decides together with the site's controls where no
    line speaks of what the article does.
    """
    texts = [at for at, label in enumerate(labels) if label == "text"]
    offered = list(_offered(lines, texts))
    article = article_of(lines)
    speaking = [at for at in offered if _speaks_of(lines[at], article)]
    # Of a house's name and a title, both spoken of, the title is the longer.
    titled = [at for at in speaking if lines[at].words > LONGEST_NAME]
    # A row of sections may have two words in common with the article, its title has more; a dek may have most.
    most = max((_spoken(lines[at], article) for at in titled), default=0)
    told = next((at for at in titled if 2 * _spoken(lines[at], article) >= most), next(iter(speaking), -1))
    by_order = _by_order(lines, texts, min(signal, len(labels)))
    if told >= 0:
        return told
    # A button or a section's name comes first in order; what stands nearest to the byline is the better guess.
    near = [at for at in offered if at < signal and lines[at].words > LONGEST_KICKER]
    return near[-1] if near and by_order >= 0 and lines[by_order].words <= LONGEST_KICKER else by_order


def previewed(lines: Sequence[Line], at: int) -> bool:
    """Does the line stand further down again, as a paywall's preview above the title does?"""
    text = same(lines[at].text)
    return lines[at].words >= PARAGRAPH and any(
        text in same(line.text) for line in lines[at + 1 : at + PREVIEW]
    )


def _offered(lines: Sequence[Line], texts: Sequence[int]) -> Iterator[int]:
    """The places of the lines above the first paragraph that end as no sentence of a paragraph does."""
    for at in texts:
        line = lines[at]
        if line.words > LONGEST_TITLE or _is_sentence(line):
            if previewed(lines, at):
                continue
            return
        if not line.bullet and not line.text.endswith((".", ":", "…", ",")):
            yield at


def _is_sentence(line: Line) -> bool:
    """A title has no full stop: such a line is the article's first, on a page without a title, or a dek."""
    return line.words >= SHORTEST_SENTENCE and line.text.endswith(".")


def article_of(lines: Sequence[Line]) -> str:
    """The words of the page's first paragraphs, as one text to look up others in; its last ones speak of the house."""
    told = (same(line.text) for line in lines if line.words >= PARAGRAPH and line.ends)
    return " ".join(itertools.islice(told, MOST_PARAGRAPHS))


def spoken(text: str, lines: Sequence[Line]) -> int:
    """How many of a title's longer words these lines' paragraphs have."""
    return _spoken(Line(text), article_of(lines))


def _spoken(line: Line, article: str) -> int:
    """How many of the line's longer words the article has."""
    words = {word for word in same(line.text).split() if len(word) >= SHORTEST_WORD} - EVERYWHERE
    return sum(word in article for word in words)


def _speaks_of(line: Line, article: str) -> bool:
    """Parts of words count as well: a compound's parts, a plural's stem."""
    words = {word for word in same(line.text).split() if len(word) >= SHORTEST_WORD} - EVERYWHERE
    # One word alone may be the house's name, which the article's last lines speak of too.
    spoken = sum(word in article for word in words)
    return line.words > LONGEST_KICKER and spoken > 1 and spoken >= SPOKEN_OF * len(words)


# ---------------------------------------------------------------- by order alone


def _by_order(lines: Sequence[Line], texts: Sequence[int], signal: int) -> int:
    """The first text line that is a title by its length and no kicker, below the site's controls if there are any."""
    first = next((at for at in texts if lines[at].words > LONGEST_TITLE), signal)
    controls = [at for at in range(min(first, signal)) if CONTROLS.match(lines[at].text)]
    below = _first_title(lines, [at for at in texts if controls and controls[-1] < at])
    return below if 0 <= below < signal else _first_title(lines, texts)


def _first_title(lines: Sequence[Line], texts: Sequence[int]) -> int:
    for place, at in enumerate(texts):
        line, after = lines[at], texts[place + 1 : place + 2]
        if line.words > LONGEST_TITLE or line.bullet or _is_sentence(line):
            return -1
        if not (after and _is_kicker(line, lines[after[0]])):
            return at
    return -1


def _is_kicker(line: Line, following: Line) -> bool:
    """A section's name, or one or two words above a line that is a title by its own right."""
    words = [word.strip(".,:;|/&").lower() for word in line.text.split()]
    named = all(word in SECTIONS or word in {"", "and"} for word in words)
    titled = not following.ends and following.words <= LONGEST_TITLE
    short = line.words <= LONGEST_KICKER and not line.ends and following.words >= SHORTEST_DEK
    # A desk's slug or a masthead in capitals: "BRAZIL-FLOODS/ (UPDATE 2)".
    shouted = line.text.isupper() and line.words <= LONGEST_SLUG and not following.prose
    return (titled and (named or short or shouted)) or (named and following.words <= LONGEST_TITLE)
