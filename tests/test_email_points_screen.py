"""What every letter promises to the eye, in a real browser: axe, contrast, width, images off, style blocks stripped.

One window of Chromium for all of it. Each measure is shown to see the fault that it looks for.
"""

import statistics
from collections.abc import Iterator

import pytest

from digest import render
from digest.config import BrandConfig
from digest.render import Looks
from tests import letters
from tests.email_tools import contrast, judges, markup, screen
from tests.email_tools.screen import Screen, Window, Words
from tests.pages import TEMPLATES

WIDTHS = (320, 375, 600, 1024)
LIGHT, DARK, OUTLOOK = Screen(), Screen(dark=True), Screen(outlook=True)
# A letter that does everything wrong that can be seen.
BAD = """<!DOCTYPE html><html lang="en"><title>Bad</title><body style="background-color:#fff">
<div style="width:700px;color:#999">Pale and wide</div><img src="http://other.test/pixel.png">
<div style="color:#000;opacity:0.4">Faded</div>
<div style="position:relative;top:-90px">Read me last, see me first</div></body></html>"""


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    found = screen.chromium()
    if not found:
        pytest.skip("no Chromium: apt-get install chromium")
    with screen.window(found) as opened:
        yield opened


@pytest.fixture(scope="module")
def axe() -> str:
    folder = judges.modules()
    if not folder:
        pytest.skip(f"no axe-core: {judges.GET_MODULES}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(params=letters.NAMES)
def email(request: pytest.FixtureRequest) -> str:
    return letters.pages(str(request.param)).email_html


def seen(window: Window, email: str, look: Screen = LIGHT) -> list[Words]:
    screen.show(window, email, look)
    return screen.words(window)


def joined(texts: Iterator[str]) -> str:
    """All the letters of some texts: where a line ends is the browser's affair."""
    return "".join("".join(texts).split())


def told(email: str) -> str:
    """All that the letter's markup says, but for what only the inbox shows."""
    body = joined(markup.tree(email).body.itertext())
    return body.removeprefix(joined(iter(markup.preheader(email))))


# ---------------------------------------------------------------- 3: axe and contrast


@pytest.mark.parametrize("look", [Screen(width, dark) for width in (1024, 375) for dark in (False, True)])
def test_3_axe_finds_no_violation(window: Window, axe: str, email: str, look: Screen) -> None:
    screen.show(window, email, look)
    assert screen.violations(window, axe) == []


@pytest.mark.parametrize("look", [DARK, OUTLOOK])
def test_3_dark_is_dark_and_can_be_read(window: Window, email: str, look: Screen) -> None:
    """As the letter declares it, and as Outlook's apps ask for it."""
    found = seen(window, email, look)
    assert screen.unreadable(found) == []
    white = contrast.parsed("rgb(255, 255, 255)")
    assert statistics.median(contrast.ratio(one.ground, white) for one in found) > 12


def test_3_all_words_can_be_read_in_light_and_where_a_program_inverts_it_by_force(
    window: Window, email: str
) -> None:
    found = seen(window, email)
    assert screen.unreadable(found) == []
    assert screen.unreadable(found, inverted=True) == []


def test_axe_sees_what_is_wrong(window: Window, axe: str) -> None:
    screen.show(window, BAD, LIGHT)
    found = " ".join(screen.violations(window, axe))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_pale_and_faded_words_are_seen(window: Window) -> None:
    faults = screen.unreadable(seen(window, BAD))
    assert faults == ["2.85: Pale and wide", "2.85: Faded"]


def test_a_colour_that_inversion_hides_is_seen(window: Window) -> None:
    """Turning lightness over keeps blue as dark as it was, and makes white black."""
    blue = '<!DOCTYPE html><body style="background-color:#fff"><p style="color:#00f">Blue</p>'
    found = seen(window, blue)
    assert screen.unreadable(found) == []
    assert screen.unreadable(found, inverted=True) == ["2.44: Blue"]


def test_the_contrast_is_that_of_wcag() -> None:
    white, black, grey = (contrast.parsed(f"rgb({one}, {one}, {one})") for one in (255, 0, 118))
    assert contrast.ratio(white, black) == pytest.approx(21)
    assert contrast.ratio(grey, white) == pytest.approx(4.54, abs=0.005)
    assert contrast.inverted(white) == black
    assert contrast.seen([contrast.parsed("rgba(0, 0, 0, 0.5)"), white])[0] == pytest.approx(0.5)


# ---------------------------------------------------------------- 4: width


def test_4_nothing_runs_over_the_edge_of_any_screen(window: Window, email: str) -> None:
    assert screen.overflow(window, email, WIDTHS) == [0, 0, 0, 0]


def test_a_letter_that_is_too_wide_is_seen(window: Window) -> None:
    at_320, _, at_600, at_1024 = screen.overflow(window, BAD, WIDTHS)
    assert at_320 > at_600 >= 100
    assert at_1024 == 0


def test_words_that_run_out_to_the_left_are_seen(window: Window) -> None:
    assert screen.overflow(window, '<!DOCTYPE html><p style="margin-left:-50px">Cut off', [600])[0] > 40


# ---------------------------------------------------------------- 12: images off, style blocks stripped


def test_12_without_its_style_blocks_nothing_runs_over_the_edge(window: Window, email: str) -> None:
    assert screen.overflow(window, screen.stripped(email), WIDTHS) == [0, 0, 0, 0]


@pytest.mark.parametrize("look", [LIGHT, DARK, Screen(375)])
@pytest.mark.parametrize("strip", [False, True], ids=["whole", "stripped"])
def test_12_all_words_are_there_in_reading_order(
    window: Window, email: str, look: Screen, *, strip: bool
) -> None:
    found = seen(window, screen.stripped(email) if strip else email, look)
    assert joined(one.text for one in found) == told(email)
    assert screen.out_of_order(found) == []
    assert screen.unreadable(found) == []


def test_12_with_images_off_a_logo_says_the_name(window: Window) -> None:
    looks = Looks(
        (TEMPLATES,), BrandConfig(logo="https://other.test/logo.png", logo_width=240, logo_height=60)
    )
    branded = render.render(letters.edition("right to left"), looks).email_html
    for page in (branded, screen.stripped(branded)):
        assert screen.overflow(window, page, WIDTHS) == [0, 0, 0, 0]
        box = window.page.get_by_role("img", name="موجز المساء").bounding_box()
        assert box
        assert box["width"] > 100
        assert box["height"] > 20


def test_a_word_that_is_not_there_is_missed(window: Window) -> None:
    email = letters.pages("right to left").email_html
    hidden = email.replace('class="greeting', 'hidden class="greeting')
    assert len(joined(one.text for one in seen(window, hidden))) < len(told(hidden)) - 50


def test_words_out_of_order_are_seen(window: Window) -> None:
    assert screen.out_of_order(seen(window, BAD)) == ["Read me last, see me first"]


# ---------------------------------------------------------------- 13: nothing fetched


def test_13_an_opened_letter_asks_the_network_for_nothing(window: Window, email: str) -> None:
    screen.show(window, email, LIGHT)
    assert window.asked == []


def test_what_a_letter_fetches_is_seen(window: Window) -> None:
    screen.show(window, BAD, LIGHT)
    assert window.asked == ["http://other.test/pixel.png"]
