"""Feeds as they should not be, and what is made of them: articles, wanted pages, or a reason; never a failure."""

import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest

from digest.extract import EMPTY, completed, extract, not_a_feed, readings
from digest.extract.clean import MOST_BYTES
from digest.extract.feeds import entries
from digest.model import Article, Document, Skipped, Wanted
from tests.bench.feeds import ROOT
from tests.test_extract_feed import BODY, MARKUP, NOON, item, rss

PLACE = "https://bell.example/news/feed"
TEASER = "<item><title>Ferry back</title><link>/1?utm_source=rss</link><guid>7</guid><description>It runs.</description></item>"


def read(feed: str | bytes, text: str = "auto", origin: str = PLACE) -> list[Article | Wanted | Skipped]:
    body = feed if isinstance(feed, bytes) else feed.encode()
    return readings(Document(origin, "application/rss+xml", body), text)


def articles(found: list[Article | Wanted | Skipped]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


# ---------------------------------------------------------------- teasers


def test_an_entry_that_only_announces_its_article_is_a_wanted_page_with_all_it_said() -> None:
    (wanted,) = read(rss(TEASER))
    assert isinstance(wanted, Wanted)
    assert (wanted.url, wanted.title, wanted.guid) == ("https://bell.example/1", "Ferry back", "7")
    assert (wanted.publisher, wanted.dek, wanted.origin) == ("The Harbour Bell", "It runs.", f"{PLACE}#1")
    assert "only a teaser of 2 words" in wanted.reason


def test_what_is_wanted_is_the_owner_s_to_say() -> None:
    full = rss(item(), TEASER.replace("/1?", "/2?"))
    assert [type(one) for one in read(full)] == [Article, Wanted]
    assert [type(one) for one in read(full, "page")] == [Wanted, Wanted]
    assert [type(one) for one in read(full, "feed")] == [Article, Skipped]


def test_a_teaser_that_leads_nowhere_is_a_skip() -> None:
    assert [type(one) for one in read(rss("<item><title>Ferry</title></item>"))] == [Skipped]
    nowhere = TEASER.replace("/1?utm_source=rss", "javascript:alert(1)")
    assert [type(one) for one in read(rss(nowhere))] == [Skipped]


def wanted() -> Wanted:
    return Wanted("feed#3", "https://bell.example/1", "Ferry back", "The Bell", NOON, kicker="Sea", guid="7")


def page(head: str = "") -> Document:
    markup = f"<html><head><title>Ferry back | The Bell</title>{head}</head><body><article>{MARKUP}</article></body></html>"
    return Document("https://bell.example/1", "text/html", markup.encode())


def test_a_page_completes_its_entry_and_the_entry_the_page() -> None:
    found = completed(wanted(), page())
    assert isinstance(found, Article)
    assert found.paragraphs == BODY
    assert (found.title, found.publisher, found.kicker) == ("Ferry back", "The Bell", "Sea")
    assert (found.published, found.guid, found.origin) == (NOON, "7", "feed#3")
    assert found.url == "https://bell.example/1"


def test_a_page_s_own_time_goes_before_its_entry_s_but_a_bare_date_does_not() -> None:
    later = '<meta property="article:published_time" content="2024-03-04T15:30:00Z">'
    found = completed(wanted(), page(later))
    assert isinstance(found, Article)
    assert found.published == datetime(2024, 3, 4, 15, 30, tzinfo=UTC)
    bare = completed(wanted(), page(later.replace("T15:30:00Z", "")))
    assert isinstance(bare, Article)
    assert bare.published == NOON


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\x02" * 99, rss(item(), item(2)).encode(), b"<html>404</html>"]
)
def test_a_page_that_is_none_is_a_skip_of_the_entry(body: bytes) -> None:
    found = completed(wanted(), Document("https://bell.example/1", "text/html", body))
    assert isinstance(found, Skipped)
    assert found.origin == "feed#3"
    assert found.reason


# ---------------------------------------------------------------- what is no feed


@pytest.mark.fault("F13")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform></script></html>", "a check for robots"),
        (b'<html><form><input type="password" name="p"></form></html>', "a login page"),
        (b"<html><body>Please accept all cookies</body></html>", "consent"),
        (b"<html><head><title>404 - Not Found</title></head></html>", "not there"),
        (b"<!doctype html><html><body>The harbour</body></html>", "a page: if it is the site"),
        (b"", "not a feed: empty"),
        (b"%PDF-1.4", "not a feed: binary"),
    ],
)  # fmt: skip
def test_what_comes_instead_of_a_feed_is_told_by_its_kind_with_the_next_step(body: bytes, said: str) -> None:
    told = not_a_feed(Document(PLACE, "application/rss+xml", body))
    assert said in told
    assert ": " in told


@pytest.mark.parametrize(
    "body", [rss(item()), '{"items": []}', '<feed xmlns="http://www.w3.org/2005/Atom"/>']
)
def test_a_feed_is_one_whatever_it_claims_to_be(body: str) -> None:
    assert not_a_feed(Document(PLACE, "text/html", body.encode())) == ""


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()) == []
    assert extract(Document("bell", "application/rss+xml", rss().encode())) == [
        Skipped("bell", "extract", EMPTY)
    ]


# ---------------------------------------------------------------- bombs and doors

BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{BILLION}]>{rss(item(title="&l9;"), head="")}',
    "quadratic": f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>{rss(item(title="&a;" * 50_000), head="")}',
    "a file": f'<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>{rss(item(title="&f;"), head="")}',
    "a page": f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">{rss(item(), head="")}',
    "an include": rss(item(markup='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>' + MARKUP)),
}  # fmt: skip


@pytest.mark.fault("F15")
@pytest.mark.parametrize("name", ["billion laughs", "quadratic"])
def test_an_xml_bomb_is_refused_in_no_more_memory_than_it_takes_to_read_it(name: str) -> None:
    body = BOMBS[name].encode()
    watch = """
        import resource, sys
        from digest.extract import readings
        from digest.model import Document
        body = sys.stdin.buffer.read()
        readings(Document("warm", "application/rss+xml", b"<rss><channel><item><title>x</title></item></channel></rss>"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        (found,) = readings(Document("bomb", "application/rss+xml", body))
        print(found.reason)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    """
    command = [sys.executable, "-c", textwrap.dedent(watch)]
    out = subprocess.run(command, input=body, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    reason, grown = out.splitlines()
    assert "declares XML entities" in reason
    assert int(grown) < 16 * 1024  # KiB


@pytest.mark.fault("F16")
@pytest.mark.parametrize("name", ["a file", "a page", "an include"])
def test_no_feed_makes_us_open_a_file_or_a_connection(name: str) -> None:
    watch = """
        import sys
        from digest.extract import readings
        from digest.model import Document
        body = sys.stdin.buffer.read()
        readings(Document("warm", "application/rss+xml", b"<rss><channel><item><title>x</title><description>y</description></item></channel></rss>"))
        seen = []
        sys.addaudithook(lambda event, told: seen.append((event, told)) if event in {"open", "socket.connect", "socket.getaddrinfo"} else None)
        found = readings(Document("https://bell.example/feed", "application/rss+xml", body))
        print([one for one in seen if not str(one[1][0]).endswith((".py", ".pyc"))])
        print(any("root:" in getattr(one, "title", "") or "root:" in getattr(one, "text", "") for one in found))
    """
    command = [sys.executable, "-c", textwrap.dedent(watch)]
    out = subprocess.run(
        command, input=BOMBS[name].encode(), cwd=ROOT, capture_output=True, check=True
    ).stdout
    assert out.decode().split() == ["[]", "False"]


@pytest.mark.fault("F23")
def test_ten_thousand_entries_are_read_up_to_the_cap_and_the_rest_is_told_of() -> None:
    found = read(rss(*(item(number) for number in range(10_000))))
    assert len(articles(found)) == entries.MOST_ENTRIES
    assert isinstance(found[-1], Skipped)
    assert "only the first 500 of 10000 entries" in found[-1].reason


@pytest.mark.fault("F23")
def test_an_entry_as_long_as_a_library_costs_only_itself() -> None:
    found = read(rss(item(1, markup=MARKUP * 15_000), item(2)))
    assert len(rss(item(1, markup=MARKUP * 15_000))) > MOST_BYTES
    long, other = found
    assert isinstance(long, Skipped)
    assert isinstance(other, Article)


# ---------------------------------------------------------------- dates, names, links


@pytest.mark.fault("F19")
@pytest.mark.parametrize(
    "date", ["Fri, 32 Feb 2025 10:00:00 GMT", "yesterday", "", "02/03/2025", "Mon, 01 Jan 0001 00:00:00 GMT"]
)
def test_a_date_that_is_none_leaves_an_article_undated(date: str) -> None:
    (found,) = articles(read(rss(item().replace("Mon, 04 Mar 2024 13:00:00 +0100", date))))
    assert found.published is None


@pytest.mark.fault("F20")
def test_a_guid_on_several_entries_names_none_of_them_and_all_are_kept() -> None:
    same = [item(n, title=f"Ferry {n}").replace("<link>", "<guid>same</guid><link>") for n in (1, 2, 3)]
    found = articles(read(rss(*same, item(4).replace("<link>", "<guid>own</guid><link>"))))
    assert [one.guid for one in found] == ["", "", "", "own"]


@pytest.mark.fault("F20")
def test_of_two_announcements_of_one_page_the_first_is_kept_and_the_other_told_of() -> None:
    first, second = read(rss(TEASER, TEASER))
    assert isinstance(first, Wanted)
    assert isinstance(second, Skipped)
    assert f"same address as {PLACE}#1" in second.reason


def test_links_without_a_host_are_read_from_where_the_feed_was() -> None:
    links = {
        link: articles(read(rss(item(link=link))))[0].url for link in ("/2", "3", "//bell.example/4", "?p=5")
    }
    assert links == {
        "/2": "https://bell.example/2",
        "3": "https://bell.example/news/3",
        "//bell.example/4": "https://bell.example/4",
        "?p=5": "https://bell.example/news/feed?p=5",
    }


def test_ids_of_every_kind_of_feed_are_kept() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:bell.example,2024:1</id><title>F</title>'
        f'<link href="https://bell.example/1"/><content type="html">{MARKUP.replace("<", "&lt;")}</content></entry></feed>'
    )
    json = f'{{"items": [{{"id": 17, "url": "https://bell.example/1", "content_html": "{MARKUP}"}}]}}'
    assert articles(read(atom))[0].guid == "tag:bell.example,2024:1"
    assert articles(read(json))[0].guid == "17"
