"""How well pages are read, on the labelled cases: as HTML and as scraped text, the unseen third apart.

    PYTHONPATH=. python tests/quality/pages.py

A paragraph counts as right if it is a reader's to the letter, quotation marks and spaces of any kind. For each field and
promise, the share of the pages on which it is right.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from trafilatura import bare_extraction

from digest.model import Article
from tests.pagecases import Score, cases, score

MARKS = (
    *("title", "dek", "author", "publisher", "published", "language"),
    *("first", "last", "no furniture", "no repeats"),
)


@dataclass(frozen=True)
class Measured:
    """The scores of one split in one form; of a page that was skipped, None."""

    scores: tuple[Score, ...]

    @property
    def precision(self) -> float:
        return sum(one.right for one in self.scores) / max(1, sum(one.given for one in self.scores))

    @property
    def recall(self) -> float:
        return sum(one.right for one in self.scores) / max(1, sum(one.wanted for one in self.scores))

    def share(self, mark: str) -> float:
        judged = [one.marks[mark] for one in self.scores if mark in one.marks]
        return sum(judged) / len(judged) if judged else 1.0


@functools.cache
def measured(split: str, form: str) -> Measured:
    return Measured(tuple(score(case, case.article()) for case in cases(split) if case.form == form))


def theirs(split: str) -> Measured:
    """The paragraphs that bare trafilatura finds in the same pages; of a scraped text, each line is one."""
    scores = []
    for case in cases(split):
        if case.form == "html":
            found = bare_extraction(case.page, fast=True, include_comments=False)
            lines = [line.strip(" -|") for line in str(getattr(found, "text", "") or "").split("\n")]
            paragraphs = tuple(dict.fromkeys(line for line in lines if line))
            scores.append(score(case, Article("", "", "", "", "", None, paragraphs or ("",))))
    return Measured(tuple(scores))


def main() -> None:
    for split in ("seen", "unseen"):
        bare = theirs(split)
        print(f"html  {split:7} bare trafilatura  precision {bare.precision:.3f}  recall {bare.recall:.3f}")
    for form in ("html", "text"):
        for split in ("seen", "unseen"):
            found = measured(split, form)
            marks = "  ".join(f"{mark} {found.share(mark):.2f}" for mark in MARKS)
            print(
                f"{form:5} {split:7} {len(found.scores):3} pages  precision {found.precision:.3f}  recall {found.recall:.3f}  {marks}"
            )


if __name__ == "__main__":
    main()
