"""The pages of the guide as they lie in docs/mitmachen: pictures, examples before and after, codes, words of the forge."""

from __future__ import annotations

import re
from difflib import ndiff
from html import unescape
from pathlib import Path

import pytest

from digitalfahrplan.model import Forge, Measure, Programme
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.model.starter import starting_text
from digitalfahrplan.presentation.blocks import saving
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.view import View
from digitalfahrplan.problems import CODES
from digitalfahrplan.publish.schema import SCHEMAS
from digitalfahrplan.publish.schema_guide import schema_line, schemas
from tests.browser.guide import CUT, FINE, GUIDE, PICTURES, Picture, pages, pictures, steps_in_the_form
from tests.conftest import TODAY, Check, codes, measure
from tests.site.html import page, parse
from tests.site.plans import view_of
from tests.site.towns import MINIMAL_TOWN

TASKS = ("termin", "verzoegerung", "massnahme", "programm")
HEAVIEST = 60_000
_MARK = "\x00"
_BLOCK = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)


def text_of(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text("utf-8")


def size(file: Path) -> tuple[int, int]:
    """Width and height of a WebP picture: RFC 9649, simple lossy format, or the extended one."""
    data = file.read_bytes()
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    assert data[12:16] == b"VP8 "
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def test_every_picture_is_there_and_every_one_that_is_there_is_used() -> None:
    assert {file.name for file in PICTURES.iterdir()} == {picture.file.name for picture in pictures().values()}
    assert sum(path.read_text("utf-8").count("](bilder/") for path in pages()) == len(pictures())


@pytest.mark.parametrize("picture", pictures().values(), ids=lambda picture: picture.name)
def test_a_picture_says_what_it_shows_is_small_and_lets_nothing_jump(picture: Picture) -> None:
    assert 30 <= len(picture.alt) <= 200
    assert picture.file.stat().st_size <= HEAVIEST
    width, height = size(picture.file)
    assert abs(width - picture.width * CUT * FINE) <= 2
    assert abs(height - picture.height * CUT * FINE) <= 2


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_told_for_the_form_and_for_the_file_with_picture_result_and_ways_out(task: str) -> None:
    text = text_of(task)
    for part in (
        "## Im Formular",
        "## In der Datei",
        "{{ datei_speichern() }}",
        "## So sieht es danach aus",
        "## Was kann schiefgehen?",
    ):
        assert part in text
    assert len(steps_in_the_form(task)) >= 3
    assert "(danach.md)" in text
    assert "Die Bilder zeigen" in " ".join(text.split())


def before_and_after(task: str) -> tuple[str, str]:
    before, after = (unescape(re.sub("</?mark>", "", block)) for block in _BLOCK.findall(text_of(task)))
    return before, after


@pytest.mark.parametrize("task", TASKS)
def test_the_marked_lines_are_those_that_changed(task: str) -> None:
    before, after = (text.split("\n") for text in before_and_after(task))
    new = [line[2:] for line in ndiff(before, after) if line.startswith("+ ") and line[2:]]
    block = _BLOCK.findall(text_of(task))[1]
    spread = re.sub(
        "<mark>(.*?)</mark>", lambda found: re.sub("^", _MARK, found[1], flags=re.MULTILINE), block, flags=re.DOTALL
    )
    assert [unescape(line.replace(_MARK, "")) for line in spread.split("\n") if _MARK in line] == new


@pytest.mark.parametrize(("task", "model"), [("massnahme", Measure), ("programm", Programme)])
def test_a_new_file_begins_with_what_the_town_offers(task: str, model: type[Measure] | type[Programme]) -> None:
    offered = [line for line in starting_text(model, TODAY).split("\n") if not line.startswith("#")]
    shown = before_and_after(task)[0].split("\n")
    assert shown[:-1] == offered[: len(shown) - 1]
    needed = [key for key, field in fields_of(model).items() if field.is_required()]
    assert [line.partition(":")[0] for line in shown if ":" in line] == needed


@pytest.mark.parametrize(
    ("task", "path"),
    [("massnahme", "schule/hoerbuecher-bibliothek.md"), ("programm", "foerderung/landesfonds-bibliotheken.md")],
)
def test_a_new_file_passes_the_check(task: str, path: str, check: Check) -> None:
    assert path.partition("/")[2] in text_of(task)
    after = before_and_after(task)[1].replace("federfuehrung: kultur", "federfuehrung: it")
    assert codes(check({path: f"{after}\n"})) == []


@pytest.mark.parametrize("task", ["termin", "verzoegerung"])
def test_a_changed_file_passes_the_check(task: str, check: Check) -> None:
    for text in before_and_after(task):
        lines = (
            text.replace("stand: 2026-10-26\n", "")
            .replace("stand: 2026-10-27\n", "")
            .replace("stand: 2026-11-23\n", "")
        )
        assert codes(check({"intern/bauakte.md": measure(f"{lines}\n")})) == []


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_a_code_is_named_as_the_check_names_it_and_leads_to_its_example(path: Path) -> None:
    rows = re.findall(r'<a href="\.\./fehlermeldungen/#(\w+)">(\w+)</a> ([^|]+?) \|', path.read_text("utf-8"))
    for anchor, code, title in rows:
        assert (anchor, title) == (code.lower(), CODES[code].title)
    assert len(rows) >= 4 or path.stem not in TASKS


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_the_guide_belongs_to_every_town(path: Path) -> None:
    assert "Musterstadt" not in path.read_text("utf-8")


def at(forge: str) -> View:
    line = f"repository: {{forge: {forge}, url: https://git.example/amt/plan, branch: main}}\n" if forge else ""
    return view_of({"kommune.yml": MINIMAL_TOWN + line})


@pytest.mark.parametrize(
    ("forge", "button", "last"),
    [
        ("github", "Propose changes", "Create pull request"),
        ("gitlab", "Commit changes", "Create merge request"),
        ("gitea", "Dateiänderung vorschlagen", "Pull-Request erstellen"),
        ("forgejo", "Dateiänderung vorschlagen", "Pull-Request erstellen"),
    ],
)
def test_saving_is_told_in_the_words_of_the_forge(forge: str, button: str, last: str) -> None:
    steps = parse(saving.in_the_editor(at(forge), Links("mitmachen/termin/"))).find("li")
    words = [word.text for step in steps for word in step.find("strong")]
    assert button in words
    assert words[-1] == last
    assert all(words)
    assert 4 <= len(steps) <= 5
    asked = "Zur Prüfung einreichen" in saving.in_the_form(at(forge), Links(""))
    assert asked == (forge in (Forge.GITHUB, Forge.GITLAB))


def test_without_a_forge_the_text_goes_by_letter() -> None:
    (letter,) = parse(saving.in_the_editor(at(""), Links(""))).find("a")
    assert letter.attributes["href"].startswith("mailto:")
    assert "gespeichert" in saving.in_the_form(at(""), Links(""))


def test_the_line_for_editors_is_a_comment_that_the_check_allows(check: Check) -> None:
    for name in SCHEMAS:
        line = parse(schema_line(at(""), name)).find("code")[0].text
        assert line == f"# yaml-language-server: $schema=/daten/schema/{name}"
        assert codes(check({"intern/bauakte.md": measure().replace("---\n", f"---\n{line}\n", 1)})) == []
    with pytest.raises(KeyError):
        schema_line(at(""), "nichts.json")


def test_every_schema_is_named_and_published(site: Path) -> None:
    named = [link.attributes["href"] for link in parse(schemas(Links("mitmachen/datei/"))).find("a")]
    assert named == [f"../../daten/schema/{name}" for name in SCHEMAS]
    assert [href for href in named if not (site / "mitmachen/datei" / href).resolve().is_file()] == []
    told = [link.attributes.get("href") for link in page(site, "mitmachen/datei/").find("a")]
    assert set(named) <= set(told)


def test_without_the_form_no_step_of_it_is_told(site: Path) -> None:
    for task in TASKS:
        text = page(site, f"mitmachen/{task}/").text
        assert "In der Datei" in text
        assert "Im Formular" not in text
