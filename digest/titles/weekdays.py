"""A weekday in a headline: true on the edition's day, or cut.

"Starts Tuesday" names the nearest Tuesday as its paper's reader sees it. A day later, or after that Tuesday, a bare
weekday may name another one; then the day goes, as one recorded edit, and the claim stays true without it. What the
day is part of ("Black Friday", "Tuesday’s vote") can't lose it: such a headline does not serve.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from digest import text
from digest.model import Article, Edit

# Days ahead or back in which a bare weekday is understood.
WEEK = 6
_NAMES = "|".join(text.WEEKDAYS)
_CUTTABLE = re.compile(
    rf" (?:(?:late |early )?on |by |this )?(?:{_NAMES})(?: (?:morning|afternoon|evening|night))?(?=$|[,.;:]|\s)",
    re.IGNORECASE,
)
# A name that a weekday is part of, and spans of days.
_PART_OF_NAME = re.compile(
    rf"\b(?:Black|Good|Ash|Super|Bloody|Palm|Easter|Shrove|Maundy|Cyber|Holy)\s+(?:{_NAMES})\b"
    rf"|\b(?:{_NAMES})\s+(?:and|or|to|through|until|till)\b|\b(?:between|from|since|until|till|before|after|next|last"
    rf"|every|each)\s+(?:{_NAMES})\b"
)
# These look ahead: on the Wednesday after, "will start Tuesday" is stale though the Tuesday was yesterday.
_AHEAD = re.compile(r"\b(?:will|to|set|due|plans?|expected|would|could|may|might|ahead)\b", re.IGNORECASE)


def weekday_edits(article: Article, day: date | None) -> list[Edit] | None:
    """Edits that leave out the headline's untrue weekdays; None where one can't be left out.

    Without a day to hold them against, every weekday stays.
    """
    headline = article.title
    named = {found.group().removesuffix("s") for found in text.WEEKDAY.finditer(headline)}
    if day is None or not named or named <= _trusted(article, day):
        return []
    if _PART_OF_NAME.search(headline):
        return None
    edits = [Edit(*found.span(), "", "weekday-left-out") for found in _CUTTABLE.finditer(headline)]
    return edits if len(edits) == len(text.WEEKDAY.findall(headline)) else None


def _trusted(article: Article, day: date) -> set[str]:
    """The weekdays that a reader of `day` understands as the article's first reader did."""
    if article.published is None:
        return set()
    written = article.published.date()
    apart = (day - written).days
    if abs(apart) > WEEK:
        return set()
    # "Will start Tuesday", written on a Tuesday, is over on Wednesday; "was held Tuesday" is not.
    skipped = 0 if _AHEAD.search(article.title) and apart else 1
    first = min(day, written)
    between = {text.WEEKDAYS[(first + timedelta(days=n)).weekday()] for n in range(skipped, abs(apart) + 1)}
    return set(text.WEEKDAYS) - between
