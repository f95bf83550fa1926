"""A source goes into digest.toml and out of it, and every other line stays as its owner wrote it."""

import re
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import config
from digest.config import EditionConfig, SourceConfig, writing
from digest.errors import ConfigError

PLACE = Path("digest.toml")
OWN = '''\
# My letter.
[edition]
name = "The Strait Letter"   # ours

# The port.
[[source]]
path = "port"

# The wire: "[[source]]" is how a table begins.
[[source]]
url = "https://wire.example/feed"   # theirs
keep = [
  "ferry",  # [the boats]
  "[[source]]",
]
name = """
[[source]]
"""
[source.headers]
X-Note = 'a # b'
# the wire ends here

[mail]
from = "desk@example.org"

# The last one.
[[source]]
path = "last"
'''


def loaded(toml: str) -> config.Config:
    return config.parse(config.loading.data(toml, PLACE), PLACE)


def comments(toml: str) -> list[str]:
    return [line for line in toml.splitlines() if line.startswith("#")]


def test_a_source_goes_to_the_end_and_nothing_else_changes() -> None:
    after = writing.with_source(OWN, SourceConfig(url="https://x.example/feed", name='The "X"', weight=2.0))
    assert after == OWN + '\n[[source]]\nurl = "https://x.example/feed"\nname = "The \\"X\\""\nweight = 2\n'


def test_into_an_empty_file_a_source_goes_as_it_is() -> None:
    assert writing.with_source("", SourceConfig("articles")) == '[[source]]\npath = "articles"\n'


def test_a_file_without_a_last_line_break_gets_one() -> None:
    after = writing.with_source("[mail] # end", SourceConfig("articles"))
    assert after == '[mail] # end\n\n[[source]]\npath = "articles"\n'


def test_a_file_with_the_line_ends_of_windows_keeps_them() -> None:
    after = writing.with_source("[mail]\r\n", SourceConfig("articles"))
    assert after == '[mail]\r\n\r\n[[source]]\r\npath = "articles"\r\n'
    assert writing.without_source(after, "articles") == "[mail]\r\n"


def test_a_source_leaves_with_its_own_lines_alone() -> None:
    after = writing.without_source(OWN, "https://wire.example/feed")
    start = OWN.index('[[source]]\nurl = "https://wire')
    end = OWN.index("# the wire ends here")
    assert after == OWN[:start] + OWN[end:]


def test_the_blank_line_behind_a_source_leaves_with_it() -> None:
    assert writing.without_source("[[source]]\npath = 'a'\n\n[[source]]\npath = 'b'\n", "a") == (
        "[[source]]\npath = 'b'\n"
    )


@pytest.mark.parametrize("key", ["port", "https://wire.example/feed", "last"])
def test_each_source_can_leave_and_the_comments_around_it_stay(key: str) -> None:
    after = writing.without_source(OWN, key)
    assert [one.key for one in loaded(after).sources] == [
        one.key for one in loaded(OWN).sources if one.key != key
    ]
    assert comments(after) == comments(OWN)
    assert replace(loaded(after), sources=()) == replace(loaded(OWN), sources=())


@pytest.mark.parametrize("toml", ["", OWN, "[mail] # end\n", "# only a remark\n"])
def test_a_source_that_comes_and_goes_leaves_no_trace(toml: str) -> None:
    with_it = writing.with_source(toml, SourceConfig("articles"))
    assert writing.without_source(with_it, "articles") == toml


def test_a_source_that_stands_there_is_not_written_twice() -> None:
    with pytest.raises(ConfigError, match="stands there already"):
        writing.with_source(OWN, SourceConfig("port"))


def test_a_source_that_makes_no_sense_is_not_written() -> None:
    with pytest.raises(ConfigError, match="no address of the web"):
        writing.with_source(OWN, SourceConfig(url="gopher://x.example"))


def test_a_source_that_is_not_there_can_t_be_taken_out() -> None:
    with pytest.raises(ConfigError, match="has no source harbor") as caught:
        writing.without_source(OWN, "harbor")
    assert "digest sources list" in caught.value.hint


@pytest.mark.parametrize(
    "toml",
    ["source = [{ path = 'a' }]", "[['source']]\npath = 'a'", "[[source]]\npath = 'a'\n['source'.headers]\n"],
)
def test_a_file_that_can_t_be_changed_safely_is_left_to_its_owner(toml: str) -> None:
    with pytest.raises(ConfigError) as caught:
        writing.without_source(toml, "a")
    assert "by hand" in caught.value.hint


def test_a_list_written_in_one_line_takes_no_further_table() -> None:
    with pytest.raises(ConfigError, match="written in a way"):
        writing.with_source("source = [{ path = 'a' }]", SourceConfig("b"))


# ---------------------------------------------------------------- round trips

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TERMS = st.lists(WORDS.map(lambda word: f"x{word}".replace(":", "")), max_size=3).map(tuple)
NUMBERS = st.floats(min_value=1e-9, max_value=1e30)
PAGES = st.builds(
    SourceConfig,
    url=st.from_regex(r"https?://[a-z]{1,9}\.example(:[1-9][0-9]{0,3})?/[ -~]{0,9}", fullmatch=True).filter(
        lambda url: " " not in url and not config.headers.has_user(url)
    ),
    name=WORDS,
    weight=NUMBERS,
    family=WORDS,
    kind=st.sampled_from(["", "feed", "page"]),
    text=st.sampled_from(["auto", "feed", "page"]),
    headers=st.dictionaries(
        st.from_regex(r"X-[A-Z][a-z]{1,5}", fullmatch=True).filter(
            lambda name: name not in {"X-Key", "X-Auth"}
        ),
        st.from_regex(r"([ -#%-~]|\$\$)*", fullmatch=True),
        max_size=2,
    ),
    keep=TERMS,
    drop=TERMS,
    oldest=st.none() | NUMBERS,
)
FOLDERS = st.builds(SourceConfig, path=WORDS.filter(bool), name=WORDS, weight=NUMBERS, keep=TERMS)
SOURCES = st.lists(PAGES | FOLDERS, max_size=4, unique_by=lambda source: source.key)
REMARKS = st.lists(
    WORDS.map(lambda word: "# " + re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", "", word)), max_size=5
)


def sensible(found: list[SourceConfig]) -> list[SourceConfig]:
    """Those that checking lets pass: a header may be called X-Token by chance."""
    kept = []
    for one in found:
        try:
            config.checking.source(one, "")
        except ConfigError:
            continue
        kept.append(one)
    return kept


@given(SOURCES.map(sensible), REMARKS, st.sampled_from(["\n", "\n\n", "\r\n", ""]))
def test_what_is_written_is_loaded_again_and_every_comment_is_still_there(
    found: list[SourceConfig], remarks: list[str], end: str
) -> None:
    toml = end.join(remarks[:1])
    for number, source in enumerate(found):
        remark = remarks[number] if number < len(remarks) else "# no remark"
        toml = writing.with_source(toml + remark + end, source)
    assert loaded(toml).sources == tuple(found)
    for source in found:
        before = toml
        toml = writing.without_source(toml, source.key)
        assert comments(toml) == comments(before)
    assert loaded(toml).sources == ()


# ---------------------------------------------------------------- a first digest.toml


def test_a_first_file_loads_and_says_what_was_answered() -> None:
    answers = EditionConfig(
        "The {Strait} Letter",
        "Europe/Vienna",
        time(7, 30),
        days=("mon", "fri"),
        language="de",
        base_url="https://letter.example.org",
        tag="letter.example.org,2025:strait",
    )
    assert loaded(writing.fresh(answers)) == config.Config(edition=answers)


def test_each_line_that_a_first_file_shows_is_the_default_of_its_key() -> None:
    shown = writing.fresh(EditionConfig())
    taken = re.sub(r"(?m)^#(?=\w)", "", shown)
    assert taken.count(" = ") > shown.count("\n#") / 3
    assert loaded(taken) == loaded(shown) == config.Config()


@pytest.mark.parametrize("knob", ["name", "timezone", "at", "language"])
def test_what_everybody_changes_is_set_in_a_first_file(knob: str) -> None:
    assert re.search(rf"(?m)^{knob} = ", writing.fresh(EditionConfig()))


@given(WORDS, st.times(), st.from_regex(r"[a-z]{2,3}(-[A-Z]{2})?", fullmatch=True))
def test_whatever_was_answered_a_first_file_says_it(name: str, at: time, language: str) -> None:
    answers = EditionConfig(name, at=at, language=language)
    assert loaded(writing.fresh(answers)).edition == answers


# Text that looks like the file's own structure, in each of the four ways in which TOML writes a string.
NASTY = st.lists(
    st.sampled_from(["[[source]]", "\n", "[mail]", "#", "'", '"', "\\", "x", " = ", "]", "[source.headers]"]),
    max_size=6,
).map("".join)
SPELLED = st.one_of(
    NASTY.map(writing._text),  # noqa: SLF001 (one of four spellings)
    NASTY.map(lambda text: '"""' + text.replace("\\", "\\\\").replace('"""', '""\\"') + 'x"""'),
    NASTY.map(lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"),
    NASTY.map(lambda text: "'''" + text.replace("'", "") + "''' # '\"[["),
)


@given(st.lists(SPELLED, min_size=2, max_size=4), st.data())
def test_strings_that_look_like_tables_don_t_mislead(names: list[str], data: st.DataObject) -> None:
    toml = f"[edition]\nname = {names[0]}\n" + "".join(
        f"\n# {number}\n[[source]]\npath = 'p{number}'\nname = {name}\n"
        for number, name in enumerate(names[1:])
    )
    gone = data.draw(st.integers(0, len(names) - 2))
    after = loaded(writing.without_source(toml, f"p{gone}"))
    before = loaded(toml)
    assert after == replace(before, sources=before.sources[:gone] + before.sources[gone + 1 :])
    assert loaded(writing.with_source(toml, SourceConfig("new"))).sources[:-1] == before.sources
