import pytest

from digest import text
from digest.text.countries import countries, is_country
from digest.text.verbs import third_person, verb_at

BODIES = (
    "Rates at the Bank of England rose, and a bank in Anjer shut. The Workers’ Party of Varland lost a 40-year fight.",
    "They free ships, and we watch rates and a show on the tariff. On Al-Rashid Street, Roth saw King Osric; a treaty held.",
)
TABLE = text.casing(BODIES)


def sentence_case(headline: str, *, first_too: bool = False) -> str:
    for start, end in text.lowered(headline, TABLE, first_too=first_too):
        headline = headline[:start] + headline[start:end].lower() + headline[end:]
    return headline


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Bank of England Lifts Rates", "Bank of England lifts rates"),
        ("Roth Sees an End to a 40-Year Fight", "Roth sees an end to a 40-year fight"),
        ("Roth Shows Varland Tariff-Free Ships", "Roth shows Varland tariff-free ships"),
        ("Roth Leaves “Free Ships” for the Queue", "Roth leaves “Free Ships” for the queue"),
        ("Varland Votes, and the Party Loses", "Varland votes, and the party loses"),
        ("Varland Votes as They Please", "Varland votes as they please"),
        ("Roth Hands Varland a King’s Treaty", "Roth hands Varland a king’s treaty"),
        ("Roth Sees King Osric", "Roth sees King Osric"),
        ("Ships Stop on Tuesday in White House", "Ships stop on Tuesday in White House"),
        ("Ships March on March 4", "Ships march on March 4"),
        ("Fight on Al-Rashid Street", "Fight on Al-Rashid Street"),
        ("Soviet Union and Roth Free Ships", "Soviet Union and Roth free ships"),
    ],
)
def test_a_headline_is_set_small_but_for_names(headline: str, wanted: str) -> None:
    assert sentence_case(headline) == wanted


def test_a_name_of_several_words_opens_a_clause_with_its_capital() -> None:
    assert sentence_case("Bank of England lifts rates", first_too=True) == "Bank of England lifts rates"
    assert sentence_case("Bank in Anjer lifts rates", first_too=True) == "bank in Anjer lifts rates"


# ---------------------------------------------------------------- countries


def test_the_longest_name_of_a_country_counts() -> None:
    found = countries(
        "South Korean ships left; the U.S. and Americans in New Mexico watched Papua New Guinea."
    )
    assert found == {"South Korea": 1, "United States": 3, "Papua New Guinea": 1}


def test_common_words_are_no_countries() -> None:
    assert countries("They gave us polish for the china, and a turkey.") == {}


@pytest.mark.parametrize(
    ("name", "wanted"), [("Romania", True), ("White House", True), ("Romania votes", False), ("", False)]
)
def test_a_country_by_itself_is_told_from_more(name: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_country(name) is wanted


# ---------------------------------------------------------------- verbs


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("Varland rejects ferry treaty", "rejects"),
        ("Police to search captain’s home", "to"),
        ("Ferries for Anjer stopped by ice", "stopped"),
        ("A drill, a hopper and a phone mast leave for the Moon", "leave"),
        ("The king who kept ferries", ""),
        ("Seven planets and one evening", ""),
        ("A murder probe", ""),
        ("The strikes of Varland", ""),
        ("Rejects", ""),
    ],
)
def test_the_verb_of_a_headline_is_found_after_its_subject(clause: str, verb: str) -> None:
    found = text.words(clause)
    at = verb_at(found)
    assert (found[at] if at is not None else "") == verb


def test_the_third_person_is_spelled_by_its_ending() -> None:
    assert [third_person(base) for base in ("ask", "try", "crash", "pay", "veto")] == [
        "asks",
        "tries",
        "crashes",
        "pays",
        "vetoes",
    ]
