"""The messages of the program, as extracted from templates and code: what a catalogue has to translate.

PYTHONPATH=. python -m tests.catalogue      writes templates/words/messages.pot, the blank form for a new language
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "templates" / "words"
OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
# How code says a message: one form, or one for each number.
KEYWORDS = {"say": None, "count": (1, 2)}
NEWSTYLE = ("gettext", "ngettext", "_")


def messages() -> Catalog:
    """Every message with the files that say it."""
    found = Catalog(project="digest", charset="utf-8")
    for path, message in (*_of_templates(), *_of_code()):
        flags = ("python-format",) if "%(" in str(message) else ()
        found.add(message, locations=[(str(path.relative_to(ROOT)), 0)], flags=flags)
    return found


def _of_templates() -> Iterator[tuple[Path, str | tuple[str, str]]]:
    for path in sorted((ROOT / "templates").iterdir()):
        if path.suffix in {".html", ".txt"}:
            with path.open("rb") as file:
                yield from (
                    (path, _message(said)) for _, _, said, _ in babel_extract(file, NEWSTYLE, [], OPTIONS)
                )


def _of_code() -> Iterator[tuple[Path, str | tuple[str, str]]]:
    for path in sorted((ROOT / "digest").rglob("*.py")):
        with path.open("rb") as file:
            found = extract("python", file, keywords=KEYWORDS)
            yield from ((path, _message(said)) for _, said, _, _ in found)


def _message(said: object) -> str | tuple[str, str]:
    """A message, or its forms for one and for many."""
    return (str(said[0]), str(said[1])) if isinstance(said, tuple) else str(said)


def form() -> bytes:
    """The blank form. It bears no date, so that the same messages are the same file."""
    written = BytesIO()
    write_po(
        written,
        messages(),
        omit_header=True,
        sort_output=True,
        no_location=False,
        include_lineno=False,
        width=110,
    )
    return written.getvalue()


if __name__ == "__main__":
    WORDS.mkdir(exist_ok=True)
    (WORDS / "messages.pot").write_bytes(form())
