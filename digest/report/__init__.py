"""What the command line prints, as text for a person and as data for a program. Pure: values in, strings out.

`run` tells what was made, `why` what decided it, `articles` shows articles, stories and briefs by themselves; `past`
tells what earlier nights decided, and is not loaded with the rest: it needs the store.
"""

from digest.report.articles import (
    article_as_data,
    article_as_json,
    article_as_text,
    brief_as_data,
    brief_as_json,
    brief_as_text,
    story_as_data,
    story_as_json,
    story_as_text,
)
from digest.report.run import account_as_data, run_as_data, run_as_text, sums
from digest.report.why import Headings, Reasons, headings, reasons, why_as_data, why_as_text

__all__ = [
    "Headings",
    "Reasons",
    "account_as_data",
    "article_as_data",
    "article_as_json",
    "article_as_text",
    "brief_as_data",
    "brief_as_json",
    "brief_as_text",
    "headings",
    "reasons",
    "run_as_data",
    "run_as_text",
    "story_as_data",
    "story_as_json",
    "story_as_text",
    "sums",
    "why_as_data",
    "why_as_text",
]
