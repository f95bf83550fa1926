"""OPML, the lists of feeds that readers pass to each other: in from any of them, out in version 2.0.

Coming in, folders are flattened and everything but an address and a name is left: weights and rules are this
program's own. A list is somebody else's file, so it is decoded here, stripped of what XML can't hold, refused where
it declares entities (no list needs any, and a few lines of them grow to gigabytes), and read as leniently as lxml can.
No file and no address that it names is opened. Going out, only feeds are listed; other programs can't read a folder
of ours.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from digest.config import SourceConfig
from digest.errors import UsageError

if TYPE_CHECKING:
    from lxml.etree import _Element

# A list of ten thousand feeds has two megabytes.
MOST_BYTES = 10_000_000
# A name is a line of a list; what is longer is a description that slipped in.
LONGEST_NAME = 200
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings that lists have been seen in. Others among Python's are no text at all, or take for ever.
ENCODINGS = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d{1,2}|windows-?125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)"
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_-]{1,40})""")
_INSTRUCTION = re.compile(r"<\?xml\b[^>]*>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")
_FEED_SCHEME = re.compile(r"feed:(?://|https?://)", re.IGNORECASE)
_SAVE = "export the list once more from your feed reader, as OPML"


def sources(body: bytes) -> list[SourceConfig]:
    """The feeds of an OPML file (1.0, 1.1 or 2.0), each address once, in the file's order.

    The addresses are as the file has them; whether they make sense is for the settings to say. Raises UsageError
    where the file is no OPML, is too large to be, declares entities, or lists nothing.
    """
    root = _root(body)
    if _local(root) != "opml":
        raise UsageError(f"this is no OPML: it begins with <{_local(root)[:20]}>", _instead(_local(root)))
    found: dict[str, SourceConfig] = {}
    for outline in root.iter():
        source = _source(outline)
        if source:
            found.setdefault(source.key, source)
    if not found:
        raise UsageError("this OPML lists no feed: no outline has an xmlUrl", _SAVE)
    return list(found.values())


def written(title: str, sources: Iterable[SourceConfig]) -> str:
    """An OPML 2.0 file of the feeds among the sources, in their order; folders and pages are no feeds."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _ILLEGAL.sub("", title)
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.kind == "feed":
            name = _name(source.name) or source.url
            etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=source.url)
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written.decode()


# ---------------------------------------------------------------- the file


def _root(body: bytes) -> _Element:
    """The root element of whatever this is. Raises UsageError where there is none, or nobody should look for it."""
    from lxml import etree

    if len(body) > MOST_BYTES:
        raise UsageError(f"over {MOST_BYTES // 1_000_000} MB: no list of feeds is that long", _SAVE)
    text = _INSTRUCTION.sub("", _ILLEGAL.sub("", _decoded(body)))
    if "<!ENTITY" in text.upper():
        raise UsageError("this file declares entities, which no list of feeds needs", _SAVE)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(text.strip().encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UsageError("this is no OPML, nor any XML", _SAVE)
    return root


def _decoded(body: bytes) -> str:
    """The text by its byte order mark, its declaration if that is to be trusted, UTF-8, else Windows' western one."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    declared = _DECLARED.search(body[:400])
    name = declared[1].decode("ascii").lower() if declared else ""
    for encoding in (name if ENCODINGS.fullmatch(name) else "utf-8", "utf-8"):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _instead(root: str) -> str:
    """What to do with a file that is something else."""
    if root in {"rss", "feed", "rdf"}:
        return "it is a feed itself: digest sources add its address"
    return _SAVE


# ---------------------------------------------------------------- its outlines


def _source(outline: _Element) -> SourceConfig | None:
    """The feed that an element names; None for folders, comments and everything else."""
    if _local(outline) != "outline":
        return None
    said = {name.lower(): value for name, value in _attributes(outline)}
    url = _address(said.get("xmlurl", ""))
    name = _name(said.get("title", "")) or _name(said.get("text", ""))
    return SourceConfig(url=url, name="" if name == url else name) if url else None


def _attributes(outline: _Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in outline.attrib.items())


def _address(url: str) -> str:
    """An address without the "feed:" that some readers write before it, or for its "http:"."""
    url = url.strip()
    if _FEED_SCHEME.match(url):
        rest = url[len("feed:") :]
        return f"http:{rest}" if rest.startswith("//") else rest
    return url


def _name(text: str) -> str:
    """A name as one clean line."""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub(" ", text).split()))[:LONGEST_NAME].strip()


def _local(element: _Element) -> str:
    """An element's name without its namespace, in small letters; "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
