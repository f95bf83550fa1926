"""The letters that every promise of the email is held against: the sample, thirty items, a hundred, right to left.

All are sound: each sentence stands in its article. `harbors` makes the long ones, `suez` the one from right to left.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from digest import nightly, render
from digest.config import BrandConfig, MailConfig, load
from digest.model import Edition, Pages
from digest.nightly import Job
from digest.render import Looks
from tests.letters.harbors import of_items
from tests.letters.suez import right_to_left
from tests.pages import TEMPLATES

SEEDS = TEMPLATES.parent / "seeds"
# A letter as an owner would send it: with a line of their own, a way to leave, a postal address.
OWNER = Looks(
    (TEMPLATES,),
    BrandConfig(footer="Set at the quay, sent at dusk."),
    MailConfig(
        from_="The Evening Span <desk@span.example.org>",
        unsubscribe=("https://span.example.org/leave?reader=4711", "mailto:leave@span.example.org"),
        postal="The Evening Span, 1 Fulton Street, Brooklyn",
    ),
)


def sample() -> Edition:
    """What `digest run` makes of the shipped articles where there is no digest.toml."""
    now = datetime(2025, 3, 1, tzinfo=UTC)
    nowhere = Path("there is no such folder")
    job = Job(load(SEEDS / "digest.toml"), now, nowhere, (TEMPLATES,), stateless=True, sample=True)
    composed, _ = nightly.prepare(job)
    return composed.edition


thirty = partial(of_items, 30)
hundred = partial(of_items, 100)
huge = partial(of_items, 300)

LETTERS: dict[str, Callable[[], Edition]] = {
    "sample": sample,
    "thirty": thirty,
    "hundred": hundred,
    "right to left": right_to_left,
}
NAMES = tuple(LETTERS)


@cache
def edition(name: str) -> Edition:
    """The edition of that name."""
    return LETTERS[name]()


@cache
def pages(name: str) -> Pages:
    """Its letter, as its owner would have it set."""
    return render.render(edition(name), OWNER)
