"""Pages of text against what a reader would call their article. The cases are invented pages of nine kinds of house."""

import json
from pathlib import Path
from typing import Any

import pytest

from digest.extract import extract
from digest.model import Article, Document

CASES = Path(__file__).parent / "cases" / "plaintext"
NAMES = sorted(path.name for path in CASES.iterdir())


def article_of(page: str) -> Article:
    (found,) = extract(Document("page.txt", "text/plain", page.encode()))
    assert isinstance(found, Article), found
    return found


def case(name: str) -> tuple[Article, dict[str, Any]]:
    page = (CASES / name / "page.txt").read_text(encoding="utf-8")
    return article_of(page), json.loads((CASES / name / "expected.json").read_text(encoding="utf-8"))


def datelines(article: Article) -> str:
    return (
        "".join(f"{dropped.line} " for dropped in article.dropped if dropped.reason == "a dateline") or "\0"
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_page_is_read_right(name: str) -> None:
    article, expected = case(name)
    told = {key: getattr(article, key) for key in ("title", "dek", "author", "publisher", "language")}
    told["published"] = article.published.isoformat() if article.published else None
    assert told == {key: expected[key] for key in told}


@pytest.mark.fault("F24")
@pytest.mark.fault("F25")
@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_its_paragraphs_each_once_and_nothing_else(name: str) -> None:
    article, expected = case(name)
    starts = [p[: len(s)] for p, s in zip(article.paragraphs, expected["starts"], strict=False)]
    assert (starts, len(article.paragraphs)) == (expected["starts"], len(expected["starts"]))
    assert article.paragraphs[-1].endswith(expected["last"])


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_is_kept_or_dropped_with_its_reason(name: str) -> None:
    article, _ = case(name)
    told = " ".join(
        (article.title, article.dek, article.kicker, article.text, *(d.line for d in article.dropped))
    )
    page = (CASES / name / "page.txt").read_text(encoding="utf-8").replace(datelines(article), "")
    assert [line for line in page.split("\n") if line.strip(" -•\t") not in told] == []
    assert all(dropped.reason for dropped in article.dropped)
