"""The parts that read a page: its tree, the furniture in its markup, its body in boxes and layout, its blocks."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import UnreadableSource
from digest.extract import extract, remainder
from digest.extract.body import blocks, sifting
from digest.extract.body.blocks import Block
from digest.extract.lines import same
from digest.extract.page import chunks, clearing, headline, layout, linked, trees
from digest.model import Article, Document, Skipped
from tests.pagecases import Case, cases

SENTENCES = tuple(
    f"The {noun} of Port Ansel was opened on Monday by an inspector, who measured it twice, praised its doors and left by the {noun} ferry."
    for noun in ("harbour", "library", "orchard", "quarry", "bakery", "observatory")
)


def body(*parts: str) -> str:
    return f"<html><head><title>t</title></head><body>{''.join(parts)}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or SENTENCES)


def read(page: str) -> Article:
    (found,) = extract(Document("page.html", "text/html", page.encode()))
    assert isinstance(found, Article), found
    return found


# ---------------------------------------------------------------- the tree


@pytest.mark.parametrize("page", ["", " ", "<!-- only a comment -->", "<?xml version='1.0'?>"])
def test_a_page_without_an_element_is_unreadable(page: str) -> None:
    with pytest.raises(UnreadableSource, match="no parser accepts"):
        trees.parsed(page)


def test_markup_that_the_parser_would_cut_off_is_said_and_not_read_in_part() -> None:
    deep = "<div>" * 300 + paragraphs() + "</div>" * 300
    with pytest.raises(UnreadableSource, match="nested over"):
        trees.parsed(body(deep))
    assert trees.length(trees.parsed(body("<div>" * 200 + "abc" + "</div>" * 200))) >= 3


@pytest.mark.fault("F17")
# The first page loads the libraries.
@settings(deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_of_a_page_raise(noise: bytes) -> None:
    for page in (noise, b"<html><body><p>" + noise, b"<article><h1>a</h1>" + noise + b"</article>" + noise):
        (found,) = extract(Document("x.html", "text/html", page))
        assert isinstance(found, Article | Skipped)


TAGS = st.sampled_from(
    "div p h1 h2 ul li a b i em br table tr td form input article main blockquote span time".split()
)


# The first page loads the libraries.
@settings(deadline=None)
@given(st.lists(st.tuples(TAGS, st.booleans(), st.sampled_from(SENTENCES)), max_size=40))
def test_no_nesting_of_tags_raises_and_no_sentence_is_cut(
    pieces: list[tuple[str, bool, str]],
) -> None:
    page = body("".join(f"<{'/' if closing else ''}{tag}>{text}" for tag, closing, text in pieces))
    (found,) = extract(Document("x.html", "text/html", page.encode()))
    whole = "|".join(re.escape("".join(text.split())) for text in SENTENCES)
    if isinstance(found, Article):
        given = ["".join(one.replace(" | ", "").split()) for one in found.paragraphs]
        assert [one for one in given if not re.fullmatch(f"(?:{whole})+", one)] == []


# The first page loads the libraries.
@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6, unique=True))
def test_a_clean_page_gives_its_paragraphs_and_again_when_it_is_made_of_them(texts: list[str]) -> None:
    first = read(body("<article><h1>Doors</h1>", paragraphs(*texts), "</article>"))
    assert first.paragraphs == tuple(texts)
    again = read(body("<article><h1>Doors</h1>", paragraphs(*first.paragraphs), "</article>"))
    assert again.paragraphs == first.paragraphs


# ---------------------------------------------------------------- furniture


def test_an_unclosed_element_that_holds_the_page_is_no_navigation() -> None:
    assert read(body("<nav><a href='/'>Home</a>", "<h1>Doors</h1>", paragraphs())).paragraphs == SENTENCES


def test_a_list_of_short_links_is_a_menu_and_a_list_of_sentences_is_not() -> None:
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(6)) + "</ul>"
    listed = "<ul>" + "".join(f"<li>{text}</li>" for text in SENTENCES[:2]) + "</ul>"
    tree = trees.parsed(body(menu, listed))
    dropped = clearing.cleared(tree)
    assert [one.reason for one in dropped] == ["a menu"]
    assert SENTENCES[0] in trees.text(tree)


def test_a_large_block_stays_whatever_it_is_called() -> None:
    page = body(f'<div class="related promo comments"><h1>Doors</h1>{paragraphs()}</div>')
    assert read(page).paragraphs == SENTENCES


def test_what_was_taken_out_is_told_with_its_reason() -> None:
    page = body(
        "<article><h1>Doors</h1>", paragraphs(),
        '<div class="newsletter-box"><p>The Tide Letter, weekly.</p></div>',
        "<figure><img alt='Doors'><figcaption>The doors. Photograph: Una Brae</figcaption></figure>",
        "</article><footer><p>Printed in Port Ansel.</p></footer>",
    )  # fmt: skip
    told = {one.line: one.reason for one in read(page).dropped}
    assert told["The Tide Letter, weekly."] == "a block marked “newsletter”"
    assert told["The doors. Photograph: Una Brae"] == "a picture's caption"
    assert told["Printed in Port Ansel."] == "a footer"


# ---------------------------------------------------------------- bodies in boxes and between layout


def test_a_body_in_several_boxes_of_one_name_is_whole() -> None:
    boxes = "".join(
        f'<div class="css-1fan body-text">{paragraphs(*SENTENCES[n : n + 2])}</div><div class="ad">Advertisement</div>'
        for n in (0, 2, 4)
    )
    assert read(body(f"<main><h1>Doors</h1>{boxes}</main>")).paragraphs == SENTENCES


def test_boxes_of_two_articles_are_not_made_one() -> None:
    one, two = (
        f'<div class="post"><h1>Doors {n}</h1><div class="post-body">{paragraphs(*SENTENCES[n : n + 3])}</div></div>'
        for n in (0, 3)
    )
    tree = trees.parsed(body(one, two))
    chunks.settled(tree)
    assert chunks.BODY not in [element.get("class") for element in tree.iter("body", "div")]


def test_a_body_in_a_box_of_a_strange_name_keeps_its_headings() -> None:
    page = body(
        f'<div class="inhalt-text"><h1>Doors</h1>{paragraphs(*SENTENCES[:3])}<h2>What then?</h2>{paragraphs(*SENTENCES[3:])}</div>'
    )
    assert read(page).paragraphs == (*SENTENCES[:3], "What then?", *SENTENCES[3:])


@pytest.mark.parametrize("between", ["<br><br>", "<BR>\n<BR>", "<br/> <br/><br/>"])
def test_doubled_line_breaks_are_paragraphs(between: str) -> None:
    page = body(f"<h1>Doors</h1><div>{between.join(SENTENCES)}</div>")
    assert read(page).paragraphs == SENTENCES


def test_inline_elements_stay_in_the_paragraph_that_breaks_make() -> None:
    tree = trees.parsed(
        body("<div>One <b>bold</b> word.<br><br>Two <i>more</i><br>lines.<p>A block.</p>And a tail.</div>")
    )
    layout.parted(tree)
    assert [trees.text(one) for one in tree.iter("p")] == [
        "One bold word.",
        "Two morelines.",
        "A block.",
        "And a tail.",
    ]


# ---------------------------------------------------------------- blocks


def test_lists_tables_quotations_and_posts_become_lines_that_a_reader_understands() -> None:
    page = body(
        "<article><h1>Doors</h1>", paragraphs(*SENTENCES[:2]),
        "<ul><li>The <b>oak</b> door, which is the oldest of the three.</li><li>The elm door</li></ul>",
        "<table><tr><th>Door</th><th>Years</th></tr><tr><td>Oak</td><td>412</td></tr></table>",
        "<blockquote class='twitter-tweet'><p>All doors are open.</p>— Port Ansel (@ansel) <a href='/x'>March 4, 2024</a></blockquote>",
        paragraphs(*SENTENCES[2:]), "</article>",
    )  # fmt: skip
    assert read(page).paragraphs == (
        *SENTENCES[:2],
        "The oak door, which is the oldest of the three.", "The elm door",
        "Door | Years", "Oak | 412",
        "All doors are open. — Port Ansel (@ansel) March 4, 2024",
        *SENTENCES[2:],
    )  # fmt: skip


def test_text_that_is_set_in_a_table_of_one_cell_is_paragraphs() -> None:
    page = body(f"<table><tr><td><h1>Doors</h1>{paragraphs()}</td></tr></table>")
    assert read(page).paragraphs == SENTENCES


def test_a_line_break_within_a_sentence_is_a_space_and_after_one_a_paragraph() -> None:
    tree = trees.parsed(
        body(
            f"<article><p>The doors<br>of the {SENTENCES[0]}<br>{SENTENCES[1]}</p>{paragraphs(*SENTENCES[2:])}</article>"
        )
    )
    assert [block.text for block in blocks.blocks(tree)][:2] == [
        f"The doors of the {SENTENCES[0]}",
        SENTENCES[1],
    ]


# ---------------------------------------------------------------- sifting


def sifted(*found: Block, titles: tuple[str, ...] = ("Doors", "")) -> dict[str, str]:
    made = [Block(text, group=n) for n, text in enumerate(SENTENCES[:3], 10)]
    result = sifting.sifted([made[0], made[1], *found, made[2]], titles, "Una Brae")
    return {one.line: one.reason for one in result.dropped}


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (Block("Sea arrives early, bakery says", linked=30), "a link elsewhere"),
        (Block("See here: Sea arrives early, bakery says", linked=30), "a pointer to other pages"),
        (Block(SENTENCES[0]), "a repeated paragraph"),
        (Block("an inspector, who measured it twice, praised its doors", "quote"), "a pull quote"),
        (Block("Una Brae is a reporter who covers doors for the Mirror."), "about the author"),
        (Block("Doors"), "the title or dek again"),
        (Block("Advertisement"), "an empty form field or a button"),
    ],
)  # fmt: skip
def test_a_block_that_is_no_part_of_the_article_goes_with_its_reason(block: Block, reason: str) -> None:
    assert sifted(block) == {block.text: reason}


@pytest.mark.parametrize(
    "block",
    [
        Block("A linked sentence of the article ends as sentences do.", linked=54),
        Block("What the inspector saw", "heading", linked=22),
        Block("The inspector came back with a longer ladder and a lamp."),
        Block("Oak", "row", linked=3),
    ],
)
def test_a_block_that_looks_like_furniture_and_is_none_stays(block: Block) -> None:
    assert sifted(block) == {}


def test_an_article_that_consists_of_links_keeps_them() -> None:
    links = [Block(f"The {n} best doors of the coast this week", "item", 38, 1) for n in range(9)]
    result = sifting.sifted([Block(SENTENCES[0]), *links], ("Doors", ""), "")
    assert len(result.paragraphs) == 10


def test_headings_notes_and_labels_behind_the_last_sentence_go() -> None:
    note = "Una Brae has won two prizes for her reports on doors."
    found = [
        *map(Block, SENTENCES[:3]),
        Block(note, slanted=len(note)),
        Block("More of the doors that we have opened on the coast", "heading"),
        Block("ub/im"),
    ]
    result = sifting.sifted(found, ("Doors", ""), "")
    assert result.paragraphs == SENTENCES[:3]
    assert {one.reason for one in result.dropped} == {
        "a note behind the article", "a heading with nothing under it", "a label at its edge, no sentence",
    }  # fmt: skip


def test_a_name_and_a_date_above_the_text_sign_it() -> None:
    found = [Block("Una Brae, 14 November 2009"), *map(Block, SENTENCES[:3])]
    signature = sifting.sifted(found, ("Doors", ""), "").signature
    assert (signature.author, str(signature.published)) == ("Una Brae", "2009-11-14 00:00:00")


# ---------------------------------------------------------------- headlines and linked data


@pytest.mark.parametrize(
    ("claims", "headings", "window", "expected"),
    [
        ([("og:title", "Sea early | Mirror")], ["Sea early"], "Sea early | Mirror", ("<h1>", "Sea early", "")),
        ([("og:title", "Sea early")], ["Coast Sea early"], "", ("<h1>", "Coast Sea early", "")),
        ([("og:title", "The sea came early")], ["Coast: The sea came early"], "", ("<h1>", "The sea came early", "Coast")),
        ([("og:title", "Sea early")], ["Mirror"], "Sea early - Mirror", ("og:title", "Sea early", "")),
        ([], ["Mirror", "Sea early, says bakery"], "Sea early, says bakery | Mirror", ("<h1>", "Sea early, says bakery", "")),
        ([], [], "Sea early - bakery right", ("<title>", "Sea early - bakery right", "")),
        ([("JSON-LD headline", "Tide tables"), ("og:title", "Tides")], ["Sea early"], "", ("JSON-LD headline", "Tide tables", "")),
        ([], [], "", ("", "", "")),
    ],
)  # fmt: skip
def test_the_title_is_what_readers_see_where_it_agrees_with_what_is_said(
    claims: list[tuple[str, str]], headings: list[str], window: str, expected: tuple[str, str, str]
) -> None:
    assert headline.title(claims, headings, window, "Mirror") == expected


def test_a_person_that_linked_data_only_refers_to_is_found() -> None:
    graph = {
        "@graph": [
            {
                "@type": "Article",
                "headline": "Sea early",
                "author": {"@id": "#una"},
                "isAccessibleForFree": "False",
            },
            {"@type": "Person", "@id": "#una", "name": "Una Brae"},
        ]
    }
    data = linked.read([json.dumps(graph), "{"])
    assert (data.names("author"), data.text("headline"), data.flag("isAccessibleForFree")) == (
        ["Una Brae"],
        "Sea early",
        False,
    )


def test_of_several_articles_in_linked_data_the_one_that_says_most_is_the_page_s() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Other"}
    own = {"@type": "NewsArticle", "headline": "Own", "author": "Una Brae", "datePublished": "2024-03-04"}
    assert linked.read([json.dumps([teaser, own])]).text("headline") == "Own"


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["@type", "@id", "name", "headline", "author", "Article"]), inner, max_size=4), max_leaves=20))  # fmt: skip
def test_no_linked_data_raises(value: object) -> None:
    data = linked.read(
        [json.dumps({"@type": "Article", "headline": value, "author": value}), json.dumps(value)]
    )
    assert isinstance(data.text("headline"), str)
    assert all(isinstance(name, str) for name in data.names("author"))


# ---------------------------------------------------------------- every line of a page


@pytest.mark.parametrize(
    "case", [one for one in cases("seen") if one.form == "html"], ids=lambda case: case.name
)
def test_every_line_of_a_page_is_accounted_for(case: Case) -> None:
    page = Document("page.html", "text/html", case.page)
    article = remainder.told(case.article(), page)
    told = [
        article.title,
        article.dek,
        article.kicker,
        article.author,
        article.publisher,
        *article.paragraphs,
    ]
    told += [one.line for one in article.dropped]
    known = "".join(same("".join(told)).split())
    for furniture in case.expected["furniture"]:
        if re.search(f'alt="[^"]*{re.escape(furniture)}', case.page.decode(), re.IGNORECASE):
            continue  # shown only where the picture is not
        shown = "".join(same(furniture).split())
        # What is left out is told by its first 200 characters.
        assert shown in known or any(len(one.line) >= 199 for one in article.dropped), furniture
    assert all(one.reason for one in article.dropped)


def test_what_the_body_finder_passed_over_is_told_and_nothing_twice() -> None:
    page = body("<div class='x1'>LIVE: the sea</div><article><h1>Doors</h1>", paragraphs(), "</article>")
    document = Document("page.html", "text/html", page.encode())
    (found,) = extract(document)
    assert isinstance(found, Article)
    passed = [
        one.line for one in remainder.told(found, document).dropped if one.reason == remainder.PASSED_OVER
    ]
    assert passed == ["LIVE: the sea"]
    assert remainder.told(found, Document("x.txt", "text/plain", b"Doors")) == found


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<p>{SENTENCES[0]} {n} {SENTENCES[1]}</p><p>{SENTENCES[0]} {n}</p>" for n in range(3000)),
        "<p>word<br><br>" * 9000,
        "<ul><li><a href='/'>x</a>" * 100 + "</li></ul>" * 100,
        "<h1>Doors</h1>" * 9000,
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>",
    ],
    ids=["twice told", "breaks", "nested lists", "headlines", "endless data"],
)
def test_a_page_without_measure_is_read_or_skipped(markup: str) -> None:
    (found,) = extract(Document("x.html", "text/html", body(markup, paragraphs()).encode()))
    assert isinstance(found, Article | Skipped)
