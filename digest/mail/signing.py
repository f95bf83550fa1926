"""A DKIM signature (RFC 6376): the owner's domain vouches for the letter and for the headers that mail programs act on.

Signed relaxed/relaxed, for relays rewrap headers and trim blanks. The signature bears no time (`t=` is optional): with an
RSA key, the same message is signed with the same bytes. Whether the public half of the key stands in the DNS is for the
owner to see to, and for receivers to look up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digest.errors import ConfigError

# What a receiver or a mail program acts on. Those that are absent are signed as absent, so that nobody adds one on the
# way; `From` is signed once more than it stands (RFC 6376, 8.15).
SIGNED = (
    "From", "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe",
    "List-Unsubscribe-Post", "MIME-Version", "Content-Type", "Content-Language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """What to sign with: the name of the key in the DNS of a domain, and its private half (RSA, PEM)."""

    selector: str
    domain: str
    key: bytes = field(repr=False)


def signed(message: bytes, signature: Signature) -> bytes:
    """The message with its DKIM-Signature on top. Raises ConfigError where the key is none."""
    from dkim import DKIM, DKIMException

    class Timeless(DKIM):  # type: ignore[misc]
        """dkimpy's signer without the time of day, which would make each signature another."""

        def gen_header(self, fields: list[tuple[bytes, bytes]], *rest: object, **more: object) -> bytes:
            kept = [(name, value) for name, value in fields if name != b"t"]
            return bytes(super().gen_header(kept, *rest, **more))

    try:
        header = Timeless(message).sign(
            signature.selector.encode(),
            signature.domain.encode(),
            signature.key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name.encode() for name in SIGNED],
        )
    except DKIMException as error:
        raise ConfigError(f"the key for DKIM can't be used: {error}", _HINT) from error
    return bytes(header) + message


_HINT = "make one: openssl genrsa -out dkim.pem 2048, and name it in [mail] dkim_key"
