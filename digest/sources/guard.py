"""Which addresses may be connected to: those of the public internet, and those that the owner has listed.

A feed can name any address, and so can whoever it redirects to; without a guard, digest would carry requests for
strangers into the owner's network. The decision is made on the IP address of the very connection, never on the name
alone: what a name resolves to can change between two looks at it.

Names are not judged here, and what a proxy connects to can't be seen from here (see `proxies`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Ip = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# What is not the public internet, in words for people. The first that holds an address names it; whatever else
# Python's copy of IANA's registries knows as not global is refused too, without a name.
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("this machine itself", ("127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128")),
    ("private", ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10")),
    ("link-local", ("169.254.0.0/16", "fe80::/10")),
    ("inside a carrier’s network", ("100.64.0.0/10",)),
    ("multicast", ("224.0.0.0/4", "ff00::/8")),
    ("broadcast or reserved", ("240.0.0.0/4",)),
    (
        "for documentation",
        ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
    ),
    # These carry an IPv4 address inside, and a router may hand the connection on to it.
    ("behind a translator (NAT64)", ("64:ff9b::/96", "64:ff9b:1::/48")),
    ("behind a tunnel (6to4, Teredo)", ("2002::/16", "2001::/32", "192.88.99.0/24")),
    ("IPv4-compatible", ("::/96",)),
)
_KINDS = tuple((kind, tuple(map(ip_network, networks))) for kind, networks in KINDS)
# All that IANA has handed out of IPv6 lies here; what lies elsewhere is special or nobody's.
_UNICAST = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")


def kind(ip: Ip) -> str:
    """What an address is if it isn't public, "" if it is."""
    named = next((kind for kind, networks in _KINDS if any(ip in network for network in networks)), "")
    public = ip.is_global and (ip.version == 4 or ip in _UNICAST)
    return named or ("" if public else "special")


def wrapped(ip: Ip) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address carries inside and may lead to, if it does."""
    if isinstance(ip, IPv4Address) or ip.is_loopback or ip.is_unspecified:
        return None
    if ip in _NAT64 or ip in _COMPATIBLE:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the owner's list: a network, or a host by its name; on one port, or (None) on all."""

    network: Network | None
    host: str
    port: int | None


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what is public, and the owner's own places."""

    places: tuple[Place, ...] = ()

    def refusal(self, host: str, port: int, address: str) -> str:
        """Why a connection to this IP address, made for this host, must not be; "" if it may."""
        try:
            ip = ip_address(address.partition("%")[0])
        except ValueError:
            return f"{host} leads to {address}, which is no address: check it for a typing error"
        if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
            ip = ip.ipv4_mapped  # the connection goes over IPv4 to this one
        if self._named(host, port):
            return ""
        inner = wrapped(ip)
        # An owner who allows NAT64 has not thereby allowed the private networks behind it.
        refused = next(
            (one for one in (ip, inner) if one and kind(one) and not self._listed(one, port)), None
        )
        if refused is None:
            return ""
        to = host if host == str(refused) else f"{host} leads to {refused}, which"
        return f"refused: {to} is not public ({kind(refused)}); if the server is yours, list it under [fetch] allow"

    def _named(self, host: str, port: int) -> bool:
        bare = host.lower().rstrip(".")
        return any(one.host == bare and one.port in (None, port) for one in self.places if one.host)

    def _listed(self, ip: Ip, port: int) -> bool:
        return any(ip in one.network and one.port in (None, port) for one in self.places if one.network)


def guard(allow: Iterable[str]) -> Guard:
    """A guard that lets these through too: "wiki.lan", "wiki.lan:8000", "10.1.0.0/16", "[::1]:8000"."""
    return Guard(tuple(_place(one) for one in allow))


def _place(entry: str) -> Place:
    if network := _network(entry):
        return Place(network, "", None)
    host, colon, port = entry.rpartition(":")
    if not (colon and port.isdecimal()):
        return Place(None, entry.lower().rstrip("."), None)
    return Place(_network(host.strip("[]")), host.lower().rstrip("."), int(port))


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry)
    except ValueError:
        return None
