"""How many pages a second are read, beside bare trafilatura on the same bytes?

    python -m tests.bench.pages [FOLDER] [--pages 200] [--rounds 5]

Without a folder of saved pages, those of `pages_made`. In one process, taking turns page by page, so that both meet the
same machine: `trafilatura.bare_extraction` in its fast mode, which gives a body without metadata; the same with
metadata; and digest, which gives body, title, dek, author, date, publisher, address, language and kicker, each with its
place, every line that was left out, and what came in an article's stead. The table tells sums, medians of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from digest.extract import extract
from digest.model import Article, Document
from tests.bench.pages_made import page


def bare(body: bytes) -> bool:
    return bare_extraction(body, fast=True) is not None


def with_metadata(body: bytes) -> bool:
    return bare_extraction(body, fast=True, with_metadata=True) is not None


def ours(body: bytes) -> bool:
    (found,) = extract(Document("page.html", "text/html", body))
    return isinstance(found, Article)


READERS: dict[str, Callable[[bytes], bool]] = {
    "trafilatura, fast, the body alone": bare,
    "trafilatura, fast, with its metadata": with_metadata,
    "digest, the article": ours,
}


def round_of(pages: list[bytes]) -> dict[str, float]:
    """Seconds of each reader over all the pages."""
    spent = dict.fromkeys(READERS, 0.0)
    for body in pages:
        for name, reader in READERS.items():
            begun = time.perf_counter()
            reader(body)
            spent[name] += time.perf_counter() - begun
    gc.collect()
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    saved = sorted(asked.folder.rglob("*.htm*"))[: asked.pages] if asked.folder else []
    pages = [path.read_bytes() for path in saved] or [page(number) for number in range(asked.pages)]
    round_of(pages[:10])
    rounds = [round_of(pages) for _ in range(asked.rounds)]
    base = statistics.median(one[next(iter(READERS))] for one in rounds)
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} KB each on average")
    for name, reader in READERS.items():
        middle = statistics.median(one[name] for one in rounds)
        read = sum(map(reader, pages))
        print(
            f"{name:38} {middle / len(pages) * 1000:6.1f} ms a page {len(pages) / middle:6.0f} pages/s {middle / base:5.2f} times, {read} read"
        )


if __name__ == "__main__":
    main()
