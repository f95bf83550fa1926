"""The pure middle: articles in, an edition out, with what became of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from digest import cluster, rank, text
from digest import edition as editions
from digest.account import Account, AccountRow, account, unused
from digest.config import Config
from digest.model import Brief, Lineup, Ranked, SectionKind, Story, Summarise
from digest.nightly.job import Composed, QuietNight, Reading
from digest.summarise import extractive
from digest.summarise.budget import budgets

SHOWN_LEFT = 20


def compose(reading: Reading, masthead: editions.Masthead, config: Config) -> Composed:
    """The edition of these articles. Raises QuietNight where they are too few."""
    table = text.casing(line for article in reading.articles for line in (article.text, article.dek))
    setting = extractive.Setting(masthead.day, table, budgets(config.summary))
    summarise = partial(extractive.summarise, setting=setting)
    rulings = cluster.Rulings(config.stories.together, config.stories.apart)
    measures = rank.Measures(masthead.issued, reading.weights, reading.families)
    sizes = rank.Sizes(following=config.edition.following, more=config.edition.more)
    lineup, briefs, unable = _lineup(
        cluster.stories(reading.articles, rulings),
        partial(rank.lineup, measures=measures, sizes=sizes),
        summarise,
    )
    mute = [article for story in unable for article in story.articles]
    left = [*(unused(article, "no sentence of it can open a brief") for article in mute), *reading.left]
    if len(briefs) < max(1, config.edition.minimum_items):
        raise _quiet(len(briefs), reading, left)
    made = editions.compose(masthead, lineup, briefs, table)
    told = account([one for one in reading.articles if one not in mute], left, lineup, made)
    # An article outside the window is known all the same: only a name that nothing has is a slip of the pen.
    known = [*reading.articles, *reading.others]
    return Composed(made, lineup, told, table, tuple(cluster.unmatched(rulings, known)), reading.remarks)


def _quiet(briefs: int, reading: Reading, left: Sequence[AccountRow]) -> QuietNight:
    """Why the night is quiet, and what would change it."""
    shown = [f"{row.origin}: {row.detail}" for row in left[:SHOWN_LEFT]]
    more = [f"and {len(left) - SHOWN_LEFT} more"] if len(left) > SHOWN_LEFT else []
    message = (
        f"nothing to report: {_counted(briefs, 'brief')} from {_counted(len(reading.articles), 'article')}"
    )
    unable = {row.article_id for row in left}
    waiting = [unused(one, "too few for a letter") for one in reading.articles if one.id not in unable]
    return QuietNight(
        "\n  ".join([message, *shown, *more]),
        "add articles, or name another day with --date",
        Account((*waiting, *left)),
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _lineup(
    stories: Sequence[Story], order: partial[Lineup], summarise: Summarise
) -> tuple[Lineup, dict[str, Brief], list[Story]]:
    """A lineup whose every place has a brief: stories that make none give their place to the next."""
    unable: list[Story] = []
    while True:
        lineup = order([story for story in stories if story not in unable])
        written = [(one.story, summarise(one.story, kind)) for kind, one in _placed(lineup)]
        failed = [story for story, brief in written if brief is None]
        if not failed:
            return lineup, {story.main.id: brief for story, brief in written if brief}, unable
        unable += failed


def _placed(lineup: Lineup) -> Iterator[tuple[SectionKind, Ranked]]:
    return ((kind, one) for kind in SectionKind for one in lineup.places.get(kind, ()))
