import os
import shutil
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError


def load(tmp_path: Path, toml: str) -> config.Config:
    path = tmp_path / "digest.toml"
    path.write_text(toml)
    return config.load(path)


def test_a_full_file_sets_every_knob(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """
        [edition]
        name = "The Strait Letter"
        timezone = "Europe/Vienna"
        at = "07:30"
        base_url = "https://letter.example.org"
        tag = "letter.example.org,2025:strait"
        day = 2025-02-27
        following = 3
        [[source]]
        path = "articles"
        name = "Our desk"
        weight = 2
        [mail]
        from = "Desk <desk@letter.example.org>"
        """,
    )
    assert (found.edition.name, found.edition.at, found.edition.day) == (
        "The Strait Letter",
        time(7, 30),
        date(2025, 2, 27),
    )
    assert found.edition.zone.key == "Europe/Vienna"
    assert found.sources == (config.SourceConfig("articles", "Our desk", 2.0),)
    assert found.mail.from_ == "Desk <desk@letter.example.org>"
    assert found.root == tmp_path


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == config.Config(root=tmp_path)


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ("[editon]\nname = 'x'", "unknown key 'editon'", "did you mean edition?"),
        ("[edition]\nnmae = 'x'", "unknown key 'nmae'", "did you mean name?"),
        ("[edition]\nzzzzzz = 1", "unknown key 'zzzzzz'", "known are"),
        ("[edition]\nname = 3", "name is 3", "text in quotation marks"),
        ("[edition]\nfollowing = true", "following is True", "a whole number"),
        ("[edition]\nat = 'noon'", "no time of day", '"18:00"'),
        ("[edition]\ntimezone = 'Mars/Olympus'", "no zone 'Mars/Olympus'", "Europe/Vienna"),
        ("[edition]\nbase_url = 'letter.example.org'", "base_url is", "https://"),
        ("[edition]\nmore = -1", "can't be negative", "0 or more"),
        ("[edition]\nat = 18", "at is 18", '"18:00"'),
        ("[edition]\nat = '18:00+02:00'", "at is", '"18:00"'),
        ("[edition]\ndays = 'fri'", "no list of texts", 'write days = ["one", "other"]'),
        ("[edition]\ndays = []", "names no day", 'days = ["fri"]'),
        ("[edition]\ndays = ['mon', 'Tuesday']", "days is 'Tuesday'", "did you mean 'tue'?"),
        ("[edition]\ndays = ['8']", "days is '8'", "known are mon, tue"),
        ("[filter]\noldest = 0", "oldest is 0", "above 0"),
        ("[filter]\noldest = inf", "oldest is inf", "write a number"),
        ("[filter]\nkeep = ['titel:storm']", "'titel'", "did you mean 'title'?"),
        ("[fetch]\ncontact = 'me you'", "contact is", "write a mail address"),
        ("[fetch]\ncontact = 'Anna (home)'", "contact is", "write a mail address"),
        ("[fetch]\nat_once = 0", "at_once is 0", "from 1 to 256"),
        ("[fetch]\ndeadline = 0", "can’t be 0 or less", "more than 0"),
        ("[fetch]\nmost_megabytes = -1", "can’t be 0 or less", "more than 0"),
        ("[fetch]\nmost_megabytes = true", "most_megabytes is True", "write a number"),
        ("[store]\nurl = 'digest.db'", "no database’s address", "sqlite:///"),
        ("[source]\npath = 'x'", "list of tables", "two brackets"),
        ("edition = 3", "is not a table", "on a line of its own"),
        ("[edition", "is not TOML", "mend that line"),
        ("x = " + "[" * 5000, "is not TOML", "mend that line"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_next_step(
    tmp_path: Path, toml: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, toml)
    assert message in caught.value.message
    assert "digest.toml" in caught.value.message
    assert hint in caught.value.hint


def test_the_network_the_memory_and_the_filters_have_knobs(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """
        [edition]
        days = ["mon", "fri"]
        [filter]
        keep = ["harbor*", "section:sport"]
        drop = ["title:horoscope"]
        oldest = 2
        [fetch]
        contact = "desk@letter.example.org"
        allow = ["wiki.lan", "localhost:8000", "10.1.0.0/16", "[::1]:80", "fd00::/8", "::1", "127.0.0.1"]
        at_once = 4
        deadline = 20
        most_megabytes = 2.5
        [store]
        url = "sqlite:///memory.db"
        """,
    )
    assert found.edition.days == ("mon", "fri")
    assert found.filter == config.FilterConfig(("harbor*", "section:sport"), ("title:horoscope",), 2.0)
    assert found.fetch.contact == "desk@letter.example.org"
    assert len(found.fetch.allow) == 7
    assert (found.fetch.at_once, found.fetch.deadline, found.fetch.most_megabytes) == (4, 20.0, 2.5)
    assert found.store.url == "sqlite:///memory.db"


@pytest.mark.parametrize(
    "place",
    [
        "http://wiki.lan",
        "wiki.lan/",
        "10.1.2.3/16",
        "wiki.lan:0",
        "wiki.lan:70000",
        "wiki.lan:http",
        "",
        "*.lan",
        "[wiki.lan]:80",
        "[10.0.0.0/8]:80",
        "a b",
        "::1:x",
        ":80",
    ],
)
def test_what_is_no_host_or_network_can_t_be_allowed(tmp_path: Path, place: str) -> None:
    with pytest.raises(ConfigError, match="is no host, host:port or network") as caught:
        load(tmp_path, f"[fetch]\nallow = ['{place}']")
    assert '"10.1.0.0/16"' in caught.value.hint


def test_a_byte_order_mark_is_no_setting(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_bytes(b"\xef\xbb\xbf[edition]\r\nname = 'x'\r\n")
    assert config.load(tmp_path / "digest.toml").edition.name == "x"


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not there") as caught:
        config.load(tmp_path / "nowhere.toml")
    assert caught.value.exit_code == 2


def test_the_checkout_s_own_templates_come_first() -> None:
    root = Path(config.__file__).parent.parent.parent
    assert config.shipped("templates") == root / "templates"


def test_an_edited_template_is_seen_at_once_even_beside_a_copy_that_an_install_left(tmp_path: Path) -> None:
    """An editable install may leave copies inside the package; the ones beside it are those that people edit."""
    root = Path(config.__file__).parent.parent.parent
    for name in ("digest", "templates", "seeds"):
        shutil.copytree(
            root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "templates")
        )
    shutil.copytree(root / "templates", tmp_path / "templates", dirs_exist_ok=True)
    shutil.copytree(root / "templates", tmp_path / "digest/templates")
    shutil.copy(root / "pyproject.toml", tmp_path)
    page = tmp_path / "templates/archive.html"
    page.write_text(page.read_text().replace("<body", "<!-- edited --><body", 1))
    command = [sys.executable, "-m", "digest", "run", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, check=True)
    assert "<!-- edited -->" in (tmp_path / "out/index.html").read_text()


def test_the_owner_s_word_on_stories_and_the_fair_extract_is_read(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """
        [stories]
        together = [["storm.html", "flood.html"]]
        apart = [["vote-a.txt", "vote-b.txt"], ["x", "y"]]
        [summary]
        share = 0.2
        one_source = 60
        one_source_lead = 150
        longest_run = 50
        [[source]]
        path = "articles"
        family = "Harbor Press"
        """,
    )
    assert found.stories.together == (("storm.html", "flood.html"),)
    assert found.stories.apart == (("vote-a.txt", "vote-b.txt"), ("x", "y"))
    assert found.summary == config.SummaryConfig(0.2, 60, 150, 50)
    assert found.sources[0].family == "Harbor Press"


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        (
            "[stories]\ntogether = ['a', 'b']",
            "no list of pairs",
            'write together = [["one.html", "two.html"]]',
        ),
        ("[stories]\napart = [['a']]", "no list of pairs", 'write apart = [["one.html", "two.html"]]'),
        ("[stories]\napart = [['a', '']]", "no list of pairs", 'write apart = [["one.html", "two.html"]]'),
        ("[stories]\napart = 'a'", "no list of pairs", 'write apart = [["one.html", "two.html"]]'),
        ("[stories]\ntogther = []", "unknown key 'togther'", "did you mean together?"),
        ("[summary]\nshare = 33", "share is 33", "write a part of 1, as 0.33"),
        ("[summary]\nshare = 0", "share is 0", "write a part of 1, as 0.33"),
        ("[summary]\nlongest_run = 0", "a limit of no words", "write 1 or more"),
    ],
)
def test_a_wrong_limit_or_ruling_is_told_with_the_next_step(
    tmp_path: Path, toml: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as error:
        load(tmp_path, toml)
    assert message in error.value.message
    assert hint in error.value.hint
