"""digest.toml: every knob, its default and its meaning.

An unknown key is an error that names the nearest known one, so a typing mistake never passes for a setting.
`shipped` finds the folders that travel with the program. This reads no file but the one it is given.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.errors import ConfigError

FILE_NAME = "digest.toml"
Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class EditionConfig:
    """[edition]: the letter itself.

    `at` is the local time at which the letter closes, HH:MM in `timezone`; `base_url` is where out/ will be
    served, for the links of email and feeds; `tag` is the authority of feed ids ("example.org,2025:name",
    RFC 4151); `day` pins the edition to one date, as the samples do; `minimum_items` is the fewest briefs that
    make an edition; `following` and `more` are the most items of their sections.
    """

    name: str = "The Evening Digest"
    timezone: str = "UTC"
    at: time = time(18, 0)
    language: str = "en"
    base_url: str = ""
    tag: str = ""
    day: date | None = None
    minimum_items: int = 1
    following: int = 4
    more: int = 5

    @property
    def zone(self) -> ZoneInfo:
        """The owner's zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """[[source]]: a file or folder to read, relative to digest.toml.

    `name` stands as publisher where an article names none; `weight` (1 is neutral) makes its stories rank
    higher or lower; `family` names the house that owns the publisher: papers of one house count once.
    """

    path: str
    name: str = ""
    weight: float = 1.0
    family: str = ""


@dataclass(frozen=True, slots=True)
class StoriesConfig:
    """[stories]: the owner's word on what is one story. Each entry names two articles by address, file or headline."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryConfig:
    """[summary]: how much a brief may take of its sources, the fair extract.

    `share` is the most of an article's words that one item carries; `one_source` and `one_source_lead` are the
    most words of any one source in an item and in the lead; `longest_run` the most words in a row as they stand
    in the source.
    """

    share: float = 1 / 3
    one_source: int = 120
    one_source_lead: int = 240
    longest_run: int = 90


@dataclass(frozen=True, slots=True)
class MailConfig:
    """[mail]: `from` is the sender that email.eml carries (a key that Python keeps for itself, hence the `_`)."""

    from_: str = "digest@digest.example.org"


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `root` is the folder that paths are relative to."""

    edition: EditionConfig = field(default_factory=EditionConfig)
    sources: tuple[SourceConfig, ...] = ()
    stories: StoriesConfig = field(default_factory=StoriesConfig)
    summary: SummaryConfig = field(default_factory=SummaryConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    root: Path = field(default_factory=Path)


def load(path: Path) -> Config:
    """The settings of a digest.toml. Raises ConfigError, naming the place and the next step."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path} is not there", "name another file with --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}", "check the file's rights and encoding") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}", "mend that line") from None
    return parse(data, path)


def parse(data: Mapping[str, Any], path: Path) -> Config:
    """The settings of a parsed digest.toml; `path` is for messages and relative paths."""
    _refuse_unknown(data, ("edition", "source", "stories", "summary", "mail"), f"{path}")
    tables = data.get("source", [])
    if not isinstance(tables, list):
        raise ConfigError(f"{path}: source is a list of tables", "write [[source]], with two brackets")
    config = Config(
        edition=_section(EditionConfig, data.get("edition", {}), f"{path} [edition]"),
        sources=tuple(_section(SourceConfig, table, f"{path} [[source]]") for table in tables),
        stories=_section(StoriesConfig, data.get("stories", {}), f"{path} [stories]"),
        summary=_section(SummaryConfig, data.get("summary", {}), f"{path} [summary]"),
        mail=_section(MailConfig, data.get("mail", {}), f"{path} [mail]"),
        root=path.parent,
    )
    _check(config, path)
    return config


def _section(kind: type[Section], table: object, where: str) -> Section:
    """One table as its dataclass: unknown keys, missing keys and wrong kinds are errors."""
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is not a table", f"write {where.rsplit(' ', 1)[-1]} on a line of its own")
    known = {knob.name.rstrip("_"): knob for knob in fields(kind)}  # type: ignore[arg-type]
    _refuse_unknown(table, tuple(known), where)
    values = {key: _value(value, str(known[key].type), f"{where} {key}") for key, value in table.items()}
    for key, knob in known.items():
        if key not in values and knob.default is MISSING:
            raise ConfigError(f"{where} has no {key}", f"add {key} = …")
    return kind(**{known[key].name: value for key, value in values.items()})


def _refuse_unknown(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise ConfigError(f"{where}: unknown key {key!r}", hint)


def _value(value: object, kind: str, where: str) -> object:
    """The value as its field wants it: times may be written "18:00", whole numbers stand for floats."""
    if kind == _PAIRS:
        return _pairs(value, where)
    if kind == "time" and isinstance(value, str):
        return _clock(value, where)
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    wanted = _KINDS[kind]
    if not isinstance(value, wanted) or isinstance(value, bool | datetime):
        raise ConfigError(f"{where} is {value!r}", f"write {_SPOKEN[wanted]}")
    return value


def _pairs(value: object, where: str) -> tuple[tuple[str, str], ...]:
    """Rulings: a list of pairs of names."""
    found = [_pair(one) for one in value] if isinstance(value, list) else [None]
    if None in found:
        raise ConfigError(
            f"{where} is {value!r}, no list of pairs",
            f'write {where.rsplit(maxsplit=1)[-1]} = [["one.html", "two.html"]]',
        )
    return tuple(pair for pair in found if pair)


def _pair(value: object) -> tuple[str, str] | None:
    match value:
        case [str(one), str(other)] if one and other:
            return one, other
    return None


def _clock(value: str, where: str) -> time:
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise ConfigError(f"{where} is {value!r}, no time of day", 'write it as "18:00"') from None


_PAIRS = "tuple[tuple[str, str], ...]"
_KINDS: Mapping[str, type] = {
    "str": str, "int": int, "float": float, "time": time, "date | None": date
}  # fmt: skip
_SPOKEN: Mapping[type, str] = {
    str: "text in quotation marks", int: "a whole number", float: "a number", time: 'a time as "18:00"',
    date: "a date as 2025-02-27",
}  # fmt: skip


def _check(config: Config, path: Path) -> None:
    """What types can't say: zones that exist, numbers that make sense, addresses of the web."""
    edition = config.edition
    try:
        ZoneInfo(edition.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(
            f"{path} [edition] timezone: no zone {edition.timezone!r}", "use a name as Europe/Vienna"
        ) from None
    if edition.base_url and not edition.base_url.startswith(("http://", "https://")):
        raise ConfigError(f"{path} [edition] base_url is {edition.base_url!r}", "begin it with https://")
    if min(edition.following, edition.more, edition.minimum_items) < 0:
        raise ConfigError(f"{path} [edition]: sizes can't be negative", "write 0 or more")
    summary = config.summary
    if not 0 < summary.share <= 1:
        raise ConfigError(f"{path} [summary] share is {summary.share}", "write a part of 1, as 0.33")
    if min(summary.one_source, summary.one_source_lead, summary.longest_run) < 1:
        raise ConfigError(f"{path} [summary]: a limit of no words", "write 1 or more")
    for source in config.sources:
        if source.weight <= 0:
            raise ConfigError(f"{path} [[source]] {source.path}: weight {source.weight}", "write more than 0")


def shipped(name: str) -> Path:
    """The folder `name` ("templates", "seeds") that came with the program.

    In a checkout it stands beside the package, and is looked for there first: an editable install leaves a
    copy elsewhere that nobody edits. In a wheel it lies inside the package.
    """
    package = Path(__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file() and (package.parent / name).is_dir():
        return package.parent / name
    return package / name
