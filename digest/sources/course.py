"""One address, hop by hop, to its answer: what each reply means, and where the next request goes.

All of it is decided from values; the requests themselves are made by `client`, their turns given by `round`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.model import Answer, Ask, Document, Outcome, Validators
from digest.sources import headers
from digest.sources.client import HAS_BODY, Reply
from digest.sources.reasons import of_status

if TYPE_CHECKING:
    from yarl import URL

# RFC 9110 leaves the number to us; browsers stop at 20, feeds need 3.
MOST_HOPS = 10
TEMPORARY, PERMANENT = frozenset({302, 303, 307}), frozenset({301, 308})
NOT_MODIFIED = 304
# Only these tell when to come back (RFC 6585, section 4; RFC 9110, 15.6.4).
BUSY = frozenset({429, 503})
FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"
PAGE = "text/html, application/xhtml+xml, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Hop:
    """A request to be made: where to, the how manieth redirect led here, and whether all were for good."""

    ask: Ask
    url: URL
    number: int = 0
    permanent: bool = True
    own: bool = True

    @property
    def headers(self) -> dict[str, str]:
        """What is sent: the owner's headers to the origin they were meant for alone, validators all the way.

        The validators were given by where the way ended last time, which the first hop may not be.
        """
        sent = dict(self.ask.headers) if self.own else {}
        accept = (
            {}
            if any(name.lower() == "accept" for name in sent)
            else {"Accept": PAGE if self.ask.page else FEED}
        )
        return {**accept, **sent, **headers.conditions(self.ask.validators)}

    def failed(self, reason: str, reply: Reply | None = None) -> Answer:
        """The answer that nothing came of it."""
        wish = headers.retry_after(reply.headers) if reply and reply.status in BUSY else None
        return Answer(
            self.ask,
            Outcome.FAILED,
            str(self.url),
            reply.status if reply else 0,
            reason=reason,
            retry_after=wish,
        )


def first(ask: Ask) -> Hop | Answer:
    """The request that an ask begins with, or the answer that there can be none."""
    try:
        return Hop(ask, _read(ask.address))
    except ValueError:
        reason = "this is no address of the web: check the address, it should start with https://"
        return Answer(ask, Outcome.FAILED, ask.address, reason=reason)


def after(hop: Hop, reply: Reply) -> Hop | Answer:
    """What a reply leads to: the next request, or the answer."""
    if reply.status in TEMPORARY | PERMANENT and "Location" in reply.headers:
        return _next(hop, reply)
    moved = str(hop.url) if hop.number and hop.permanent else ""
    known = headers.validators(reply.headers)
    if reply.status in HAS_BODY:
        document = Document(str(hop.url), headers.media_type(reply.headers), reply.body)
        return Answer(hop.ask, Outcome.BODY, str(hop.url), reply.status, document, known, moved)
    if reply.status == NOT_MODIFIED and hop.ask.validators:
        return Answer(
            hop.ask,
            Outcome.UNCHANGED,
            str(hop.url),
            reply.status,
            validators=_kept(hop, known),
            moved_to=moved,
        )
    return hop.failed(of_status(reply.status), reply)


def _next(hop: Hop, reply: Reply) -> Hop | Answer:
    if hop.number == MOST_HOPS:
        return hop.failed(
            f"it redirects more than {MOST_HOPS} times, in a circle perhaps: check the address", reply
        )
    try:
        url = _read(urljoin(str(hop.url), reply.headers["Location"].strip()))
    except ValueError:
        return hop.failed(
            "it redirects to what is no address of the web, which is refused: check the address", reply
        )
    # A move that gives up encryption is followed, but never remembered.
    lasting = reply.status in PERMANENT and not (hop.url.scheme == "https" and url.scheme == "http")
    return replace(
        hop,
        url=url,
        number=hop.number + 1,
        permanent=hop.permanent and lasting,
        own=hop.own and url.origin() == hop.url.origin(),
    )


def _kept(hop: Hop, sent: Validators) -> Validators:
    """The validators after a 304: it need not repeat them."""
    known = hop.ask.validators
    return Validators(sent.etag or known.etag, sent.last_modified or known.last_modified)


def _read(address: str) -> URL:
    """An address of the web, to the letter where it is written as it should be. Raises ValueError if it is none.

    A login in it is dropped: the owner's own stand in headers, and nobody else has any to give.
    The library would write some escapes differently, which means the same to the standard, but not to every server.
    """
    from yarl import URL

    try:
        url = URL(address).with_fragment(None).with_user(None)
    except IndexError as error:  # yarl 1.25 stumbles over "http://[]@"
        raise ValueError(address) from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError(address)
    if not address.isascii() or not address.isprintable() or " " in address:
        return url
    asis = URL(address, encoded=True)
    return URL.build(
        scheme=url.scheme,
        authority=url.raw_authority,
        path=asis.raw_path,
        query_string=asis.raw_query_string,
        encoded=True,
    )
