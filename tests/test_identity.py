"""One article keeps its identity through edits, new guids, new schemes and new hosts; another never takes it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import identity
from digest.identity import Known
from digest.model import Article
from tests.articles import KRAKATOA, NOON, article

FEED = "https://paper.example.org/feed"
FIRST = article(url="https://www.paper.example.org/ash/", guid="7", publisher="The Paper")


def known(first: Article = FIRST, source: str = FEED) -> dict[str, Known]:
    """What the memory knows after the first sight."""
    seen = identity.sighting(first, source)
    one = Known("first", first.url, first.title, seen.fingerprint)
    return dict.fromkeys(seen.aliases, one)


def chosen(source: str = FEED, **changes: Any) -> str | None:
    """Whose sighting the first article is, after these changes."""
    return identity.chosen(identity.sighting(replace(FIRST, **changes), source), known())


OTHER: dict[str, Any] = {"paragraphs": ("The sea came back at noon.",), "title": "The Sea Comes Back"}


def test_an_edited_report_is_the_same_article() -> None:
    assert chosen(**OTHER) == "first"


@pytest.mark.fault("F21")
@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "http://new.example.org/?p=7"},
        {"guid": "8", "url": "http://www.paper.example.org/ash/"},
        {"guid": "8", "url": "https://paper.example.org/ash/index.html"},
        {"guid": "8", "url": "https://new-paper.example.net/2025/ash"},
        {"guid": "", "url": ""},
    ],
)
def test_new_guids_another_scheme_and_another_host_make_no_new_article(changes: dict[str, Any]) -> None:
    assert chosen(**changes) == "first"
    assert chosen("https://new-paper.example.net/feed", **changes) == "first"


@pytest.mark.fault("F20")
def test_a_guid_that_is_used_again_for_another_report_makes_another_article() -> None:
    assert chosen(url="https://paper.example.org/sea", **OTHER) is None


def test_a_guid_means_something_within_its_feed_only_unless_it_is_made_for_more() -> None:
    assert identity.aliases(FIRST, FEED)[0] != identity.aliases(FIRST, "elsewhere")[0]
    tagged = replace(FIRST, guid="tag:paper.example.org,2025:7")
    assert identity.aliases(tagged, FEED)[0] == identity.aliases(tagged, "elsewhere")[0]


def test_another_paper_s_copy_is_another_article_with_the_same_fingerprint() -> None:
    shouted = tuple(paragraph.upper().replace("“", '"') for paragraph in KRAKATOA)
    copy = article(2, url="https://gazette.example.org/7", publisher="The Gazette", paragraphs=shouted)
    seen = identity.sighting(copy, "https://gazette.example.org/feed")
    assert identity.chosen(seen, known()) is None
    assert seen.fingerprint == identity.fingerprint(FIRST)
    assert seen.fingerprint != identity.fingerprint(replace(copy, paragraphs=KRAKATOA[:-1]))


def test_a_page_that_says_something_else_is_another_article() -> None:
    page = "https://paper.example.org/today"
    before, after = (
        identity.sighting(replace(FIRST, url=page, paragraphs=paragraphs), page, page=True)
        for paragraphs in (KRAKATOA, KRAKATOA[:2])
    )
    assert before.article.id != after.article.id
    one = Known(before.article.id, page, FIRST.title, before.fingerprint)
    assert identity.chosen(after, dict.fromkeys(before.aliases, one)) is None
    assert identity.chosen(before, dict.fromkeys(before.aliases, one)) == before.article.id


def test_an_announcement_has_no_words_to_be_known_by() -> None:
    seen = identity.sighting(replace(FIRST, paragraphs=()), FEED)
    assert [name.partition(":")[0] for name in seen.aliases] == ["guid", "url"]
    assert seen.fingerprint == ""


def test_an_endless_address_has_a_name_of_bounded_length() -> None:
    long = replace(FIRST, url="https://paper.example.org/" + "a" * 1900)
    longer = replace(long, url=long.url + "b")
    assert all(
        len(name) <= identity.LONGEST for one in (long, longer) for name in identity.aliases(one, FEED)
    )
    assert identity.aliases(long, FEED)[1] != identity.aliases(longer, FEED)[1]


@given(
    host=st.from_regex(r"[a-z]{1,9}\.example\.org", fullmatch=True),
    path=st.from_regex(r"(/[a-z0-9]{1,6}){1,3}", fullmatch=True),
    scheme=st.sampled_from(["http", "https"]),
    www=st.sampled_from(["", "www."]),
    end=st.sampled_from(["", "/", "/index.html", "/index.php"]),
)
def test_links_to_one_page_have_one_plain_form(host: str, path: str, scheme: str, www: str, end: str) -> None:
    assert identity.plain(f"{scheme}://{www}{host}{path}{end}") == f"{host}{path}"


@given(st.text(), st.text(), st.text())
def test_any_article_has_names_of_its_own_and_knows_itself(guid: str, title: str, text: str) -> None:
    one = article(guid=guid, title=title, paragraphs=(text,))
    assert identity.chosen(identity.sighting(one, FEED), known(one)) == "first"


# ---------------------------------------------------------------- dates

SEEN = datetime(2025, 2, 27, 18, tzinfo=UTC)


@pytest.mark.fault("F19")
def test_a_date_that_can_t_be_is_none_or_the_first_sight() -> None:
    assert identity.dated(article(published=None), SEEN).published is None
    assert identity.dated(article(published=datetime(1970, 1, 1, tzinfo=UTC)), SEEN).published is None
    assert identity.dated(article(published=datetime(2075, 1, 1, tzinfo=UTC)), SEEN).published == SEEN
    assert identity.dated(article(published=SEEN + timedelta(hours=5)), SEEN).published == SEEN + timedelta(
        hours=5
    )
    assert NOON.year < identity.FIRST_YEAR


@given(st.lists(st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))), max_size=8))
def test_clamped_dates_keep_the_order_of_those_that_can_be(dates: list[datetime | None]) -> None:
    clamped = [identity.dated(article(published=one), SEEN).published for one in dates]
    for one, now in zip(dates, clamped, strict=True):
        assert now is None or (now <= SEEN + identity.AHEAD and now.year >= identity.FIRST_YEAR)
        if one and one.year >= identity.FIRST_YEAR and one <= SEEN + identity.AHEAD:
            assert now == one
