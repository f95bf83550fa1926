"""Addresses of articles: one canonical form of each, or none.

Two links to one article differ in what trackers hang on them; an id that is a hash of the address must not. Only
http and https are addresses of articles: "javascript:", "data:" and the rest become "". Nothing is looked up.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that tell where a reader came from, never what he reads.
TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid ref_src cmpid ocid ito "
    "smid sref ncid icid guccounter guce_referrer guce_referrer_sig spm _ga _gl at_medium at_campaign "
    "cmp mkt_tok vero_id oly_anon_id oly_enc_id".split()
)
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "_hs")
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2000


def canonical(address: str, base: str = "") -> str:
    """The address without fragment, tracking and default port, relative ones resolved; "" if it is no web page's."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if (
        parts.scheme not in DEFAULT_PORTS
        or not re.fullmatch(r"[\w.-]+|[0-9a-f:.]+", host)
        or len(address) > LONGEST
    ):
        return ""
    host = f"[{host}]" if ":" in host else host
    place = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, place, path, _told(parts.query), ""))


def host(address: str) -> str:
    """The host without "www.", the last resort for a publisher's name."""
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _told(query: str) -> str:
    """The query without tracking, order kept; untouched where there is nothing to take out."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    kept = [pair for pair in pairs if not _tracks(pair[0].lower())]
    return urlencode(kept) if len(kept) < len(pairs) else quote(query, safe="/%:@!$&'()*+,;=~-._?")


def _tracks(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)
