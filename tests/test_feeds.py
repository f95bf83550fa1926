import html
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any
from unicodedata import category

import feedparser
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from digest import feeds
from digest.model import Edition, Link, Sentence
from tests.editions import ISSUED, make_edition
from tests.pages import hrefs, words
from tests.pages import parsed as parsed_page

SITE = {"base_url": "https://letter.example.org", "tag": "letter.example.org,1883:daily"}
XML: list[Callable[..., bytes]] = [feeds.atom, feeds.rss]


def parse(body: bytes) -> Any:
    parsed = feedparser.parse(body)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize("form", XML)
def test_each_brief_is_an_entry_that_reads_back(form: Callable[..., bytes]) -> None:
    edition = make_edition(**SITE)
    entries = parse(form([edition])).entries
    assert [entry.title for entry in entries] == [brief.title.text for brief in edition.briefs]
    assert [entry.link for entry in entries] == [
        f"https://letter.example.org/1883-05-25/#{brief.id}" for brief in edition.briefs
    ]
    assert [entry.id for entry in entries] == [
        f"tag:letter.example.org,1883:daily:1883-05-25:{brief.id}" for brief in edition.briefs
    ]
    assert {entry.published_parsed[:5] for entry in entries} == {ISSUED.timetuple()[:5]}


@pytest.mark.parametrize("form", XML)
def test_the_content_holds_every_sentence_link_and_source(form: Callable[..., bytes]) -> None:
    edition = make_edition(**SITE)
    for entry, brief in zip(parse(form([edition])).entries, edition.briefs, strict=True):
        content = parsed_page(entry.content[0].value)
        told = words(content)
        assert all(" ".join(sentence.text.split()) in told for sentence in brief.sentences)
        links = [link.url for sentence in brief.sentences for link in sentence.links]
        links += [edition.reference(article_id).url for article_id in brief.sources]
        assert hrefs(content) == links
        assert all(name in told for name in brief.also)


def test_json_feed_says_the_same() -> None:
    edition = make_edition(**SITE)
    data = json.loads(feeds.json_feed([edition]))
    entries = parse(feeds.atom([edition])).entries
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "https://letter.example.org/feed.json"
    assert [(one["id"], one["url"], one["title"]) for one in data["items"]] == [
        (entry.id, entry.link, entry.title) for entry in entries
    ]
    assert all(one["date_published"] == "1883-05-25T22:00:00Z" for one in data["items"])


@pytest.mark.parametrize("form", XML)
def test_each_feed_names_its_own_address(form: Callable[..., bytes]) -> None:
    file = f"feed.{form.__name__}"
    links = {link["rel"]: link["href"] for link in parse(form([make_edition(**SITE)])).feed.links}
    assert links == {"self": f"https://letter.example.org/{file}", "alternate": "https://letter.example.org/"}


@pytest.mark.parametrize("form", XML)
def test_without_a_base_url_an_entry_leads_to_its_source(form: Callable[..., bytes]) -> None:
    edition = make_edition(base_url="", tag="")
    parsed = parse(form([edition]))
    first = [edition.reference(brief.sources[0]).url for brief in edition.briefs]
    assert [entry.link for entry in parsed.entries] == first
    assert all(entry.id.startswith("tag:digest.example.org,2025:") for entry in parsed.entries)
    assert "self" not in {link["rel"] for link in parsed.feed.get("links", [])}


@pytest.mark.fault("F46")
@pytest.mark.parametrize("form", [*XML, feeds.json_feed])
def test_two_builds_are_byte_identical_and_a_new_address_changes_no_id(form: Callable[..., Any]) -> None:
    assert form([make_edition(**SITE)]) == form([make_edition(**SITE)])
    moved = make_edition(**(SITE | {"base_url": "https://elsewhere.example.net"}))
    assert ids(moved) == ids(make_edition(**SITE))


def ids(edition: Edition) -> list[str]:
    return [one["id"] for one in json.loads(feeds.json_feed([edition]))["items"]]


@pytest.mark.parametrize("form", XML)
def test_the_feed_s_date_is_the_newest_edition_s(form: Callable[..., bytes]) -> None:
    newer = make_edition(**SITE, day=ISSUED.date() + timedelta(days=1), issued=ISSUED + timedelta(days=1))
    parsed = parse(form([newer, make_edition(**SITE)]))
    assert parsed.feed.updated_parsed[:3] == (1883, 5, 26)
    assert len(parsed.entries) == 2 * len(list(newer.briefs))
    assert parsed.entries[0].published_parsed[:3] == (1883, 5, 26)


def test_a_feed_ends_after_its_cap_with_the_oldest_left_out() -> None:
    days = [make_edition(**SITE, day=ISSUED.date() - timedelta(days=n)) for n in range(40)]
    items = json.loads(feeds.json_feed(days))["items"]
    assert len(items) == feeds.MOST_ENTRIES
    assert "1883-05-25" in items[0]["id"]


hostile = st.text(max_size=40) | st.sampled_from(
    [
        "]]>",
        "<![CDATA[x]]>",
        "</p><script>x</script>",
        "&amp;lt;",
        "🧵 e\u0301",
        "\u202etitle\u202c",
        "a\u200cb",
        "\x0b",
    ]
)


def clean(text: str) -> str:
    """What is left of hostile words: by this list of what XML and readers can't bear, white space as one space."""
    gone = {"Cc", "Cs"}
    bidi = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    kept = (c for c in text if c in "\t\n" or not (category(c) in gone or c in bidi or c in NONCHARACTERS))
    return " ".join("".join(kept).split())


NONCHARACTERS = {*map(chr, range(0xFDD0, 0xFDF0)), "\ufffe", "\uffff"}


def one_brief(title: str, said: str, publisher: str, url: str, **changes: Any) -> Edition:
    """An edition of one brief with one sentence and one source, in these words."""
    edition = make_edition(**changes)
    brief = edition.sections[0].briefs[0]
    brief = replace(
        brief,
        title=replace(brief.title, text=title),
        paragraphs=((Sentence(said, ()),),),
        sources=brief.sources[:1],
        also=(publisher,),
    )
    references = tuple(replace(one, url=url, publisher=publisher) for one in edition.references)
    section = replace(edition.sections[0], title=title, briefs=(brief,))
    return replace(edition, sections=(section,), references=references)


@pytest.mark.fault("F28")
@pytest.mark.fault("F47")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=100)
@given(hostile, hostile, hostile, hostile)
def test_hostile_words_are_told_alike_by_every_feed(title: str, said: str, publisher: str, url: str) -> None:
    edition = one_brief(
        f"x{title}", said, f"y{publisher}", f"https://p.example/{url}", base_url="", name=title
    )
    (item,) = json.loads(feeds.json_feed([edition]).encode())["items"]
    assert " ".join(item["title"].split()) == clean(f"x{title}")
    told = words(parsed_page(item["content_html"]))
    assert told == clean(f"{said} Source: y{publisher}. Also reported by y{publisher}.")
    for form in XML:
        body = form([edition])
        (entry,) = parse(body).entries
        assert entry.id == item["id"]
        assert entry.published_parsed[:6] == ISSUED.timetuple()[:6]
        assert written(body) == (item["url"], item["content_html"])


def written(feed: bytes) -> tuple[str | None, str | None]:
    """The first entry's link and content as the XML has them: feedparser mends both by rules of its own."""
    root = etree.fromstring(feed)
    link = root.find("{*}entry/{*}link")
    if link is not None:
        return link.get("href"), root.findtext("{*}entry/{*}content")
    return root.findtext("channel/item/link"), root.findtext("channel/item/{*}encoded")


def looks_misread(title: str) -> bool:
    """feedparser takes "Â" before a no-break space for UTF-8 read as Latin-1, and mends what was whole."""
    try:
        return title.encode("latin-1").decode("utf-8") != title
    except UnicodeError:
        return False


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_titles_and_content_read_back_by_a_reader_are_the_edition_s(title: str) -> None:
    assume(not looks_misread(title))
    edition = one_brief(f"x{title} & <", f"{title}]]>", "Post & Co. <p>", "https://p.example/a?b=1&c=2")
    for form in XML:
        (entry,) = parse(form([edition])).entries
        assert " ".join(html.unescape(entry.title).split()) == clean(f"x{title} & <")
        assert words(parsed_page(entry.content[0].value)).startswith(
            clean(f"{title}]]> Source: Post & Co. <p>")
        )
        assert hrefs(parsed_page(entry.content[0].value)) == ["https://p.example/a?b=1&c=2"]


def test_a_summary_is_text_in_atom_and_escaped_html_in_rss() -> None:
    edition = one_brief("Marks", "Use <b> & </b>.", "Post", "https://p.example/")
    atom, rss = etree.fromstring(feeds.atom([edition])), etree.fromstring(feeds.rss([edition]))
    assert atom.findtext(".//{*}summary") == "Use <b> & </b>."
    assert rss.findtext(".//item/description") == "Use &lt;b&gt; &amp; &lt;/b&gt;."


def test_entries_carry_their_author_and_section() -> None:
    edition = make_edition(**SITE)
    sections = [section.title for section in edition.sections for _ in section.briefs]
    for form in XML:
        entries = parse(form([edition])).entries
        assert {entry.author for entry in entries} == {edition.name}
        assert [entry.tags[0].term for entry in entries] == sections
    assert [item["tags"] for item in json.loads(feeds.json_feed([edition]))["items"]] == [
        [t] for t in sections
    ]


@pytest.mark.parametrize("form", XML)
def test_dates_are_whole_seconds_in_utc(form: Callable[..., bytes]) -> None:
    issued = ISSUED.replace(microsecond=5).astimezone(timezone(timedelta(hours=2)))
    assert form([make_edition(issued=issued)]) == form([make_edition()])


def test_editions_in_any_order_make_the_same_feed() -> None:
    days = [
        make_edition(day=ISSUED.date() + timedelta(n), issued=ISSUED + timedelta(n), number=n)
        for n in range(3)
    ]
    forms: list[Callable[..., Any]] = [*XML, feeds.json_feed]
    assert all(form(days) == form(days[::-1]) for form in forms)
    assert len(json.loads(feeds.json_feed(days, limit=5))["items"]) == 5


@pytest.mark.parametrize("form", XML)
def test_an_edition_without_addresses_or_briefs_still_makes_a_feed(form: Callable[..., bytes]) -> None:
    assert parse(form([make_edition(base_url="", sections=())])).entries == []
    unplaced = one_brief("Title", "Words.", "Post", "", base_url="")
    (entry,) = parse(form([unplaced])).entries
    assert entry.get("links", []) == []
    assert "url" not in json.loads(feeds.json_feed([unplaced]))["items"][0]


def test_links_that_overlap_lose_no_words() -> None:
    edition = one_brief("Title", "One two three.", "Post", "https://p.example/")
    links = (
        Link(4, 13, "https://p.example/b"),
        Link(0, 7, "https://p.example/a"),
        Link(8, 99, "https://p.example/c"),
    )
    section = edition.sections[0]
    brief = replace(section.briefs[0], paragraphs=((Sentence("One two three.", (), links=links),),))
    edition = replace(edition, sections=(replace(section, briefs=(brief,)),))
    content = json.loads(feeds.json_feed([edition]))["items"][0]["content_html"]
    assert content.startswith('<p><a href="https://p.example/a">One two</a> three.</p>')


def test_an_address_that_is_none_of_the_web_s_is_no_link() -> None:
    edition = make_edition(**SITE)
    references = tuple(replace(one, url="javascript:alert(1)") for one in edition.references)
    for item in json.loads(feeds.json_feed([replace(edition, references=references)]))["items"]:
        assert "javascript:" not in item["content_html"]


def test_atom_is_valid_by_rfc_4287_s_schema(shared: Path, tmp_path: Path) -> None:
    jing = shutil.which("jing")
    if not jing:
        pytest.skip("no jing: apt-get install jing")
    for name, edition in (("with", make_edition(**SITE)), ("without", make_edition(base_url="", tag=""))):
        file = tmp_path / f"{name}.atom"
        file.write_bytes(feeds.atom([edition]))
        command = [jing, "-c", str(shared / "tools/feed-check/atom.rnc"), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
