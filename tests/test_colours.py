"""Contrast, inversion, the nearest colour that can be read; and the palette that [brand] makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.colour import contrast, inverted, mixed, readable
from digest.config import BrandConfig
from digest.render import colours

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


@given(COLOURS, COLOURS)
def test_the_colour_that_is_proposed_can_be_read(colour: str, ground: str) -> None:
    found = readable(colour, ground, 4.5)
    assert contrast(found, ground) >= 4.5 or found in {"#000000", "#ffffff"}
    assert max(contrast("#000000", ground), contrast("#ffffff", ground)) >= 4.5


@given(COLOURS)
def test_a_colour_that_can_be_read_is_left_as_it_is(colour: str) -> None:
    if contrast(colour, "#ffffff") >= 4.5:
        assert readable(colour, "#ffffff", 4.5) == colour


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#000000", "#ffffff"), ("#ff0000", "#ff0000"), ("#330000", "#ffcccc"), ("#cccccc", "#333333")],
)
def test_inversion_turns_lightness_over_and_keeps_the_hue(colour: str, expected: str) -> None:
    assert inverted(colour) == expected


@given(COLOURS)
def test_inverting_twice_gives_the_colour_back(colour: str) -> None:
    there_and_back = inverted(inverted(colour))
    pairs = zip(
        *((int(one[at : at + 2], 16) for at in (1, 3, 5)) for one in (colour, there_and_back)), strict=True
    )
    assert all(abs(a - b) <= 3 for a, b in pairs)


def test_mixing_goes_from_one_to_the_other() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.2, 1)] == ["#ffffff", "#cccccc", "#000000"]
