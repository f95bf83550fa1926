"""What a host's robots.txt lets programs read, and how long they pause. Feeds don't ask it."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Answer, Ask, Document, Outcome
from digest.sources import Net, ask_all
from digest.sources.robots import rules
from tests.asking import net
from tests.web import Behaviour, Talk, Web, bomb, endless, page, redirect, reset, status

RULES = b"""
User-agent: *
Disallow: /private/*.html$
Disallow: /all
Allow: /all/but-this
Crawl-delay: 3

User-agent: Digest
Disallow: /not-for-digest
"""


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        web["/page"] = web["/feed"] = web["/not-for-digest"] = page(b"news")
        yield web


def text(body: bytes) -> Answer:
    document = Document("http://a.example/robots.txt", "text/plain", body)
    return Answer(Ask("", ""), Outcome.BODY, "", 200, document)


def answers(web: Web, *paths: str, as_page: bool = True) -> dict[str, Answer]:
    asks = [Ask(path, web.url(path), page=as_page) for path in paths]
    return {one.ask.key: one for one in ask_all(asks, net(deadline=10))}


def test_pages_are_asked_for_only_where_programs_may_and_robots_txt_once_a_round(web: Web) -> None:
    web["/robots.txt"] = page(RULES, "text/plain")
    found = answers(web, "/page", "/not-for-digest", "/nowhere")
    assert found["/page"].outcome is Outcome.BODY
    assert found["/not-for-digest"].outcome is Outcome.FAILED
    assert "robots.txt keeps programs out" in found["/not-for-digest"].reason
    assert len(web.asked("/robots.txt")) == 1
    assert web.requests[0].path == "/robots.txt"
    assert web.asked("/not-for-digest") == []


def test_feeds_are_there_for_programs(web: Web) -> None:
    web["/robots.txt"] = page(b"User-agent: *\nDisallow: /", "text/plain")
    assert answers(web, "/feed", as_page=False)["/feed"].outcome is Outcome.BODY
    assert web.asked("/robots.txt") == []


def test_a_page_that_redirects_is_judged_by_the_host_it_leads_to(web: Web) -> None:
    web["/away"] = redirect(web.url("/page", "127.0.0.2"))
    web["127.0.0.2/robots.txt"] = page(b"User-agent: *\nDisallow: /", "text/plain")
    answer = answers(web, "/away")["/away"]
    assert (answer.outcome, answer.address) == (Outcome.FAILED, web.url("/page", "127.0.0.2"))
    assert web.asked("/page", "127.0.0.2") == []


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_without_a_robots_txt_all_may_be_read(web: Web, code: int) -> None:
    web["/robots.txt"] = status(code)
    assert answers(web, "/page")["/page"].outcome is Outcome.BODY


@pytest.mark.parametrize(
    "behaviour", [status(429), status(500), status(503), reset(), redirect("http://10.0.0.1/robots.txt")]
)
def test_while_a_robots_txt_can_t_be_had_nothing_may(web: Web, behaviour: Behaviour) -> None:
    web["/robots.txt"] = behaviour
    answer = answers(web, "/page")["/page"]
    assert answer.outcome is Outcome.FAILED
    assert answer.reason.startswith("its host's robots.txt can't be read")
    assert web.asked("/page") == []


def test_a_robots_txt_may_have_moved(web: Web) -> None:
    web["/robots.txt"] = redirect("/elsewhere.txt")
    web["/elsewhere.txt"] = page(RULES, "text/plain")
    assert answers(web, "/not-for-digest")["/not-for-digest"].outcome is Outcome.FAILED


def test_the_beginning_of_an_endless_robots_txt_holds(web: Web) -> None:
    web["/robots.txt"] = endless(RULES + b"# so much to say\n" * 1000)
    found = answers(web, "/page", "/not-for-digest")
    assert found["/page"].outcome is Outcome.BODY
    assert found["/not-for-digest"].outcome is Outcome.FAILED
    web["/robots.txt"] = bomb(50)
    assert answers(web, "/page")["/page"].outcome is Outcome.BODY


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/a/b.html", False),
        ("/private/a.html?x", True),
        ("/private/a.pdf", True),
        ("/all/of-it", False),
        ("/all/but-this", True),
    ],
)
def test_wildcards_and_exceptions_are_read_as_the_standard_says(path: str, allowed: bool) -> None:  # noqa: FBT001
    found = rules(text(RULES.replace(b"User-agent: Digest\nDisallow: /not-for-digest", b"")))
    assert (found.refusal(f"http://a.example{path}") == "") is allowed


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("3", 3.0), ("0.5", 0.5), ("3600", 10.0), ("-1", 0.0), ("nan", 0.0), ("inf", 0.0), ("soon", 0.0)],
)
def test_the_pause_that_a_host_asks_for_is_kept_within_reason(wish: str, expected: float) -> None:
    assert rules(text(f"User-agent: *\nCrawl-delay: {wish}".encode())).delay == expected


def test_pages_of_one_host_are_asked_for_with_a_pause_between_them(web: Web) -> None:
    times: list[float] = []

    def stamped(talk: Talk) -> None:
        times.append(time.monotonic())
        page(b"news")(talk)

    web["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 0.3", "text/plain")
    for path in ("/1", "/2", "/3"):
        web[path] = stamped
    asks = [Ask(path, web.url(path), page=True) for path in ("/1", "/2", "/3")]
    list(ask_all(asks, Net(("127.0.0.1",), pause=0.1)))
    assert all(later - earlier >= 0.3 for earlier, later in pairwise(times))
    times.clear()
    web["/robots.txt"] = status(404)
    list(ask_all(asks, Net(("127.0.0.1",), pause=0.1)))
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))


@given(body=st.binary(max_size=300) | st.text("UserAgent:*/$%#\n Disalow", max_size=200).map(str.encode))
def test_any_bytes_are_rules(body: bytes) -> None:
    found = rules(text(body))
    assert 0 <= found.delay <= 10
    assert found.refusal("http://a.example/a?b=%ff") in {
        "",
        rules(text(b"User-agent: *\nDisallow: /")).refusal("http://a.example/"),
    }
