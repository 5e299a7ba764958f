"""The direction of imports, and the shape of the code (HACKING.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path
from statistics import median

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
PACKAGE = HOOKS / "digitalfahrplan"
MODULES = sorted(path for path in HOOKS.rglob("*.py"))

# From the ground up; a room imports from its own floor or from those below. A new room is entered here.
FLOORS = (
    {"values", "problems", "clock"},
    {"model"},
    {"source", "validation", "rules", "migration", "fetching", "partners", "archive", "oparl", "lasting", "changes"},
    {"plan", "per_plan"},
    {"ranking", "resources", "money", "timeline", "funding", "cooperation", "report", "council", "benefit", "places"},
    {"presentation", "publish"},
    {"macros", "site", "viewing", "search", "assets", "frozen", "progress", "starting", "command", "__main__"},
)
ROOF = FLOORS[-1]
# What reads or writes files; a pure measure of a text is no file.
FILES = {
    "os",
    "io",
    "pathlib",
    "shutil",
    "tempfile",
    "glob",
    "digitalfahrplan.source",
    "digitalfahrplan.partners.copies",
    "digitalfahrplan.oparl.copies",
}
NO_FILES = {"digitalfahrplan.source.effort"}
# Neither files nor the clock nor the network.
IMPURE = FILES | {"time", "socket", "http", "urllib.request"}


def floor(room: str) -> int:
    """The number of a room's floor."""
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def room(module: str) -> str:
    """The room of a module of the package."""
    return module.split(".")[1]


def name(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The code of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in the file; of our own package by their dotted names."""
    package = name(path) if path.name == "__init__.py" else name(path).rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" if is_module(f"{base}.{alias.name}") else base for alias in node.names)


def is_module(dotted: str) -> bool:
    """Whether a dotted name is a file of ours."""
    path = HOOKS / dotted.replace(".", "/")
    return path.with_suffix(".py").exists() or path.is_dir()


OWN = [path for path in MODULES if path.is_relative_to(PACKAGE) and path != PACKAGE / "__init__.py"]


def shown(path: Path) -> str:
    """A module as the test names it."""
    return path.relative_to(HOOKS).as_posix()


def ours(path: Path) -> list[str]:
    """The modules of our package that a module imports."""
    return [module for module in imported(path) if module.startswith("digitalfahrplan.")]


def impure(path: Path) -> list[str]:
    """What a module imports of files, clock or network."""
    return [module for module in imported(path) if IMPURE & {module, module.split(".")[0]}]


def test_every_room_has_a_floor() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == set(chain.from_iterable(FLOORS))


@pytest.mark.parametrize("path", OWN, ids=shown)
def test_imports_go_down(path: Path) -> None:
    own = room(name(path))
    assert [module for module in ours(path) if floor(room(module)) > floor(own)] == []
    assert [module for module in ours(path) if room(module) in ROOF and own not in ROOF] == []


def test_no_two_rooms_need_each_other() -> None:
    needs: dict[str, set[str]] = {}
    for path in OWN:
        own = room(name(path))
        needs.setdefault(own, set()).update(room(module) for module in ours(path) if room(module) != own)
    assert set(TopologicalSorter(needs).static_order()) >= set(needs)


def test_imports_are_seen() -> None:
    """The test above can fail: it sees absolute, relative and late imports."""
    assert "digitalfahrplan.problems" in ours(PACKAGE / "source" / "document.py")
    assert "digitalfahrplan.source.flaw" in ours(PACKAGE / "source" / "document.py")
    assert "digitalfahrplan.rules.dates" in ours(PACKAGE / "rules" / "__init__.py")
    assert "digitalfahrplan.model" in ours(PACKAGE / "plan.py")
    assert "digitalfahrplan.site" in ours(HOOKS / "site_hooks.py")
    assert "urllib.request" in impure(PACKAGE / "fetching" / "download.py")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_hook_knows_mkdocs(path: Path) -> None:
    knows = any(module.split(".")[0] == "mkdocs" for module in imported(path))
    assert knows == (path == HOOKS / "site_hooks.py")


@pytest.mark.parametrize("path", sorted((PACKAGE / "presentation").rglob("*.py")), ids=shown)
def test_presentation_sees_no_files(path: Path) -> None:
    seen = [module for module in imported(path) if module not in NO_FILES]
    assert [module for module in seen if module in FILES or module.startswith("digitalfahrplan.source.")] == []
    calls = {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "open" not in calls


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "model").rglob("*.py")) + sorted((PACKAGE / "values").rglob("*.py")), ids=shown
)
def test_values_and_model_are_pure(path: Path) -> None:
    assert impure(path) == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_one_module_asks_which_day_it_is(path: Path) -> None:
    asked = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)} & {"today", "now", "utcnow"}
    calls = [
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asked
    ]
    assert bool(calls) == (path == PACKAGE / "clock.py")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_modules_stay_small_and_say_what_they_are(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
    assert ast.get_docstring(tree(path))


def functions() -> Iterator[tuple[int, str]]:
    """Length in lines and name of every function."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                yield node.end_lineno - node.lineno + 1, f"{name(path)}.{node.name}"


def test_functions_are_short() -> None:
    lengths = list(functions())
    assert median(length for length, _ in lengths) <= 10
    assert [name for length, name in lengths if length > 40] == []
