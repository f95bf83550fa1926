"""The run with a memory: everything that must not be lost is committed before the next step counts on it.

    finish    an edition that was kept but not published is published first: a kill came between
    ingest    what the sources have is remembered, each source in one transaction
    recall    all that is remembered of the letter's window and was not told
    compose   (pure)
    keep      the edition, what it tells and the account of the night, in one transaction
    publish   into out/, and that it was

So a run that is killed anywhere is simply run again: what is remembered is not asked for again, what is kept is not
composed again, and what is published again is the same to the byte. A day whose edition is made stays as it is; its
run only ingests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from digest import filters, publish, store
from digest.account import AccountRow, skipped, unused
from digest.config import Config, FilterConfig, SourceConfig
from digest.model import Edition, Remembered
from digest.nightly import publishing, windows
from digest.nightly.composing import compose
from digest.nightly.ingesting import Ingestion, ingest, on_disk
from digest.nightly.job import Composed, Ingested, Job, Made, QuietNight, Reading
from digest.nightly.windows import Window
from digest.store import Night, Store


@dataclass(frozen=True, slots=True)
class Tonight:
    """The letter that is due: its day and window, and what was made before it.

    What comes in is first `seen` now. `others` are the letters of other days, `damaged` those that can't be read.
    """

    day: date
    window: Window
    seen: datetime
    others: tuple[Edition, ...]
    damaged: tuple[AccountRow, ...]

    @property
    def number(self) -> int:
        """Counted from the first letter."""
        return 1 + sum(one.day < self.day for one in self.others)


def run(job: Job) -> Made:
    """Ingest, and make the letter that is due if it is not made yet. Raises as `nightly.run` does."""
    with store.opened(job.config.store.url, job.config.root) as memory:
        _finish(job, memory)
        tonight = due(job, memory)
        ingested = ingest(Ingestion(job, memory, tonight.seen, tonight.window[0]))
        kept = memory.night(tonight.day)
        if kept and kept.edition and not job.redo:
            files = publishing.to_open(job, kept.edition)
            held = publishing.is_held(job, kept.edition)
            return Made(kept.edition, kept.account, files, ingested=ingested, held=held)
        return _made(job, memory, tonight, ingested)


def foreseen(job: Job) -> Composed:
    """The letter that is due as it would be made now, of what is remembered and of what the folders hold.

    No server is asked, and nothing is kept or published.
    """
    with store.opened(job.config.store.url, job.config.root) as memory:
        tonight = due(job, memory)
        work = Ingestion(job, memory, tonight.seen, tonight.window[0])
        return _composed(job, memory, tonight, None, on_disk(work))


def _finish(job: Job, memory: Store) -> None:
    """Publish what was kept and not published, and what is no longer in `out`."""
    unpublished = set(memory.unpublished())
    known, _ = _editions(job, memory)
    for made in known:
        if made.day in unpublished or not publishing.is_there(job, made):
            publishing.published(job, made, [one for one in known if one.day != made.day])
            memory.published(made.day, job.now)


def _made(job: Job, memory: Store, tonight: Tonight, ingested: Ingested) -> Made:
    try:
        composed = _composed(job, memory, tonight, ingested)
    except QuietNight as quiet:
        # An edition that was made stays, even if it could not be made again.
        if not job.redo:
            memory.keep(Night(tonight.day, job.now, None, quiet.account, quiet.message))
        raise QuietNight(quiet.message, _next_step(job), quiet.account) from None
    edition = publishing.checked(composed.edition)
    why = job.explain(composed)
    memory.keep(Night(tonight.day, job.now, edition, composed.account, why.text, why.json))
    done = publishing.published(job, edition, tonight.others)
    memory.published(tonight.day, job.now)
    held = publishing.is_held(job, edition)
    return Made(edition, composed.account, done.files, composed, ingested, done.findings, held)


def _next_step(job: Job) -> str:
    """What makes a letter of a quiet night: mostly, waiting."""
    knobs = job.config.edition
    following = windows.next_day(job.config, job.now)
    return (
        f"wait: the next letter closes on {following:%A} {following} at {knobs.at:%H:%M} ({knobs.timezone}) and tells"
        f" what came since; or add sources, or name another day with --date"
    )


# ---------------------------------------------------------------- which letter


def due(job: Job, memory: Store) -> Tonight:
    """The letter that is due, or of the day that was asked for."""
    day = job.day or job.config.edition.day or windows.last_day(job.config, job.now)
    editions, damaged = _editions(job, memory)
    others = tuple(one for one in editions if one.day != day)
    told_until = max((one.window[1] for one in others if one.window and one.day < day), default=None)
    # Without a source that was ever read, the memory begins with this run.
    known = (one.first_success for one in memory.states().values() if one.first_success)
    begun = min(known, default=job.now)
    window = windows.window(job.config, day, told_until, begun)
    # A day that is asked for is made as if it were its evening.
    return Tonight(day, window, window[1] if job.day else job.now, others, damaged)


def _editions(job: Job, memory: Store) -> tuple[list[Edition], tuple[AccountRow, ...]]:
    """Every edition that is remembered, and those that only `out` still has: a memory may be younger than it."""
    kept = memory.editions()
    days = {one.day for one in kept}
    found, damaged = publish.editions(job.out, known=days)
    published = [one for one in found if not one.sample]
    return [*kept, *published], tuple(skipped(one) for one in damaged)


# ---------------------------------------------------------------- what may stand in it


def _composed(
    job: Job, memory: Store, tonight: Tonight, ingested: Ingested | None, unread: Iterable[Remembered] = ()
) -> Composed:
    named = {one.key: one for one in job.config.sources}
    present = ingested.present if ingested else ()
    pool = memory.recall(named, tonight.window[0] - windows.LATE, present)
    known = {one.article.id for one in pool}
    pool += [one for one in unread if one.article.id not in known]
    reading = _reading(job.config, pool, tonight, ingested)
    masthead = publishing.masthead(job, tonight.window, tonight.number)
    made = compose(reading, masthead, job.config)
    # A ruling on an article of an earlier night is no slip of the pen.
    return replace(made, unmatched=tuple(name for name in made.unmatched if memory.lookup(name) is None))


def _reading(
    config: Config, pool: Sequence[Remembered], tonight: Tonight, ingested: Ingested | None
) -> Reading:
    """The remembered articles that may be told, and why each of the others may not."""
    named = {one.key: one for one in config.sources}
    reasons = [why_not(config, one, tonight, ingested) for one in pool]
    told = [one for one, why in zip(pool, reasons, strict=True) if not why]
    left = [unused(one.article, why) for one, why in zip(pool, reasons, strict=True) if why]
    failed = [skipped(one) for one in ingested.skipped] if ingested else []
    return Reading(
        tuple(one.article for one in told),
        (*left, *failed, *tonight.damaged),
        {one.article.id: named[one.source].weight for one in told},
        dict(_families(told, named)),
        tuple(one.article for one, why in zip(pool, reasons, strict=True) if why),
    )


def _families(told: Sequence[Remembered], named: Mapping[str, SourceConfig]) -> Iterator[tuple[str, str]]:
    return ((one.article.publisher, named[one.source].family) for one in told if named[one.source].family)


def why_not(config: Config, one: Remembered, tonight: Tonight, ingested: Ingested | None) -> str:
    """Why the letter may not tell an article: the window, its vanished file, a rule of the owner; "" if it may."""
    source = next((known for known in config.sources if known.key == one.source), None)
    if source is None:
        return f"its source {one.source} is no longer in digest.toml"
    gone = source.path and ingested is not None and one.article.id not in ingested.present
    rules = (_rules(config.filter), _rules(source))
    return (
        windows.left_out(one, tonight.window, tonight.day, tonight.seen)
        or ("its file is gone" if gone else "")
        or filters.dropped(one.article, rules, tonight.window[1])
    )


def _rules(knobs: SourceConfig | FilterConfig) -> filters.Rules:
    return filters.Rules(knobs.keep, knobs.drop, knobs.oldest)
