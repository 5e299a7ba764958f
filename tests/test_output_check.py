"""`digitalfahrplan check` in a pipeline: the summary of a run, and what a change loses."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.command import main

from .conftest import BASIS, measure
from .revisions import commit

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-11-23")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A measure in a committed content folder, in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONTENT_DIR", "SITE_URL", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(BASIS, "measures")
    path = tmp_path / "measures" / "intern" / "bauakte.md"
    path.parent.mkdir()
    path.write_text(measure("vorbehalt: Nur mit Förderung.\n"), encoding="utf-8")
    commit(tmp_path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the check; exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(("check", *DAY, *arguments))
        return code, *capsys.readouterr()

    return call


def test_a_loss_is_told_and_blocks_nothing(file: Path, run: Run) -> None:
    file.write_text(measure(), encoding="utf-8")
    code, out, err = run("--changed-since", "main")
    assert (code, err) == (0, "")
    assert "measures/intern/bauakte.md:7:1  Hinweis G101  Angabe ist weg" in out
    assert "G101" not in run()[1]


def test_only_errors_decide(file: Path, run: Run) -> None:
    file.write_text(measure(status="fertig"), encoding="utf-8")
    code, out, _ = run("--changed-since", "HEAD", "--format", "json")
    assert code == 1
    assert [row["code"] for row in json.loads(out)["problems"]] == ["B113", "G101"]


def test_where_nothing_can_be_compared_the_check_goes_on(file: Path, run: Run) -> None:
    code, out, err = run("--changed-since", "gibt-es-nicht", "--format", "json")
    assert code == 0
    assert json.loads(out) == {"problems": []}
    assert err.startswith(
        "digitalfahrplan: Was sich geändert hat, bleibt ungeprüft. Den Stand „gibt-es-nicht“ kennt Git"
    )


def test_the_summary_of_a_run_on_github(file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Vorher\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("SITE_URL", "https://plan.example/")
    file.write_text(measure(status="fertig"), encoding="utf-8")
    assert run("--format", "github")[1].startswith("::error file=measures/intern/bauakte.md,line=4")
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("# Vorher\n## Prüfung: 1 Fehler, 0 Hinweise\n")
    assert "- Zeile 4, **Fehler** [B113](https://plan.example/mitmachen/fehlermeldungen/#b113): " in told
    run("--format", "text")
    assert summary.read_text(encoding="utf-8") == told


def test_a_summary_that_cannot_be_written_stops_nothing(
    file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    code, out, err = run("--format", "github")
    assert (code, out) == (0, "")
    assert "lässt sich nicht schreiben" in err


@pytest.mark.parametrize("address", ["", "plan.example", "javascript:x", "https://plan.example/)x"])
def test_a_comment_links_nowhere_without_an_address(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    file.write_text(measure(status="fertig"), encoding="utf-8")
    code, out, _ = run("--format", "markdown")
    assert code == 1
    assert "**Fehler** B113: " in out


def test_a_comment_links_to_the_address_in_kommune_yml(file: Path, run: Run) -> None:
    town = file.parent.parent / "kommune.yml"
    plain = town.read_text(encoding="utf-8")
    file.write_text(measure(status="fertig"), encoding="utf-8")
    town.write_text(f"{plain}adresse: https://plan.example/\n", encoding="utf-8")
    assert "[B113](https://plan.example/mitmachen/fehlermeldungen/#b113)" in run("--format", "markdown")[1]
    for unknown in ("adresse: [x]\n", "adresse: nirgends\n"):
        town.write_text(plain + unknown, encoding="utf-8")
        assert "**Fehler** B113: " in run("--format", "markdown")[1]
    town.unlink()
    assert "**Fehler** A122: " in run("--format", "markdown")[1]
