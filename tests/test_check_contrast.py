"""Contrast as a reader meets it: in light, dark, Outlook's dark, and inverted."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import check
from digest.check.cascade import Seen, looks
from digest.check.pages import Page
from digest.config import BrandConfig
from digest.model import Level
from digest.render import Looks, render
from tests.checked import DAY, edition
from tests.pages import TEMPLATES

HTML = f"{DAY}/email.html"


def page(body: str, css: str = "") -> Page:
    return Page.of(f"<!DOCTYPE html><html><head><style>{css}</style></head><body>{body}</body></html>")


def seen(body: str, css: str = "") -> dict[str, tuple[str, str]]:
    """The colours of the text "x" in each look."""
    return {
        one.look: (one.shown(one.ink), one.shown(one.ground))
        for one in looks(page(body, css))
        if one.text == "x"
    }


def one(body: str, css: str = "") -> Seen:
    (found,) = [found for found in looks(page(body, css)) if found.text == "x" and found.look == "light"]
    return found


# ---------------------------------------------------------------- the cascade


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>x</p>", ("#000000", "#ffffff")),
        ("<a>x</a>", ("#0000ee", "#ffffff")),
        ('<p style="color:#123456">x</p>', ("#123456", "#ffffff")),
        ('<div style="color:#123456;background-color:#eee"><b>x</b></div>', ("#123456", "#eeeeee")),
        ('<div style="background:url(i.png) #fedcba no-repeat"><b>x</b></div>', ("#000000", "#fedcba")),
        (
            '<div style="background-color:#111111"><p style="background-color:transparent">x</p></div>',
            ("#000000", "#111111"),
        ),
        ('<div style="color:#123456"><a style="color:rgb(255, 0, 0)">x</a></div>', ("#ff0000", "#ffffff")),
        ('<p style="COLOR: White">x</p>', ("#ffffff", "#ffffff")),
        ('<p style="color:#111111">y<b style="color:#222222">z</b>x</p>', ("#111111", "#ffffff")),
        ('<p style="color:nonsense">x</p>', ("#000000", "#ffffff")),
    ],
)
def test_colours_come_from_the_nearest_element_that_says_one(body: str, expected: tuple[str, str]) -> None:
    found = one(body)
    assert (found.ink, found.ground) == expected


@given(st.text("rgbahsl(),#%.0123456789abcdef-urltonx ", max_size=24))
@settings(deadline=None, max_examples=300)
def test_whatever_is_said_of_a_colour_is_one_or_none(value: str) -> None:
    found = one(f'<p style="color:{value}">x</p>')
    assert re.fullmatch("#[0-9a-f]{6}", found.ink)


def test_hidden_text_is_not_looked_at() -> None:
    assert seen('<div style="display:none;color:#fff">x</div>') == {}


DARK = "@media (prefers-color-scheme: dark) { .i { color: #eeeeee !important; } .g { background-color: #111111 !important; } }"
OUTLOOK = (
    "[data-ogsc] .i { color: #dddddd !important; } [data-ogsb] .g { background-color: #222222 !important; }"
)
BODY = '<div class="g" style="background-color:#ffffff"><p class="i" style="color:#000000">x</p></div>'


def test_each_look_has_its_own_rules() -> None:
    assert seen(BODY, DARK + OUTLOOK) == {
        "light": ("#000000", "#ffffff"),
        "inverted": ("#ffffff", "#000000"),
        "dark": ("#eeeeee", "#111111"),
        "Outlook’s dark": ("#dddddd", "#222222"),
    }


def test_a_dark_rule_that_is_not_important_loses_against_the_inlined_style() -> None:
    assert seen(BODY, DARK.replace("!important", ""))["dark"] == ("#000000", "#ffffff")


def test_the_more_specific_rule_wins_then_the_later() -> None:
    css = "@media (prefers-color-scheme: dark) { %s }"
    specific = css % "p.i { color: #111111 !important; } .i { color: #222222 !important; }"
    later = css % ".i { color: #111111 !important; } .i { color: #222222 !important; }"
    assert seen(BODY, specific)["dark"][0] == "#111111"
    assert seen(BODY, later)["dark"][0] == "#222222"


def test_hover_phones_and_paper_change_no_look() -> None:
    css = ".i:hover { color: #ff0000; } @media print { .i { color: #00ff00 !important; } } @media (max-width: 600px) { .i { color: #0000ff !important; } }"
    assert {ink for ink, _ in seen(BODY, css).values()} == {"#000000", "#ffffff"}


@pytest.mark.parametrize(
    ("style", "large"),
    [
        ("font-size:24px", True),
        ("font-size:23px", False),
        ("font:bold 19px/20px Georgia", True),
        ("font:bold 18px/20px Georgia", False),
        ("font:19px/20px Georgia", False),
        ("font:italic 30px/40px Georgia", True),
        ("font-size:19px;font-weight:700", True),
    ],
)
def test_large_text_is_large_by_its_size_and_weight(style: str, large: bool) -> None:  # noqa: FBT001 (a column)
    assert one(f'<p style="{style}">x</p>').large is large


# ---------------------------------------------------------------- the rule


def branded(**colours: str) -> str:
    """The letter in an owner's colours."""
    brand = replace(BrandConfig(), **colours)  # type: ignore[arg-type]
    return render(edition(), Looks((TEMPLATES,), brand)).email_html


def found(**colours: str) -> list[tuple[str, str]]:
    """What the rule says of a letter in an owner's colours: the look, and the why."""
    html = branded(**colours)
    findings = [f for f in check.files({HTML: html.encode()}) if f.rule == "email/contrast"]
    assert all(f.level is Level.ERROR for f in findings)
    findings = [f for f in findings if f.place != HTML]
    return [(f.place.removeprefix(f"{HTML}: ").partition(":")[0], f.why) for f in findings]


def test_the_shipped_colours_can_be_read_in_every_look() -> None:
    assert found() == []


def test_a_pale_accent_fails_on_light_paper_alone() -> None:
    """Its lightness is the middle one: turned over it stays, on a ground that is dark now."""
    assert {look for look, _ in found(accent="#ff9900")} == {"light"}


def test_a_bright_yellow_on_dark_paper_fails_once_all_is_inverted() -> None:
    night = {"paper": "#222222", "page": "#222222", "ink": "#ffffff", "soft": "#eeeeee", "accent": "#99a000"}
    assert {look for look, _ in found(**night)} == {"inverted"}


@pytest.mark.parametrize("accent", ["#ff9900", "#e07b39", "#66ccff", "#888888"])
def test_one_colour_is_proposed_for_all_places_and_mends_them(accent: str) -> None:
    (one,) = (f for f in check.files({HTML: branded(accent=accent).encode()}) if f.rule == "email/contrast")
    proposed = one.next.split()[1]
    assert proposed != accent
    assert found(accent=proposed) == []


def test_where_no_colour_of_the_hue_will_do_the_ground_has_to_change() -> None:
    html = page(
        '<p style="color:#777777;background-color:#ffffff">x</p><p style="color:#777777;background-color:#000000">y</p>'
    )
    one = next(f for f in check.files({HTML: html.html.encode()}) if f.rule == "email/contrast")
    assert "change the ground" in one.next


def test_a_dark_accent_of_the_owner_s_that_can_t_be_read_is_found_in_dark_alone() -> None:
    assert {look for look, _ in found(accent_dark="#402020")} == {"dark", "Outlook’s dark"}


def test_why_names_both_colours_and_the_ratio_of_the_worst_place() -> None:
    said = "#ff9900 on #efeae0 has a contrast of 1.8:1; 4.5:1 can be read by most"
    assert found(accent="#ff9900") == [("light", said)]
