"""Asking in tests: a network on which this machine's own hosts may be asked, and an answer at a time."""

from digest.model import Answer, Ask
from digest.sources import Net, ask_all

CAP = 2 * 2**20


def net(deadline: float = 20, most_bytes: int = CAP, contact: str = "") -> Net:
    """A network without a pause, where nothing is private that lies on this machine."""
    return Net(("127.0.0.0/8",), contact=contact, deadline=deadline, most_bytes=most_bytes, pause=0)


def asked(ask: Ask | str, how: Net | None = None) -> Answer:
    """The answer to one ask, or address."""
    (answer,) = ask_all([ask if isinstance(ask, Ask) else Ask(ask, ask)], how or net())
    return answer


def body(answer: Answer) -> bytes:
    """What was found; there must be something."""
    assert answer.document, answer.reason
    return answer.document.body
