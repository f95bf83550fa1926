"""An Edition as data, and back: the text of edition.json.

The shape is for programs: ids, offsets in code points, so that `articles[id].text[start:end]` is the evidence and
applying `edits` to it gives the sentence. Keys stand in a fixed order, so equal editions give equal bytes. Nothing
is judged here; `grounding` does that.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from digest.errors import DigestError
from digest.model import (
    Brief,
    Edit,
    Edition,
    Evidence,
    Link,
    Paragraph,
    Pointer,
    Reference,
    Section,
    SectionKind,
    Sentence,
    Writer,
)

Data = dict[str, Any]


def dump(edition: Edition) -> str:
    """The edition as JSON text, ending in a line break."""
    return json.dumps(_edition(edition), ensure_ascii=False, indent=2) + "\n"


def load(text: str) -> Edition:
    """The edition that `dump` wrote. Raises DigestError where the text is no such thing."""
    try:
        return _to_edition(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DigestError(
            f"no edition: {type(error).__name__}: {error}", "remove the file or make the edition again"
        ) from error


# ---------------------------------------------------------------- to data


def _edition(edition: Edition) -> Data:
    return {
        "day": edition.day.isoformat(),
        "issued": _stamp(edition.issued),
        "name": edition.name,
        "number": edition.number,
        "language": edition.language,
        "base_url": edition.base_url,
        "tag": edition.tag,
        "sample": edition.sample,
        "window": [_stamp(end) for end in edition.window] if edition.window else None,
        "greeting": edition.greeting,
        "greeting_parts": [_sentence(part) for part in edition.greeting_parts],
        "subject": edition.subject,
        "preheader": edition.preheader,
        "notes": list(edition.notes),
        "sections": [
            {"kind": one.kind.value, "title": one.title, "briefs": [_brief(brief) for brief in one.briefs]}
            for one in edition.sections
        ],
        "more": [
            {"title": one.title, "publisher": one.publisher, "url": one.url, "article": one.article_id}
            for one in edition.more
        ],
        "articles": {one.id: _reference(one) for one in edition.references},
    }


def _brief(brief: Brief) -> Data:
    data: Data = {
        "id": brief.id,
        "title": brief.title.text,
        "title_sentence": _sentence(brief.title),
        "paragraphs": [[_sentence(sentence) for sentence in paragraph] for paragraph in brief.paragraphs],
        "sources": list(brief.sources),
        "also": list(brief.also),
    }
    return data | ({"update_of": brief.update_of} if brief.update_of else {})


def _sentence(sentence: Sentence) -> Data:
    data: Data = {
        "text": sentence.text,
        "writer": sentence.writer.value,
        "edits": [{"start": e.start, "end": e.end, "new": e.new, "rule": e.rule} for e in sentence.edits],
        "links": [{"start": link.start, "end": link.end, "url": link.url} for link in sentence.links],
        "evidence": [_evidence(one) for one in sentence.evidence],
    }
    return data | ({"verdict": sentence.verdict} if sentence.verdict else {})


def _evidence(one: Evidence) -> Data:
    data: Data = {"article": one.article_id, "start": one.start, "end": one.end, "quote": one.quote}
    return data | ({"part": one.part} if one.part != "text" else {})


def _reference(one: Reference) -> Data:
    data: Data = {
        "url": one.url,
        "title": one.title,
        "dek": one.dek,
        "author": one.author,
        "publisher": one.publisher,
        "kicker": one.kicker,
        "published": _stamp(one.published) if one.published else None,
        "sha256": one.sha256,
    }
    return data | ({"text": one.text} if one.text is not None else {})


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


# ---------------------------------------------------------------- from data


def _to_edition(data: Data) -> Edition:
    window = data["window"]
    return Edition(
        day=date.fromisoformat(data["day"]),
        issued=_moment(data["issued"]),
        number=data["number"],
        name=data["name"],
        greeting=data["greeting"],
        greeting_parts=_to_paragraph(data["greeting_parts"]),
        subject=data["subject"],
        preheader=data["preheader"],
        sections=tuple(_to_section(one) for one in data["sections"]),
        more=tuple(
            Pointer(one["title"], one["publisher"], one["url"], one["article"]) for one in data["more"]
        ),
        references=tuple(_to_reference(key, one) for key, one in data["articles"].items()),
        notes=tuple(data["notes"]),
        window=(_moment(window[0]), _moment(window[1])) if window else None,
        language=data["language"],
        base_url=data["base_url"],
        tag=data["tag"],
        sample=data["sample"],
    )


def _to_section(data: Data) -> Section:
    return Section(SectionKind(data["kind"]), data["title"], tuple(_to_brief(one) for one in data["briefs"]))


def _to_brief(data: Data) -> Brief:
    return Brief(
        id=data["id"],
        title=_to_sentence(data["title_sentence"]),
        paragraphs=tuple(_to_paragraph(one) for one in data["paragraphs"]),
        sources=tuple(data["sources"]),
        also=tuple(data["also"]),
        update_of=data.get("update_of", ""),
    )


def _to_paragraph(data: list[Data]) -> Paragraph:
    return tuple(_to_sentence(one) for one in data)


def _to_sentence(data: Data) -> Sentence:
    return Sentence(
        text=data["text"],
        evidence=tuple(
            Evidence(one["article"], one["start"], one["end"], one["quote"], one.get("part", "text"))
            for one in data["evidence"]
        ),
        writer=Writer(data["writer"]),
        edits=tuple(Edit(one["start"], one["end"], one["new"], one["rule"]) for one in data["edits"]),
        links=tuple(Link(one["start"], one["end"], one["url"]) for one in data["links"]),
        verdict=data.get("verdict", ""),
    )


def _to_reference(key: str, data: Data) -> Reference:
    return Reference(
        id=key,
        url=data["url"],
        title=data["title"],
        publisher=data["publisher"],
        published=_moment(data["published"]) if data["published"] else None,
        sha256=data["sha256"],
        dek=data["dek"],
        author=data["author"],
        kicker=data["kicker"],
        text=data.get("text"),
    )


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
