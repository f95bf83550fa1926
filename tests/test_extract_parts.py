"""The small parts of the border: dates, addresses, bylines, datelines, languages, clean lines."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import addresses, byline, clean, dates, languages
from digest.extract.lines import Line, lines_of
from digest.extract.plain import markers


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-27", utc(2025, 2, 27)),
        ("2025-02-27T20:15:00+03:00", utc(2025, 2, 27, 17, 15)),
        ("2025-02-27T20:15:00.123456Z", utc(2025, 2, 27, 20, 15)),
        ("Thu, 27 Feb 2025 19:10:00 +0000", utc(2025, 2, 27, 19, 10)),
        ("Thu, 27 Feb 2025 19:10:00 EST", utc(2025, 2, 28, 0, 10)),
        ("Published 27 February 2025 at 3.25pm GMT", utc(2025, 2, 27, 15, 25)),
        ("10.40pm JST, Thursday 27 February 2025", utc(2025, 2, 27, 13, 40)),
        ("February 27, 2025 at 12:05 a.m. EST", utc(2025, 2, 27, 5, 5)),
        ("Sept. 3rd, 2024", utc(2024, 9, 3)),
        ("Stand: 21.10.2023, 18.30 Uhr", utc(2023, 10, 21, 18, 30)),
        ("3. März 2024", utc(2024, 3, 3)),
        ("le 14 juillet 2021", utc(2021, 7, 14)),
        ("5 de mayo de 2020", utc(2020, 5, 5)),
        ("27/02/2025", utc(2025, 2, 27)),
        ("02/27/2025", utc(2025, 2, 27)),
        ("PUBLISHED: 10:31, 19 July 2022 | UPDATED: 15:04, 19 July 2022", utc(2022, 7, 19, 10, 31)),
    ],
)
def test_dates_are_read_as_pages_write_them(text: str, moment: datetime) -> None:
    assert dates.placed(dates.parse(text), UTC) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("27 February 2025", utc(2025, 2, 27, 5)),
        ("27 February 2025, 10:30", utc(2025, 2, 27, 15, 30)),
        ("2025-07-01T00:00:00", utc(2025, 7, 1, 4)),
        ("27 February 2025, 10:30 GMT", utc(2025, 2, 27, 10, 30)),
        ("2025-02-27T10:30:00+01:00", utc(2025, 2, 27, 9, 30)),
    ],
)
def test_a_date_without_a_zone_is_the_reader_s_own(text: str, moment: datetime) -> None:
    assert dates.placed(dates.parse(text), ZoneInfo("America/New_York")) == moment


def test_the_last_hours_of_the_calendar_are_in_no_zone() -> None:
    assert dates.placed(datetime(9999, 12, 31, 23), ZoneInfo("America/New_York")) is None  # noqa: DTZ001


@pytest.mark.fault("F19")
@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "32 Feb 2025", "30 February 2025", "27 Feb 2025 25:61", "02/03/2025", "0001-01-01", "1994-12-31", "2101-01-01", "12 Monkeys 2025", "27 Feb 2025 14:00 pm", "2025-02-27T10:00+99:00"],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.fault("F19")
@given(st.text(max_size=60))
def test_no_text_raises_and_every_date_is_utc(text: str) -> None:
    moment = dates.placed(dates.parse(text), UTC)
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1995, 1, 2), max_value=datetime(2100, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_written_in_iso_is_read_back(moment: datetime) -> None:
    assert dates.parse(moment.isoformat()) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://A.example:443/x?utm_source=y&id=3&fbclid=z#top", "https://a.example/x?id=3"),
        ("http://a.example", "http://a.example/"),
        (" https://a.example/a b?q=ä ", "https://a.example/a%20b?q=%C3%A4"),
        ("https://a.example:8080/x", "https://a.example:8080/x"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,hello", ""),
        ("//a.example/x", ""),
        ("/x", ""),
        ("http://[broken", ""),
        ("https://a.example:99999/", ""),
        ("https://a.example/" + "x" * 3000, ""),
    ],
)
def test_an_address_has_one_form_or_none(address: str, canonical: str) -> None:
    assert addresses.canonical(address) == canonical


def test_a_relative_address_is_resolved_where_the_page_says_against_what() -> None:
    assert addresses.canonical("/x", "https://a.example/y/z") == "https://a.example/x"


@given(st.text(max_size=80))
def test_an_address_made_canonical_stays_so(text: str) -> None:
    once = addresses.canonical(text) or addresses.canonical(f"https://a.example/{text}")
    assert addresses.canonical(once) == once


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Una Brae", "Una Brae", ""),
        ("BY UNA BRAE AND IAIN MUIR", "Una Brae and Iain Muir", ""),
        ("By Una Brae, Iain Muir and Jean-Luc de la Tour", "Una Brae, Iain Muir and Jean-Luc de la Tour", ""),
        ("By Una Brae, The Ansel Mirror, 4 March 2024", "Una Brae", "The Ansel Mirror"),
        ("By Una Brae in Port Ansel", "Una Brae", ""),
        ("By Una Brae for The Ansel Mirror", "Una Brae", "The Ansel Mirror"),
        ("By UNA BRAE FOR THE DAILY LANTHORN", "Una Brae", "The Daily Lanthorn"),
        ("By Una Brae | Staff Writer | March 4, 2024", "Una Brae", ""),
        ("Posted on March 4, 2024 by Una O’Brae", "Una O’Brae", ""),
        ("By , the tide correspondent at The Ansel Mirror.", "", "The Ansel Mirror"),
        ("By |", "", ""),
        ("Von Liesbeth Ohlendorf", "Liesbeth Ohlendorf", ""),
        ("By Una Brae 5 minute read", "Una Brae", ""),
        ("By Una Brae March 18 at 12:22 PM", "Una Brae", ""),
        (
            "By Una Brae, a deputy editor who has covered tides for ten years. She lives by the sea.",
            "Una Brae",
            "",
        ),
        ("Una Brae · Ansel News ·", "Una Brae", "Ansel News"),
        ("Par Margaux Lelong le 7 mai 2020", "Margaux Lelong", ""),
        ("Veröffentlicht am 4. März 2024 von Una Brae", "Una Brae", ""),
        ("Autor: Una Brae", "Una Brae", ""),
    ],
)
def test_a_byline_names_its_writer_and_house(line: str, author: str, publisher: str) -> None:
    signature = byline.byline(line)
    assert signature
    assert (signature.author, signature.publisher) == (author, publisher)


@pytest.mark.parametrize(
    "line", ["By Monday the harbour had been closed for a week and nobody minded.", "Bystanders clapped", ""]
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert byline.byline(line) is None


@pytest.mark.parametrize(
    "line", ["The Man Who Catalogued Silence", "harbour master", "Una", "Una Brae was there."]
)
def test_a_title_or_a_word_is_no_person(line: str) -> None:
    assert byline.person(line) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("4 March 2024, Una Brae", "Una Brae"),
        ("Una Brae Stand: 4. März 2024", "Una Brae"),
        ("4 March 2024, 10:31 AM UTC", ""),
        ("Una Brae", ""),
    ],
)
def test_a_name_beside_a_date_is_found(line: str, name: str) -> None:
    assert byline.beside_date(line) == name


@pytest.mark.parametrize(
    ("paragraph", "prefix", "outlet"),
    [
        (
            "BUCHAREST, Feb 26 (Harbour Wire) - Police said.",
            "BUCHAREST, Feb 26 (Harbour Wire) - ",
            "Harbour Wire",
        ),
        ("WASHINGTON (AP) — Police said.", "WASHINGTON (AP) — ", "AP"),
        (
            "TALLIS, Jan. 17, 2024 /NewsCourier/ -- Police said.",
            "TALLIS, Jan. 17, 2024 /NewsCourier/ -- ",
            "NewsCourier",
        ),
        ("Wiesmoor (dpa) - Die Uhr geht.", "Wiesmoor (dpa) - ", "dpa"),
        ("LONDON — Police said.", "LONDON — ", ""),
        ("Vienna - a city of clocks - woke late.", "", ""),
        ("The harbour — all of it — was closed.", "", ""),
        ("NATO - the alliance - met.", "", ""),
        ("GAZA/JERUSALEM (Reuters) -Rockets fell.", "GAZA/JERUSALEM (Reuters) -", "Reuters"),
        ("(Reuters) – Rockets fell.", "(Reuters) – ", "Reuters"),
        (
            "BUKAVU, Democratic Republic of Congo, Feb 27 (Harbour Wire) - At least",
            "BUKAVU, Democratic Republic of Congo, Feb 27 (Harbour Wire) - ",
            "Harbour Wire",
        ),
    ],
)
def test_a_dateline_is_told_from_a_sentence_with_a_dash(paragraph: str, prefix: str, outlet: str) -> None:
    assert byline.dateline(paragraph) == (prefix, outlet)


def test_a_house_in_capitals_is_written_small_and_initials_stay() -> None:
    assert [byline.house(name) for name in ("BBC NEWS", "The Mirror", "THE ANSEL MIRROR")] == [
        "BBC News",
        "The Mirror",
        "The Ansel Mirror",
    ]


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The harbour was closed on Monday and it is not known for how long.", "", "en"),
        ("The harbour was closed on Monday.", "en-AU", "en"),
        (
            "Der Hafen wurde am Montag geschlossen und niemand weiß, wie lange das so bleiben wird.",
            "en",
            "de",
        ),
        ("Le port est fermé depuis lundi et les bateaux ne sont pas au courant de la situation.", "", "fr"),
        ("El puerto se ha cerrado el lunes por la tarde y los barcos no lo saben.", "", "es"),
        ("Порт закрыт с понедельника.", "", "ru"),
        ("港は月曜日から閉まっています。", "", "ja"),
        ("Der Hafen ist zu.", "cy", "cy"),
        ("", "not a tag", "en"),
    ],
)
def test_the_language_is_as_declared_unless_obviously_another(
    text: str, declared: str, language: str
) -> None:
    assert languages.language(text, declared) == language


@pytest.mark.fault("F28")
@given(st.text())
def test_a_clean_line_is_clean_for_good(text: str) -> None:
    once = clean.line(text)
    assert clean.line(once) == once
    assert "\n" not in once
    assert "  " not in once
    once.encode("utf-8")


# ---------------------------------------------------------------- lines


def test_a_number_alone_is_a_dates_or_a_headings_and_only_in_a_row_a_bullet() -> None:
    assert [line.text for line in lines_of("7. Juni 2017\n\n1. The door that stuck\n\nIt stuck.")] == [
        "7. Juni 2017",
        "1. The door that stuck",
        "It stuck.",
    ]
    rows = lines_of("1. oak\n2. elm\n3. ash")
    assert [(line.text, line.bullet) for line in rows] == [("oak", True), ("elm", True), ("ash", True)]


def test_a_line_hangs_on_an_item_while_it_is_indented_more() -> None:
    page = "  • oak\n\n    which is hard\n\n  The doors are open."
    assert [line.item for line in lines_of(page)] == [True, True, False]


def test_an_initial_set_large_is_given_back_to_its_word() -> None:
    assert [line.text for line in lines_of("T\nhe doors are open.")] == ["The doors are open."]
    assert [line.text for line in lines_of("A\n\nThe doors are open.")] == ["A", "The doors are open."]


@pytest.mark.parametrize(
    "label", ["Comments (12)", "3 Kommentare", "Leave a Reply", "About the author", "Tags: doors, harbour"]
)
def test_a_label_behind_which_the_page_goes_on_without_its_article(label: str) -> None:
    assert markers.marks_tail(Line(label))
    assert not markers.marks_tail(Line(f"{label} were asked for by the inspector of the harbour in the end."))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("月曜日、閉鎖されていた橋が開通した。市長は式典で、長い間待っていたと述べた。", "ja"),
        ("星期一，关闭多年的大桥开通了。市长在仪式上说，等待的时间太长了。", "zh"),
        ("월요일, 오랫동안 폐쇄되었던 다리가 개통되었다.", "ko"),
    ],
)
def test_a_script_tells_its_language(text: str, tag: str) -> None:
    assert languages.language(text, "en") == tag
