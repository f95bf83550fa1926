"""An edition as one mail message, ready for any mail program: `email.eml`.

The text part comes first, for clients show the last part that they can; both are quoted-printable, so that
every line is ASCII and short whatever the news is written in. Message-ID, Date and boundary follow from the
edition: the same edition is the same message, to the byte. This sends nothing and knows no recipient.
"""

from __future__ import annotations

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, parseaddr

from digest.errors import ConfigError
from digest.model import Edition, Pages

# RFC 5322 asks for lines of at most 78 characters, quoted-printable (RFC 2045, 6.7) for at most 76.
POLICY = SMTP.clone(max_line_length=76)
# The plain addresses that people have; quoted local parts and address literals are not worth their traps.
ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(\.[\w-]+)*", re.ASCII)
UNFIT_FOR_A_HEADER = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def message(edition: Edition, pages: Pages, sender: str) -> bytes:
    """The message as RFC 5322 bytes with CRLF.

    `sender` is an address, or a name with its address; the edition's name stands where it has none. Raises
    ConfigError where it is no address.
    """
    author = _author(sender, edition.name)
    made = EmailMessage(policy=POLICY)
    made["From"] = author
    made["To"] = "undisclosed-recipients:;"
    made["Subject"] = line(edition.subject)
    made["Date"] = edition.issued
    made["Message-ID"] = f"<{edition.day.isoformat()}.{_fingerprint(edition)}@{author.domain}>"
    made["List-Id"] = _list_id(edition, author.domain)
    made["Content-Language"] = line(edition.language)
    made.set_content(pages.email_text, cte="quoted-printable")
    made.add_alternative(pages.email_html, subtype="html", cte="quoted-printable")
    made.set_boundary(_boundary(pages))
    return made.as_bytes()


def _author(sender: str, name: str) -> Address:
    given, address = parseaddr(sender)
    if UNFIT_FOR_A_HEADER.search(sender) or not ADDRESS.fullmatch(address):
        hint = 'write [mail] from = "letter@example.org", or "Name <letter@example.org>"'
        raise ConfigError(f"the sender {sender!r} is no mail address", hint)
    return Address(line(given or name), addr_spec=address)


def line(value: str) -> str:
    """The value on one line: a header must not be able to open another one."""
    return " ".join(UNFIT_FOR_A_HEADER.sub(" ", value).replace("=?", "= ?").split())


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
