"""What goes out to the network and what comes back; and what is remembered of a source between nights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from digest.model.reading import Document


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by next time: opaque, sent back to the letter (RFC 9110, section 8.8)."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Ask:
    """One address to ask for, on behalf of the source `key`.

    `headers` are the owner's own, for this address alone: they follow no redirect to another host. A `page` is
    asked for only where the host's robots.txt lets us (feeds are there for programs).
    """

    key: str
    address: str
    validators: Validators = Validators()
    headers: Mapping[str, str] = field(default_factory=dict)
    page: bool = False


class Outcome(StrEnum):
    """How an address answered."""

    BODY = "body"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an Ask.

    `address` is where the body was found at last; `moved_to` is the same address where every hop on the way called
    itself permanent (301, 308), else "". `status` is HTTP's, 0 where no answer came. `reason` says of a failure
    what, where and what to do. `retry_after` is the server's wish, clamped to [0, 24 hours].
    """

    ask: Ask
    outcome: Outcome
    address: str
    status: int = 0
    document: Document | None = None
    validators: Validators = Validators()
    moved_to: str = ""
    reason: str = ""
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of a source; `key` is its address or path as digest.toml has it.

    `first_success` None: never read, so all it brings is its back catalogue. `body_sha256` is that of the last body,
    to know an unchanged one when the server does not. `moved_to` was answered `moved_times` times in a row. `failures`
    count in a row since `failing_since`, `reason` being the last one's. Not to be asked before `wait_until`; not at
    all once `retired_at`.
    """

    key: str
    validators: Validators = Validators()
    body_sha256: str = ""
    first_success: datetime | None = None
    last_try: datetime | None = None
    last_success: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    reason: str = ""
    moved_to: str = ""
    moved_times: int = 0
    wait_until: datetime | None = None
    retired_at: datetime | None = None
