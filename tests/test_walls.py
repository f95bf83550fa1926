"""Pages that are no article, on the labelled cases of tests/cases/walls.toml, and what no wall may ever be."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import walls
from digest.extract.feeds import instead
from digest.extract.walls import Shell
from digest.extract.walls.kinds import KINDS
from digest.extract.walls.page import LONGEST, plain, visible
from digest.extract.walls.prompts import LONGEST_PREVIEW

CASES = Path(__file__).parent / "cases" / "walls.toml"
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    split: str
    expected: str
    shell: Shell

    @property
    def found(self) -> str:
        kind = walls.kind(self.shell)
        return ARTICLE if kind is None else kind.key


def cases() -> Iterator[Case]:
    written = tomllib.loads(CASES.read_text(encoding="utf-8"))
    for page in written["page"]:
        body = (*page["body"], *written["filler"][: page.get("filler", 0)])
        shell = Shell(page["title"], body, tuple(page["rest"]), page.get("markup", ""), page.get("free"))
        yield Case(page["name"], page["split"], page["expect"], shell)


ALL = list(cases())
WALLS = [case for case in ALL if case.expected != ARTICLE]
ARTICLES = [case for case in ALL if case.expected == ARTICLE]
SENTENCE = "The council voted on Tuesday to buy a second boat for the island."
SENTENCE_WORDS = len(SENTENCE.split())
LONG = (SENTENCE,) * (LONGEST // SENTENCE_WORDS + 1)
# A report that a preview is never as long as.
WHOLE = (SENTENCE,) * (LONGEST_PREVIEW // SENTENCE_WORDS + 1)


def title(case: Case) -> str:
    return f"{case.split}: {case.expected}, {case.name}"


# ---------------------------------------------------------------- the labelled cases


@pytest.mark.parametrize("case", [case for case in ALL if case.split == "tune"], ids=title)
def test_a_page_is_what_its_label_says(case: Case) -> None:
    assert case.found == case.expected


@pytest.mark.parametrize("case", [case for case in ALL if case.split == "unseen"], ids=title)
def test_an_unseen_page_is_what_its_label_says(case: Case) -> None:
    assert case.found == case.expected


def test_a_third_of_the_cases_is_unseen_and_every_kind_has_some() -> None:
    assert 0.3 < sum(case.split == "unseen" for case in ALL) / len(ALL) < 0.4
    kinds = {case.expected for case in ALL}
    assert kinds >= {kind.key for kind in KINDS} | {"paywall", "registration", "index", ARTICLE}
    assert {case.expected for case in ALL if case.split == "unseen"} == kinds


# ---------------------------------------------------------------- what is said of them


@pytest.mark.parametrize("case", WALLS, ids=title)
def test_a_wall_is_told_in_one_line_with_the_next_step(case: Case) -> None:
    said = walls.reason(case.shell)
    assert said
    assert "; " in said
    assert "\n" not in said
    assert not said.endswith(".")


@pytest.mark.parametrize("case", ARTICLES, ids=title)
def test_nothing_is_said_of_an_article(case: Case) -> None:
    assert walls.reason(case.shell) == ""


def test_a_paywall_tells_how_much_stands_before_it() -> None:
    shell = Shell("Rye", ("One two three four five.", "Subscribe to continue reading.", "From 1 euro a week"))
    assert walls.reason(shell) == (
        "a paywall: only 5 words before it; give the source the headers of your subscription "
        "(headers under its [[source]]), or save the page while logged in"
    )
    assert "nothing before it" in walls.reason(replace(shell, paragraphs=shell.paragraphs[1:]))


# ---------------------------------------------------------------- what decides


@pytest.mark.parametrize("case", WALLS, ids=title)
def test_no_wall_is_seen_around_a_long_body(case: Case) -> None:
    assert walls.kind(replace(case.shell, paragraphs=LONG)) is None


@pytest.mark.parametrize("case", [case for case in WALLS if case.expected != "index"], ids=title)
def test_what_stands_in_the_margins_of_a_whole_report_makes_no_wall_of_it(case: Case) -> None:
    report = Shell("Two boats", WHOLE, (*case.shell.rest, *case.shell.paragraphs), case.shell.markup)
    assert walls.kind(report) is None


@pytest.mark.parametrize(
    "prompt", ["Subscribe to continue reading", "Weiterlesen mit dem Abo", "Suscríbete para seguir leyendo"]
)
def test_a_prompt_cuts_a_preview_but_its_quotation_and_its_report_do_not(prompt: str) -> None:
    told = "The council voted on Tuesday to buy a second boat for the island. " * 5
    assert walls.kind(Shell("Boats", (told, prompt))) is not None
    assert walls.kind(Shell("Boats", (told, f"“{prompt}”, the page says."))) is None
    assert walls.kind(Shell("Boats", (told, f"Readers are asked: {prompt}, and leave."))) is None


def test_a_page_said_to_be_free_needs_more_than_a_prompt() -> None:
    preview = Shell(
        "Boats", ("The council voted on Tuesday to buy a second boat. " * 6, "Subscribe to continue reading")
    )
    assert walls.kind(preview) is not None
    assert walls.kind(replace(preview, free=True)) is None
    cut = (preview.paragraphs[0] + "A third …", preview.paragraphs[1])
    assert (
        walls.kind(replace(preview, free=True, rest=("Already a subscriber? Log in",), paragraphs=cut))
        is not None
    )


def test_a_meter_that_has_not_run_out_is_no_wall() -> None:
    preview = Shell(
        "Boats",
        ("The council voted on Tuesday to buy a second boat. " * 6,),
        ("Subscribe to continue reading",),
    )
    assert walls.kind(preview) is not None
    assert (
        walls.kind(replace(preview, rest=(*preview.rest, "You have 3 free articles left this month.")))
        is None
    )


def test_titles_are_believed_of_empty_pages_only() -> None:
    assert walls.kind(Shell("Access denied", ())) is not None
    report = "Wheelchair users can get into four of the city's stations, and since Monday into three. " * 3
    assert walls.kind(Shell("Access denied", (report,))) is None


def test_marks_in_the_source_are_believed_of_empty_pages_only() -> None:
    field = '<form><input type="password"></form>'
    assert walls.kind(Shell("", (), (), field)) is not None
    words = "<p>" + "one two three four five six seven eight nine ten " * 7 + "</p>"
    assert walls.kind(Shell("", (), (), field + words)) is None


def test_what_is_quoted_is_somebody_else_s_speech() -> None:
    sign = "A sign in the baker's window says {} and it means those with raisins in them."
    assert walls.kind(Shell("Raisins", (sign.format("we use cookies"),))) is not None
    for quoted in ("“we use cookies”", '"we use cookies"', "„we use cookies“", "«we use cookies»"):
        assert walls.kind(Shell("Raisins", (sign.format(quoted),))) is None


def test_one_sentence_of_a_wall_in_a_short_report_makes_no_wall() -> None:
    speech = "Press and hold to confirm you are a human."
    assert walls.kind(Shell("Boats", (SENTENCE, speech))) is not None
    assert walls.kind(Shell("Boats", (SENTENCE, SENTENCE, SENTENCE, speech))) is None


def test_short_lines_alone_are_a_poem_and_no_list_of_articles() -> None:
    lines = ("The crane stands still", "The ferry sleeps", "A gull takes stock", "Of what it keeps")
    website = '<meta property="og:type" content="website">'
    assert walls.kind(Shell("Harbour, evening", lines, markup=website)) is None
    listed = website + "<h2><a href=1>more</a></h2>" * 6
    assert walls.reason(Shell("Harbour, evening", lines, markup=listed)).startswith("a list of articles")


def test_what_stands_in_scripts_and_comments_is_not_seen() -> None:
    markup = "<p>Seen <b>here</b></p><script>if (a<b) '<p>no'</script><!-- <p>nor</p> --><STYLE>p{}</STYLE><li>and here<svg>"
    assert list(visible(markup)) == ["Seen here", "and here"]


# ---------------------------------------------------------------- a feed's address

BANNER = "<title>The Quayside Post</title><p>We use cookies.</p>"
FRONT = BANNER + "".join(f"<h3><a href={n}>Crane {n} of the harbour is sold</a></h3>" for n in range(40))


@pytest.mark.parametrize(
    "case", [case for case in WALLS if case.expected == "robots" and case.shell.markup], ids=title
)
def test_a_check_for_robots_is_told_where_a_feed_was_asked_for(case: Case) -> None:
    page = f"<title>{case.shell.title}</title>{case.shell.markup}<p>{'<p>'.join(case.shell.paragraphs)}"
    assert instead.of_feed(page).startswith("a check for robots: ")


def test_a_front_page_with_a_banner_is_a_page() -> None:
    assert instead.of_feed(FRONT) == instead.PAGE
    assert instead.of_feed(FRONT + "<p>Subscribe to continue reading") == instead.PAGE


# ---------------------------------------------------------------- anything at all

LINES = st.lists(
    st.text(max_size=200) | st.sampled_from([line for case in ALL for line in case.shell.rest]), max_size=8
)
SHELLS = st.builds(
    Shell,
    title=st.text() | st.sampled_from([case.shell.title for case in ALL]),
    paragraphs=LINES.map(tuple),
    rest=LINES.map(tuple),
    markup=st.text() | st.sampled_from([case.shell.markup for case in ALL]),
    free=st.none() | st.booleans(),
)


@given(SHELLS)
def test_any_page_is_an_article_or_a_wall_with_a_reason(shell: Shell) -> None:
    assert bool(walls.reason(shell)) == (walls.kind(shell) is not None)


@given(SHELLS)
def test_any_page_with_a_long_body_is_an_article(shell: Shell) -> None:
    assert walls.reason(replace(shell, paragraphs=(*shell.paragraphs, *LONG, *LONG))) == ""


@given(st.text())
def test_text_made_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="<>/!-scriptyle \"'a=;\n", max_size=300))
def test_any_markup_shows_lines_without_tags(markup: str) -> None:
    assert not any(re.search("<[^<>]*>", line) for line in visible(markup))


HEAVY = 500_000  # characters
STUTTERS = (
    "<",
    "<a ",
    "<p>x",
    "<script>",
    "<!--",
    "</script>",
    "<title>",
    "<h2 ",
    "<meta ",
    '"@type":',
    "“",
    '"',
    "«",
    " ",
    "\n",
)


@pytest.mark.parametrize(
    "stutter",
    [*STUTTERS, "you have ", "subscribe to ", "trafic suspect ", "the domain a", "x" * 999, "ش", "語"],
)
def test_half_a_megabyte_of_anything_is_judged(stutter: str) -> None:
    # Quadratic time would show here as hours.
    heavy = stutter * (HEAVY // len(stutter))
    assert walls.kind(Shell(heavy, (), (heavy,), heavy)) is None
    walls.reason(Shell("", (heavy,), (), ""))
