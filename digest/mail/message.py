"""The message: text part first, then HTML, both quoted-printable.

The text comes first, for clients show the last part that they can; quoted-printable makes every line ASCII and short
whatever the news is written in. There is no recipient: whoever sends it sets one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formataddr, getaddresses, parseaddr
from pathlib import Path

from digest.config import MailConfig
from digest.errors import ConfigError
from digest.mail.headers import MOST_LINE, POLICY, UNFIT_FOR_A_HEADER, line
from digest.mail.signing import Signature, signed, usable
from digest.model import Edition, Pages

# The plain addresses that people have; quoted local parts and address literals are not worth their traps.
ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(\.[\w-]+)*", re.ASCII)
# What may stand in an address between angle brackets (RFC 2369); a comma would part it in two.
PLAIN = re.compile(r"(https?|mailto):[^\s<>,\"]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a message bears besides the edition.

    `sender` and `reply_to` are an address, or a name with its address; where the sender has no name, the edition's
    stands. `unsubscribe` are addresses of pages and mailboxes, the preferred first.
    """

    sender: str
    reply_to: str = ""
    unsubscribe: tuple[str, ...] = ()
    signature: Signature | None = None


def envelope_of(knobs: MailConfig, root: Path) -> Envelope:
    """The envelope that digest.toml asks for. Raises ConfigError where the key's file can't be read or holds no key."""
    return Envelope(knobs.from_, knobs.reply_to, knobs.ways_out, _signature(knobs, root))


def _signature(knobs: MailConfig, root: Path) -> Signature | None:
    if not knobs.dkim_key:
        return None
    path = root / knobs.dkim_key
    try:
        key = path.read_bytes()
    except OSError as error:
        hint = "put the private key there, or mend the path"
        raise ConfigError(f"[mail] dkim_key: {path} can't be read: {error.strerror}", hint) from error
    domain = knobs.dkim_domain or parseaddr(knobs.from_)[1].rpartition("@")[2]
    return Signature(knobs.dkim_selector, domain, usable(key, f"[mail] dkim_key: {path}"))


def message(edition: Edition, pages: Pages, envelope: Envelope) -> bytes:
    """The message as RFC 5322 bytes with CRLF, signed where the envelope has a key.

    Raises ConfigError where sender, reply_to or a way off the list is no address, or the key is none.
    """
    author = _mailbox(envelope.sender, edition.name, "from")
    made = EmailMessage(policy=POLICY)
    made["From"] = author
    made["To"] = "undisclosed-recipients:;"
    if envelope.reply_to:
        made["Reply-To"] = _mailbox(envelope.reply_to, "", "reply_to")
    made["Subject"] = line(edition.subject)
    made["Date"] = edition.issued
    made["Message-ID"] = f"<{edition.day.isoformat()}.{_fingerprint(edition)}@{author.domain}>"
    _of_the_list(made, edition, envelope.unsubscribe, author.domain)
    made.set_content(pages.email_text, cte="quoted-printable")
    made.add_alternative(pages.email_html, subtype="html", cte="quoted-printable")
    made.set_boundary(_boundary(pages))
    # Last, for set_content drops every Content-… that stands already.
    made["Content-Language"] = line(edition.language)
    return signed(made.as_bytes(), envelope.signature) if envelope.signature else made.as_bytes()


def _of_the_list(made: EmailMessage, edition: Edition, ways_out: tuple[str, ...], domain: str) -> None:
    """What tells mail programs that this is a list, and how to leave it (RFC 2369, 2919, 8058).

    There is no `Precedence` and no `Auto-Submitted`: a letter that people asked for is no automatic answer (RFC 3834).
    """
    made["List-Id"] = _list_id(edition, domain)
    if _fits(edition.base_url):
        made["List-Archive"] = f"<{edition.base_url}>"
    if ways_out and not edition.sample:
        made["List-Unsubscribe"] = ", ".join(f"<{_way_out(way)}>" for way in ways_out)
        if any(way.startswith("https:") for way in ways_out):
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _fits(url: str) -> bool:
    """Can this stand in angle brackets, on one line of the longest header that takes addresses?"""
    room = MOST_LINE - len("List-Unsubscribe: <>,")
    return bool(PLAIN.fullmatch(url)) and url.isascii() and len(url) <= room


def _way_out(way: str) -> str:
    if not _fits(way):
        hint = 'write [mail] unsubscribe = ["https://example.org/leave", "mailto:leave@example.org"]'
        raise ConfigError(f"{way[:80]!r} is no way off a list", hint)
    return way


def _mailbox(written: str, name: str, key: str) -> Address:
    (given, address), *others = getaddresses([written]) or [("", "")]
    if others or UNFIT_FOR_A_HEADER.search(written) or not ADDRESS.fullmatch(address):
        what = "the sender" if key == "from" else key
        hint = f'write [mail] {key} = "letter@example.org", or "Name <letter@example.org>"'
        raise ConfigError(f"{what} {written!r} is no mail address", hint)
    return Address(line(given or name), addr_spec=address)


def _fingerprint(edition: Edition) -> str:
    """What tells this letter from others of the same sender and day."""
    return hashlib.sha256((edition.tag or edition.name).encode(errors="replace")).hexdigest()[:12]


def _list_id(edition: Edition, domain: str) -> str:
    """The list's name and its identifier under the sender's domain (RFC 2919)."""
    label = re.sub(r"[^a-z0-9]+", "-", edition.name.lower()).strip("-")[:40].strip("-")
    return formataddr((line(edition.name), f"{label or _fingerprint(edition)}.{domain}"))


def _boundary(pages: Pages) -> str:
    """A line that neither part can hold: "=_" never stands in quoted-printable text."""
    return "=_" + hashlib.sha256((pages.email_text + pages.email_html).encode()).hexdigest()[:32]
