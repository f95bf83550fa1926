"""Notes in Markdown, with a front matter or without."""

from datetime import UTC, datetime

from digest.extract import extract
from digest.model import Article, Document

WORDS = (
    "The mushroom council met in the old quarry on Friday and sat until it rained, as its statutes demand."
)
BODY = (f"{WORDS} Nobody moved.", f"{WORDS} Nobody spoke.", f"{WORDS} It rained at four.")
TEXT = "\n\n".join(BODY)


def read(text: str) -> Article:
    (found,) = extract(Document("note.md", "text/markdown", text.encode()))
    assert isinstance(found, Article), found
    return found


def test_a_front_matter_says_everything() -> None:
    found = read(
        '---\ntitle: "Council: the \\"quarry\\" session"\nauthor:\n  - Una Brae\n  - Iain Muir\ndate: 2024-03-01T10:00:00+01:00\npublisher: Spore & Cap\n'
        f"url: https://spore.example/quarry?fbclid=1\nsection: Moss\ndescription: It rained.\nlang: en\n---\n\n{TEXT}\n"
    )
    assert (found.title, found.author, found.publisher) == (
        'Council: the "quarry" session',
        "Una Brae and Iain Muir",
        "Spore & Cap",
    )
    assert (found.published, found.url) == (
        datetime(2024, 3, 1, 9, tzinfo=UTC),
        "https://spore.example/quarry",
    )
    assert (found.kicker, found.dek, found.paragraphs) == ("Moss", "It rained.", BODY)


def test_the_first_lines_say_it_without_a_front_matter() -> None:
    found = read(
        f"# Council meets\n\n*It rained at four.*\n\nBy Una Brae, Spore & Cap, 1 March 2024\n\n{TEXT}"
    )
    assert (found.title, found.dek, found.author, found.publisher) == (
        "Council meets",
        "It rained at four.",
        "Una Brae",
        "Spore & Cap",
    )
    assert (found.published, found.paragraphs) == (datetime(2024, 3, 1, tzinfo=UTC), BODY)


def test_a_title_underlined_is_a_title() -> None:
    found = read(f"Council meets\n=============\n\n{TEXT}")
    assert (found.title, found.paragraphs) == ("Council meets", BODY)


def test_a_note_without_a_head_is_read_as_plain_text() -> None:
    found = read(f"Council meets in quarry\n\n{TEXT}")
    assert (found.title, found.paragraphs) == ("Council meets in quarry", BODY)


def test_marks_go_and_words_stay() -> None:
    found = read(
        f"# Council\n\nThe **old** *quarry* of [Ansel](https://ansel.example/a_(b)), with `moss` and snake_case_words, 2 * 3 * 4, is \\*wet\\*.<br> &amp; so on.[^1]\n\n"
        f"![A quarry](q.jpg)\n\n> Nobody\n> moved, it says.\n\n## What next\n\n- first, wait;\n- then, *grow*.\n\n1. One\n2. Two of\n   them\n\n"
        f"```\nspore --grow\n```\n\n---\n\n<!-- a remark -->\n\n[ref]: https://ansel.example\n\n{BODY[0]}\n\n{BODY[0]}\n"
    )
    assert found.paragraphs == (
        "The old quarry of Ansel, with moss and snake_case_words, 2 * 3 * 4, is *wet*. & so on.",
        "Nobody moved, it says.",
        "What next",
        "first, wait;",
        "then, grow.",
        "One",
        "Two of them",
        "spore --grow",
        BODY[0],
    )


def test_furniture_in_a_clipped_note_goes() -> None:
    found = read(
        f"# Council\n\n{TEXT}\n\n*Originally published at <https://spore.example/q>.*\n\nSubscribe to our newsletter"
    )
    assert (found.paragraphs, found.url) == (BODY, "https://spore.example/q")
    assert len(found.dropped) == 2
