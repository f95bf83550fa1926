"""Reading the rendered forms back: what a reader, a mail program or a browser would find in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from digest import render
from digest.model import Edition, Pages
from digest.render import Looks

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
LOOKS = Looks((TEMPLATES,))
CHECK = "Check each sentence"


def rendered(edition: Edition, *folders: Path) -> Pages:
    """The edition set with our templates; the files of an owner's folders stand in for ours."""
    return render.render(edition, Looks((*folders, TEMPLATES)))


@dataclass(frozen=True, slots=True)
class Item:
    """A brief as one form shows it: its words from title to end, who is credited, and where it leads."""

    told: str
    credits: tuple[str, ...]
    addresses: tuple[str, ...]


def expected_items(edition: Edition) -> Iterator[Item]:
    """What every form has to show, made from the edition alone."""
    for brief in edition.briefs:
        cited = [edition.reference(article_id) for article_id in brief.sources]
        told = [brief.title.text, *(one.text for one in brief.sentences)]
        links = [link.url for one in brief.sentences for link in one.links]
        also = (", ".join(brief.also),) if brief.also else ()
        credited = (*(one.publisher for one in cited), *also)
        yield Item(" ".join(told), credited, (*links, *(one.url for one in cited)))


def parsed(page: str) -> HtmlElement:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: HtmlElement) -> str:
    """The text as shown: any run of white space is one space."""
    return " ".join(str(element.text_content()).split())


def by_class(element: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements that carry any of these classes, in the order of the page."""
    return [one for one in element.iter() if set(names) & set((one.get("class") or "").split())]


def hrefs(element: HtmlElement) -> list[str]:
    return [str(link.get("href")) for link in element.iter("a")]


def email_items(page: str) -> Iterator[Item]:
    """The items of the HTML letter: each ends with its line of sources."""
    told: list[HtmlElement] = []
    for cell in by_class(parsed(page), "text", "sources"):
        if "sources" not in str(cell.get("class")):
            told.append(cell)
            continue
        yield _item([words(one) for one in told], cell, [href for one in told for href in hrefs(one)])
        told = []


def web_items(page: str) -> Iterator[Item]:
    """The items of the web page, without the sentences' numbers and their evidence."""
    for article in parsed(page).iter("article"):
        sentences = by_class(article, "sentence")
        told = [words(one) for one in by_class(article, "title", "sentence")]
        yield _item(told, by_class(article, "sources")[0], [href for one in sentences for href in hrefs(one)])


def text_items(page: str) -> Iterator[Item]:
    """The items of the plain-text letter: each ends with its list of numbered addresses."""
    body = re.sub(r"(?m)^.+\n-{40}\n", "\f", page).partition("\f")[2].replace("\f", "")
    for told, sources in re.findall(r"(?s)(.*?)\nSources?:\n(.*?)\n(?:\n|$)", body):
        listed = unwrapped(sources)
        numbered = dict(re.findall(r"(?m)^\[(\d+)\] .*?<(\S+)>$", listed))
        said = " ".join(told.split())
        links = [numbered[number] for number in re.findall(r" \[(\d+)\]", said)]
        cited = re.findall(r"(?m)^\[(\d+)\] (.+) <", listed)
        also = re.findall(r"(?m)^Also reported by (.*)$", listed)
        shown = re.sub(r" \[\d+\]", "", said).removesuffix("An update.").strip()
        yield Item(
            shown, (*(name for _, name in cited), *also), (*links, *(numbered[number] for number, _ in cited))
        )


def unwrapped(lines: str) -> str:
    """A list of sources with each of its entries on one line again."""
    return re.sub(r"\n(?!\[\d+\] |Also |Check )\s*", " ", lines)


def _item(told: list[str], sources: HtmlElement, links: list[str]) -> Item:
    named = [link for link in sources.iter("a") if words(link) != CHECK]
    also = re.findall(r"Also reported by ([^.]*)", words(sources))
    return Item(
        " ".join(told),
        (*(words(link) for link in named), *also),
        (*links, *(str(link.get("href")) for link in named)),
    )
