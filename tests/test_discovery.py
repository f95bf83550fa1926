"""A site's page -> the feeds it names, or seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract.feeds.discovery import (
    LONGEST,
    MOST_LINKS,
    FeedLink,
    feed_links,
    looks_like_feed,
    usual_places,
)
from digest.model import Document

SITE = "https://harbor.example/news/today.html"


def links(page: str, origin: str = SITE) -> list[FeedLink]:
    return feed_links(Document(origin, "text/html", page.encode()))


def urls(page: str, origin: str = SITE) -> list[str]:
    return [link.url for link in links(page, origin)]


def alternate(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


def test_the_feeds_of_a_page_s_head_come_in_their_order_with_title_and_type() -> None:
    page = (
        "<html><head>"
        + alternate("/rss", title="Harbor &amp; Strait")
        + alternate("atom.xml", "application/atom+xml; charset=utf-8")
        + alternate("//cdn.example/f.json", "application/feed+json")
        + "</head><body>x</body></html>"
    )
    assert links(page) == [
        FeedLink("https://harbor.example/rss", "Harbor & Strait", "application/rss+xml"),
        FeedLink("https://harbor.example/news/atom.xml", "", "application/atom+xml"),
        FeedLink("https://cdn.example/f.json", "", "application/feed+json"),
    ]


def test_relative_addresses_follow_the_page_s_base() -> None:
    assert urls('<base href="/archive/">' + alternate("rss")) == ["https://harbor.example/archive/rss"]


def test_a_base_that_is_no_address_is_passed_over() -> None:
    assert urls('<base href="http://[x">' + alternate("rss")) == ["https://harbor.example/news/rss"]


def test_an_address_stands_once_without_its_fragment() -> None:
    assert urls(alternate("/rss", title="one") + alternate("/rss#x")) == ["https://harbor.example/rss"]


@pytest.mark.parametrize(
    ("href", "title"),
    [("/comments/feed/", "Harbor"), ("/feed2", "Harbor » Comments Feed"), ("/f", "Kommentare zu: Hafen")],
)
def test_the_feed_of_what_readers_say_comes_last(href: str, title: str) -> None:
    page = alternate(href, title=title) + alternate("/feed")
    assert [url.removeprefix("https://harbor.example") for url in urls(page)] == ["/feed", href]


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="text/html" hreflang="de" href="/de">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="text/xml" href="/sitemap.xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="http://[bad/feed">',
        '<link rel="alternate" type="application/rss+xml">',
        f'<link rel="alternate" type="application/rss+xml" href="/{"x" * LONGEST}">',
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(element: str) -> None:
    assert urls(element) == []


def test_json_and_bare_xml_are_feeds_where_the_address_says_so() -> None:
    page = alternate("/feed.json", "application/json") + alternate("/rss.xml", "text/xml")
    assert urls(page) == ["https://harbor.example/feed.json", "https://harbor.example/rss.xml"]


def test_where_the_head_names_none_the_page_s_own_links_are_looked_at() -> None:
    page = """
        <a href="/about">About</a> <a href="/feeds/all.atom.xml"><b>Every</b> story</a>
        <a href="https://www.harbor.example/sport.rss">Sport</a> <a href="/?feed=rss2">All</a>
        <a href="https://elsewhere.example/feed">Another paper</a> <a href="/feeds/all.atom.xml">again</a>
    """
    assert links(page) == [
        FeedLink("https://harbor.example/feeds/all.atom.xml", "Every story"),
        FeedLink("https://www.harbor.example/sport.rss", "Sport"),
        FeedLink("https://harbor.example/?feed=rss2", "All"),
    ]


def test_links_count_only_where_the_head_names_none() -> None:
    assert urls(alternate("/main") + '<a href="/feed">Feed</a>') == ["https://harbor.example/main"]


def test_another_site_s_base_does_not_make_its_links_our_own() -> None:
    assert urls('<base href="https://other.example/"><a href="feed">Feed</a>') == []


def test_a_saved_page_names_its_feeds_too() -> None:
    assert urls(alternate("https://harbor.example/rss") + alternate("/rss"), "saved/page.html") == [
        "https://harbor.example/rss"
    ]


def test_a_directory_of_feeds_is_cut() -> None:
    assert len(urls("".join(alternate(f"/{number}.rss") for number in range(500)))) == MOST_LINKS


@pytest.mark.parametrize(
    ("url", "looks"),
    [
        ("https://x.example/feed", True),
        ("https://x.example/blog/feed/", True),
        ("https://x.example/feeds/posts/default", False),
        ("https://x.example/feed/atom/", True),
        ("https://x.example/index.xml", True),
        ("https://x.example/news_rss.xml", True),
        ("https://x.example/world.atom", True),
        ("https://x.example/all.rss.xml", True),
        ("https://x.example/?format=rss", True),
        ("https://x.example/feedback", False),
        ("https://x.example/sitemap.xml", False),
        ("https://x.example/feed-the-birds.html", False),
        ("https://x.example/", False),
    ],
)
def test_what_an_address_looks_like(url: str, looks: bool) -> None:  # noqa: FBT001
    assert looks_like_feed(url) is looks


def test_the_usual_places_are_few_and_on_the_site() -> None:
    assert usual_places("https://harbor.example/about.html?x=1#y") == [
        f"https://harbor.example/{place}"
        for place in ("feed", "rss.xml", "atom.xml", "feed.json", "index.xml")
    ]


def test_a_folder_s_own_feed_is_looked_for_first() -> None:
    places = usual_places("http://harbor.example:8000/blog/2025/")
    assert places[0] == "http://harbor.example:8000/blog/feed"
    assert places[5:] == usual_places("http://harbor.example:8000/")


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\x02\xff" * 50, b"%PDF-1.7 ...", b"<a href='/feed'>" * 60_000, b"<div>" * 100_000]
)
def test_whatever_stands_there_gives_a_list(body: bytes) -> None:
    assert len(feed_links(Document(SITE, "text/html", body))) <= 1


@given(st.binary() | st.text().map(str.encode), st.text())
def test_no_bytes_and_no_origin_raise(body: bytes, origin: str) -> None:
    assert isinstance(feed_links(Document(origin, "text/html", body)), list)


@given(
    st.lists(
        st.sampled_from(
            [
                "<link ",
                "<a ",
                "<base ",
                "rel=alternate ",
                "type=application/rss+xml ",
                "href=",
                "/feed",
                "'",
                '"',
                ">",
                "//[",
                "\x00",
                "<!--",
                "&#x;",
                "http:",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_link_found_in_broken_markup_is_an_address_of_the_web(page: str) -> None:
    assert all(link.url.startswith(("http://", "https://")) for link in links(page))
