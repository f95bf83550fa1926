import pytest

from digest import grounding, text, titles
from tests.articles import KRAKATOA, article, story

TABLE = text.casing(
    [
        *KRAKATOA,
        "On Monday President Marcos dismisses talk of it, and ships in the strait deny rumours of ash and covers.",
    ]
)


def test_a_kicker_that_stands_in_the_text_is_the_title() -> None:
    one = article(kicker="Telegraph Operators")
    found = titles.run_in(story(one), one.text, TABLE)
    assert found.text == "Telegraph operators."
    assert found.evidence[0].part == "kicker"


@pytest.mark.parametrize(
    "kicker", ["World", "Europe | Politics", "Volcano Watch", "A Kicker of Far Too Many Words"]
)
def test_a_kicker_that_tells_nothing_or_is_not_in_the_text_falls_through(kicker: str) -> None:
    assert titles.rungs(story(article(kicker=kicker)), article().text, TABLE)["kicker"] is None


def test_an_event_phrase_of_headline_and_opening_is_the_title() -> None:
    body = ("Officials opened a pumice inquiry on Tuesday after ships stopped in the strait.", *KRAKATOA[1:])
    found = titles.run_in(story(article(title="Pumice Inquiry Opens in Batavia", paragraphs=body)), "", TABLE)
    assert found.text == "Pumice inquiry."
    assert found.evidence[0].quote == "pumice inquiry"


def test_half_a_noun_phrase_is_no_title() -> None:
    body = ("Officials opened a pumice inquiry board on Tuesday after ships stopped.", *KRAKATOA[1:])
    one = article(title="Pumice Inquiry Opens in Batavia", paragraphs=body)
    assert titles.rungs(story(one), one.text, TABLE)["event phrase"] is None


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


def test_a_clause_fits_inside_a_sentence() -> None:
    assert titles.clause(article(), TABLE).text == "ash covers ships in the Sunda Strait"
    marcos = article(title="Marcos dismisses rumours of ash.")
    assert titles.clause(marcos, TABLE).text == "Marcos dismisses rumours of ash"


def test_another_language_keeps_its_letters() -> None:
    german = article(title="Die Asche bedeckt Schiffe", language="de")
    assert titles.run_in(story(german), "", TABLE).text == "Die Asche bedeckt Schiffe."
    assert titles.clause(german, TABLE).text == "Die Asche bedeckt Schiffe"
