"""The border: bytes of anywhere -> clean text.

Everything that enters passes here once: the encoding is settled, what no output format may carry is taken out,
spaces are made single, letters composed (NFC). After it nobody checks again.

This knows nothing of pages or articles, and it never fails on a wrong byte: it reads it in the likeliest way.
It fails only on what is no text at all.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from digest.errors import UnreadableSource

MOST_BYTES = 5_000_000
# A feed of ten thousand entries has less.
MOST_FEED_BYTES = 16_000_000
# A text has hardly any control characters besides line breaks and tabs; programs and pictures have many.
MOST_CONTROLS = 0.02
# The first bytes of what is often saved by mistake: PDF, ZIP (and every office format), PNG, JPEG, GIF, gzip.
MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
# The sign that stands for bytes of no letter; more than a few, and the text is not to be trusted.
WRONG, MOST_WRONG = "\ufffd", 0.02
# Enough of the head to hold an XML declaration or HTML's <meta charset> (the standard looks at 1,024).
HEAD = 2048
# What a guess looks at: enough for its statistics, little enough to stay quick on a 5 MB page.
GUESSED_BYTES = 20_000
# Below this share of bytes outside ASCII, a wrong byte is a slip in a text of the declared encoding.
SLIPS = 0.1

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The WHATWG rule: pages that say Latin-1 or ASCII mean Windows' superset of it.
SUPERSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"} | {
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

# The encodings that pages without a declaration have been seen in: a longer list guesses Korean for noise.
GUESSES = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
# Ways to write text that Python knows beside encodings; the first two take hours over a long page.
NO_PAGE = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})

_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Forbidden by XML 1.0, or unable to be written as UTF-8: controls, lone surrogates, the two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
# Bidi embeddings, overrides and isolates can turn a headline round; U+200C to U+200F are part of spelling.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# All of these in one look: hardly any page has one, and each look at a page takes as long as its parsing.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\ufeff]"
)
# A magazine's sign that a piece is over; it is no part of its last sentence.
_END_MARK = re.compile(r"(?<=\S) ?[■□▪◼◾♦❖☐]$")
_SOFT = "\u00ad\u200b\u2060"


def text_of(body: bytes) -> str:
    r"""The bytes as text with `\\n` line breaks, nothing illegal in it.

    Raises UnreadableSource where they are empty, too many, or no text.
    """
    if len(body) > MOST_FEED_BYTES:
        raise UnreadableSource("over 16 MB: no feed is that long, ask its publisher for a shorter one")
    if not body.strip():
        raise UnreadableSource("empty: nothing to read, save the page again")
    text = decoded(body)
    controls = len(_CONTROLS.findall(text)) if _ODD.search(text) else 0
    if body.startswith(MAGIC) or controls > MOST_CONTROLS * len(text):
        raise UnreadableSource("binary, not text: save the article as .html, .txt or .md")
    if text.count(WRONG) > MOST_WRONG * len(text):
        raise UnreadableSource("its bytes are in no encoding that could be told: save it as UTF-8")
    return harmless(text)


def decoded(body: bytes) -> str:
    """The text by its byte order mark, its own declaration, UTF-8, or the likeliest guess, in this order."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for encoding in (_declared(body), "utf-8"):
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return _guessed(body)


def harmless(text: str) -> str:
    r"""Without characters that no output may carry or that turn text round; line breaks are `\\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _ODD.search(text):
        return text
    return _BIDI.sub("", _ILLEGAL.sub("", _LINE_BREAKS.sub("\n", text)))


def line(text: str) -> str:
    """One clean line: harmless, single spaces, composed letters, no invisible break points."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", harmless(text))
    if not text.isascii():
        for invisible in _SOFT:
            text = text.replace(invisible, "")
    return _END_MARK.sub("", " ".join(text.split()))


def _declared(body: bytes) -> str:
    """The encoding that the document names, else UTF-8; a Unicode one without its mark is no honest name."""
    found = _DECLARED.search(body[:HEAD])
    name = found.group(1).decode("ascii").lower() if found else "utf-8"
    if name.startswith(("utf-16", "utf16", "utf-32", "utf32", "utf-7", "utf7")):
        return "utf-8"
    try:
        known = codecs.lookup(SUPERSETS.get(name, name))
    except (LookupError, ValueError):
        return "utf-8"
    # "rot13", "zip" and their kin are codecs of Python's, not encodings of text; no page is written in the others.
    honest = getattr(known, "_is_text_encoding", True) and known.name not in NO_PAGE
    return known.name if honest else "utf-8"


def _guessed(body: bytes) -> str:
    """Neither what it says nor UTF-8: a slip in UTF-8, another script's encoding, or Windows' western one."""
    as_utf8 = body.decode("utf-8", "replace")
    high = sum(byte > 0x7F for byte in body[:GUESSED_BYTES])
    if as_utf8.count(WRONG) < SLIPS * sum(character > "\x7f" for character in as_utf8):
        return as_utf8
    if high > SLIPS * len(body[:GUESSED_BYTES]):
        from charset_normalizer import from_bytes

        best = from_bytes(body[:GUESSED_BYTES], cp_isolation=list(GUESSES)).best()
        if best is not None:
            return body.decode(best.encoding, "replace")
    return body.decode("cp1252", "replace")
