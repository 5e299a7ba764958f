"""From one version of the authoring format to the next. Files are changed as text, so that comments and order stay.

Version 1 is the first, so there is no step yet. A later version adds one here, with golden files of before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .source import Document
from .source.folder import TOWN_FILE
from .source.places import Places
from .values import Unreadable
from .values.version import FORMAT_VERSION, parse_version

_KEY, _BOM = "schema_version", "\ufeff"


@dataclass(frozen=True, slots=True)
class Step:
    """How files of the version before become files of `version`: `change` gets a path in the content folder and its text."""

    version: int
    what: str
    change: Callable[[str, str], str]


STEPS: tuple[Step, ...] = ()


def version_of(town: str) -> int:
    """The version that the text of kommune.yml names, read as the check reads it; 1 where it names none.

    Raises `Unreadable` when the check cannot read the file either.
    """
    document = Document(TOWN_FILE, "", "", town.encode())
    if document.data is None:
        problem = document.problems[0]
        raise Unreadable(problem.code, problem.message, problem.hint)
    told = document.data.get(_KEY, "1")
    return parse_version(told if isinstance(told, str) else "")


def migrate(files: Mapping[str, str], steps: Sequence[Step]) -> dict[str, str]:
    """The files (path in the content folder → text) that change on the way to the newest version, with their new text.

    kommune.yml, which must be there, names the version; files of the newest version, or a newer one, stay as they are.
    Raises `Unreadable` when the version cannot be read.
    """
    before = version_of(files[TOWN_FILE])
    now = dict(files)
    for step in steps_from(before, steps):
        now = {path: step.change(path, text) for path, text in now.items()}
        now[TOWN_FILE] = _with_version(now[TOWN_FILE], step.version)
    return {path: text for path, text in now.items() if text != files[path]}


def steps_from(version: int, steps: Sequence[Step]) -> Iterator[Step]:
    """The steps that files of a version still need, in their order."""
    return (step for step in steps if step.version > version)


def _with_version(town: str, version: int) -> str:
    """kommune.yml with another version in the place of its own, whatever quotes or white space stand around."""
    tree = Document(TOWN_FILE, "", "", town.encode()).tree
    is_empty = tree is not None and (_KEY,) in tree.empty
    if tree is None or not (is_empty or _KEY in (tree.data or {})):
        end = "\r\n" if "\r\n" in town else "\n"
        return f"{town if town.endswith(end) else town + end}{_KEY}: {version}{end}"
    mark = Places(town.removeprefix(_BOM), tree).mark((_KEY,), key=False)
    assert mark is not None  # the key is there
    lines = town.split("\n")
    start = mark.column + (mark.line == 0 and town.startswith(_BOM))
    before, after = lines[mark.line][:start], lines[mark.line][start + (0 if is_empty else mark.length) :]
    lines[mark.line] = f"{before}{' ' if is_empty else ''}{version}{after}"
    return "\n".join(lines)


assert all(step.version <= FORMAT_VERSION for step in STEPS)
