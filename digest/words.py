"""The fixed words of an edition in its language: "More to read", "Sources:", dates.

All of them stand in English in the templates and in the code that sets an edition, marked as gettext asks for; a
catalogue `words/<language>.po` beside the templates gives them in another language. It is read as it is, so that
whoever edits it sees the change with the next run. A language without a catalogue keeps English words and its own
dates. What articles say is never translated.

This room knows no template and no edition; it reads the catalogue and the calendar of Babel (CLDR), nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from babel import Locale

# What the words are written in where no catalogue says them otherwise.
SOURCE_LANGUAGE = "en"
# Scripts written from right to left, by the language's primary subtag (RFC 5646).
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku nqo ps sd syr ug ur yi".split())

_FIELD = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Words:
    """The words of one language; `known` says whether there is a catalogue for it."""

    language: str = SOURCE_LANGUAGE
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)
    known: bool = True

    def say(self, message: str, **values: object) -> str:
        """The message in this language, its %(name)s filled."""
        return self.translations.gettext(message) % values

    def count(self, one: str, many: str, number: int) -> str:
        """The form of the message that goes with a number, its %(number)s filled."""
        return self.translations.ngettext(one, many, number) % {"number": number}

    def listed(self, parts: Sequence[str]) -> str:
        """Parts set apart by semicolons, with a word before the last: "a; b; and c"."""
        if len(parts) < 2:
            return "".join(parts)
        said = parts[0]
        for part in parts[1:-1]:
            said = self.say("%(said)s; %(next)s", said=said, next=part)
        return self.say("%(said)s; and %(last)s", said=said, last=parts[-1])

    def long_date(self, day: date) -> str:
        """Thursday, February 27, 2025."""
        from babel.dates import format_date

        return format_date(day, "full", self.locale)

    def short_date(self, day: date) -> str:
        """February 27, 2025."""
        from babel.dates import format_date

        return format_date(day, "long", self.locale)

    def clock(self, moment: datetime) -> str:
        """18:00 UTC."""
        return f"{moment.hour:02}:{moment.minute:02} UTC"

    @cached_property
    def locale(self) -> Locale:
        """The language's calendar and plurals; those of English where it is unknown to CLDR."""
        from babel import Locale, UnknownLocaleError

        for tag in (self.language, self.language.split("-")[0], SOURCE_LANGUAGE):
            try:
                return Locale.parse(tag, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
        raise AssertionError("Babel knows English")


ENGLISH = Words()


def direction(language: str) -> str:
    """The value of `dir` for a language tag: "rtl" or "ltr"."""
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def load(language: str, folders: Sequence[Path]) -> Words:
    """The words of a language tag (RFC 5646) from the first of the folders that has a catalogue for it.

    "de-AT" is looked for as de-AT, then as de. Raises ConfigError where a catalogue can't be read.
    """
    tags = _tags(language)
    for tag in tags:
        for folder in folders:
            path = folder / "words" / f"{tag}.po"
            if path.is_file():
                return Words(language, _read(path))
    return Words(language, known=SOURCE_LANGUAGE in tags)


def _tags(language: str) -> list[str]:
    """The tag and its primary language; nothing of a tag that could leave the folder."""
    primary, _, _ = language.partition("-")
    return [tag for tag in dict.fromkeys((language, primary.lower())) if tag.replace("-", "").isalnum()]


def _read(path: Path) -> NullTranslations:
    """A catalogue, compiled in memory."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        for message in catalogue:
            _try_out(_forms(message.id), _forms(message.string))
        write_mo(compiled, catalogue)
    except (OSError, ValueError, PoFileError) as error:
        raise ConfigError(f"{path} is no catalogue of words: {error}", "mend it, or move it away") from error
    compiled.seek(0)
    return GNUTranslations(compiled)


def _try_out(said: Sequence[str], translated: Sequence[str]) -> None:
    """Fill a translation once: a slip in a %(name)s would else stop the run in the middle of a letter."""
    values = dict.fromkeys(_FIELD.findall("".join(said)), "")
    for form in translated if any(said) else ():
        try:
            _ = form % values
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"“{form}” can't be filled ({error})") from error
    # Of several forms one may leave the number out ("one sentence"), of a single form nothing may be lost.
    if len(said) == 1 and translated[0] and set(_FIELD.findall(translated[0])) != set(values):
        raise ValueError(
            f"“{translated[0]}” does not say all of {', '.join(f'%({name})s' for name in values)}"
        )


def _forms(value: object) -> tuple[str, ...]:
    """One form, or one for each number."""
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)
