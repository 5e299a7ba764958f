"""The annotated templates of the content folder are valid files, and every field of the model is used in one of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from digitalfahrplan.model import Measure, Part, Programme
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.plan import load
from digitalfahrplan.source import Document
from digitalfahrplan.validation.shape import bare_type, is_part

from .conftest import TODAY

ROOT = Path(__file__).parent.parent
MEASURES = ROOT / "measures"
TEMPLATES = sorted(MEASURES.glob("*/_*.md"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.parent.name)
def test_a_template_is_a_valid_file(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MEASURES, "measures")
    laid = Path("measures") / template.parent.name / "aus-der-vorlage.md"
    shutil.copy(template, laid)
    outcome = load(Path("measures"), TODAY)
    assert [problem for problem in outcome.problems if problem.path == laid.as_posix()] == []
    assert outcome.plan is not None
    assert "aus-der-vorlage" in {**outcome.plan.by_id, **outcome.plan.programme_by_id}


def test_every_folder_has_a_template() -> None:
    assert [path.parent.name for path in TEMPLATES] == ["buerger", "foerderung", "intern", "schule"]


def keys(data: Any, model: type[Part], path: str = "") -> set[str]:
    """Every key of the model that some data use, by its path."""
    found: set[str] = set()
    for key, value in data.items():
        field = fields_of(model)[key]
        found.add(f"{path}{key}")
        expected = bare_type(field.annotation)
        item = bare_type(expected.__args__[0]) if getattr(expected, "__args__", None) else expected
        for part in value if isinstance(value, list) else [value]:
            if is_part(item) and isinstance(part, dict):
                found |= keys(part, item, f"{path}{key}.")
    return found


def known(model: type[Part], path: str = "") -> set[str]:
    """Every key of the model, by its path."""
    found: set[str] = set()
    for key, field in fields_of(model).items():
        found.add(f"{path}{key}")
        expected = bare_type(field.annotation)
        item = bare_type(expected.__args__[0]) if getattr(expected, "__args__", None) else expected
        if is_part(item):
            found |= known(item, f"{path}{key}.")
    return found


@pytest.mark.parametrize(
    ("folders", "model"), [({"intern", "buerger", "schule"}, Measure), ({"foerderung"}, Programme)]
)
def test_the_templates_show_every_key(folders: set[str], model: type[Part]) -> None:
    shown: set[str] = set()
    for template in TEMPLATES:
        if template.parent.name in folders:
            data = Document("m/a.md", template.parent.name, "a", template.read_bytes()).data
            shown |= keys(data, model)
            # An old name in force would belong to the first file made from the template, and stop the second.
            shown |= set(re.findall(r"^# (ehemals): \[", template.read_text("utf-8"), re.MULTILINE))
            assert "ehemals" not in (data or {})
    assert known(model) - shown == set()


def test_the_content_of_the_town_has_no_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for town in (MEASURES, ROOT / "tests" / "towns" / "wirklich"):
        outcome = load(town, TODAY)
        assert [problem for problem in outcome.problems if problem.severity == "fehler"] == []
