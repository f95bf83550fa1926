"""digest.toml -> Config: unknown keys, wrong kinds and impossible values are errors that name the next step.

`shipped` finds the folders that travel with the program. No value of a header is ever shown in an error.
"""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from digest.config import checking
from digest.config.headers import without_user
from digest.config.knobs import (
    BrandConfig,
    Config,
    EditionConfig,
    FetchConfig,
    FilterConfig,
    MailConfig,
    SourceConfig,
    StoreConfig,
    StoriesConfig,
    SummaryConfig,
)
from digest.errors import ConfigError

Section = TypeVar("Section")
SECTIONS = ("edition", "source", "filter", "fetch", "store", "stories", "summary", "brand", "mail")


def load(path: Path) -> Config:
    """The settings of a digest.toml. Raises ConfigError, naming the place and the next step."""
    return parse(data(text(path), path), path)


def text(path: Path) -> str:
    """A digest.toml as it is written, a byte order mark taken off. Raises ConfigError where it can't be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path} is not there", "name another file with --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}", "check the file's rights and encoding") from None


def data(toml: str, path: Path) -> Mapping[str, Any]:
    """The tables of a digest.toml. Raises ConfigError where it is not TOML."""
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path} is not TOML: {error}", "mend that line") from None


def parse(data: Mapping[str, Any], path: Path) -> Config:
    """The settings of a parsed digest.toml; `path` is for messages and relative paths."""
    _refuse_unknown(data, SECTIONS, f"{path}")
    tables = data.get("source", [])
    if not isinstance(tables, list):
        raise ConfigError(f"{path}: source is a list of tables", "write [[source]], with two brackets")
    config = Config(
        edition=_section(EditionConfig, data.get("edition", {}), f"{path} [edition]"),
        sources=tuple(_section(SourceConfig, table, _spot(table, path)) for table in tables),
        filter=_section(FilterConfig, data.get("filter", {}), f"{path} [filter]"),
        fetch=_section(FetchConfig, data.get("fetch", {}), f"{path} [fetch]"),
        store=_section(StoreConfig, data.get("store", {}), f"{path} [store]"),
        stories=_section(StoriesConfig, data.get("stories", {}), f"{path} [stories]"),
        summary=_section(SummaryConfig, data.get("summary", {}), f"{path} [summary]"),
        brand=_section(BrandConfig, data.get("brand", {}), f"{path} [brand]"),
        mail=_section(MailConfig, data.get("mail", {}), f"{path} [mail]"),
        root=path.parent,
    )
    checking.check(config, path)
    return config


def _spot(table: object, path: Path) -> str:
    """Which of the sources: among thirty, "[[source]]" alone is no help."""
    key = (table.get("path") or table.get("url")) if isinstance(table, dict) else ""
    return f"{path} [[source]] {without_user(key)}" if key and isinstance(key, str) else f"{path} [[source]]"


def _section(kind: type[Section], table: object, where: str) -> Section:
    """One table as its dataclass: unknown keys and wrong kinds are errors."""
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is not a table", f"write {where.rsplit(' ', 1)[-1]} on a line of its own")
    known = {knob.name.rstrip("_"): knob for knob in fields(kind)}  # type: ignore[arg-type]
    _refuse_unknown(table, tuple(known), where)
    values = {key: _READERS[str(known[key].type)](value, f"{where} {key}") for key, value in table.items()}
    return kind(**{known[key].name: value for key, value in values.items()})


def _refuse_unknown(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise ConfigError(f"{where}: unknown key {key!r}", hint)


# ---------------------------------------------------------------- values, by the type of their field


def _plain(value: object, where: str, wanted: type, spoken: str) -> object:
    if not isinstance(value, wanted) or isinstance(value, bool | datetime):
        raise ConfigError(f"{where} is {value!r}", f"write {spoken}")
    return value


def _number(value: object, where: str) -> float:
    """Whole numbers stand for floats; TOML's inf and nan are no settings."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ConfigError(f"{where} is {value!r}", "write a number")
    return float(value)


def _clock(value: object, where: str) -> time:
    """Times may be written "18:00"."""
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ConfigError(f"{where} is {value!r}, no time of day", 'write it as "18:00"') from None
    if not isinstance(found, time) or found.tzinfo:
        raise ConfigError(f"{where} is {value!r}", 'write a time as "18:00"')
    return found


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        name = where.rsplit(maxsplit=1)[-1]
        raise ConfigError(f"{where} is {value!r}, no list of texts", f'write {name} = ["one", "other"]')
    return tuple(value)


def _headers(value: object, where: str) -> Mapping[str, str]:
    """Names and values; the values are kept out of the message."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ConfigError(
            f"{where} is no table of texts", 'write headers = { Authorization = "Bearer $MY_TOKEN" }'
        )
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


_READERS: Mapping[str, Callable[[object, str], object]] = {
    "str": partial(_plain, wanted=str, spoken="text in quotation marks"),
    "int": partial(_plain, wanted=int, spoken="a whole number"),
    "date | None": partial(_plain, wanted=date, spoken="a date as 2025-02-27"),
    "float": _number,
    "float | None": _number,
    "time": _clock,
    "tuple[str, ...]": _texts,
    "tuple[tuple[str, str], ...]": _pairs,
    "Mapping[str, str]": _headers,
}


# ---------------------------------------------------------------- what came with the program


def shipped(name: str) -> Path:
    """The folder `name` ("templates", "seeds") that came with the program.

    In a checkout it stands beside the package, and is looked for there first: an editable install leaves a
    copy elsewhere that nobody edits. In a wheel it lies inside the package.
    """
    package = Path(__file__).resolve().parent.parent
    if (package.parent / "pyproject.toml").is_file() and (package.parent / name).is_dir():
        return package.parent / name
    return package / name
