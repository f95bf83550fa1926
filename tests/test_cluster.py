from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digest import cluster
from digest.model import Article
from tests.articles import KRAKATOA, NOON, article

OTHER_WORDS = (
    "Passing vessels found the Sunda Strait choked with pumice after Krakatoa blew itself to pieces on Monday.",
    "Batavia’s harbor master recorded ash on decks a hundred miles off, and the telegraph to Anjer is dead.",
)
FERRY = (
    "Varland’s parliament rejected a ferry treaty with Ostmark on Monday by 61 votes to 58.",
    "Prime Minister Anselm Roth had staked his government on the deal, and the Coast League opposed it.",
)
TRAIN = (
    "A Belgian company announced an express train from Paris toward Constantinople for October.",
    "Railway directors accepted a common timetable, though customs officers will still search the luggage.",
)


def night() -> list[Article]:
    return [
        article(1, paragraphs=KRAKATOA),
        article(2, title="Varland Rejects Ferry Treaty", paragraphs=FERRY),
        article(3, title="Pumice Chokes Sunda Strait After Krakatoa", paragraphs=OTHER_WORDS),
        article(4, title="Express Train to Constantinople Announced", paragraphs=TRAIN),
    ]


def groups(articles: list[Article]) -> list[list[str]]:
    return [[one.id for one in story.articles] for story in cluster.stories(articles)]


def test_reports_of_one_event_are_one_story_the_fullest_first() -> None:
    assert groups(night()) == [["a1", "a3"], ["a2"], ["a4"]]


def test_each_merge_says_what_holds_it_together() -> None:
    story = cluster.stories(night())[0]
    assert story.why[0] == "the fullest account"
    assert "sharing" in story.why[1]
    assert "krakatoa" in story.why[1] or "pumice" in story.why[1]


def test_reports_of_different_weeks_are_different_stories() -> None:
    late = article(
        3, title="Pumice Chokes Sunda Strait", paragraphs=OTHER_WORDS, published=NOON + timedelta(days=9)
    )
    assert groups([article(1), late]) == [["a1"], ["a3"]]


def test_an_undated_report_may_join() -> None:
    undated = article(
        3, title="Pumice Chokes Sunda Strait After Krakatoa", paragraphs=OTHER_WORDS, published=None
    )
    assert ["a1", "a3"] in groups([*night()[:2], night()[3], undated])


def test_no_articles_make_no_stories() -> None:
    assert cluster.stories([]) == []


@given(st.permutations(night()))
def test_the_order_of_the_input_does_not_change_the_stories(articles: list[Article]) -> None:
    assert {frozenset(group) for group in groups(articles)} == {
        frozenset({"a1", "a3"}),
        frozenset({"a2"}),
        frozenset({"a4"}),
    }


def test_a_chain_of_likenesses_is_no_story() -> None:
    """A is like B and B like C, but A and C share nothing: average link keeps C out."""
    scores = {(0, 1): 0.4, (1, 2): 0.3}
    assert cluster._average_link(3, scores) == [[0, 1], [2]]  # noqa: SLF001
