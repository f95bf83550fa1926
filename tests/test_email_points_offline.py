"""While a letter is made, nothing leaves the machine: not for a style sheet of the owner's, not for a source's words."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from digest.errors import DigestError
from digest.model import Edition
from tests.editions import make_edition
from tests.pages import TEMPLATES, hrefs, parsed, rendered

# Runs a command line and says on stderr whom it calls, and whether it reads a file called "secret": the interpreter's
# audit hears of both.
LISTENING = """
import sys
def heard(event, told):
    if event in {"socket.connect", "socket.getaddrinfo", "urllib.Request"} or (
        event == "open" and "secret" in str(told[0])
    ):
        print("CALLED", event, told, file=sys.stderr)
sys.addaudithook(heard)
from digest import cli
code = cli.main(sys.argv[1:])
"""


class Server:
    """A server on loopback that answers any request with a style sheet, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.asked: list[str] = []
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        # Closing the listening socket ends the wait.
        with suppress(OSError):
            while True:
                calling, _ = self.listening.accept()
                with calling:
                    self.asked.append(calling.recv(1000).decode("ascii", "replace").partition("\r\n")[0])
                    calling.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/css\r\n\r\n.ink { color: red }")

    def close(self) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def owners(folder: Path, **files: str) -> Path:
    """An owner's folder with a file of their own, `style` meaning style.css."""
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.css").write_text(text, encoding="utf-8")
    return folder


def whispering(address: str) -> Edition:
    """An edition whose greeting and note are markup that would fetch something, were it taken for markup."""
    lure = (
        f'<img src="{address}/a.png"><link rel="stylesheet" href="{address}/b.css">'
        f'<style>@import url({address}/c.css);</style><p style="background:url({address}/d.png)">'
    )
    return replace(make_edition(), greeting=lure, notes=(lure,), name=lure, preheader=lure, subject=lure)


@pytest.mark.parametrize(
    "sheet",
    [
        "@import url({address}/x.css);",
        '@import "{address}/x.css" screen;',
        "@IMPORT '{address}/x.css';",
        "/* first */ @import url({address}/x.css);\n.ink {{ color: #000000; }}",
        "<!-- @import url({address}/x.css); -->",
        ".ink {{ background: url({address}/x.png); }}",
        "@font-face {{ font-family: x; src: url({address}/x.woff); }}",
        "@namespace url({address}/x);",
    ],
)
def test_13_a_style_sheet_of_the_owner_s_fetches_nothing(sheet: str, server: Server, tmp_path: Path) -> None:
    folder = owners(tmp_path, style=sheet.format(address=server.address))
    with suppress(DigestError):
        rendered(make_edition(), folder)
    assert server.asked == []


def test_13_a_file_of_the_machine_is_not_imported_either(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text(".ink { color: #123456; }", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    owners(tmp_path / "templates", style=f"@import url(file://{tmp_path / 'secret.css'});")
    (tmp_path / "digest.toml").write_text("", encoding="utf-8")
    heard = run("run", str(TEMPLATES.parent / "seeds" / "2025-02-27"), folder=tmp_path)
    assert "CALLED" not in heard


def test_13_what_a_source_says_fetches_nothing(server: Server) -> None:
    page = rendered(whispering(server.address)).email_html
    assert server.asked == []
    assert "&lt;img src=" in page
    assert list(parsed(page).iter("img", "link")) == []
    assert not [href for href in hrefs(parsed(page)) if server.address in href]


def test_13_an_owner_s_own_template_may_link_a_sheet_and_it_is_not_fetched(
    server: Server, tmp_path: Path
) -> None:
    ours = (TEMPLATES / "email.html").read_text(encoding="utf-8")
    link = f'<link rel="stylesheet" href="{server.address}/x.css"></head>'
    (tmp_path / "email.html").write_text(ours.replace("</head>", link), encoding="utf-8")
    with suppress(DigestError):
        rendered(make_edition(), tmp_path)
    assert server.asked == []


def test_the_server_hears_who_calls(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2]))) as calling:
        calling.sendall(b"GET /x.css HTTP/1.0\r\n\r\n")
        assert calling.recv(12) == b"HTTP/1.0 200"
    assert server.asked == ["GET /x.css HTTP/1.0"]


def test_13_a_whole_run_of_the_sample_calls_nobody(tmp_path: Path) -> None:
    done = run("run", "--quiet", folder=tmp_path)
    assert (tmp_path / "out" / "2025-02-27" / "email.html").is_file()
    assert "CALLED" not in done


def test_a_call_during_a_run_is_heard(server: Server, tmp_path: Path) -> None:
    settings = f'[[source]]\nurl = "{server.address}/feed.atom"\n[fetch]\nallow = ["127.0.0.1"]\n'
    (tmp_path / "digest.toml").write_text(settings, encoding="utf-8")
    assert "CALLED" in run("run", folder=tmp_path)


def run(*words: str, folder: Path) -> str:
    """What a command line says on stderr, with whom it has called."""
    command = [sys.executable, "-c", LISTENING, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=True)
    return done.stderr
