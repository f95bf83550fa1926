from pathlib import Path

from digest import sources
from digest.extract import MOST_BYTES
from digest.model import Document, Skipped


def found(path: Path) -> list[Document | Skipped]:
    return list(sources.documents(path))


def names(path: Path) -> list[str]:
    return [Path(one.origin).name for one in found(path)]


def test_a_folder_is_read_whole_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["a.html", "b.txt", "c.md"]


def test_dotfiles_and_files_about_the_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "README.md", "LICENSE", "a.txt"):
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["a.txt"]


def test_one_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"<p>\xff</p>")
    assert found(file) == [Document(str(file), "text/html", b"<p>\xff</p>")]


def test_an_unknown_type_is_a_skip_that_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(b"PK")
    (skip,) = found(file)
    assert isinstance(skip, Skipped)
    assert "unknown type .docx" in skip.reason
    assert "save it as" in skip.reason


def test_a_file_over_five_megabytes_is_a_skip(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"x" * (MOST_BYTES + 1))
    (skip,) = found(file)
    assert isinstance(skip, Skipped)
    assert "over 5 MB" in skip.reason


def test_a_broken_link_is_a_skip_and_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text("text")
    skip, document = found(tmp_path)
    assert isinstance(skip, Skipped)
    assert "can't be read" in skip.reason
    assert isinstance(document, Document)


def test_a_path_that_is_not_there_is_a_skip_that_says_what_to_do(tmp_path: Path) -> None:
    (skip,) = found(tmp_path / "nowhere")
    assert isinstance(skip, Skipped)
    assert "is not there: name a file" in skip.reason
