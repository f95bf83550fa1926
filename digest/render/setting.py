"""Templates, set: the owner's files before ours, words in the edition's language, the owner's colours.

A fault in a template is the designer's next step: it names the file and the line. Nothing here knows what a letter is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from digest import words
from digest.config import BrandConfig, MailConfig
from digest.errors import ConfigError
from digest.render import colours, parts
from digest.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Looks:
    """How the owner wants editions set: `folders` of templates, the first that has a file gives it; brand and foot."""

    folders: tuple[Path, ...]
    brand: BrandConfig = field(default_factory=BrandConfig)
    mail: MailConfig = field(default_factory=MailConfig)


@dataclass(frozen=True, slots=True)
class Press:
    """The templates in one language: `html` escapes what it prints, `plain` prints it as it is."""

    html: Environment
    plain: Environment


def press(looks: Looks, language: str) -> Press:
    """Templates ready to be set. Raises ConfigError where a catalogue of words can't be read.

    They are compiled once; a file that has changed, come or gone since has them compiled anew.
    """
    return _pressed(looks, language, tuple(_stamps(looks.folders)))


def _stamps(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """What tells the files of the folders from those of another time."""
    for path in (
        path for folder in folders for pattern in ("*", "words/*") for path in sorted(folder.glob(pattern))
    ):
        stamp = path.stat()
        yield str(path.absolute()), stamp.st_mtime_ns, stamp.st_size


@lru_cache(maxsize=8)
def _pressed(looks: Looks, language: str, _stamps: tuple[tuple[str, int, int], ...]) -> Press:
    said = words.load(language, looks.folders)
    given = {
        "brand": looks.brand,
        "light": colours.light(looks.brand),
        "dark": colours.dark(looks.brand),
        "postal": looks.mail.postal,
        "leave": looks.mail.ways_out,
    }
    return Press(
        _environment(looks, said, given, autoescape=True), _environment(looks, said, given, autoescape=False)
    )


def page(environment: Environment, template: str, **values: object) -> str:
    """A template, filled. Raises ConfigError, naming the file and the line, where it is broken or missing."""
    with _explained(environment, template):
        return environment.get_template(template).render(**values)


def _environment(looks: Looks, said: Words, given: Mapping[str, object], *, autoescape: bool) -> Environment:
    """A misspelt name in a template is an error, never an empty place in the letter."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(looks.folders),
        autoescape=autoescape,  # noqa: S701  (plain text must not be escaped; every page is)
        undefined=StrictUndefined,
        finalize=parts.printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    # What the extension adds to the environment has no types.
    made.install_gettext_translations(said.translations, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(parts.FILTERS)
    made.filters.update(long_date=said.long_date, short_date=said.short_date, clock=said.clock)
    made.globals.update(given)
    return made


@contextmanager
def _explained(environment: Environment, template: str) -> Iterator[None]:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateNotFound as error:
        raise ConfigError(f"there is no template {error.name}", "put it back, or mend the name") from error
    except TemplateSyntaxError as error:
        raise _fault(f"{error.filename or error.name or template}, line {error.lineno}", error) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{_undecodable(environment) or template} is not in UTF-8", "save it as UTF-8"
        ) from error
    except TemplateError as error:
        raise _fault(_spot(error) or template, error) from error
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        # What goes wrong at a line of the owner's is theirs to mend; at one of ours it is a bug, and stops the run.
        spot = _spot(error)
        if not spot or spot.startswith(str(_folders(environment)[-1])):
            raise
        raise _fault(spot, error) from error


def _folders(environment: Environment) -> list[str]:
    return list(environment.loader.searchpath)  # type: ignore[union-attr]


def _undecodable(environment: Environment) -> str:
    """The first file of the folders that is no text in UTF-8."""
    for path in (
        path for folder in _folders(environment) for path in sorted(Path(folder).glob("*")) if path.is_file()
    ):
        try:
            path.read_bytes().decode()
        except UnicodeDecodeError:
            return str(path)
    return ""


def _fault(spot: str, error: Exception) -> ConfigError:
    return ConfigError(f"{spot}: {error}", "mend the template, or move it away to have ours")


def _spot(error: Exception) -> str:
    """The innermost line of a template that the error came through: Jinja names templates in the traceback."""
    lines = [frame for frame in extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    return f"{lines[-1].filename}, line {lines[-1].lineno}" if lines else ""
