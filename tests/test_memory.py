"""What the nightly run remembers, and what it makes of it: nights one after the other, over a real web."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from digest import nightly, store
from digest.account import Fate
from digest.config import load, shipped
from digest.errors import NothingToReport
from digest.model import Remembered, SourceState
from digest.nightly import history, remembering
from tests.articles import KRAKATOA, TWO_SIDED
from tests.nights import told
from tests.web import Behaviour, Web, feed, page, status

EVENING = datetime(2025, 2, 27, 18, 5, tzinfo=UTC)
NIGHT = timedelta(days=1)
FERRY = (
    "The night ferry to Skerry Vaar has been sold to a company that builds lighthouses, its captain told the crew.",
    "The new owners paid 4,000 crowns for the ship, half of what the old ones had asked two years before.",
    "No more than 60 people still cross by night, since the bridge at Inverley was opened to carts and coaches.",
    "Captain Mairi Gunn will stay with the ferry. She has steered it through 31 winters and lost one hat.",
    "The company owns eleven towers between Inverley and the northern reefs and has never before run a ship of any kind.",
    "It plans to carry stone and oil to its towers by day and to keep the passengers for as long as they pay for the coal.",
    "The harbor board has asked for a timetable before the end of the month and will decide on the berth then.",
)
TEXTS = {"ash": KRAKATOA, "market": TWO_SIDED, "ferry": FERRY}


def item(name: str, hours: float = 3, *, now: datetime = EVENING, full: bool = True, **said: str) -> str:
    """An entry `hours` before `now`; `said` takes the place of what it says otherwise."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in TEXTS[name])
    when = f"{now - timedelta(hours=hours):%a, %d %b %Y %H:%M:%S} GMT"
    fields = {
        "title": f"The {name.title()} of Lowbridge",
        "link": f"https://paper.example.org/{name}",
        "guid": name,
        "pubDate": when,
    } | said
    inner = "".join(f"<{key}>{value}</{key}>" for key, value in fields.items() if value)
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if full else ""
    return f"<item>{inner}{content}</item>"


def paper(*items: str, **headers: str) -> Behaviour:
    """The paper's feed."""
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return feed(f"{head}<title>The Paper</title>{''.join(items)}</channel></rss>".encode(), **headers)


def html(name: str, last: str = "") -> Behaviour:
    """The page of an article, with a last word."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*TEXTS[name], last))
    title = f"<title>The {name.title()}</title>"
    return page(
        f"<html><head>{title}</head><body><article><h1>The {name.title()}</h1>{body}</article></body></html>".encode()
    )


class Nights:
    """A digest.toml over the web, and runs of it."""

    def __init__(self, root: Path, web: Web) -> None:
        self.root, self.web = root, web
        self.follow()

    def follow(self, source: str = "", more: str = "") -> None:
        """Follow the paper's feed; `source` has more lines for it, `more` more tables."""
        url = f'[[source]]\nurl = "{self.web.url("/feed")}"\n{source}\n'
        allow = f'[fetch]\nallow = ["127.0.0.1:{self.web.port}"]\n'
        (self.root / "digest.toml").write_text(f"{allow}{more}\n{url}")

    def job(self, now: datetime = EVENING, **changes: Any) -> nightly.Job:
        """What a run is asked for."""
        config = load(self.root / "digest.toml")
        job = nightly.Job(config, now, self.root / "out", (shipped("templates"),))
        return replace(job, **changes)

    def run(self, now: datetime = EVENING, **changes: Any) -> nightly.Made:
        """Run."""
        return nightly.run(self.job(now, **changes))

    def quiet(self, now: datetime = EVENING, **changes: Any) -> str:
        """Run, on a night that makes no letter; says why."""
        with pytest.raises(NothingToReport) as caught:
            self.run(now, **changes)
        return str(caught.value.message)

    def memory(self) -> store.Store:
        """What is remembered."""
        return store.opened("sqlite:///.digest/digest.db", self.root)

    def remembered_all(self) -> list[Remembered]:
        """Every article."""
        with self.memory() as memory:
            keys = [one.key for one in load(self.root / "digest.toml").sources]
            return memory.recall(keys, datetime(1990, 1, 1, tzinfo=UTC))

    def remembered(self) -> dict[str, Remembered]:
        """Every article, by the last part of its address."""
        return {one.article.url.rpartition("/")[2]: one for one in self.remembered_all()}

    def state(self) -> SourceState:
        """What is remembered of the feed."""
        with self.memory() as memory:
            return memory.states()[self.web.url("/feed")]

    def titles(self, made: nightly.Made) -> set[str]:
        """The headlines of what a letter told."""
        known = {one.article.id: one.article.title for one in self.remembered().values()}
        return {known[one].split()[1].lower() for one in told(made.edition)}


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    with Web() as web:
        yield Nights(tmp_path, web)


# ---------------------------------------------------------------- the first night and those after


@pytest.mark.fault("F44")
def test_the_first_night_tells_its_day_and_only_remembers_what_is_older(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), item("market", 40), item("ferry", pubDate=""))
    made = nights.run()
    assert nights.titles(made) == {"ash"}
    assert set(nights.remembered()) == {"ash", "market", "ferry"}
    rows = {row.title: row.detail for row in made.account.rows if row.fate is Fate.UNUSED}
    assert "before the edition’s window" in rows["The Market of Lowbridge"]
    assert "nobody knows how old it is" in rows["The Ferry of Lowbridge"]


def test_the_next_night_tells_what_is_new_and_nothing_twice(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    nights.web["/feed"] = paper(item("market", -20), item("ash", 3), item("ferry", pubDate=""))
    second = nights.run(EVENING + NIGHT)
    assert nights.titles(second) == {"market", "ferry"}
    assert second.edition.number == 2
    assert second.edition.window == (
        datetime(2025, 2, 27, 18, tzinfo=UTC),
        datetime(2025, 2, 28, 18, tzinfo=UTC),
    )


def test_a_second_run_of_a_day_changes_nothing_but_redo_makes_it_again(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), etag='"1"')
    first = nights.run()
    files = {one: one.stat().st_mtime_ns for one in (nights.root / "out").rglob("*.*")}
    nights.web["/feed"] = paper(item("ash", 3), item("market", 2), etag='"2"')
    again = nights.run(EVENING + timedelta(hours=2))
    assert (again.edition, again.composed) == (first.edition, None)
    assert files == {one: one.stat().st_mtime_ns for one in (nights.root / "out").rglob("*.*")}
    redone = nights.run(EVENING + timedelta(hours=2), redo=True)
    assert nights.titles(redone) == {"ash", "market"}
    assert redone.edition.number == 1
    nights.follow('drop = ["lowbridge"]')
    nights.quiet(EVENING + timedelta(hours=3), redo=True)
    assert nights.run(EVENING + timedelta(hours=4)).edition == redone.edition


def test_a_quiet_night_s_articles_are_told_by_the_next(nights: Nights) -> None:
    nights.follow(more="[edition]\nminimum_items = 2\n")
    nights.web["/feed"] = paper(item("ash", 3))
    assert "1 brief from 1 article" in nights.quiet()
    nights.web["/feed"] = paper(item("ash", 3), item("market", -20))
    assert nights.titles(nights.run(EVENING + NIGHT)) == {"ash", "market"}


def test_a_report_that_its_feed_shows_late_is_told_all_the_same(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    nights.web["/feed"] = paper(item("ash", 3), item("market", 4))
    assert nights.titles(nights.run(EVENING + NIGHT)) == {"market"}


def test_a_night_that_failed_is_told_by_the_next(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    nights.web["/feed"] = status(500)
    assert "the server" in nights.quiet(EVENING + NIGHT)
    assert nights.state().failures == 1
    nights.web["/feed"] = paper(item("market", -20))
    assert nights.titles(nights.run(EVENING + 2 * NIGHT)) == {"market"}
    assert nights.state().failures == 0


def test_a_weekly_letter_tells_its_week(nights: Nights) -> None:
    nights.follow(more='[edition]\ndays = ["thu"]\n')
    nights.web["/feed"] = paper(item("ash", 3), item("market", 6 * 24), item("ferry", 8 * 24))
    assert nights.titles(nights.run()) == {"ash", "market"}
    assert nights.run(EVENING + 3 * NIGHT).edition.day == date(2025, 2, 27)


# ---------------------------------------------------------------- what servers say


@pytest.mark.fault("F14")
def test_an_unchanged_feed_is_no_work_however_its_server_says_so(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), etag='"1"')
    nights.run()
    # The tag is new and the body is not; then the tag is the same, and the body that it hides is new.
    nights.web["/feed"] = paper(item("ash", 3), etag='"2"')
    nights.quiet(EVENING + NIGHT)
    assert nights.state().validators.etag == '"2"'
    nights.web["/feed"] = paper(item("market", -30), etag='"2"')
    nights.quiet(EVENING + 2 * NIGHT)
    assert set(nights.remembered()) == {"ash"}
    assert [one.headers.get("if-none-match") for one in nights.web.requests] == [None, '"1"', '"2"']


@pytest.mark.fault("F13")
def test_a_page_in_the_place_of_a_feed_is_a_failure_and_costs_nothing_that_is_known(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), etag='"1"')
    nights.run()
    login = b'<html><title>Sign in</title><form><input type="password"></form></html>'
    nights.web["/feed"] = page(login, etag='"login"')
    assert "not a feed, but a login page" in nights.quiet(EVENING + NIGHT)
    state = nights.state()
    assert (state.failures, state.validators.etag) == (1, '"1"')
    assert set(nights.remembered()) == {"ash"}


def test_a_server_is_not_asked_again_within_the_hour(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), etag='"1"')
    nights.run()
    again = nights.run(EVENING + timedelta(minutes=20))
    assert again.ingested
    assert (again.ingested.asked, again.ingested.waiting, len(nights.web.requests)) == (0, 1, 1)


def test_what_fails_for_days_is_remarked_and_what_fails_once_is_not(nights: Nights) -> None:
    nights.follow(more='[[source]]\npath = "desk"\n')
    (nights.root / "desk").mkdir()
    (nights.root / "desk" / "ferry.md").write_text("# The Ferry\n\n" + "\n\n".join(FERRY))
    nights.web["/feed"] = status(500)
    first = nights.run()
    assert first.ingested
    assert first.ingested.remarks == ()
    for night in (1, 2, 3):
        nights.quiet(EVENING + night * NIGHT)
    again = nights.run(EVENING + 3 * NIGHT, day=date(2025, 2, 27))
    assert again.ingested
    assert "has failed" in again.ingested.remarks[0]


def test_a_source_that_failed_on_its_first_night_is_told_late(nights: Nights) -> None:
    nights.follow(more='[[source]]\npath = "desk"\n')
    (nights.root / "desk").mkdir()
    (nights.root / "desk" / "ferry.md").write_text("# The Ferry\n\n" + "\n\n".join(FERRY))
    nights.web["/feed"] = status(500)
    nights.run()
    nights.web["/feed"] = paper(item("ash", 3), item("market", 90))
    assert nights.titles(nights.run(EVENING + NIGHT)) == {"ash"}


def test_what_the_guard_refused_is_asked_as_soon_as_the_owner_allows_it(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    settings = nights.root / "digest.toml"
    allowing = settings.read_text()
    settings.write_text(allowing.replace("127.0.0.1:", "127.0.0.9:", 1))
    assert "refused: 127.0.0.1 is not public" in nights.quiet()
    settings.write_text(allowing)
    assert nights.titles(nights.run(EVENING + timedelta(minutes=1))) == {"ash"}


def test_a_header_from_the_environment_is_sent_and_a_missing_one_is_said(nights: Nights) -> None:
    nights.follow('headers = { Authorization = "Bearer $TOKEN" }')
    nights.web["/feed"] = paper(item("ash", 3))
    assert "needs the environment variable TOKEN" in nights.quiet()
    nights.run(environ={"TOKEN": "abc"})
    assert [one.headers["authorization"] for one in nights.web.requests] == ["Bearer abc"]


# ---------------------------------------------------------------- pages


def test_what_a_feed_only_announces_is_read_from_its_page_once(nights: Nights) -> None:
    link = nights.web.url("/ash")
    nights.web["/feed"] = paper(
        item("ash", 3, full=False, link=link), item("market", 40, full=False, link=link + "2")
    )
    nights.web["/ash"] = html("ash")
    made = nights.run()
    (found,) = nights.remembered().values()
    assert (found.article.title, found.article.publisher) == ("The Ash of Lowbridge", "The Paper")
    assert told(made.edition) == [found.article.id]
    # robots.txt is asked for the page alone; what is older than the letter is not fetched at all.
    assert [one.path for one in nights.web.requests] == ["/feed", "/robots.txt", "/ash"]
    assert made.ingested
    (skip,) = made.ingested.skipped
    assert "1 only announced and too old for the letter" in skip.reason
    nights.run(EVENING + timedelta(hours=21))
    assert not nights.web.asked("/ash")[1:]


def test_a_page_that_can_t_be_had_is_tried_on_three_nights(nights: Nights) -> None:
    link = nights.web.url("/ash")
    nights.web["/feed"] = paper(item("market", 3))
    nights.run()
    nights.web["/feed"] = paper(item("ash", -20, full=False, link=link))
    nights.web["/ash"] = status(503)
    assert f"{link}: fetch: the server answers 503" in nights.quiet(EVENING + NIGHT)
    nights.quiet(EVENING + 2 * NIGHT)
    assert "given up after 3 nights" in nights.quiet(EVENING + 3 * NIGHT)
    nights.quiet(EVENING + 4 * NIGHT)
    assert len(nights.web.asked("/ash")) == 3


def test_a_page_that_robots_txt_closes_is_not_read(nights: Nights) -> None:
    link = nights.web.url("/ash")
    nights.web["/robots.txt"] = page(b"User-agent: *\nDisallow: /ash\n", "text/plain")
    nights.web["/feed"] = paper(item("ash", 3, full=False, link=link))
    nights.web["/ash"] = html("ash")
    assert "robots.txt" in nights.quiet()
    assert not nights.web.asked("/ash")


def test_the_page_behind_each_entry_is_read_where_the_owner_wants_it(nights: Nights) -> None:
    nights.follow('text = "page"')
    nights.web["/feed"] = paper(item("ash", 3, link=nights.web.url("/market")))
    nights.web["/market"] = html("market")
    nights.run()
    assert nights.remembered()["market"].article.paragraphs[0] == TWO_SIDED[0]


def test_a_page_can_be_a_source_and_is_news_whenever_it_says_something_else(nights: Nights) -> None:
    nights.follow('kind = "page"')
    nights.web["/feed"] = html("ferry")
    first = nights.run()
    nights.web["/feed"] = html(
        "ferry", last="The board has met, and the ferry may keep its berth for a year."
    )
    second = nights.run(EVENING + NIGHT)
    assert {first.edition.references[0].title, second.edition.references[0].title} == {"The Ferry"}
    assert len(nights.remembered_all()) == 2


# ---------------------------------------------------------------- identity


@pytest.mark.fault("F20")
def test_three_entries_under_one_guid_are_all_kept(nights: Nights) -> None:
    nights.web["/feed"] = paper(*(item(name, 3, guid="same") for name in TEXTS))
    nights.run()
    assert set(nights.remembered()) == set(TEXTS)


@pytest.mark.fault("F21")
def test_a_feed_that_names_all_its_entries_anew_brings_nothing_new(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), item("market", 4))
    nights.run()
    moved = {"ash": "http://paper.example.org/ash/", "market": "https://other.example.net/news/market"}
    nights.web["/feed"] = paper(
        *(item(name, 3, guid=f"new-{name}", link=link) for name, link in moved.items())
    )
    nights.quiet(EVENING + NIGHT)
    assert len(nights.remembered()) == 2


@pytest.mark.fault("F22")
def test_a_report_that_is_edited_after_it_was_told_is_not_told_again(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    nights.web["/feed"] = paper(item("ash", -20, title="Corrected: the Ash of Lowbridge"))
    assert "told on 2025-02-27" in nights.quiet(EVENING + NIGHT)
    assert nights.remembered()["ash"].article.title == "Corrected: the Ash of Lowbridge"


def test_a_copy_of_what_was_told_is_not_told_by_another_paper(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    other = "https://gazette.example.org/ash"
    nights.web["/feed"] = paper(item("ash", -20, guid="g", link=other, title="Ships Meet a Sea of Stone"))
    assert "its very words were told on 2025-02-27" in nights.quiet(EVENING + NIGHT)


@pytest.mark.fault("F19")
def test_a_date_far_ahead_is_that_of_the_first_sight(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), item("market", -24 * 365 * 50))
    assert nights.titles(nights.run(EVENING + timedelta(minutes=-5))) == {"ash", "market"}
    assert nights.remembered()["market"].article.published == EVENING + timedelta(minutes=-5)


# ---------------------------------------------------------------- rules and folders


def test_what_a_rule_drops_is_in_the_account(nights: Nights) -> None:
    nights.follow('drop = ["market"]', "[filter]\noldest = 0.5\n")
    nights.web["/feed"] = paper(item("ash", 3), item("market", 3), item("ferry", 20))
    made = nights.run()
    assert nights.titles(made) == {"ash"}
    details = {row.title.split()[1]: row.detail for row in made.account.rows if row.fate is Fate.UNUSED}
    assert details == {
        "Market": "dropped by your rule drop “market”",
        "Ferry": "older than your rule oldest = 0.5 (days)",
    }


def test_a_file_that_is_gone_is_not_told_and_one_that_is_there_always_has_its_row(nights: Nights) -> None:
    nights.follow(more='[edition]\nminimum_items = 2\n[[source]]\npath = "desk"\n')
    nights.web["/feed"] = status(404)
    desk = nights.root / "desk"
    desk.mkdir()
    for name in ("ash", "market"):
        (desk / f"{name}.md").write_text(f"# The {name}\n\n" + "\n\n".join(TEXTS[name]))
    nights.follow(more='[edition]\nminimum_items = 3\n[[source]]\npath = "desk"\n')
    nights.quiet()
    (desk / "ash.md").unlink()
    nights.follow(more='[[source]]\npath = "desk"\n')
    made = nights.run(EVENING + NIGHT)
    rows = {Path(row.origin).name: row.detail for row in made.account.rows}
    assert rows["ash.md"] == "its file is gone"
    assert "market.md" in {Path(row.origin).name for row in made.account.rows if row.fate is Fate.CITED}
    assert "told on 2025-02-28" in nights.quiet(EVENING + 9 * NIGHT)


def test_a_folder_that_is_gone_fails_as_a_feed_does(nights: Nights) -> None:
    (nights.root / "digest.toml").write_text('[[source]]\npath = "desk"\n')
    assert "is not there" in nights.quiet()
    (nights.root / "desk").mkdir()
    (nights.root / "desk" / "ferry.md").write_text("# The Ferry\n\n" + "\n\n".join(FERRY))
    nights.run(EVENING + NIGHT)
    shutil.rmtree(nights.root / "desk")
    for night in (2, 3, 4, 5):
        nights.quiet(EVENING + night * NIGHT)
    with nights.memory() as memory:
        state = memory.states()["desk"]
    assert (state.failures, state.reason) == (4, "it is not there")
    assert state.last_success == EVENING + NIGHT


def test_what_a_source_brought_is_not_told_once_it_is_taken_out(nights: Nights) -> None:
    nights.follow(more="[edition]\nminimum_items = 2\n")
    nights.web["/feed"] = paper(item("ash", 3))
    nights.quiet()
    (nights.root / "digest.toml").write_text('[[source]]\npath = "."\n')
    assert "0 briefs" in nights.quiet(EVENING + NIGHT)


# ---------------------------------------------------------------- looking back


def test_a_past_night_is_explained_as_it_was_decided_then(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3), item("market", 40))
    made = nights.run(explain=lambda made: nightly.Explained(f"{len(made.account.rows)} inputs", "{}"))
    nights.web["/feed"] = paper(item("ferry", -19))
    nights.run(EVENING + NIGHT)
    kept = history.night(nights.job(EVENING + NIGHT, day=date(2025, 2, 27)))
    assert kept
    assert (kept.text, kept.edition) == ("2 inputs", made.edition)
    assert kept.account == made.account


def test_an_article_is_explained_night_by_night(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    found = history.of(nights.job(EVENING + NIGHT), "http://www.paper.example.org/ash?utm_source=x")
    assert found.article
    assert [(day, row.fate) for day, row in found.fates] == [(date(2025, 2, 27), Fate.CITED)]
    assert found.tonight == "told on 2025-02-27"
    source = history.of(nights.job(), nights.web.url("/feed")).source
    assert source
    assert source.failures == 0
    assert history.of(nights.job(), "https://nobody.example.org/") == history.History()


def test_the_letter_that_is_due_can_be_foreseen_and_nothing_moves(nights: Nights) -> None:
    nights.follow(more='[edition]\nat = "21:00"\n')
    nights.web["/feed"] = paper(item("ash", 3))
    nights.quiet()  # at 18:05 the letter of the day before is due
    nights.follow(more='[edition]\nat = "18:00"\n')
    foreseen = remembering.foreseen(nights.job())
    assert [one.title.text for one in foreseen.edition.briefs]
    assert not (nights.root / "out").exists()
    assert len(nights.web.requests) == 1


def test_an_edition_that_was_kept_and_not_published_is_published_by_the_next_run(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    made = nights.run()
    wanted = {one.relative_to(nights.root): one.read_bytes() for one in (nights.root / "out").rglob("*.*")}
    with nights.memory() as memory:
        kept = memory.night(made.edition.day)
        assert kept
        memory.keep(kept)  # as after a kill between keeping and publishing
    for place in wanted:
        (nights.root / place).unlink()
    nights.run(EVENING + timedelta(minutes=1))
    assert wanted == {
        one.relative_to(nights.root): one.read_bytes() for one in (nights.root / "out").rglob("*.*")
    }


def test_editions_that_are_gone_from_out_are_put_there_again(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    nights.run()
    nights.web["/feed"] = paper(item("market", -20))
    nights.run(EVENING + NIGHT)
    out = nights.root / "out"
    before = {one.relative_to(out): one.read_bytes() for one in out.rglob("*.*")}
    shutil.rmtree(out)
    nights.run(EVENING + NIGHT + timedelta(minutes=5))
    assert before == {one.relative_to(out): one.read_bytes() for one in out.rglob("*.*")}


def test_what_others_may_copy_carries_no_whole_articles_and_the_memory_does(nights: Nights) -> None:
    nights.web["/feed"] = paper(item("ash", 3))
    made = nights.run()
    public = json.loads((nights.root / "out" / "2025-02-27" / "edition.json").read_text())
    assert all("text" not in one for one in public["articles"].values())
    with nights.memory() as memory:
        (kept,) = memory.editions()
    assert kept == made.edition
    assert kept.references[0].text == "\n\n".join(KRAKATOA)
