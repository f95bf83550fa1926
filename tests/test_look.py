"""The pages in a real browser: nothing runs over the edge of any screen."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from digest import render
from digest.model import Pages
from tests.editions import make_edition
from tests.pages import LOOKS

WIDTHS = (320, 375, 600, 1024)
# Quiet, offline, and able to run as root in a container.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=4000"
).split()

# Each page in a frame of its own width; a script writes the widths it comes to into the title.
FRAME = '<iframe sandbox="allow-same-origin" width="{width}" height="900" style="border:0" srcdoc="{page}"></iframe>'
MEASURE = """<!DOCTYPE html><title>none</title>{frames}<script>addEventListener("load", () => {{
document.title = JSON.stringify([...document.querySelectorAll("iframe")].map(
  f => f.contentDocument.documentElement.scrollWidth))}})</script>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def pages() -> Pages:
    return render.render(make_edition(), LOOKS)


def widths(chromium: str, page: str, folder: Path) -> list[int]:
    """How wide the page comes out in frames of `WIDTHS` pixels."""
    frames = "".join(FRAME.format(width=width, page=html.escape(page)) for width in WIDTHS)
    (folder / "measure.html").write_text(MEASURE.format(frames=frames), encoding="utf-8")
    command = [
        chromium,
        *FLAGS,
        f"--user-data-dir={folder / 'profile'}",
        "--dump-dom",
        str(folder / "measure.html"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    title = re.search(r"<title>(.*?)</title>", done.stdout)
    assert title, done.stdout[:500]
    return [int(width) for width in json.loads(title[1])]


def test_the_email_fits_every_screen(chromium: str, pages: Pages, tmp_path: Path) -> None:
    assert widths(chromium, pages.email_html, tmp_path) == list(WIDTHS)


def test_the_email_fits_with_every_style_block_stripped(chromium: str, pages: Pages, tmp_path: Path) -> None:
    bare = re.sub(r"(?s)<style.*?</style>", "", pages.email_html)
    assert widths(chromium, bare, tmp_path) == list(WIDTHS)


def test_the_web_page_fits_every_screen(chromium: str, pages: Pages, tmp_path: Path) -> None:
    assert widths(chromium, pages.web_html, tmp_path) == list(WIDTHS)


def test_the_archive_fits_every_screen(chromium: str, tmp_path: Path) -> None:
    page = render.archive([make_edition()], LOOKS)
    assert widths(chromium, page, tmp_path) == list(WIDTHS)


def test_the_measure_sees_a_page_that_is_too_wide(chromium: str, tmp_path: Path) -> None:
    wide = '<!DOCTYPE html><div style="width: 700px">wide</div>'
    assert widths(chromium, wide, tmp_path)[:3] != list(WIDTHS)[:3]
