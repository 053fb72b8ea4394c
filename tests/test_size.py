"""The size budget: small modules and small functions, so that each can be read at one sitting."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent

LONGEST_MODULE, MEDIAN_MODULE = 300, 120
LONGEST_FUNCTION, MEDIAN_FUNCTION = 40, 7

#: Longer functions, each with its reason. None yet.
EXCEPTIONS: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    """Return the modules of the program, migrations apart: they are written once and never read again."""
    return [path for path in sorted((ROOT / "bot").rglob("*.py")) if "migrations" not in path.parts]


def lines_of(function: Function) -> int:
    """Return the lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0


def functions() -> list[tuple[str, int]]:
    """Return every function with its length."""
    return [
        (f"{path.relative_to(ROOT)}:{node.name}", lines_of(node))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Function)
    ]


def test_modules_are_small() -> None:
    """No module is longer than the budget, and most are far shorter."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}

    assert [str(path) for path, length in lengths.items() if length > LONGEST_MODULE] == []
    assert median(lengths.values()) <= MEDIAN_MODULE


def test_functions_are_small() -> None:
    """No function is longer than the budget, and most are far shorter."""
    lengths = functions()

    assert [name for name, length in lengths if length > LONGEST_FUNCTION and name not in EXCEPTIONS] == []
    assert median(length for _, length in lengths) <= MEDIAN_FUNCTION


def test_every_module_opens_with_its_concept() -> None:
    """Each module says in its first lines what it owns."""
    for path in modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
