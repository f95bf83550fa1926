from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import mail
from digest.errors import ConfigError
from digest.mail import Envelope
from digest.model import Edition, Pages
from tests.editions import ISSUED, make_edition
from tests.pages import email_items, expected_items, rendered, text_items
from tests.test_render_hostile import texts

ENVELOPE = Envelope("letter@span.example.org")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return make_edition()


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Pages:
    return rendered(edition)


@pytest.fixture(scope="module")
def raw(edition: Edition, pages: Pages) -> bytes:
    return mail.message(edition, pages, ENVELOPE)


def read(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def body(found: EmailMessage, kind: str) -> str:
    part = found.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_text_part_comes_first_and_both_come_back_as_they_were(raw: bytes, pages: Pages) -> None:
    found = read(raw)
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert body(found, "plain") == pages.email_text
    assert body(found, "html") == pages.email_html


def test_both_parts_hold_the_edition_s_words_links_and_citations(raw: bytes, edition: Edition) -> None:
    found = read(raw)
    expected = list(expected_items(edition))
    assert list(email_items(body(found, "html"))) == expected
    assert list(text_items(body(found, "plain"))) == expected


def test_the_message_has_no_defect(raw: bytes) -> None:
    assert [defect for part in read(raw).walk() for defect in part.defects] == []


def test_both_parts_are_quoted_printable(raw: bytes) -> None:
    parts = list(read(raw).iter_parts())
    assert {str(part["Content-Transfer-Encoding"]) for part in parts} == {"quoted-printable"}


def test_the_message_is_ascii_in_short_lines_that_end_in_crlf(raw: bytes) -> None:
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 76


def test_the_same_edition_is_the_same_message_to_the_byte(edition: Edition, pages: Pages, raw: bytes) -> None:
    assert mail.message(edition, pages, ENVELOPE) == raw


def test_another_edition_has_another_message_id_and_another_boundary(raw: bytes) -> None:
    other = make_edition(day=date(1883, 5, 26), subject="The Morning After")
    found, before = read(mail.message(other, rendered(other), ENVELOPE)), read(raw)
    assert found["Message-ID"] != before["Message-ID"]
    assert found.get_boundary() != before.get_boundary()


def test_the_headers_say_who_when_and_which_list(raw: bytes) -> None:
    found = read(raw)
    assert found["From"] == "The Evening Span <letter@span.example.org>"
    assert found["Subject"] == "The Great Bridge Opens to the People"
    assert found["Date"].datetime == ISSUED
    assert found["List-Id"] == "The Evening Span <the-evening-span.span.example.org>"
    assert str(found["Message-ID"]).startswith("<1883-05-25.")
    assert str(found["Message-ID"]).endswith("@span.example.org>")
    assert found["Content-Language"] == "en"


def test_the_boundary_can_stand_in_neither_part(raw: bytes) -> None:
    boundary = read(raw).get_boundary()
    assert boundary is not None
    assert boundary.startswith("=_")
    assert raw.count(boundary.encode()) == 4


def test_a_sender_s_own_name_stands_before_the_letter_s(edition: Edition, pages: Pages) -> None:
    found = read(mail.message(edition, pages, Envelope("Emily R. <emily@span.example.org>")))
    assert found["From"].addresses[0].display_name == "Emily R."


def test_names_in_any_script_are_encoded_and_come_back(edition: Edition, pages: Pages) -> None:
    named = replace(
        edition, name="Der Abend, „Brücke“ 橋", subject="Brücke 橋 eröffnet: " + "ein langer Titel " * 9
    )
    raw = mail.message(named, pages, ENVELOPE)
    found = read(raw)
    assert raw.isascii()
    assert found["From"].addresses[0].display_name == named.name
    assert found["Subject"] == named.subject.strip()
    assert str(make_header(decode_header(found["List-Id"]))).endswith("<der-abend-br-cke.span.example.org>")


@pytest.mark.fault("F28")
@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_no_title_or_name_can_open_a_header_of_its_own(title: str, name: str) -> None:
    edition = make_edition(subject=f"{title}\r\nBcc: x@evil.example", name=name)
    raw = mail.message(edition, Pages("<p>", "text", ""), ENVELOPE)
    found = read(raw)
    assert raw.isascii()
    assert "Bcc" not in found
    assert [str(part.get_content_type()) for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert "".join(str(found["Subject"]).split()) == "".join(mail.line(edition.subject).split())
    assert [defect for part in found.walk() for defect in part.defects] == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=300))
def test_any_text_comes_back_as_it_was_in_short_lines(text: str) -> None:
    raw = mail.message(make_edition(), Pages(f"{text}\n", f"{text}\n", ""), ENVELOPE)
    assert max(map(len, raw.split(b"\r\n"))) <= 76
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert body(read(raw), "plain") == f"{text}\n"


@pytest.mark.parametrize(
    "sender",
    ["", "nobody", "a@", "@b.example", "a b@c.example", "a@b.example\r\nBcc: x@y.example", "ü@b.example"],
)
def test_a_sender_that_is_no_address_is_refused_with_the_next_step(sender: str, pages: Pages) -> None:
    with pytest.raises(ConfigError, match="is no mail address") as refused:
        mail.message(make_edition(), pages, Envelope(sender))
    assert "letter@example.org" in refused.value.hint
