"""[[source]]: files, folders and addresses, what may be kept of them, and headers without secrets."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import config
from digest.errors import ConfigError

URL = "url = 'https://harbor.example/feed.xml'"


def source(toml: str) -> config.SourceConfig:
    (found,) = config.parse(config.loading.data(f"[[source]]\n{toml}", PLACE), PLACE).sources
    return found


PLACE = Path("digest.toml")


def test_an_address_has_every_knob() -> None:
    found = source(
        f"""
        {URL}
        name = "Harbor Wire"
        weight = 0.5
        text = "page"
        headers = {{ Authorization = "Bearer $HARBOR_TOKEN" }}
        keep = ["ferry", "live: the vote", "10:30"]
        drop = ["language:de", "author:Staff*"]
        oldest = 1.5
        """
    )
    assert (found.key, found.kind, found.text) == ("https://harbor.example/feed.xml", "feed", "page")
    assert found.keep == ("ferry", "live: the vote", "10:30")
    assert found.drop == ("language:de", "author:Staff*")
    assert (found.oldest, found.weight) == (1.5, 0.5)
    assert found.headers == {"Authorization": "Bearer $HARBOR_TOKEN"}


def test_a_page_is_an_address_that_says_so() -> None:
    assert source(f"{URL}\nkind = 'page'").kind == "page"


def test_a_folder_has_no_kind() -> None:
    assert (source("path = 'articles'").kind, source("path = 'articles'").key) == ("", "articles")


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ("name = 'x'", "has no path and no url", 'add path = "folder" or url = "https://…"'),
        (f"path = 'x'\n{URL}", "has both a path and a url", "make two sources"),
        ("path = 'x'\nweight = 0", "x: weight 0.0", "more than 0"),
        ("path = 'x'\nweight = nan", "x weight is nan", "write a number"),
        ("path = 'x'\nkind = 'feed'", "belong to a url", "take them out"),
        ("path = 'x'\ntext = 'page'", "belong to a url", "take them out"),
        ("url = 'harbor.example/feed.xml'", "no address of the web", "https://example.org/feed.xml"),
        ("url = 'file:///etc/passwd'", "no address of the web", "https://example.org/feed.xml"),
        ("url = 'https://'", "no address of the web", "https://example.org/feed.xml"),
        ("url = 'https://[::1/feed'", "no address of the web", "https://example.org/feed.xml"),
        ("url = 'https://x.org:port/'", "no address of the web", "https://example.org/feed.xml"),
        (r'url = "https://x.org/\r\nHost: y"', "no address of the web", "https://example.org/feed.xml"),
        (f"{URL}\nkind = 'Feed'", "kind is 'Feed'", "did you mean 'feed'?"),
        (f"{URL}\ntext = 'full'", "text is 'full'", "known are auto, feed, page"),
        (f"{URL}\nkeep = ['author :x', 'autor:Kim']", "'autor'", "did you mean 'author'?"),
        (f"{URL}\nkeep = ['Title:x']", "'Title'", "did you mean 'title'?"),
        (f"{URL}\ndrop = ['titel: storm']", "'titel'", "did you mean 'title'?"),
        (f"{URL}\ndrop = ['https://x.org']", "'https'", "known are title, author"),
        (f"{URL}\ndrop = ['title:']", "holds no word", "write a word"),
        (f"{URL}\ndrop = ['*']", "holds no word", "write a word"),
        (f"{URL}\ndrop = ['']", "holds no word", "write a word"),
        (f"{URL}\ndrop = 'sport'", "no list of texts", 'write drop = ["one", "other"]'),
        (f"{URL}\noldest = -1", "oldest is -1", "above 0"),
        (f"{URL}\nurll = 'x'", "unknown key 'urll'", "did you mean url?"),
    ],
)
def test_a_mistake_in_a_source_is_named_with_the_next_step(toml: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        source(toml)
    assert message in caught.value.message
    assert "digest.toml [[source]]" in caught.value.message
    assert hint in caught.value.hint


def test_among_many_sources_the_mistaken_one_is_named() -> None:
    with pytest.raises(ConfigError, match=r"https://harbor\.example/feed\.xml weight is 'much'"):
        source(f"path = 'a'\n[[source]]\n{URL}\nweight = 'much'")


def test_one_address_stands_once() -> None:
    with pytest.raises(ConfigError, match=r"feed\.xml stands there twice") as caught:
        source(f"{URL}\n[[source]]\n{URL}\nname = 'again'")
    assert "take one of them out" in caught.value.hint


# ---------------------------------------------------------------- no secrets in the file


@pytest.mark.fault("F48")
@pytest.mark.parametrize(
    "name",
    [
        "Authorization",
        "cookie",
        "Proxy-Authorization",
        "X-Api-Key",
        "PRIVATE-TOKEN",
        "X-Auth-Token",
        "Session",
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_shown(name: str) -> None:
    with pytest.raises(ConfigError, match="holds a secret") as caught:
        source(f"{URL}\nheaders = {{ {name} = 'Bearer hunter2hunter2' }}")
    told = caught.value.message + caught.value.hint
    assert "hunter2" not in told
    assert f'{name} = "Bearer $MY_SECRET"' in told
    assert "environment variable" in told


@pytest.mark.fault("F48")
@pytest.mark.parametrize("extra", ["", "\nweight = 'much'", "\nnmae = 'x'", "\npath = 'x'"])
def test_a_password_in_an_address_is_refused_and_never_shown(extra: str) -> None:
    with pytest.raises(ConfigError) as caught:
        source(f"url = 'https://anna:hunter2@harbor.example/feed.xml'{extra}")
    assert "hunter2" not in caught.value.message + caught.value.hint


def test_a_password_in_an_address_has_a_better_place() -> None:
    with pytest.raises(ConfigError, match="the url holds a user’s name or password") as caught:
        source("url = 'https://anna:hunter2@harbor.example/feed.xml'")
    assert 'headers = { Authorization = "Basic $MY_LOGIN" }' in caught.value.hint


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        (r'{ X-Note = "a\r\nHost: b" }', "no header may"),
        (r'{ X-Note = "a\nb" }', "no header may"),
        (r'{ X-Note = "a\u0000b" }', "no header may"),
        ('{ "X Note" = "a" }', "is no header’s name"),
        ('{ "" = "a" }', "is no header’s name"),
        ('{ Host = "localhost" }', "set by digest itself"),
        ('{ Accept-Encoding = "br" }', "set by digest itself"),
        ('{ X-A = "1", x-a = "2" }', "names one header twice"),
        ('{ X-Price = "5 $" }', "a $ without a name"),
        ("{ X-Count = 3 }", "is no table of texts"),
        ('"Authorization: Bearer hunter2"', "is no table of texts"),
    ],
)
def test_a_header_that_can_t_go_out_is_refused(headers: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        source(f"{URL}\nheaders = {headers}")
    assert message in caught.value.message
    assert "hunter2" not in caught.value.message
    assert caught.value.hint


def test_headers_take_their_secrets_from_the_environment() -> None:
    headers = {"Authorization": "Bearer $TOKEN", "Accept-Language": "en", "X-Price": "$$5 and ${TOKEN}s"}
    assert config.expanded(headers, {"TOKEN": "t0k"}) == {
        "Authorization": "Bearer t0k",
        "Accept-Language": "en",
        "X-Price": "$5 and t0ks",
    }


@pytest.mark.parametrize("environ", [{}, {"TOKEN": ""}])
def test_a_variable_that_is_not_set_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="needs the environment variable TOKEN") as caught:
        config.expanded({"Authorization": "Bearer $TOKEN"}, environ)
    assert "export TOKEN=" in caught.value.hint


def test_a_variable_can_t_smuggle_a_second_header_in() -> None:
    with pytest.raises(ConfigError, match="line break") as caught:
        config.expanded({"Authorization": "Bearer $TOKEN"}, {"TOKEN": "hunter2\r\nHost: other"})
    assert "hunter2" not in caught.value.message + caught.value.hint


@given(st.text() | st.just("$TOKEN"), st.text())
def test_whatever_the_file_and_the_environment_hold_no_header_gets_a_line_break(
    value: str, secret: str
) -> None:
    sent: Mapping[str, str] = {}
    with suppress(ConfigError):
        config.headers.check({"X-Note": value}, "digest.toml")
        sent = config.expanded({"X-Note": value}, {"TOKEN": secret})
    assert not set("\r\n\0") & set(sent.get("X-Note", ""))
