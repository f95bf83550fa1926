"""[brand] and [mail]: what goes out under the owner's name."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from digest import config
from digest.config import BrandConfig, MailConfig
from digest.errors import ConfigError

LOGO = {"logo": "https://paper.example.org/logo.png", "logo_width": 240, "logo_height": 60}


def parsed(**tables: Any) -> config.Config:
    return config.parse(tables, Path("digest.toml"))


def test_an_owner_s_brand_is_read() -> None:
    table: dict[str, Any] = {"accent": "#003366", "footer": "Made in Harbor.", **LOGO}
    assert parsed(brand=table).brand == BrandConfig(**table)


@pytest.mark.parametrize("name", ["page", "paper", "ink", "soft", "accent", "accent_dark"])
@pytest.mark.parametrize("value", ["red", "#fff", "#gggggg", "#1234567", "#123456;}"])
def test_a_colour_that_is_none_is_refused_with_an_example(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=rf"\[brand\] {name} is ") as refused:
        parsed(brand={name: value})
    assert "#9a2a1f" in refused.value.hint


@pytest.mark.parametrize("name", ["page", "paper", "ink", "soft", "accent"])
def test_only_the_dark_accent_may_be_left_empty(name: str) -> None:
    assert parsed(brand={"accent_dark": ""}).brand == BrandConfig()
    with pytest.raises(ConfigError):
        parsed(brand={name: ""})


@pytest.mark.parametrize(
    "logo",
    [
        "logo.png",
        "/logo.png",
        "data:image/png;base64,AAAA",
        "javascript:x",
        'https://x.example/"><b>',
        "https://",
    ],
)
def test_a_logo_is_an_absolute_address_of_the_web(logo: str) -> None:
    with pytest.raises(ConfigError, match="logo is"):
        parsed(brand={**LOGO, "logo": logo})


@pytest.mark.parametrize(
    "size", [{"logo_width": 0}, {"logo_height": 0}, {"logo_width": 700}, {"logo_height": -1}]
)
def test_a_logo_has_a_size_that_fits_the_letter(size: dict[str, int]) -> None:
    with pytest.raises(ConfigError, match="logo") as refused:
        parsed(brand=LOGO | size)
    assert "logo_width" in refused.value.hint


@pytest.mark.parametrize("table", [{"brand": {"footer": "one\ntwo"}}, {"mail": {"postal": "Harbor\n1"}}])
def test_footer_and_postal_line_are_lines(table: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="line break"):
        parsed(**table)


WAYS = ["https://letter.example.org/leave", "mailto:leave@letter.example.org?subject=leave"]


def test_the_ways_off_the_list_are_pages_and_mailboxes() -> None:
    assert parsed(mail={"unsubscribe": WAYS}).mail.ways_out == tuple(WAYS)


@pytest.mark.parametrize(
    "way",
    [
        "leave@letter.example.org",
        "ftp://x.example",
        "mailto:",
        "mailto:a@b,c@d",
        "https://x.example/>,<https://y.example",
        "",
    ],
)
def test_another_way_off_the_list_is_refused(way: str) -> None:
    with pytest.raises(ConfigError, match="unsubscribe"):
        parsed(mail={"unsubscribe": [way]})


def test_without_a_way_of_their_own_readers_write_to_the_sender() -> None:
    mail = MailConfig(from_="The Letter <desk@letter.example.org>")
    assert mail.ways_out == ("mailto:desk@letter.example.org?subject=unsubscribe",)
    assert replace(mail, unsubscribe=(WAYS[0],)).ways_out == (WAYS[0],)
    assert MailConfig().ways_out == ()


@pytest.mark.parametrize("table", [{"dkim_key": "key.pem"}, {"dkim_selector": "letter"}])
def test_a_signature_needs_a_key_and_its_name(table: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="both dkim_key and dkim_selector"):
        parsed(mail=table)


@pytest.mark.parametrize("name", ["dkim_selector", "dkim_domain"])
def test_names_of_the_dns_are_names(name: str) -> None:
    with pytest.raises(ConfigError, match=name):
        parsed(mail={"dkim_key": "key.pem", "dkim_selector": "letter", name: "no name; d=evil.example"})


@pytest.mark.parametrize("tag", ["", "english", "e", "de_AT", "de-", "../x", 'en"'])
def test_a_language_is_a_tag(tag: str) -> None:
    with pytest.raises(ConfigError, match="language is"):
        parsed(edition={"language": tag})


@pytest.mark.parametrize("tag", ["en", "de-AT", "zh-Hant-TW", "ar", "FA-IR"])
def test_tags_of_all_kinds_are_taken(tag: str) -> None:
    assert parsed(edition={"language": tag}).edition.language == tag
