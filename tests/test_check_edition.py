"""`digest check` on the edition and on the feeds."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import check, feeds
from digest.model import Brief, Edition, Evidence, Finding, Level, SectionKind, Sentence
from tests.checked import DAY, edition, outputs, planted

JSON = f"{DAY}/edition.json"


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def judged(made: Edition) -> tuple[Finding, ...]:
    return check.files({JSON: b"{}"}, made)


def with_lead(brief: Brief) -> Edition:
    made = edition()
    lead, *others = made.sections
    return replace(made, sections=(replace(lead, briefs=(brief,)), *others))


def lead() -> Brief:
    return edition().sections[0].briefs[0]


def saying(text: str) -> Edition:
    """The edition with one sentence of its lead replaced. It has no evidence: that rule always speaks too."""
    (first, *rest), *paragraphs = lead().paragraphs
    return with_lead(
        replace(lead(), paragraphs=((replace(first, text=text), *rest), *map(tuple, paragraphs)))
    )


# ---------------------------------------------------------------- the edition


def test_the_words_of_a_small_edition_are_only_noted() -> None:
    assert {one.level for one in judged(edition())} <= {Level.NOTE}


def test_a_sentence_without_evidence_is_an_error() -> None:
    found = [one for one in judged(saying("President Arthur stayed at home.")) if one.level is Level.ERROR]
    assert {one.rule for one in found} == {"edition/evidence"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He walked across the new bridge.", "edition/opening"),
        ("However, the bridge was opened.", "edition/opening"),
        ("President Arthur walked across the bridge yesterday.", "edition/days"),
        ("“The bridge is open, President Arthur said.", "edition/unfinished"),
        ("President Arthur walked across. Sign up for our letter.", "edition/unfinished"),
        ("President Arthur " + "walked and " * 30 + "arrived.", "edition/sentence"),
    ],
)
def test_a_sentence_out_of_style_is_found_by_its_rule(text: str, rule: str) -> None:
    before = rules(judged(edition()))
    assert rules(judged(saying(text))) - before == {rule, "edition/evidence"}


def test_a_day_inside_a_quotation_is_the_speaker_s() -> None:
    assert "edition/days" not in rules(judged(saying("“I crossed it yesterday,” President Arthur said.")))


def test_rules_that_know_english_are_asked_of_english_alone() -> None:
    german = replace(saying("He walked across the bridge yesterday."), language="de")
    assert not {"edition/opening", "edition/days"} & rules(judged(german))


def test_a_sentence_that_is_told_twice_is_found() -> None:
    made = edition()
    lead_, following, odds = made.sections
    told = replace(made, sections=(lead_, replace(following, briefs=(following.briefs[0],) * 2), odds))
    assert "edition/twice" in rules(judged(told))


@pytest.mark.parametrize("words", [1, 15])
def test_a_heading_of_too_few_or_too_many_words_is_found(words: int) -> None:
    title = replace(lead().title, text=" ".join(["Bridge"] * words))
    assert "edition/titles" in rules(judged(with_lead(replace(lead(), title=title))))


def test_a_greeting_and_a_number_of_items_out_of_measure_are_noted() -> None:
    lead_, following, odds = edition().sections
    many = replace(
        edition(),
        greeting="Good evening.",
        sections=(lead_, replace(following, briefs=following.briefs * 3), odds),
    )
    assert {"edition/greeting", "edition/items"} <= rules(judged(many))
    assert {one.level for one in judged(many) if one.rule in {"edition/greeting", "edition/items"}} == {
        Level.NOTE
    }


@pytest.mark.parametrize(
    ("kind", "words", "sound"),
    [
        (0, 139, False),
        (0, 140, True),
        (0, 521, False),
        (1, 49, False),
        (1, 190, True),
        (2, 44, False),
        (2, 151, False),
    ],
)
def test_each_part_of_a_letter_has_its_measure(kind: int, words: int, sound: bool) -> None:  # noqa: FBT001 (a column)
    section = edition().sections[kind]
    evidence = (Evidence("a-bridge-opens", 0, 9, "President"),)
    brief = replace(section.briefs[0], paragraphs=((Sentence(" ".join(["word"] * words), evidence),),))
    made = replace(edition(), sections=(replace(section, briefs=(brief,)),))
    assert section.kind is list(SectionKind)[kind]
    assert ("edition/length" not in rules(judged(made))) is sound


def test_an_edition_that_can_t_be_read_is_an_error() -> None:
    assert rules(check.files({JSON: b"no edition"})) == {"edition/parse"}


# ---------------------------------------------------------------- the feeds


def feed(name: str, there: str, instead: str) -> set[str]:
    files = planted(name, there, instead)
    return rules(check.files({name: files[name]}, edition()))


@pytest.mark.parametrize("name", ["feed.atom", "feed.rss", "feed.json"])
def test_a_sound_feed_has_no_finding(name: str) -> None:
    assert check.files({name: outputs()[name]}, edition()) == ()


@pytest.mark.parametrize(
    ("name", "there", "instead", "rule"),
    [
        ("feed.atom", "</feed>", "", "feed/parse"),
        ("feed.atom", "<updated>1883", "<updated>once 1883", "feed/dates"),
        ("feed.atom", "<title>Smoke in the strait.</title>", "<title>Another title</title>", "feed/briefs"),
        ("feed.atom", "&lt;p&gt;", "&lt;script&gt;", "feed/content"),
        ("feed.atom", '&lt;a href="https:', '&lt;a href="', "feed/content"),
        ("feed.rss", "<pubDate>Fri, 25 May", "<pubDate>Late in May", "feed/dates"),
        ("feed.rss", "<pubDate>Fri, 25 May 1883 22:00:00 +0000</pubDate>", "", "feed/lacking"),
        ("feed.rss", "<rss", "<rdf", "feed/parse"),
        ("feed.json", '"version"', '"versions"', "feed/lacking"),
        ("feed.json", '"items"', '"entries"', "feed/parse"),
        ("feed.json", "{", "{{", "feed/parse"),
        ("feed.json", '"url": "https://span', '"url": "/span', "feed/content"),
    ],
)  # fmt: skip
def test_a_fault_in_a_feed_is_found_by_its_rule(name: str, there: str, instead: str, rule: str) -> None:
    if instead == "<rdf":
        body = outputs()[name].replace(b"<rss", b"<rdf").replace(b"</rss>", b"</rdf>")
        assert rules(check.files({name: body}, edition())) == {rule}
    else:
        assert feed(name, there, instead) == {rule}


def test_a_feed_holds_as_many_briefs_as_it_holds() -> None:
    body = feeds.json_feed([edition()], 2).encode()
    assert check.files({"feed.json": body}, edition()) == ()


def test_two_entries_of_one_id_are_found() -> None:
    data = json.loads(outputs()["feed.json"])
    data["items"][1]["id"] = data["items"][0]["id"]
    assert rules(check.files({"feed.json": json.dumps(data).encode()}, edition())) == {"feed/ids"}


# ---------------------------------------------------------------- anything


NAMES = [
    "d/email.html",
    "d/email.txt",
    "d/email.eml",
    "d/edition.json",
    "feed.atom",
    "feed.rss",
    "feed.json",
    "x.png",
]


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=200)), st.booleans())
def test_no_bytes_at_all_break_the_check(files: dict[str, bytes], known: bool) -> None:  # noqa: FBT001
    for one in check.files(files, edition() if known else None):
        assert one.why
        assert one.next
        assert any(one.place.startswith(name) for name in files)


MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<!--", "-->", "<style>", "</style>", "a{b:c}", "@media x{", "}", "<a href='", "'>", "x", "<h9>", "<img", " style='color:", "&#0;"]),
    max_size=25,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(MARKUP)
def test_no_markup_breaks_the_check(markup: str) -> None:
    check.files({"email.html": markup.encode(), "email.txt": markup.encode()})


def test_files_of_other_names_are_passed_over() -> None:
    assert (
        check.files({"index.html": b"x", "2025-02-27/index.html": b"x", "logo.png": b"x", "README.md": b"x"})
        == ()
    )


def test_the_gravest_finding_comes_first() -> None:
    found = check.files(
        {**planted(f"{DAY}/email.html", ">Unsubscribe</a>", ">here</a>"), JSON: b"{}"}, edition()
    )
    levels = [one.level for one in found]
    assert levels == sorted(levels, key=list(Level).index)
    assert check.gravest(found) is Level.ERROR
    assert check.gravest(()) is None
