"""Can it be read? Each stretch of text against its ground, in light, dark, Outlook's dark, and inverted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from digest import colour
from digest.check.cascade import Seen, looks
from digest.check.pages import Page
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

# WCAG 2.2, 1.4.3 (level AA).
LEAST, LEAST_LARGE = 4.5, 3.0


def _contrast(page: Page) -> Iterator[Complaint]:
    """One complaint for each pair of colours of a look, with the first text that has it."""
    low = [seen for seen in looks(page) if colour.contrast(seen.ink, seen.ground) < _least(seen)]
    counts = Counter((seen.look, seen.ink, seen.ground) for seen in low)
    firsts = {(seen.look, seen.ink, seen.ground): seen for seen in reversed(low)}
    for pair in counts:
        yield _complaint(firsts[pair], counts[pair])


def _complaint(seen: Seen, count: int) -> Complaint:
    ratio = colour.contrast(seen.ink, seen.ground)
    proposed = colour.readable(seen.ink, seen.ground, _least(seen))
    wanted = colour.inverted(proposed) if seen.look == "inverted" else proposed
    also = f" and {count - 1} more" if count > 1 else ""
    return Complaint(
        f"{seen.look}: {quoted(seen.text, 40)}{also}",
        f"{seen.ink} on {seen.ground} has a contrast of {ratio:.1f}:1; {_least(seen):g}:1 can be read by most",
        f"take {wanted} for the text, or change the ground",
    )


def _least(seen: Seen) -> float:
    return LEAST_LARGE if seen.large else LEAST


RULES: tuple[Rule[Page], ...] = (Rule("email/contrast", Level.ERROR, _contrast),)
