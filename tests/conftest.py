"""Fixtures that several test files share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that read it skip where it is absent."""
    folder = Path(os.environ.get("DIGEST_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("no ../shared beside the checkout: its texts belong to others and are not in the project")
    return folder
