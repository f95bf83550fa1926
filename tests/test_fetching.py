"""What comes back: bodies whole or not at all, unpacked, capped. F07, F08."""

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Answer, Outcome, Validators
from digest.sources import Net
from digest.sources.unpacking import whole
from tests.asking import CAP, asked, body, net
from tests.web import (
    Behaviour,
    Talk,
    Web,
    bomb,
    endless,
    half,
    packed,
    page,
    says,
    status,
)

NEWS = b"<rss><channel><title>Skerry Vaar</title></channel></rss>"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


# ---------------------------------------------------------------- bodies


def test_a_body_comes_with_where_it_was_found_and_what_it_claims_to_be(web: Web) -> None:
    web["/feed"] = page(NEWS, "Application/RSS+XML; charset=utf-8", ETag='W/"a b"', Last_Modified="some day")
    answer = asked(web.url("/feed#now"))
    assert answer.document
    assert (answer.outcome, answer.status, answer.address) == (Outcome.BODY, 200, web.url("/feed"))
    assert (answer.document.origin, answer.document.media_type) == (web.url("/feed"), "application/rss+xml")
    assert answer.document.body == NEWS
    assert answer.validators == Validators('W/"a b"', "some day")
    assert (answer.moved_to, answer.reason, answer.retry_after) == ("", "", None)


@pytest.mark.parametrize("claim", ["", "rubbish", "text/", "a b/c d", "text/html, text/xml"])
def test_a_claim_that_can_t_be_read_is_none(web: Web, claim: str) -> None:
    web["/feed"] = page(NEWS, claim)
    document = asked(web.url("/feed")).document
    assert document
    assert document.media_type == ""


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw"])
@pytest.mark.parametrize("size", [0, 1, 65536, 65537, 1_000_000])
def test_a_compressed_body_is_unpacked(web: Web, encoding: str, size: int) -> None:
    text = b"a" * size
    web["/page"] = packed(text, encoding)
    assert body(asked(web.url("/page"))) == text


@given(pieces=st.lists(st.binary(max_size=300), min_size=1, max_size=4), cuts=st.integers(1, 40))
def test_gzips_one_behind_another_are_one_body_wherever_they_are_cut(pieces: list[bytes], cuts: int) -> None:
    wire = b"".join(map(gzip.compress, pieces)) + b"\0\0 padding"

    async def cut() -> AsyncIterator[bytes]:
        for start in range(0, len(wire), cuts):
            yield wire[start : start + cuts]

    assert asyncio.run(whole(cut(), "gzip", 10_000)) == b"".join(pieces)


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (page(NEWS, Content_Encoding="gzip"), "its compressed body can't be unpacked"),
        (page(NEWS, Content_Encoding="br"), "packed it as 'br'"),
        (page(NEWS, Content_Encoding="gzip, gzip"), "packed it as 'gzip, gzip'"),
        (page(b"\x1f\x8b\x08\x00", Content_Encoding="gzip"), "broke off half-way"),
        (half(NEWS), "broke off half-way"),
        (
            says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            "does not answer as web servers do",
        ),
        (status(204), "the server answers 204 No Content"),
        (status(206), "the server answers 206 Partial Content"),
        (status(301), "the server answers 301 Moved Permanently"),
        (status(401), "needs a login"),
        (status(500), "the server answers 500 Internal Server Error: its owner must mend it"),
        (status(799), "the server answers 799: check the address"),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), "does not answer as web servers do"),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), "does not answer as web servers do"),
        (says(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"), "does not answer as web servers do"),
    ],
)
def test_what_is_no_whole_body_is_a_failure_with_its_reason(
    web: Web, behaviour: Behaviour, reason: str
) -> None:
    web["/page"] = behaviour
    answer = asked(web.url("/page"))
    assert (answer.outcome, answer.document) == (Outcome.FAILED, None)
    assert reason in answer.reason


def test_whatever_a_server_says_is_an_answer(web: Web) -> None:
    @settings(max_examples=60, deadline=None)
    @given(
        words=st.binary(max_size=200),
        head=st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 So\r\n"]),
    )
    def answered(words: bytes, head: bytes) -> None:
        web["/page"] = says(head + words)
        answer = asked(web.url("/page"), net(deadline=5))
        assert answer.document or answer.reason

    answered()


# ---------------------------------------------------------------- caps


def peak(ask: str, how: Net) -> tuple[Answer, int]:
    """An answer, and the most memory that was held on the way to it, in bytes."""
    asked(ask, how)  # the libraries are loaded
    tracemalloc.start()
    try:
        return asked(ask, how), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.fault("F07")
def test_a_gzip_bomb_is_stopped_at_the_cap_of_what_it_unpacks_to(web: Web) -> None:
    web["/bomb"] = bomb(200)
    answer, held = peak(web.url("/bomb"), net())
    assert answer.outcome is Outcome.FAILED
    assert (
        answer.reason
        == "over 2 MB: no article or feed is that long, check the address or raise most_megabytes"
    )
    assert held < CAP + 2**20


@pytest.mark.fault("F08")
def test_a_body_without_an_end_is_stopped_at_the_cap(web: Web) -> None:
    web["/endless"] = endless()
    answer, held = peak(web.url("/endless"), net())
    assert "over 2 MB" in answer.reason
    assert held < CAP + 2**20


@pytest.mark.parametrize("length", [CAP, CAP + 1])
def test_the_cap_itself_may_be_reached(web: Web, length: int) -> None:
    web["/page"], web["/packed"] = page(b"x" * length), packed(b"x" * length)
    for path in ("/page", "/packed"):
        assert bool(asked(web.url(path)).document) == (length == CAP)


def test_a_body_that_says_itself_that_it_is_too_long_is_not_waited_for(web: Web) -> None:
    def promise(talk: Talk) -> None:
        talk.head(Content_Length=str(CAP + 1))
        talk.wait()

    web["/page"] = promise
    assert "over 2 MB" in asked(web.url("/page")).reason
