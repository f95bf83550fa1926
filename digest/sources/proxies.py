"""The operator's own proxy, as the environment names it: http_proxy, https_proxy, all_proxy, no_proxy.

A proxy may stand in a private network: the operator put it there. Behind it, nobody here sees what is connected to. So
where a request goes through one, its target is judged as far as it can be: an IP address as it stands, a name by what
it resolves to here; a name that doesn't resolve here is left to the proxy, for in such networks often it alone can
look names up.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address, ip_network


def proxy(scheme: str, host: str, environ: Mapping[str, str]) -> str:
    """The address of the proxy for a host, "" where there is none."""
    found = _value(f"{scheme}_proxy", environ) or _value("all_proxy", environ)
    if not found or _bypassed(host, _value("no_proxy", environ)):
        return ""
    return found if "://" in found else f"http://{found}"


def _value(name: str, environ: Mapping[str, str]) -> str:
    """Small letters win. HTTP_PROXY is no setting where a web server runs us: there it is a client's header."""
    if name == "http_proxy" and "REQUEST_METHOD" in environ:
        return environ.get(name, "")
    return environ.get(name) or environ.get(name.upper(), "")


def _bypassed(host: str, exempt: str) -> bool:
    return any(_matches(host.lower(), entry.strip().lower()) for entry in exempt.split(",") if entry.strip())


def _matches(host: str, entry: str) -> bool:
    """Does an entry of no_proxy name the host: "*", "example.org" with all below it, or a network of addresses?"""
    domain = entry.removeprefix("*").removeprefix(".")
    if entry == "*" or host == domain or host.endswith(f".{domain}"):
        return True
    try:
        return ip_address(host) in ip_network(entry)
    except ValueError:
        return False
