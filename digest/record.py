"""An Edition as data, and back: the text of edition.json.

The shape is for programs: ids, offsets in code points, so that `articles[id].text[start:end]` is the evidence and
applying `edits` to it gives the sentence. Keys stand in a fixed order and lists in the edition's own, so equal
editions give equal bytes. Reading is strict about shape (each value of its kind, each cited article there), because
an archive outlives the program that wrote it and a feed made of half an edition helps nobody. Whether a sentence is
true to its source is not judged here; `grounding` does that.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any, TypeVar

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
Value = TypeVar("Value")
_HINT = "remove the file or make the edition again"


def dump(edition: Edition) -> str:
    """The edition as JSON text, ending in a line break."""
    return json.dumps(_edition(edition), ensure_ascii=False, indent=2) + "\n"


def load(text: str) -> Edition:
    """The edition that `dump` wrote. Raises DigestError where the text is no such thing."""
    try:
        edition = _to_edition(json.loads(text))
        _require_cited(edition)
    except RecursionError:
        raise DigestError("no edition: nested too deep", _HINT) from None
    except (ValueError, OverflowError) as error:
        raise DigestError(f"no edition: {error}", _HINT) from error
    return edition


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
    update = {"update_of": brief.update_of} if brief.update_of else {}
    return data | update | ({"remarks": list(brief.remarks)} if brief.remarks else {})


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


def _to_edition(data: object) -> Edition:
    data = _object(data)
    return Edition(
        day=date.fromisoformat(_get(data, "day", str)),
        issued=_moment(_get(data, "issued", str)),
        number=_get(data, "number", int),
        name=_get(data, "name", str),
        greeting=_get(data, "greeting", str),
        greeting_parts=_to_paragraph(_get(data, "greeting_parts", list)),
        subject=_get(data, "subject", str),
        preheader=_get(data, "preheader", str),
        sections=tuple(_to_section(one) for one in _objects(data, "sections")),
        more=tuple(_to_pointer(one) for one in _objects(data, "more")),
        references=tuple(
            _to_reference(key, _object(one)) for key, one in _get(data, "articles", dict).items()
        ),
        notes=_texts(data, "notes"),
        window=_to_window(data),
        language=_get(data, "language", str),
        base_url=_get(data, "base_url", str),
        tag=_get(data, "tag", str),
        sample=_get(data, "sample", bool),
    )


def _to_window(data: Data) -> tuple[datetime, datetime] | None:
    if data.get("window") is None:
        return None
    start, end = _texts(data, "window")
    return _moment(start), _moment(end)


def _to_section(data: Data) -> Section:
    return Section(
        kind=SectionKind(_get(data, "kind", str)),
        title=_get(data, "title", str),
        briefs=tuple(_to_brief(one) for one in _objects(data, "briefs")),
    )


def _to_brief(data: Data) -> Brief:
    return Brief(
        id=_get(data, "id", str),
        title=_to_sentence(_get(data, "title_sentence", dict)),
        paragraphs=tuple(_to_paragraph(one) for one in _get(data, "paragraphs", list)),
        sources=_texts(data, "sources"),
        also=_texts(data, "also"),
        update_of=_get(data, "update_of", str) if "update_of" in data else "",
        remarks=_texts(data, "remarks") if "remarks" in data else (),
    )


def _to_paragraph(items: object) -> Paragraph:
    if not isinstance(items, list):
        raise ValueError("a paragraph is no list of sentences")  # noqa: TRY004
    return tuple(_to_sentence(_object(one)) for one in items)


def _to_sentence(data: Data) -> Sentence:
    return Sentence(
        text=_get(data, "text", str),
        evidence=tuple(_to_evidence(one) for one in _objects(data, "evidence")),
        writer=Writer(_get(data, "writer", str)),
        edits=tuple(
            Edit(*_span(one), _get(one, "new", str), _get(one, "rule", str))
            for one in _objects(data, "edits")
        ),
        links=tuple(Link(*_span(one), _get(one, "url", str)) for one in _objects(data, "links")),
        verdict=_get(data, "verdict", str) if "verdict" in data else "",
    )


def _to_evidence(data: Data) -> Evidence:
    part = _get(data, "part", str) if "part" in data else "text"
    return Evidence(_get(data, "article", str), *_span(data), _get(data, "quote", str), part)


def _to_pointer(data: Data) -> Pointer:
    return Pointer(
        _get(data, "title", str),
        _get(data, "publisher", str),
        _get(data, "url", str),
        _get(data, "article", str),
    )


def _to_reference(key: str, data: Data) -> Reference:
    return Reference(
        id=key,
        url=_get(data, "url", str),
        title=_get(data, "title", str),
        publisher=_get(data, "publisher", str),
        published=None if data.get("published") is None else _moment(_get(data, "published", str)),
        sha256=_get(data, "sha256", str),
        dek=_get(data, "dek", str),
        author=_get(data, "author", str),
        kicker=_get(data, "kicker", str),
        text=_get(data, "text", str) if "text" in data else None,
    )


def _require_cited(edition: Edition) -> None:
    """Every article that a brief or the greeting rests on has to be among the edition's own."""
    sentences = [*edition.greeting_parts]
    named: set[str] = set()
    for brief in edition.briefs:
        sentences += [brief.title, *brief.sentences]
        named.update(brief.sources)
    named.update(one.article_id for sentence in sentences for one in sentence.evidence)
    if missing := named - {one.id for one in edition.references}:
        raise ValueError(f"it cites {min(missing)!r}, which is not among its articles")


# ---------------------------------------------------------------- values, each of its kind
# Where JSON holds something else these raise ValueError: for the caller, it is the text that is wrong.


def _get(data: Data, key: str, kind: type[Value]) -> Value:
    if key not in data:
        raise ValueError(f"{key!r} is missing")
    value = data[key]
    # By exact type: to Python, true is a number.
    if type(value) is not kind:
        raise ValueError(f"{key!r} is {type(value).__name__}, not {kind.__name__}")
    return value


def _object(value: object) -> Data:
    if not isinstance(value, dict):
        raise ValueError(f"{type(value).__name__} stands where an object is expected")  # noqa: TRY004
    return value


def _objects(data: Data, key: str) -> list[Data]:
    return [_object(one) for one in _get(data, key, list)]


def _texts(data: Data, key: str) -> tuple[str, ...]:
    items = _get(data, key, list)
    if not all(isinstance(one, str) for one in items):
        raise ValueError(f"{key!r} holds something that is no text")
    return tuple(items)


def _span(data: Data) -> tuple[int, int]:
    return _get(data, "start", int), _get(data, "end", int)


def _moment(stamp: str) -> datetime:
    moment = datetime.fromisoformat(stamp)
    if moment.tzinfo is None:
        raise ValueError(f"{stamp!r} names no zone")
    return moment.astimezone(UTC)
