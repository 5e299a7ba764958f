"""A small valid content folder and what a check of it says; the site of Musterstadt, built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from digitalfahrplan.plan import Outcome, load
from tests.site.building import Built, build

# A busy machine is no fault of an example; and what passed once in a pipeline passes there again.
settings.register_profile("town", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("town")

TODAY = date(2026, 11, 23)
FILE = "intern/bauakte.md"
BASIS = Path(__file__).parent / "cases" / "_basis"
MEASURE = {
    "titel": "Digitale Bauakte",
    "kurz": "Bauakten sind in Minuten gefunden.",
    "status": "geplant",
    "federfuehrung": "it",
    "stand": "2026-10-01",
}
PROGRAMME = {
    "titel": "Kreisfonds",
    "kurz": "Geld vom Kreis.",
    "foerdergeber": "Musterkreis",
    "ebene": "kreis",
    "stand": "2026-10-01",
    "url": "https://www.musterkreis.example/fonds",
}


def measure(extra: str = "", body: str = "", **fields: str) -> str:
    """A valid measure's file with other or further lines in its front matter."""
    return _file({**MEASURE, **fields}, extra, body)


def programme(extra: str = "", body: str = "", **fields: str) -> str:
    """A valid programme's file with other or further lines in its front matter."""
    return _file({**PROGRAMME, **fields}, extra, body)


def _file(fields: Mapping[str, str], extra: str, body: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{lines}{extra}---\n{body}"


Check = Callable[..., Outcome]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check a content folder of the given files (path: text or bytes) beside the shared kommune.yml."""
    monkeypatch.chdir(tmp_path)

    def run(files: Mapping[str, str | bytes]) -> Outcome:
        folder = tmp_path / "measures"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(BASIS, folder)
        for path, content in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(Path("measures"), TODAY)

    return run


def codes(outcome: Outcome) -> list[str]:
    """The codes of all problems, in their order."""
    return [problem.code for problem in outcome.problems]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of Musterstadt, as `make site` builds it."""
    return build(tmp_path_factory.mktemp("musterstadt"))


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of that site, or of the one that SITE_DIR names."""
    if ready := os.environ.get("SITE_DIR"):
        return Path(ready).resolve()
    musterstadt: Built = request.getfixturevalue("built")
    return musterstadt.site


Found = list[tuple[str, int, int]]


def told(check: Check, lines: str = "", body: str = "", **fields: str) -> Found:
    """Code, line and column of what a measure is told; the first of the lines is line 7."""
    return _places(check({FILE: measure(lines, body, **fields)}))


def told_programme(check: Check, lines: str = "", **fields: str) -> Found:
    """The same for a programme; the first of the lines is line 8."""
    return _places(check({"foerderung/fonds.md": programme(lines, **fields)}))


def _places(outcome: Outcome) -> Found:
    return [(problem.code, problem.line, problem.column) for problem in outcome.problems]
