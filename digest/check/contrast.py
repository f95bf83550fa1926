"""Can it be read? Each stretch of text against its ground, in light, dark, Outlook's dark, and inverted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest import colour
from digest.check.cascade import INVERTED, Seen, looks
from digest.check.pages import Page
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

# WCAG 2.2, 1.4.3 (level AA).
LEAST, LEAST_LARGE = 4.5, 3.0


def _contrast(page: Page) -> Iterator[Complaint]:
    """One complaint for each colour of text that can't be read somewhere, with one remedy for all its places."""
    uses: dict[tuple[str, str], list[Seen]] = {}
    for seen in looks(page):
        # Inverted colours are the light ones turned over: a change to one is a change to both.
        uses.setdefault(("light" if seen.look == INVERTED else seen.look, seen.ink), []).append(seen)
    for (_, ink), places in uses.items():
        if low := [seen for seen in places if not _can_be_read(ink, seen)]:
            yield _complaint(ink, low, places)


def _complaint(ink: str, low: Sequence[Seen], places: Sequence[Seen]) -> Complaint:
    worst = min(low, key=lambda seen: _ratio(ink, seen) / _least(seen))
    proposed = colour.nearest(ink, lambda tried: all(_can_be_read(tried, seen) for seen in places))
    also = f" and {len(low) - 1} more" if len(low) > 1 else ""
    remedy = (
        f"take {proposed} for the text"
        if proposed
        else "no colour of its hue can be read there: change the ground"
    )
    return Complaint(
        f"{worst.look}: {quoted(worst.text, 40)}{also}",
        f"{worst.shown(ink)} on {worst.shown(worst.ground)} has a contrast of {_ratio(ink, worst):.1f}:1;"
        f" {_least(worst):g}:1 can be read by most",
        f"{remedy} ([brand] in digest.toml, or your style sheets)",
    )


def _can_be_read(ink: str, seen: Seen) -> bool:
    return _ratio(ink, seen) >= _least(seen)


def _ratio(ink: str, seen: Seen) -> float:
    return colour.contrast(seen.shown(ink), seen.shown(seen.ground))


def _least(seen: Seen) -> float:
    return LEAST_LARGE if seen.large else LEAST


RULES: tuple[Rule[Page], ...] = (Rule("email/contrast", Level.ERROR, _contrast),)
