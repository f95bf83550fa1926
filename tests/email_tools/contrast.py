"""Colours as a browser computes them: laid over each other, inverted, and the contrast of two (WCAG 2.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import reduce

Colour = tuple[float, float, float, float]  # red, green, blue and how opaque, each 0 to 1

# 1.4.3, for text of any size: large text may do with 3, ours need not.
ENOUGH = 4.5


def parsed(value: str) -> Colour:
    """A computed colour: `rgb(29, 26, 22)`, `rgba(0, 0, 0, 0)`. Raises ValueError for what is written otherwise."""
    if not re.fullmatch(r"rgba?\([\d., ]+\)", value):
        raise ValueError(f"no computed colour: {value}")
    red, green, blue, *alpha = (float(number) for number in re.findall(r"[\d.]+", value))
    return red / 255, green / 255, blue / 255, alpha[0] if alpha else 1.0


def seen(layers: Sequence[Colour]) -> Colour:
    """What an eye sees of layers, the uppermost first, the lowest opaque."""
    return reduce(_over, layers[::-1])


def _over(below: Colour, above: Colour) -> Colour:
    red, green, blue = (a * above[3] + b * (1 - above[3]) for a, b in zip(above[:3], below[:3], strict=True))
    return red, green, blue, 1.0


def inverted(colour: Colour) -> Colour:
    """The colour in a mail program that turns letters dark by force: same hue, its lightness (HSL) turned over."""
    hue, lightness, saturation = rgb_to_hls(*colour[:3])
    return *hls_to_rgb(hue, 1 - lightness, saturation), colour[3]


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
