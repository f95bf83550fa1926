"""The letter's colours on light and on dark screens, made of the owner's few.

Lines are mixed of ink and paper, tints of page and paper. On dark screens paper and ink are ours, and the owner's accent
is made lighter until it can be read there. Whether the owner's own colours can be read is judged by `check`, not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.colour import mixed, readable
from digest.config import BrandConfig

# WCAG 2.2, 1.4.3 asks for 4.5; a little more survives the rounding of mail programs.
READABLE = 4.8
LINE_SHARE, TINT_SHARE = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Palette:
    """One screen's colours, as "#rrggbb": three grounds (`page`, `paper`, `tint`), three inks, a line."""

    page: str
    paper: str
    tint: str
    ink: str
    soft: str
    accent: str
    line: str


def light(brand: BrandConfig) -> Palette:
    """The owner's colours."""
    return Palette(
        page=brand.page,
        paper=brand.paper,
        tint=mixed(brand.page, brand.paper, TINT_SHARE),
        ink=brand.ink,
        soft=brand.soft,
        accent=brand.accent,
        line=mixed(brand.ink, brand.paper, LINE_SHARE),
    )


def dark(brand: BrandConfig) -> Palette:
    """Their dark twins."""
    tint = "#2a261f"
    return Palette(
        page="#14120e",
        paper="#1e1b16",
        tint=tint,
        ink="#ece5d8",
        soft="#b9af9f",
        # The tint is the lightest ground, so what can be read on it can be read on all.
        accent=brand.accent_dark or readable(brand.accent, tint, READABLE),
        line="#453f35",
    )
