r"""digest.toml as text: a source put in, a source taken out, a first one written. Text in, text out.

The file is the owner's. A new source goes to its end; one that leaves takes the lines from its [[source]] to its last
key; not a blank or a comment changes elsewhere. (The library for this, tomlkit, takes the comment above the next
source along with a table, and moves tables that don't stand together.) Whatever is written is read back and held
against what it should say before anybody gets to see it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import TypeAlias

from digest.config import checking
from digest.config.knobs import FILE_NAME, Config, EditionConfig, SourceConfig
from digest.config.loading import data, parse
from digest.errors import ConfigError

Value: TypeAlias = str | float | Sequence[str] | Mapping[str, str]
# What may hold a bracket or a # that means nothing: strings of four kinds, and comments.
_MUTE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_SOURCE = re.compile(r"^[ \t]*\[\[[ \t]*source[ \t]*\]\]", re.MULTILINE)
# Another table begins; [source.headers] is still a part of the source above it.
_OTHER = re.compile(r"^[ \t]*\[(?![ \t]*source[ \t]*\.)", re.MULTILINE)
_BLANK_END = re.compile(r"\n[ \t]*\r?\n\Z")
_BLANK_START = re.compile(r"[ \t]*\r?\n")
_BY_HAND = "change it by hand"


def with_source(toml: str, source: SourceConfig) -> str:
    """The file with one more source at its end; only what differs from the defaults is written.

    Raises ConfigError where the source makes no sense or stands there already.
    """
    return with_sources(toml, [source])


def with_sources(toml: str, sources: Sequence[SourceConfig]) -> str:
    """The file with these sources at its end, in their order. Raises as `with_source` does."""
    before = _parsed(toml).sources
    keys = {one.key for one in before}
    ending = "\r\n" if "\r\n" in toml else "\n"
    tables = []
    for source in sources:
        checking.source(source, f"{FILE_NAME} [[source]]")
        if source.key in keys:
            raise ConfigError(
                f"{FILE_NAME} [[source]] {source.key} stands there already", "nothing is left to do"
            )
        keys.add(source.key)
        tables.append("".join(line + ending for line in ("[[source]]", *_lines(source))))
    return _held(_ended(toml, ending) + ending.join(tables), (*before, *sources)) if tables else toml


def without_source(toml: str, key: str) -> str:
    """The file without the source of this path or url. Raises ConfigError where it has none."""
    before = _parsed(toml).sources
    keys = [source.key for source in before]
    if key not in keys:
        raise ConfigError(f"{FILE_NAME} has no source {key}", "see those it has: digest sources list")
    blocks = list(_blocks(toml))
    if len(blocks) != len(keys):
        raise ConfigError(f"{FILE_NAME} writes its sources without [[source]] lines", _BY_HAND)
    start, end = blocks[keys.index(key)]
    rest = tuple(source for source in before if source.key != key)
    return _held(_closed(toml[:start], toml[end:]), rest)


def _held(toml: str, expected: tuple[SourceConfig, ...]) -> str:
    """The text, if it says what it should. Raises ConfigError where it does not."""
    with suppress(ConfigError):
        if _parsed(toml).sources == expected:
            return toml
    raise ConfigError(f"{FILE_NAME} is written in a way that digest can’t change", _BY_HAND)


def _parsed(toml: str) -> Config:
    return parse(data(toml, Path(FILE_NAME)), Path(FILE_NAME))


# ---------------------------------------------------------------- where a source stands


def _blocks(toml: str) -> Iterator[tuple[int, int]]:
    """Where each source stands: from the start of its [[source]] line to the end of the line of its last key."""
    bare = _MUTE.sub(lambda found: _blank(found.group()), toml)
    for header in _SOURCE.finditer(bare):
        following = _OTHER.search(bare, header.end())
        block = bare[header.start() : following.start() if following else len(bare)].rstrip()
        end = bare.find("\n", header.start() + len(block))
        yield header.start(), len(bare) if end < 0 else end + 1


def _blank(found: str) -> str:
    """As long as what was found; a comment leaves nothing behind, a string is still something."""
    return (" " if found.startswith("#") else "x") * len(found)


def _ended(toml: str, ending: str) -> str:
    """The file so far, ready for another table: its last line ended, a blank line after it."""
    if toml and not toml.endswith("\n"):
        toml += ending
    return toml if not toml or _BLANK_END.search(toml) else toml + ending


def _closed(before: str, after: str) -> str:
    """What stood before and after a source that left, one of the blank lines around it gone with it."""
    above, below = _BLANK_END.search(before), _BLANK_START.match(after)
    if below and (above or not before):
        return before + after[below.end() :]
    return before[: above.start() + 1] if above and not after else before + after


# ---------------------------------------------------------------- a first one


def fresh(edition: EditionConfig) -> str:
    """A first digest.toml of these answers: each line that a newcomer may want to change, with its meaning.

    A line that begins with `#` and a key shows its default: taking the `#` away alone changes nothing.
    """
    return _FRESH.format(**{f"{name}_line": _first(edition, name) for name in _ASKED})


def _first(edition: EditionConfig, name: str) -> str:
    """One line of [edition]; what is as usual is shown, not set, unless everybody wants to see it set."""
    value = getattr(edition, name)
    usual = value == getattr(EditionConfig(), name) and name not in _ALWAYS
    told = str(value).removesuffix(":00") if isinstance(value, time) else value
    return f"{'#' if usual else ''}{name} = {_value(told)}"


_ALWAYS = ("name", "timezone", "at", "language")
_ASKED = (*_ALWAYS, "days", "base_url", "tag")
_FRESH = """\
# What your letter is made of. A line that begins with "#" and a key shows its default: take the "#" away to change it.
# Next: digest sources add ADDRESS, then digest run.

[edition]
{name_line}
{timezone_line}
# The letter closes at this time of that zone, on these days.
{at_line}
{days_line}
{language_line}
# Where out/ will be served, as "https://letter.example.org": the links of email and feeds begin with it.
{base_url_line}
# Whose feeds they are, as "example.org,2025:letter": once they have readers, never change it.
{tag_line}
# Fewer briefs than this make no letter; so many items stand behind the lead, and so many pointers at the end.
#minimum_items = 1
#following = 4
#more = 5

[filter]
# Only articles that match one of the first, none that matches one of the second, none older than so many days.
# Terms: "storm*", "title:vote", "author:Kim", "section:sport", "text:by-election", "language:en".
#keep = []
#drop = []
# oldest = 7 (no limit where it is not set)

[fetch]
# A mail address or page at which a server's owner finds you, and hosts of your own network that may be asked.
#contact = ""
#allow = []

[brand]
# Colours on a light screen; those of a dark one follow from them. The check of each night says if one can't be read.
#accent = "#9a2a1f"
#ink = "#1d1a16"
#paper = "#fffdf8"
#page = "#efeae0"
# An image in place of the name, by its absolute address, with its size in pixels; a line of your own at the end.
#logo = ""
#logo_width = 0
#logo_height = 0
#footer = ""

[mail]
#from = "digest@digest.example.org"
# Where answers go; the ways off the list, as ["https://…", "mailto:…"]; your address by post.
#reply_to = ""
#unsubscribe = []
#postal = ""
# The file of a private key to sign with, and the name its public half has in the DNS (DKIM).
#dkim_key = ""
#dkim_selector = ""

# Each source is a [[source]] with a url (a feed, or a page where kind = "page") or a path (a folder of articles), and
# may have: name, weight, family, keep, drop, oldest, text, headers = {{ Authorization = "Bearer $MY_TOKEN" }}
"""


# ---------------------------------------------------------------- values


def _lines(source: SourceConfig) -> Iterator[str]:
    """The source's address or path, and what else differs from the defaults."""
    yield f"{'url' if source.url else 'path'} = {_value(source.key)}"
    usual = SourceConfig(url=source.url, path=source.path)
    for knob in fields(SourceConfig):
        value = getattr(source, knob.name)
        if value != getattr(usual, knob.name):
            yield f"{knob.name} = {_value(value)}"


def _value(value: Value) -> str:
    match value:
        case str():
            return _text(value)
        case Mapping():
            return f"{{ {', '.join(f'{_text(name)} = {_text(one)}' for name, one in value.items())} }}"
        case Sequence():
            return f"[{', '.join(map(_text, value))}]"
    return repr(value).removesuffix(".0")


def _text(value: str) -> str:
    """A basic string: TOML escapes as JSON does, and DEL besides."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
