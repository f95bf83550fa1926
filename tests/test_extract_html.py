"""Saved pages: what they say of themselves, what is their article, and what is neither."""

import json
from datetime import UTC, datetime

import pytest

from digest.extract import extract
from digest.model import Article, Document, Skipped

WORDS = "The keeper of the tide tables at Port Ansel has been overruled by the sea, which arrived on Sunday an hour before its time."
BODY = tuple(
    f"{WORDS} Witness number {n} saw it from the window of the bakery."
    for n in ("one", "two", "three", "four")
)
TITLE = "Sea early, says bakery"


def page(head: str = "", body: str = "", lang: str = "en-GB") -> str:
    text = body or f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{text}</body></html>'


# A page that shows no headline: what it states of itself is all there is.
UNTITLED = "<article>{}</article>"


def paragraphs() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in values.items()
    )


def read(text: str) -> Article:
    (found,) = extract(Document("page.html", "text/html", text.encode()))
    assert isinstance(found, Article), found
    return found


def test_json_ld_is_believed_before_all_else() -> None:
    about = linked(
        headline="Tide table overruled",
        author=[{"name": "Una Brae"}, {"name": "Iain Muir"}],
        publisher={"name": "The Ansel Mirror"},
        datePublished="2024-03-04T13:00:00+01:00",
        articleSection=["Coast"],
        url="https://mirror.example/tides?utm_medium=x",
    )
    stated = meta(og_title="Other", og_site_name="Other", article_published_time="2001-01-01")
    found = read(page(about + stated, UNTITLED.format(paragraphs())))
    assert (found.title, found.author, found.publisher) == (
        "Tide table overruled",
        "Una Brae and Iain Muir",
        "The Ansel Mirror",
    )
    assert (found.published, found.kicker) == (datetime(2024, 3, 4, 12, tzinfo=UTC), "Coast")
    assert (found.url, found.paragraphs) == ("https://mirror.example/tides", BODY)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a: [a],
        lambda a: {"@graph": [{"@type": "WebSite", "name": "x"}, a]},
        lambda a: {"@type": "WebPage", "mainEntity": a},
    ],
)
def test_an_article_is_found_however_deep_in_json_ld(wrap: object) -> None:
    data = wrap({"@type": ["Thing", "NewsArticle"], "headline": "Found &amp; kept"})  # type: ignore[operator]
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert read(page(script, UNTITLED.format(paragraphs()))).title == "Found & kept"


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "null",
        "[[[[]]]]",
        '{"@type": {"a": 1}}',
        '{"@type": "NewsArticle", "author": 3, "headline": {"x": 1}}',
        "[" * 60_000,
    ],
)
def test_broken_json_ld_costs_nothing(broken: str) -> None:
    script = f'<script type="application/ld+json">{broken}</script>'
    found = read(page(script + meta(og_title="By og"), UNTITLED.format(paragraphs())))
    assert (found.title, found.paragraphs) == ("By og", BODY)


def test_the_headline_that_readers_see_is_the_title_whatever_is_written_for_search_engines() -> None:
    found = read(page(linked(headline="10 tides you won't believe") + meta(og_title="Tides | Mirror")))
    assert found.title == TITLE


def test_open_graph_and_meta_follow() -> None:
    head = meta(
        og_title="Tides overruled",
        og_site_name="Ansel Mirror",
        article_published_time="2024-03-04T12:00:00Z",
        article_section="Coast",
    )
    said = '<meta name="author" content="Una Brae"><link rel="canonical" href="https://mirror.example/t#top">'
    found = read(page(head + said, UNTITLED.format(paragraphs())))
    assert (found.title, found.publisher, found.author, found.kicker) == (
        "Tides overruled",
        "Ansel Mirror",
        "Una Brae",
        "Coast",
    )
    assert (found.published, found.url) == (datetime(2024, 3, 4, 12, tzinfo=UTC), "https://mirror.example/t")


def test_a_page_without_metadata_is_read_by_its_markup() -> None:
    body = (
        f'<main><h1>{TITLE}</h1><p class="article__standfirst">A baker keeps her own time, and is right.</p>'
        f'<p>By <a rel="author" href="/una">Una Brae</a></p><time datetime="2024-03-04">4 March</time><div>{paragraphs()}</div></main>'
    )
    found = read(page(f"<title>{TITLE} | Ansel Mirror</title>", body))
    assert (found.title, found.publisher, found.author) == (TITLE, "Ansel Mirror", "Una Brae")
    assert (found.dek, found.published) == (
        "A baker keeps her own time, and is right.",
        datetime(2024, 3, 4, tzinfo=UTC),
    )
    assert found.paragraphs == BODY


def test_half_a_headline_behind_a_dash_is_no_outlet() -> None:
    found = read(
        page(
            "<title>Sea early - bakery right</title>",
            f"<article><h1>Sea early - bakery right</h1>{paragraphs()}</article>",
        )
    )
    assert (found.title, found.publisher) == ("Sea early - bakery right", "")


def test_a_description_that_repeats_the_first_paragraph_takes_nothing_from_the_text() -> None:
    found = read(page(f'<meta name="description" content="{BODY[0]}">'))
    assert (found.dek, found.paragraphs) == ("", BODY)


def test_the_front_page_is_nobodys_address() -> None:
    found = read(
        page(
            '<link rel="canonical" href="https://mirror.example/">'
            + meta(og_url="https://mirror.example/tides")
        )
    )
    assert found.url == "https://mirror.example/tides"
    assert read(page('<link rel="canonical" href="https://mirror.example/">')).url == ""


@pytest.mark.fault("F26")
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//", "http://[", "ftp://a.example/x", "https://"]
)
def test_only_addresses_of_web_pages_are_addresses(address: str) -> None:
    assert read(page(f'<link rel="canonical" href="{address}">')).url == ""


@pytest.mark.fault("F25")
def test_furniture_is_left_out_and_told_of() -> None:
    furniture = (
        '<div class="consent"><p>We use cookies to count you.</p><button>Fine</button></div><nav><a href="/">Home</a></nav>',
        '<div class="box"><p>The Tide Letter comes with every tide.</p><input type="email"><button>Yes, please</button></div>',
        '<aside class="related-posts"><h3>You may also like</h3><a href="/x">Moon denies involvement</a></aside>',
        '<figure><img alt="Waves"><figcaption>Waves on Sunday. Photograph: Iain Muir</figcaption></figure>',
        '<section id="comments"><h2>Comments</h2><p>First!</p></section><footer>© 2024 Ansel Mirror</footer>',
    )
    body = f"{furniture[0]}<article><h1>{TITLE}</h1>{furniture[3]}<p>{BODY[0]}</p>{furniture[1]}{paragraphs()}</article>{furniture[2]}{furniture[4]}"
    found = read(page("", body))
    assert found.paragraphs == BODY
    assert any("Tide Letter" in dropped.line for dropped in found.dropped)


def test_a_page_whose_body_is_in_a_block_named_like_furniture_is_kept() -> None:
    assert (
        read(page("", f'<div class="comments-open related"><h1>{TITLE}</h1>{paragraphs()}</div>')).paragraphs
        == BODY
    )


@pytest.mark.fault("F26")
def test_scripts_styles_and_hidden_markup_leave_no_trace() -> None:
    hostile = '<script>var x="<p>Bought</p>"</script><style>p{}</style><template><p>Hidden</p></template><svg><text>Drawn</text></svg><noscript>Script!</noscript>'
    found = read(page(hostile, f"<article><h1>{TITLE}</h1>{hostile}{paragraphs()}{hostile}</article>"))
    assert found.paragraphs == BODY


@pytest.mark.fault("F18")
def test_markup_that_breaks_off_gives_what_is_there() -> None:
    whole = page()
    assert read(whole[: whole.index(BODY[3])] + BODY[3][:60]).paragraphs[:3] == BODY[:3]


def test_markup_nested_beyond_reason_is_read_or_skipped() -> None:
    (found,) = extract(Document("deep.html", "text/html", ("<div><b>" * 20_000 + paragraphs()).encode()))
    assert isinstance(found, Article | Skipped)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Tides, and other tables.", "no article in it"), ("404, not found.", "it is not there")],
)
def test_a_page_without_an_article_is_a_skip(text: str, reason: str) -> None:
    (found,) = extract(
        Document("x", "text/html", page("", f"<nav><a href='/'>Home</a></nav><p>{text}</p>").encode())
    )
    assert isinstance(found, Skipped)
    assert reason in found.reason


def test_the_language_is_the_pages_unless_its_words_say_otherwise() -> None:
    assert read(page(lang="en-CA")).language == "en"
    assert read(page(lang="cy")).language == "cy"
    german = "Die Flut kam am Sonntag eine Stunde zu früh, und der Bäcker hat es von seinem Fenster aus gesehen und aufgeschrieben. "
    assert read(page("", f"<article><h1>Flut</h1><p>{german * 4}</p></article>", lang="en")).language == "de"
