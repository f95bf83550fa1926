"""Whatever a source or an editor writes stays text: in the letter, in its plain form, on the web page."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import render
from digest.model import (
    Brief,
    Edit,
    Edition,
    Evidence,
    Link,
    Pages,
    Pointer,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Writer,
)
from digest.render import parts
from digest.text import address
from tests.editions import DAY, make_edition
from tests.pages import LOOKS, TEMPLATES, by_class, parsed, rendered, words

ATTACKS = (
    "<script>alert(1)</script>",
    "</title><script src=//evil.example></script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "</style><svg/onload=alert(1)>",
    "<!--[if mso]><iframe src=//evil.example></iframe><![endif]-->",
    "--> ]]> <![CDATA[ <form action=//evil.example>",
    "{{ 7 * 7 }} {% include 'email.html' %} {# gone #}",
    "AT&T &amp; &lt;b&gt; &#60; &copy",
    "\u202eesrever\u2066 \u200fשלום\u200e می\u200cخواهم 👩‍👩‍👧 \x00\x08\x1b\ud800",
    "<style>@import '//evil.example'</style><p style=p>",
    "a\n\nb\r\n\tc\u00a0d\u2028e",
)
ADDRESSES = (
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "/relative",
    "https://",
    "https://[::1",
    "",
)
texts = st.one_of(
    st.text(max_size=40),
    st.builds("{}{}{}".format, st.text(max_size=5), st.sampled_from(ATTACKS), st.text(max_size=5)),
).map(lambda text: f"x{text}x")
addresses = st.one_of(
    st.sampled_from(ADDRESSES),
    st.text(max_size=30),
    st.builds("{}://{}".format, texts, texts),
    texts.map("https://a.example/{}".format),
)


def filled(strings: list[str], url: str) -> Edition:
    """An edition with every text field taken from `strings` in turn, and every address the same."""
    take = cycle(strings)

    def sentence(writer: Writer = Writer.SOURCE) -> Sentence:
        quote, new = next(take), next(take)
        edit = Edit(1, len(quote), new, next(take))
        text = quote[:1] + new
        evidence = Evidence("a", 0, len(quote), quote)
        return Sentence(text, (evidence,), writer, (edit,), (Link(0, 1, url),), next(take))

    def brief() -> Brief:
        told = (sentence(), sentence(Writer.MODEL), sentence(Writer.EDITOR))
        return Brief(next(take), sentence(), (told, (sentence(),)), ("a",), (next(take),), next(take))

    reference = Reference("a", url, next(take), next(take), datetime(1883, 5, 24, tzinfo=UTC), next(take))
    return Edition(
        day=DAY,
        issued=datetime(1883, 5, 25, 22, tzinfo=UTC),
        number=1,
        name=next(take),
        greeting=next(take),
        greeting_parts=(sentence(),),
        subject=next(take),
        preheader=next(take),
        sections=tuple(Section(kind, next(take), (brief(), brief())) for kind in SectionKind),
        more=(Pointer(next(take), next(take), url, "a"),),
        references=(reference,),
        notes=(next(take),),
        language=next(take),
        base_url="https://span.example.org",
        tag=next(take),
    )


def shape(page: str) -> list[tuple[str, list[str]]]:
    """Every element of a page with the names of its attributes: all that markup is, without what it holds."""
    return [
        (str(element.tag), sorted(str(name) for name in element.attrib)) for element in parsed(page).iter()
    ]


def shown(text: str) -> str:
    return " ".join(str(parts.printable(text)).split())


GOOD = "https://paper.example/1"
PLAIN = render.render(filled(["plain"], GOOD), LOOKS)
thorough = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.fault("F26")
@thorough
@given(st.lists(texts, min_size=1, max_size=12))
def test_no_text_changes_the_shape_of_a_page(strings: list[str]) -> None:
    edition = filled(strings, GOOD)
    pages = render.render(edition, LOOKS)
    assert shape(pages.email_html) == shape(PLAIN.email_html)
    assert shape(pages.web_html) == shape(PLAIN.web_html)
    assert shape(render.archive([edition], LOOKS)) == shape(render.archive([filled(["plain"], GOOD)], LOOKS))


@pytest.mark.fault("F28")
@thorough
@given(st.lists(texts, min_size=1, max_size=12))
def test_every_text_is_read_back_as_it_was(strings: list[str]) -> None:
    edition = filled(strings, GOOD)
    pages = render.render(edition, LOOKS)
    web = parsed(pages.web_html)
    assert [words(one) for one in by_class(web, "sentence")] == [
        shown(one.text) for brief in edition.briefs for one in brief.sentences
    ]
    assert [words(one) for one in by_class(web, "permalink")] == [
        shown(one.title.text) for one in edition.briefs
    ]
    email = parsed(pages.email_html)
    assert words(next(email.iter("h1"))) == shown(edition.name)
    assert words(next(email.iter("title"))) == shown(edition.subject)
    assert words(by_class(email, "greeting")[0]) == shown(edition.greeting)
    for brief in edition.briefs:
        assert " ".join(shown(one.text) for one in brief.paragraphs[0]) in words(email)


@thorough
@given(st.lists(texts, min_size=1, max_size=12))
def test_plain_text_is_never_escaped(strings: list[str]) -> None:
    edition = filled(strings, GOOD)
    letter = " ".join(render.render(edition, LOOKS).email_text.split())
    for text in (edition.name, edition.greeting, *edition.notes, *(one.title for one in edition.more)):
        assert " ".join(str(parts.printable(text)).split()) in letter
    for brief in edition.briefs:
        for one in brief.sentences:
            assert " ".join(str(parts.printable(one.text[1:])).split()) in letter


@pytest.mark.fault("F26")
@thorough
@given(addresses)
def test_an_address_that_is_none_of_the_web_s_is_no_link(url: str) -> None:
    pages = render.render(filled(["plain"], url), LOOKS)
    for page in (pages.email_html, pages.web_html):
        for link in parsed(page).iter("a"):
            href = str(link.get("href"))
            assert not urlsplit(href).scheme or urlsplit(href).scheme in {"http", "https"}
            assert href.startswith(("http://", "https://", "#", "../index.html", "email.", "edition.json"))
    assert words_only(pages) == words_only(PLAIN)


def words_only(pages: Pages) -> tuple[str, str]:
    return words(parsed(pages.email_html)), words(parsed(pages.web_html))


@given(addresses)
def test_an_address_comes_out_in_ascii_and_the_second_time_unchanged(url: str) -> None:
    once = address(url)
    assert once.isascii()
    assert not set(once) & set('<>" \n\t')
    assert address(once) == once


@pytest.mark.parametrize("url", ADDRESSES)
def test_script_data_and_relative_addresses_are_refused(url: str) -> None:
    assert address(url) == ""


@pytest.mark.fault("F28")
def test_bidi_controls_go_and_joiners_stay() -> None:
    assert (
        parts.printable("a\u202e\u202ab\u2066\u2069c\u200c\u200d\u200e\u200fd")
        == "abc\u200c\u200d\u200e\u200fd"
    )


@pytest.mark.fault("F27")
def test_no_form_holds_an_image() -> None:
    pages = render.render(make_edition(), LOOKS)
    assert "<img" not in pages.email_html + pages.web_html


def test_the_shape_of_a_page_shows_a_forgotten_escape(tmp_path: Path) -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text().replace("edition.greeting }}", "edition.greeting | safe }}")
        (tmp_path / template.name).write_text(text)
    edition = replace(filled(["plain"], GOOD), greeting=ATTACKS[0])
    assert shape(render.render(edition, LOOKS).web_html) == shape(PLAIN.web_html)
    assert shape(rendered(edition, tmp_path).web_html) != shape(PLAIN.web_html)
    assert shape(rendered(edition, tmp_path).email_html) != shape(PLAIN.email_html)


def test_a_source_without_an_address_is_named_all_the_same() -> None:
    edition = make_edition()
    bare = tuple(replace(one, url="") for one in edition.references)
    pages = render.render(replace(edition, references=bare, base_url=""), LOOKS)
    cells = by_class(parsed(pages.email_html), "sources")
    assert words(cells[0]).startswith("Sources: The East River Post · Harbor Wire.")
    assert "Batavia Courier\n" in pages.email_text
