"""Real builds: what they say is what is on the disk, at a terminal and in a pipe, and it changes nothing of the site."""

from __future__ import annotations

import os
import re
import shutil
import sys
from filecmp import dircmp
from pathlib import Path

import pytest

from digitalfahrplan.progress.weighing import weigh
from digitalfahrplan.progress.words import bytes_in_words
from tests.bench.town import write_town
from tests.site.building import EPOCH, ROOT, Built, build, build_with
from tests.site.filling import write
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN
from tests.terminal import ESCAPES, at_a_terminal, without_escapes

HEADLINE = re.compile(
    r"^Fertig: (?P<pages>[\d.]+) Seiten(?: und (?P<frozen>[\d.]+) im Archiv)?, 0 Fehler, (?P<notices>\d+) Hinweise?, "
    r"(?P<size>[\d.,]+ [kM]B), \d+(?:,\d)? s$", re.MULTILINE,
)  # fmt: skip
STEPS = ("Lesen und prüfen", "Rechnen und planen", "Dateien für andere", "Seiten", "Schreiben", "Archiv", "Suche")
NOISE = ("[macros]", "MERMAID2", "INFO", "Cleaning site directory", "Documentation built")
TINY = {
    "kommune.yml": MINIMAL_TOWN,
    **{f"buerger/seite-{n}.md": MINIMAL_MEASURE.replace("Website", f"Website {n}") for n in (1, 2, 3)},
}


def on_disk(site: Path, archived: bool) -> int:
    """HTML files of today or below `archiv/`."""
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return sum((path.startswith("archiv/") and path != "archiv/index.html") == archived for path in paths)


def number(text: str | None) -> int:
    return int((text or "0").replace(".", ""))


def is_true(text: str, site: Path) -> None:
    """The headline says what is on the disk."""
    told = HEADLINE.search(text)
    assert told, text
    assert number(told["pages"]) == on_disk(site, archived=False)
    assert number(told["frozen"]) == on_disk(site, archived=True)
    every_byte = sum(path.lstat().st_size for path in site.rglob("*") if path.is_file())
    assert told["size"] == bytes_in_words(every_byte)
    assert weigh(site).total == every_byte


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("klein") / "content", TINY)


@pytest.fixture(scope="module")
def piped(tiny: Path) -> Built:
    return build(tiny.parent / "site", tiny, GITHUB_STEP_SUMMARY=str(tiny.parent / "page.md"))


def test_three_measures_in_a_pipe(piped: Built) -> None:
    is_true(piped.log, piped.site)
    lines = piped.log.splitlines()
    assert [next(step for step in STEPS if line.startswith(step)) for line in lines[:7]] == list(STEPS)
    assert lines[0].startswith("Lesen und prüfen: 3 Maßnahmen, 0 Förderprogramme (")
    assert lines[5].startswith("Archiv: kein Schnappschuss (")
    assert not ESCAPES.search(piped.log)
    assert not [word for word in NOISE if word in piped.log]


def test_the_page_of_the_run_says_the_same(piped: Built, tiny: Path) -> None:
    told = HEADLINE.search(piped.log)
    assert told
    text = (tiny.parent / "page.md").read_text("utf-8")
    assert told[0] in text
    weight = weigh(piped.site)
    assert all(f"| {kind} | {number_} |" in text for kind, number_ in weight.files.items())


def test_three_measures_at_a_terminal_and_the_same_bytes(piped: Built, tiny: Path) -> None:
    site = tiny.parent / "terminal"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    inherited = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "SITE_URL")}
    fixed = {"TERM": "xterm-256color", "CONTENT_DIR": str(tiny), "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    status, seen = at_a_terminal(command, ROOT, {**inherited, **fixed})
    text = without_escapes(seen)
    assert status == 0, text
    is_true(text, site)
    assert all(re.search(rf"^.*✓ {step} ", text, re.MULTILINE) for step in STEPS)
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")
    assert same(dircmp(piped.site, site, ignore=[], hide=[]))


def same(compared: dircmp[str]) -> bool:
    here = not (compared.left_only or compared.right_only or compared.funny_files or compared.diff_files)
    return here and all(same(below) for below in compared.subdirs.values())


def test_three_hundred_measures(tmp_path: Path) -> None:
    write_town(ROOT / "measures", tmp_path / "town", 300)
    built = build(tmp_path / "site", tmp_path / "town")
    is_true(built.log, built.site)
    assert built.log.startswith("Lesen und prüfen: 300 Maßnahmen, ")
    assert on_disk(built.site, archived=False) > 300


def test_an_archive_is_counted(built: Built) -> None:
    is_true(built.log, built.site)
    assert on_disk(built.site, archived=True) > 50
    assert re.search(r"^Archiv: \d+ Teile: \d+ unverändert, \d+ neu \(", built.log, re.MULTILINE)


def test_content_with_errors_ends_with_their_number(tmp_path: Path) -> None:
    files = {**TINY, "buerger/seite-1.md": MINIMAL_MEASURE.replace("status: idee", "status: fertig")}
    stopped = build(tmp_path / "site", write(tmp_path / "content", files))
    assert stopped.status == 1
    assert re.search(
        r"^Nicht gebaut: 1 Fehler, \d Hinweise in den Dateien\. Der Ordner \S+ blieb", stopped.log, re.MULTILINE
    )
    assert "Fertig" not in stopped.log


def test_a_folder_that_is_none_stops_the_first_step(tmp_path: Path) -> None:
    stopped = build(tmp_path / "site", tmp_path / "nowhere")
    assert stopped.status == 1
    assert "Inhaltsordner nicht lesbar" in stopped.log
    assert stopped.log.startswith("Abgebrochen bei „Lesen und prüfen“ nach ")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program in a folder of its own, to be spoilt."""
    folder = tmp_path / "program"
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    (folder / "measures").mkdir()
    (folder / "archive").mkdir()
    return folder


def test_a_strict_build_with_a_warning_is_not_said_to_be_fine(program: Path, tiny: Path, tmp_path: Path) -> None:
    with (program / "docs/glossar.md").open("a", encoding="utf-8") as page:
        page.write("\n[Gibt es nicht](gibt-es-nicht.md)\n")
    stopped = build_with(program, tmp_path / "site", tiny, {"GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert stopped.status == 1
    assert "Die Zusammenfassung (GITHUB_STEP_SUMMARY) lässt sich nicht schreiben." in stopped.log
    assert "WARNING" in stopped.log
    assert "gibt-es-nicht.md" in stopped.log
    assert re.search(r"^Gebaut, aber mit Warnungen \(siehe oben\): \d+ Seiten, 0 Fehler, ", stopped.log, re.MULTILINE)


def test_a_page_that_cannot_be_made_names_the_step(program: Path, tiny: Path, tmp_path: Path) -> None:
    with (program / "docs/glossar.md").open("a", encoding="utf-8") as page:
        page.write("\n{{ gibt_es_nicht() }}\n")
    text = (program / "docs/glossar.md").read_text("utf-8")
    (program / "docs/glossar.md").write_text(text.replace("render_macros: false", "render_macros: true"), "utf-8")
    stopped = build_with(program, tmp_path / "site", tiny, {})
    assert stopped.status != 0
    assert "gibt_es_nicht" in stopped.log
    assert re.search(r"^Abgebrochen bei „Seiten“ nach \d+,\d s\.", stopped.log, re.MULTILINE)


@pytest.mark.parametrize("flag", ["--quiet", "--verbose"])
def test_mkdocs_own_flags_leave_it_to_mkdocs(tiny: Path, tmp_path: Path, flag: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", flag, "--site-dir", str(tmp_path / "site")]
    fixed = {"CONTENT_DIR": str(tiny), "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "TERM": "xterm"}
    status, seen = at_a_terminal(command, ROOT, {**os.environ, **fixed})
    assert status == 0, seen
    assert "Fertig" not in seen
    assert ("Documentation built" in seen) == (flag == "--verbose")
