"""Lists of feeds: from any reader, however it wrote them, and to any reader."""

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import config, opml
from digest.config import SourceConfig
from digest.errors import ConfigError, UsageError

NESTED = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0">
  <head><title>Mine</title></head>
  <body>
    <outline text="News" title="News">
      <outline text="Wire" title="Harbor Wire" type="rss" xmlUrl="https://wire.example/feed?a=1&amp;b=2"
               htmlUrl="https://wire.example/"/>
      <outline text="Deeper"><outline text="Strait Post" xmlUrl="https://strait.example/rss"/></outline>
    </outline>
    <!-- a remark -->
    <outline xmlUrl="https://nameless.example/atom"/>
    <outline text="again" xmlUrl="https://strait.example/rss"/>
    <outline text="A page" type="link" url="https://page.example/"/>
  </body>
</opml>"""


def listed(outlines: str, encoding: str = "utf-8", declared: str = "") -> list[SourceConfig]:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return opml.sources(f'{declaration}<opml version="2.0"><body>{outlines}</body></opml>'.encode(encoding))


def test_nested_folders_are_flattened_and_each_address_stands_once() -> None:
    assert opml.sources(NESTED.encode()) == [
        SourceConfig(url="https://wire.example/feed?a=1&b=2", name="Harbor Wire"),
        SourceConfig(url="https://strait.example/rss", name="Strait Post"),
        SourceConfig(url="https://nameless.example/atom"),
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", ""),
        ("utf-16", "utf-16"),
        ("utf-32", ""),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "ISO-8859-1"),
        ("windows-1252", ""),
        ("windows-1252", "utf-8"),
        ("utf-8", "x-nonsense"),
        ("utf-8", "idna"),
        ("utf-8", "rot13"),
    ],
)
def test_a_name_survives_whatever_encoding_the_list_is_in(encoding: str, declared: str) -> None:
    (found,) = listed('<outline text="Zürcher Bote" xmlUrl="https://z.example/"/>', encoding, declared)
    assert found.name == "Zürcher Bote"


@pytest.mark.parametrize(
    ("outline", "url"),
    [
        ('<outline xmlurl=" https://a.example/ "/>', "https://a.example/"),
        ('<OUTLINE XMLURL="https://a.example/"/>', "https://a.example/"),
        ('<outline xmlUrl="feed://a.example/rss"/>', "http://a.example/rss"),
        ('<outline xmlUrl="feed:https://a.example/rss"/>', "https://a.example/rss"),
        ('<outline xmlUrl="https://a.example/?a=1&b=2"/>', "https://a.example/?a=1=2"),
        ('<outline text="AT&T" xmlUrl="https://a.example/"/>', "https://a.example/"),
        ('<outline xmlUrl="https://a.example/"/>\x00\x0b\ufffe', "https://a.example/"),
        ('<outline xmlUrl="https://a.example/">', "https://a.example/"),
    ],
)
def test_a_list_that_is_a_little_wrong_is_read_all_the_same(outline: str, url: str) -> None:
    assert [one.url for one in listed(outline)] == [url]


def test_a_name_is_one_clean_line_of_bearable_length() -> None:
    (found,) = listed(f'<outline text=" A&#10; wire\u202e &#x85; {"x" * 999}" xmlUrl="https://a.example/"/>')
    assert found.name.startswith("A wire xxx")
    assert len(found.name) == opml.LONGEST_NAME


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (b"", "nor any XML", "as OPML"),
        (b"not xml at all", "nor any XML", "as OPML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "nor any XML", "as OPML"),
        (b"<rss><channel/></rss>", "begins with <rss>", "digest sources add"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "begins with <feed>", "digest sources add"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "begins with <html>", "as OPML"),
        (b"<opml><body/></opml>", "lists no feed", "as OPML"),
        (b"<opml><outline text='x' xmlUrl=' '/></opml>", "lists no feed", "as OPML"),
        (b"x" * (opml.MOST_BYTES + 1), "over 10 MB", "as OPML"),
    ],
)
def test_what_is_no_list_is_refused_with_the_next_step(body: bytes, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        opml.sources(body)
    assert message in caught.value.message
    assert hint in caught.value.hint


LAUGHS = "".join(f'<!ENTITY l{n + 1} "' + 10 * f"&l{n};" + '">' for n in range(29))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY l0 "ha">' + LAUGHS,
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
    ],
)
def test_a_list_that_declares_entities_is_refused(declarations: str, encoding: str) -> None:
    bomb = f'<!DOCTYPE opml [{declarations}]><opml><outline xmlUrl="https://a.example/" text="&l29;"/></opml>'
    with pytest.raises(UsageError, match="declares entities"):
        opml.sources(bomb.encode(encoding))


def test_no_file_and_no_address_that_a_list_names_is_opened() -> None:
    script = """
import sys
from digest import opml
from lxml import etree
def watch(event, args):
    if event.startswith("socket.") or (event == "open" and "passwd" in str(args[0])):
        raise SystemExit(f"{event} {args}")
sys.addaudithook(watch)
found = opml.sources(b'''<?xml version="1.0"?><!DOCTYPE opml SYSTEM "file:///etc/passwd">
<opml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/>
<outline text="&amp;x" xmlUrl="https://a.example/"/></opml>''')
assert [one.url for one in found] == ["https://a.example/"], found
"""
    subprocess.run([sys.executable, "-c", script], check=True)


# ---------------------------------------------------------------- out, and in again


def test_a_list_that_goes_out_is_opml_2() -> None:
    kept = [
        SourceConfig(url="https://a.example/?x=1&y=<2>", name='The "A" & <B>'),
        SourceConfig("articles", "Our folder"),
        SourceConfig(url="https://b.example/", kind="page"),
        SourceConfig(url="https://c.example/"),
    ]
    text = opml.written("The Evening Digest", kept)
    root = ET.fromstring(text)
    assert (root.tag, root.get("version"), root.findtext("head/title")) == (
        "opml",
        "2.0",
        "The Evening Digest",
    )
    assert [outline.attrib for outline in root.iterfind("body/outline")] == [
        {"type": "rss", "text": name, "title": name, "xmlUrl": url}
        for name, url in [('The "A" & <B>', "https://a.example/?x=1&y=<2>"), ("https://c.example/",) * 2]
    ]
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>\n")


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(opml._name)  # noqa: SLF001
URLS = st.from_regex(r"https?://[a-z]{1,9}\.example/[!-~]{0,20}", fullmatch=True)
FEEDS = st.lists(
    st.builds(SourceConfig, url=URLS, name=NAMES), min_size=1, max_size=5, unique_by=lambda one: one.key
)


@given(FEEDS, st.text(max_size=20))
def test_what_goes_out_comes_in_again(feeds: list[SourceConfig], title: str) -> None:
    assert opml.sources(opml.written(title, feeds).encode()) == feeds


@given(FEEDS, st.data())
def test_a_damaged_list_is_read_or_refused_and_nothing_else(
    feeds: list[SourceConfig], data: st.DataObject
) -> None:
    body = bytearray(opml.written("x", feeds).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    with_no_other_error(bytes(body))


@given(st.binary() | st.text().map(lambda text: f"<opml>{text}</opml>".encode(errors="replace")))
def test_any_bytes_are_read_or_refused_and_nothing_else(body: bytes) -> None:
    with_no_other_error(body)


def with_no_other_error(body: bytes) -> None:
    try:
        found = opml.sources(body)
    except UsageError as error:
        assert error.hint  # noqa: PT017 (an error is one of two right answers)
    else:
        assert all(one.url and "\n" not in one.name for one in found)


def test_a_list_nested_a_hundred_thousand_deep_is_read_or_refused() -> None:
    with_no_other_error(b"<opml>" + b'<outline xmlUrl="https://a.example/">' * 100_000)


def test_ten_thousand_feeds_are_read() -> None:
    many = [SourceConfig(url=f"https://a.example/{number}") for number in range(10_000)]
    assert opml.sources(opml.written("x", many).encode()) == many


def test_an_address_that_makes_no_sense_is_for_the_settings_to_refuse() -> None:
    (found,) = listed('<outline xmlUrl="javascript:alert(1)"/>')
    with pytest.raises(ConfigError, match="no address of the web"):
        config.checking.source(found, "digest.toml")
