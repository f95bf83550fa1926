import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from digest import feeds
from digest.model import Edition
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


@pytest.mark.fault("F28")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_hostile_titles_stay_text_in_every_feed(title: str) -> None:
    edition = make_edition(**SITE, name=f"x{title}")
    first = edition.sections[0].briefs[0]
    brief = replace(first, title=replace(first.title, text=f"x{title}"))
    section = replace(edition.sections[0], briefs=(brief,))
    edition = replace(edition, sections=(section,))
    for form in XML:
        root = etree.fromstring(form([edition]))
        titles = root.findall(".//{*}entry/{*}title") or root.findall(".//item/title")
        assert "".join((titles[0].text or "").split()) == "".join(feeds._clean(f"x{title}").split())  # noqa: SLF001
    assert json.loads(feeds.json_feed([edition]))["items"][0]["title"] == feeds._clean(f"x{title}")  # noqa: SLF001


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
