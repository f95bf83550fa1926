"""What went wrong on the network, in words for people: what, and what to do next. No error of Python's is shown."""

from __future__ import annotations

import errno
import ssl
from http import HTTPStatus
from types import UnionType

from digest.sources.net import Net
from digest.sources.unpacking import Garbled, TooLarge

LATER = "try again later"
ITS_OWNER = "tell the site's owner, nothing was read"
# OpenSSL's numbers of what is wrong with a certificate (X509_V_ERR_…) that people meet.
CERTIFICATES = {
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by nobody but itself",
    19: "is signed by nobody this machine trusts",
    20: "is signed by nobody this machine trusts",
    62: "is for another host",
    64: "is for another host",
}
# What to do about a status; others of its hundred have the hint of the hundred.
HINTS = {
    304: f"nobody had asked whether it was, {LATER}",
    401: "it needs a login, given as headers of its [[source]]",
    403: "it may need a login, or not like programs: ask its owner for a feed",
    404: "check the address",
    407: "the proxy needs a login: put it into the proxy's address in the environment",
    410: "it is gone for good: look for a new address, or remove it",
    429: "it has been asked too often, and is left alone for a while",
    451: "it may not be shown here, for legal reasons",
}
HUNDREDS = {
    1: LATER,
    2: LATER,
    3: "check the address",
    4: "check the address",
    5: f"its owner must mend it, {LATER}",
}


class Failure(Exception):
    """A request came to nothing; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def of_status(status: int) -> str:
    """Why an answer of this status is no document. The server's own phrase is not repeated."""
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    hint = HINTS.get(status) or HUNDREDS.get(status // 100, "check the address")
    return f"the server answers {status}{phrase}: {hint}"


def of_error(error: Exception, host: str, net: Net) -> str:
    """Why a request ended in this error: one of the HTTP library's, of the system's or of the unpacking."""
    import aiohttp

    size = f"{net.most_bytes / 2**20:{'.0f' if net.most_bytes > 2**20 else '.1g'}} MB"
    # The first that fits tells it: they are kinds of each other.
    told: tuple[tuple[type[Exception] | UnionType, str], ...] = (
        (
            TimeoutError,
            f"no whole answer within {net.deadline:g} s: {LATER}, or raise deadline under [fetch]",
        ),
        (Garbled, str(error)),
        (
            TooLarge,
            f"over {size}: no article or feed is that long, check the address or raise most_megabytes",
        ),
        (
            aiohttp.ClientHttpProxyError,
            "the proxy of the environment lets nobody through: check its address and login",
        ),
        (
            aiohttp.ClientProxyConnectionError,
            "the proxy of the environment can't be reached: check its address",
        ),
        (aiohttp.ClientConnectorError, _unconnected(error, host)),
        (aiohttp.ClientPayloadError, f"it broke off half-way: {LATER}"),
        (
            aiohttp.ClientResponseError,
            f"{host} does not answer as web servers do: check the address and its port",
        ),
        (aiohttp.ServerDisconnectedError | OSError, f"{host} hung up: {LATER}"),
    )
    return next(
        (text for kinds, text in told if isinstance(error, kinds)),
        f"{host} can't be asked: check the address",
    )


def _unconnected(error: Exception, host: str) -> str:
    """Why there is no connection; `error` is the HTTP library's, its cause the system's."""
    import aiohttp

    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        what = CERTIFICATES.get(cause.verify_code, "can't be trusted")
        return f"the certificate of {host} {what}: {ITS_OWNER}"
    if isinstance(cause, ssl.SSLError):
        return f"{host} offers no encryption that can be trusted: {ITS_OWNER}"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"there is no host {host}, or it can't be looked up: check the address and the network"
    refused = isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED
    return f"{host} {'takes no connections' if refused else 'can’t be reached'}: check the address and the network"
