"""English news prose, cut and compared: sentences, words, quotations, weekdays, casing.

`printing` alone is not about English: it says what may be printed anywhere. Everything here takes text and gives spans or words; nothing knows of articles or stories, and nothing rewrites:
callers turn what is found into recorded edits. The lists are data with a why.
"""

from digest.text.casing import Casing, casing, lowered, title_cased
from digest.text.leaning import (
    HEDGES,
    LEANING_PRONOUNS,
    attribution,
    bare_names,
    hedges,
    introduced,
    leans_back,
    speakerless_quotation,
    statement_verb,
)
from digest.text.printing import address, encoded, fragment, printable
from digest.text.quoting import enclosures, quotations, quotes_balance, unquoted
from digest.text.sentences import (
    LOOSE_WEEKDAY,
    RELATIVE_DAY,
    WEEKDAY,
    WEEKDAYS,
    WORD,
    Span,
    sentence_spans,
)
from digest.text.words import DEPARTMENTS, STOP_WORDS, names, numbers, stem, terms, word_count, words

__all__ = [
    "DEPARTMENTS",
    "HEDGES",
    "LEANING_PRONOUNS",
    "LOOSE_WEEKDAY",
    "RELATIVE_DAY",
    "STOP_WORDS",
    "WEEKDAY",
    "WEEKDAYS",
    "WORD",
    "Casing",
    "Span",
    "address",
    "attribution",
    "bare_names",
    "casing",
    "enclosures",
    "encoded",
    "fragment",
    "hedges",
    "introduced",
    "leans_back",
    "lowered",
    "names",
    "numbers",
    "printable",
    "quotations",
    "quotes_balance",
    "sentence_spans",
    "speakerless_quotation",
    "statement_verb",
    "stem",
    "terms",
    "title_cased",
    "unquoted",
    "word_count",
    "words",
]
