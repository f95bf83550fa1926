"""One whole edition, byte for byte: the diff is the review.

`DIGEST_GOLDEN=write pytest tests/test_golden.py` writes the files anew; read the diff before you commit it.
"""

import os
import shutil
from pathlib import Path

import pytest

from digest import cli

GOLDEN = Path(__file__).resolve().parent / "golden" / "samples"


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition, made in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert cli.main(["run", "--quiet"]) == 0
    if os.environ.get("DIGEST_GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(folder / "out", GOLDEN)
    return folder / "out"


def test_the_same_files_are_made(out: Path) -> None:
    assert set(files(out)) == set(files(GOLDEN))


@pytest.mark.parametrize("name", sorted(files(GOLDEN)))
def test_the_sample_edition_is_what_it_was(out: Path, name: str) -> None:
    assert files(out)[name] == files(GOLDEN)[name]
