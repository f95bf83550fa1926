"""Where sentences end, ours beside sentencex, on the cases that were labelled before the rules were run.

    pip install sentencex
    python tests/quality/sentences.py [tests/cases/sentences.toml] [--texts ../shared/data/summaries.jsonl]

Prints right cases of each split, by kind where the two differ, and with `--texts` how fast each reads them.
"""

from __future__ import annotations

import argparse
import importlib
import json
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from digest import text

Splitter = Callable[[str, str], list[str]]
Case = dict[str, Any]


def ours(paragraph: str, language: str) -> list[str]:
    return [paragraph[start:end] for start, end in text.sentence_spans(paragraph, language)]


def theirs(paragraph: str, language: str) -> list[str]:
    """sentencex keeps the blanks between sentences; they are taken off."""
    segment = importlib.import_module("sentencex").segment
    return [one.strip() for one in segment(language, paragraph) if one.strip()]


SPLITTERS: dict[str, Splitter] = {"ours": ours, "sentencex": theirs}


def right(case: Case, split: Splitter) -> bool:
    return split(case["text"], case.get("language", "en")) == list(case["sentences"])


def by_kind(cases: list[Case], split: Splitter) -> Counter[str]:
    """How many cases of each kind are right."""
    return Counter(case["kind"] for case in cases if right(case, split))


def table(cases: list[Case]) -> None:
    for name in ("tune", "unseen"):
        held = [case for case in cases if case["split"] == name]
        plain = [case for case in held if "hard" not in case]
        for label, split in SPLITTERS.items():
            good, easy = (sum(right(case, split) for case in some) for some in (held, plain))
            print(f"{name:8} {label:10} {good:3} of {len(held)}   not hard: {easy} of {len(plain)}")
    counts = {label: by_kind(cases, split) for label, split in SPLITTERS.items()}
    for kind, number in sorted(Counter(case["kind"] for case in cases).items()):
        if counts["ours"][kind] != counts["sentencex"][kind]:
            print(
                f"  {kind:16} of {number}: ours {counts['ours'][kind]}, sentencex {counts['sentencex'][kind]}"
            )


def speed(texts: list[str]) -> None:
    size = sum(map(len, texts)) / 1e6
    for label, split in SPLITTERS.items():
        begun = perf_counter()
        found = sum(len(split(one, "en")) for one in texts)
        spent = perf_counter() - begun
        print(f"{label:10} {size / spent:6.1f} million characters a second, {found} sentences")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="?", type=Path, default=Path("tests/cases/sentences.toml"))
    parser.add_argument("--texts", type=Path)
    asked = parser.parse_args()
    table(tomllib.loads(asked.cases.read_text())["case"])
    if asked.texts:
        speed([json.loads(line)["text"] for line in asked.texts.read_text().splitlines()])


if __name__ == "__main__":
    main()
