"""Pipelines and issue forms of every forge: nothing that a stranger's request could use, and the same steps everywhere."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from digitalfahrplan.model import Area

ROOT = Path(__file__).parent.parent
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), *sorted((ROOT / ".forgejo/workflows").glob("*.yml"))]
EACH = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: "/".join(path.parts[-3:]))
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"^\s*(?:- )?uses: (\S+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")


def read(path: Path) -> Any:
    """A YAML file in which every value is a text, `on` included."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(workflow: Any) -> Iterator[Any]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@EACH
def test_actions_are_pinned_and_keep_no_credentials(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []
    checkouts = [step for step in steps(read(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"].get("persist-credentials") != "false"] == []


def test_an_action_has_the_same_version_everywhere() -> None:
    found = {
        match.groups()
        for path in WORKFLOWS
        for line in path.read_text("utf-8").split("\n")
        if (match := PINNED.match(line))
    }
    assert len({action for action, _ in found}) == len(found)


@EACH
def test_a_stranger_gets_nothing(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    assert "secrets." not in text
    assert set(workflow["on"]) <= {"push", "pull_request", "schedule"}
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert int(job["timeout-minutes"]) <= 60
        assert ("permissions" in job) == (name == "deploy")
    assert workflow["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


@EACH
def test_nothing_that_a_stranger_names_stands_in_a_script(path: Path) -> None:
    """An expression is replaced before the shell reads the line; in `env` it is only a value."""
    assert [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")] == []


@EACH
def test_a_branch_with_a_request_is_checked_once(path: Path) -> None:
    assert read(path)["on"]["push"] == {"branches": ["main"]}


def test_only_main_is_published_by_a_job_that_builds_nothing() -> None:
    deploy = read(ROOT / ".github/workflows/ci.yml")["jobs"]["deploy"]
    assert deploy["if"] == "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    assert set(deploy["needs"]) == {"check", "site"}
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    pages = read(GITLAB)["pages"]
    assert pages["rules"] == [
        {"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "merge_request_event"'}
    ]
    assert (pages["script"], pages["needs"][1]) == (["mv site public"], "site")
    assert "GIT_STRATEGY" not in GITLAB.read_text("utf-8"), "a kept folder may hold the site of somebody's request"


def commands(path: Path) -> str:
    """Everything that a pipeline runs."""
    data = read(path)
    if path == GITLAB:
        return "\n".join(line for job in data.values() if isinstance(job, dict) for line in job.get("script", []))
    return "\n".join(step.get("run", "") for step in steps(data))


@pytest.mark.parametrize("place", [".github", ".forgejo", ".gitlab-ci.yml"])
def test_every_forge_runs_the_same_targets(place: str) -> None:
    paths = [GITLAB] if place.endswith(".yml") else [path for path in WORKFLOWS if place in path.parts]
    run = "\n".join(map(commands, paths))
    targets = set(re.findall(r"make (?:--silent )?(\w+)", run))
    assert targets == {"check", "verify", "owners", "form", "site", "links", "lint", "test"}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [target for target in targets if f"\n{target}: " not in makefile] == []
    assert "SINCE" in "\n".join(path.read_text("utf-8") for path in paths)
    assert "make owners ||" in run.replace("--silent ", ""), "who looks at a file stops nobody"


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".forgejo/workflows/pruefen.yml"])
def test_the_form_comes_before_the_site_and_a_town_may_switch_it_off(name: str) -> None:
    told = [
        step
        for step in steps(read(ROOT / name))
        if re.search(r"make (form|site|verify FORMAT|verify SITE)", step.get("run", ""))
    ]
    form, site, verify = told
    assert form["run"].startswith("make form ||"), "without it the site appears without a form"
    assert form["env"] == {"FORMULAR": "${{ vars.FORMULAR }}"}
    assert site["run"] == "make site"
    assert "SITE=site" in verify["run"]


def test_gitlab_builds_the_form_where_node_is_and_hands_it_on() -> None:
    data = read(GITLAB)
    form, site = data["form"], data["site"]
    assert form["rules"][0] == {"if": '$FORMULAR == "nein"', "when": "never"}
    assert (form["allow_failure"], form["artifacts"]["paths"]) == ("true", ["build/formular/"])
    assert data["stages"].index(form["stage"]) < data["stages"].index(site["stage"])
    assert "needs" not in site, "it gets what the stages before have made"
    assert site["script"][:3] == ["make site", "make links", "make verify SITE=site"]


def test_a_town_without_the_form_gets_none(tmp_path: Path) -> None:
    (tmp_path / "build/formular").mkdir(parents=True)
    (tmp_path / "build/formular/formular.js").touch()
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    run = subprocess.run(
        ["make", "form"], cwd=tmp_path, env={**os.environ, "FORMULAR": "nein"}, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert not (tmp_path / "build/formular").exists()


def test_the_workflow_of_a_town_needs_no_tests() -> None:
    for name in (".github/workflows/ci.yml", ".forgejo/workflows/pruefen.yml"):
        assert not re.search(r"make (lint|test)\b", commands(ROOT / name))
    assert read(GITLAB)["test"]["rules"] == [{"exists": ["tests/conftest.py"]}]


FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
NOTES = sorted((ROOT / ".gitlab/issue_templates").glob("*.md"))
AREAS = [area.label for area in Area]


def test_a_form_asks_for_the_areas_of_the_model() -> None:
    (areas,) = [
        entry["attributes"]["options"] for form in FORMS for entry in read(form)["body"] if entry["type"] == "dropdown"
    ]
    assert areas == [*AREAS, "Weiß ich nicht"]
    (note,) = [text for path in NOTES if "- [ ]" in (text := path.read_text(encoding="utf-8"))]
    assert re.findall(r"- \[ \] (.*)", note) == [*AREAS, "Weiß ich nicht"]


def test_forms_and_notes_ask_the_same() -> None:
    asked = sorted(
        [entry["attributes"]["label"] for entry in read(form)["body"] if "label" in entry["attributes"]]
        for form in FORMS
    )
    noted = sorted(re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE) for path in NOTES)
    assert asked == noted
    assert len(asked) == 2


@pytest.mark.parametrize("path", [*FORMS, *NOTES], ids=lambda path: path.name)
def test_nobody_is_asked_who_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "Bitte keine Namen, Anschriften oder Telefonnummern von Personen schreiben." in text
    questions = text.replace("Bitte keine Namen, Anschriften oder Telefonnummern von Personen schreiben.", "")
    assert not re.search(r"E-?Mail|Telefon|Ihr Name|Anschrift|Kontakt", questions)


def lay(folder: Path, pages: dict[str, str]) -> str:
    """A built site; what the link check says of it, its exit code first."""
    for name, body in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    done = subprocess.run([sys.executable, ROOT / ".ci/links", folder], capture_output=True, text=True, check=False)
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def test_links_that_lead_somewhere(tmp_path: Path) -> None:
    home = '<link rel=canonical href="https://x.example/plan/"><a href="a/">a</a> <a href="a/#%C3%BC">b</a> <a href="?q=1">c</a>'
    page = '<h2 id="ü">x</h2><a href="..">x</a><img src="../b%20c.png"><a href="#top">x</a><a href="mailto:x@y.example">x</a>'
    lost = (
        '<a href="a/#/sammlung/x">x</a><a href="/plan/a/">x</a><a href="/plan/">x</a><a href="https://y.example/">x</a>'
    )
    site = {"index.html": home, "a/index.html": page, "404.html": lost, "b c.png": ""}
    assert lay(tmp_path, site) == "0\n3 Seiten geprüft, 0 Verweise führen ins Leere.\n"


@pytest.mark.parametrize(
    "dead",
    [
        '<a href="nichts/">', '<a href="#nichts">', '<a href="a/#nichts">', '<a href="a">', '<img src="x.png">',
        '<img srcset="a/index.html 1x, y.png 2x">', '<a href="//anderswo.example/">', '<a href="/anderswo/">', '<a href="../../b/">',
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(tmp_path: Path, dead: str) -> None:
    told = lay(tmp_path, {"index.html": dead, "a/index.html": "<p id=x>"})
    assert told.startswith("1\nindex.html: ")
    assert told.endswith("2 Seiten geprüft, 1 Verweise führen ins Leere.\n")


def test_a_folder_without_pages_is_no_site(tmp_path: Path) -> None:
    assert lay(tmp_path, {"a.txt": "x"}).startswith("1\n0 Seiten geprüft")


def test_a_preview_is_read_without_a_server(tmp_path: Path) -> None:
    """Every link that leads to a page leads to its file; nothing else is changed."""
    stay = '<a href="https://a.example/b/"><a href="#x"><a href="?a=b/"><a href="a/b.ics"><a href="mailto:a@b.example"><a href="/c/">'
    links = '<a class="x" href="."><a href="../"><a href=".."><a href="a/b/#c"><a href="a/?d=e/"><a xlink:href="./"><form action="s/">'
    (tmp_path / "a").mkdir()
    page = tmp_path / "a/index.html"
    page.write_text(stay + links, encoding="utf-8")
    subprocess.run([sys.executable, ROOT / ".ci/preview", tmp_path], check=True)
    assert page.read_text("utf-8") == stay + (
        '<a class="x" href="./index.html"><a href="../index.html"><a href="../index.html">'
        '<a href="a/b/index.html#c"><a href="a/index.html?d=e/"><a xlink:href="./index.html"><form action="s/index.html">'
    )


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".forgejo/workflows/pruefen.yml", ".gitlab-ci.yml"])
def test_only_a_preview_is_changed_for_reading(name: str) -> None:
    """After the last look at the site, and only in a request."""
    text = (ROOT / name).read_text("utf-8")
    assert text.index(".ci/preview site") > text.index("SITE=site")
    if name.startswith(".gitlab"):
        assert 'if [ -n "${CI_MERGE_REQUEST_IID:-}" ]; then python3 .ci/preview site; fi' in text
    else:
        (step,) = (it for it in steps(read(ROOT / name)) if ".ci/preview" in it.get("run", ""))
        assert step["if"] == "github.event_name == 'pull_request'"


class Store(BaseHTTPRequestHandler):
    """A forge that takes artifacts as Gitea's own description says."""

    kept: ClassVar[dict[str, Any]] = {}

    def do_POST(self) -> None:
        self.kept["asked"] = json.loads(self._body())
        self._tell({"fileContainerResourceUrl": f"http://{self.headers['Host']}/{self._run()}/hash/upload"})

    def do_PUT(self) -> None:
        body, (item,) = self._body(), parse_qs(urlsplit(self.path).query)["itemPath"]
        assert self.headers["x-actions-results-md5"] == base64.b64encode(hashlib.md5(body).digest()).decode()
        assert self.headers["Content-Range"] == f"bytes 0-{len(body) - 1}/{len(body)}"
        assert self.headers["x-tfs-filelength"] == str(len(body))
        self.kept[item] = body
        self._tell({"message": "success"})

    def do_PATCH(self) -> None:
        self.kept["confirmed"] = parse_qs(urlsplit(self.path).query)["artifactName"], self._run()
        self._body()
        self._tell({"message": "success"})

    def _run(self) -> str:
        found = re.match(r"/api/actions_pipeline/_apis/pipelines/workflows/(\d+)/artifacts", self.path)
        return found[1] if found else ""

    def _body(self) -> bytes:
        assert self.headers["Authorization"] == "Bearer geheim"
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _tell(self, data: Any) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_preview_is_kept_where_the_ready_made_action_cannot(tmp_path: Path) -> None:
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/a/index.html").write_text("<p>ä", encoding="utf-8")
    Store.kept.clear()
    with HTTPServer(("127.0.0.1", 0), Store) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = {
            "ACTIONS_RUNTIME_URL": f"http://localhost:{server.server_address[1]}/api/actions_pipeline/",
            "ACTIONS_RUNTIME_TOKEN": "geheim",
            "GITHUB_RUN_ID": "71",
            "GITHUB_RUN_NUMBER": "5",
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_REPOSITORY": "stadt/plan",
        }
        call = [sys.executable, str(ROOT / ".ci/artifact"), "vorschau", "site"]
        done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, check=False)
        server.shutdown()
    assert done.stderr == b""
    assert done.stdout.decode().startswith(
        "Vorschau: https://git.example/stadt/plan/actions/runs/5/artifacts/vorschau\n"
    )
    assert Store.kept["asked"] == {"Type": "actions_storage", "Name": "vorschau"}
    assert Store.kept["confirmed"] == (["vorschau"], "71")
    with zipfile.ZipFile(io.BytesIO(Store.kept["vorschau/vorschau.zip"])) as archive:
        assert archive.read("site/a/index.html").decode() == "<p>ä"
