"""How long does a letter take, beside others that inline its styles?

    python -m tests.bench.email [--processes 3] [--rounds 7]

Letters of 30, 100 and 300 items (`tests.letters`), the same filled template for all, none cut to size: premailer with
its default options, css-inline, and digest's inlining. Then digest with the templates to fill, and all that it does with
an edition: the letter, cut until mail programs show it whole, its text part and its web page. Each is timed in processes
of its own, taking turns: its first call, libraries imported before, and the median of those that follow. The table tells
milliseconds and how many times premailer's.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import product

from digest.model import Edition
from tests.letters.harbors import of_items

COUNTS = (30, 100, 300)
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of one process: its first call, and the median of the others."""

    first: float
    warm: float


def bare_premailer(edition: Edition) -> Work:
    from premailer import transform

    page = filled(edition)
    return lambda: transform(page)


def css_inline(edition: Edition) -> Work:
    import css_inline as library

    page = filled(edition)
    return lambda: library.inline(page)


def inlining(edition: Edition) -> Work:
    from digest.render import inline

    page = filled(edition)
    return lambda: inline.styles(page)


def letter(edition: Edition) -> Work:
    from digest.render import inline

    return lambda: inline.styles(filled(edition))


def everything(edition: Edition) -> Work:
    from digest import render
    from tests.pages import LOOKS

    return lambda: render.render(edition, LOOKS)


WORKERS: dict[str, Callable[[Edition], Work]] = {
    "premailer, its defaults": bare_premailer,
    "css-inline": css_inline,
    "digest, its inlining": inlining,
    "digest, templates and inlining": letter,
    "digest, cut, with text and web page": everything,
}


def filled(edition: Edition) -> str:
    """The letter's template, filled; its style sheet still stands in a block."""
    from digest.render.fitting import Cut
    from digest.render.setting import page, press
    from tests.pages import LOOKS

    return page(press(LOOKS, edition.language).html, "email.html", edition=edition, cut=Cut(edition))


def timed(name: str, count: int, rounds: int) -> Spent:
    """One worker in this process, which has met nothing yet."""
    for library in ("babel.dates", "jinja2", "jinja2.ext", "premailer", "css_inline"):
        importlib.import_module(library)
    work = WORKERS[name](of_items(count))
    calls = [_call(work) for _ in range(rounds)]
    return Spent(calls[0], statistics.median(calls[1:]))


def _call(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def of_its_own(name: str, count: int, rounds: int) -> Spent:
    """The same in a fresh process; what premailer has to say of Outlook's rules is not read."""
    command = [sys.executable, "-m", __spec__.name, "--one", name, str(count), "--rounds", str(rounds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return Spent(**json.loads(done.stdout))


def table(processes: int, rounds: int) -> None:
    """Prints medians over the processes."""
    found: dict[tuple[str, int], list[Spent]] = {pair: [] for pair in product(WORKERS, COUNTS)}
    for _ in range(processes):
        for (name, count), spent in found.items():
            spent.append(of_its_own(name, count, rounds))
    print(f"{'':38} items    first     warm    times premailer, first and warm")
    for (name, count), spent in found.items():
        first, warm = _medians(spent)
        base_first, base_warm = _medians(found[next(iter(WORKERS)), count])
        print(
            f"{name:38} {count:5} {first:8.1f} {warm:8.1f}    {first / base_first:5.2f} {warm / base_warm:5.2f}"
        )


def _medians(spent: list[Spent]) -> tuple[float, float]:
    return statistics.median(one.first for one in spent), statistics.median(one.warm for one in spent)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--one", nargs=2, metavar=("NAME", "COUNT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        name, count = asked.one
        spent = timed(name, int(count), asked.rounds)
        print(json.dumps(asdict(spent)))
    else:
        table(asked.processes, asked.rounds)


if __name__ == "__main__":
    main()
