"""The style sheet moved into the elements: one test for each trap of premailer that a letter could fall into."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.model import Link
from digest.render import inline
from digest.text import address
from tests import letters
from tests.editions import BRIDGE, make_edition, said
from tests.email_tools import markup
from tests.pages import TEMPLATES, hrefs, parsed, rendered, words

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>A letter</title><style>{css}</style>
<style data-premailer="ignore">{kept}</style></head><body>{body}</body></html>"""
# What works in a style block alone; premailer would drop most of it, for it matches nothing.
KEPT = """
@media (max-width: 620px) { .ink { color: #111111 !important; } }
[data-ogsc] .ink, u + .body .ink { color: #222222 !important; }
@supports (color: red) { .ink { color: red !important } }
@keyframes none { from { color: red } }
@page { margin: 2cm; }
* { word-spacing: normal !important }
"""


def inlined(css: str = "", body: str = "<p class='ink'>x</p>", kept: str = KEPT) -> str:
    return inline.styles(PAGE.format(css=css, kept=kept, body=body))


@pytest.fixture(scope="module")
def email() -> str:
    return letters.pages("thirty").email_html


# ---------------------------------------------------------------- 1 and 2: the kept block


def test_the_kept_block_stays_word_for_word_with_its_important_and_what_matches_nothing() -> None:
    page = inlined(".ink { color: #1d1a16; }")
    assert f"<style>{KEPT}</style>" in page
    assert '<p class="ink" style="color:#1d1a16">' in page


def test_what_can_t_be_inlined_of_a_style_sheet_keeps_its_important() -> None:
    """A media rule that an owner leaves in style.css would lose to what has just been inlined."""
    page = inlined(".ink { color: #1d1a16 } @media print { .ink { color: #111111 !important } }", kept="")
    assert re.search(r"@media print \{\s*\.ink \{\s*color: #111 !important\s*\}", page)


def test_the_style_sheet_is_gone_from_the_letter() -> None:
    assert len(markup.style_blocks(inlined(".ink { color: #1d1a16; }"))) == 1


# ---------------------------------------------------------------- 3: attributes


@pytest.mark.parametrize("element", ["img", "td", "table", "p", "a", "h1"])
def test_no_size_ground_or_side_is_written_over_the_one_set_by_hand(element: str) -> None:
    css = f"{element} {{ width: 100%; height: auto; background-color: red; text-align: right; vertical-align: top }}"
    rows = f'<table width="9"><tr><td width="240" height="60"><{element} class="ink"></td></tr></table>'
    page = parsed(inlined(css, rows))
    assert {name for one in page.iter("p", "a", "h1") for name in one.keys()} <= {"class", "style"}  # noqa: SIM118
    assert page.xpath("//table/@width")[0] == "9"
    assert (page.xpath("//td/@width")[0], page.xpath("//td/@height")[0]) == ("240", "60")
    assert not page.xpath("//@bgcolor | //@align | //@valign | //img/@width | //img/@height")


# ---------------------------------------------------------------- 4 and 7: what a style sheet can't say


@pytest.mark.parametrize(
    "sheet",
    [
        "@import url(http://127.0.0.1:9/x.css);",
        '@IMPORT "file:///etc/hostname";',
        'a[href="x,y"] { color: red; }',
        "@media print { @media screen { a { color: red } } }",
        "@namespace svg url(svg); svg|a { color: red }",
    ],
)
def test_a_style_sheet_that_premailer_can_t_take_is_the_owner_s_next_step(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    with pytest.raises(DigestError, match=r"style\.css|@import") as fault:
        rendered(make_edition(), tmp_path)
    assert "style.css" in fault.value.message + fault.value.hint


def test_a_note_about_imports_in_a_style_sheet_is_no_import(tmp_path: Path) -> None:
    css = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    (tmp_path / "style.css").write_text(f"/* never @import anything */\n{css}", encoding="utf-8")
    assert rendered(make_edition(), tmp_path).email_html == rendered(make_edition()).email_html


# ---------------------------------------------------------------- 5: the first line


def test_the_doctype_comes_first_and_as_it_was_written(email: str) -> None:
    assert inlined().startswith('<!DOCTYPE html>\n<html lang="en">')
    assert email.startswith("<!DOCTYPE html>\n<html")


# ---------------------------------------------------------------- 6: styles by hand


def rules(css: str) -> Iterator[tuple[str, list[str]]]:
    """The selectors of a sheet, each with the names of what it sets."""
    without = re.sub(r"(?s)/\*.*?\*/|\{%.*?%\}|\{\{.*?\}\}", "0", css)
    for names, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", without):
        set_here = [one.partition(":")[0].strip() for one in declarations.split(";") if ":" in one]
        yield from ((name.strip(), set_here) for name in names.split(","))


def test_no_element_that_the_style_sheet_reaches_has_a_style_by_hand() -> None:
    """An inline style by hand would beat the sheet's, even one with !important."""
    styled = {name for name, _ in rules((TEMPLATES / "style.css").read_text(encoding="utf-8"))}
    for path in TEMPLATES.glob("*.html"):
        if path.name in {"web.html", "_web.html", "archive.html"}:
            continue
        without_remarks = re.sub(r"(?s)<!--.*?-->", "", path.read_text(encoding="utf-8"))
        for tag, attributes in re.findall(r"<(\w+)([^>]*\sstyle=[^>]*)>", without_remarks):
            assert "class=" not in attributes
            assert tag not in styled


def test_the_style_sheet_gives_a_property_one_value() -> None:
    found = list(rules((TEMPLATES / "style.css").read_text(encoding="utf-8")))
    assert len(found) > 20
    for name, set_here in found:
        assert len(set_here) == len(set(set_here)), name


# ---------------------------------------------------------------- 8: many at once


def test_many_letters_at_once_each_come_out_right() -> None:
    """premailer is not made for threads: without the lock, a letter in ten comes out with a piece of another."""
    pages = [PAGE.format(css=_sheet(n), kept=KEPT, body=_cells(n)) for n in range(120)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(16) as crowd:
            made = list(crowd.map(inline.styles, pages))
    finally:
        sys.setswitchinterval(before)
    assert made == [inline.styles(page) for page in pages]


def _sheet(number: int) -> str:
    return "".join(
        f".c{n} {{ color: #{number:06x} }} @media print {{ .c{n} {{ margin: {number}px !important }} }}"
        for n in range(7)
    )


def _cells(number: int) -> str:
    return "".join(f'<p class="c{n}">{number}</p>' for n in range(7))


# ---------------------------------------------------------------- 9: Outlook


def test_what_is_said_to_outlook_comes_through_whole(email: str) -> None:
    remark = '<!--[if mso]><table width="600" style="width:600px"><tr><td class="ink"><![endif]-->'
    assert remark in inlined(".ink { color: red }", f"{remark}<p>x</p>")
    written = (TEMPLATES / "email.html").read_text(encoding="utf-8").count("<!--[if mso]>")
    assert email.count("<!--[if mso]>") == email.count("<![endif]-->") == written >= 3


# ---------------------------------------------------------------- 10: addresses and entities

ODD = [
    "https://span.example/a?b=1&c=2&copy=3#d",
    "https://span.example/caf%C3%A9?q=%26%20x",
    "https://span.example/{edition}/{{ day }}",
    "https://span.example/a,b;c='d'(e)",
    "https://bücher.example/ü?q=ß",
]


@pytest.mark.parametrize("url", ODD)
def test_an_address_comes_out_as_it_was_meant(url: str) -> None:
    edition = make_edition()
    lead = edition.sections[0]
    sentence = replace(said(BRIDGE, BRIDGE.paragraphs[1].split(" “")[0]), links=(Link(0, 8, url),))
    brief = replace(lead.briefs[0], paragraphs=((sentence,),))
    changed = replace(edition, sections=(replace(lead, briefs=(brief,)), *edition.sections[1:]))
    pages = rendered(changed)
    (found,) = (one for one in parsed(pages.email_html).iter("a") if words(one) == "The main")
    expected = address(url)
    assert expected in hrefs(parsed(pages.web_html))
    assert _plain(str(found.get("href"))) == _plain(expected)


def _plain(url: str) -> str:
    """An address as a browser asks for it: what a browser would escape, escaped."""
    return re.sub(r"[^!-z~]|[{}|^`\"<>]", lambda one: "".join(f"%{b:02X}" for b in one[0].encode()), url)


def test_spaces_that_do_not_break_and_fillers_come_through() -> None:
    page = inlined(body="<p>a&nbsp;b&#8199;&#847;&zwnj;c &amp;lt; &lt;d&gt;</p>")
    assert "<p>a\u00a0b\u2007\u034f\u200cc &amp;lt; &lt;d&gt;</p>" in page


# ---------------------------------------------------------------- 11: as HTML, in silence


def test_an_empty_cell_stays_open_and_a_break_stays_one_tag() -> None:
    page = inlined(body="<table><tr><td></td></tr></table><p></p><br>")
    assert "<td></td>" in page
    assert "<p></p><br>" in page
    assert "/>" not in page


def test_nothing_is_said_on_stderr_of_what_only_outlook_knows() -> None:
    page = PAGE.format(
        css="td { mso-table-lspace: 0pt; mso-hide: all; colour: rot; } p { } }", kept=KEPT, body="<p>x</p>"
    )
    command = f"from digest.render import inline; inline.styles({page!r})"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
