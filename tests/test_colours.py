"""The palette that [brand] makes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import BrandConfig
from digest.render import colours
from digest.render.colours import contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456",) * 2 + (1.0,),
    ],
)
def test_the_contrast_of_known_pairs_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("screen", [colours.light(BrandConfig()), colours.dark(BrandConfig())])
def test_every_ink_of_ours_can_be_read_on_every_ground(screen: colours.Palette) -> None:
    for ink in (screen.ink, screen.soft, screen.accent):
        for ground in (screen.page, screen.paper, screen.tint):
            assert contrast(ink, ground) >= 4.5


@given(COLOURS)
def test_any_accent_of_an_owner_can_be_read_on_a_dark_screen(accent: str) -> None:
    dark = colours.dark(BrandConfig(accent=accent))
    assert min(contrast(dark.accent, ground) for ground in (dark.page, dark.paper, dark.tint)) >= 4.5


def test_an_accent_that_can_be_read_as_it_is_stays_as_it_is() -> None:
    assert colours.dark(BrandConfig(accent="#ffcc00")).accent == "#ffcc00"


def test_an_owner_s_dark_accent_is_taken_at_their_word() -> None:
    assert colours.dark(BrandConfig(accent_dark="#336699")).accent == "#336699"


@given(COLOURS)
def test_a_lightened_colour_keeps_its_hue(colour: str) -> None:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    found = colours.lightened(colour, "#000000")
    lighter = tuple(int(found[at : at + 2], 16) for at in (1, 3, 5))
    order = sorted(range(3), key=(red, green, blue).__getitem__)
    assert all(lighter[a] <= lighter[b] + 1 for a, b in pairwise(order))
