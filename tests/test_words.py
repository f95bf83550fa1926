"""The fixed words of an edition: complete in every catalogue, found for every language, never lost in a template."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from digest import edition as editions
from digest import feeds, words
from digest.errors import ConfigError
from digest.model import Edition, SectionKind
from digest.words import ENGLISH
from tests import catalogue
from tests.editions import make_edition
from tests.pages import TEMPLATES, parsed, rendered

CATALOGUES = sorted(catalogue.WORDS.glob("*.po"))
FIELD = re.compile(r"%\((\w+)\)s")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def said(message: Message) -> tuple[str, ...]:
    return several(message.string)


def forms(message: Message) -> tuple[str, ...]:
    return several(message.id)


def several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


# ---------------------------------------------------------------- the catalogues


def test_there_is_a_catalogue_of_each_direction() -> None:
    assert {words.direction(path.stem) for path in CATALOGUES} == {"ltr", "rtl"}


def test_the_blank_form_holds_what_templates_and_code_say() -> None:
    assert (catalogue.WORDS / "messages.pot").read_bytes() == catalogue.form()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_says_every_message_and_no_other(path: Path) -> None:
    known = {forms(one) for one in catalogue.messages() if one.id}
    found = {forms(one): said(one) for one in read(path) if one.id}
    assert set(found) == known
    assert all(all(one) for one in found.values())


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_names_what_its_message_names_and_keeps_its_markup(path: Path) -> None:
    for message in read(path):
        for translation in said(message) if message.id else ():
            named = {name for form in forms(message) for name in FIELD.findall(form)}
            assert set(FIELD.findall(translation)) <= named, translation
            if isinstance(message.id, str):
                assert set(FIELD.findall(translation)) == named, translation
                assert sorted(re.findall(r"<[^>]*>", translation)) == sorted(
                    re.findall(r"<[^>]*>", message.id)
                )


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "وحُذف منها خبر واحد."),
        (2, "وحُذف منها خبران."),
        (5, "وحُذفت منها 5 أخبار."),
        (52, "وحُذف منها 52 خبرًا."),
        (200, "وحُذف منها 200 خبر."),
    ],
)
def test_arabic_counts_in_its_own_forms(number: int, expected: str) -> None:
    arabic = words.load("ar", [TEMPLATES])
    one, many = next(forms(m) for m in catalogue.messages() if "by %(count)s item." in str(m.id))
    assert (arabic.translations.ngettext(one, many, number) % {"count": number}).endswith(expected)


# ---------------------------------------------------------------- no word of ours outside them


def echoing(folder: Path) -> Path:
    """A catalogue "xx" that puts each of our words into marks."""
    made = Catalog(locale="en", charset="utf-8")
    for message in catalogue.messages():
        if message.id:
            marked = tuple(echoed(form) for form in forms(message))
            made.add(message.id, marked if len(marked) > 1 else marked[0], flags=message.flags)
    (folder / "words").mkdir()
    with (folder / "words/eo.po").open("wb") as file:
        write_po(file, made)
    return folder


def echoed(form: str) -> str:
    """The form with its words in marks, its fields and its markup as they are."""
    pieces = re.split(r"(%\(\w+\)s|<[^>]*>)", form)
    return "".join(piece if n % 2 or not piece else f"⟦{piece}⟧" for n, piece in enumerate(pieces))


@pytest.mark.parametrize("form", ["email_html", "email_text", "web_html"])
def test_every_word_that_is_not_the_edition_s_own_comes_from_the_catalogue(form: str, tmp_path: Path) -> None:
    edition = replace(make_edition(language="eo"), sample=True, base_url="")
    page = getattr(rendered(edition, echoing(tmp_path)), form)
    text = " ".join(parsed(page).xpath("//body//text()")) if page.startswith("<!DOCTYPE") else page
    ours = re.sub(r"⟦.*?⟧", " ", " ".join(text.split()))
    left = set(re.findall(r"[^\W\d_]{2,}", ours)) - set(re.findall(r"[^\W\d_]{2,}", everything(edition)))
    assert left <= {"UTC"}


def everything(edition: Edition) -> str:
    """All text and addresses that an edition brings, its dates as Esperanto says them."""
    from digest import record

    calendar = words.Words("eo")
    days = [edition.day, edition.issued, *(one.published for one in edition.references if one.published)]
    dates = [form(day) for day in days for form in (calendar.long_date, calendar.short_date)]
    rules = [
        edit.rule.replace("-", " ")
        for b in edition.briefs
        for s in (*b.sentences, b.title)
        for edit in s.edits
    ]
    return " ".join((record.dump(edition), *dates, *rules))


# ---------------------------------------------------------------- a language and its words


def test_a_language_without_a_catalogue_keeps_english_words_and_has_its_own_dates() -> None:
    french = words.load("fr", [TEMPLATES])
    assert not french.known
    assert french.say("More to read") == "More to read"
    assert french.long_date(date(2025, 2, 27)) == "jeudi 27 février 2025"


def test_a_region_has_the_words_of_its_language() -> None:
    assert words.load("DE", [TEMPLATES]).say("More to read") == "Mehr zum Lesen"
    austrian = words.load("de-AT", [TEMPLATES])
    assert austrian.known
    assert austrian.say("More to read") == "Mehr zum Lesen"


def test_english_needs_no_catalogue() -> None:
    assert words.load("en-GB", [TEMPLATES]).known
    assert words.load("en-GB", [TEMPLATES]).long_date(date(2025, 2, 27)) == "Thursday, 27 February 2025"


def test_an_owner_s_catalogue_comes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/de.po").write_text('msgid "More to read"\nmsgstr "Weiterlesen"\n')
    assert words.load("de", [tmp_path, TEMPLATES]).say("More to read") == "Weiterlesen"


@pytest.mark.parametrize(
    "slip",
    [
        b"this is no catalogue",
        b'msgid "More"\nmsgstr "\xff\xfe"\n',
        b'#, python-format\nmsgid "No. %(number)s"\nmsgstr "Nr. %(nummer)s"\n',
        b'#, python-format\nmsgid "No. %(number)s"\nmsgstr "Number"\n',
        b'#, python-format\nmsgid "No. %(number)s"\nmsgstr "Nr. %(number)s, 100%"\n',
    ],
)
def test_a_catalogue_with_a_slip_is_an_error_that_names_it(slip: bytes, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/de.po").write_bytes(slip)
    with pytest.raises(ConfigError, match=r"de\.po is no catalogue"):
        words.load("de", [tmp_path])


@pytest.mark.parametrize("tag", ["../secret", "", "..", "de/../../x", "zz", "x" * 9])
def test_a_strange_tag_leaves_no_folder_and_has_english_dates(tag: str, tmp_path: Path) -> None:
    (tmp_path / "secret.po").write_text('msgid "More to read"\nmsgstr "secret"\n')
    (tmp_path / "inner" / "words").mkdir(parents=True)
    found = words.load(tag, [tmp_path / "inner"])
    assert found.say("More to read") == "More to read"
    assert found.long_date(date(2025, 2, 27)) == "Thursday, February 27, 2025"


def test_dates_and_times_are_set_in_words() -> None:
    assert ENGLISH.long_date(date(1883, 5, 25)) == "Friday, May 25, 1883"
    assert ENGLISH.short_date(date(2025, 2, 7)) == "February 7, 2025"
    assert ENGLISH.clock(datetime(1883, 5, 25, 8, 5, tzinfo=UTC)) == "08:05 UTC"


@given(st.lists(st.text("ab ", min_size=1, max_size=5), max_size=5))
def test_a_list_names_each_part_once_in_order(parts: list[str]) -> None:
    assert ENGLISH.listed(parts).replace("; and ", "; ") == "; ".join(parts)


def test_a_list_has_a_word_before_its_last() -> None:
    assert [ENGLISH.listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a; and b", "a; b; and c"]


# ---------------------------------------------------------------- what is made in a language


def test_an_edition_is_greeted_and_headed_in_its_language() -> None:
    german = words.load("de", [TEMPLATES])
    assert editions.section_titles(german)[SectionKind.ODDS_AND_ENDS] == "Zu guter Letzt"
    topics = [brief.title for brief in make_edition().briefs][:2]
    assert editions.greeting(topics, german).startswith("Heute Abend im Überblick: ")
    assert editions.preheader(list(make_edition().briefs), german).startswith("Außerdem: ")


def test_a_feed_names_its_sources_in_the_edition_s_language() -> None:
    body = feeds.json_feed([make_edition(language="de")], words=words.load("de", [TEMPLATES]))
    assert "Quellen: <a" in body
    assert "jeder Satz aus den Artikeln" in body
    assert "Sources" not in body


def test_messages_are_filled_by_name() -> None:
    fields = {name for m in catalogue.messages() for f in forms(m) if m.id for name in FIELD.findall(f)}
    assert all(list(Formatter().parse(name)) for name in fields)
    assert ENGLISH.say("No. %(number)s", number=4) == "No. 4"
