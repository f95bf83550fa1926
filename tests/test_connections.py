"""Servers that hold, drop or deceive a connection. F09, F10."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from digest.model import Ask, Outcome
from digest.sources import Net, ask_all
from tests.asking import asked, body, net
from tests.web import Behaviour, Talk, Web, drip, page, redirect, reset, says, silence

NEWS = b"<rss><channel><title>Skerry Vaar</title></channel></rss>"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


# ---------------------------------------------------------------- deadlines, connections


@pytest.mark.fault("F09")
def test_a_server_that_drips_is_cut_off_at_the_deadline(web: Web) -> None:
    web["/drip"] = drip(NEWS, every=0.02)
    answer = asked(web.url("/drip"), net(deadline=0.5))
    assert answer.reason == "no whole answer within 0.5 s: try again later, or raise deadline under [fetch]"


def hesitant(to: str, seconds: float) -> Behaviour:
    def answer(talk: Talk) -> None:
        talk.wait(seconds)
        redirect(to)(talk)

    return answer


@pytest.mark.fault("F09")
def test_the_deadline_is_that_of_all_redirects_together(web: Web) -> None:
    for number in range(10):
        web[f"/{number}"] = hesitant(f"/{number + 1}", 0.2)
    web["/10"] = page(NEWS)
    assert "no whole answer within 1 s" in asked(web.url("/0"), net(deadline=1)).reason
    assert body(asked(web.url("/9"), net(deadline=5))) == NEWS


def test_a_name_that_nobody_looks_up_costs_no_more_than_the_deadline(web: Web) -> None:
    def never(_: str) -> list[str]:
        web.closing.wait()
        return []

    answer = asked("http://news.example/", Net(resolve=never, deadline=0.2))
    assert "no whole answer within 0.2 s" in answer.reason


def test_a_name_that_is_looked_up_too_late_is_nobody_s_trouble(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    def late(host: str) -> list[str]:
        if host == "late.example":
            web.closing.wait(0.3)
        return ["127.0.0.1"]

    web["/silent"] = silence
    asks = [Ask("late", "http://late.example/"), *(Ask(str(n), web.url("/silent")) for n in range(3))]
    answers = list(ask_all(asks, Net(("127.0.0.1",), resolve=late, deadline=0.2)))
    assert all("no whole answer" in one.reason for one in answers)
    assert caplog.records == []


@pytest.mark.fault("F10")
@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (silence, "no whole answer within 2 s"),
        (reset(), "127.0.0.1 hung up: try again later"),
        (reset(after=10), "broke off half-way: try again later"),
        (says(b""), "127.0.0.1 hung up: try again later"),
    ],
)
def test_a_connection_that_ends_in_nothing_costs_only_itself(
    web: Web, behaviour: Behaviour, reason: str
) -> None:
    web["/sick"], web["127.0.0.2/fine"] = behaviour, page(NEWS)
    asks = [Ask("sick", web.url("/sick")), Ask("fine", web.url("/fine", "127.0.0.2"))]
    found = {one.ask.key: one for one in ask_all(asks, net(deadline=2))}
    assert found["sick"].outcome is Outcome.FAILED
    assert reason in found["sick"].reason
    assert body(found["fine"]) == NEWS


def test_nobody_there_is_a_failure_that_says_so() -> None:
    with Web() as gone:
        address = gone.url("/feed")
    assert asked(address).reason == "127.0.0.1 takes no connections: check the address and the network"

    def unknown(_: str) -> list[str]:
        raise OSError("no such name")

    answer = asked("http://nowhere.example/", Net(resolve=unknown))
    assert answer.reason.startswith("there is no host nowhere.example")


# ---------------------------------------------------------------- certificates

AUTHORITY, STRANGER = trustme.CA(), trustme.CA()


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts one authority."""
    place = tmp_path / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(place))
    monkeypatch.setenv("SSL_CERT_FILE", str(place))


def secured(certificate: trustme.LeafCert) -> Web:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(tls)
    web = Web(tls)
    web["/feed"] = page(NEWS)
    return web


def secure_net(deadline: float = 20) -> Net:
    return Net(allow=("127.0.0.1",), resolve=lambda _: ["127.0.0.1"], deadline=deadline)


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_is_right_is_trusted() -> None:
    with secured(AUTHORITY.issue_cert("news.example")) as web:
        assert body(asked(web.url("/feed", "news.example"), secure_net())) == NEWS


@pytest.mark.fault("F10")
@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("certificate", "flaw"),
    [
        (AUTHORITY.issue_cert("news.example", not_after=datetime(2020, 1, 2, tzinfo=UTC)), "has expired"),
        (AUTHORITY.issue_cert("other.example"), "is for another host"),
        (STRANGER.issue_cert("news.example"), "is signed by nobody this machine trusts"),
    ],
    ids=["expired", "other host", "stranger"],
)
def test_a_certificate_that_is_wrong_is_never_passed_over(certificate: trustme.LeafCert, flaw: str) -> None:
    with secured(certificate) as web:
        answer = asked(web.url("/feed", "news.example"), secure_net())
        assert answer.outcome is Outcome.FAILED
        assert (
            answer.reason
            == f"the certificate of news.example {flaw}: tell the site's owner, nothing was read"
        )
        assert web.requests == []


@pytest.mark.fault("F10")
def test_a_server_without_encryption_where_there_should_be_some_is_refused(web: Web) -> None:
    web["/feed"] = page(NEWS)
    answer = asked(web.url("/feed").replace("http:", "https:"), net(deadline=5))
    assert (
        answer.reason
        == "127.0.0.1 offers no encryption that can be trusted: tell the site's owner, nothing was read"
    )


@pytest.mark.usefixtures("trusted")
def test_a_move_that_gives_up_encryption_is_not_remembered(web: Web) -> None:
    web["/feed"] = page(NEWS)
    with secured(AUTHORITY.issue_cert("news.example")) as secure:
        secure["/old"] = redirect(web.url("/feed"), 301)
        answer = asked(secure.url("/old", "news.example"), secure_net())
    assert body(answer) == NEWS
    assert answer.moved_to == ""
