"""The knobs: one class for each table of digest.toml, each field with its default and its meaning.

Nothing is checked here; whoever makes one by hand is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

FILE_NAME = "digest.toml"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class EditionConfig:
    """[edition]: the letter itself.

    `at` is the local time at which the letter closes, HH:MM in `timezone`, `days` the weekdays on which it does;
    `base_url` is where out/ will be served, for the links of email and feeds; `tag` is the authority of feed ids
    ("example.org,2025:name", RFC 4151); `day` pins the edition to one date, as the samples do; `minimum_items` is
    the fewest briefs that make an edition; `following` and `more` are the most items of their sections.
    """

    name: str = "The Evening Digest"
    timezone: str = "UTC"
    at: time = time(18, 0)
    days: tuple[str, ...] = WEEKDAYS
    language: str = "en"
    base_url: str = ""
    tag: str = ""
    day: date | None = None
    minimum_items: int = 1
    following: int = 4
    more: int = 5

    @property
    def zone(self) -> ZoneInfo:
        """The owner's zone."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """[[source]]: a file or folder (`path`, relative to digest.toml) or an address (`url`); exactly one of them.

    `name` stands as publisher where an article names none; `weight` (1 is neutral) makes its stories rank
    higher or lower; `family` names the house that owns the publisher: papers of one house count once.

    An address is a "feed" or a "page" (`kind`; "" with a path). `text` is "feed" to tell what the feed itself
    says, "page" to read the page behind each entry, "auto" to do so where the feed has only a teaser. `headers` go
    out with each request for the address; `$NAME` in them stands for an environment variable (see `expanded`).

    `keep`, `drop` and `oldest` are those of `FilterConfig`, for this source alone.
    """

    path: str = ""
    name: str = ""
    weight: float = 1.0
    family: str = ""
    url: str = ""
    kind: str = ""
    text: str = "auto"
    headers: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    oldest: float | None = None

    def __post_init__(self) -> None:
        """An address is a feed unless it is said to be a page."""
        if self.url and not self.kind:
            object.__setattr__(self, "kind", "feed")

    @property
    def key(self) -> str:
        """What the source is known by, in the memory and on the command line: its path or url as written."""
        return self.path or self.url


@dataclass(frozen=True, slots=True)
class FilterConfig:
    """[filter]: what may stand in the letter, whichever source it comes from.

    With `keep`, only articles that match one of its terms; with `drop`, none that matches one of these. A term is a
    word or phrase, or "title:…", "author:…", "section:…", "text:…", "language:…"; a `*` at its end stands for the
    rest of the word. `oldest` is in days before the letter closes, None for any age.
    """

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    oldest: float | None = None


@dataclass(frozen=True, slots=True)
class FetchConfig:
    """[fetch]: how the network is met.

    `contact` is an address, of the web or of mail, at which a server's owner reaches you; it is told to every server.
    `allow` lists hosts ("wiki.lan"), hosts with a port ("localhost:8000") and networks ("10.1.0.0/16") that may be
    asked although they are private. `at_once` is the most requests in flight, one a host at a time; `deadline` the
    seconds that one may take in all; `most_megabytes` the most of an answer that is read, after decompression.
    """

    contact: str = ""
    allow: tuple[str, ...] = ()
    at_once: int = 16
    deadline: float = 60.0
    most_megabytes: float = 15.0


@dataclass(frozen=True, slots=True)
class StoreConfig:
    """[store]: where the memory lives; a file behind "sqlite:///" is relative to digest.toml."""

    url: str = "sqlite:///.digest/digest.db"


@dataclass(frozen=True, slots=True)
class StoriesConfig:
    """[stories]: the owner's word on what is one story. Each entry names two articles by address, file or headline."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryConfig:
    """[summary]: how much a brief may take of its sources, the fair extract.

    `share` is the most of an article's words that one item carries; `one_source` and `one_source_lead` are the
    most words of any one source in an item and in the lead; `longest_run` the most words in a row as they stand
    in the source.
    """

    share: float = 1 / 3
    one_source: int = 120
    one_source_lead: int = 240
    longest_run: int = 90


@dataclass(frozen=True, slots=True)
class BrandConfig:
    """[brand]: whose letter it is, to the eye.

    Colours are "#rrggbb": `page` around the letter, `paper` under it, `ink` and `soft` for text, `accent` for links
    and rules; the dark screen's accent is `accent_dark`, else the accent lightened until it can be read. `logo` is
    the absolute address of an image in place of the name, `logo_width` and `logo_height` its size in CSS pixels.
    `footer` is a line of the owner's own. `templates` is a folder, relative to digest.toml, whose files stand in for
    ours of the same name.
    """

    page: str = "#efeae0"
    paper: str = "#fffdf8"
    ink: str = "#1d1a16"
    soft: str = "#5c5346"
    accent: str = "#9a2a1f"
    accent_dark: str = ""
    logo: str = ""
    logo_width: int = 0
    logo_height: int = 0
    footer: str = ""
    templates: str = "templates"


@dataclass(frozen=True, slots=True)
class MailConfig:
    """[mail]: `from` is the sender that email.eml carries (a key that Python keeps for itself, hence the `_`).

    `reply_to` is where answers go. `unsubscribe` are the ways off the list, the address of a page and of a mailbox;
    `postal` is the sender's address by post, which many countries' laws ask for. `dkim_key` is the file of a private
    RSA key (PEM without a passphrase, relative to digest.toml) to sign with, `dkim_selector` the name its public half has in the DNS of
    `dkim_domain` (default: the sender's).
    """

    from_: str = "digest@digest.example.org"
    reply_to: str = ""
    unsubscribe: tuple[str, ...] = ()
    postal: str = ""
    dkim_key: str = ""
    dkim_selector: str = ""
    dkim_domain: str = ""

    @property
    def ways_out(self) -> tuple[str, ...]:
        """`unsubscribe`, or else a letter to the sender; none where nobody has said who sends."""
        if self.unsubscribe or self.from_ == type(self)().from_:
            return self.unsubscribe
        return (f"mailto:{parseaddr(self.from_)[1]}?subject=unsubscribe",)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `root` is the folder that paths are relative to."""

    edition: EditionConfig = field(default_factory=EditionConfig)
    sources: tuple[SourceConfig, ...] = ()
    filter: FilterConfig = field(default_factory=FilterConfig)
    fetch: FetchConfig = field(default_factory=FetchConfig)
    store: StoreConfig = field(default_factory=StoreConfig)
    stories: StoriesConfig = field(default_factory=StoriesConfig)
    summary: SummaryConfig = field(default_factory=SummaryConfig)
    brand: BrandConfig = field(default_factory=BrandConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    root: Path = field(default_factory=Path)
