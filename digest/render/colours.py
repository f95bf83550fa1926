"""The letter's colours on light and on dark screens, made of the owner's few.

Lines are mixed of ink and paper, tints of page and paper. On dark screens paper and ink are ours, and the owner's accent is made
lighter until it can be read there. Whether the owner's own colours can be read is judged by `check`, not here.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from digest.config import BrandConfig

# WCAG 2.2, 1.4.3 asks for 4.5; a little more survives the rounding of mail programs.
READABLE = 4.8
LINE_SHARE, TINT_SHARE = 0.2, 0.5
LIGHTER = 0.02

Channels = tuple[float, float, float]


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
        tint=_mixed(brand.page, brand.paper, TINT_SHARE),
        ink=brand.ink,
        soft=brand.soft,
        accent=brand.accent,
        line=_mixed(brand.ink, brand.paper, LINE_SHARE),
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
        accent=brand.accent_dark or lightened(brand.accent, tint),
        line="#453f35",
    )


def lightened(colour: str, ground: str) -> str:
    """The colour in its own hue, light enough to be read on a dark ground."""
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    while contrast(colour, ground) < READABLE and lightness < 1:
        lightness = min(1.0, lightness + LIGHTER)
        colour = _written(hls_to_rgb(hue, lightness, saturation))
    return colour


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return _written((red, green, blue))


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: Channels) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
