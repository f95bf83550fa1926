"""Feeds for measuring: many, all different, with the markup that real ones carry. Made from a seed, so always the same.

The sentences are drawn from small stocks of words; they mean nothing, but have the lengths, names, figures and
quotations of news. A fifth of the entries tells what another feed tells too.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

PLACES = "Aldmoor Brackwater Carrow Dunvale Eastness Farrow Glenholt Harwick Inverley Kestrel Lowbridge Marsden".split()
PEOPLE = "Adair Boyle Crane Denholm Elster Frome Garrick Hollis Imrie Jessop Kerr Lorne Mallory Nairn Orwin".split()
BODIES = ("harbor board", "town council", "high court", "miners’ union", "rail company", "water authority")
DEEDS = ("approved", "rejected", "delayed", "announced", "questioned", "signed", "withdrew", "published")
THINGS = (
    "a plan for the old docks",
    "the new tolls",
    "a loan",
    "the flood report",
    "a ferry contract",
    "its budget",
)
WHENS = ("on Monday", "on Tuesday", "last week", "late on Friday", "after a long debate", "without a vote")


def sentence(chance: random.Random) -> str:
    """A sentence of 15 to 30 words with a name, a place and often a figure."""
    place, person = chance.choice(PLACES), chance.choice(PEOPLE)
    head = f"The {chance.choice(BODIES)} of {place} {chance.choice(DEEDS)} {chance.choice(THINGS)} {chance.choice(WHENS)}"
    tail = chance.choice(
        (
            f", {person} said, and {chance.randint(2, 900)} people are affected.",
            f" although {person} had warned of costs of {chance.randint(2, 90)} million crowns.",
            f"; “We will not wait for another winter,” {person} told a meeting in {chance.choice(PLACES)}.",
            f", the third such decision since {chance.randint(1950, 2020)}, according to a report seen by this paper.",
        )
    )
    return head + tail


def entry(chance: random.Random, paragraphs: int) -> tuple[str, str]:
    """A headline and the HTML of a body."""
    title = sentence(chance).split(",")[0].split(";")[0].split(" although")[0]
    body = "".join(
        f"<p>{escape(' '.join(sentence(chance) for _ in range(chance.randint(2, 4))))}"
        f' <a href="https://elsewhere.example.org/{chance.randint(1, 9999)}?utm_source=feed">More</a></p>\n'
        for _ in range(paragraphs)
    )
    picture = '<figure><img src="https://img.example.org/a.jpg" alt="A harbor"/><figcaption>A harbor</figcaption></figure>'
    return title, picture + body


def rss(number: int, host: str, newest: datetime, entries: int = 20, paragraphs: int = 8) -> bytes:
    """One feed of `entries` items, the newest first, an hour apart; as `newest` moves on, others come and go."""
    own, shared = random.Random(f"{number} {newest}"), random.Random(f"{number // 5} {newest}")  # noqa: S311
    items = []
    for place in range(entries):
        title, body = entry(shared if place % 5 == 0 else own, paragraphs)
        when = format_datetime(newest - timedelta(hours=place, minutes=number % 50))
        name = f"{number}/{newest.timestamp() // 3600 - place:.0f}"
        items.append(
            f"<item><title>{escape(title)}</title><link>{host}/{name}?utm_source=rss</link>"
            f'<guid isPermaLink="false">{name}</guid><pubDate>{when}</pubDate>'
            f"<dc:creator>{own.choice(PEOPLE)} {own.choice(PEOPLE)}</dc:creator><category>Town</category>"
            f"<description>{escape(title)}.</description><content:encoded><![CDATA[{body}]]></content:encoded></item>"
        )
    head = f"<title>Paper {number}</title><link>{host}/</link><description>News</description><language>en</language>"
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        + head
        + "\n".join(items)
        + "</channel></rss>"
    ).encode()
