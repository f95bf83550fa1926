"""The DKIM signature, and the whole message, after a trip through a real SMTP server."""

import base64
import shutil
import smtplib
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import dkim
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from digest import mail
from digest.mail.signing import SIGNED
from digest.model import Edition, Pages
from tests.editions import make_edition
from tests.pages import rendered

SENDER = "The Span <letter@span.example.org>"
WAYS = ("https://letter.span.example.org/u/" + "a1-_" * 54, "mailto:leave@span.example.org")


class Mailbox:
    """Keeps what the server takes, to the byte."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        assert isinstance(envelope.original_content, bytes)
        self.taken.append(envelope.original_content)
        return "250 taken"


@contextmanager
def post_office() -> Iterator[tuple[int, Mailbox]]:
    """A real SMTP server on loopback: its port and what it took."""
    mailbox = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port, mailbox
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def signature(key: rsa.RSAPrivateKey) -> mail.Signature:
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return mail.Signature("may", "span.example.org", pem)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return make_edition()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Pages:
    return rendered(edition)


@pytest.fixture(scope="module")
def raw(edition: Edition, pages: Pages, signature: mail.Signature) -> bytes:
    return mail.message(edition, pages, mail.Envelope(SENDER, unsubscribe=WAYS, signature=signature))


def taken(raw: bytes) -> bytes:
    """The message as a server got it."""
    with post_office() as (port, mailbox):
        with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
            client.sendmail("letter@span.example.org", ["reader@example.org"], raw)
        return mailbox.taken[0]


@pytest.fixture(scope="module")
def delivered(raw: bytes) -> bytes:
    return taken(raw)


def verified(message: bytes, key: rsa.RSAPrivateKey) -> bool:
    """Does the signature hold, with the public key as the DNS would give it?"""
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)

    def lookup(name: bytes, timeout: int = 5) -> bytes:  # noqa: ARG001 (dkimpy's signature)
        assert name == b"may._domainkey.span.example.org."
        return record

    return bool(dkim.verify(message, dnsfunc=lookup))


def test_the_signature_holds_after_a_trip_through_a_server(delivered: bytes, key: rsa.RSAPrivateKey) -> None:
    assert verified(delivered, key)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (
            b"List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            b"List-Unsubscribe-Post: List-Unsubscribe=Two-Clicks",
        ),
        (b"<mailto:leave@span.example.org>", b"<mailto:leave@evil.example.org>"),
        (b"Subject: The Great", b"Subject: The Grand"),
        (b"\r\nFrom: ", b"\r\nFrom: x@evil.example\r\nFrom: "),
        (b"\r\nTo: ", b"\r\nReply-To: x@evil.example\r\nTo: "),
        (b"1,595 feet", b"1,596 feet"),
    ],
)
def test_nothing_a_reader_acts_on_can_be_changed_on_the_way(
    delivered: bytes, key: rsa.RSAPrivateKey, there: bytes, instead: bytes
) -> None:
    assert delivered.count(there) >= 1
    assert not verified(delivered.replace(there, instead, 1), key)


@pytest.mark.parametrize("name", SIGNED)
def test_no_second_header_can_be_put_above_or_below_the_signed_one(
    delivered: bytes, key: rsa.RSAPrivateKey, name: str
) -> None:
    added = f"{name}: <https://evil.example>\r\n".encode()
    head, parted, body = delivered.partition(b"\r\n\r\n")
    assert not verified(added + delivered, key)
    assert not verified(head + b"\r\n" + added.removesuffix(b"\r\n") + parted + body, key)


def test_an_address_of_900_characters_arrives_whole_under_its_signature(
    edition: Edition, pages: Pages, signature: mail.Signature, key: rsa.RSAPrivateKey
) -> None:
    way = "https://letter.span.example.org/u/" + "a" * 866
    assert len(way) == 900
    found = taken(mail.message(edition, pages, mail.Envelope(SENDER, "", (way,), signature)))
    assert f"List-Unsubscribe: <{way}>\r\n".encode() in found
    assert verified(found, key)


def test_a_relay_may_rewrap_and_trim(delivered: bytes, key: rsa.RSAPrivateKey) -> None:
    rewrapped = delivered.replace(b"List-Id: The Evening Span", b"List-Id:  The Evening\r\n Span").replace(
        b"\r\n\r\n--=_", b"  \r\n\r\n--=_", 1
    )
    assert rewrapped != delivered
    assert verified(rewrapped, key)


def test_the_same_edition_and_key_are_the_same_bytes(
    edition: Edition, pages: Pages, raw: bytes, signature: mail.Signature
) -> None:
    envelope = mail.Envelope(SENDER, unsubscribe=WAYS, signature=signature)
    assert mail.message(edition, pages, envelope) == raw
    assert b" t=" not in raw.partition(b"\r\n\r\n")[0]


def test_the_message_arrives_whole_without_a_defect(delivered: bytes, pages: Pages) -> None:
    found = message_from_bytes(delivered, policy=default)
    assert isinstance(found, EmailMessage)
    assert [defect for part in found.walk() for defect in part.defects] == []
    assert found["List-Unsubscribe"] == ", ".join(f"<{way}>" for way in WAYS)
    for kind, expected in (("plain", pages.email_text), ("html", pages.email_html)):
        part = found.get_body((kind,))
        assert part is not None
        assert str(part.get_content()).replace("\r\n", "\n") == expected


def test_the_body_is_in_short_lines_and_all_of_it_is_ascii(delivered: bytes) -> None:
    assert delivered.isascii()
    assert b"\n" not in delivered.replace(b"\r\n", b"")
    head, _, body = delivered.partition(b"\r\n\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 76
    assert [one for one in head.split(b"\r\n") if len(one) > 78] == [
        f"List-Unsubscribe: <{WAYS[0]}>,".encode()
    ]


# ---------------------------------------------------------------- the spam filter


def spam_score(message: bytes) -> float:
    """What SpamAssassin thinks of it, by its own rules, asking nobody."""
    program = shutil.which("spamassassin")
    if not program:
        pytest.skip("no SpamAssassin: apt-get install spamassassin")
    done = subprocess.run(
        [program, "-L", "-t", "--cf=use_bayes 0", "--cf=use_auto_welcomelist 0"],
        input=message,
        capture_output=True,
        timeout=300,
        check=True,
    )
    found = message_from_bytes(done.stdout, policy=default)["X-Spam-Status"]
    return float(str(found).partition("score=")[2].split()[0])


# SpamAssassin takes no date of 1883.
MODERN = make_edition(day=date(2025, 2, 27), issued=datetime(2025, 2, 27, 23, 0, tzinfo=UTC))


def test_a_spam_filter_minds_a_text_part_that_says_something_else_and_nothing_in_the_letter(
    signature: mail.Signature,
) -> None:
    envelope = mail.Envelope(SENDER, unsubscribe=WAYS, signature=signature)
    pages = rendered(MODERN)
    other = replace(pages, email_text="Buy now, dear friend, this offer ends tonight.\n")
    letter = spam_score(mail.message(MODERN, pages, envelope))
    assert letter <= 0.0
    assert spam_score(mail.message(MODERN, other, envelope)) > letter + 1
