"""Colours as screens and eyes take them: contrast, inversion, the nearest that can be read. Colours are "#rrggbb"."""

from __future__ import annotations

from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

# By so much is lightness moved on the way to a colour that can be read: small enough to stay near, quick enough.
STEP = 0.01

Channels = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def nearest(colour: str, fits: Callable[[str], bool]) -> str:
    """The colour of the same hue that fits and is nearest in lightness; "" where none does."""
    hue, lightness, saturation = rgb_to_hls(*channels(colour))
    for distance in range(round(1 / STEP) + 1):
        for moved in (lightness - distance * STEP, lightness + distance * STEP):
            tried = (
                colour if not distance else written(hls_to_rgb(hue, min(1.0, max(0.0, moved)), saturation))
            )
            if fits(tried):
                return tried
    return ""


def readable(colour: str, ground: str, ratio: float) -> str:
    """The nearest colour of the same hue whose contrast with the ground is at least `ratio`.

    Where neither lighter nor darker does it, black or white, whichever stands out more.
    """
    found = nearest(colour, lambda tried: contrast(tried, ground) >= ratio)
    return found or max("#000000", "#ffffff", key=lambda extreme: contrast(extreme, ground))


def inverted(colour: str) -> str:
    """The colour with its lightness turned over, its hue kept: what mail programs do that force a dark look."""
    hue, lightness, saturation = rgb_to_hls(*channels(colour))
    return written(hls_to_rgb(hue, 1 - lightness, saturation))


def mixed(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of one colour, the rest of the other."""
    pairs = zip(channels(one), channels(other), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return written((red, green, blue))


def channels(colour: str) -> Channels:
    """Red, green and blue, each 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(found: Channels) -> str:
    """The colour of three channels."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in found)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
