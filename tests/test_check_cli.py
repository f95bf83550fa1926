"""`digest check` as it is typed, and the nightly run that asks the same before it publishes."""

import json
import shutil
from pathlib import Path

import pytest

from digest import cli
from digest.config import shipped

DAY = "2025-02-27"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition, made in an empty folder."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert cli.main(["run", "--quiet"]) == 0
    return folder


@pytest.fixture
def here(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to stand in and to spoil."""
    shutil.copytree(sample / "out", tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(path: Path, there: str, instead: str) -> None:
    text = path.read_bytes().decode()
    assert there in text
    path.write_bytes(text.replace(there, instead, 1).encode())


@pytest.mark.usefixtures("here")
def test_the_sample_edition_has_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == "no finding in 8 files\n"


@pytest.mark.parametrize(
    "words", [[], [DAY], [f"out/{DAY}/email.html"], [f"out/{DAY}/email.html", f"out/{DAY}/email.txt"]]
)
def test_an_error_ends_with_one_and_names_place_reason_and_next_step(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    spoil(here / "out" / DAY / "email.html", "<!DOCTYPE html>", "")
    assert cli.main(["check", *words]) == 1
    shown = capsys.readouterr().out
    assert "error [email/doctype]" in shown
    assert f"{DAY}/email.html: the first line: without the doctype" in shown
    assert "\n  next: begin with <!DOCTYPE html>\n" in shown


def test_a_program_gets_the_findings_as_data(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(here / "out" / DAY / "email.txt", "The Lead", "The Leaden &amp; weight")
    assert cli.main(["check", f"out/{DAY}/email.txt", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert set(one) == {"level", "rule", "place", "why", "next"}
    assert (one["level"], one["rule"]) == ("warning", "text/markup")


def test_a_file_by_itself_is_compared_with_the_edition_beside_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(here / "out/feed.atom", "<title>Ocalan tells", "<title>Someone tells")
    assert cli.main(["check"]) == 0
    assert "warning [feed/briefs] feed.atom" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2025-02-26"], "holds no edition of 2025-02-26"),
        (["nowhere.html"], "nowhere.html is no file"),
        (["--out", "elsewhere"], "elsewhere holds no edition"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_is_not_there_is_wrong_use_with_the_next_step(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", *words]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "next: " in shown


@pytest.mark.parametrize("name", [f"{DAY}/email.html", f"{DAY}/email.eml", f"{DAY}/index.html", "feed.atom"])
def test_a_file_that_is_not_there_is_an_error(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (here / "out" / name).unlink()
    assert cli.main(["check"]) == 1
    assert f"error [files/missing] {name}: it is not there" in capsys.readouterr().out


def test_a_file_of_another_kind_is_wrong_use(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "digest.toml").write_text("")
    assert cli.main(["check", "digest.toml"]) == 2
    assert "is no output" in capsys.readouterr().err


def test_an_edition_that_can_t_be_read_is_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "out" / DAY / "edition.json").write_text("{")
    assert cli.main(["check"]) == 1
    assert "error [edition/parse]" in capsys.readouterr().out


# ---------------------------------------------------------------- the night


def owner(home: Path, template: str) -> None:
    """A folder of templates with one of the owner's own."""
    (home / "templates").mkdir(exist_ok=True)
    (home / "templates/email.html").write_text(template)


def test_an_error_holds_the_mail_back_and_never_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_articles(tmp_path)
    monkeypatch.chdir(home)
    owner(home, "<p>{{ edition.subject }}</p>")
    assert cli.main(["run", "--date", DAY]) == 1
    made = home / "out" / DAY
    assert (made / "index.html").is_file()
    assert (home / "out/feed.atom").is_file()
    assert (made / "email.html").is_file()
    assert not (made / "email.eml").exists()
    shown = capsys.readouterr().err
    assert "error [email/doctype]" in shown
    assert f"email.eml of {DAY} is held back; the archive and the feeds are published" in shown
    assert "next: mend it, see digest check" in shown


def test_a_mail_that_was_good_once_is_withdrawn_when_it_is_made_badly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_articles(tmp_path)
    monkeypatch.chdir(home)
    mail = home / "out" / DAY / "email.eml"
    assert cli.main(["run", "--date", DAY, "--quiet"]) == 0
    assert mail.is_file()
    owner(home, "<p>{{ edition.subject }}</p>")
    assert cli.main(["run", "--date", DAY, "--redo", "--quiet"]) == 1
    assert not mail.exists()
    # A run that leaves the edition as it is says so again.
    assert cli.main(["run", "--date", DAY, "--quiet"]) == 1
    assert "held back" in capsys.readouterr().err
    (home / "templates/email.html").unlink()
    assert cli.main(["run", "--date", DAY, "--redo", "--quiet"]) == 0
    assert mail.is_file()


def test_a_broken_template_of_the_owner_s_is_wrong_use_that_names_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_articles(tmp_path)
    monkeypatch.chdir(home)
    owner(home, "<!DOCTYPE html>\n{{ edition.subjekt }}")
    assert cli.main(["run", "--date", DAY]) == 2
    shown = capsys.readouterr().err
    assert "templates/email.html, line 2: " in shown
    assert "next: mend the template, or move it away to have ours" in shown


def test_a_language_without_words_is_remarked_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_articles(tmp_path, language="fr")
    monkeypatch.chdir(home)
    assert cli.main(["run", "--date", DAY]) == 0
    shown = capsys.readouterr().err
    assert "no words in 'fr'" in shown
    assert "templates/words/fr.po" in shown


def test_a_folder_of_templates_that_is_not_there_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_articles(tmp_path)
    with (home / "digest.toml").open("a") as settings:
        settings.write('[brand]\ntemplates = "looks"\n')
    monkeypatch.chdir(home)
    assert cli.main(["run"]) == 2
    assert "there is no folder" in capsys.readouterr().err


def with_articles(folder: Path, language: str = "en") -> Path:
    """A letter of one's own, of the samples' folder."""
    shutil.copytree(shipped("seeds") / DAY, folder / "articles")
    (folder / "digest.toml").write_text(
        f'[edition]\nname = "The Harbor Letter"\nlanguage = "{language}"\ntimezone = "America/New_York"\n'
        '[[source]]\npath = "articles"\n'
    )
    return folder
