"""An edition -> every file of out/, and the files to open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest import check, feeds, grounding, mail, publish, record, render, words
from digest import edition as editions
from digest.errors import DigestError
from digest.model import Edition, Finding, Level
from digest.nightly.job import Job
from digest.nightly.windows import Window

FEED_EDITIONS = 30


def masthead(job: Job, window: Window, number: int) -> editions.Masthead:
    """What the letter of `window`'s end carries besides its news."""
    knobs = job.config.edition
    return editions.Masthead(
        name=knobs.name,
        day=window[1].astimezone(knobs.zone).date(),
        issued=window[1],
        number=number,
        window=None if job.stateless else window,
        language=knobs.language,
        base_url=knobs.base_url.rstrip("/"),
        tag=knobs.tag,
        sample=job.sample,
        words=words.load(knobs.language, job.templates),
        at=knobs.at,
    )


def checked(made: Edition) -> Edition:
    """The edition, if every sentence of it holds against its source. Raises DigestError otherwise."""
    faults = list(grounding.faults(made))
    if faults:
        raise DigestError(
            f"not published, a sentence has no evidence: {faults[0]}", "report this: it is a bug"
        )
    return made


@dataclass(frozen=True, slots=True)
class Published:
    """What was put into out/: the files to open, and what the check of all of them found."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def published(job: Job, made: Edition, earlier: Sequence[Edition]) -> Published:
    """Check the edition's files and put them into out/; an error holds the mail back, never the archive.

    Raises PublishError where `out` can't take it.
    """
    # What others may copy carries quotes and hashes; whole articles only where no memory keeps them.
    public = made if job.stateless else without_texts(made)
    files = dict(_files(job, public, earlier))
    findings = check.files(files, public)
    if check.gravest(findings) is Level.ERROR:
        del files[mail_name(made)]
        publish.withdraw(job.out / mail_name(made))
    publish.write(job.out, list(files.items()))
    return Published(to_open(job, made), findings)


def mail_name(made: Edition) -> str:
    """Where the edition's message stands in out/."""
    return f"{made.day.isoformat()}/email.eml"


def is_held(job: Job, made: Edition) -> bool:
    """Was the edition's message held back?"""
    return not (job.out / mail_name(made)).is_file()


def to_open(job: Job, made: Edition) -> tuple[Path, ...]:
    """What a person looks at first."""
    folder = job.out / made.day.isoformat()
    return (
        *(folder / "email.html", folder / "index.html"),
        *(job.out / "index.html", job.out / "feed.atom"),
    )


def is_there(job: Job, made: Edition) -> bool:
    """Has the edition a folder in out/?"""
    return (job.out / made.day.isoformat() / "edition.json").is_file()


def without_texts(made: Edition) -> Edition:
    """The edition without the articles' full texts."""
    return replace(made, references=tuple(replace(one, text=None) for one in made.references))


def _files(job: Job, made: Edition, earlier: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """Every file of out/ in the order of publishing: the edition first, what leads to it last."""
    day = made.day.isoformat()
    pages = render.render(made, job.looks)
    archive = sorted((made, *earlier), key=lambda one: one.day, reverse=True)
    followed = archive[:FEED_EDITIONS]
    said = words.load(made.language, job.templates)
    yield f"{day}/edition.json", record.dump(made).encode()
    yield f"{day}/email.html", pages.email_html.encode()
    yield f"{day}/email.txt", pages.email_text.encode()
    yield mail_name(made), mail.message(made, pages, mail.envelope_of(job.config.mail, job.config.root))
    yield f"{day}/index.html", pages.web_html.encode()
    yield "feed.json", feeds.json_feed(followed, words=said).encode()
    yield "feed.rss", feeds.rss(followed, words=said)
    yield "feed.atom", feeds.atom(followed, words=said)
    yield "index.html", render.archive(archive, job.looks).encode()
