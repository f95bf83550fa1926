"""The run, top to bottom.

    read      folders and files -> documents -> articles, and what could not be read
    choose    the edition's day, and the articles of its window
    compose   stories -> lineup -> briefs -> edition            (pure: same input, same edition)
    check     every sentence is held against its source
    render    edition -> email, text, web page, feeds, archive  (pure: same edition, same bytes)
    publish   into out/, each file whole or not at all, the index and the feeds last

The clock is an argument. A bad article costs only itself; an unknown bug stops the run before anything is
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from digest import (
    cluster,
    feeds,
    grounding,
    mail,
    publish,
    rank,
    record,
    render,
    sources,
    text,
)
from digest import (
    edition as editions,
)
from digest.account import Account, account
from digest.config import Config, SourceConfig
from digest.errors import DigestError, NothingToReport
from digest.extract import extract
from digest.model import (
    Article,
    Brief,
    Edition,
    Lineup,
    Ranked,
    SectionKind,
    Skipped,
    Story,
    Summarise,
)
from digest.summarise import extractive
from digest.summarise.budget import budgets

FEED_EDITIONS = 30


@dataclass(frozen=True, slots=True)
class Job:
    """What one run is asked for. `stateless` runs take every article given, whatever its date."""

    config: Config
    now: datetime
    out: Path
    templates: Path
    day: date | None = None
    stateless: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sources gave: articles, what could not be read, and the owner's word on them.

    `weights` go by article id, `families` (the house that owns a publisher) by publisher.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    weights: dict[str, float]
    families: dict[str, str]


@dataclass(frozen=True, slots=True)
class Composed:
    """An edition with the decisions that made it; `unmatched` are names in the owner's rulings that no article has."""

    edition: Edition
    lineup: Lineup
    account: Account
    casing: text.Casing
    unmatched: tuple[str, ...] = ()


def run(job: Job) -> tuple[Composed, list[Path]]:
    """Make and publish the edition; returns it and the files to open.

    Raises NothingToReport where nothing can be told (nothing is written then), PublishError where `out` can't
    take it.
    """
    composed, earlier = prepare(job)
    faults = list(grounding.faults(composed.edition))
    if faults:
        raise DigestError(
            f"not published, a sentence has no evidence: {faults[0]}", "report this: it is a bug"
        )
    publish.write(job.out, list(_files(job, composed.edition, earlier)))
    folder = job.out / composed.edition.day.isoformat()
    return composed, [
        folder / "email.html",
        folder / "index.html",
        job.out / "index.html",
        job.out / "feed.atom",
    ]


def prepare(job: Job) -> tuple[Composed, list[Edition]]:
    """Everything up to the edition, nothing published; with the earlier editions that `out` holds."""
    reading = read(job.config)
    if not reading.articles:
        raise NothingToReport(_nothing(reading.skipped), "name a file or a folder of articles")
    day = edition_day(job, reading.articles)
    issued = _closing(job.config, day)
    window = None if job.stateless else (_closing(job.config, day - timedelta(days=1)), issued)
    earlier, damaged = publish.editions(job.out)
    earlier = [one for one in earlier if one.sample == job.sample and one.day != day]
    masthead = _masthead(job, day, issued, 1 + sum(one.day < day for one in earlier))
    composed = compose(
        replace(reading, skipped=(*reading.skipped, *damaged)), replace(masthead, window=window), job.config
    )
    return composed, earlier


def _nothing(skipped: Sequence[Skipped]) -> str:
    reasons = "".join(f"\n  {one.origin}: {one.reason}" for one in skipped)
    return f"nothing to report: no article could be read{reasons}"


# ---------------------------------------------------------------- read


def read(config: Config) -> Reading:
    """Read every source of the config."""
    articles: list[Article] = []
    skipped: list[Skipped] = []
    weights: dict[str, float] = {}
    families: dict[str, str] = {}
    for source in config.sources:
        for found in _articles(source, config.root):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                articles.append(found)
                weights[found.id] = source.weight
                families |= {found.publisher: source.family} if source.family else {}
    return Reading(tuple(articles), tuple(skipped), weights, families)


def _articles(source: SourceConfig, root: Path) -> Iterator[Article | Skipped]:
    for document in sources.documents(root / source.path):
        if isinstance(document, Skipped):
            yield document
        else:
            yield from (_signed(found, source) for found in extract(document))


def _signed(found: Article | Skipped, source: SourceConfig) -> Article | Skipped:
    """An article that names no publisher is credited to its source."""
    if isinstance(found, Article) and not found.publisher:
        return replace(found, publisher=source.name or "Unsigned")
    return found


# ---------------------------------------------------------------- choose


def edition_day(job: Job, articles: Sequence[Article]) -> date:
    """The edition's day: the one asked for, else the pinned one, else by what the run is.

    For named files it is that of the newest dated article; else the local date of the last closing time.
    """
    wanted = job.day or job.config.edition.day
    if wanted:
        return wanted
    zone = job.config.edition.zone
    dated = [article.published for article in articles if article.published]
    if job.stateless:
        return max(dated, default=job.now).astimezone(zone).date()
    local = job.now.astimezone(zone)
    return local.date() if local.time() >= job.config.edition.at else local.date() - timedelta(days=1)


def _closing(config: Config, day: date) -> datetime:
    """The instant at which the letter of a day closes: a local time, so a day of the window may have 23 hours."""
    return datetime.combine(day, config.edition.at, config.edition.zone).astimezone(UTC)


def _masthead(job: Job, day: date, issued: datetime, number: int) -> editions.Masthead:
    knobs = job.config.edition
    return editions.Masthead(
        name=knobs.name,
        day=day,
        issued=issued,
        number=number,
        language=knobs.language,
        base_url=knobs.base_url.rstrip("/"),
        tag=knobs.tag,
        sample=job.sample,
        keep_texts=job.stateless,
    )


def unused_articles(articles: Sequence[Article], window: tuple[datetime, datetime] | None) -> dict[str, str]:
    """Why an article can't be in the edition, by origin: told twice, or outside the window."""
    reasons: dict[str, str] = {}
    first: dict[str, str] = {}
    for article in articles:
        if article.id in first:
            reasons[article.origin] = f"the same article as {first[article.id]}"
        elif article.published and window and not window[0] < article.published <= window[1]:
            reasons[article.origin] = _outside(article.published, window)
        first.setdefault(article.id, article.origin)
    return reasons


def _outside(published: datetime, window: tuple[datetime, datetime]) -> str:
    side = "before" if published <= window[0] else "after"
    return f"published {published:%Y-%m-%d %H:%M} UTC, {side} the edition’s window"


# ---------------------------------------------------------------- compose


def compose(reading: Reading, masthead: editions.Masthead, config: Config) -> Composed:
    """The pure middle: articles in, an edition out, with what became of each of them."""
    unused = unused_articles(reading.articles, masthead.window)
    chosen = [article for article in reading.articles if article.origin not in unused]
    table = text.casing(line for article in chosen for line in (article.text, article.dek))
    setting = extractive.Setting(masthead.day, table, budgets(config.summary))
    summarise = partial(extractive.summarise, setting=setting)
    rulings = cluster.Rulings(config.stories.together, config.stories.apart)
    measures = rank.Measures(masthead.issued, reading.weights, reading.families)
    sizes = rank.Sizes(following=config.edition.following, more=config.edition.more)
    lineup, briefs, unable = _lineup(
        cluster.stories(chosen, rulings), partial(rank.lineup, measures=measures, sizes=sizes), summarise
    )
    for story in unable:
        unused |= {article.origin: "no sentence of it can open a brief" for article in story.articles}
    if len(briefs) < max(1, config.edition.minimum_items):
        raise NothingToReport(*_too_little(len(briefs), chosen, unused))
    made = editions.compose(masthead, lineup, briefs, table)
    told = account(reading.articles, reading.skipped, lineup, made, unused)
    # An article outside the window is known all the same: only a name that nothing has is a slip of the pen.
    return Composed(made, lineup, told, table, tuple(cluster.unmatched(rulings, reading.articles)))


def _too_little(briefs: int, chosen: Sequence[Article], unused: dict[str, str]) -> tuple[str, str]:
    """Why the night is quiet, and what would change it."""
    left = "".join(f"\n  {origin}: {reason}" for origin, reason in unused.items())
    message = f"nothing to report: {briefs} briefs from {len(chosen)} articles{left}"
    return message, "add articles, or name another day with --date"


def _lineup(
    stories: Sequence[Story], order: partial[Lineup], summarise: Summarise
) -> tuple[Lineup, dict[str, Brief], list[Story]]:
    """A lineup whose every place has a brief: stories that make none give their place to the next."""
    unable: list[Story] = []
    while True:
        lineup = order([story for story in stories if story not in unable])
        written = [(one.story, summarise(one.story, kind)) for kind, one in _placed(lineup)]
        failed = [story for story, brief in written if brief is None]
        if not failed:
            return lineup, {story.main.id: brief for story, brief in written if brief}, unable
        unable += failed


def _placed(lineup: Lineup) -> Iterator[tuple[SectionKind, Ranked]]:
    return ((kind, one) for kind in SectionKind for one in lineup.places.get(kind, ()))


# ---------------------------------------------------------------- render


def _files(job: Job, made: Edition, earlier: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """Every file of out/ in the order of publishing: the edition first, what leads to it last."""
    day = made.day.isoformat()
    pages = render.render(made, job.templates)
    archive = sorted((made, *earlier), key=lambda one: one.day, reverse=True)
    followed = archive[:FEED_EDITIONS]
    yield f"{day}/edition.json", record.dump(made).encode()
    yield f"{day}/email.html", pages.email_html.encode()
    yield f"{day}/email.txt", pages.email_text.encode()
    yield f"{day}/email.eml", mail.message(made, pages, job.config.mail.from_)
    yield f"{day}/index.html", pages.web_html.encode()
    yield "feed.json", feeds.json_feed(followed).encode()
    yield "feed.rss", feeds.rss(followed)
    yield "feed.atom", feeds.atom(followed)
    yield "index.html", render.archive(archive, job.templates).encode()
