"""digest.toml: every knob, its default and its meaning.

`knobs` are the settings as nouns, `loading` reads them, `checking` and `outward` say what types can't, `headers` keeps secrets out
of the file, `writing` puts a source in or takes it out and leaves every other line as it was. An unknown key is an
error that names the nearest known one, so a typing mistake never passes for a setting. This room reads no file but
the one it is given, and writes none.
"""

from digest.config.headers import expanded
from digest.config.knobs import (
    FILE_NAME,
    WEEKDAYS,
    BrandConfig,
    Config,
    EditionConfig,
    FetchConfig,
    FilterConfig,
    MailConfig,
    SourceConfig,
    StoreConfig,
    StoriesConfig,
    SummaryConfig,
)
from digest.config.loading import load, parse, shipped

__all__ = [
    "FILE_NAME",
    "WEEKDAYS",
    "BrandConfig",
    "Config",
    "EditionConfig",
    "FetchConfig",
    "FilterConfig",
    "MailConfig",
    "SourceConfig",
    "StoreConfig",
    "StoriesConfig",
    "SummaryConfig",
    "expanded",
    "load",
    "parse",
    "shipped",
]
