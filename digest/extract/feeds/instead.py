"""What a server sends where a feed was promised, in words: a login, a check for robots, a consent, an error, a page.

`walls` knows such pages; here is only what each means to somebody who asked for a feed. A page that is no wall is just
a page, a list of articles too: it may well be that the site was named and not its feed.
"""

from __future__ import annotations

# Heads of pages are long; what a wall has to say stands in what follows.
LOOK = 100_000  # characters

LOGIN = "give it the headers of your login (headers under its [[source]])"
LATER = "try again later; if it stays so, ask its publisher"
# The next step by the kind's key; the kind's own where none stands here.
STEPS = {
    "robots": "ask its publisher to let feed readers through, or look for another feed",
    "consent": "look for another address of the feed",
    "missing": "look for the feed’s new address: digest sources add the site",
    "region": "ask its publisher, or look for another feed",
    "script": "look for the feed’s own address: digest sources add the site",
    "login": LOGIN,
    "failing": LATER,
    "maintenance": LATER,
}
PAGE = (
    'a page: if it is the site’s, digest sources add finds its feed; to read the page itself, kind = "page"'
)


def of_feed(text: str) -> str:
    """What a text is that is no feed, and the next step."""
    # Only a feed that failed needs them: their phrases take a moment to compile.
    from digest.extract import walls

    found = walls.kind(walls.Shell(title="", paragraphs=(), markup=text[:LOOK]))
    # A prompt to subscribe stands on many a front page.
    if found is None or found.preview or found.key == "index":
        return PAGE
    return f"{found.says}: {STEPS.get(found.key, found.step)}"
