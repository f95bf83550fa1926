"""The headers that mail programs act on: whole on the wire, one for each thing, none that a source could write."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import mail
from digest.errors import ConfigError
from digest.mail import Envelope
from digest.model import Pages
from tests.editions import make_edition
from tests.test_render_hostile import texts

PAGES = Pages("<p>letter</p>", "letter\n", "")
LONG = "https://letter.span.example.org/u/" + "a1-_" * 54
MAILBOX = "mailto:leave@span.example.org?subject=leave%20the%20list"
SENDER = "The Span <letter@span.example.org>"


def made(**values: object) -> bytes:
    return mail.message(make_edition(), PAGES, replace(Envelope(SENDER), **values))  # type: ignore[arg-type]


def read(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def on_the_wire(raw: bytes, name: str) -> list[str]:
    """The lines of a header as they stand in the message."""
    head = raw.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    start = next(n for n, one in enumerate(head) if one.startswith(f"{name}:"))
    end = next((n for n in range(start + 1, len(head)) if not head[n].startswith(" ")), len(head))
    return head[start:end]


def test_an_address_of_250_characters_stands_whole_on_its_line() -> None:
    assert len(LONG) == 250
    raw = made(unsubscribe=(LONG, MAILBOX))
    assert on_the_wire(raw, "List-Unsubscribe") == [f"List-Unsubscribe: <{LONG}>,", f" <{MAILBOX}>"]
    assert read(raw)["List-Unsubscribe"] == f"<{LONG}>, <{MAILBOX}>"
    assert b"=?" not in raw.partition(b"\r\n\r\n")[0]


def test_every_other_line_stays_short() -> None:
    raw = made(unsubscribe=(LONG, MAILBOX))
    assert [one for one in raw.decode().split("\r\n") if len(one) > 76] == [f"List-Unsubscribe: <{LONG}>,"]


@given(st.lists(st.text("abc/-_=&%", min_size=1, max_size=900), min_size=1, max_size=4))
@settings(deadline=None, max_examples=40)
def test_addresses_of_any_length_come_back_as_they_were(paths: list[str]) -> None:
    ways = tuple(f"https://span.example.org/{path}" for path in paths)
    raw = made(unsubscribe=ways)
    assert read(raw)["List-Unsubscribe"] == ", ".join(f"<{way}>" for way in ways)
    assert not [defect for part in read(raw).walk() for defect in part.defects]


@pytest.mark.parametrize(
    ("ways", "one_click"),
    [
        ((LONG,), True),
        ((MAILBOX, LONG), True),
        ((MAILBOX,), False),
        (("http://span.example.org/leave",), False),
    ],
)
def test_one_click_is_promised_only_where_a_secure_page_can_keep_it(
    ways: tuple[str, ...],
    one_click: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    found = read(made(unsubscribe=ways))
    assert found["List-Unsubscribe-Post"] == ("List-Unsubscribe=One-Click" if one_click else None)


def test_a_sample_can_t_be_left_for_it_is_sent_to_nobody() -> None:
    raw = mail.message(make_edition(sample=True), PAGES, Envelope(SENDER, unsubscribe=(LONG,)))
    assert "List-Unsubscribe" not in read(raw)


def test_the_archive_and_the_address_for_answers_are_named() -> None:
    found = read(made(reply_to="The desk <desk@span.example.org>"))
    assert found["List-Archive"] == "<https://span.example.org>"
    assert found["Reply-To"] == "The desk <desk@span.example.org>"
    bare = read(mail.message(make_edition(base_url=""), PAGES, Envelope(SENDER)))
    assert "List-Archive" not in bare
    assert "Reply-To" not in bare


@pytest.mark.parametrize(
    "way",
    [
        "leave@span.example.org",
        "javascript:x",
        "https://span.example.org/a b",
        "https://span.example.org/>, <https://evil.example",
        "https://span.example.org/\r\nBcc: x@evil.example",
        "https://span.example.org/ü",
        "https://span.example.org/" + "a" * 980,
    ],
)
def test_what_is_no_way_off_a_list_is_refused_with_the_next_step(way: str) -> None:
    with pytest.raises(ConfigError, match="is no way off a list") as refused:
        made(unsubscribe=(way,))
    assert "unsubscribe = [" in refused.value.hint


@pytest.mark.parametrize("reply_to", ["nobody", "a@b\r\nBcc: x@y.example", "a@b.example, c@d.example"])
def test_an_address_for_answers_that_is_none_is_refused(reply_to: str) -> None:
    with pytest.raises(ConfigError, match="is no mail address") as refused:
        made(reply_to=reply_to)
    assert "reply_to" in refused.value.hint


@pytest.mark.fault("F28")
@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_no_name_of_a_sender_or_an_edition_opens_a_header(sender: str, name: str) -> None:
    written = f'"{quote(mail.line(sender))}" <letter@span.example.org>'
    raw = mail.message(make_edition(name=name), PAGES, Envelope(written, reply_to=written))
    found = read(raw)
    assert {one.lower() for one in found} == {
        "from", "to", "reply-to", "subject", "date", "message-id", "list-id", "list-archive", "content-language",
        "mime-version", "content-type",
    }  # fmt: skip
    for header in (found["From"], found["Reply-To"]):
        assert [one.addr_spec for one in header.addresses] == ["letter@span.example.org"]
    assert str(found["List-Id"]).endswith(".span.example.org>")
    assert raw.isascii()


@pytest.mark.fault("F28")
@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_sender_as_anyone_may_write_it_is_refused_or_stays_in_its_header(sender: str) -> None:
    try:
        raw = made(sender=f"{sender} <letter@span.example.org>")
    except ConfigError as refused:
        assert refused.hint  # noqa: PT017 (both outcomes are right)
        return
    assert [one.addr_spec for one in read(raw)["From"].addresses] == ["letter@span.example.org"]
    assert "Bcc" not in read(raw)


def test_the_identifier_of_a_list_is_never_encoded_however_long_its_domain() -> None:
    domain = "newsletters.history-department.university-of-somewhere.example.org"
    raw = mail.message(make_edition(name="The Evening Span"), PAGES, Envelope(f"letter@{domain}"))
    assert on_the_wire(raw, "List-Id") == ["List-Id: The Evening Span", f" <the-evening-span.{domain}>"]


def test_a_long_name_of_a_list_is_folded_before_its_identifier() -> None:
    raw = mail.message(make_edition(name="Die Brücke am Abend " * 9), PAGES, Envelope(SENDER))
    *name, identifier = on_the_wire(raw, "List-Id")
    assert identifier == " <die-br-cke-am-abend-die-br-cke-am-abend.span.example.org>"
    assert len(name) > 2
    assert max(map(len, name)) <= 76


def test_an_archive_whose_address_no_line_can_hold_is_not_named() -> None:
    raw = mail.message(make_edition(base_url="https://a.example/" + "p" * 1200), PAGES, Envelope(SENDER))
    assert "List-Archive" not in read(raw)
