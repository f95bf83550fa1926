from datetime import timedelta

import pytest

from digest import rank
from digest.model import Lineup, Ranked, SectionKind, Story
from tests.articles import KRAKATOA, NOON, article, story

LONG = tuple(
    f"Minister Anselm Roth told parliament on Tuesday that harbor number {n} would open in spring, and the "
    f"Coast League said that “it will cost {n} crowns a head” to dredge the channel before the ice comes."
    for n in range(10, 24)
)
CHEESE = (
    "The town council of Lower Fenwick voted on Friday to pay its lamplighter in cheese.",
    "Tom Ashby, the lamplighter, accepted on one condition: that the cheddar be the oldest in the village.",
    "A festival with a parade, a cake and a band will mark the first wedge.",
)
MEASURES = rank.Measures(NOON + timedelta(hours=6))


def lineup(*stories: Story, **sizes: int) -> Lineup:
    return rank.lineup(stories, MEASURES, rank.Sizes(**sizes))


def two_publishers(number: int = 1) -> Story:
    return story(article(number, paragraphs=LONG), article(number + 1, paragraphs=KRAKATOA))


def single(number: int, **changes: object) -> Story:
    return story(article(number, **{"paragraphs": LONG, **changes}))


def test_the_lead_is_the_best_story_of_two_publishers_with_enough_to_tell() -> None:
    found = lineup(single(9), two_publishers())
    assert found.places[SectionKind.LEAD][0].story.main.id == "a1"
    assert "2 publishers" in found.places[SectionKind.LEAD][0].placed


def test_without_such_a_story_a_single_source_leads_and_says_so() -> None:
    found = lineup(single(9), story(article(1), article(2)))
    assert found.places[SectionKind.LEAD][0].story.main.id == "a9"
    assert "single source" in found.places[SectionKind.LEAD][0].placed


WIRE = " ".join(f"The {word} of the harbor was counted on Tuesday by the clerks." for word in "abcdefghijkl")
OTHER = " ".join(
    f"Nobody {word} saw the fleet before the pilots rowed out at noon." for word in "abcdefghijkl"
)


def test_the_papers_of_one_house_are_one_publisher() -> None:
    twice = story(
        article(1, publisher="The Lantern", paragraphs=(WIRE,)),
        article(2, publisher="Evening Star", paragraphs=(OTHER,)),
    )
    families = {"The Lantern": "Lantern Group", "Evening Star": "Lantern Group"}
    assert len(rank.houses(twice.articles, {})) == 2
    (house,) = rank.houses(twice.articles, families)
    assert house.why == "both of Lantern Group"
    measures = rank.Measures(MEASURES.now, families=families)
    assert (
        dict(rank.lineup([twice], measures, rank.Sizes()).places[SectionKind.LEAD][0].parts)["publishers"]
        == 0
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Post", "Post"),
        ("Lantern", "The Lantern Online"),
        ("ledger.com", "Ledger"),
        ("Star on Sunday", "The Star"),
    ],
)
def test_one_publisher_under_two_spellings_is_one(one: str, other: str) -> None:
    twice = (article(1, publisher=one, paragraphs=(WIRE,)), article(2, publisher=other, paragraphs=(OTHER,)))
    assert len(rank.houses(twice, {})) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("https://news.lantern.co.uk/a", "https://lantern.co.uk/b", 1),
        ("https://lantern.co.uk/a", "https://ledger.co.uk/b", 2),
        ("https://anna.substack.com/a", "https://bert.substack.com/b", 2),
        ("https://www.lantern.com/a", "https://world.lantern.com/b", 1),
        ("", "", 2),
        ("https://10.0.0.1/a", "https://10.0.0.2/b", 2),
    ],
)
def test_hosts_of_one_registered_domain_are_one_publisher(one: str, other: str, count: int) -> None:
    twice = (article(1, url=one, paragraphs=(WIRE,)), article(2, url=other, paragraphs=(OTHER,)))
    assert len(rank.houses(twice, {})) == count


def test_a_syndicated_copy_is_no_second_publisher() -> None:
    trimmed = WIRE.rsplit(". ", 3)[0] + "."
    copies = (article(1, paragraphs=(WIRE, OTHER)), article(2, paragraphs=(trimmed,)))
    (house,) = rank.houses(copies, {})
    assert "the same text" in house.why
    assert len(rank.houses((article(1, paragraphs=(WIRE,)), article(2, paragraphs=(OTHER,))), {})) == 2


def test_a_copy_adds_no_words_to_a_lead() -> None:
    body = (" ".join(LONG[:5]),)
    copied = lineup(story(article(1, paragraphs=body), article(2, paragraphs=body)))
    alone = lineup(story(article(1, paragraphs=body)))
    both = [dict(found.places[SectionKind.LEAD][0].parts) for found in (copied, alone)]
    assert both[0] == both[1]


def test_two_houses_that_share_a_third_are_one() -> None:
    chain = (
        article(1, publisher="Lantern", url="https://lantern.com/1", paragraphs=(WIRE,)),
        article(2, publisher="Ledger", url="https://ledger.com/1", paragraphs=(OTHER,)),
        article(3, publisher="The Ledger", url="https://news.lantern.com/2", paragraphs=KRAKATOA),
    )
    assert len(rank.houses(chain, {})) == 1


def test_a_light_single_source_closes() -> None:
    found = lineup(
        two_publishers(), single(5), single(7, title="Cheese for the Lamplighter", paragraphs=CHEESE)
    )
    assert [one.story.main.id for one in found.places[SectionKind.ODDS_AND_ENDS]] == ["a7"]


@pytest.mark.parametrize(
    "heavy", ["Two people died.", "A court will rule.", "The war goes on.", "Police arrested him."]
)
def test_nothing_heavy_closes(heavy: str) -> None:
    light = story(article(7, paragraphs=CHEESE))
    assert len(rank.lightness(light)) >= rank.LIGHT_ENOUGH
    assert rank.lightness(story(article(7, paragraphs=(*CHEESE, heavy)))) == ()


def test_without_a_light_story_there_is_no_closer() -> None:
    assert lineup(two_publishers(), single(5)).places[SectionKind.ODDS_AND_ENDS] == ()


def test_fresher_stories_rank_higher() -> None:
    old, new = single(3, published=NOON - timedelta(hours=18)), single(5)
    scores = {one.story.main.id: dict(one.parts)["freshness"] for one in placed(lineup(old, new))}
    assert scores["a3"] == pytest.approx(scores["a5"] / 2)


def test_an_undated_story_is_neither_fresh_nor_stale() -> None:
    assert dict(lineup(single(3, published=None)).places[SectionKind.LEAD][0].parts)["freshness"] == 0.5


def test_the_owner_s_weight_counts() -> None:
    measures = rank.Measures(MEASURES.now, {"a5": 3.0})
    found = rank.lineup([single(3), single(5)], measures, rank.Sizes())
    assert found.places[SectionKind.LEAD][0].story.main.id == "a5"


def news(number: int, title: str, *openings: str) -> Story:
    """A single-source story of equal substance, told by its title and these openings."""
    return single(number, title=title, paragraphs=(*openings, *KRAKATOA))


def score(found: Lineup, main: str) -> dict[str, float]:
    return next(dict(one.parts) for one in placed(found) if one.story.main.id == main)


def test_what_follows_is_held_against_the_countries_above() -> None:
    lead = news(1, "Romania Votes", "Romania and the Romanians voted; Bucharest was calm.", *LONG)
    same = news(3, "Romanian Bakers Strike", "Bakers in Bucharest, Romania’s capital, baked nothing.")
    other = news(5, "Kenyan Bakers Strike", "Bakers in Nairobi, Kenya’s capital, baked nothing.")
    found = lineup(lead, same, other)
    assert [one.story.main.id for one in found.places[SectionKind.FOLLOWING]] == ["a5", "a3"]
    assert score(found, "a3")["same country"] == -rank.SAME_COUNTRY
    assert score(found, "a5")["same country"] == 0
    assert "Romania" in found.places[SectionKind.FOLLOWING][1].placed


def test_what_follows_is_held_against_the_topics_above() -> None:
    fires = [
        news(
            n,
            "Forest Fire Nears Town",
            f"The wildfire drove families from {town}; firefighters fought the blaze.",
        )
        for n, town in ((1, "Anjer"), (3, "Merak"))
    ]
    strike = news(5, "Bakers Strike", "Bakers in Batavia baked nothing.")
    found = lineup(*fires, strike, following=2)
    follows = {one.story.main.id: one for one in found.places[SectionKind.FOLLOWING]}
    (fire,) = set(follows) - {"a5"}
    assert dict(follows[fire].parts)["same topic"] == -rank.SAME_TOPIC
    assert dict(follows["a5"].parts)["same topic"] == 0
    assert "disasters and weather" in follows[fire].placed


def test_likeness_costs_a_publisher_at_most() -> None:
    found = lineup(*(news(n, "Romania Votes", "Romania voted; Bucharest was calm.") for n in range(1, 12, 2)))
    assert all(score(found, one.story.main.id).get("same country", 0) >= -1 for one in placed(found))


def test_every_part_of_a_score_has_a_name_and_the_score_is_their_sum() -> None:
    for one in placed(lineup(two_publishers(), single(5), single(7))):
        names = [name for name, _ in one.parts]
        assert names[:4] == ["publishers", "freshness", "weight", "substance"]
        assert one.score == pytest.approx(sum(value for _, value in one.parts))
        assert one.placed


def test_what_does_not_fit_is_pointed_to_and_then_left_with_a_reason() -> None:
    found = lineup(*(single(n) for n in range(1, 20, 2)), following=2, more=3)
    assert [len(found.places[kind]) for kind in SectionKind] == [1, 2, 0]
    assert (len(found.more), len(found.rest)) == (3, 4)
    assert all("did not fit" in one.placed for one in found.rest)


def test_every_story_has_exactly_one_place() -> None:
    stories = [two_publishers(1), *(single(n) for n in range(3, 30))]
    found = lineup(*stories)
    told = [one.story for one in (*placed(found), *found.more, *found.rest)]
    assert len(told) == len(stories)
    assert all(any(one is other for other in told) for one in stories)


def test_a_night_without_a_light_story_closes_on_none_and_a_night_of_light_ones_still_has_a_lead() -> None:
    cheeses = [single(n, title="Cheese for the Lamplighter", paragraphs=CHEESE) for n in (1, 3, 5)]
    found = lineup(*cheeses)
    assert [len(found.places[kind]) for kind in SectionKind] == [1, 1, 1]
    (closer,) = found.places[SectionKind.ODDS_AND_ENDS]
    assert "cheese" in closer.placed


def test_no_stories_make_an_empty_lineup() -> None:
    assert placed(lineup()) == []


def placed(found: Lineup) -> list[Ranked]:
    return [one for kind in SectionKind for one in found.places[kind]]
