import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from digest import grounding, text, titles
from digest.model import Article, Sentence
from digest.titles.shortening import main_clause
from tests.articles import KRAKATOA, NOON, article, story

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases/titles.toml").read_text(encoding="utf-8")
)["case"]
DAY = NOON.date()

TABLE = text.casing(
    [
        *KRAKATOA,
        "On Monday President Marcos dismisses talk of it, and ships in the strait deny rumours of ash and covers.",
    ]
)


SETTING = titles.Setting(TABLE, DAY)


def rung(name: str, one: Article, told: str) -> Sentence | None:
    return {found.name: found.title for found in titles.ladder(story(one), told, SETTING)}[name]


def test_a_kicker_that_stands_in_the_text_is_the_title() -> None:
    one = article(kicker="Telegraph Operators")
    found = titles.run_in(story(one), one.text, TABLE)
    assert found.text == "Telegraph operators."
    assert found.evidence[0].part == "kicker"


@pytest.mark.parametrize(
    "kicker",
    [
        "",
        "World",
        "Europe | Politics",
        "Volcano Watch",
        "A Kicker of Far Too Many Words",
        "Krakatoa",
        "Japan",
    ],
)
def test_a_kicker_that_tells_nothing_or_is_not_in_the_text_falls_through(kicker: str) -> None:
    assert rung("kicker", article(kicker=kicker), article().text) is None


def test_an_event_phrase_of_headline_and_opening_is_the_title() -> None:
    body = ("Officials opened a pumice inquiry on Tuesday after ships stopped in the strait.", *KRAKATOA[1:])
    found = titles.run_in(story(article(title="Pumice Inquiry Opens in Batavia", paragraphs=body)), "", TABLE)
    assert found.text == "Pumice inquiry."
    assert found.evidence[0].quote == "pumice inquiry"


def test_half_a_noun_phrase_is_no_title() -> None:
    body = ("Officials opened a pumice inquiry board on Tuesday after ships stopped.", *KRAKATOA[1:])
    one = article(title="Pumice Inquiry Opens in Batavia", paragraphs=body)
    assert rung("event phrase", one, one.text) is None


@pytest.mark.fault("F51")
@pytest.mark.parametrize(
    "title",
    ["Marcos Dismisses Rumours of Coup", "Ministers Deny Secret Treaty", "Officer Allegedly Sank Ferry"],
)
def test_a_headline_that_hedges_is_kept_whole(title: str) -> None:
    body = ("There was a secret treaty, a coup of rumours and a sank ferry on Tuesday.", *KRAKATOA)
    found = titles.run_in(story(article(title=title, paragraphs=body)), "", TABLE)
    assert found.text.lower() == title.lower() + "."
    assert grounding.keeps_hedges(found)


def test_the_headline_in_sentence_case_is_the_last_rung() -> None:
    found = titles.run_in(story(article()), "", TABLE)
    assert found.text == "Ash covers ships in the Sunda Strait."
    assert {edit.rule for edit in found.edits} == {"sentence-case", "full-stop"}


def test_a_label_is_cut_and_recorded() -> None:
    found = titles.heading(story(article(title="Live: Ash Covers Ships")), "")
    assert found.text == "Ash Covers Ships"
    assert found.edits[0].rule == "label-cut"


@pytest.mark.parametrize("title", ["What Has Happened to the Sunda Strait?", "Ash " * 16])
def test_a_question_or_an_endless_headline_leaves_the_title_to_another_account(title: str) -> None:
    accounts = story(article(1, title=title), article(2, title="Ash Covers Ships"))
    assert titles.heading(accounts, "Ash covers the ships.").evidence[0].article_id == "a2"


def test_another_account_s_angle_never_heads_a_brief_that_does_not_tell_it() -> None:
    accounts = story(article(1, title="What Happened?"), article(2, title="Price of Nutmeg Doubles"))
    assert titles.heading(accounts, "Ash covers the ships.").text == "What Happened?"


def clause(one: Article) -> str:
    said = titles.topics(story(one), one, SETTING)[-1].title
    assert said is not None
    return said.text


def test_a_clause_fits_inside_a_sentence() -> None:
    assert clause(article()) == "ash covers ships in the Sunda Strait"
    assert clause(article(title="Marcos dismisses rumours of ash.")) == "Marcos dismisses rumours of ash"
    assert clause(article(title="Live: Ash Covers Ships")) == "ash covers ships"
    assert clause(article(title="Ash Covers the U.S.")) == "ash covers the U.S."


def test_another_language_keeps_its_letters() -> None:
    german = article(title="Die Asche bedeckt Schiffe", language="de")
    assert titles.run_in(story(german), "", TABLE).text == "Die Asche bedeckt Schiffe."
    assert clause(german) == "Die Asche bedeckt Schiffe"
    long = article(
        title="Die Asche bedeckt die Schiffe in der Sundastraße, sagt der Kapitän am Montag in Batavia",
        language="de",
    )
    assert titles.heading(story(long), "", TABLE, DAY).text == long.title


# ---------------------------------------------------------------- the cases, written before the rules


def of_case(case: dict[str, Any]) -> Article:
    body = (" ".join(case["opening"]),)
    return article(title=case["headline"], kicker=case["kicker"], paragraphs=body, published=None)


CASE_TABLE = text.casing(line for case in CASES for line in case["opening"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["headline"])
def test_a_title_is_one_that_an_editor_would_take(case: dict[str, Any]) -> None:
    one = of_case(case)
    found = titles.run_in(story(one), one.text, CASE_TABLE)
    assert found.text in case["run_in"]
    assert found.text not in case["never"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["headline"])
def test_a_phrase_for_the_greeting_is_safe_or_there_is_none(case: dict[str, Any]) -> None:
    one = of_case(case)
    phrase = titles.topics(story(one), one, titles.Setting(CASE_TABLE))[0].title
    assert phrase is None or phrase.text in (case["phrase"], *case.get("also", ()))


# ---------------------------------------------------------------- the main clause


def shortened(headline: str) -> str:
    return grounding.replay(headline, main_clause(headline, NAMES))


NAMES = text.casing(
    ["We saw Varland, Ostmark, Roth, Sampson, Batavia and Anjer. Ministers told police of fire and talks."]
)


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Varland says ferries to Ostmark and Anjer will stop Tuesday, with more to come", "Varland says ferries to Ostmark and Anjer will stop Tuesday"),
        ("Roth tells the ferrymen of Varland to go home, raising hope of peace", "Roth tells the ferrymen of Varland to go home"),
        ("Roth tells the ferrymen to go home after four decades at sea", "Roth tells the ferrymen to go home"),
        ("Varland charges the man who leads its polls, and Ostmark is watching", "Varland charges the man who leads its polls"),
        ("Roth barred from leaving Varland by ship as judges open a second case", "Roth barred from leaving Varland by ship"),
        ("From the captain’s table to the dock of Batavia: Varland tries Sampson", "From the captain’s table to the dock of Batavia: Varland tries Sampson"),
        ("From the captain’s table to the dock: Varland tries Sampson for arson", "Varland tries Sampson for arson"),
        ("Sampson, who sailed ash-covered ships all his life, is dead at 95", "Sampson is dead at 95"),
    ],
)  # fmt: skip
def test_a_long_headline_is_cut_to_its_main_clause(headline: str, wanted: str) -> None:
    assert shortened(headline) == wanted


@pytest.mark.fault("F51")
@pytest.mark.parametrize(
    "headline",
    [
        "Roth asks Ostmark for a treaty on ferries but leaves Anjer without one",
        "Varland to close the strait to ships of Ostmark, unless Roth resigns",
        "Ferries to Ostmark and Anjer will stop on Tuesday, says Minister Roth",
        "Ferries to Ostmark and Anjer have carried rifles for years, police say",
        "Varland ends its ban on ships from Ostmark, with exceptions for rifles",
        "Sampson hailed by the crowds in Varland and Ostmark as a hero",
        "Roth of Varland named after Sampson of Anjer as head of talks",
        "Ships of Varland may enter the harbor of Anjer as Roth denies a ban",
        "Rebels of Anjer blow up a Batavia hotel used as barracks by Varland forces",
        "Varland elects its first woman as head of state after 200 years of kings",
        "Roth meets Sampson, Ostmark’s captain, and the ferrymen of Anjer in Batavia today",
        "EU vows firm reply after Roth announces 25% tariffs on goods of Varland",
        "Thousands told to leave as fire nears the villages of Anjer and Batavia",
        "“We are lost without him,” say the ferrymen of Anjer after Sampson dies",
    ],
)
def test_a_clause_that_the_claim_rests_on_is_not_cut(headline: str) -> None:
    assert shortened(headline) == headline


def test_a_headline_of_ten_words_is_long_enough_to_stay() -> None:
    assert main_clause("Roth goes home, raising hope of peace in the strait", NAMES) == ()


def test_a_short_headline_of_another_account_heads_a_brief_that_tells_it() -> None:
    long = article(1, title="The Strait Is Gray and Still and the Captains Wait for a Wind to Come")
    accounts = story(long, article(2, title="Ash Covers Ships"))
    assert titles.heading(accounts, "Ash covers the ships.", TABLE, DAY).text == "Ash Covers Ships"
    assert titles.heading(accounts, "Captains wait.", TABLE, DAY).text == long.title


# ---------------------------------------------------------------- weekdays


@pytest.mark.parametrize(
    ("title", "days_later", "wanted"),
    [
        ("Ferries Will Stop Friday", 0, "Ferries will stop Friday."),
        ("Ferries Will Stop Friday", 2, "Ferries will stop Friday."),
        ("Ferries Will Stop Friday", 4, "Ferries will stop."),
        ("Ferries Will Stop on Friday Evening, Captains Say", 4, "Ferries will stop, captains say."),
        ("Ferries Will Stop Tuesday", 1, "Ferries will stop."),
        ("Ferries Stopped Tuesday", 1, "Ferries stopped Tuesday."),
        ("Ferries Stopped Tuesday", 9, "Ferries stopped."),
    ],
)  # fmt: skip
def test_a_weekday_is_true_on_the_edition_s_day_or_cut(title: str, days_later: int, wanted: str) -> None:
    table = text.casing(["We saw ferries stopped, and captains say that they stop for an evening."])
    found = titles.run_in(story(article(title=title)), "", table, DAY + timedelta(days=days_later))
    assert found.text == wanted


def test_a_weekday_of_an_undated_article_is_cut() -> None:
    undated = article(title="Ferries Stopped Tuesday", published=None)
    assert titles.heading(story(undated), "", TABLE, DAY).text == "Ferries Stopped"
    assert titles.heading(story(undated), "", TABLE).text == undated.title


def test_a_weekday_that_is_part_of_a_name_can_t_go_so_another_account_heads_the_brief() -> None:
    black = article(1, title="Black Friday Empties the Harbor", published=None)
    accounts = story(black, article(2, title="Ash Covers Ships"))
    assert (
        titles.heading(accounts, "Ash covers the ships.", TABLE, date(1883, 9, 9)).text == "Ash Covers Ships"
    )


# ---------------------------------------------------------------- the greeting’s phrase


def test_an_event_with_its_place_is_a_phrase_for_the_greeting() -> None:
    body = ("Officials opened the pumice inquiry in Batavia on Tuesday.", *KRAKATOA[1:])
    one = article(title="Pumice Inquiry Opens", paragraphs=body)
    phrase, _ = titles.topics(story(one), one, SETTING)
    assert phrase.title is not None
    assert phrase.title.text == "the pumice inquiry in Batavia"
    assert phrase.title.edits == ()


def test_an_event_that_says_neither_where_nor_whose_is_none() -> None:
    body = ("Officials opened the pumice inquiry on Tuesday.", *KRAKATOA[1:])
    one = article(title="Pumice Inquiry Opens", paragraphs=body)
    phrase, _ = titles.topics(story(one), one, SETTING)
    assert (phrase.title, phrase.why) == (None, "it does not say where or whose")


@pytest.mark.fault("F51")
@pytest.mark.parametrize("verb", ["Threatens", "Averts", "Plans", "Cancels", "Warns of", "Denies"])
def test_what_is_threatened_or_averted_is_never_a_phrase(verb: str) -> None:
    body = ("The captain spoke of a pumice attack on Tuesday.", *KRAKATOA[1:])
    one = article(title=f"Captain {verb} Pumice Attack", paragraphs=body, kicker="Pumice attack")
    rungs = titles.ladder(story(one), one.text, SETTING)
    assert [found.title is None for found in rungs] == [True, True, False]
    assert verb.split(maxsplit=1)[0].lower() in rungs[0].why.lower()
