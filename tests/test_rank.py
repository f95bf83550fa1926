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


def test_one_publisher_under_two_spellings_is_one() -> None:
    twice = story(article(1, publisher="The Post", paragraphs=LONG), article(2, publisher="Post"))
    assert dict(lineup(twice).places[SectionKind.LEAD][0].parts)["publishers"] == 0


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
    assert rank.lightness(light) >= rank.LIGHT_ENOUGH
    assert rank.lightness(story(article(7, paragraphs=(*CHEESE, heavy)))) == 0


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


def test_what_follows_is_held_against_what_stands_above() -> None:
    same = single(5, paragraphs=LONG[:4])
    other = single(7, paragraphs=tuple(p.replace("Anselm Roth", "Pavel Dorn") for p in LONG[:2]) + KRAKATOA)
    found = lineup(two_publishers(), same, other)
    likeness = {one.story.main.id: dict(one.parts)["likeness"] for one in found.places[SectionKind.FOLLOWING]}
    assert likeness["a5"] < likeness["a7"] <= 0


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


def test_no_stories_make_an_empty_lineup() -> None:
    assert placed(lineup()) == []


def placed(found: Lineup) -> list[Ranked]:
    return [one for kind in SectionKind for one in found.places[kind]]
