"""Whatever bytes a server sends: no exception, no endless work, and every entry an article, a page or a reason."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.extract import EMPTY, extract, not_a_feed, readings
from digest.model import Article, Document, Skipped, Wanted
from tests.test_extract_feed import MARKUP, item, rss

ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bell.example/"><title>Bell</title>'
    f'<entry><id>urn:uuid:1</id><title type="html">A &lt;b&gt;</title><link href="1"/><updated>2024-03-04T13:00:00Z</updated>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKUP}</div></content></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    f'<item rdf:about="1"><title>Ferry</title><link>https://bell.example/1</link><description>{MARKUP.replace("<", "&lt;")}</description>'
    "</item></rdf:RDF>"
)
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bell",
        "items": [{"id": "1", "content_html": MARKUP}],
    }
)
FEEDS = [rss(item(), item(2)).encode(), ATOM.encode(), RDF.encode(), JSON.encode()]
CLAIMS = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/html",
    "text/plain",
    "",
    "x/y",
]
SPLINTERS = [b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"&#x110000;", b"&#xD800;", b"\x00", b"\xff\xfe", b'"', b"<?xml", b"<!DOCTYPE x [", b"xmlns:x=''", b"{", b"null", b"<item>", b"<content:encoded>"]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A feed of any kind with pieces cut out, doubled, and splinters driven in."""
    body = draw(st.sampled_from(FEEDS))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 60)))
        piece = draw(st.sampled_from([b"", body[start:end] * 2, *SPLINTERS]))
        body = body[:start] + piece + body[end:]
    return body


def holds(document: Document, text: str) -> None:
    found = readings(document, text)
    for one in found:
        assert isinstance(one, Article | Wanted | Skipped)
        assert one.origin.partition("#")[0] == document.origin
        if isinstance(one, Article):
            assert one.paragraphs
            assert all(paragraph.strip() for paragraph in one.paragraphs)
        if isinstance(one, Wanted):
            assert text != "feed"
            assert one.url.startswith(("http://", "https://"))
        if isinstance(one, Skipped):
            assert one.reason
    told = extract(document)
    assert told
    assert all(isinstance(one, Article | Skipped) for one in told)
    assert found or told == [Skipped(document.origin, "extract", EMPTY)]
    assert isinstance(not_a_feed(document), str)


@settings(max_examples=150, deadline=None)
@given(mutated(), st.sampled_from(CLAIMS), st.sampled_from(["auto", "page", "feed"]))
@example(b"<rss><channel>" + b"<item>" * 3000, "application/rss+xml", "auto")
@example(b"<feed>" + b"<div>" * 5000, "application/atom+xml", "auto")
@example(b'{"items":' + b"[" * 50_000, "application/feed+json", "auto")
@example(b"<rss " + b"a='b' " * 20_000 + b">", "application/rss+xml", "auto")
@example(b"<rss><![CDATA[" * 20_000, "application/rss+xml", "auto")
@example(b"&" * 100_000, "application/rss+xml", "auto")
@example(b"<?xml version='1.0' encoding='punycode'?><rss>" + b"a-" * 50_000, "application/rss+xml", "auto")
def test_any_feed_with_any_damage_is_articles_pages_and_reasons(body: bytes, claim: str, text: str) -> None:
    holds(Document("https://bell.example/feed", claim, body), text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(CLAIMS))
def test_any_bytes_at_all_are_read_or_refused_with_a_reason(body: bytes, claim: str) -> None:
    holds(Document("https://bell.example/feed", claim, body), "auto")


SCALARS = st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=20))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = [
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "authors",
    "author",
    "tags",
    "language",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(VALUES, st.dictionaries(st.sampled_from(KEYS), VALUES)), max_size=4), VALUES)
def test_a_json_feed_may_have_any_value_anywhere(items: list[object], title: object) -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items})
    holds(Document("https://bell.example/feed", "application/feed+json", body.encode()), "auto")
