"""`digest check` on the text part, on both parts together, and on the message: each planted fault by its rule alone."""

import re
from dataclasses import replace

import pytest

from digest import check, mail
from digest.config import MailConfig
from digest.model import Edition, Finding, Level, Pages
from tests.checked import DAY, MAIL, WAYS, alone, edition, outputs, outputs_of, planted, without
from tests.editions import make_edition

HTML, TEXT, EML = (f"{DAY}/email.{suffix}" for suffix in ("html", "txt", "eml"))


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def faults(findings: tuple[Finding, ...]) -> set[str]:
    """The rules that blame; the edition is so small that its length is noted."""
    return rules(tuple(one for one in findings if one.level is not Level.NOTE))


def both(
    text: str | None = None, html: str | None = None, made: Edition | None = None
) -> tuple[Finding, ...]:
    """The findings on the two parts, one of them replaced."""
    parts = {
        HTML: outputs()[HTML] if html is None else html.encode(),
        TEXT: outputs()[TEXT] if text is None else text.encode(),
    }
    return check.files(parts, edition() if made is None else made)


TEXT_AS_IT_IS = outputs()[TEXT].decode()
HTML_AS_IT_IS = outputs()[HTML].decode()


def test_a_sound_letter_has_no_finding() -> None:
    assert faults(check.files(outputs(), edition())) == set()


# ---------------------------------------------------------------- the text part


@pytest.mark.parametrize(
    ("there", "instead", "rule"),
    [
        ("The Lead\n", "The Lead " + "and on " * 12 + "\n", "text/columns"),
        ("people [2] on foot", "people [7] on foot", "text/numbers"),
        ("The Lead\n", "<b>The Lead</b>\n", "text/markup"),
        ("The Lead\n", "The Lead &amp; more\n", "text/markup"),
    ],
)
def test_a_fault_in_the_text_part_is_found_by_its_rule(there: str, instead: str, rule: str) -> None:
    assert rules(check.files(alone(TEXT, there, instead))) == {rule}


def test_a_text_part_ends_with_a_line_break() -> None:
    assert rules(check.files({TEXT: TEXT_AS_IT_IS.rstrip("\n").encode()})) == {"text/end"}


def test_a_long_address_is_no_long_line() -> None:
    text = TEXT_AS_IT_IS.replace("The Lead\n", "The Lead\nhttps://span.example.org/" + "a" * 90 + "\n")
    assert check.files({TEXT: text.encode()}) == ()


def test_a_number_is_looked_for_below_its_item() -> None:
    text = "One said [1] so.\n\nTwo said [2] so.\n\nSources:\n[2] Paper <https://p.example/2>\n"
    (one,) = check.files({TEXT: text.encode()})
    assert (one.rule, one.place) == ("text/numbers", f"{TEXT}: [1]")


# ---------------------------------------------------------------- both parts


@pytest.mark.parametrize(
    ("there", "instead", "rule"),
    [
        ("The police said that nobody", "The police said that somebody", "parts/lacking"),
        ("Moscow prepares to crown Alexander III.", "Moscow prepares.", "parts/lacking"),
        ("[1] Batavia Courier", "[1] Another Paper", "parts/sources"),
        (
            "https://batavia-courier.example/1883/05/smoke",
            "https://other.example/1883/05/smoke",
            "parts/sources",
        ),
    ],
)
def test_what_the_text_part_alone_lacks_is_an_error(there: str, instead: str, rule: str) -> None:
    assert there in TEXT_AS_IT_IS
    found = both(text=TEXT_AS_IT_IS.replace(there, instead))
    assert rules(found) == {rule}
    assert "the text part" in found[0].place
    assert check.gravest(found) is Level.ERROR


def test_a_text_part_without_the_way_off_the_list_is_an_error() -> None:
    found = both(text=TEXT_AS_IT_IS.partition("Every sentence can be checked.")[0])
    assert rules(found) == {"parts/unsubscribe"}


def test_a_sender_that_nobody_has_set_is_warned_of() -> None:
    raw = mail.message(
        edition(), Pages("<p>x</p>", "x\n", ""), mail.Envelope(MailConfig().from_, unsubscribe=WAYS)
    )
    assert [(one.rule, one.level) for one in check.files({EML: raw}, edition())] == [
        ("mail/sender", Level.WARNING)
    ]


def test_what_the_html_part_alone_lacks_is_an_error() -> None:
    found = both(html=HTML_AS_IT_IS.replace("The police said that nobody", "The police said that somebody"))
    assert rules(found) == {"parts/lacking"}
    assert "the HTML part" in found[0].place


def test_items_that_both_parts_leave_out_are_a_note() -> None:
    shorter = outputs_of(without(edition(), 1))
    found = check.files({HTML: shorter[HTML], TEXT: shorter[TEXT]}, edition())
    assert [(one.rule, one.level) for one in found] == [("parts/left-out", Level.NOTE)]
    assert "1 of 4 items" in found[0].why


def test_items_out_of_order_are_an_error() -> None:
    lead, following, odds = edition().sections
    turned = replace(edition(), sections=(lead, replace(following, briefs=following.briefs[::-1]), odds))
    assert rules(both(made=turned)) == {"parts/order"}


def test_joiners_and_wrapped_lines_make_no_difference() -> None:
    told = replace(edition(), name="The Eve\u200cning Span")
    assert faults(check.files(outputs_of(told), told)) == set()


def test_without_the_edition_the_words_of_both_parts_are_compared() -> None:
    assert check.files({HTML: outputs()[HTML], TEXT: outputs()[TEXT]}) == ()
    found = check.files({HTML: outputs()[HTML], TEXT: b"Buy now. This offer ends tonight.\n"})
    assert rules(found) == {"parts/apart", "parts/unsubscribe"}


# ---------------------------------------------------------------- the message


def message(**headers: str) -> bytes:
    """The message with headers changed ("" takes one out); an underscore stands for a hyphen."""
    raw = outputs()[EML].decode()
    for name, value in headers.items():
        wanted = f"{name.replace('_', '-')}: {value}\r\n" if value else ""
        raw, count = re.subn(rf"(?m)^{name.replace('_', '-')}:.*\r\n(?:[ \t].*\r\n)*", wanted, raw, count=1)
        assert count == 1, name
    return raw.encode()


def judged(raw: bytes, made: Edition | None = None) -> set[str]:
    return faults(check.files({**outputs(), EML: raw}, made or edition()))


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (message(Date=""), "mail/headers"),
        (message(Message_ID=""), "mail/headers"),
        (message(Subject="Another subject"), "mail/headers"),
        (message(From="The Span <letter@span.example.org>\r\nFrom: x@evil.example"), "mail/headers"),
        (message(List_Id=""), "mail/list"),
        (message(List_Unsubscribe="", List_Unsubscribe_Post=""), "mail/list"),
        (message(List_Unsubscribe="=?utf-8?q?=3Chttps=3A//letter=2Espan=2Eexample=2Eorg/leave=3E?="), "mail/unsubscribe"),
        (message(List_Unsubscribe="<leave@span.example.org>"), "mail/unsubscribe"),
        (message(List_Unsubscribe_Post=""), "mail/unsubscribe"),
        (message(Subject="The Great Bridge Opens to the People\r\nDKIM-Signature: v=1; h=From:Subject; b=x"), "mail/signature"),
        (outputs()[EML].replace(b"\r\n", b"\n"), "mail/wire"),
        (outputs()[EML].replace(b"The police", b"The p\xc3\xb3lice"), "mail/wire"),
        (message(List_Archive=f"<https://span.example.org/{'a' * 1000}>"), "mail/wire"),
    ],
)  # fmt: skip
def test_a_fault_in_the_message_is_found_by_its_rule(raw: bytes, rule: str) -> None:
    assert rule in judged(raw)
    assert judged(raw) <= {rule, "mail/parts", "mail/defect", "mail/structure"}


def test_a_message_that_says_something_else_than_the_files_is_an_error() -> None:
    other = mail.message(
        edition(),
        Pages("<p>Another letter</p>", "Another letter\n", ""),
        mail.Envelope(MAIL.from_, unsubscribe=WAYS),
    )
    assert judged(other) == {"mail/parts"}


def test_a_message_of_one_part_is_an_error() -> None:
    raw = b"From: a@b.example\r\nDate: Fri, 25 May 1883 22:00:00 +0000\r\nMessage-ID: <1@b.example>\r\nSubject: The Great Bridge Opens to the People\r\n\r\nHello\r\n"
    assert judged(raw) >= {"mail/structure"}


def test_a_sample_needs_no_way_off_the_list() -> None:
    sample = make_edition(sample=True)
    assert faults(check.files(outputs_of(sample), sample)) == set()


def test_a_letter_without_one_is_warned_of() -> None:
    found = check.files(
        {EML: mail.message(edition(), Pages("<p>x</p>", "x\n", ""), mail.Envelope("a@b.example"))}, edition()
    )
    assert [(one.rule, one.level) for one in found] == [("mail/list", Level.WARNING)]


def test_a_signed_letter_whose_signature_covers_the_list_is_sound() -> None:
    signed = message(
        Subject="The Great Bridge Opens to the People\r\nDKIM-Signature: v=1;\r\n h=From : Subject : List-Unsubscribe : List-Unsubscribe-Post; b=x"
    )
    assert judged(signed) == set()


def test_a_planted_change_is_one_change() -> None:
    assert planted(TEXT, "The Lead", "The Head")[HTML] == outputs()[HTML]
