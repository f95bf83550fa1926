"""What the sources have -> what is remembered. Every commit leaves a memory from which the next run can go on.

    folders       read whole each night, remembered as they are
    feeds         those whose turn it is are asked, a few at a time; each answer is one transaction: what the server
                  gave to ask by next time, the articles, and the pages that are still wanted
    pages         what feeds only announce: asked for in a second round, each an article or a reason

One source costs only itself: what goes wrong is a reason in the account, and a remark once it lasts. Nothing is
chosen here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from digest import health, identity, sources
from digest.config import SourceConfig, expanded
from digest.errors import ConfigError
from digest.extract import completed, not_a_feed, readings
from digest.model import (
    Answer,
    Article,
    Ask,
    Document,
    Outcome,
    Remembered,
    Sighting,
    Skipped,
    SourceState,
    Wanted,
)
from digest.nightly.job import Ingested, Job
from digest.nightly.reading import signed
from digest.nightly.windows import LATE
from digest.store import Brought, Pending, Store

# Of one source on one night; the rest waits for the next.
MOST_PAGES = 50
# A page that could not be had on so many nights is given up.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Ingestion:
    """A night's work at the sources: into which memory, first seen when, for a letter that begins when."""

    job: Job
    store: Store
    seen: datetime
    begins: datetime

    @property
    def net(self) -> sources.Net:
        """How the owner wants the network met."""
        return sources.Net.of(self.job.config.fetch, self.job.environ)


def ingest(work: Ingestion) -> Ingested:
    """Read every folder, ask every feed whose turn it is, fetch the pages they announce; returns the sums."""
    total = Ingested(sources=len(work.job.config.sources))
    for part in chain(_folders(work), _feeds(work), _pages(work)):
        total += part
    states = work.store.states()
    known = (states[one.key] for one in work.job.config.sources if one.key in states)
    lasting = tuple(line for state in known if (line := health.remark(state, work.job.now)))
    return total + Ingested(remarks=lasting)


# ---------------------------------------------------------------- folders


def _folders(work: Ingestion) -> Iterator[Ingested]:
    """Folders are read whole, and no server has a say in when."""
    states = work.store.states()
    for source in work.job.config.sources:
        if source.path:
            state = states.get(source.key, SourceState(source.key))
            found = list(chain.from_iterable(_read(work, source, one) for one in _documents(work, source)))
            there = (work.job.config.root / source.path).exists()
            after = _read_now(state, work.job.now) if there else _gone(state, work.job.now)
            sightings = _sightings(found, source, state)
            brought = work.store.brought(after, sightings, (), work.seen, backlog=False)
            part = _sums(brought, sightings, [one for one in found if isinstance(one, Skipped)])
            yield part + Ingested(present=frozenset(brought.ids))


def _read_now(state: SourceState, now: datetime) -> SourceState:
    begun = state.first_success or now
    return SourceState(state.key, first_success=begun, last_try=now, last_success=now)


def _gone(state: SourceState, now: datetime) -> SourceState:
    since = state.failing_since or now
    return replace(
        state, last_try=now, failures=state.failures + 1, failing_since=since, reason="it is not there"
    )


def on_disk(work: Ingestion) -> Iterator[Remembered]:
    """What the folders hold, as it would be remembered if it were new; nothing is kept."""
    states = work.store.states()
    for source in work.job.config.sources:
        if source.path:
            found = list(chain.from_iterable(_read(work, source, one) for one in _documents(work, source)))
            before = states.get(source.key, SourceState(source.key))
            for one in _sightings(found, source, before):
                yield Remembered(one.article, source.key, work.seen, one.fingerprint, one.backlog)


def _documents(work: Ingestion, source: SourceConfig) -> Iterator[Document | Skipped]:
    return sources.documents(work.job.config.root / source.path)


# ---------------------------------------------------------------- feeds


def _feeds(work: Ingestion) -> Iterator[Ingested]:
    """Ask every address whose turn it is, and remember each answer as it comes."""
    states = work.store.states()
    asked: dict[str, SourceConfig] = {}
    asks: list[Ask] = []
    for source in work.job.config.sources:
        state = states.get(source.key, SourceState(source.key))
        if source.path:
            continue
        if too_soon := health.waits(state, work.job.now):
            yield _waiting(state, too_soon)
            continue
        try:
            asks.append(_ask(source, state, work.job.environ))
            asked[source.key] = source
        except ConfigError as error:
            reason = f"{error.message}: {error.hint}"
            yield Ingested(waiting=1, skipped=(Skipped(source.key, "fetch", reason),))
    for done, answer in enumerate(sources.ask_all(asks, work.net), 1):
        key = answer.ask.key
        yield _answered(work, asked[key], states.get(key, SourceState(key)), answer)
        work.job.progress(done, len(asks))


def _waiting(state: SourceState, why: str) -> Ingested:
    """A source that is not asked: a reason in the account if something is wrong with it."""
    if state.failures or state.retired_at:
        return Ingested(waiting=1, skipped=(Skipped(state.key, "fetch", why),))
    return Ingested(waiting=1)


def _ask(source: SourceConfig, state: SourceState, environ: Mapping[str, str]) -> Ask:
    headers = expanded(source.headers, environ)
    return Ask(source.key, health.address(state), state.validators, headers, page=source.kind == "page")


def _answered(work: Ingestion, source: SourceConfig, state: SourceState, answer: Answer) -> Ingested:
    """Remember what a source answered: its state and all that it brought, or why it brought nothing."""
    document = answer.document
    digest = hashlib.sha256(document.body).hexdigest() if document else ""
    found: list[Article | Wanted | Skipped] = []
    if document and digest != state.body_sha256:
        found, flaw = _understood(work, source, document)
        answer = replace(answer, outcome=Outcome.FAILED, reason=flaw) if flaw else answer
    after = health.after(state, answer, work.job.now, digest)
    sightings, wanted = _sightings(found, source, state), [one for one in found if isinstance(one, Wanted)]
    brought = work.store.brought(after, sightings, wanted, work.seen, backlog=state.first_success is None)
    skipped = [one for one in found if isinstance(one, Skipped)]
    if old := sum(not _fresh(work, one, backlog=state.first_success is None) for one in wanted):
        reason = f"{old} only announced and too old for the letter: no page is asked for"
        skipped.append(Skipped(source.key, "fetch", reason))
    if answer.outcome is Outcome.FAILED:
        skipped = [Skipped(source.key, "fetch", answer.reason)]
    return _sums(brought, sightings, skipped)


def _understood(
    work: Ingestion, source: SourceConfig, document: Document
) -> tuple[list[Article | Wanted | Skipped], str]:
    """What a body holds, and what is wrong with it if it is not what the source promised."""
    if source.kind == "feed" and (flaw := not_a_feed(document)):
        return [], flaw
    found = list(_read(work, source, document))
    if len(found) == 1 and isinstance(found[0], Skipped) and found[0].origin == document.origin:
        return [], found[0].reason
    return found, ""


# ---------------------------------------------------------------- pages


def _pages(work: Ingestion) -> Iterator[Ingested]:
    """The second round: the pages of what feeds only announced, newest first."""
    named = {one.key: one for one in work.job.config.sources}
    pending = {one.wanted.url: one for one in _worth_a_visit(work, named)}
    asks = [Ask(url, url, page=True) for url in pending]
    for done, answer in enumerate(sources.ask_all(asks, work.net), 1):
        one = pending[answer.ask.key]
        yield _completed(work, named[one.source], one, answer)
        work.job.progress(done, len(asks))


def _worth_a_visit(work: Ingestion, named: Mapping[str, SourceConfig]) -> Iterator[Pending]:
    """Pages that may still be told: not what is older than the letter reaches, not an undated back catalogue."""
    asked: Counter[str] = Counter()
    for one in work.store.wanted():
        fresh = _fresh(work, one.wanted, backlog=one.backlog)
        if one.source in named and fresh and asked[one.source] < MOST_PAGES:
            asked[one.source] += 1
            yield one


def _fresh(work: Ingestion, one: Wanted, *, backlog: bool) -> bool:
    """May the letter still tell what a page announces?"""
    oldest = work.begins if backlog else work.begins - LATE
    return one.published > oldest if one.published else not backlog


def _completed(work: Ingestion, source: SourceConfig, one: Pending, answer: Answer) -> Ingested:
    zone = work.job.config.edition.zone
    found = completed(one.wanted, answer.document, zone) if answer.document else None
    if isinstance(found, Article):
        sighting = _sighting(_placed(work, source, found), source, backlog=one.backlog)
        return replace(_sums(work.store.completed(one, sighting, work.seen), [sighting], []), asked=0)
    reason = found.reason if found else answer.reason
    if one.tries + 1 < MOST_TRIES:
        work.store.put_off(one, reason)
    else:
        work.store.completed(one, None, work.seen)
        reason = f"given up after {MOST_TRIES} nights: {reason}"
    return Ingested(skipped=(Skipped(one.wanted.url, "fetch", reason),))


# ---------------------------------------------------------------- each document


def _read(
    work: Ingestion, source: SourceConfig, document: Document | Skipped
) -> Iterator[Article | Wanted | Skipped]:
    if isinstance(document, Skipped):
        yield document
        return
    text = "feed" if source.path else source.text
    for found in readings(document, text, work.job.config.edition.zone):
        yield _placed(work, source, found) if isinstance(found, Article) else found


def _placed(work: Ingestion, source: SourceConfig, found: Article) -> Article:
    """Credited, dated as can be, and with an origin that stays: an entry's place in its feed is another's tomorrow."""
    found = identity.dated(signed(found, source), work.job.now)
    if source.path:
        return found
    # The owner's own name for a feed is better than the feed's title ("Harbour Wire - World - RSS").
    return replace(found, origin=found.url or source.key, publisher=source.name or found.publisher)


def _sightings(
    found: Sequence[Article | Wanted | Skipped], source: SourceConfig, before: SourceState
) -> list[Sighting]:
    """The articles as sightings.

    What was there when its source was first read is backlog; but an undated file, or page, was put before us by the
    owner just now, and is news.
    """
    first = before.first_success is None
    # A source that failed on its first nights would have brought by now what it brings late.
    dated, undated = first and not before.failures, first and source.kind == "feed"
    return [
        _sighting(one, source, backlog=dated if one.published else undated)
        for one in found
        if isinstance(one, Article)
    ]


def _sighting(article: Article, source: SourceConfig, *, backlog: bool) -> Sighting:
    return identity.sighting(article, source.key, backlog=backlog, page=source.kind == "page")


def _sums(brought: Brought, sightings: Sequence[Sighting], skipped: Sequence[Skipped]) -> Ingested:
    """What a source brought; a date that had to be put right is said on the first night."""
    pairs = zip(brought.ids, sightings, strict=True)
    doubts = (identity.doubt(sighting.article) for given, sighting in pairs if given in brought.fresh)
    remarks = tuple(doubt for doubt in doubts if doubt)
    return Ingested(
        asked=1, new=brought.new, changed=brought.changed, skipped=tuple(skipped), remarks=remarks
    )
