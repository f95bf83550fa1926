"""The border as a whole: every kind of document, every bad input, and what holds for whatever comes in."""

import unicodedata
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract import MEDIA_TYPES, body, clean, extract, media_type
from digest.model import Article, Document, Skipped
from tests.articles import GERMAN

BODY = (
    "The lighthouse keeper of Skerry Vaar was relieved on Monday after eleven years, the longest watch on record.",
    "He said that he had missed bread, newspapers and arguments, in that order, and that the light had never failed.",
    "His successor is a solar panel of two square metres, which does not need to be relieved.",
)
PLAIN = "\n\n".join(("Keeper leaves the rock", *BODY))
HTML = f"<html><body><article><h1>Keeper leaves the rock</h1>{''.join(f'<p>{p}</p>' for p in BODY)}</article></body></html>"


def one(body: bytes | str, kind: str = "text/plain") -> Article | Skipped:
    (found,) = extract(Document("in", kind, body if isinstance(body, bytes) else body.encode()))
    return found


def article(body: bytes | str, kind: str = "text/plain") -> Article:
    found = one(body, kind)
    assert isinstance(found, Article), found
    return found


def skip(body: bytes | str, kind: str = "text/plain") -> str:
    found = one(body, kind)
    assert isinstance(found, Skipped), found
    assert (found.origin, found.stage) == ("in", "extract")
    assert "\n" not in found.reason
    return found.reason


# ---------------------------------------------------------------- which reader


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html"),
        ("b.HTM", "text/html"),
        ("c.md", "text/markdown"),
        ("d/e.rss", "application/rss+xml"),
    ],
)
def test_a_name_tells_the_type(name: str, kind: str) -> None:
    assert media_type(name) == kind


@pytest.mark.parametrize("name", ["a.docx", "a", "", ".txt.pdf"])
def test_an_unknown_ending_tells_none(name: str) -> None:
    assert media_type(name) is None


def test_a_page_saved_as_xml_is_known_by_its_bytes() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{HTML}'
    assert article(page, "application/xml").paragraphs == BODY


def test_a_page_that_claims_to_be_plain_text_is_read_as_a_page() -> None:
    assert article(HTML).paragraphs == BODY


def test_an_unknown_type_is_a_skip_that_says_what_to_save() -> None:
    assert skip(PLAIN, "application/pdf") == "unknown type 'application/pdf': save it as .html, .txt or .md"


def test_xml_that_is_neither_feed_nor_page_is_a_skip() -> None:
    assert "neither a feed nor a page" in skip("<invoice><line>1</line></invoice>", "application/xml")


# ---------------------------------------------------------------- bad bytes


def test_nothing_is_a_skip() -> None:
    assert "empty" in skip(b"")
    assert "empty" in skip(b" \n\t \n")


@pytest.mark.fault("F23")
def test_over_five_megabytes_is_a_skip() -> None:
    assert "over 5 MB" in skip(b"a " * 2_500_001)


@pytest.mark.parametrize("magic", clean.MAGIC)
def test_a_file_of_another_kind_is_a_skip(magic: bytes) -> None:
    assert "binary" in skip(magic + PLAIN.encode())


def test_mostly_control_characters_is_a_skip() -> None:
    assert "binary" in skip(bytes(range(32)) * 40)


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "text/markdown"])
def test_too_little_text_is_a_skip_that_counts_it(kind: str) -> None:
    assert "no article in it, only" in skip("Soup\n\nThe soup of the day is the soup again.", kind)


@pytest.mark.fault("F17")
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    page = HTML.replace("<body>", '<head><meta charset="utf-8"></head><body>').replace(
        "Skerry", "Skörry “Våår”"
    )
    assert "Skörry “Våår”" in article(page.encode("cp1252"), "text/html").text


@pytest.mark.fault("F17")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert article(PLAIN.replace("bread", "smörgås").encode(encoding)).paragraphs[1] == BODY[1].replace(
        "bread", "smörgås"
    )


@pytest.mark.fault("F17")
def test_a_declared_encoding_is_believed() -> None:
    text = "Хранитель маяка покинул скалу в понедельник после одиннадцати лет. " * 8
    page = f'<?xml version="1.0" encoding="koi8-r"?><html><body><h1>Маяк</h1><p>{text}</p></body></html>'
    assert "Хранитель маяка" in article(page.encode("koi8-r"), "application/xhtml+xml").text


def test_bytes_in_no_encoding_say_so() -> None:
    assert "no encoding" in skip(PLAIN.encode().replace(b"e", b"e\x81", 40))


def test_another_script_without_a_declaration_is_guessed() -> None:
    text = "\n\n".join(
        f"Хранитель маяка покинул скалу номер {number} в понедельник после одиннадцати лет службы. "
        "Он скучал по хлебу и газетам."
        for number in range(4)
    )
    assert "Хранитель маяка" in article(("Смотритель уходит\n\n" + text).encode("cp1251")).text


@pytest.mark.fault("F17")
def test_characters_that_no_output_may_carry_are_taken_out() -> None:
    found = article(PLAIN.replace("lighthouse", "light\x00house").replace("Monday", "Mon\ufffeday\x07"))
    assert found.paragraphs == BODY


@pytest.mark.fault("F28")
def test_controls_that_turn_text_round_are_taken_out_and_spelling_is_kept() -> None:
    found = article(PLAIN.replace("Keeper", "\u202eKee\u2066per\u200c\u200d"))
    assert found.title == "Keeper\u200c\u200d leaves the rock"


# ---------------------------------------------------------------- what holds for every article


def assert_holds(found: Article) -> None:
    """The promises of an Article, whatever it was made of."""
    for text in (found.title, found.dek, found.author, found.publisher, found.kicker, *found.paragraphs):
        assert text == clean.line(text)
        assert "\n" not in text
        assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in text)
        text.encode("utf-8")
    assert found.title
    assert all(found.paragraphs)
    assert len(set(found.paragraphs)) == len(found.paragraphs)
    assert found.url.startswith(("http://", "https://")) or not found.url
    assert len(found.id) == 16
    assert found.published is None or (found.published.tzinfo is UTC and 1994 < found.published.year < 2101)


KINDS = st.sampled_from([*sorted(set(MEDIA_TYPES.values())), "", "image/png", "text/html; charset=utf-7"])
SNIPPETS = st.sampled_from(
    [
        PLAIN,
        HTML,
        "<rss><channel><item><title>x</title><description>",
        "{",
        '{"items": [',
        "<!ENTITY",
        "<!DOCTYPE x [",
        "]]>",
        "<p>",
        "</",
        "---\n",
        "title: x\n",
        "By , the",
        "Comments",
        "# ",
        "\x00",
        "\ud800",
        "<![CDATA[",
        "&#xFFFF;",
        "27 Feb 2025",
        "<svg><script>",
        "```",
    ]
)

WRITTEN = st.lists(st.one_of(SNIPPETS, st.text(max_size=40)), max_size=12).map("\n".join)
BODIES = st.one_of(st.binary(max_size=400), WRITTEN.map(lambda text: text.encode("utf-8", "surrogatepass")))


@settings(max_examples=150, deadline=None)
@given(BODIES, KINDS)
def test_no_bytes_raise_and_every_article_keeps_its_promises(body: bytes, kind: str) -> None:
    for found in extract(Document("in", kind, body)):
        if isinstance(found, Article):
            assert_holds(found)
        else:
            assert found.reason


# ---------------------------------------------------------------- body text alone


def body_of(file: bytes | str) -> Article:
    found = body(Document("in", "text/plain", file if isinstance(file, bytes) else file.encode()))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "  \n \n\t"])
def test_of_body_text_each_line_is_a_paragraph_however_far_apart(between: str) -> None:
    found = body_of(between.join(BODY) + between)
    assert found.paragraphs == BODY
    assert found.text == "\n\n".join(BODY)
    assert (found.title, found.author, found.published, found.dropped) == ("", "", None, ())


def test_in_body_text_nothing_is_furniture() -> None:
    """Whoever says that it is body text alone has cleaned it: a line that looks like a byline is a line."""
    lines = ("By Ida Brandt", BODY[0], "Read more: Keeper leaves the rock", BODY[0])
    assert body_of("\n".join(lines)).paragraphs == lines


def test_body_text_is_in_the_language_that_it_is_written_in() -> None:
    assert body_of("\n".join(GERMAN)).language == "de"
    assert body_of("\n".join(BODY)).language == "en"


def test_one_text_is_one_article_wherever_it_lies() -> None:
    assert body_of("\n".join(BODY)).id == body_of("\r\n\r\n".join(BODY)).id != body_of(BODY[0]).id


@pytest.mark.parametrize("file", [b"", b" \n\t\n", b"%PDF-1.7\n...", b"\x00\x01" * 50])
def test_what_is_no_text_is_no_body(file: bytes) -> None:
    found = body(Document("in", "text/plain", file))
    assert isinstance(found, Skipped)
    assert (found.origin, found.stage) == ("in", "extract")


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u00a0", "e\u0301"])
def test_body_text_stays_to_the_letter_so_that_evidence_can_be_held_against_the_file(mark: str) -> None:
    lines = (f"{BODY[0]}{mark} It was dark.", BODY[1])
    assert body_of("\n".join(lines)).text == "\n\n".join(lines)
