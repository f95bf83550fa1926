"""The owner's brand in the letter: colours, logo, foot; and a letter that runs from right to left."""

import re

import pytest

from digest import render
from digest.config import BrandConfig, MailConfig
from digest.model import Pages
from digest.render import Looks, colours
from tests.editions import make_edition
from tests.pages import TEMPLATES, by_class, hrefs, parsed, rendered, words

MAIL = MailConfig(
    from_="The Span <desk@span.example.org>",
    unsubscribe=("https://span.example.org/leave?list=1&reader=", "mailto:leave@span.example.org"),
    postal="The Evening Span, 1 Fulton Street, Brooklyn",
)
BRAND = BrandConfig(
    accent="#1f4e79",
    logo="https://span.example.org/logo.png?a=1&b=2",
    logo_width=240,
    logo_height=60,
    footer="Set & printed <at> the quay.",
)


@pytest.fixture(scope="module")
def branded() -> Pages:
    return render.render(make_edition(), Looks((TEMPLATES,), BRAND, MAIL))


def foot(page: str) -> str:
    return words(by_class(parsed(page), "foot")[0])


def test_a_logo_stands_in_place_of_the_name_and_says_it(branded: Pages) -> None:
    (heading,) = parsed(branded.email_html).iter("h1")
    (image,) = heading.iter("img")
    assert image.get("src") == BRAND.logo
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("240", "60", "The Evening Span")
    assert words(heading) == ""


def test_without_a_logo_there_is_no_image() -> None:
    assert "<img" not in rendered(make_edition()).email_html


def test_links_take_the_accent_in_light_and_its_twin_in_dark(branded: Pages) -> None:
    links = list(parsed(branded.email_html).iter("a"))
    assert all("color:#1f4e79" in str(link.get("style")) for link in links)
    twin = colours.dark(BRAND).accent
    assert twin != BRAND.accent
    assert re.search(rf"a, \.accent \{{ color: {twin} !important; \}}", branded.email_html)
    assert BrandConfig().accent not in branded.email_html + branded.web_html


def test_the_foot_says_whose_letter_it_is_why_it_comes_and_how_to_leave(branded: Pages) -> None:
    said = foot(branded.email_html)
    places = [
        said.find(part)
        for part in (
            BRAND.footer,
            "because you are on its list of readers",
            "View this letter online",
            "Unsubscribe",
            MAIL.postal,
            "The edition closed on Friday, May 25, 1883, at 22:00 UTC.",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_unsubscribe_leads_to_the_first_way_the_owner_names(branded: Pages) -> None:
    (link,) = (one for one in parsed(branded.email_html).iter("a") if words(one) == "Unsubscribe")
    assert link.get("href") == MAIL.unsubscribe[0]


def test_the_text_part_has_the_same_foot(branded: Pages) -> None:
    text = " ".join(branded.email_text.split())
    for part in (BRAND.footer, f"Unsubscribe: {MAIL.unsubscribe[0]}", MAIL.postal):
        assert part in text
    assert BRAND.logo not in text


def test_a_letter_with_a_sender_and_no_page_is_left_by_a_letter_to_the_sender() -> None:
    looks = Looks((TEMPLATES,), mail=MailConfig(from_=MAIL.from_))
    page = render.render(make_edition(), looks).email_html
    assert "mailto:desk@span.example.org?subject=unsubscribe" in hrefs(parsed(page))


def test_where_there_is_no_list_nobody_is_said_to_be_on_it() -> None:
    pages = rendered(make_edition())
    assert "list of readers" not in pages.email_html + pages.email_text


def test_a_sample_has_nobody_to_leave_and_no_sender() -> None:
    looks = Looks((TEMPLATES,), BRAND, MAIL)
    pages = render.render(make_edition(sample=True), looks)
    for shown in (foot(pages.email_html), pages.email_text):
        assert "sent to nobody" in " ".join(shown.split())
        assert "Unsubscribe" not in shown
        assert MAIL.postal not in shown


def test_the_web_page_wears_the_same_colours(branded: Pages) -> None:
    assert f"--accent: {BRAND.accent};" in branded.web_html
    assert f"--accent: {colours.dark(BRAND).accent};" in branded.web_html


# ---------------------------------------------------------------- from right to left


@pytest.fixture(scope="module")
def mirrored() -> Pages:
    return rendered(make_edition(language="ar"))


def test_a_right_to_left_letter_begins_at_the_right(mirrored: Pages) -> None:
    page = parsed(mirrored.email_html)
    letter = by_class(page, "letter")[0]
    assert (page.get("dir"), letter.get("dir"), letter.get("lang")) == ("rtl", "rtl", "ar")
    assert "text-align:right" in str(letter.get("style"))
    note = str(by_class(page, "note")[0].get("style"))
    assert "border-right:3px" in note
    assert "border-left" not in note


def test_a_left_to_right_letter_begins_at_the_left() -> None:
    page = parsed(rendered(make_edition(language="de")).email_html)
    assert "text-align:left" in str(by_class(page, "letter")[0].get("style"))
    assert "border-left:3px" in str(by_class(page, "note")[0].get("style"))
    assert not page.xpath("//body//*[@dir='auto']")


def test_cursive_letters_are_neither_spaced_nor_slanted(mirrored: Pages) -> None:
    styles = " ".join(str(one.get("style")) for one in parsed(mirrored.email_html).iter() if one.get("style"))
    assert set(re.findall(r"letter-spacing:([^;]+)", styles)) == {"0"}
    assert "italic" not in styles


def test_words_of_another_script_begin_on_their_own_side(mirrored: Pages) -> None:
    page = parsed(mirrored.email_html)
    prose = [cell for cell in by_class(page, "text", "headline") if cell.find("h3") is None]
    assert {one.get("dir") for one in (*prose, *page.iter("h3"))} == {"auto"}


def test_outlook_s_own_table_runs_the_same_way(mirrored: Pages) -> None:
    assert re.search(r'<!--\[if mso\]><table [^>]*dir="rtl"', mirrored.email_html)
