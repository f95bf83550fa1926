from collections.abc import Iterable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digest import cluster
from digest.cluster import Rulings, grouping, telling
from digest.model import Article, Story
from tests.articles import KRAKATOA, NOON, article

OTHER_WORDS = (
    "Passing vessels found the Sunda Strait choked with pumice after Krakatoa blew itself to pieces on Monday.",
    "Batavia’s harbor master recorded ash on decks 100 miles off, and the telegraph to Anjer is dead.",
)
FERRY = (
    "Varland’s parliament rejected a ferry treaty with Ostmark on Monday by 61 votes to 58.",
    "Prime Minister Anselm Roth had staked his government on the deal, and the Coast League opposed it.",
)
TRAIN = (
    "A Belgian company announced an express train from Paris toward Constantinople for October.",
    "Railway directors accepted a common timetable, though customs officers will still search the luggage.",
)

FAEHRE = (
    (
        "Das Parlament von Varland hat den Vertrag über die Fähren mit der Ostmark am Montag nicht angenommen. Die "
        "Regierung war mit dem Ergebnis nicht zufrieden und hat sich auf eine neue Verhandlung im Herbst geeinigt."
    ),
    (
        "Auch aus der eigenen Partei war nach der Abstimmung Kritik zu hören, weil sie sich bei den Kosten nicht auf "
        "die Zahlen verlassen konnte."
    ),
)
ZUG = (
    (
        "Der Zug von Paris nach Konstantinopel soll nach dem Willen der Gesellschaft im Oktober zum ersten Mal fahren. "
        "Die Direktoren der Bahnen haben sich auf einen gemeinsamen Fahrplan geeinigt, und auch die Preise stehen fest."
    ),
    (
        "Nicht alle sind mit dem Plan zufrieden: Die Zöllner werden das Gepäck an jeder Grenze noch durchsuchen, wie "
        "aus der Verwaltung zu hören ist."
    ),
)


def night() -> list[Article]:
    return [
        article(1, paragraphs=KRAKATOA),
        article(2, title="Varland Rejects Ferry Treaty", paragraphs=FERRY),
        article(3, title="Pumice Chokes Sunda Strait After Krakatoa", paragraphs=OTHER_WORDS),
        article(4, title="Express Train to Constantinople Announced", paragraphs=TRAIN),
    ]


def ids(stories: Iterable[Story]) -> list[list[str]]:
    return [[one.id for one in story.articles] for story in stories]


def groups(articles: list[Article]) -> list[list[str]]:
    return ids(cluster.stories(articles))


def test_reports_of_one_event_are_one_story_the_fullest_first() -> None:
    assert groups(night()) == [["a1", "a3"], ["a2"], ["a4"]]


def test_two_reports_are_enough_to_tell() -> None:
    krakatoa, ferry, pumice, _ = night()
    assert groups([krakatoa, pumice]) == [["a1", "a3"]]
    assert groups([krakatoa, ferry]) == [["a1"], ["a2"]]


def test_one_report_is_a_story_and_none_are_none() -> None:
    assert groups(night()[:1]) == [["a1"]]
    assert groups([]) == []


def test_reports_without_words_stand_alone() -> None:
    empty = [article(number, title="", paragraphs=()) for number in (1, 2)]
    assert groups(empty) == [["a1"], ["a2"]]


@given(st.permutations(night()))
def test_the_order_of_the_input_does_not_change_the_stories(articles: list[Article]) -> None:
    assert {frozenset(group) for group in groups(articles)} == {
        frozenset({"a1", "a3"}),
        frozenset({"a2"}),
        frozenset({"a4"}),
    }


# ---------------------------------------------------------------- dates


def likeness(one: Article, other: Article) -> float:
    articles = [one, other]
    return cluster.likenesses(articles, cluster.vectors(articles))[0, 1]


def test_dates_far_apart_speak_against_one_story_but_cut_nothing() -> None:
    krakatoa, _, pumice, _ = night()
    late = article(3, title=pumice.title, paragraphs=pumice.paragraphs, published=NOON + timedelta(days=9))
    undated = article(3, title=pumice.title, paragraphs=pumice.paragraphs, published=None)
    assert 0 < likeness(krakatoa, late) < likeness(krakatoa, pumice)
    assert likeness(krakatoa, undated) == likeness(krakatoa, pumice)


def test_openings_on_different_weekdays_speak_against_one_story() -> None:
    """Two callers at one palace in one week, with one errand."""
    monday, thursday, nameless = (
        article(
            at, paragraphs=(f"The envoy called at the palace{day} and asked the king for a loan of ships.",)
        )
        for at, day in enumerate((" on Monday", " on Thursday", ""))
    )
    assert likeness(monday, thursday) < likeness(monday, nameless)


# ---------------------------------------------------------------- noise


def test_the_same_text_in_two_papers_is_one_story_whatever_the_dates() -> None:
    copy = article(
        5,
        title="From our correspondent",
        published=NOON + timedelta(days=400),
        paragraphs=(" ".join(KRAKATOA).upper(),),
    )
    (story,) = cluster.stories([article(1), copy])
    assert story.why[1].startswith("the same text as Paper ")


def test_a_night_full_of_one_text_is_one_story() -> None:
    """Terms that all reports share tell nothing apart, so that here only the wording itself can speak."""
    assert len(groups([article(number) for number in range(2 * telling.HANDFUL)])) == 1


def test_what_a_house_prints_under_everything_likens_nothing() -> None:
    notes = (
        "Subscribe to our evening letter for ships, harvests and the price of coal.",
        "We use cookies to remember which harbors and railways you follow.",
    )
    bodies = (KRAKATOA, FERRY, TRAIN)
    same_house = [
        article(at, url=f"https://paper.example.org/{at}", title=body[0][:40], paragraphs=(*body[:2], *notes))
        for at, body in enumerate(bodies)
    ]
    told = cluster.vectors(same_house)
    assert all("cooky" not in of and "cookie" not in of and "coal" not in of for of in told)
    assert groups(same_house) == [["a0"], ["a1"], ["a2"]]


def test_lines_of_a_text_that_one_house_printed_three_times_stay_its_own() -> None:
    prints = [
        article(at, url=f"https://wire.example.org/{at}", paragraphs=(*OTHER_WORDS, f"Print number {at}."))
        for at in range(3)
    ]
    assert all("telegraph" in of for of in cluster.vectors(prints))


def test_a_title_that_is_the_papers_name_says_nothing() -> None:
    by_name, by_host = (
        article(1, title="The Batavia Gazette", publisher="The Batavia Gazette", paragraphs=FERRY),
        article(2, title="Batavia Gazette", url="https://www.bataviagazette.example/1", paragraphs=FERRY),
    )
    assert all("gazette" not in of for of in cluster.vectors([by_name, by_host]))


def test_accents_make_no_second_man() -> None:
    assert telling.terms("Öcalan’s call", "en") == telling.terms("Ocalan's call", "en")


def test_small_words_of_another_language_liken_nothing() -> None:
    assert groups(
        [
            article(1, language="de", title="Parlament lehnt den Fährvertrag ab", paragraphs=FAEHRE),
            article(2, language="de", title="Ein Zug nach Konstantinopel ist angekündigt", paragraphs=ZUG),
        ]
    ) == [["a1"], ["a2"]]


# ---------------------------------------------------------------- why


def test_each_merge_says_how_alike_and_what_is_shared() -> None:
    first, second = cluster.stories(night())[0].why
    assert first == "the fullest account"
    score, _, shared = second.partition(", sharing ")
    assert score.endswith(" like Paper 1")
    assert float(score.split()[0]) >= grouping.THRESHOLD
    assert "names " in shared
    assert "Krakatoa" in shared
    assert "figures 100" in shared
    assert "terms " in shared


def test_a_report_is_held_against_the_one_it_is_most_like() -> None:
    copy = article(5, publisher="Echo", title="Pumice", paragraphs=OTHER_WORDS)
    (story,) = cluster.stories([*night()[::2], copy])
    by_publisher = dict(zip(story.publishers, story.why, strict=True))
    assert by_publisher["Echo"] == "the same text as Paper 3"


def test_dates_that_two_reports_share_are_named() -> None:
    reports = [
        article(at, paragraphs=(*words, "The island was last surveyed on 14 May 1880."))
        for at, words in enumerate((KRAKATOA, OTHER_WORDS))
    ]
    (story,) = cluster.stories(reports)
    assert "dates 14 May" in story.why[1]


# ---------------------------------------------------------------- the owner's rulings


def test_the_owner_can_force_a_merge() -> None:
    forced = cluster.stories(night(), Rulings(together=(("2.txt", "https://paper4.example.org/story"),)))
    assert ids(forced) == [["a1", "a3"], ["a4", "a2"]] or ids(forced) == [["a1", "a3"], ["a2", "a4"]]
    assert forced[1].why[1] == "joined by the owner"


def test_the_owner_can_forbid_a_merge() -> None:
    apart = Rulings(apart=(("seeds/1.txt", "Pumice Chokes Sunda Strait After Krakatoa"),))
    assert ids(cluster.stories(night(), apart)) == [["a1"], ["a2"], ["a3"], ["a4"]]


def test_apart_wins_over_together_and_over_a_chain_of_it() -> None:
    chain = Rulings(together=(("1.txt", "2.txt"), ("2.txt", "4.txt")), apart=(("1.txt", "4.txt"),))
    homes = {
        article_id: at
        for at, group in enumerate(ids(cluster.stories(night(), chain)))
        for article_id in group
    }
    assert homes["a1"] == homes["a2"] != homes["a4"]
    both = Rulings(together=(("1.txt", "2.txt"),), apart=(("2.txt", "1.txt"),))
    assert ["a2"] in ids(cluster.stories(night(), both))


def test_apart_wins_over_the_same_text() -> None:
    twice = [article(1), article(2)]
    assert ids(cluster.stories(twice, Rulings(apart=(("1.txt", "2.txt"),)))) == [["a1"], ["a2"]]


def test_a_name_that_fits_two_articles_rules_both() -> None:
    same_title = [
        article(1),
        article(2, paragraphs=OTHER_WORDS),
        article(3, title="Pumice", paragraphs=OTHER_WORDS),
    ]
    parted = cluster.stories(same_title, Rulings(apart=(("Ash Covers Ships in the Sunda Strait", "Pumice"),)))
    assert ids(parted) == [["a1", "a2"], ["a3"]]


def test_a_ruling_that_matches_nothing_is_reported_and_changes_nothing() -> None:
    rulings = Rulings(together=(("1.txt", "lost.txt"),), apart=(("A title of no article", "2.txt"),))
    assert cluster.unmatched(rulings, night()) == ["lost.txt", "A title of no article"]
    assert ids(cluster.stories(night(), rulings)) == groups(night())


# ---------------------------------------------------------------- average link


def test_a_chain_of_likenesses_is_no_story() -> None:
    """A is like B and B like C, but A and C share nothing: average link keeps C out."""
    assert grouping.average_link({(0, 1): 0.4, (1, 2): 0.2}, 3) == [[0, 1], [2]]


def test_a_newcomer_joins_by_its_mean_likeness() -> None:
    assert grouping.average_link({(0, 1): 0.4, (1, 2): 0.2, (0, 2): 0.1}, 3) == [[0, 1, 2]]


COUNT = 7
PAIRS = [(one, other) for other in range(COUNT) for one in range(other)]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(0.01, 1)),
    st.lists(st.sampled_from(PAIRS), max_size=4),
    st.lists(st.sampled_from(PAIRS), max_size=4),
)
def test_every_place_is_in_one_group_and_bans_hold(
    alike: dict[tuple[int, int], float], bound: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    made = grouping.average_link(alike, COUNT, bound, apart)
    assert sorted(place for group in made for place in group) == list(range(COUNT))
    assert not any({*pair} <= {*group} for pair in apart for group in made)
    if not apart:
        assert all(any({*pair} <= {*group} for group in made) for pair in bound)


@given(st.dictionaries(st.sampled_from(PAIRS), st.floats(0.01, 1)))
def test_no_two_groups_that_are_left_are_alike(alike: dict[tuple[int, int], float]) -> None:
    made = grouping.average_link(alike, COUNT)
    for at, group in enumerate(made):
        for other in made[:at]:
            links = [alike.get((min(a, b), max(a, b)), 0.0) for a in group for b in other]
            assert sum(links) / len(links) < grouping.THRESHOLD + 1e-9
