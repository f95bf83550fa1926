"""The run, top to bottom.

    read      folders, files and feeds -> documents -> articles, and what could not be read
    choose    the edition's day, and the articles of its window
    compose   stories -> lineup -> briefs -> edition            (pure: same input, same edition)
    render    edition -> email, text, web page, feeds, archive  (pure: same edition, same bytes)
    check     every sentence against its source, every file against what its readers need
    publish   into out/, each file whole or not at all, the index and the feeds last; the mail only without an error

The clock is an argument. A bad article costs only itself; an unknown bug stops the run before anything is
published. Files named by hand are run here, without a memory; the nightly job with its memory is told in
`remembering`, what became of it in `history`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest import publish
from digest.account import AccountRow, Fate, skipped
from digest.errors import NothingToReport
from digest.model import Edition
from digest.nightly import publishing, windows
from digest.nightly.composing import compose
from digest.nightly.job import Composed, Explained, Ingested, Job, Made, QuietNight, Reading
from digest.nightly.reading import read

__all__ = [
    "Composed",
    "Explained",
    "Ingested",
    "Job",
    "Made",
    "QuietNight",
    "Reading",
    "compose",
    "prepare",
    "read",
    "run",
]


def run(job: Job) -> Made:
    """Make and publish the edition.

    Raises NothingToReport where nothing can be told (nothing is written then), PublishError where `out` can't
    take it, StoreError where the memory can't be used.
    """
    if job.stateless:
        return _by_hand(job)
    # The database is loaded by those who have a memory.
    from digest.nightly import remembering

    return remembering.run(job)


def _by_hand(job: Job) -> Made:
    """A run without memory: every article that was named."""
    composed, earlier = prepare(job)
    made = publishing.checked(composed.edition)
    done = publishing.published(job, made, earlier)
    held = publishing.is_held(job, made)
    return Made(made, composed.account, done.files, composed, findings=done.findings, held=held)


def prepare(job: Job) -> tuple[Composed, list[Edition]]:
    """Everything up to the edition of files named by hand, nothing published; with the editions that `out` holds."""
    reading = read(job.config, job.now)
    if not reading.articles:
        raise NothingToReport(_nothing(reading.left), "name a file or a folder of articles")
    day = job.day or job.config.edition.day or windows.newest_day(reading.articles, job.config, job.now)
    earlier, damaged = publish.editions(job.out)
    earlier = [one for one in earlier if one.sample == job.sample and one.day != day]
    window = windows.window(job.config, day, None, None)
    masthead = publishing.masthead(job, window, 1 + sum(one.day < day for one in earlier))
    left = (*reading.left, *(skipped(one) for one in damaged))
    return compose(replace(reading, left=left), masthead, job.config), earlier


def _nothing(left: Sequence[AccountRow]) -> str:
    reasons = "".join(f"\n  {row.origin}: {row.detail}" for row in left if row.fate is Fate.SKIPPED)
    return f"nothing to report: no article could be read{reasons}"
