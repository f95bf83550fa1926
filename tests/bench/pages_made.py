"""Whole pages for measuring: an article in the shell that news pages have today, 90 to 250 KB of it. Always the same.

The articles are those of `feeds_made`; around them stand navigation, scripts, teasers, comments, forms and a footer, in
four layouts with the class names of as many content systems.
"""

from __future__ import annotations

import json
import random
from html import escape

from tests.bench.feeds_made import PEOPLE, PLACES, sentence

LAYOUTS = (
    ("article", "entry-content", "entry-title", "byline"),
    ("div", "article-body", "headline", "author-name"),
    ("section", "c-entry css-1x2y3", "css-h1", "css-byline"),
    ("div", "field-item", "page-title", "submitted"),
)


def page(number: int) -> bytes:
    """The page of this number, in UTF-8."""
    chance = random.Random(number)  # noqa: S311 - to be repeatable, not secret
    layout = LAYOUTS[number % len(LAYOUTS)]
    title = sentence(chance).split(",", maxsplit=1)[0].split(";", maxsplit=1)[0]
    author = f"{chance.choice(PEOPLE)} {chance.choice(PLACES)}"
    body = "".join(_paragraph(chance) for _ in range(chance.randint(6, 30)))
    parts = (
        f'<!DOCTYPE html><html lang="en"><head>{_head(chance, title, author)}</head><body class="single">',
        _navigation(chance),
        _article(layout, (title, author, body)),
        _teasers(chance, 24),
        _comments(chance),
        '<footer class="site-footer"><p>© 2025 The Harbour Wire. All rights reserved. Reproduction is not allowed.</p></footer>',
        f"<script>{_script(chance, 20_000)}</script></body></html>",
    )
    return "\n".join(parts).encode()


def _head(chance: random.Random, title: str, author: str) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2025-02-27T10:31:00+01:00",
        "author": {"@type": "Person", "name": author},
        "publisher": {"@type": "Organization", "name": "The Harbour Wire"},
    }
    metas = "".join(f'<meta name="x-{n}" content="{chance.random()}">' for n in range(25))
    return (
        f'<meta charset="utf-8"><title>{escape(title)} | The Harbour Wire</title>{metas}'
        f'<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="The Harbour Wire">'
        f'<script type="application/ld+json">{json.dumps(said)}</script>'
        f"<script>{_script(chance, 40_000)}</script><style>{_styles(chance)}</style>"
    )


def _script(chance: random.Random, size: int) -> str:
    line = "window.q=window.q||[];q.push({id:%d,url:'/a/%d',when:function(a){return a<%d&&a>0}});\n"
    return "".join(line % (chance.randint(1, 9999), n, chance.randint(1, 99)) for n in range(size // 90))


def _styles(chance: random.Random) -> str:
    return "".join(f".c{n}{{margin:{chance.randint(0, 40)}px;color:#{n:03x}}}\n" for n in range(600))


def _navigation(chance: random.Random) -> str:
    links = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/{n}"><span>{chance.choice(PLACES)}</span></a></li>'
        for n in range(90)
    )
    return f'<header class="site-header"><div class="menu-wrap"><ul class="menu">{links}</ul></div></header>'


def _paragraph(chance: random.Random) -> str:
    text = escape(" ".join(sentence(chance) for _ in range(chance.randint(1, 4))))
    return f'<p class="p-{chance.randint(1, 5)}">{text}</p>' + chance.choice(("", "", "", _inset(chance)))


def _inset(chance: random.Random) -> str:
    return chance.choice(
        (
            '<div class="ad-slot"><span>Advertisement</span></div>',
            f'<p><strong>Read more: <a href="/x">{escape(sentence(chance)[:60])}</a></strong></p>',
            '<div class="newsletter-signup"><p>Sign up for our newsletter.</p><input type="email"><button>Go</button></div>',
            f"<h2>{chance.choice(PLACES)} waits</h2>",
        )
    )


def _article(layout: tuple[str, str, str, str], told: tuple[str, str, str]) -> str:
    tag, box, headed, signed = layout
    title, author, body = told
    return (
        f'<main id="main"><div class="wrap"><div class="breadcrumbs"><a href="/">Home</a></div><h1 class="{headed}">{escape(title)}</h1>'
        f'<div class="{signed}">By {author}</div><time datetime="2025-02-27T10:31:00+01:00">27 February 2025</time>'
        f'<figure><img src="a.jpg" alt="A harbour"><figcaption>A harbour. Photograph: {author}</figcaption></figure>'
        f'<{tag} class="{box}">{body}</{tag}>'
        f'<div class="author-bio"><p>{author} covers harbours for The Harbour Wire.</p></div></div></main>'
    )


def _teasers(chance: random.Random, count: int) -> str:
    cards = "".join(
        f'<div class="card"><a href="/{n}"><img src="{n}.jpg" alt=""><h3 class="card-title">{escape(sentence(chance)[:70])}</h3></a>'
        f'<span class="date">27 Feb 2025</span><p class="card-text">{escape(sentence(chance))}</p></div>'
        for n in range(count)
    )
    return f'<section class="related"><h2>More stories</h2><div class="grid">{cards}</div></section>'


def _comments(chance: random.Random) -> str:
    said = "".join(
        f'<li class="comment"><cite>{chance.choice(PEOPLE)}</cite><p>{escape(sentence(chance))}</p></li>'
        for _ in range(chance.randint(0, 12))
    )
    return f'<div id="comments" class="comments-area"><h2>Comments</h2><ol class="comment-list">{said}</ol><form><textarea></textarea><button>Post</button></form></div>'
