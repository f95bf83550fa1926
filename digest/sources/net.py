"""How the network is met: the owner's knobs, and the seam through which names become addresses."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlsplit

from digest import __version__
from digest.config import FetchConfig

# A host's name -> its IP addresses; raises OSError where there are none. It may block: it gets a thread of its own.
Resolve = Callable[[str], Sequence[str]]

PROJECT = "https://digest.example.org"


def by_dns(host: str) -> Sequence[str]:
    """What the system's resolver says. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


@dataclass(frozen=True, slots=True)
class Net:
    """The network as the owner wants it met.

    `allow` lists hosts, hosts with ports and networks that may be asked although they are private. `contact` is told
    to every server. `at_once` is the most requests in flight, `deadline` the seconds that one may take in all,
    `most_bytes` the most of a body that is read, decompressed. `pause` is the least time between two pages of one
    host, in seconds. Proxies are looked for in `environ`.
    """

    allow: tuple[str, ...] = ()
    contact: str = ""
    at_once: int = 16
    deadline: float = 60.0
    most_bytes: int = 15 * 1024 * 1024
    pause: float = 1.0
    environ: Mapping[str, str] = field(default_factory=dict)
    resolve: Resolve | None = None

    @property
    def agent(self) -> str:
        """Who we are and where our owner can be reached, as every server is told."""
        return f"digest/{__version__} (+{self.contact or PROJECT})"

    @classmethod
    def of(cls, knobs: FetchConfig, environ: Mapping[str, str]) -> Self:
        """The network as [fetch] says, with the proxies of this environment."""
        return cls(
            allow=knobs.allow,
            contact=knobs.contact,
            at_once=knobs.at_once,
            deadline=knobs.deadline,
            most_bytes=int(knobs.most_megabytes * 1024 * 1024),
            environ=environ,
        )

    def capped(self, most_bytes: int) -> Net:
        """The same with a lower cap."""
        return replace(self, most_bytes=min(self.most_bytes, most_bytes))

    def letting(self, address: str) -> Net:
        """The same, with the host of this address allowed on its port."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return self
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        return replace(self, allow=(*self.allow, place)) if host else self
