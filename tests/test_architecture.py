"""Who may import whom: downwards only, and the pure rooms touch neither the machine nor the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "digest"

# From the ground up. A room imports rooms of lower floors only: siblings don't know each other.
FLOORS: list[set[str]] = [
    {"model", "errors"},
    {"config"},
    {"text", "words", "colour"},
    {"grounding"},
    {"titles"},
    {"extract", "cluster", "rank", "summarise", "edition", "account", "record", "render", "feeds"}
    | {"identity", "filters", "health", "opml", "check"},
    {"sources", "store", "publish", "mail"},
    {"nightly"},
    {"report", "preview"},
    {"cli"},
]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
PURE = {room for rooms in FLOORS[:6] for room in rooms} - {"config"} | {"report"}
# What touches the machine, the network or the clock.
IMPURE_MODULES = {
    "os",
    "socket",
    "sqlite3",
    "smtplib",
    "subprocess",
    "time",
    "shutil",
    "urllib.request",
    "random",
}
CLOCK_CALLS = {"now", "utcnow", "today"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a tree imports, as a dotted name; `from digest import x` counts as digest.x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "digest":
            yield from (f"digest.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def upward(room: str, tree: ast.AST) -> list[str]:
    """The imports of a room that don't lead to a lower floor."""
    named = {name.split(".")[1] for name in imports(tree) if name.startswith("digest.")} - {
        "__version__",
        room,
    }
    return sorted(other for other in named if FLOOR[other] >= FLOOR[room])


def modules() -> list[Path]:
    return [path for path in sorted(ROOT.rglob("*.py")) if room_of(path) not in {"__init__", "__main__"}]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_lower_floors_only(path: Path) -> None:
    assert upward(room_of(path), ast.parse(path.read_text())) == []


@pytest.mark.parametrize(
    "path", [p for p in modules() if room_of(p) in PURE], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_pure_room_touches_neither_machine_nor_clock(path: Path) -> None:
    assert not set(imports(ast.parse(path.read_text()))) & IMPURE_MODULES
    assert not methods_called(path) & CLOCK_CALLS


def test_only_the_command_line_reads_the_clock() -> None:
    assert {room_of(path) for path in modules() if methods_called(path) & CLOCK_CALLS} == {"cli"}


def methods_called(path: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


def test_the_rule_fails_when_rank_imports_publish() -> None:
    assert upward("rank", ast.parse("from digest import publish")) == ["publish"]
    assert upward("rank", ast.parse("import digest.publish")) == ["publish"]
    assert upward("rank", ast.parse("def late():\n    from digest.publish import write")) == ["publish"]
    assert upward("rank", ast.parse("from digest import cluster, text")) == ["cluster"]


def test_every_room_stands_on_a_floor() -> None:
    assert {room_of(path) for path in modules()} <= set(FLOOR)
