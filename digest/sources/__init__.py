"""Addresses and folders -> Documents: files of this machine, and the network, met politely and on guard.

    files       a folder's documents, in the order of their names
    round       ask_all: many addresses at once, the answers as they come
    course      one address: hop by hop to its answer
    client      one request: a deadline, a cap, no cookies, every certificate checked
    guard       which addresses may be connected to at all
    robots      what a host lets programs read

No state is kept and no calendar is read: what is remembered of a server comes in with the `Ask` and goes out with the
`Answer`. The HTTP library is loaded by the first address that is asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from digest.extract import MOST_BYTES
from digest.model import Answer, Ask, Document, Skipped
from digest.sources.files import documents, read
from digest.sources.net import Net, Resolve

__all__ = ["Net", "Resolve", "ask_all", "documents", "fetch", "is_address", "read"]


def is_address(name: str) -> bool:
    """Does this name a page of the web, not a file?"""
    return name.lower().startswith(("http://", "https://"))


def ask_all(asks: Iterable[Ask], net: Net) -> Iterator[Answer]:
    """An answer to every ask, in the order in which they come. Closing the iterator ends all requests.

    What goes wrong on the network is an answer too. Anything else is a bug of ours, and raised here.
    """
    from digest.sources import round as rounds

    return rounds.ask_all(asks, net)


def fetch(address: str, net: Net | None = None) -> Document | Skipped:
    """The page at an address as it is served now, or why there is none.

    Its robots.txt is not asked: somebody named this one page, as they would to a browser; and for the same reason its
    host may be a private one, though none that it redirects to. `net` None is the network as it is by default, through
    the proxy of the environment.
    """
    net = (net or Net(environ=os.environ)).capped(MOST_BYTES).letting(address)
    (answer,) = ask_all([Ask(address, address)], net)
    if answer.document is None:
        return Skipped(address, "read", answer.reason)
    return Document(address, answer.document.media_type, answer.document.body)
