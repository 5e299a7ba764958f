"""From one version of the authoring format to the next. Files are changed as text, so that comments and order stay.

Version 1 is the first, so there is no step yet. A later version adds one here, with golden files of before and after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .values.version import FORMAT_VERSION

TOWN_FILE = "kommune.yml"
_VERSION = re.compile(r"^schema_version:[ ]*(\d{1,4})[ ]*\r?$", re.MULTILINE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Step:
    """How files of the version before become files of `version`: `change` gets a path in the content folder and its text."""

    version: int
    what: str
    change: Callable[[str, str], str]


STEPS: tuple[Step, ...] = ()


def version_of(town: str) -> int:
    """The version that the text of kommune.yml names; 1 where it names none."""
    found = _VERSION.search(town)
    return int(found[1]) if found else 1


def migrate(files: Mapping[str, str], steps: Sequence[Step]) -> dict[str, str]:
    """The files (path in the content folder → text) that change on the way to the newest version, with their new text.

    kommune.yml, which must be there, names the version; files of the newest version, or a newer one, stay as they are.
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
    line = f"schema_version: {version}"
    if _VERSION.search(town):
        return _VERSION.sub(lambda match: line + ("\r" if match[0].endswith("\r") else ""), town, count=1)
    end = "\r\n" if "\r\n" in town else "\n"
    return f"{town if town.endswith(end) else town + end}{line}{end}"


assert all(step.version <= FORMAT_VERSION for step in STEPS)
