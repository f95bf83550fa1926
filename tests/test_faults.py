"""Every row of the fault table that is answered so far has a test that names it."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
# What reading the world and remembering it must survive; mail, publishing and scale come with their own.
ANSWERED = {f"F{number:02d}" for number in (*range(1, 22), *range(23, 29), 51, 52, 53, 54)}
_MARK = re.compile(r'mark\.fault\("(F\d\d)"\)')


def named() -> set[str]:
    return {mark for path in TESTS.glob("test_*.py") for mark in _MARK.findall(path.read_text())}


def test_every_fault_that_is_answered_has_a_test() -> None:
    assert ANSWERED - named() == set()


def test_no_test_names_a_fault_that_the_table_has_not(shared: Path) -> None:
    rows = (shared / "reference" / "faults.tsv").read_text().splitlines()[1:]
    assert named() <= {row.split("\t")[0] for row in rows}
