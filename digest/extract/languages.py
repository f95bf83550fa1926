"""Which language a text is in: what its page says, unless its small words say otherwise.

A vote of stop words, no detector: it tells apart the languages of the table and calls everything else by what was
declared. Pages built from an English template often declare English over a text in another language, so that a
declared "en" can be outvoted; any other declaration stands.
"""

from __future__ import annotations

import re
from collections import Counter

DEFAULT = "en"
# Words so common that any paragraph has several, and that the other languages of the table don't have.
SMALL_WORDS = {
    "en": "the of and to that for with was on is by as it from has have been this which its".split(),
    "de": "der die das und nicht von mit dem den ist auf für sich eine ein auch wird im zu dass".split(),
    "fr": "le les des une est dans pour qui par sur pas avec au du plus cette sont et ses ont".split(),
    "es": "el los las una por con para del se que su más como al pero sus fue ha y entre".split(),
    "it": "il di che è per una con non sono del della gli nel alla anche più dei le ha si".split(),
    "pt": "o os uma não com para do da em que mais como dos das ao pelo foi são ele e".split(),
    "nl": "het een van en niet dat op voor met zijn aan ook door naar bij worden heeft dit er nog".split(),
    "pl": "nie się jest na że do przez oraz dla jak był po od ale tym za są który które w".split(),
    "sv": "och att det som för inte med den till har av är ett om men också vid från kan på".split(),
}
# Scripts that say it by themselves; the most usual language of each, where several share one.
SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
    "ar": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "ru": "\u0400-\u04ff",
    "el": "\u0370-\u03ff",
}
SAMPLE = 4000
# A script says it where most letters are its own; of a Japanese text most may be Chinese characters.
MOST, ENOUGH = 0.5, {"ja": 0.1}
# "Obviously other": at least this share of words votes for it, and twice as many as for English.
SHARE, MARGIN = 0.08, 2


def language(text: str, declared: str = "") -> str:
    """The primary subtag (RFC 5646) of the text's language, "en" where nothing says otherwise."""
    tag = re.match(r"[a-z]{2,3}(?=[-_]|$)", declared.strip().lower())
    named = tag.group() if tag else DEFAULT
    return voted(text[:SAMPLE]) or named if named == DEFAULT else named


def voted(text: str) -> str:
    """The language that the text obviously is in, "" if none or English."""
    if not text.isascii():
        letters = sum(map(str.isalpha, text)) or 1
        for tag, script in _SCRIPTS.items():
            if len(script.findall(text)) > ENOUGH.get(tag, MOST) * letters:
                return tag
    words = re.findall(r"\w+", text.lower())
    counted = Counter(words)
    votes = {tag: sum(counted[word] for word in small) for tag, small in _TABLE.items()}
    best = max(votes, key=lambda tag: votes[tag])
    enough = votes[best] >= SHARE * len(words) and votes[best] >= MARGIN * votes[DEFAULT]
    return best if words and enough and best != DEFAULT else ""


_TABLE = {tag: frozenset(words) for tag, words in SMALL_WORDS.items()}
_SCRIPTS = {tag: re.compile(f"[{script}]") for tag, script in SCRIPTS.items()}
