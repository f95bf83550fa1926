"""Nobody but the owner decides what in their own network is asked: F01 to F05."""

import ipaddress
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Ask, Outcome
from digest.sources import Net, ask_all
from digest.sources.guard import guard, kind
from tests.asking import asked
from tests.web import Web, page, redirect

SECRET = b"what only this machine may read"
PRIVATE = (
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "::1",
    "fc00::1",
    "fd12::1",
)
DISGUISED = (
    *("100.64.0.1", "0.0.0.0", "0.1.2.3", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "224.0.0.1", "ff02::1"),  # noqa: S104
    *(
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
    ),
    *("2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "192.0.2.1", "198.51.100.1", "203.0.113.1"),
    *(
        "2001:db8::1",
        "3fff::1",
        "198.18.0.1",
        "192.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "5f00::1",
        "100::1",
    ),
    *("no address", "", "127.1", "2130706433"),
)
PUBLIC = (
    "93.184.215.14",
    "1.1.1.1",
    "100.63.255.255",
    "2606:2800:21f:cb07::1",
    "::ffff:1.1.1.1",
    "172.32.0.1",
)


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        web["/secret"] = page(SECRET)
        yield web


def at(address: str) -> Net:
    """A network in which every name leads to one address."""
    return Net(resolve=lambda _: [address], deadline=10)


# ---------------------------------------------------------------- the rule


@pytest.mark.parametrize("address", [*PRIVATE, *DISGUISED])
def test_what_is_not_public_is_refused(address: str) -> None:
    assert guard(()).refusal("news.example", 80, address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_let_through(address: str) -> None:
    assert guard(()).refusal("news.example", 80, address) == ""


@given(st.ip_addresses())
def test_nothing_is_let_through_that_the_registries_know_as_special(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        assert kind(ip)


@given(st.ip_addresses(v=4))
def test_an_address_in_disguise_is_judged_no_milder_than_bare(ip: ipaddress.IPv4Address) -> None:
    if kind(ip):
        for wrapped in (f"::ffff:{ip}", f"64:ff9b::{ip}", f"::{ip}"):
            assert guard(()).refusal("news.example", 80, wrapped)


@pytest.mark.parametrize(
    ("allow", "host", "port", "address"),
    [
        ("wiki.lan", "wiki.lan", 80, "10.1.2.3"),
        ("Wiki.LAN", "wiki.lan.", 8000, "fd12::1"),
        ("wiki.lan:8000", "wiki.lan", 8000, "10.1.2.3"),
        ("10.1.0.0/16", "anything.lan", 80, "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3", 80, "10.1.2.3"),
        ("10.1.2.3:8000", "wiki.lan", 8000, "::ffff:10.1.2.3"),
        ("::1", "localhost", 80, "::1"),
        ("[::1]:8000", "localhost", 8000, "::1"),
        ("fd12::/16", "wiki.lan", 80, "fd12::1"),
        ("64:ff9b::/96", "news.example", 80, "64:ff9b::808:808"),
    ],
)
def test_the_owner_s_own_places_are_let_through(allow: str, host: str, port: int, address: str) -> None:
    assert guard([allow]).refusal(host, port, address) == ""
    assert guard([]).refusal(host, port, address)


@pytest.mark.parametrize(
    ("allow", "host", "port", "address"),
    [
        ("wiki.lan", "evil.example", 80, "10.1.2.3"),
        ("wiki.lan", "evil.wiki.lan", 80, "10.1.2.3"),
        ("wiki.lan:8000", "wiki.lan", 22, "10.1.2.3"),
        ("10.1.0.0/16", "wiki.lan", 80, "10.2.0.1"),
        ("10.1.2.3:8000", "wiki.lan", 22, "10.1.2.3"),
        # NAT64 was allowed, the private network behind it was not.
        ("64:ff9b::/96", "news.example", 80, "64:ff9b::a00:1"),
    ],
)
def test_what_the_owner_lists_opens_nothing_else(allow: str, host: str, port: int, address: str) -> None:
    assert guard([allow]).refusal(host, port, address)


# ---------------------------------------------------------------- on the wire


@pytest.mark.fault("F01")
@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_into_a_private_network_is_refused_and_the_run_goes_on(
    web: Web, address: str
) -> None:
    net = Net(resolve=lambda host: [address if host == "evil.example" else "127.0.0.2"], allow=("127.0.0.2",))
    web["127.0.0.2/feed"] = page(b"news")
    asks = [
        Ask(host, web.url(path, host))
        for host, path in (("evil.example", "/secret"), ("news.example", "/feed"))
    ]
    found = {one.ask.key: one for one in ask_all(asks, net)}
    assert found["evil.example"].outcome is Outcome.FAILED
    assert found["evil.example"].reason == (
        f"refused: evil.example leads to {address}, which is not public ({kind(ipaddress.ip_address(address))});"
        " if the server is yours, list it under [fetch] allow"
    )
    assert found["news.example"].outcome is Outcome.BODY
    assert [one.host for one in web.requests] == ["127.0.0.2"]


@pytest.mark.fault("F01")
def test_a_private_address_is_refused_though_a_public_one_stands_beside_it(web: Web) -> None:
    net = Net(resolve=lambda _: ["127.0.0.1", "127.0.0.2"], allow=("127.0.0.2",))
    web["127.0.0.2/secret"] = page(b"public")
    answer = asked(web.url("/secret", "two.example"), net)
    assert answer.document
    assert answer.document.body == b"public"
    assert web.asked("/secret") == []


@pytest.mark.fault("F02")
@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{}/secret", "http://inner.example:{}/secret", "//127.0.0.1:{}/secret"]
)
def test_a_redirect_into_a_private_network_is_refused_on_that_hop(web: Web, to: str) -> None:
    web["127.0.0.2/feed"] = redirect(to.format(web.port), 301)
    net = Net(resolve=lambda _: ["127.0.0.1"], allow=("127.0.0.2",))
    answer = asked(web.url("/feed", "127.0.0.2"), net)
    assert (answer.outcome, answer.document, answer.moved_to) == (Outcome.FAILED, None, "")
    assert "127.0.0.1" in answer.reason
    assert [one.path for one in web.requests] == ["/feed"]


@pytest.mark.fault("F03")
@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::ffff:127.0.0.1]", "[::]"]
)
def test_this_machine_by_any_other_name_is_refused(web: Web, host: str) -> None:
    answer = asked(web.url("/secret", host), Net())
    assert answer.outcome is Outcome.FAILED
    assert web.requests == []


@pytest.mark.fault("F03")
@pytest.mark.parametrize(
    "address", ["100.64.0.1", "64:ff9b::7f00:1", "::127.0.0.1", "::ffff:127.0.0.1", "0.1.2.3"]
)
def test_a_name_that_leads_to_an_address_in_disguise_is_refused(web: Web, address: str) -> None:
    answer = asked(web.url("/secret", "evil.example"), at(address))
    assert answer.reason.startswith("refused: evil.example leads to")
    assert web.requests == []


@pytest.mark.fault("F04")
def test_a_name_that_leads_elsewhere_at_the_second_look_is_judged_at_the_second_look(web: Web) -> None:
    looks: list[str] = []

    def changing(host: str) -> Sequence[str]:
        looks.append(host)
        return ["127.0.0.2"] if len(looks) == 1 else ["127.0.0.1"]

    web["127.0.0.2/feed"] = redirect("/secret")
    net = Net(resolve=changing, allow=("127.0.0.2",))
    answer = asked(web.url("/feed", "rebind.example"), net)
    assert answer.reason.startswith("refused: rebind.example leads to 127.0.0.1")
    # Each connection was made to what one look gave: there is no second look between judging and connecting.
    assert len(looks) == 2
    assert [(one.host, one.path) for one in web.requests] == [("127.0.0.2", "/feed")]
    assert web.requests[0].headers["host"] == f"rebind.example:{web.port}"


@pytest.mark.fault("F05")
@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://127.0.0.1/1", "data:text/xml,<rss/>", "ftp://a.example/"]
)
def test_only_addresses_of_the_web_are_asked(web: Web, address: str) -> None:
    web["/feed"] = redirect(address)
    named, redirected = asked(address, Net()), asked(web.url("/feed"), Net(allow=("127.0.0.1",)))
    for answer in (named, redirected):
        assert (answer.outcome, answer.document) == (Outcome.FAILED, None)
        assert "no address of the web" in answer.reason
