from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest import grounding, render
from digest.errors import ConfigError
from digest.model import Edition, Pages, Sentence, Writer
from digest.render import parts
from digest.words import direction
from tests.editions import BRIDGE, TOLL, make_edition, said
from tests.pages import (
    LOOKS,
    TEMPLATES,
    Item,
    email_items,
    expected_items,
    hrefs,
    parsed,
    rendered,
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


def test_the_edition_under_test_keeps_its_promises(edition: Edition) -> None:
    assert list(grounding.faults(edition)) == []


# ---------------------------------------------------------------- the same in every form


@pytest.mark.parametrize(
    ("form", "read"),
    [
        pytest.param(lambda pages: pages.email_html, email_items, id="email"),
        pytest.param(lambda pages: pages.email_text, text_items, id="text"),
        pytest.param(lambda pages: pages.web_html, web_items, id="web"),
    ],
)
def test_every_form_has_the_same_words_links_and_citations_in_the_same_order(
    edition: Edition, pages: Pages, form: Callable[[Pages], str], read: Callable[[str], Iterator[Item]]
) -> None:
    assert list(read(form(pages))) == list(expected_items(edition))


def test_every_form_names_greeting_note_and_pointers(edition: Edition, pages: Pages) -> None:
    for shown in (
        words(parsed(pages.email_html)),
        " ".join(pages.email_text.split()),
        words(parsed(pages.web_html)),
    ):
        places = [
            shown.find(text) for text in (edition.greeting, *edition.notes, *(p.title for p in edition.more))
        ]
        assert -1 not in places
        assert places == sorted(places)


def test_the_same_edition_gives_the_same_pages(edition: Edition, pages: Pages) -> None:
    assert render.render(edition, LOOKS) == pages


def test_letters_styled_at_once_come_out_right(edition: Edition, pages: Pages) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: render.render(edition, LOOKS), range(8)))
    assert set(made) == {pages}


def test_a_sample_edition_says_so_in_every_form_and_others_do_not(pages: Pages) -> None:
    sample = render.render(make_edition(sample=True), LOOKS)
    for marked, plain in zip(astuple(sample), astuple(pages), strict=True):
        assert "SAMPLE EDITION" in marked
        assert "SAMPLE EDITION" not in plain


def astuple(pages: Pages) -> tuple[str, str, str]:
    return pages.email_html, pages.email_text, pages.web_html


# ---------------------------------------------------------------- the web page and the archive


def test_each_sentence_of_the_web_page_leads_to_its_evidence(edition: Edition, pages: Pages) -> None:
    page = parsed(pages.web_html)
    for brief in edition.briefs:
        for number, sentence in enumerate(brief.sentences, start=1):
            assert words(page.get_element_by_id(f"{brief.id}-said-{number}")) == sentence.text
            proof = page.get_element_by_id(f"{brief.id}-source-{number}")
            source = edition.reference(sentence.evidence[0].article_id)
            assert source.publisher in words(proof)
            assert hrefs(proof) == [source.url]
            assert f"#{brief.id}-source-{number}" in hrefs(page)


def test_what_was_changed_in_a_sentence_is_marked(pages: Pages) -> None:
    quote = next(parsed(pages.web_html).get_element_by_id("b1883bridge-source-1").iter("blockquote"))
    assert [one.text for one in quote.iter("del")] == ["today"]
    assert [one.text for one in quote.iter("ins")] == ["on Thursday"]
    assert "changed: weekday" in words(quote.getparent())


def test_marks_hold_the_source_and_the_sentence(edition: Edition) -> None:
    for sentence in (one for brief in edition.briefs for one in (brief.title, *brief.sentences)):
        marks = list(parts.marks(sentence))
        assert "".join(m.text for m in marks if m.kind != "added") == sentence.evidence[0].quote
        assert "".join(m.text for m in marks if m.kind != "cut") == sentence.text


def test_a_model_s_sentence_is_shown_with_all_that_it_rests_on() -> None:
    evidence = said(BRIDGE, BRIDGE.paragraphs[2]).evidence + said(TOLL, TOLL.paragraphs[1]).evidence
    sentence = Sentence(
        "Cows pay two cents.", evidence, Writer.MODEL, verdict="every number stands in a source"
    )
    edition = make_edition()
    lead = edition.sections[0]
    brief = replace(lead.briefs[0], paragraphs=((sentence,),))
    page = render.render(replace(edition, sections=(replace(lead, briefs=(brief,)),)), LOOKS).web_html
    proof = parsed(page).get_element_by_id("b1883bridge-source-1")
    assert [words(one) for one in proof.iter("blockquote")] == [one.quote for one in evidence]
    assert "Written by a language model; checked: every number stands in a source" in words(proof)


def test_the_pages_ask_nobody_for_anything(pages: Pages, edition: Edition) -> None:
    for page in (pages.web_html, pages.email_html, render.archive([edition], LOOKS)):
        found = parsed(page)
        assert not list(found.iter("script", "img", "iframe", "form", "object", "embed"))
        assert "@import" not in page
        assert "url(" not in page
    assert "default-src 'none'" in pages.web_html


def test_web_and_archive_lead_to_each_other_and_to_the_feeds_relatively(
    edition: Edition, pages: Pages
) -> None:
    archive = parsed(render.archive([edition], LOOKS))
    assert hrefs(archive)[:4] == ["feed.atom", "feed.rss", "feed.json", "1883-05-25/index.html"]
    assert "../index.html" in hrefs(parsed(pages.web_html))
    feeds = [link for link in parsed(pages.web_html).iter("link") if link.get("rel") == "alternate"]
    assert [link.get("href") for link in feeds] == ["../feed.atom", "../feed.rss", "../feed.json"]


def test_the_archive_lists_editions_in_the_order_given(edition: Edition) -> None:
    older = replace(edition, day=date(1883, 5, 24), number=11, subject="A Bridge Waits for Its President")
    page = parsed(render.archive([edition, older], LOOKS))
    assert [words(one) for one in page.iter("h2")] == [
        "Friday, May 25, 1883 · No. 12",
        "Thursday, May 24, 1883 · No. 11",
    ]
    assert [words(one) for one in page.iter("h3")] == [edition.subject, older.subject]
    assert "1883-05-24/index.html#b1883show" in hrefs(page)


def test_an_archive_of_nothing_is_still_a_page() -> None:
    assert "No edition has been made yet." in words(parsed(render.archive([], LOOKS)))


# ---------------------------------------------------------------- templates and parts


def test_a_misspelt_name_in_a_template_is_an_error(tmp_path: Path, edition: Edition) -> None:
    text = (TEMPLATES / "email.html").read_text().replace("edition.greeting }}", "edition.greting }}")
    (tmp_path / "email.html").write_text(text)
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "greting" in one)
    with pytest.raises(ConfigError, match=rf"email\.html, line {line}: .*greting"):
        rendered(edition, tmp_path)


@pytest.mark.parametrize("name", ["email.html", "_email.html", "email.txt", "web.html"])
def test_a_template_that_is_no_template_is_an_error_with_its_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{# fine #}\n{% for x in %}\n")
    with pytest.raises(ConfigError, match=f"{name}, line 2"):
        rendered(make_edition(), tmp_path)


@pytest.mark.parametrize(
    "slip", ["edition.day | long_date(3)", "edition.number / 0", '"x" | runs | list', "edition.name + 1"]
)
def test_any_slip_of_an_owner_s_is_named_with_its_line(tmp_path: Path, slip: str) -> None:
    (tmp_path / "email.txt").write_text("first\n{{ " + slip + " }}\n")
    with pytest.raises(ConfigError, match=r"email\.txt, line 2: "):
        rendered(make_edition(), tmp_path)


def test_a_template_that_is_not_in_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_bytes("/* é */".encode("latin-1"))
    with pytest.raises(ConfigError, match=r"style\.css is not in UTF-8"):
        rendered(make_edition(), tmp_path)


def test_a_template_that_asks_for_another_that_is_not_there_names_it(tmp_path: Path) -> None:
    (tmp_path / "email.txt").write_text('{% include "nowhere.txt" %}')
    with pytest.raises(ConfigError, match=r"no template nowhere\.txt"):
        rendered(make_edition(), tmp_path)


def test_a_template_that_comes_changes_or_goes_is_seen_at_once(tmp_path: Path, pages: Pages) -> None:
    texts = []
    for written in (None, "{{ edition.name }}, once\n", "{{ edition.name }}, twice\n", None):
        (tmp_path / "email.txt").write_text(written) if written else (tmp_path / "email.txt").unlink(
            missing_ok=True
        )
        texts.append(rendered(make_edition(), tmp_path).email_text)
    assert texts == [
        pages.email_text,
        "The Evening Span, once\n",
        "The Evening Span, twice\n",
        pages.email_text,
    ]


def test_words_that_come_are_seen_at_once(tmp_path: Path) -> None:
    edition = make_edition(language="eo")
    assert "More to read" in rendered(edition, tmp_path).email_text
    (tmp_path / "words").mkdir()
    (tmp_path / "words/eo.po").write_text('msgid "More to read"\nmsgstr "Legu plu"\n')
    assert "Legu plu" in rendered(edition, tmp_path).email_text


def test_an_owner_s_file_stands_in_for_ours_and_the_others_stay(tmp_path: Path, pages: Pages) -> None:
    (tmp_path / "email.txt").write_text("{{ edition.name }} in brief\n")
    theirs = rendered(make_edition(), tmp_path)
    assert theirs.email_text == "The Evening Span in brief\n"
    assert (theirs.email_html, theirs.web_html) == (pages.email_html, pages.web_html)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "ltr"), ("ar", "rtl"), ("FA-IR", "rtl"), ("arn", "ltr")]
)
def test_the_direction_follows_the_language(language: str, expected: str) -> None:
    assert direction(language) == expected
    page = parsed(render.render(make_edition(language=language), LOOKS).web_html)
    assert (page.get("lang"), page.get("dir")) == (language, expected)


def test_a_link_that_overlaps_another_or_the_end_is_plain_text() -> None:
    sentence = said(TOLL, "Each of them paid one cent.", link="paid one")
    (link,) = sentence.links
    crossing = replace(link, start=link.start + 2, end=link.end + 2)
    beyond = replace(link, start=len(sentence.text) - 1, end=len(sentence.text) + 4)
    found = list(parts.runs(replace(sentence, links=(beyond, crossing, link))))
    assert "".join(run.text for run in found) == sentence.text
    assert [run.text for run in found if run.url] == ["paid one"]
