"""A DKIM signature (RFC 6376): the owner's domain vouches for the letter and for the headers that mail programs act on.

Signed relaxed/relaxed, for relays rewrap headers and trim blanks. The signature bears no time (`t=` is optional): with an
RSA key, the same message is signed with the same bytes. Whether the public half of the key stands in the DNS is for the
owner to see to, and for receivers to look up.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from digest.errors import ConfigError

# What a receiver or a mail program acts on. Each is signed once more than it stands, the absent as absent: signatures
# are read from the bottom up, and many mail programs show the topmost, so that a second one could be put above
# (RFC 6376, 8.15).
SIGNED = (
    "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "List-Id", "List-Archive", "List-Unsubscribe",
    "List-Unsubscribe-Post", "MIME-Version", "Content-Type", "Content-Language",
)  # fmt: skip
# RFC 8301, 3.2: receivers take no shorter RSA key as proof of anything.
LEAST_BITS = 1024
_HINT = "make one: openssl genrsa -out dkim.pem 2048, and name it in [mail] dkim_key"


@dataclass(frozen=True, slots=True)
class Signature:
    """What to sign with: the name of the key in the DNS of a domain, and its private half (RSA, PEM)."""

    selector: str
    domain: str
    key: bytes = field(repr=False)


def usable(key: bytes, where: str) -> bytes:
    """The key as dkimpy reads it. Raises ConfigError, about `where`, for what is no RSA key that receivers accept."""
    from dkim.crypto import UnparsableKeyError, parse_pem_private_key

    # dkimpy finds no key between Windows' line ends.
    plain = key.replace(b"\r\n", b"\n")
    # A damaged key trips dkimpy in more ways than it names.
    try:
        parsed = parse_pem_private_key(plain)
    except (UnparsableKeyError, ValueError, LookupError, AssertionError) as error:
        raise ConfigError(f"{where} is no private RSA key in PEM, or has a passphrase", _HINT) from error
    bits = parsed["modulus"].bit_length()
    if bits < LEAST_BITS:
        raise ConfigError(f"{where} has {bits} bits: receivers accept no key under {LEAST_BITS}", _HINT)
    if not _holds(parsed):
        raise ConfigError(f"{where} is damaged: it can't verify its own signature", _HINT)
    return plain


def _holds(key: dict[str, int]) -> bool:
    """Do the halves of the key belong together? Of a damaged one, receivers would refuse every letter, and tell nobody."""
    from dkim.crypto import RSASSA_PKCS1_v1_5_sign, RSASSA_PKCS1_v1_5_verify

    told = hashlib.sha256(b"a letter")
    try:
        return bool(RSASSA_PKCS1_v1_5_verify(told, RSASSA_PKCS1_v1_5_sign(told, key), key))
    except (ValueError, ArithmeticError, AssertionError):
        return False


def signed(message: bytes, signature: Signature) -> bytes:
    """The message with its DKIM-Signature on top. Raises ConfigError where the key is none."""
    from dkim import DKIM

    class Timeless(DKIM):  # type: ignore[misc]
        """dkimpy's signer without the time of day, which would make each signature another."""

        def gen_header(self, fields: list[tuple[bytes, bytes]], *rest: object, **more: object) -> bytes:
            kept = [(name, value) for name, value in fields if name != b"t"]
            return bytes(super().gen_header(kept, *rest, **more))

    header = Timeless(message).sign(
        signature.selector.encode(),
        signature.domain.encode(),
        usable(signature.key, "the key for DKIM"),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name.encode() for name in SIGNED * 2],
    )
    return bytes(header) + message
