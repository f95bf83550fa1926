"""The message as it would go over the wire: its parts, its lines, the headers that mail programs act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property

from digest.check.rules import Complaint, Rule, quoted
from digest.model import Edition, Level

LINE, LONGEST = 76, 998  # columns: RFC 2045, 6.7 and RFC 5322, 2.1.1
# The host of the sender that stands where the owner has named none.
PLACEHOLDER = "@digest.example.org"
NEEDED = ("From", "Date", "Message-ID", "Subject")
# What a signature has to cover for one-click unsubscribing to be believed (RFC 8058, 4).
COVERED = ("from", "list-unsubscribe", "list-unsubscribe-post")


@dataclass(frozen=True)
class Mail:
    """A message as bytes, with the parts and the edition that it should hold, where they are known."""

    raw: bytes
    html: str | None = None
    text: str | None = None
    edition: Edition | None = None

    @cached_property
    def read(self) -> EmailMessage:
        """The message, parsed."""
        found = message_from_bytes(self.raw, policy=default)
        if not isinstance(found, EmailMessage):
            raise ValueError("no mail message")  # noqa: TRY004 (the default policy makes no other)
        return found

    @cached_property
    def head(self) -> str:
        """The headers as they stand on the wire."""
        return self.raw.partition(b"\r\n\r\n")[0].decode("ascii", "replace")

    def header(self, name: str) -> str:
        """A header's value on one line, "" where there is none."""
        return " ".join(str(self.read[name] or "").split())


def _defects(mail: Mail) -> Iterator[Complaint]:
    for part in mail.read.walk():
        for defect in part.defects:
            yield Complaint(
                part.get_content_type(),
                f"it is malformed: {type(defect).__name__}",
                "make the message anew: digest run --redo",
            )


def _structure(mail: Mail) -> Iterator[Complaint]:
    kinds = [part.get_content_type() for part in mail.read.walk()]
    if kinds != ["multipart/alternative", "text/plain", "text/html"]:
        yield Complaint(
            "the parts",
            f"they are {', '.join(kinds)}",
            "a letter is multipart/alternative, the text part first",
        )


def _parts(mail: Mail) -> Iterator[Complaint]:
    for kind, expected in (("plain", mail.text), ("html", mail.html)):
        part = mail.read.get_body((kind,))
        if expected is not None and part is not None and _lines(str(part.get_content())) != _lines(expected):
            yield Complaint(
                f"the {kind} part",
                "it is not what the file beside it says",
                "make the message anew: digest run --redo",
            )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _wire(mail: Mail) -> Iterator[Complaint]:
    if not mail.raw.isascii():
        yield Complaint(
            "", "it holds bytes that not every relay passes on", "encode both parts as quoted-printable"
        )
    if b"\n" in mail.raw.replace(b"\r\n", b"") or b"\r" in mail.raw.replace(b"\r\n", b""):
        yield Complaint(
            "",
            "not every line ends in CRLF, and a relay that mends it breaks the signature",
            "write CRLF alone",
        )
    body = mail.raw.partition(b"\r\n\r\n")[2]
    longest = max(map(len, body.split(b"\r\n")))
    if longest > LINE:
        yield Complaint(
            "the body",
            f"a line of {longest} bytes: relays wrap it and break the signature",
            f"keep lines within {LINE}",
        )
    if max(map(len, mail.raw.split(b"\r\n"))) > LONGEST:
        yield Complaint(
            "the headers",
            f"a line of more than {LONGEST} bytes, which relays may refuse",
            "shorten the address in it",
        )


def _headers(mail: Mail) -> Iterator[Complaint]:
    for name in NEEDED:
        if not mail.header(name):
            yield Complaint(
                f"{name}:",
                "it is missing: spam filters mind that",
                "make the message anew: digest run --redo",
            )
        elif len(mail.read.get_all(name, [])) > 1:
            yield Complaint(name, "it stands there twice", "make the message anew: digest run --redo")
    subject = mail.header("Subject")
    if mail.edition and subject and _plain(subject) != _plain(mail.edition.subject):
        yield Complaint(
            "Subject",
            f"it says {quoted(subject)}, the edition {quoted(mail.edition.subject)}",
            "make the message anew: digest run --redo",
        )


def _plain(subject: str) -> str:
    return "".join(character for character in subject if character.isalnum())


def _sender(mail: Mail) -> Iterator[Complaint]:
    if mail.header("From").rstrip(">").endswith(PLACEHOLDER) and not (mail.edition and mail.edition.sample):
        yield Complaint(
            "From",
            "the sender is a placeholder: answers go nowhere",
            'set [mail] from = "letter@your.domain"',
        )


def _list(mail: Mail) -> Iterator[Complaint]:
    if not mail.header("List-Id"):
        yield Complaint(
            "List-Id",
            "without it, readers can't sort the letter by its list",
            "make the message anew: digest run --redo",
        )
    if not (mail.edition and mail.edition.sample) and not mail.header("List-Unsubscribe"):
        yield Complaint(
            "List-Unsubscribe", "it is missing: large providers ask for it, and show readers their spam button instead",
            'name a way off the list: [mail] unsubscribe = ["https://…", "mailto:…"]',
        )  # fmt: skip


def _ways_out(mail: Mail) -> Iterator[Complaint]:
    said = mail.header("List-Unsubscribe")
    found = re.search(r"(?im)^List-Unsubscribe:(.*(?:\r\n[ \t].*)*)", mail.head)
    if found and "=?" in found[1]:
        yield Complaint(
            "List-Unsubscribe",
            "it is encoded on the wire: no mail program can follow it",
            "fold it at its commas alone",
        )
    for way in re.findall(r"<([^<>]*)>", said):
        if not way.startswith(("https://", "http://", "mailto:")):
            yield Complaint(
                "List-Unsubscribe",
                f"{way!r} is no address of a page or a mailbox",
                'write "https://…" or "mailto:…"',
            )
    if "<https://" in said and mail.header("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click":
        yield Complaint(
            "List-Unsubscribe-Post",
            "without it, the page is opened instead of asked (RFC 8058)",
            "make the message anew: digest run --redo",
        )


def _signature(mail: Mail) -> Iterator[Complaint]:
    signed = re.search(r"\bh\s*=\s*([^;]+)", mail.header("DKIM-Signature"))
    covered = {name.strip().lower() for name in signed[1].split(":")} if signed else set()
    for name in COVERED:
        if signed and name not in covered and (name == "from" or mail.header(name)):
            yield Complaint(
                "DKIM-Signature", f"it does not cover {name}: nobody will believe it", "sign it too"
            )


RULES: tuple[Rule[Mail], ...] = (
    Rule("mail/defect", Level.ERROR, _defects),
    Rule("mail/structure", Level.ERROR, _structure),
    Rule("mail/parts", Level.ERROR, _parts),
    Rule("mail/wire", Level.ERROR, _wire),
    Rule("mail/headers", Level.ERROR, _headers),
    Rule("mail/sender", Level.WARNING, _sender),
    Rule("mail/list", Level.WARNING, _list),
    Rule("mail/unsubscribe", Level.ERROR, _ways_out),
    Rule("mail/signature", Level.ERROR, _signature),
)
