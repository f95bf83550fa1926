"""The HTML letter: what mail programs ask of it, and what it never does."""

import re
from dataclasses import replace

import pytest

from digest import render
from digest.model import Edition, Pages
from digest.render import EMAIL_BUDGET
from tests.editions import make_edition
from tests.pages import (
    LOOKS,
    TEMPLATES,
    by_class,
    email_items,
    expected_items,
    hrefs,
    parsed,
    text_items,
    web_items,
    words,
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return make_edition()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Pages:
    return render.render(edition, LOOKS)


def crowded(count: int) -> Edition:
    """An edition with `count` items under "What We’re Following"."""
    edition = make_edition()
    lead, following, odds = edition.sections
    many = tuple(replace(following.briefs[n % 2], id=f"b{n}") for n in range(count))
    return replace(edition, sections=(lead, replace(following, briefs=many), odds))


def test_the_email_declares_what_mail_programs_ask_for(edition: Edition, pages: Pages) -> None:
    page = parsed(pages.email_html)
    assert pages.email_html.startswith("<!DOCTYPE html>\n<html")
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert page.findtext("head/title") == edition.subject
    names = [meta.get("name") for meta in page.iter("meta") if meta.get("name")]
    assert {"viewport", "color-scheme", "supported-color-schemes", "format-detection"} <= set(names)
    assert len(re.findall(r"<meta[^>]+charset", pages.email_html)) == 1


def test_the_email_is_set_in_presentation_tables_under_one_h1(pages: Pages) -> None:
    page = parsed(pages.email_html)
    assert {table.get("role") for table in page.iter("table")} == {"presentation"}
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    articles = [one for one in page.iter("div") if one.get("role") == "article"]
    assert [one.get("aria-roledescription") for one in articles] == ["email"]


def test_every_link_of_the_email_leads_to_the_web_and_says_where(pages: Pages) -> None:
    for link in parsed(pages.email_html).iter("a"):
        assert str(link.get("href")).startswith("https://")
        assert len(words(link)) > len("here")


def test_inlining_leaves_the_kept_block_and_its_important_alone(pages: Pages) -> None:
    (kept,) = re.findall(r"(?s)<style>\s*(/\* What only works.*?)</style>", pages.email_html)
    screens = kept.partition("@media")[2].partition("a:hover")[0]
    assert screens.count("!important") == screens.count(";") > 20
    assert screens.count("{") == (TEMPLATES / "email-kept.css").read_text().partition("@media")[2].partition(
        "a:hover"
    )[0].replace("{{", "").count("{")
    assert "data-premailer" not in pages.email_html


def test_every_rule_of_the_style_sheet_is_inlined(pages: Pages) -> None:
    cells = by_class(parsed(pages.email_html), "text")
    assert all("Georgia" in str(cell.get("style")) for cell in cells)
    assert (TEMPLATES / "style.css").read_text()[:40] not in pages.email_html


def test_outlook_gets_its_table_its_pixels_and_its_font(pages: Pages) -> None:
    remarks = re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", pages.email_html, re.DOTALL)
    assert any("PixelsPerInch" in one for one in remarks)
    assert any("font-family" in one for one in remarks)
    assert any('width="600"' in one for one in remarks)


def test_the_preheader_is_padded_so_that_the_greeting_does_not_follow_it(pages: Pages) -> None:
    first = next(parsed(pages.email_html).iter("div"))
    shown = str(first.text_content())
    assert shown.startswith("Also: Smoke in the strait")
    assert shown.endswith("\u2007\u034f" * 60)


def test_a_letter_of_thirty_items_costs_about_a_thousand_bytes_an_item() -> None:
    few, many = (len(render.render(crowded(n), LOOKS).email_html.encode()) for n in (10, 30))
    assert (many - few) / 20 < 1_200


def test_a_letter_too_long_for_gmail_leaves_out_the_last_follow_items_and_says_so() -> None:
    edition = crowded(150)
    pages = render.render(edition, LOOKS)
    assert EMAIL_BUDGET - 2_000 < len(pages.email_html.encode()) <= EMAIL_BUDGET
    kept = list(email_items(pages.email_html))
    everything = list(expected_items(edition))
    assert kept == [*everything[: len(kept) - 1], everything[-1]] == list(text_items(pages.email_text))
    cut_short = (
        f"This letter was cut short to reach you whole, by {152 - len(kept)} items. Read all of it on the web"
    )
    assert cut_short in words(parsed(pages.email_html))
    assert cut_short in " ".join(pages.email_text.split())
    assert list(web_items(pages.web_html)) == everything


def test_a_letter_that_fits_says_nothing_of_being_cut(pages: Pages) -> None:
    assert "cut short" not in pages.email_html + pages.email_text


def test_without_an_address_of_its_own_the_letter_promises_no_page_on_the_web() -> None:
    pages = render.render(make_edition(base_url="", sample=True), LOOKS)
    sources = {one.url for one in make_edition().references}
    assert set(hrefs(parsed(pages.email_html))) <= sources
    assert "index.html beside this email" in words(parsed(pages.email_html))
    assert "index.html beside this email" in pages.email_text


def test_a_letter_to_readers_names_no_file_of_the_owner_s_disk() -> None:
    pages = render.render(replace(crowded(150), base_url=""), LOOKS)
    for shown in (words(parsed(pages.email_html)), pages.email_text):
        assert "cut short" in shown
        assert "index.html" not in shown


def test_with_an_address_each_item_leads_to_its_place_on_the_web_page(pages: Pages) -> None:
    places = [href for href in hrefs(parsed(pages.email_html)) if "#" in href]
    ids = {one.get("id") for one in parsed(pages.web_html).iter("article")}
    assert places[0] == "https://span.example.org/1883-05-25/#b1883bridge"
    assert {place.partition("#")[2] for place in places} == ids
