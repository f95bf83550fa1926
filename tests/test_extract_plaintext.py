"""Pages of text against what a reader would call their article. The cases are invented pages of nine kinds of house."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import extract, plaintext
from digest.model import Article, Document

CASES = Path(__file__).parent / "cases" / "plaintext"
NAMES = sorted(path.name for path in CASES.iterdir())


def article_of(page: str) -> Article:
    (found,) = extract(Document("page.txt", "text/plain", page.encode()))
    assert isinstance(found, Article), found
    return found


def case(name: str) -> tuple[Article, dict[str, Any]]:
    page = (CASES / name / "page.txt").read_text(encoding="utf-8")
    return article_of(page), json.loads((CASES / name / "expected.json").read_text(encoding="utf-8"))


def datelines(article: Article) -> str:
    return (
        "".join(f"{dropped.line} " for dropped in article.dropped if dropped.reason == "a dateline") or "\0"
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_page_is_read_right(name: str) -> None:
    article, expected = case(name)
    told = {key: getattr(article, key) for key in ("title", "dek", "author", "publisher", "language")}
    told["published"] = article.published.isoformat() if article.published else None
    assert told == {key: expected[key] for key in told}


@pytest.mark.fault("F24")
@pytest.mark.fault("F25")
@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_its_paragraphs_each_once_and_nothing_else(name: str) -> None:
    article, expected = case(name)
    starts = [p[: len(s)] for p, s in zip(article.paragraphs, expected["starts"], strict=False)]
    assert (starts, len(article.paragraphs)) == (expected["starts"], len(expected["starts"]))
    assert article.paragraphs[-1].endswith(expected["last"])


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_is_kept_or_dropped_with_its_reason(name: str) -> None:
    article, _ = case(name)
    told = " ".join(
        (article.title, article.dek, article.kicker, article.text, *(d.line for d in article.dropped))
    )
    page = (CASES / name / "page.txt").read_text(encoding="utf-8").replace(datelines(article), "")
    assert [line for line in page.split("\n") if line.strip(" -•\t") not in told] == []
    assert all(dropped.reason for dropped in article.dropped)


# ---------------------------------------------------------------- a real page


@pytest.mark.fault("F24")
@pytest.mark.fault("F25")
def test_a_real_scraped_page_gives_its_five_paragraphs(shared: Path) -> None:
    page = shared / "seeds" / "starmer-asks-trump.txt"
    if not page.is_file():
        pytest.skip("the real page is not in ../shared/seeds: its text belongs to another publisher")
    article = article_of(page.read_text(encoding="utf-8"))
    assert article.title == "Starmer Asks Trump for Security Guarantees for Ukraine"
    assert article.dek.startswith(
        "The British prime minister has said that a British-led peacekeeping force is"
    )
    assert (article.author, article.publisher, article.published) == (
        "Alexandra Sharp",
        "Foreign Policy",
        None,
    )
    assert (len(article.paragraphs), len(article.text.split())) == (5, 283)
    assert len(set(article.paragraphs)) == 5
    assert article.paragraphs[0].startswith("British Prime Minister Keir Starmer arrived")
    assert article.paragraphs[-1].endswith("I’ll always be with the British.”")


# ---------------------------------------------------------------- clean text stays as it is

NOUNS = "harbour glacier orchestra parliament orchard tram lantern comet archive ferry baker library quarry".split()
VERBS = "opened closed mended lost measured painted praised sold moved closed counted".split()


def sentence(words: tuple[str, str, str, int]) -> str:
    one, verb, other, number = words
    return f"The {one} {verb} the {other} in {number} days, which nobody at the {other} had thought possible."


SENTENCES = st.tuples(
    st.sampled_from(NOUNS), st.sampled_from(VERBS), st.sampled_from(NOUNS), st.integers(2, 9999)
).map(sentence)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


@given(st.lists(PARAGRAPHS, min_size=4, max_size=9, unique=True))
def test_clean_text_comes_through_untouched_and_cleaning_it_again_changes_nothing(
    paragraphs: list[str],
) -> None:
    article = article_of("\n\n".join(("Harbour opened in record time", *paragraphs)))
    assert article.paragraphs == tuple(paragraphs)
    assert article.dropped == ()
    again = article_of(f"{article.title}\n\n{article.text}")
    assert (again.title, again.text, again.id) == (article.title, article.text, article.id)


# ---------------------------------------------------------------- single rules

BODY = tuple(
    f"The {noun} of Port Ansel was opened on Monday by a {noun} inspector, who measured it twice and praised its doors."
    for noun in NOUNS[:5]
)


def with_line(line: str, place: int = 2) -> Article:
    return article_of("\n\n".join(("Doors open at last", *BODY[:place], line, *BODY[place:])))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The doors that nobody closed",
        "Sign up for our newsletter and get the harbour in your inbox.",
        "Story continues below advertisement",
        "An inspector at the doors. Una Brae/Ansel Mirror",
        "Inspectors at work on Monday. Photograph: Una Brae",
        "The doors on Monday (AP Photo/Una Brae)",
        "Share on Facebook",
        "Already a subscriber? Log in",
        "RELATED STORIES",
        "What happens next",
        "You have two free articles left this month.",
    ],
)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    article = with_line(line)
    assert article.paragraphs == BODY
    assert [dropped.line for dropped in article.dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "It leaked.",
        "“Subscribe to our newsletter,” the inspector said on Monday, and nobody knew why.",
        "The newspaper lost 4,000 subscribers after it had asked readers to register with an email address.",
        "Sales of cookies at the harbour rose by a third, according to Reuters.",
        "More from the coast arrived on Monday, when the inspectors came back with a longer ladder.",
        "Comments by the inspector, made in passing, were taken down by Una Brae, a reporter.",
        "The inspector’s photo of the doors, taken by Una Brae, was sold for charity in the spring of that year.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line: str) -> None:
    assert line in with_line(line).paragraphs


def test_the_items_of_an_announced_list_stay() -> None:
    article = article_of(
        "\n\n".join(("Doors", *BODY[:2], "The inspector named three:", "- oak;\n- elm;\n- ash.", *BODY[2:]))
    )
    assert article.paragraphs[2:6] == ("The inspector named three:", "oak;", "elm;", "ash.")


def test_a_preview_that_breaks_off_gives_way_to_the_whole_paragraph() -> None:
    article = article_of("\n\n".join(("Doors open", f"{BODY[0][:60]}…", *BODY)))
    assert article.paragraphs == BODY


def test_paragraphs_wrapped_by_hand_are_made_whole() -> None:
    wrapped = "\n\n".join(paragraph[:58] + "\n" + paragraph[58:].lstrip() for paragraph in BODY)
    whole = tuple(paragraph[:58].rstrip() + " " + paragraph[58:].lstrip() for paragraph in BODY)
    assert article_of(f"Doors open at last\n\n{wrapped}").paragraphs == whole


def test_a_page_without_a_title_takes_the_beginning_of_its_text() -> None:
    assert (
        article_of(
            "\n\n".join(" ".join((paragraph, paragraph.replace("Monday", "Tuesday"))) for paragraph in BODY)
        ).title
        == BODY[0].rstrip(".")[:100].rsplit(" ", 1)[0] + "…"
    )


def test_two_lines_about_one_picture_share_their_words() -> None:
    assert plaintext.shared("The doors of the harbour", "The harbour doors on Monday. Una Brae/AFP") == 1.0
    assert plaintext.shared("", "doors") == 0.0
