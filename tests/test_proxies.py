"""The operator's own proxy may stand anywhere; what it is asked for is judged as far as can be seen. F06."""

from collections.abc import Iterator, Sequence

import pytest

from digest.model import Outcome
from digest.sources import Net
from digest.sources.proxies import proxy
from tests.asking import asked
from tests.web import Talk, Web, page, says


def relays(talk: Talk) -> None:
    """A proxy that answers for everybody."""
    body = f"{talk.request.path} {talk.request.headers.get('proxy-authorization', '')}".encode()
    page(body)(talk)


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with Web() as web:
        monkeypatch.setattr(web, "behaviour", lambda _: relays)
        yield web


@pytest.mark.fault("F06")
def test_the_operator_s_own_proxy_may_stand_in_a_private_network(relay: Web) -> None:
    net = Net(
        resolve=lambda _: ["1.1.1.1"], environ={"http_proxy": f"http://user:p%20w@127.0.0.1:{relay.port}"}
    )
    answer = asked("http://news.example/feed?a=%7E", net)
    assert answer.document
    assert answer.document.body == b"http://news.example/feed?a=%7E Basic dXNlcjpwIHc="


@pytest.mark.fault("F06")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("http://127.0.0.1/", []),
        ("http://evil.example/", ["10.0.0.1"]),
        ("http://two.example/", ["1.1.1.1", "10.0.0.1"]),
    ],
)
def test_what_a_proxy_is_asked_for_is_judged_as_far_as_can_be_seen(
    relay: Web, address: str, leads_to: list[str]
) -> None:
    net = Net(resolve=lambda _: leads_to, environ={"HTTP_PROXY": f"127.0.0.1:{relay.port}"})
    assert asked(address, net).reason.startswith("refused: ")
    assert relay.requests == []


def test_a_name_that_only_the_proxy_can_look_up_is_left_to_it(relay: Web) -> None:
    def unknown(_: str) -> Sequence[str]:
        raise OSError("no name server here")

    net = Net(resolve=unknown, environ={"http_proxy": f"http://127.0.0.1:{relay.port}"})
    assert asked("http://news.example/", net).outcome is Outcome.BODY


def test_a_proxy_that_refuses_a_tunnel_is_told_from_the_server_behind_it(
    relay: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "behaviour", lambda _: says(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"))
    net = Net(resolve=lambda _: ["1.1.1.1"], environ={"https_proxy": f"http://me:pw@127.0.0.1:{relay.port}"})
    answer = asked("https://news.example/", net)
    assert answer.reason == "the proxy of the environment lets nobody through: check its address and login"
    (tunnel,) = relay.requests
    assert (tunnel.path, tunnel.headers["proxy-authorization"]) == ("news.example:443", "Basic bWU6cHc=")


@pytest.mark.parametrize("wrong", ["socks5://127.0.0.1:1", "http://", "http://[::1"])
def test_a_proxy_that_is_none_is_a_reason(wrong: str) -> None:
    net = Net(resolve=lambda _: ["1.1.1.1"], environ={"all_proxy": wrong})
    assert "write it as http://host:port" in asked("http://news.example/", net).reason


@pytest.mark.parametrize(
    ("host", "environ", "expected"),
    [
        ("a.example", {}, ""),
        ("a.example", {"http_proxy": "http://p:1"}, "http://p:1"),
        ("a.example", {"HTTP_PROXY": "p:1"}, "http://p:1"),
        ("a.example", {"HTTP_PROXY": "p:1", "REQUEST_METHOD": "GET"}, ""),
        ("a.example", {"https_proxy": "http://p:1"}, ""),
        ("a.example", {"http_proxy": "http://p:1", "all_proxy": "http://q:1"}, "http://p:1"),
        ("a.example", {"all_proxy": "http://p:1", "no_proxy": "*"}, ""),
        ("A.example", {"all_proxy": "http://p:1", "no_proxy": "b.example, a.example"}, ""),
        ("www.a.example", {"all_proxy": "http://p:1", "NO_PROXY": ".a.example"}, ""),
        ("nota.example", {"all_proxy": "http://p:1", "no_proxy": "a.example,,"}, "http://p:1"),
        ("10.1.2.3", {"all_proxy": "http://p:1", "no_proxy": "10.0.0.0/8"}, ""),
        ("11.1.2.3", {"all_proxy": "http://p:1", "no_proxy": "10.0.0.0/8"}, "http://p:1"),
    ],
)
def test_the_environment_names_the_proxy(host: str, environ: dict[str, str], expected: str) -> None:
    assert proxy("http", host, environ) == expected
