"""The architecture, kept by walking the imports: who may know whom (docs/architecture.md)."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"

#: Folder → floor. A module imports from its own folder and from lower floors only.
FLOORS = {
    "domain": 0,
    "reading": 1,
    "content": 2,
    "translations": 2,
    "search": 2,
    "counting": 2,
    "channels": 3,
    "booklet": 4,
    "cli": 5,
}

#: Modules that stand directly in bot/. `app` knows everything; the others are named with the floor they stand on.
LONE_FLOORS = {"__init__": 0, "journal": 0, "table": 0, "settings": 1, "desk": 4, "app": 4, "__main__": 6}

#: Names that floor 0 may never import: input, output, time, chance, and every library.
FORBIDDEN_BELOW = {
    "asyncio",
    "os",
    "pathlib",
    "time",
    "logging",
    "random",
    "secrets",
    "yaml",
    "babel",
    "sqlmodel",
    "telegram",
    "httpx",
}

#: Where waiting is allowed; everywhere else functions return at once.
ASYNC_ALLOWED = (
    "bot/app.py",
    "bot/counting/",
    "bot/channels/web/run.py",
    "bot/channels/web/guard.py",
    "bot/channels/web/health.py",
    "bot/channels/telegram/",
    "bot/cli/counts.py",
)
SYNC_IN_TELEGRAM = ("bot/channels/telegram/read.py", "bot/channels/telegram/render.py")


def modules() -> list[Path]:
    """Return every module of the program."""
    return sorted(BOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's path as the tests name it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever the import stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} uses a relative import"
            yield str(node.module)


def place_of(dotted: str) -> tuple[str, int]:
    """Return the folder and the floor of one of our modules."""
    folder = dotted.split(".")[1] if "." in dotted else "__init__"
    return folder, FLOORS[folder] if folder in FLOORS else LONE_FLOORS[folder]


def dotted_of(path: Path) -> str:
    """Return a module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_every_folder_has_a_floor() -> None:
    """A new folder or module is drawn into the plan before it is built."""
    folders = {path.name for path in BOT.iterdir() if path.is_dir() and path.name not in {"__pycache__", "shipped"}}
    lone = {path.stem for path in BOT.glob("*.py")}

    assert set(FLOORS) == folders
    assert set(LONE_FLOORS) == lone


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_down(path: Path) -> None:
    """A module imports from its own folder and from lower floors only."""
    folder, floor = place_of(dotted_of(path))
    if "migrations" in path.parts:
        return
    for dotted in imports_of(path):
        if dotted.split(".")[0] == "bot":
            other, other_floor = place_of(dotted)
            assert other == folder or other_floor < floor or folder in {"app", "__main__"}, f"{name_of(path)}: {dotted}"


@pytest.mark.parametrize("path", sorted((BOT / "domain").glob("*.py")), ids=name_of)
def test_the_domain_touches_nothing(path: Path) -> None:
    """Floor 0 is the standard library only, without input, output, clock or chance, and without async."""
    tops = {dotted.split(".")[0] for dotted in imports_of(path)} - {"bot"}

    assert tops <= set(sys.stdlib_module_names) - FORBIDDEN_BELOW
    assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree_of(path)))


@pytest.mark.parametrize("path", sorted((BOT / "channels").rglob("*.py")), ids=name_of)
def test_channels_do_not_know_each_other(path: Path) -> None:
    """A channel imports the domain, the port, and its own folder."""
    own = ".".join(dotted_of(path).split(".")[:3])
    shared = {"bot.channels.channel", "bot.channels.sessions"}
    for dotted in imports_of(path):
        if dotted.startswith("bot."):
            allowed = dotted.startswith(("bot.domain", own)) or dotted in shared
            assert allowed, f"{name_of(path)}: {dotted}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_waiting_has_its_places(path: Path) -> None:
    """Async stands where something is awaited from outside, and nowhere else."""
    is_async = any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree_of(path)))
    name = name_of(path)

    assert not is_async or (name.startswith(ASYNC_ALLOWED) and name not in SYNC_IN_TELEGRAM)


def test_no_language_is_named_in_the_code() -> None:
    """Languages are data: a code as a literal would be the first `if lang == "ar"`."""
    registry = (ROOT / "locales" / "languages.toml").read_text(encoding="utf-8")
    codes = set(re.findall(r'^code = "(.*)"', registry, re.MULTILINE))
    found = [
        f"{name_of(path)}:{node.lineno} {node.value!r}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in codes
    ]

    assert not found


def test_every_decision_that_is_cited_exists() -> None:
    """A comment that cites an ADR leads to it."""
    decisions = {path.stem for path in (ROOT / "docs" / "decisions").glob("*.md")}
    for path in modules():
        for cited in re.findall(r"docs/decisions/([\w-]+)\.md", path.read_text(encoding="utf-8")):
            assert cited in decisions, f"{name_of(path)} cites {cited}"
