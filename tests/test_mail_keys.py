"""The owner's key for signing: read from its file in each form it may have, refused with the next step, never shown."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from digest import mail
from digest.config import MailConfig
from digest.errors import ConfigError
from digest.model import Pages
from tests.editions import make_edition

SENDER = "The Span <letter@span.example.org>"
WAYS = ("https://letter.span.example.org/u/1", "mailto:leave@span.example.org")
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem(
    key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey,
    form: serialization.PrivateFormat = serialization.PrivateFormat.TraditionalOpenSSL,
    passphrase: bytes = b"",
) -> bytes:
    sealed = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, sealed)


SIGNATURE = mail.Signature("may", "span.example.org", pem(RSA))


def signed_with(signature: mail.Signature) -> bytes:
    envelope = mail.Envelope(SENDER, signature=signature)
    return mail.message(make_edition(), Pages("<p>letter</p>", "letter\n", ""), envelope)


# What openssl writes today, what it wrote before version 3, and either as Windows saves it.
@pytest.mark.parametrize(
    "form", [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_key_is_taken_in_each_form_that_owners_have_it(
    form: serialization.PrivateFormat, end: bytes
) -> None:
    written = replace(SIGNATURE, key=pem(RSA, form).replace(b"\n", end))
    assert signed_with(written) == signed_with(SIGNATURE)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no key", id="text"),
        *(
            pytest.param(
                b"-----BEGIN RSA PRIVATE KEY-----\n%b\n-----END RSA PRIVATE KEY-----\n" % damaged,
                id=damaged.decode(),
            )
            for damaged in (b"AAAA", b"AAAAA", b"!!!!", b"MAA=")
        ),
        pytest.param(pem(RSA)[:-200], id="cut off"),
        pytest.param(
            pem(RSA, serialization.PrivateFormat.PKCS8, b"secret"),
            id="a passphrase",
        ),
        pytest.param(
            pem(ed25519.Ed25519PrivateKey.generate(), serialization.PrivateFormat.PKCS8),
            id="another kind of key",
        ),
    ],
)
def test_what_is_no_key_is_refused_with_the_next_step(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ConfigError, match="the key for DKIM is no private RSA key") as refused:
        signed_with(replace(SIGNATURE, key=key))
    assert "openssl" in refused.value.hint
    (tmp_path / "dkim.pem").write_bytes(key)
    with pytest.raises(ConfigError, match=r"\[mail\] dkim_key: .*dkim\.pem is no private RSA key"):
        mail.envelope_of(MailConfig(dkim_key="dkim.pem", dkim_selector="may"), tmp_path)


def test_a_key_that_no_receiver_believes_is_refused() -> None:
    # The numbers of a key (RFC 8017, A.1.2), the second of them its modulus: 511 bits.
    numbers = b"\x02\x01\x00\x02\x40\x7f" + b"\xff" * 63 + b"\x02\x01\x03" * 7
    short = base64.b64encode(b"\x30%c%b" % (len(numbers), numbers))
    with pytest.raises(ConfigError, match="511 bits"):
        signed_with(replace(SIGNATURE, key=b"-----BEGIN RSA PRIVATE KEY-----\n%b\n-----END-----\n" % short))


def test_a_key_whose_halves_no_longer_belong_together_is_refused() -> None:
    numbers = RSA.private_numbers()
    middle = numbers.p.to_bytes(128)
    whole = RSA.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    damaged = base64.b64encode(whole.replace(middle, middle[:-1] + bytes([middle[-1] ^ 2])))
    with pytest.raises(ConfigError, match="can't verify its own signature"):
        signed_with(replace(SIGNATURE, key=b"-----BEGIN RSA PRIVATE KEY-----\n%b\n-----END-----\n" % damaged))


def test_the_envelope_is_what_the_settings_say(tmp_path: Path) -> None:
    (tmp_path / "dkim.pem").write_bytes(SIGNATURE.key)
    knobs = MailConfig(SENDER, "desk@span.example.org", WAYS, dkim_key="dkim.pem", dkim_selector="may")
    found = mail.envelope_of(knobs, tmp_path)
    assert found == mail.Envelope(SENDER, "desk@span.example.org", WAYS, SIGNATURE)
    elsewhere = mail.envelope_of(replace(knobs, dkim_domain="example.org"), tmp_path)
    assert elsewhere.signature == replace(SIGNATURE, domain="example.org")
    assert mail.envelope_of(MailConfig(SENDER), tmp_path).signature is None


@pytest.mark.parametrize("key", ["dkim.pem", "."])
def test_a_key_that_can_t_be_read_is_an_error_that_names_it(tmp_path: Path, key: str) -> None:
    with pytest.raises(ConfigError, match=r"\[mail\] dkim_key: .* can't be read") as refused:
        mail.envelope_of(MailConfig(dkim_key=key, dkim_selector="may"), tmp_path)
    assert "mend the path" in refused.value.hint


def test_a_key_is_never_shown() -> None:
    assert "PRIVATE" not in repr(SIGNATURE)
    assert "PRIVATE" not in repr(mail.Envelope(SENDER, signature=SIGNATURE))
