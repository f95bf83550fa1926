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
        ("[[source]]\nname = 'x'", "has no path", "add path"),
        ("[[source]]\npath = 'x'\nweight = 0", "weight 0.0", "more than 0"),
        ("[source]\npath = 'x'", "list of tables", "two brackets"),
        ("edition = 3", "is not a table", "on a line of its own"),
        ("[edition", "is not TOML", "mend that line"),
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


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not there") as caught:
        config.load(tmp_path / "nowhere.toml")
    assert caught.value.exit_code == 2


def test_the_checkout_s_own_templates_come_first() -> None:
    root = Path(config.__file__).parent.parent
    assert config.shipped("templates") == root / "templates"


def test_an_edited_template_is_seen_at_once_even_beside_a_copy_that_an_install_left(tmp_path: Path) -> None:
    """An editable install may leave copies inside the package; the ones beside it are those that people edit."""
    root = Path(config.__file__).parent.parent
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
