"""What the command line prints, as text for a person and as data for a program. Pure: values in, strings out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from digest.account import Account, Fate
from digest.model import Article, Ranked, SectionKind
from digest.nightly import Composed

WIDTH = 96


# ---------------------------------------------------------------- run


def run_as_text(made: Composed, files: Sequence[str]) -> str:
    """The headlines, the account of inputs, and what to open."""
    edition = made.edition
    lines = [f"{edition.name}, {edition.day:%A} {edition.day}, No. {edition.number}", ""]
    for section in edition.sections:
        lines += [section.title, *(f"  {brief.title.text}" for brief in section.briefs)]
    if edition.more:
        lines += ["More to read", *(f"  {pointer.title} ({pointer.publisher})" for pointer in edition.more)]
    lines += ["", sums(made.account), *_skips(made.account), "", "Open:", *(f"  {file}" for file in files)]
    return "\n".join(lines)


def sums(account: Account) -> str:
    """Count the inputs by their fate: "41 articles (12 cited, …), 3 skipped", and the parts add up."""
    parts = [
        (Fate.CITED, "cited"),
        (Fate.ALSO, "beside them"),
        (Fate.POINTER, "pointed to"),
        (Fate.UNUSED, "unused"),
    ]
    told = ", ".join(f"{account.count(fate)} {word}" for fate, word in parts)
    articles = account.count(*(fate for fate, _ in parts))
    made = f"{_counted(account.stories, 'story', 'stories')}, {_counted(account.briefs, 'brief', 'briefs')}"
    return (
        f"{_counted(articles, 'article', 'articles')} ({told}), {account.count(Fate.SKIPPED)} skipped, {made}"
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _skips(account: Account) -> Iterator[str]:
    return (f"  skipped {row.origin}: {row.detail}" for row in account.rows if row.fate is Fate.SKIPPED)


def run_as_data(made: Composed, files: Sequence[Path]) -> dict[str, Any]:
    """The same as `run_as_text`, for a program."""
    edition = made.edition
    return {
        "day": edition.day.isoformat(),
        "name": edition.name,
        "number": edition.number,
        "sample": edition.sample,
        "headlines": {s.kind.value: [brief.title.text for brief in s.briefs] for s in edition.sections},
        "account": account_as_data(made.account),
        "files": [str(file) for file in files],
    }


def account_as_data(account: Account) -> dict[str, Any]:
    """The sums, and a row for each input."""
    counts = {fate.value: account.count(fate) for fate in Fate}
    rows = [
        {"origin": r.origin, "title": r.title, "fate": r.fate.value, "detail": r.detail} for r in account.rows
    ]
    return {**counts, "stories": account.stories, "briefs": account.briefs, "inputs": rows}


# ---------------------------------------------------------------- explain


def why_as_text(made: Composed) -> str:
    """What became of every input, and why each story ranks where it does."""
    lines = ["Stories, as they rank"]
    for place, one in _ranking(made):
        lines += _story_lines(place, one)
    lines += ["", "Inputs"]
    lines += [f"  {row.fate.value:8} {row.origin}: {row.detail}" for row in made.account.rows]
    return "\n".join([*lines, "", sums(made.account)])


def _ranking(made: Composed) -> Iterator[tuple[str, Ranked]]:
    for kind in SectionKind:
        yield from ((kind.value, one) for one in made.lineup.places.get(kind, ()))
    yield from (("more", one) for one in made.lineup.more)
    yield from (("unused", one) for one in made.lineup.rest)


def _story_lines(place: str, one: Ranked) -> Iterator[str]:
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in one.parts)
    yield f"  {place:14} {one.score:5.2f}  {one.story.main.title}"
    yield f"  {'':14}        {one.placed} ({parts})"
    for article, why in zip(one.story.articles, one.story.why, strict=True):
        yield f"  {'':14}        · {article.publisher}: {why}"


def why_as_data(made: Composed) -> dict[str, Any]:
    """The same as `why_as_text`, for a program."""
    stories = [
        {
            "place": place,
            "score": round(one.score, 4),
            "parts": {name: round(value, 4) for name, value in one.parts},
            "placed": one.placed,
            "articles": [
                {"origin": article.origin, "title": article.title, "publisher": article.publisher, "why": why}
                for article, why in zip(one.story.articles, one.story.why, strict=True)
            ],
        }
        for place, one in _ranking(made)
    ]
    return {"stories": stories, "account": account_as_data(made.account)}


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
        "paragraphs": list(article.paragraphs),
        "dropped": [{"line": one.line, "reason": one.reason} for one in article.dropped],
    }


def article_as_json(article: Article) -> str:
    """`article_as_data` on one line."""
    return json.dumps(article_as_data(article), ensure_ascii=False)


def article_as_text(article: Article) -> str:
    """`article_as_data` for a person: the fields, the body, what was dropped."""
    data = article_as_data(article)
    fields = [
        f"{key:10} {value}" for key, value in data.items() if key not in {"paragraphs", "dropped"} and value
    ]
    dropped = [f"  - {_short(one.line)}   [{one.reason}]" for one in article.dropped]
    body = [f"  {paragraph}" for paragraph in article.paragraphs]
    return "\n".join([*fields, "", *body, *(["", "left out:"] if dropped else []), *dropped, ""])


def _short(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
