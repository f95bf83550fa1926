"""What every letter promises to every mail program, as far as its text tells: size, head, structure, inbox row, styles.

The sample, thirty items, a hundred, right to left. Each measure is shown to see the fault that it looks for.
"""

from collections.abc import Iterator

import pytest

from digest import grounding, render
from digest.config import BrandConfig
from digest.model import Edition
from digest.render import EMAIL_BUDGET, Looks
from tests import letters
from tests.email_tools import markup
from tests.letters.harbors import of_items
from tests.pages import TEMPLATES

LOGO = BrandConfig(logo="https://span.example.org/logo.png", logo_width=240, logo_height=60)


@pytest.fixture(params=letters.NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def edition(name: str) -> Edition:
    return letters.edition(name)


@pytest.fixture
def email(name: str) -> str:
    return letters.pages(name).email_html


# ---------------------------------------------------------------- the letters themselves


def test_the_letters_are_sound(edition: Edition) -> None:
    assert list(grounding.faults(edition)) == []


def test_no_two_items_of_the_long_letters_are_alike() -> None:
    briefs = list(letters.huge().briefs)
    assert len({brief.title.text for brief in briefs}) == len({brief.id for brief in briefs}) == 300


def test_their_items_are_as_long_as_items_really_are() -> None:
    lengths = [
        sum(len(one.text.split()) for one in brief.sentences)
        for brief in letters.hundred().sections[1].briefs
    ]
    assert 55 <= sorted(lengths)[len(lengths) // 2] <= 80


# ---------------------------------------------------------------- 1: size


def test_1_no_letter_is_so_long_that_gmail_clips_it(email: str) -> None:
    assert len(email.encode()) <= EMAIL_BUDGET == 100_000


def test_1_a_letter_of_three_hundred_items_is_cut_rather_than_clipped() -> None:
    page = render.render(letters.huge(), letters.OWNER).email_html
    assert EMAIL_BUDGET - 3_000 < len(page.encode()) <= EMAIL_BUDGET


def test_1_an_item_costs_about_a_thousand_bytes() -> None:
    """The words of one, its title and its addresses are about 600 of them."""
    few, many = (len(render.render(of_items(n), letters.OWNER).email_html.encode()) for n in (10, 30))
    assert (many - few) / 20 < 1_250


# ---------------------------------------------------------------- 2, 5, 8, 10, 11, 13: each measured in the markup


def test_2_the_head_says_what_mail_programs_ask_for(email: str, edition: Edition) -> None:
    assert list(markup.head(email, edition.subject)) == []


def test_5_a_screen_reader_finds_its_way(email: str) -> None:
    assert list(markup.structure(email)) == []


def test_5_a_letter_with_a_logo_says_what_it_shows() -> None:
    branded = render.render(letters.edition("thirty"), Looks((TEMPLATES,), LOGO)).email_html
    assert "<img" in branded
    assert list(markup.structure(branded)) == []


def test_8_the_inbox_row_tells_something_new(email: str, edition: Edition) -> None:
    assert list(markup.inbox_row(email, next(edition.briefs).title.text)) == []


def test_10_two_style_blocks_at_most_and_what_is_kept_wins(email: str) -> None:
    assert list(markup.kept_rules(email)) == []


def test_10_no_important_is_lost_on_the_way(email: str) -> None:
    written = (TEMPLATES / "email-kept.css").read_text(encoding="utf-8").partition("*/")[2]
    assert "".join(markup.style_blocks(email)).count("!important;") == written.count("!important;") > 20


def test_11_outlook_gets_parts_of_its_own_and_nothing_beyond_it(email: str) -> None:
    assert list(markup.outlook(email)) == []


def test_13_no_script_no_tracking_pixel_nothing_fetched_unseen(email: str) -> None:
    assert list(markup.freight(email)) == []


# ---------------------------------------------------------------- each measure sees its fault


def whole(page: str) -> Iterator[str]:
    """Every fault that any of the measures finds in the letter of thirty items."""
    edition = letters.edition("thirty")
    yield from markup.head(page, edition.subject)
    yield from markup.structure(page)
    yield from markup.inbox_row(page, next(edition.briefs).title.text)
    yield from markup.kept_rules(page)
    yield from markup.outlook(page)
    yield from markup.freight(page)


# What is done to a good letter -> what is said of it.
BROKEN = [
    ("<!DOCTYPE html>", "<!doctype html>", "does not come first"),
    ("<!DOCTYPE html>", "<!-- made by hand --><!DOCTYPE html>", "does not come first"),
    (' lang="en"', "", "<html> has no lang"),
    (' dir="ltr"', "", "<html> has no dir"),
    ("<title>", "<title>Re: ", "the title is"),
    ('<meta charset="utf-8">', "", "0 metas name the encoding"),
    ('<meta charset="utf-8">', '<meta charset="utf-8">' * 2, "2 metas name the encoding"),
    ('<meta charset="utf-8">', f'<!--{"x" * 1000}--><meta charset="utf-8">', "the encoding is named after"),
    *((f'name="{meta}"', 'name="other"', f"there is no meta {meta}") for meta in markup.METAS),
    ('<table role="presentation"', "<table", "a table is not role=presentation"),
    ('<!--[if mso]><table role="presentation"', "<!--[if mso]><table", "a table is not role=presentation"),
    ('role="article"', "", "0 elements are the article"),
    ('aria-roledescription="email"', "", "the article has no aria-roledescription"),
    (
        '<div class="letter" role="article"',
        '<div role="article"></div><div role="article"',
        "2 elements are the",
    ),
    ("<h1", "<h1>Extra</h1><h1", "2 headings are h1"),
    ("<h3", "<h5>Extra</h5><h3", "h5 follows h2"),
    ("</h1>", '</h1><a href="https://a.example/">Read more…</a>', "a link says “Read more…”"),
    ("</h1>", '</h1><a href="https://a.example/"> </a>', "a link says “”"),
    ("</h1>", '</h1><a href="#">The Post</a>', "a link leads nowhere"),
    ("</h1>", '</h1><a href="">The Post</a>', "a link leads nowhere"),
    ("</h1>", '</h1><img src="https://a.example/b.png" width="9" height="9">', "an image has no alt"),
    (
        "</h1>",
        '</h1><img src="https://a.example/b.png" alt="" width="100%" height="9">',
        "no pair of numbers",
    ),
    (" · Moscow prepares to crown Alexander III", "", "the preheader has 25 characters"),
    ("Also: ", f"Also: {'Much more. ' * 9}", "the preheader has 165 characters"),
    ("Also: ", "Also: The Great Bridge Opens to the People · ", "says the first headline again"),
    ("</head>", "<style>p{}</style><style>i{}</style></head>", "there are 3 style blocks"),
    (" !important;", ";", "a rule would lose to the inlined ones"),
    ("[data-ogsb]", ".ogsb", "no rule is for [data-ogsb]"),
    (
        "prefers-color-scheme: dark",
        "prefers-color-scheme: light",
        "no rule is for prefers-color-scheme: dark",
    ),
    ("<!--[if mso]>", "<!--[if !mso]>", "a remark for Outlook is not of the form"),
    ('width="600"', 'width="900"', "Outlook is not given a table 600 pixels wide"),
    ("PixelsPerInch>96<", "PixelsPerInch>72<", "Outlook is not given its resolution"),
    ("</h1>", '</h1><p style="display:flex">', "the styles use flex"),
    ("</h1>", '</h1><p style="color:var(--ink)">', "the styles use var("),
    ("</h1>", '</h1><p style="font-family:Lato">', "a font has nothing to fall back on: Lato"),
    ("</h1>", '</h1><p style="font:bold 9px/9px Lato">', "a font has nothing to fall back on"),
    ("</h1>", "</h1><script></script>", "there is a <script>"),
    ("</h1>", '</h1><a href="javascript:x()">The Post</a>', "a link is a script"),
    ("</h1>", '</h1><p onclick="x()">', "p has onclick"),
    ("</h1>", '</h1><p style="background:url(https://a.example/b.png)">', "the styles fetch url("),
    ("</h1>", '</h1><img src="https://a.example/open?id=7" alt="" width="1" height="1">', "to be counted"),
]


@pytest.mark.parametrize(("good", "bad", "said"), BROKEN)
def test_a_letter_with_a_fault_is_seen(good: str, bad: str, said: str) -> None:
    page = letters.pages("thirty").email_html
    assert good in page
    assert any(said in fault for fault in whole(page.replace(good, bad)))
    assert not any(said in fault for fault in whole(page))


def test_a_preheader_without_padding_is_seen() -> None:
    page = letters.pages("thirty").email_html
    assert "no padding" in "".join(whole(page.replace("\u2007\u034f", "")))


def test_a_letter_without_words_for_outlook_is_seen() -> None:
    page = letters.pages("thirty").email_html.replace("[if mso]", "[if gte mso 9]")
    assert "Outlook has 0 parts of its own" in list(whole(page))
