"""Pages of text against what a reader would call their article. The labelled ones are in test_page_cases.py."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import extract
from digest.extract.lines import lines_of
from digest.extract.plain import plaintext
from digest.model import Article, Document
from tests.pagecases import Case, cases


def article_of(page: str) -> Article:
    (found,) = extract(Document("page.txt", "text/plain", page.encode()))
    assert isinstance(found, Article), found
    return found


def datelines(article: Article) -> str:
    return (
        "".join(f"{dropped.line} " for dropped in article.dropped if dropped.reason == "a dateline") or "\0"
    )


@pytest.mark.parametrize(
    "page", [one for one in cases("seen") if one.form == "text"], ids=lambda page: page.name
)
def test_every_line_of_a_page_is_kept_or_dropped_with_its_reason(page: Case) -> None:
    article = page.article()
    told = " ".join(
        (article.title, article.dek, article.kicker, article.text, *(d.line for d in article.dropped))
    )
    text = page.page.decode().replace(datelines(article), "")
    assert [line.text for line in lines_of(text) if line.text not in told] == []
    assert all(dropped.reason for dropped in article.dropped)


# ---------------------------------------------------------------- a real page


@pytest.mark.fault("F24")
@pytest.mark.fault("F25")
def test_a_real_scraped_page_gives_its_five_paragraphs(shared: Path) -> None:
    page = shared / "seeds" / "starmer-asks-trump.txt"
    if not page.is_file():
        pytest.skip("the real page is not in ../shared/seeds: its text belongs to another publisher")
    article = article_of(page.read_text(encoding="utf-8"))
    assert article.title == "Starmer Asks Trump for Security Guarantees for Ukraine"
    assert article.dek.startswith(
        "The British prime minister has said that a British-led peacekeeping force is"
    )
    assert (article.author, article.publisher, article.published) == (
        "Alexandra Sharp",
        "Foreign Policy",
        None,
    )
    assert (len(article.paragraphs), len(article.text.split())) == (5, 283)
    assert len(set(article.paragraphs)) == 5
    assert article.paragraphs[0].startswith("British Prime Minister Keir Starmer arrived")
    assert article.paragraphs[-1].endswith("I’ll always be with the British.”")


# ---------------------------------------------------------------- clean text stays as it is

NOUNS = "harbour glacier orchestra parliament orchard tram lantern comet archive ferry baker library quarry".split()
VERBS = "opened closed mended lost measured painted praised sold moved closed counted".split()


def sentence(words: tuple[str, str, str, int]) -> str:
    one, verb, other, number = words
    return f"The {one} {verb} the {other} in {number} days, which nobody at the {other} had thought possible."


SENTENCES = st.tuples(
    st.sampled_from(NOUNS), st.sampled_from(VERBS), st.sampled_from(NOUNS), st.integers(2, 9999)
).map(sentence)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


def none_within_another(paragraphs: list[str]) -> bool:
    """A paragraph that another one holds would be a pull quote."""
    return all(one == other or one not in other for one in paragraphs for other in paragraphs)


@given(st.lists(PARAGRAPHS, min_size=4, max_size=9, unique=True).filter(none_within_another))
def test_clean_text_comes_through_untouched_and_cleaning_it_again_changes_nothing(
    paragraphs: list[str],
) -> None:
    article = article_of("\n\n".join(("Harbour opened in record time", *paragraphs)))
    assert article.paragraphs == tuple(paragraphs)
    assert article.dropped == ()
    again = article_of(f"{article.title}\n\n{article.text}")
    assert (again.title, again.text, again.id) == (article.title, article.text, article.id)


HEADINGS = st.tuples(st.sampled_from(NOUNS), st.sampled_from(VERBS)).map(
    lambda pair: f"How the {pair[0]} {pair[1]}"
)
LISTS = st.lists(st.sampled_from(NOUNS), min_size=2, max_size=5, unique=True)


@st.composite
def articles(draw: st.DrawFn) -> list[tuple[str, str]]:
    """The kinds and texts of an article's parts: sections under headings, some with a list that a colon announces."""
    texts = draw(st.lists(PARAGRAPHS, min_size=7, max_size=12, unique=True).filter(none_within_another))
    parts = [("paragraph", texts.pop()) for _ in range(3)]
    for heading in draw(st.lists(HEADINGS, max_size=4, unique=True)):
        parts += [("heading", heading), ("paragraph", texts.pop())]
        if draw(st.booleans()):
            parts.append(("paragraph", f"These are the things that came of {heading.lower()}:"))
            parts += [("item", f"the {noun} and {heading.lower()}") for noun in draw(LISTS)]
    return [*parts, *(("paragraph", text) for text in texts)]


@given(articles())
def test_headings_and_lists_of_a_clean_text_stay_and_cleaning_it_again_changes_nothing(
    parts: list[tuple[str, str]],
) -> None:
    lines = [f"{'• ' if kind == 'item' else ''}{text}" for kind, text in parts]
    article = article_of("\n\n".join(("Harbour opened in record time", *lines)))
    assert article.paragraphs == tuple(text for _, text in parts)
    assert article.dropped == ()
    again = article_of(f"{article.title}\n\n{article.text}")
    assert (again.title, again.text, again.id) == (article.title, article.text, article.id)


# ---------------------------------------------------------------- single rules

BODY = tuple(
    f"The {noun} of Port Ansel was opened on Monday by a {noun} inspector, who measured it twice and praised its doors."
    for noun in NOUNS[:5]
)


def with_line(line: str, place: int = 2) -> Article:
    return article_of("\n\n".join(("Doors open at last", *BODY[:place], line, *BODY[place:])))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The doors that nobody closed",
        "Sign up for our newsletter and get the harbour in your inbox.",
        "Story continues below advertisement",
        "An inspector at the doors. Una Brae/Ansel Mirror",
        "Inspectors at work on Monday. Photograph: Una Brae",
        "The doors on Monday (AP Photo/Una Brae)",
        "Share on Facebook",
        "Already a subscriber? Log in",
        "RELATED STORIES",
        "You have two free articles left this month.",
    ],
)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    article = with_line(line)
    assert article.paragraphs == BODY
    assert [dropped.line for dropped in article.dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "It leaked.",
        "“Subscribe to our newsletter,” the inspector said on Monday, and nobody knew why.",
        "The newspaper lost 4,000 subscribers after it had asked readers to register with an email address.",
        "Sales of cookies at the harbour rose by a third, according to Reuters.",
        "More from the coast arrived on Monday, when the inspectors came back with a longer ladder.",
        "Comments by the inspector, made in passing, were taken down by Una Brae, a reporter.",
        "The inspector’s photo of the doors, taken by Una Brae, was sold for charity in the spring of that year.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line: str) -> None:
    assert line in with_line(line).paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "What happens next",
        "‘Unprecedented’ doors",
        "1. The door that stuck",
        "Related to the harbour by marriage",
        "Was die Türen gekostet haben",
        "扉が開いた日",
    ],
)
def test_a_heading_between_paragraphs_stays(line: str) -> None:
    article = with_line(line)
    assert article.paragraphs == (*BODY[:2], line, *BODY[2:])
    assert article.dropped == ()


@pytest.mark.parametrize(
    "line",
    [
        "Lesen Sie auch: Die Türen, die niemand schloss",
        "Melden Sie sich jetzt für unseren Newsletter an.",
        "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind markiert.",
        "Zum Inhalt springen",
        "Lire aussi : Les portes que personne n’a fermées",
        "Inscrivez-vous à notre newsletter pour ne rien manquer.",
        "Lea también: Las puertas que nadie cerró",
        "Este sitio utiliza cookies para mejorar tu experiencia.",
        "Leggi anche: Le porte che nessuno ha chiuso",
        "Lees ook: De deuren die niemand sloot",
        "Deze site gebruikt cookies van anderen.",
        "Leia também: As portas que ninguém fechou",
        "Image caption The doors on Monday",
        "In this photo dated Monday an inspector is seen at the doors of the harbour.",
        "doors_on_monday_0417.jpg",
    ],
)
def test_furniture_of_other_languages_and_of_pictures_goes(line: str) -> None:
    article = with_line(line)
    assert article.paragraphs == BODY
    assert [dropped.line for dropped in article.dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Die Abonnenten der Zeitung, sagte sie, haben ein Konto und lesen Werbung nur ungern.",
        "Les abonnés du port ont un compte chez le boulanger, et ils commentent ses prix.",
        "The terms of service of the harbour were formally registered as a work of art in 1911.",
        "In this photo of the harbour nobody had believed, until an inspector measured it.",
    ],
)
def test_sentences_about_the_trade_of_websites_stay(line: str) -> None:
    assert line in with_line(line).paragraphs


def test_a_list_between_paragraphs_stays_item_by_item() -> None:
    article = article_of("\n\n".join(("Doors", *BODY[:2], "• Oak\n• Elm\n• Ash and its bark", *BODY[2:])))
    assert article.paragraphs == (*BODY[:2], "Oak", "Elm", "Ash and its bark", *BODY[2:])


def test_headings_and_items_behind_the_last_paragraph_go() -> None:
    article = with_line("Duck crossing gets its own zebra\n\n• Bus stop moved six feet", len(BODY))
    assert article.paragraphs == BODY
    assert [dropped.reason for dropped in article.dropped] == [
        "a heading or label, no sentence",
        "an item of a list",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "RELATED STORIES",
        "More from the coast",
        "Mehr zum Thema",
        "Sur le même sujet",
        "Te puede interesar",
        "Potrebbe interessarti anche",
        "Gerelateerde artikelen",
        "Notícias relacionadas",
    ],
)
def test_what_stands_below_a_label_of_other_pages_goes_with_it(label: str) -> None:
    article = with_line(f"{label}\n\nDuck crossing gets its own zebra\n\nWho moved the bus stop?")
    assert article.paragraphs == BODY
    assert [dropped.reason for dropped in article.dropped][1:] == [f"below “{label}”"] * 2


def test_what_a_page_says_again_and_again_is_no_heading() -> None:
    spoken = [line for paragraph in BODY for line in (paragraph, "Harbour plus")]
    assert article_of("\n\n".join(("Doors open at last", *spoken))).paragraphs == BODY


def test_two_short_lines_together_are_a_picture_where_paragraphs_stand_apart() -> None:
    article = with_line("Inspectors at the doors of the harbour\nIt took two ladders to reach the top")
    assert article.paragraphs == BODY
    together = "\n".join((*BODY[:2], "Two ladders and a cat", "What happened next on Monday", *BODY[2:]))
    assert len(article_of(f"Doors open at last\n\n{together}").paragraphs) == len(BODY) + 2


def test_a_caption_goes_with_the_credit_below_it() -> None:
    article = with_line("The doors were seen on Monday from the lighthouse.\nUna Brae/Ansel Mirror")
    assert article.paragraphs == BODY


def test_a_gallery_that_repeats_its_captions_as_a_list_goes() -> None:
    caption = "Una Brae measures the doors of the harbour before the first ship arrives"
    assert with_line(f"{caption}.\n\n• {caption}").paragraphs == BODY


def test_a_pull_quote_goes_and_its_paragraph_stays() -> None:
    quote = "Nobody had thought of measuring the hinges"
    said = f"The inspector came on Tuesday with a ladder. {quote}, and so she did it twice in one morning."
    article = article_of("\n\n".join(("Doors open at last", *BODY[:2], f"“{quote}”", said, *BODY[2:])))
    assert article.paragraphs == (*BODY[:2], said, *BODY[2:])
    assert [dropped.reason for dropped in article.dropped] == ["a pull quote"]


def test_stray_sentences_among_links_behind_the_end_go() -> None:
    links = "Loading Comments...\n\nBus stop moved\n\nZebra painted\n\nWho ate the ladder?"
    article = with_line(links, len(BODY))
    assert article.paragraphs == BODY
    assert article.dropped[-1].reason == "a stray sentence behind the end"


def test_an_inset_between_long_paragraphs_is_no_end() -> None:
    long = tuple(f"{BODY[0]} {BODY[0].replace('harbour', noun)}" for noun in NOUNS[1:])
    page = (*long[:9], "Further reading", "A ladder for two", *long[9:])
    article = article_of("\n\n".join(("Doors open at last", *page)))
    assert article.paragraphs == long
    assert [dropped.line for dropped in article.dropped] == ["Further reading", "A ladder for two"]


# ---------------------------------------------------------------- heads


@pytest.mark.parametrize(
    "above",
    [
        ("Zum Inhalt springen", "Menü"),
        ("Please ensure JavaScript is enabled for purposes of accessibility",),
        ("Support us",),
        ("Get in touch", "Our works since 1911"),
        ("1 / 5", "Coast"),
    ],
)
def test_the_title_is_the_line_that_speaks_of_what_the_article_does(above: tuple[str, ...]) -> None:
    title = "Inspector praises doors of Port Ansel"
    article = article_of("\n\n".join((*above, title, *BODY)))
    assert (article.title, article.paragraphs) == (title, BODY)


def test_a_page_that_begins_with_a_sentence_has_no_title_and_keeps_the_sentence() -> None:
    article = article_of("\n\n".join(("The doors of the harbour are open at last.", "What happened", *BODY)))
    assert article.title == "The doors of the harbour are open at last"
    assert article.paragraphs[0] == "The doors of the harbour are open at last."


def test_a_byline_below_the_text_takes_nothing_from_it() -> None:
    for text in (" ".join(BODY[:2]), " ".join(BODY)):
        article = article_of(f"Doors open at last\n\n{text}\n\nBy Una Brae\n\nTuesday")
        assert (article.author, article.paragraphs) == ("Una Brae", (text,))


def test_a_first_paragraph_that_stands_above_the_byline_too_is_kept_once() -> None:
    article = article_of("\n\n".join(("Doors open at last", BODY[0], "By Una Brae", *BODY)))
    assert (article.author, article.paragraphs) == ("Una Brae", BODY)


def test_a_name_alone_below_the_title_is_the_writers_unless_the_article_is_about_it() -> None:
    assert article_of("\n\n".join(("Doors open at last", "Una Brae", *BODY))).author == "Una Brae"
    about = (
        *BODY,
        "Una Brae, who had built all the doors of the harbour with her own hands, was not there to see it.",
    )
    assert article_of("\n\n".join(("Doors open at last", "Una Brae", *about))).author == ""


def test_a_page_without_a_sentence_in_its_first_forty_lines_is_read() -> None:
    rows = [f"Door {number}" for number in range(60)]
    article = article_of("\n\n".join(("Doors open at last", "By Una Brae", *rows, *BODY)))
    assert (article.author, article.paragraphs) == ("Una Brae", BODY)


# ---------------------------------------------------------------- any text at all

WORDS_OF_PAGES = (
    "By von par AFP / Getty Images Photo: © 2024 12 March • - > | · “ ” ( ) ... … . ! ? : , Related Comments Read more "
    "Subscribe newsletter your cookies A The harbour opened in Port Ansel T 1. 2. @brae una@mirror.example https://a.example/x"
).split()
LINES = st.lists(st.sampled_from(WORDS_OF_PAGES), max_size=40).map(" ".join)


@given(st.lists(LINES | st.text(max_size=60), max_size=30), st.sampled_from(["\n", "\n\n", "\n  "]))
def test_of_any_text_every_line_is_kept_or_dropped_with_its_reason(lines: list[str], between: str) -> None:
    page = between.join(lines)
    found = plaintext.found(page)
    read = [line.text for line in lines_of(page)]
    told = [*found.paragraphs, *(dropped.line for dropped in found.dropped)]
    lost = Counter(read) - Counter(told)
    assert sum(lost.values()) <= bool(found.title) + bool(found.dek)
    assert all(line.startswith(found.title) or line == found.dek for line in lost)
    assert all(dropped.reason for dropped in found.dropped)


@pytest.mark.parametrize(
    "piece", ["a", "A ", "Una Brae, ", "A/", "(AP ", "12 March ", "a.b@c-", "“", ". ", "| > ", "photo: "]
)
def test_lines_of_a_hundred_thousand_characters_are_read(piece: str) -> None:
    long = piece * (100_000 // len(piece))
    article = with_line(long)
    assert long.split()[0] in " ".join((*article.paragraphs, *(dropped.line for dropped in article.dropped)))


def test_the_items_of_an_announced_list_stay() -> None:
    article = article_of(
        "\n\n".join(("Doors", *BODY[:2], "The inspector named three:", "- oak;\n- elm;\n- ash.", *BODY[2:]))
    )
    assert article.paragraphs[2:6] == ("The inspector named three:", "oak;", "elm;", "ash.")


def test_a_preview_that_breaks_off_gives_way_to_the_whole_paragraph() -> None:
    article = article_of("\n\n".join(("Doors open", f"{BODY[0][:60]}…", *BODY)))
    assert article.paragraphs == BODY


def test_paragraphs_wrapped_by_hand_are_made_whole() -> None:
    wrapped = "\n\n".join(paragraph[:58] + "\n" + paragraph[58:].lstrip() for paragraph in BODY)
    whole = tuple(paragraph[:58].rstrip() + " " + paragraph[58:].lstrip() for paragraph in BODY)
    assert article_of(f"Doors open at last\n\n{wrapped}").paragraphs == whole


def test_a_page_without_a_title_takes_the_beginning_of_its_text() -> None:
    assert (
        article_of(
            "\n\n".join(" ".join((paragraph, paragraph.replace("Monday", "Tuesday"))) for paragraph in BODY)
        ).title
        == BODY[0].rstrip(".")[:100].rsplit(" ", 1)[0] + "…"
    )


def test_two_lines_about_one_picture_share_their_words() -> None:
    assert plaintext.shared("The doors of the harbour", "The harbour doors on Monday. Una Brae/AFP") == 1.0
    assert plaintext.shared("", "doors") == 0.0
