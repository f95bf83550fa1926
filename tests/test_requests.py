"""What is sent, to whom, and where it leads: headers, validators, redirects, wishes. F11, F12, F14."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import __version__
from digest.model import Ask, Outcome, Validators
from digest.sources import Net, ask_all
from digest.sources.headers import retry_after, validators
from tests.asking import asked, body, net
from tests.web import Web, feed, in_turn, page, redirect, status

NEWS = b"<rss><channel><title>Skerry Vaar</title></channel></rss>"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


# ---------------------------------------------------------------- what is sent


def test_every_server_is_told_who_asks_and_who_answers_for_it(web: Web) -> None:
    asked(web.url("/a"))
    asked(web.url("/b"), net(contact="ann@skerry.example"))
    agents = [one.headers["user-agent"] for one in web.requests]
    assert agents == [
        f"digest/{__version__} (+https://digest.example.org)",
        f"digest/{__version__} (+ann@skerry.example)",
    ]


def test_addresses_are_sent_to_the_letter_and_what_is_no_letter_of_theirs_escaped(web: Web) -> None:
    for path in ("/a%7Eb?c=%41&d=e+f;g", "/x/../y", "/straße?q=ä b"):
        asked(web.url(path))
    assert [one.path for one in web.requests] == [
        "/a%7Eb?c=%41&d=e+f;g",
        "/x/../y",
        "/stra%C3%9Fe?q=%C3%A4+b",
    ]


@settings(max_examples=40, deadline=None)
@example(["[]@", "\u0100@0"])
@given(st.lists(st.text(max_size=30) | st.text("[]:/@%?#.a1-_ ", max_size=20), max_size=8))
def test_any_address_is_answered(rests: list[str]) -> None:
    asks = [Ask(rest, start + rest) for rest in rests for start in ("", "http://", "https://a.example/")]
    found = list(ask_all(asks, Net(resolve=lambda _: ["10.0.0.1"])))
    assert len(found) == len(asks)
    assert all(one.outcome is Outcome.FAILED and one.reason for one in found)


def test_cookies_are_neither_kept_nor_sent(web: Web) -> None:
    # A host with a name: from a bare IP address no browser would take any either.
    web["/a"] = status(302, Location="/b", Set_Cookie="id=1; Path=/")
    web["/b"] = page(NEWS)
    named = Net(("127.0.0.1",), resolve=lambda _: ["127.0.0.1"])
    list(ask_all([Ask(path, web.url(path, "news.example")) for path in ("/a", "/b")], named))
    assert len(web.requests) == 3
    assert not any("cookie" in one.headers for one in web.requests)


def test_the_owner_s_headers_go_to_the_origin_they_were_meant_for_alone(web: Web) -> None:
    web["/a"] = redirect("/b")
    web["/b"] = redirect(web.url("/c", "127.0.0.2"))
    web["127.0.0.2/c"] = redirect(web.url("/d"))
    web["/d"] = redirect("/e")
    web["/e"] = page(NEWS)
    own = {"Authorization": "Bearer x", "user-agent": "somebody else", "Accept": "text/x"}
    assert body(asked(Ask("a", web.url("/a"), headers=own))) == NEWS
    sent = [
        (one.path, one.headers.get("authorization"), one.headers["accept"] == "text/x")
        for one in web.requests
    ]
    # Also not once the way leads back: whoever led it there may have chosen the page.
    assert sent == [
        ("/a", "Bearer x", True),
        ("/b", "Bearer x", True),
        ("/c", None, False),
        ("/d", None, False),
        ("/e", None, False),
    ]
    assert all(one.headers["user-agent"].startswith("digest/") for one in web.requests)


def test_a_login_in_an_address_is_not_used(web: Web) -> None:
    login = f"http://me:secret@127.0.0.1:{web.port}"
    web["/a"] = redirect(f"{login}/b")
    web["/b"] = page(NEWS)
    assert asked(f"{login}/a").address == web.url("/b")
    assert not any("authorization" in one.headers for one in web.requests)


# ---------------------------------------------------------------- validators


@pytest.mark.parametrize(
    "known",
    [
        Validators('"a"'),
        Validators(last_modified="Wed, 21 Oct 2015 07:28:00 GMT"),
        Validators("no quotes, W/?", "yesterday"),
    ],
)
def test_validators_are_sent_back_to_the_letter(web: Web, known: Validators) -> None:
    given_ = {"etag": known.etag, "last_modified": known.last_modified}
    web["/feed"] = feed(NEWS, **{name: value for name, value in given_.items() if value})
    first = asked(web.url("/feed"))
    assert first.validators == known
    second = asked(Ask("feed", web.url("/feed"), first.validators))
    assert (second.outcome, second.status, second.document) == (Outcome.UNCHANGED, 304, None)
    assert second.validators == known
    sent = web.requests[1].headers
    assert (sent.get("if-none-match", ""), sent.get("if-modified-since", "")) == (
        known.etag,
        known.last_modified,
    )


@pytest.mark.fault("F14")
def test_a_304_that_lies_is_no_work_and_its_new_validators_are_taken(web: Web) -> None:
    web["/feed"] = in_turn(feed(NEWS, ETag='"1"', Last_Modified="then"), status(304, ETag='"2"'))
    first = asked(web.url("/feed"))
    second = asked(Ask("feed", web.url("/feed"), first.validators))
    assert (second.outcome, second.document, second.validators) == (
        Outcome.UNCHANGED,
        None,
        Validators('"2"', "then"),
    )


def test_a_304_that_nobody_asked_for_is_a_failure(web: Web) -> None:
    web["/feed"] = status(304)
    answer = asked(web.url("/feed"))
    assert answer.outcome is Outcome.FAILED
    assert "nobody had asked" in answer.reason


def test_validators_are_sent_all_the_way(web: Web) -> None:
    web["/old"] = redirect(web.url("/feed", "127.0.0.2"))
    web["127.0.0.2/feed"] = feed(NEWS, ETag='"1"')
    answer = asked(Ask("feed", web.url("/old"), Validators('"1"')))
    assert (answer.outcome, answer.address) == (Outcome.UNCHANGED, web.url("/feed", "127.0.0.2"))


@pytest.mark.parametrize("value", ["x" * 2001, "a\x07b", "\udcff"])
def test_a_validator_that_can_t_be_kept_is_none(value: str) -> None:
    assert not validators({"ETag": value, "Last-Modified": value})


# ---------------------------------------------------------------- redirects


@pytest.mark.fault("F12")
def test_an_address_has_moved_for_good_only_where_every_hop_says_so(web: Web) -> None:
    web["/1"], web["/2"], web["/end"] = redirect("/2", 301), redirect("end", 308), feed(NEWS, ETag='"1"')
    web["/soon"] = redirect("/1", 302)
    web["/mixed"], web["/later"] = redirect("/later", 301), redirect("/end", 307)
    moved = {path: asked(web.url(path)) for path in ("/1", "/soon", "/mixed", "/end")}
    assert {path: answer.moved_to for path, answer in moved.items()} == {
        "/1": web.url("/end"),
        "/soon": "",
        "/mixed": "",
        "/end": "",
    }
    assert all(answer.address == web.url("/end") and body(answer) == NEWS for answer in moved.values())
    assert asked(Ask("1", web.url("/1"), Validators('"1"'))).moved_to == web.url("/end")


@pytest.mark.parametrize("to", ["http://[]@", "http://[::1", "//", "http://a:b/", "\xff\xfe", "http://\xff/"])
def test_a_redirect_to_what_is_no_address_is_a_failure(web: Web, to: str) -> None:
    web["/feed"] = redirect(to)
    answer = asked(web.url("/feed"), Net(("127.0.0.1",), resolve=lambda _: ["10.0.0.1"]))
    assert answer.outcome is Outcome.FAILED
    assert answer.reason


@pytest.mark.fault("F12")
def test_a_redirect_in_a_circle_ends_after_ten_hops(web: Web) -> None:
    web["/round"] = redirect("/round", 301)
    answer = asked(web.url("/round"))
    assert (answer.outcome, answer.moved_to) == (Outcome.FAILED, "")
    assert "more than 10 times" in answer.reason
    assert len(web.requests) == 11


def test_ten_hops_are_followed(web: Web) -> None:
    for number in range(10):
        web[f"/{number}"] = redirect(f"/{number + 1}")
    web["/10"] = page(NEWS)
    assert body(asked(web.url("/0"))) == NEWS


# ---------------------------------------------------------------- asked to wait


@pytest.mark.fault("F11")
@pytest.mark.parametrize("code", [429, 503])
def test_the_wish_to_be_left_alone_is_told_and_nobody_waits_for_it(web: Web, code: int) -> None:
    web["/busy"] = status(code, Retry_After="86399")
    answer = asked(web.url("/busy"), net(deadline=5))
    assert (answer.outcome, answer.status) == (Outcome.FAILED, code)
    assert answer.retry_after == timedelta(seconds=86399)
    assert len(web.requests) == 1


NOW = "Thu, 27 Feb 2025 18:00:00 GMT"


@pytest.mark.fault("F11")
@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("120", timedelta(seconds=120)),
        (" 0 ", timedelta()),
        ("-5", timedelta()),
        ("172800", timedelta(days=1)),
        ("9" * 5000, timedelta(days=1)),
        ("Thu, 27 Feb 2025 18:30:00 GMT", timedelta(minutes=30)),
        ("Thursday, 27-Feb-25 18:30:00 GMT", timedelta(minutes=30)),
        ("Thu, 27 Feb 2025 17:00:00 GMT", timedelta()),
        ("Fri, 31 Dec 9999 23:59:59 GMT", timedelta(days=1)),
        ("", None),
        ("1.5", None),
        ("tomorrow", None),
        ("٣", None),
        ("Thu, 99 Feb 2025 25:61:00 GMT", None),
    ],
)
def test_the_wish_is_read_and_kept_within_a_day(wish: str, expected: timedelta | None) -> None:
    assert retry_after({"Retry-After": wish, "Date": NOW}) == expected


def test_a_date_to_wait_for_says_nothing_where_the_server_tells_no_time() -> None:
    assert retry_after({"Retry-After": NOW}) is None


@given(wish=st.text(max_size=40), date=st.text(max_size=40))
def test_any_wish_is_none_or_within_a_day(wish: str, date: str) -> None:
    found = retry_after({"Retry-After": wish, "Date": date})
    assert found is None or timedelta() <= found <= timedelta(days=1)
