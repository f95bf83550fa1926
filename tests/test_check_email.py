"""`digest check` on the HTML letter: each planted fault is found by its rule, and by no other."""

import re

import pytest

from digest import check
from digest.check.pages import Page
from digest.model import Finding, Level
from tests.checked import DAY, MAIL, alone, edition, outputs
from tests.pages import rendered

HTML = f"{DAY}/email.html"
IMAGE = '<img src="https://span.example.org/x.png" alt="A bridge" width="40" height="30">'
KEPT = "<style>\n/* What only"
GREETING = "In tonight’s brief: The Great"


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def test_a_sound_letter_has_no_finding() -> None:
    assert check.files({HTML: outputs()[HTML]}) == ()


# What is planted, and which rule has to tell of it. Written before the rules.
FAULTS = [
    pytest.param("<!DOCTYPE html>\n", "", "email/doctype", id="no doctype"),
    pytest.param("<!DOCTYPE html>", "<!doctype html>", "email/doctype", id="a doctype in small letters"),
    pytest.param(' lang="en" dir="ltr" xmlns', " xmlns", "email/head", id="no language"),
    pytest.param("<title>The Great Bridge Opens to the People</title>", "", "email/head", id="no title"),
    pytest.param('<meta charset="utf-8">', "", "email/head", id="no charset"),
    pytest.param('<meta charset="utf-8">', '<meta charset="utf-8"><meta charset="utf-8">', "email/head", id="two charsets"),
    pytest.param('name="viewport"', 'name="port"', "email/head", id="no viewport"),
    pytest.param('name="color-scheme"', 'name="scheme"', "email/head", id="no colour scheme"),
    pytest.param('<table role="presentation" class="paper"', '<table class="paper"', "email/tables", id="a table of data"),
    pytest.param(' aria-roledescription="email"', "", "email/wrapper", id="no wrapper"),
    pytest.param('<h1 class="name ink"', '<h2 class="name ink"', "email/headings", id="no h1"),
    pytest.param("<h3", "<h5", "email/headings", id="a level left out"),
    pytest.param("Also: Smoke", "Smoke", "email/nothing", id="another preheader is no fault"),
    pytest.param("<!--[if mso]></td></tr></table><![endif]-->", "", "email/nothing", id="three parts for Outlook will do"),
    pytest.param(">View this letter online</a>", ">here</a>", "email/link-text", id="a vague link"),
    pytest.param(">Harbor Wire</a>", "></a>", "email/link-text", id="a link without words"),
    pytest.param('href="https://span.example.org/1883-05-25/"', 'href="#"', "email/link-address", id="a link to nowhere"),
    pytest.param('href="https://span.example.org/1883-05-25/"', 'href=""', "email/link-address", id="an empty link"),
    pytest.param('href="https://span.example.org/1883-05-25/"', 'href="/1883-05-25/"', "email/link-address", id="a relative link"),
    pytest.param('href="https://span.example.org/1883-05-25/"', 'href="javascript:alert(1)"', "email/link-address",
                 id="a link that runs", marks=pytest.mark.fault("F26")),
    pytest.param('href="https://span.example.org/1883-05-25/"', 'href="data:text/html,x"', "email/link-address",
                 id="a link of data", marks=pytest.mark.fault("F26")),
    pytest.param(GREETING, IMAGE.replace(' alt="A bridge"', "") + GREETING, "email/image", id="an image without alt"),
    pytest.param(GREETING, IMAGE.replace('"40"', '"100%"') + GREETING, "email/image", id="an image of no size"),
    pytest.param(GREETING, IMAGE.replace("https://span.example.org/", "") + GREETING, "email/image", id="a relative image"),
    pytest.param(GREETING, IMAGE.replace('"40"', '"1"').replace('"30"', '"1"') + GREETING, "email/tracker",
                 id="a tracking pixel", marks=pytest.mark.fault("F27")),
    pytest.param(GREETING, IMAGE.replace("<img", '<img style="display:none"') + GREETING, "email/tracker",
                 id="a hidden image", marks=pytest.mark.fault("F27")),
    *(
        pytest.param(GREETING, f"{markup}{GREETING}", "email/active", id=markup, marks=pytest.mark.fault("F26"))
        for markup in (
            "<script>1</script>", '<form action="https://x.example"></form>', '<iframe src="https://x.example"></iframe>',
            "<svg></svg>", '<object data="x"></object>', '<span onclick="x()">a</span>', '<span onerror="x()">a</span>',
        )
    ),
    pytest.param(KEPT, "<style>.late { color: #000000; }</style>\n" + KEPT, "email/style-blocks", id="two style blocks"),
    pytest.param(".page { padding: 0 !important; }", ".page { padding: 0; }", "email/important", id="a rule that loses"),
    pytest.param(KEPT, '<link rel="stylesheet" href="https://x.example/x.css">' + KEPT, "email/fetched", id="a fetched sheet"),
    pytest.param(KEPT, '<style>@import "https://x.example/x.css";\n/* What only', "email/fetched", id="an import"),
    pytest.param("margin:0 auto", "margin:0 auto; display:flex", "email/modern-css", id="flex"),
    pytest.param("margin:0 auto", "margin:0 auto; width:var(--w)", "email/modern-css", id="a variable"),
    pytest.param("@media print", "@media paper", "email/media", id="no rules for paper"),
    pytest.param("prefers-color-scheme", "prefers-colour-scheme", "email/media", id="no rules for dark screens"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "instead", "rule"), FAULTS)
def test_a_planted_fault_is_found_by_its_rule_and_no_other(there: str, instead: str, rule: str) -> None:
    found = rules(check.files(alone(HTML, there, instead)))
    assert found == (set() if rule == "email/nothing" else {rule})


def test_each_finding_names_its_file_why_and_what_next() -> None:
    (one,) = check.files(alone(HTML, ">View this letter online</a>", ">here</a>"))
    assert one == Finding(
        Level.ERROR,
        "email/link-text",
        f"{HTML}: the link “here”",
        "read by itself it says nothing",
        "name what it leads to",
    )


def test_of_one_rule_the_first_five_are_told_and_the_rest_counted() -> None:
    page = (
        outputs()[HTML]
        .replace(b'role="presentation"', b"")
        .replace(b'class="text ink"', b'class="text ink" onclick="x"')
    )
    found = [one for one in check.files({HTML: page}) if one.rule == "email/active"]
    assert len(found) == 6
    assert re.fullmatch(r"\d+ more of the same", found[-1].why)


@pytest.mark.parametrize(
    ("bytes_", "levels"),
    [(99_999, set()), (100_001, {Level.WARNING}), (102_400, {Level.WARNING}), (102_401, {Level.ERROR})],
)
def test_a_letter_is_measured_against_gmail_s_cut(bytes_: int, levels: set[Level]) -> None:
    page = outputs()[HTML]
    filled = page.replace(b"</body>", b"<!--" + b"x" * (bytes_ - len(page) - 7) + b"--></body>")
    assert len(filled) == bytes_
    assert {one.level for one in check.files({HTML: filled}) if one.rule == "email/size"} == levels


@pytest.mark.parametrize(
    ("preheader", "sound"),
    [("x" * 39, False), ("x" * 40, True), ("x" * 110, True), ("x" * 111, False), ("", False)],
)
def test_a_preheader_fills_the_inbox_row(preheader: str, sound: bool) -> None:  # noqa: FBT001 (a column of the table)
    page = outputs()[HTML].decode().replace(edition().preheader, preheader)
    assert rules(check.files({HTML: page.encode()})) == (set() if sound else {"email/preheader"})


def test_a_preheader_does_not_say_the_subject_again() -> None:
    subject = "The Great Bridge Opens to the People, Who Cross It"
    page = outputs()[HTML].decode().replace(edition().preheader, subject)
    page = page.replace("<title>The Great Bridge Opens to the People<", f"<title>{subject}<")
    assert rules(check.files({HTML: page.encode()})) == {"email/preheader"}


def test_a_letter_without_a_way_off_the_list_is_warned_of() -> None:
    page = rendered(edition()).email_html.encode()
    (one,) = check.files({HTML: page})
    assert (one.rule, one.level) == ("email/unsubscribe", Level.WARNING)
    assert MAIL.unsubscribe
    assert "[mail] unsubscribe" in one.next


def test_news_of_somebody_who_leaves_is_no_way_off_the_list() -> None:
    page = rendered(edition()).email_html.replace(
        "batavia-courier.example/1883/05/smoke", "x.example/athena-leaves-for"
    )
    assert "email/unsubscribe" in rules(check.files({HTML: page.encode()}))


@pytest.mark.parametrize("page", [b"", b"   ", b"<!-- -->"])
def test_what_is_no_page_is_a_finding(page: bytes) -> None:
    assert Level.ERROR in {one.level for one in check.files({HTML: page})}


# ---------------------------------------------------------------- what a reader sees


def test_words_are_those_that_are_seen() -> None:
    page = Page.of(
        '<!DOCTYPE html><html><head><title>t</title><style>a{}</style></head><body><div style="display:none">pre</div>'
        "<table><tr><td>One<br>two</td><td>th<b>r</b>ee</td></tr></table><p>four</p><script>x</script>five</body></html>"
    )
    assert page.words == "One two three four five"
    assert page.preheader == "pre"


def test_a_letter_that_begins_with_its_text_has_no_preheader() -> None:
    page = Page.of('<html><body><p>Good evening.</p><div style="display:none">late</div></body></html>')
    assert page.preheader == ""
