import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import text


def split(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in text.sentence_spans(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "The U.S. President met Mr. Roth. They talked.",
            ["The U.S. President met Mr. Roth.", "They talked."],
        ),
        ("It fell 2.5 percent. Then it rose.", ["It fell 2.5 percent.", "Then it rose."]),
        ("He left at 5 p.m. The doors closed.", ["He left at 5 p.m.", "The doors closed."]),
        ("It rose at 7:16 p.m. Eastern time. It fell.", ["It rose at 7:16 p.m. Eastern time.", "It fell."]),
        ("He spoke at 5 p.m. Thursday. Few came.", ["He spoke at 5 p.m. Thursday.", "Few came."]),
        ("Ships left Sault Ste. Marie. None came back.", ["Ships left Sault Ste. Marie.", "None came back."]),
        ("J. P. Morgan spoke. So did Ida.", ["J. P. Morgan spoke.", "So did Ida."]),
        (
            "“We will go. We will win,” he said. Nobody moved.",
            ["“We will go. We will win,” he said.", "Nobody moved."],
        ),
        ('"It is done." Roth sat down.', ['"It is done."', "Roth sat down."]),
        ("He wrote to Gen. Brandt. No reply came!", ["He wrote to Gen. Brandt.", "No reply came!"]),
        (
            "On Feb. 27 it rained. (It always does.) Yes.",
            ["On Feb. 27 it rained.", "(It always does.)", "Yes."],
        ),
        ("One without a stop", ["One without a stop"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str, expected: list[str]) -> None:
    assert split(paragraph) == expected


@given(st.text(max_size=300))
def test_spans_are_in_order_disjoint_and_lose_only_blanks(paragraph: str) -> None:
    spans = text.sentence_spans(paragraph)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    between = [
        paragraph[a[1] : b[0]] for a, b in zip([(0, 0), *spans], [*spans, (len(paragraph),) * 2], strict=True)
    ]
    assert "".join(between).strip() == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "He ordered the crew to shovel.",
        "But the ministers refused.",
        "Meanwhile, the ships waited.",
        "The proposal surprised his party.",
        "These terms were refused by the council.",
        "In a statement, he denied it.",
        "The other is Ostmark, across the Sound of Elm.",
        "Thousands of Varlanders lined the roads as she was buried.",
        "Police in Anjer on Tuesday said he was gone.",
        "Together the two make up the fleet.",
        "Brandt was taken from the same harbor.",
        "Three of the men were Varlanders.",
        "Many had waited since the spring.",
        "Queen Ida hosted Roth’s first, in June.",
        "“He is gone,” Brandt said.",
    ],
)
def test_a_sentence_that_points_back_leans(sentence: str) -> None:
    assert text.leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Roth said he would resign.",
        "Prime Minister Anselm Roth told his party to wait.",
        "The treaty failed by three votes.",
        "Officials said they had no count.",
        "“Nobody is coming,” Brandt said.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_lean(sentence: str) -> None:
    assert not text.leans_back(sentence)


def test_a_quotation_alone_wants_its_speaker() -> None:
    assert text.speakerless_quotation("“Because my concern is that nobody will come.”")
    assert not text.speakerless_quotation("“Nobody will come,” Roth said on Tuesday.")
    assert not text.speakerless_quotation("The treaty is “the last cheap peace on offer” for both sides.")


def test_unquoted_text_keeps_its_offsets() -> None:
    sentence = "Roth said “we go on Monday” and left on Tuesday."
    plain = text.unquoted(sentence)
    assert len(plain) == len(sentence)
    assert "Monday" not in plain
    assert plain.index("Tuesday") == sentence.index("Tuesday")


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("Roth arrived on Thursday with a letter.", True),
        ("Roth spoke late on Monday night.", True),
        ("Roth spoke on Thursday and Friday.", False),
        ("Thursday’s vote failed.", False),
        ("Roth spoke on Thursday, Friday and Saturday.", False),
    ],
)
def test_a_weekday_is_loose_where_the_sentence_stands_without_it(sentence: str, loose: bool) -> None:  # noqa: FBT001
    assert bool(text.LOOSE_WEEKDAY.search(sentence)) is loose


def test_hedges_and_negations_are_found_in_every_form() -> None:
    assert text.hedges("Marcos dismisses rumours of coup") == {"dismisses", "rumours"}
    assert "not" in text.hedges("He doesn’t know")
    assert text.hedges("Ships met ash in the strait") == set()


def test_stems_join_the_forms_of_a_word_and_keep_short_ones() -> None:
    assert {text.stem(word) for word in ("tariff", "tariffs", "Tariff’s")} == {"tariff"}
    assert text.stem("gas") == "gas"
    assert text.stem("press") == "press"


def test_names_are_capitals_inside_sentences() -> None:
    assert text.names("Ships met Captain Sampson off Java. They waited on Monday.") == {
        "Captain",
        "Sampson",
        "Java",
    }


BODIES = [
    "In the end British ministers asked for help from the White House and NATO. It was a white lie about trade.",
    "Later the talks with Keir Starmer on security guarantees went on at the White House.",
]


def sentence_case(headline: str, *, first_too: bool = False) -> str:
    table = text.casing(BODIES)
    for start, end in text.lowered(headline, table, first_too=first_too):
        headline = headline[:start] + headline[start:end].lower() + headline[end:]
    return headline


def test_a_title_cased_headline_is_set_small_but_for_names() -> None:
    headline = "Ministers Asked White House and NATO for Security Guarantees"
    assert sentence_case(headline) == "Ministers asked White House and NATO for security guarantees"


def test_a_word_the_night_never_wrote_keeps_its_capital() -> None:
    assert sentence_case("Talks With Zorblax Went On") == "Talks with Zorblax went on"


def test_a_form_of_a_word_that_the_night_wrote_small_is_set_small() -> None:
    assert sentence_case("Minister Guarantee on Trade") == "Minister guarantee on trade"
    assert sentence_case("Talks Seeks Trade") == "Talks seeks trade"


def test_a_word_the_night_never_wrote_is_set_small_where_it_ends_as_no_name_does() -> None:
    assert (
        sentence_case("Talks on Fraying Guarantees Went Smoothly")
        == "Talks on fraying guarantees went smoothly"
    )


def test_a_sentence_cased_headline_is_left_alone_but_for_its_first_word_inside_a_sentence() -> None:
    assert sentence_case("Talks on Trade guarantees went on") == "Talks on Trade guarantees went on"
    assert sentence_case("Talks on trade went on", first_too=True) == "talks on trade went on"
    assert sentence_case("Starmer went on", first_too=True) == "Starmer went on"


def test_a_full_name_or_an_office_introduces_and_a_courtesy_does_not() -> None:
    told = "President Anselm Roth met Ida Brandt, and Mr. Dorn waited for Mrs. Lund."
    assert {"Roth", "Brandt"} <= text.introduced(told)
    assert not {"Dorn", "Lund"} & text.introduced(told)


def test_a_bare_name_is_one_that_nothing_introduces() -> None:
    told = "On Tuesday Roth’s party and Mrs. Lund met President Anselm Dorn of Varland."
    assert text.bare_names(told) == {"Roth", "Lund", "Varland"}


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Ocalan, who is 75 and was caught in Kenya in 1999, credited him by name.", True),
        ("Merkel met her in Berlin.", True),
        ("Merkel met her husband in Berlin.", False),
        ("Standing beside Trump, Starmer credited him with the plan.", False),
        ("Smith said the police beat him.", False),
        ("Trump told reporters that Putin called him.", False),
    ],
)
def test_him_is_somebody_else_than_the_only_one_named(sentence: str, leans: bool) -> None:  # noqa: FBT001
    assert text.leans_back(sentence) is leans
