"""The figures of the four letters, as a table: what the tests of the points hold, told in numbers.

    PYTHONPATH=. python -m tests.email_tools.table

Needs all that those tests need (see README.md); what is missing is an error here.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests import letters
from tests.email_tools import judges, screen, support
from tests.email_tools.screen import Screen

WIDTHS = (320, 375, 600, 1024)
HEAD = (
    "letter", "bytes", "supported %", "doiuse errors", "Gmail / Outlook unsupported", "html-validate", "Nu", "axe light/dark",
    "overflow px", "contrast, least: light / inverted / dark",
)  # fmt: skip


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name.replace(' ', '-')}.html" for name in letters.NAMES}
        for name, path in files.items():
            path.write_text(letters.pages(name).email_html, encoding="utf-8")
        modules, jar, browser = judges.modules(), judges.nu(), screen.chromium()
        assert modules and jar and browser, "see tests/email_tools/README.md"  # noqa: PT018
        verdicts, invalid = judges.verdicts(modules, files), judges.invalid(jar, files)
        axe = (modules / "node_modules/axe-core/axe.min.js").read_text()
        print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
        with screen.window(browser) as window:
            for name, path in files.items():
                seen = _seen(window, path.read_text(encoding="utf-8"), axe)
                print(f"| {' | '.join((name, *_judged(path, verdicts[name], invalid[name]), *seen))} |")


def _judged(path: Path, verdict: judges.Verdict, invalid: list[str]) -> tuple[str, ...]:
    page = path.read_text(encoding="utf-8")
    unsupported = verdict.unsupported
    return (
        f"{len(page.encode()):,}",
        f"{support.score(page):.1f}",
        str(len(verdict.doiuse)),
        f"{len(unsupported['gmail.desktop-webmail'])} / {len(unsupported['outlook.windows'])}",
        str(len(verdict.mistakes)),
        str(len(invalid)),
    )


def _seen(window: screen.Window, page: str, axe: str) -> tuple[str, ...]:
    found = []
    for dark in (False, True):
        screen.show(window, page, Screen(375, dark=dark))
        found.append(len(screen.violations(window, axe)))
    wide = screen.overflow(window, page, WIDTHS)
    return f"{found[0]}/{found[1]}", f"{max(wide):g}", " / ".join(_least(window, page))


def _least(window: screen.Window, page: str) -> list[str]:
    """The lowest contrast of any word in light, inverted by force, and dark."""
    screen.show(window, page, Screen())
    light = screen.words(window)
    screen.show(window, page, Screen(dark=True))
    ratios = (
        min(one.contrast(inverted=False) for one in light),
        min(one.contrast(inverted=True) for one in light),
        min(one.contrast(inverted=False) for one in screen.words(window)),
    )
    return [f"{ratio:.1f}" for ratio in ratios]


if __name__ == "__main__":
    main()
