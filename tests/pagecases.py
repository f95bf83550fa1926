"""The cases of tests/cases/plaintext: pages, as HTML and as scraped text, with what a reader would call their article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.extract import extract
from digest.model import Article, Document

CASES = Path(__file__).parent / "cases" / "plaintext"
FORMS = {"html": ("page.html", "text/html"), "text": ("page.txt", "text/plain")}
FIELDS = ("title", "dek", "author", "publisher", "published", "language")


@dataclass(frozen=True)
class Case:
    """One page in one form. `unjudged` are fields that its form does not tell."""

    name: str
    form: str
    split: str
    expected: dict[str, Any]
    unjudged: frozenset[str]

    @property
    def page(self) -> bytes:
        return (CASES / self.name / FORMS[self.form][0]).read_bytes()

    def article(self) -> Article:
        """What the reader makes of the page; a skip fails the test that asks."""
        name, media_type = FORMS[self.form]
        (found,) = extract(Document(name, media_type, self.page))
        assert isinstance(found, Article), (self.name, self.form, found)
        return found


def cases(split: str = "") -> list[Case]:
    return [case for case in _cases() if split in {"", case.split}]


def _cases() -> Iterator[Case]:
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for form, (name, _) in FORMS.items():
            if (folder / name).is_file():
                said = expected | (expected.get("text", {}) if form == "text" else {})
                unjudged = frozenset((*expected.get("unjudged", ()), *said.get("unjudged", ())))
                yield Case(folder.name, form, expected["split"], said, unjudged)


def told(article: Article) -> dict[str, str | None]:
    """The fields of an article as a case states them."""
    fields = {name: getattr(article, name) for name in FIELDS}
    return fields | {"published": article.published.isoformat() if article.published else None}


def same(text: str) -> str:
    """Lines that a reader takes for the same: quotation marks and spaces of any kind."""
    plain = text.translate(str.maketrans("“”„‟‘’‚«»–—", '""""\'\'\'""--'))
    return " ".join(plain.split())


@dataclass(frozen=True)
class Score:
    """Paragraphs that are right, that were given, that were wanted; and what else of the page is right."""

    right: int
    given: int
    wanted: int
    marks: dict[str, bool]


def score(case: Case, article: Article) -> Score:
    wanted = Counter(map(same, case.expected["paragraphs"]))
    either = {same(line) for line in case.expected.get("either", ())}
    given = Counter(line for line in map(same, article.paragraphs) if line in wanted or line not in either)
    needed = Counter({line: count for line, count in wanted.items() if line not in either or line in given})
    right = sum((needed & given).values())
    fields = told(article)
    marks = {
        name: same(fields[name] or "") == same(case.expected.get(name) or "")
        for name in FIELDS
        if name not in case.unjudged and name in case.expected
    }
    text = "\n".join(map(same, article.paragraphs))
    order = [line for line in map(same, article.paragraphs) if line in needed]
    marks |= {
        "first": bool(order) and same(article.paragraphs[0]) in wanted.keys() | either,
        "last": bool(order) and same(article.paragraphs[-1]) in wanted.keys() | either,
        "no furniture": not any(same(one) in text for one in case.expected.get("furniture", ())),
        "no repeats": len(set(article.paragraphs)) == len(article.paragraphs),
    }
    return Score(right, given.total(), needed.total(), marks)
