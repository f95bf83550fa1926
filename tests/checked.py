"""A finished edition that nothing is wrong with, to plant faults in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from digest import feeds, mail, record, render
from digest.config import MailConfig
from digest.model import Edition
from digest.render import Looks
from tests.editions import make_edition
from tests.pages import TEMPLATES

WAYS = ("https://letter.span.example.org/leave", "mailto:leave@span.example.org")
MAIL = MailConfig(from_="The Span <letter@span.example.org>", unsubscribe=WAYS)
DAY = "1883-05-25"


def edition() -> Edition:
    """The edition of the bridge."""
    return make_edition()


@cache
def outputs() -> Mapping[str, bytes]:
    """Its files, by the names they have in out/."""
    return outputs_of(edition())


def outputs_of(made: Edition) -> dict[str, bytes]:
    """The files of an edition."""
    pages = render.render(made, Looks((TEMPLATES,), mail=MAIL))
    day = made.day.isoformat()
    return {
        f"{day}/edition.json": record.dump(made).encode(),
        f"{day}/email.html": pages.email_html.encode(),
        f"{day}/email.txt": pages.email_text.encode(),
        f"{day}/email.eml": mail.message(made, pages, mail.Envelope(MAIL.from_, unsubscribe=WAYS)),
        f"{day}/index.html": pages.web_html.encode(),
        "feed.json": feeds.json_feed([made]).encode(),
        "feed.rss": feeds.rss([made]),
        "feed.atom": feeds.atom([made]),
    }


def planted(name: str, there: str, instead: str) -> dict[str, bytes]:
    """The files with one change; what is to be changed must be there."""
    body = outputs()[name].decode()
    assert there in body, there
    return {**outputs(), name: body.replace(there, instead, 1).encode("utf-8", "surrogateescape")}


def alone(name: str, there: str, instead: str) -> dict[str, bytes]:
    """One changed file by itself."""
    return {name: planted(name, there, instead)[name]}


def without(made: Edition, at: int) -> Edition:
    """The edition without one item of what we're following."""
    lead, following, odds = made.sections
    briefs = tuple(brief for n, brief in enumerate(following.briefs) if n != at)
    return replace(made, sections=(lead, replace(following, briefs=briefs), odds))
