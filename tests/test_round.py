"""Many asks at once: in order for each host, bounded in all, each for itself, and ended when nobody wants more."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from digest.model import Ask, Outcome
from digest.sources import Net, ask_all
from tests.asking import net
from tests.web import Talk, Web, page, redirect, silence

NEWS = b"<rss/>"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


class Busy:
    """A behaviour that counts how many of its requests are under way at once."""

    def __init__(self, body: bytes = NEWS, seconds: float = 0.02) -> None:
        self.body, self.seconds = body, seconds
        self.lock, self.now, self.most, self.begun = threading.Lock(), 0, 0, 0

    def __call__(self, talk: Talk) -> None:
        with self.lock:
            self.begun += 1
            self.now += 1
            self.most = max(self.most, self.now)
        talk.wait(self.seconds)
        with self.lock:
            self.now -= 1
        page(self.body)(talk)


def hosts(number: int) -> list[str]:
    return [f"127.0.1.{place}" for place in range(1, number + 1)]


def test_every_ask_is_answered_once(web: Web) -> None:
    for host in hosts(30):
        web[f"{host}/feed"] = page(host.encode())
    asks = [Ask(f"{host} {n}", web.url("/feed", host)) for host in hosts(30) for n in range(3)]
    found = list(ask_all(iter(asks), net()))
    assert Counter(one.ask.key for one in found) == Counter(ask.key for ask in asks)
    assert all(one.document and one.document.body.decode() == one.ask.key.split()[0] for one in found)


def test_nobody_to_ask_is_no_answer() -> None:
    assert list(ask_all([], net())) == []


def test_a_host_has_one_request_at_a_time_also_from_redirects(web: Web) -> None:
    busy = Busy()
    for host in hosts(5):
        web[f"{host}/old"] = redirect(web.url("/feed"))
    web["/feed"] = busy
    asks = [Ask(host, web.url("/old", host)) for host in hosts(5)] + [
        Ask(str(n), web.url("/feed")) for n in range(5)
    ]
    assert all(one.document for one in ask_all(asks, net()))
    assert (busy.begun, busy.most) == (10, 1)


@pytest.mark.parametrize("at_once", [1, 4])
def test_no_more_are_asked_at_once_than_the_owner_wants(web: Web, at_once: int) -> None:
    busy = Busy()
    for host in hosts(12):
        web[f"{host}/feed"] = busy
    asks = [Ask(host, web.url("/feed", host)) for host in hosts(12)]
    assert all(one.document for one in ask_all(asks, Net(("127.0.0.0/8",), at_once=at_once)))
    assert busy.begun == 12
    assert busy.most <= at_once
    assert busy.most > 1 or at_once == 1


def test_standing_in_the_queue_of_a_host_costs_nothing_of_the_deadline(web: Web) -> None:
    web["/feed"] = Busy(seconds=0.2)
    asks = [Ask(str(number), web.url("/feed")) for number in range(6)]
    assert all(one.document for one in ask_all(asks, net(deadline=1)))


def test_a_slow_caller_costs_nothing_of_the_deadline(web: Web) -> None:
    pause = threading.Event()
    asks = [Ask(host, web.url("/feed", host)) for host in hosts(4)]
    for host in hosts(4):
        web[f"{host}/feed"] = page(NEWS)
    for one in ask_all(asks, net(deadline=1)):
        assert one.document, one.reason
        pause.wait(0.4)


def test_a_silent_host_keeps_no_other_from_its_turn(web: Web) -> None:
    web["/silent"] = silence
    for host in hosts(5):
        web[f"{host}/feed"] = page(NEWS)
    asks = [Ask(f"silent {n}", web.url("/silent")) for n in range(2)]
    asks += [Ask(host, web.url("/feed", host)) for host in hosts(5)]
    found = [one.ask.key for one in ask_all(asks, Net(("127.0.0.0/8",), at_once=2, deadline=1))]
    # Two places: were the silent host's queue to take both, all others would wait for it to the end.
    assert set(found[:5]) == set(hosts(5))


def test_bodies_wait_for_the_caller_only_as_many_as_are_asked_at_once(web: Web) -> None:
    busy = Busy(b"x" * 1000, seconds=0)
    for host in hosts(20):
        web[f"{host}/feed"] = busy
    asks = [Ask(host, web.url("/feed", host)) for host in hosts(20)]
    pause = threading.Event()
    answers = ask_all(asks, Net(("127.0.0.0/8",), at_once=3))
    for taken, _ in enumerate(answers, 1):
        pause.wait(0.02)
        # Those of the three places, and the one that lies ready.
        assert busy.begun <= taken + 3 + 1
    assert busy.begun == 20


def test_whoever_wants_no_more_ends_all_requests(web: Web) -> None:
    web["/silent"], web["127.0.0.2/feed"] = silence, page(NEWS)
    answers = ask_all(
        [Ask("a", web.url("/silent")), Ask("b", web.url("/feed", "127.0.0.2"))], net(deadline=600)
    )
    assert next(answers).ask.key == "b"
    assert isinstance(answers, Iterator)
    answers.close()  # type: ignore[attr-defined]
    assert "sources" not in {thread.name for thread in threading.enumerate()}


def test_a_bug_of_ours_is_raised_where_the_answers_are_taken_and_nothing_hangs(web: Web) -> None:
    def broken(host: str) -> Sequence[str]:
        raise KeyError(host)

    web["/silent"] = silence
    asks = [Ask("a", web.url("/silent")), Ask("b", "http://news.example/")]
    with pytest.raises(KeyError, match=r"news\.example"):
        list(ask_all(asks, Net(("127.0.0.1",), resolve=broken, deadline=600)))


def test_an_address_asked_for_twice_is_asked_twice(web: Web) -> None:
    web["/feed"] = page(NEWS)
    found = list(ask_all([Ask("a", web.url("/feed")), Ask("b", web.url("/feed"))], net()))
    assert {one.ask.key: one.outcome for one in found} == {"a": Outcome.BODY, "b": Outcome.BODY}


def test_two_rounds_may_run_side_by_side(web: Web) -> None:
    web["/feed"] = page(NEWS)
    one, other = (ask_all([Ask(key, web.url("/feed"))], net()) for key in "ab")
    assert [next(one).ask.key, next(other).ask.key] == ["a", "b"]
    assert list(one) == list(other) == []
