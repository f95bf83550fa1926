"""What `digest read`, `digest stories` and `digest brief` print: articles, stories and briefs, each by itself."""

from __future__ import annotations

import json
from typing import Any

from digest.model import Article, Brief, Sentence, Story, Told

WIDTH = 96
# In this order `digest read` shows them.
FIELDS = ("origin", "url", "title", "dek", "author", "publisher", "published", "language", "kicker")
# Of these the page's own words are shown too: a date's zone, an address before it was made canonical.
READ_INTO = frozenset({"published", "url", "language"})


# ---------------------------------------------------------------- read


def article_as_data(article: Article) -> dict[str, Any]:
    """An article as it was understood, with what was left out and why."""
    return {
        "origin": article.origin,
        "url": article.url,
        "title": article.title,
        "dek": article.dek,
        "author": article.author,
        "publisher": article.publisher,
        "published": f"{article.published:%Y-%m-%dT%H:%M:%SZ}" if article.published else None,
        "language": article.language,
        "kicker": article.kicker,
        "told": {one.field: {"place": one.place, "said": one.said, "flaw": one.flaw} for one in article.told},
        "paragraphs": list(article.paragraphs),
        "dropped": [{"line": one.line, "reason": one.reason} for one in article.dropped],
    }


def article_as_json(article: Article) -> str:
    """`article_as_data` on one line."""
    return json.dumps(article_as_data(article), ensure_ascii=False)


def article_as_text(article: Article) -> str:
    """`article_as_data` for a person: the fields and where each stands, the body, what was dropped."""
    data = article_as_data(article)
    places = {one.field: one for one in article.told}
    fields = [
        f"{key:10} {data[key] or '–'}{_place(places.get(key), data[key])}"
        for key in FIELDS
        if data[key] or key in places
    ]
    dropped = [f"  - {_short(one.line)}   [{one.reason}]" for one in article.dropped]
    body = [f"  {paragraph}" for paragraph in article.paragraphs]
    return "\n".join([*fields, "", *body, *(["", "left out:"] if dropped else []), *dropped, ""])


def _place(told: Told | None, value: str | None) -> str:
    """Where a field stands; with what is said there where that is read into something else, as a date is."""
    if told is None:
        return ""
    said = f": {_short(told.said)}" if told.field in READ_INTO and told.said not in {"", value} else ""
    flaw = f" – {told.flaw}" if told.flaw else ""
    return f"   [{told.place}{said}{flaw}]"


def _short(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


# ---------------------------------------------------------------- stories


def story_as_data(story: Story) -> dict[str, Any]:
    """A story's articles, the fullest first, and what holds each to it."""
    articles = [
        {
            "origin": one.origin,
            "title": one.title,
            "publisher": one.publisher,
            "published": f"{one.published:%Y-%m-%dT%H:%M:%SZ}" if one.published else None,
        }
        for one in story.articles
    ]
    return {"articles": articles, "why": list(story.why)}


def story_as_json(story: Story) -> str:
    """`story_as_data` on one line."""
    return json.dumps(story_as_data(story), ensure_ascii=False)


def story_as_text(story: Story) -> str:
    """The story for a person: its fullest account's headline, then each account with its reason."""
    count = len(story.articles)
    lines = [f"{story.main.title}  ({count} {'article' if count == 1 else 'articles'})"]
    for article, why in zip(story.articles, story.why, strict=True):
        lines += [
            f"  {_short(article.title)}",
            f"    {article.publisher or 'unsigned'}, {article.origin}: {why}",
        ]
    return "\n".join([*lines, ""])


# ---------------------------------------------------------------- brief


def brief_as_data(origin: str, brief: Brief) -> dict[str, Any]:
    """A brief of the article at `origin`, each sentence with its evidence and edits."""
    paragraphs = [[_sentence(one) for one in paragraph] for paragraph in brief.paragraphs]
    return {"origin": origin, "title": brief.title.text, "paragraphs": paragraphs}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    evidence = [
        {"start": one.start, "end": one.end, "quote": one.quote, "part": one.part, "article": one.article_id}
        for one in sentence.evidence
    ]
    edits = [{"start": one.start, "end": one.end, "new": one.new, "rule": one.rule} for one in sentence.edits]
    return {"text": sentence.text, "evidence": evidence, "edits": edits}


def brief_as_json(origin: str, brief: Brief) -> str:
    """`brief_as_data` on one line."""
    return json.dumps(brief_as_data(origin, brief), ensure_ascii=False)


def brief_as_text(origin: str, brief: Brief) -> str:
    """The brief for a person: its title, its paragraphs, where it comes from."""
    paragraphs = [" ".join(one.text for one in paragraph) for paragraph in brief.paragraphs]
    title = [brief.title.text] if brief.title.text else []
    return "\n\n".join([*title, *paragraphs, f"Source: {origin}"]) + "\n"
