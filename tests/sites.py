"""A paper's site for tests/web.py to serve, and `digest sources` beside a digest.toml that lets it be asked."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import cli, store
from digest.config import load
from digest.model import SourceState
from tests.articles import KRAKATOA
from tests.web import Behaviour, Web, feed, page

Run = Callable[..., tuple[int, str, str]]
CONTENT = "http://purl.org/rss/1.0/modules/content/"
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in KRAKATOA)


def rss(*titles: str, extra: str = "") -> Behaviour:
    """The paper's feed with these articles, each a day younger than the one before it."""
    items = "".join(
        f"<item><title>{title}</title><link>https://strait.example/{number}</link><guid>{number}</guid>"
        f"<pubDate>Wed, {10 + number} Jan 2024 06:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
        for number, title in enumerate(titles, 1)
    )
    channel = f"<channel><title>The Strait Post</title>{items}{extra}</channel>"
    return feed(f'<rss version="2.0" xmlns:content="{CONTENT}">{channel}</rss>'.encode())


def html(*links: str) -> bytes:
    """A page with an article, whose head names these feeds."""
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in links)
    title = "<title>Ash on the strait</title>"
    return f"<html><head>{title}{head}</head><body><h1>Ash on the strait</h1>{BODY}</body></html>".encode()


def front(*links: str) -> Behaviour:
    """The same, served."""
    return page(html(*links))


def beside(web: Web, capsys: pytest.CaptureFixture[str]) -> Run:
    """`digest sources …` in this folder, whose digest.toml lets the web be asked; gives exit code, stdout, stderr."""
    allowed = f"127.0.0.1:{web.port}"
    Path("digest.toml").write_text(f"# My letter.\n[fetch]\nallow = ['{allowed}']  # the test's own site\n")

    def command(*argv: object) -> tuple[int, str, str]:
        return cli.main(["sources", *(str(word) for word in argv)]), *capsys.readouterr()

    return command


def configure(*tables: str) -> None:
    """Add sources to digest.toml, each given as the lines of its table."""
    with Path("digest.toml").open("a") as file:
        file.writelines(f"\n[[source]]\n{table}\n" for table in tables)


def keys() -> list[str]:
    """The sources of digest.toml."""
    return [source.key for source in load(Path("digest.toml")).sources]


def remember(state: SourceState) -> None:
    """Put a source's state into the memory."""
    config = load(Path("digest.toml"))
    with store.opened(config.store.url, config.root) as memory:
        memory.brought(state, (), (), datetime.now(UTC), backlog=False)


def remembered(key: str) -> SourceState:
    """What the memory has of a source."""
    config = load(Path("digest.toml"))
    with store.opened(config.store.url, config.root) as memory:
        return memory.states()[key]
