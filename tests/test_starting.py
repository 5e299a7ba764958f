"""A town's own start, and a newer program in it later: content is never touched."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from contextlib import chdir
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from digitalfahrplan.command import main
from digitalfahrplan.plan import load
from digitalfahrplan.presentation.forge import edit_address
from digitalfahrplan.site import Site
from digitalfahrplan.starting.answers import QUESTIONS, AnswerError, answered
from digitalfahrplan.starting.content import town_file
from digitalfahrplan.starting.product import BEGINNINGS, LIST, SET_ASIDE, update
from digitalfahrplan.starting.templates import LATER, own_template
from tests.site.building import build_with

TODAY = date(2026, 11, 23)
ANSWERS = {
    "name": "Bad Beispiel",
    "art": "Gemeinde",
    "ags": "09173112",
    "email": "digital@beispiel.example",
    "ablage": "gitlab https://git.beispiel.example/digital/plan",
    "lizenz": "CC0-1.0",
}
# The names of the example town and of what lies around it.
OF_EXAMPLE = re.compile(r"muster(?:stadt|kreis|region|hausen|land)", re.IGNORECASE)
# For developers, of the program's own repository; and the code that takes the names away.
NAME_IT = {"CHANGELOG.md", "HACKING.md", "hooks/digitalfahrplan/starting/templates.py"}
Init = Callable[..., tuple[int, str, str]]


@pytest.fixture
def init(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Init:
    """Runs `init` in an empty folder; answers as options, None leaves one out."""

    def call(*more: str, **answers: str | None) -> tuple[int, str, str]:
        given = {**ANSWERS, **answers}
        options = [f"--{name}={value}" for name, value in given.items() if value is not None]
        with chdir(tmp_path):
            code = main(["init", "stadt", "--today", "2026-11-23", *(more or options)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_what_a_new_town_makes_of_its_templates_has_no_error(init: Init, tmp_path: Path) -> None:
    init()
    town = tmp_path / "stadt" / "measures"
    with chdir(tmp_path / "stadt"):
        for area in ("intern", "buerger", "schule"):
            assert main(["new", "massnahme", f"Erste {area}", "--bereich", area]) == 0
        assert main(["new", "foerderprogramm", "Erster Topf"]) == 0
        assert main(["check", "--today", "2026-11-23"]) == 0
    text = (town / "intern/erste-intern.md").read_text("utf-8")
    assert "\nfederfuehrung: digitalisierung\n" in text
    assert "\nhandlungsfeld: digitale-verwaltung\n" in text
    assert f"\n{LATER}\n# beteiligte:\n#   - it\n" in text
    assert text.count("---\n") == 2


def test_what_tells_of_the_example_town_sleeps_until_the_town_has_its_own(init: Init, tmp_path: Path) -> None:
    init()
    with chdir(tmp_path / "stadt"):
        main(["new", "massnahme", "Erste", "--bereich", "buerger"])
    plan = load(tmp_path / "stadt" / "measures", TODAY).plan
    assert plan is not None
    measure = plan.by_id["erste"]
    assert (measure.contact, measure.links, measure.decisions, measure.funding) == (None, (), (), ())
    assert measure.cooperation is None
    template = (tmp_path / "stadt/measures/foerderung/_vorlage.md").read_text("utf-8")
    assert "\n## Was das für Bad Beispiel heißt\n" in template


@pytest.mark.parametrize("folder", ["intern", "buerger", "schule", "foerderung"])
def test_awake_again_a_template_is_that_of_the_example_but_for_names_and_ids(folder: str) -> None:
    """Nothing of a template is lost: without the rhombs and the sentence only names and ids differ."""
    example = (Path(__file__).parents[1] / "measures" / folder / "_vorlage.md").read_text("utf-8")
    own = own_template(example, folder, yaml.safe_load(town_file(ANSWERS, TODAY)))
    kept = [line.removeprefix("# ") for line in own.split("\n") if line != LATER]
    named = example.replace("musterstadt.example", "kommune.example").replace("Musterstadt", "Bad Beispiel")
    for before, after in zip((line.removeprefix("# ") for line in named.split("\n")), kept, strict=True):
        key = before.strip().removeprefix("- ").split(":")[0]
        assert before == after or key in ("federfuehrung", "organisation", "traeger", "handlungsfeld", "kategorie")


@pytest.mark.parametrize("folder", ["intern", "buerger", "schule", "foerderung"])
def test_no_explanation_in_a_template_names_an_id_that_another_town_may_not_have(folder: str) -> None:
    measures = Path(__file__).parents[1] / "measures"
    town = yaml.safe_load((measures / "kommune.yml").read_text("utf-8"))
    ids = {row["id"] for part in ("handlungsfelder", "kategorien") for row in town[part]}
    lines = (measures / folder / "_vorlage.md").read_text("utf-8").split("\n")
    explained = {
        word for line in lines if line.lstrip().startswith("# ") for word in re.findall(r"[a-z][a-z0-9-]*", line)
    }
    assert explained & ids == set()


def test_a_new_town_has_a_site_that_builds_and_only_legal_statements_are_missing(init: Init, tmp_path: Path) -> None:
    code, out, _ = init()
    assert code == 0
    assert "Der Digitalfahrplan für Bad Beispiel liegt in stadt." in out
    outcome = load(tmp_path / "stadt" / "measures", TODAY)
    assert {problem.code for problem in outcome.problems} == {"E105"}
    assert sum(problem.path.endswith("/kommune.yml") for problem in outcome.problems) == 5
    assert outcome.plan is not None
    town = outcome.plan.town
    assert (town.name, town.kind, town.ags, town.land.value, town.licence) == (
        "Bad Beispiel", "Gemeinde", "09173112", "BY", "CC0-1.0",
    )  # fmt: skip
    assert (town.budget.year, town.budget.planning_years) == (2027, 3)
    assert town.repository is not None
    assert edit_address(town.repository, "measures/kommune.yml") == (
        "https://git.beispiel.example/digital/plan/-/edit/main/measures/kommune.yml"
    )
    assert not outcome.plan.measures
    assert not outcome.plan.programmes
    site = build_with(tmp_path / "stadt", tmp_path / "site", "measures", {}).site
    assert "Digitalfahrplan Bad Beispiel" in (site / "index.html").read_text("utf-8")
    assert "<mark>[Hier steht, wann diese Erklärung" in (site / "barrierefreiheit/index.html").read_text("utf-8")
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert [path for path, text in pages.items() if OF_EXAMPLE.search(text)] == []


@pytest.mark.parametrize("page", ["barrierefreiheit", "datenschutz", "impressum"])
def test_what_only_the_town_can_say_is_a_placeholder_that_the_check_tells_of(
    page: str, init: Init, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init()
    path = tmp_path / "stadt" / "docs" / f"{page}.md"
    text = path.read_text("utf-8")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "<mark>[Hier steht" in line]
    assert lines
    with chdir(tmp_path / "stadt"):
        assert main(["check", "--today", "2026-11-23"]) == 0
        told = capsys.readouterr().out
        assert [f"docs/{page}.md:{line}:7  Hinweis E105" in told for line in lines] == [True] * len(lines)
        path.write_text(text.replace("[Hier steht", "Hier steht"), "utf-8")
        main(["check", "--today", "2026-11-23"])
    assert f"docs/{page}.md" not in capsys.readouterr().out


def test_a_new_town_says_nothing_of_tests_and_days_that_were_not_its_own(init: Init, tmp_path: Path) -> None:
    init()
    statement = (tmp_path / "stadt" / "docs" / "barrierefreiheit.md").read_text("utf-8")
    own = (Path(__file__).parents[1] / "docs" / "barrierefreiheit.md").read_text("utf-8")
    for claim in ("23. November 2026", "Ein Programm prüft bei jeder Änderung", "**teilweise vereinbar**"):
        assert claim in own
        assert claim not in statement


def test_a_build_tells_of_the_placeholders_of_the_pages_that_it_publishes(tmp_path: Path) -> None:
    docs = tmp_path / "seiten"
    docs.mkdir()
    (docs / "impressum.md").write_text("# Impressum\n\n[Hier steht,\nwer das ist.] [Hier stehen Namen.]\n")
    (docs / "offen.md").mkdir()
    start = Path(__file__).parent / "towns" / "start-0.1"
    told = [problem for problem in Site.load(start, docs=docs).outcome.problems if problem.path.endswith(".md")]
    assert [(problem.line, problem.column, problem.length) for problem in told] == [(3, 1, 12), (4, 15, 20)]
    assert {problem.severity for problem in told} == {"hinweis"}


def test_nothing_of_the_example_town_comes_along(init: Init, tmp_path: Path) -> None:
    init()
    town = tmp_path / "stadt"
    files = sorted(path.relative_to(town).as_posix() for path in (town / "measures").rglob("*") if path.is_file())
    areas = ("buerger", "foerderung", "intern", "schule")
    assert files == [
        *(f"measures/{area}/_vorlage.md" for area in areas[:3]),
        "measures/kommune.yml",
        f"measures/{areas[3]}/_vorlage.md",
    ]
    assert not (town / "tests").exists()
    assert [path.name for path in (town / "archive").iterdir()] == [".gitkeep"]
    texts = {path.relative_to(town).as_posix(): path.read_bytes() for path in town.rglob("*") if path.is_file()}
    named = {path for path, text in texts.items() if OF_EXAMPLE.search(text.decode("utf-8", "replace"))}
    assert named == NAME_IT
    assert not (town / "docs/assets/bilder/startseite.png").exists()
    assert list(town.rglob("__pycache__")) == []


def test_the_questions_are_asked_one_after_the_other(
    init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Neuenrade\n\n05962048\npost@neuenrade.example\n\n\n"))
    code, out, _ = init(**dict.fromkeys(ANSWERS))
    assert code == 0
    assert [question.text in out for question in QUESTIONS] == [True] * 6
    plan = load(tmp_path / "stadt" / "measures", TODAY).plan
    assert plan is not None
    assert (plan.town.kind, plan.town.land.value, plan.town.licence) == ("Stadt", "NW", "dl-de/zero-2-0")
    assert plan.town.repository is None


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("name", " ", "Ohne Namen geht es nicht"),
        ("name", "zwei\nZeilen", "Ohne Namen geht es nicht"),
        ("ags", "123", "Der Gemeindeschlüssel hat acht Ziffern"),
        ("ags", "99999999", "Ein Land mit dem Schlüssel 99 gibt es nicht"),
        ("email", "niemand", "Eine Mailadresse schreiben."),
        ("ablage", "https://git.example/x", "Welches System ist das? Davor schreiben: github, gitlab, gitea, forgejo"),
        ("ablage", "svn https://svn.example/x", "Welches System ist das?"),
        ("ablage", "https://github.com/ort", "nennt kein Projekt und wem es gehört"),
        ("ablage", "http://github.com/x/y", "beginnt nicht mit https://"),
        ("ablage", "github.com/x/y", "beginnt nicht mit https://"),
        ("ablage", "https://ich:geheim@github.com/x/y", "enthält einen Benutzernamen"),
        ("name", "Bad\tBeispiel", "unsichtbares oder unerlaubtes Zeichen"),
        ("name", "Bad\u200bBeispiel", "Das Zeichen U+200B (ein Zeichen ohne Breite) ist nicht zu sehen."),
        ("art", "Gemeinde\u202e", "Das Zeichen U+202E (es dreht die Schreibrichtung um) ist hier nicht erlaubt."),
        ("lizenz", "x" * 5100, "erlaubt sind 5000"),
        ("lizenz", "!" * 300, "erlaubt ist es 200-mal"),
        ("email", f"{'x' * 5100}@stadt.example", "Eine Mailadresse schreiben."),
    ],
)
def test_a_wrong_answer_is_told_with_its_question_and_nothing_is_written(
    name: str, answer: str, said: str, init: Init, tmp_path: Path
) -> None:
    code, _, err = init(**{name: answer})
    assert code == 2
    assert said in err
    assert next(question.text for question in QUESTIONS if question.name == name) in err
    assert list(tmp_path.iterdir()) == []


def test_what_to_type_next_is_right_for_a_folder_with_a_blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "Bad Ort", *(f"--{name}={value}" for name, value in ANSWERS.items())]) == 0
    assert "Weiter: cd 'Bad Ort' && make site." in capsys.readouterr().out


def test_whoever_stops_it_reads_one_word(init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", SimpleNamespace(readline=stop))
    code, _, err = init(ags=None)
    assert (code, err) == (130, "\ndigitalfahrplan: Abgebrochen.\n")
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_never_comes_is_told(init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = init(ags=None)
    assert code == 2
    assert "Mit --ags lässt sie sich auch so angeben." in err
    assert list(tmp_path.iterdir()) == []


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def test_in_a_terminal_a_wrong_answer_is_asked_for_again(
    init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\nNeuenrade\n\n12\n05962048\npost@neuenrade.example\n\n\n"))
    code, out, _ = init(**dict.fromkeys(ANSWERS))
    assert code == 0
    assert "Ohne Namen geht es nicht." in out
    assert out.count(QUESTIONS[2].text) == 2
    assert "name: Neuenrade\n" in (tmp_path / "stadt/measures/kommune.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://codeberg.org/stadt/plan", "forgejo https://codeberg.org/stadt/plan"),
        ("https://github.com/stadt/plan", "github https://github.com/stadt/plan"),
        ("https://GitLab.example/stadt/plan", "gitlab https://GitLab.example/stadt/plan"),
        ("Forgejo https://code.example/stadt/plan", "forgejo https://code.example/stadt/plan"),
        ("https://github.com/stadt/plan/tree/haupt", "github https://github.com/stadt/plan haupt"),
        ("https://gitlab.example/stadt/it/plan/-/tree/haupt/", "gitlab https://gitlab.example/stadt/it/plan haupt"),
        ("https://codeberg.org/stadt/plan/src/branch/v1.x", "forgejo https://codeberg.org/stadt/plan v1.x"),
        ("https://github.com/stadt/plan/tree/a/b", "github https://github.com/stadt/plan/tree/a/b"),
        ("https://github.com/tree/plan", "github https://github.com/tree/plan"),
        ("", ""),
    ],
)
def test_the_kind_of_forge_is_guessed_where_the_address_tells_it(typed: str, stored: str) -> None:
    assert answered(ANSWERS | {"ablage": typed}, lambda question: "")["ablage"] == stored


def test_a_branch_that_the_pipelines_do_not_publish_is_told_with_the_lines_to_change(
    init: Init, tmp_path: Path
) -> None:
    _, out, _ = init(ablage="https://github.com/stadt/plan/tree/haupt")
    plan = load(tmp_path / "stadt" / "measures", TODAY).plan
    assert plan is not None
    assert plan.town.repository is not None
    assert (plan.town.repository.url, plan.town.repository.branch) == ("https://github.com/stadt/plan", "haupt")
    said = next(line for line in out.splitlines() if line.startswith("Die Pipelines veröffentlichen den Zweig main "))
    places = said.removesuffix(".").partition("ersetzen: ")[2].split("; ")
    assert {place.partition(",")[0] for place in places} == {
        ".github/workflows/ci.yml",
        ".forgejo/workflows/pruefen.yml",
    }
    for place in places:
        path, _, number = place.partition(", Zeile ")
        assert "main" in (tmp_path / "stadt" / path).read_text("utf-8").splitlines()[int(number) - 1]


def test_of_the_branch_that_is_published_nothing_is_said(init: Init) -> None:
    assert "Pipelines" not in init(ablage="https://github.com/stadt/plan/tree/main")[1]


@pytest.mark.parametrize(
    "name", ["NO", "1. FC Dorf", "Stadt: Land # Fluß", '"An" der \\ Oder', "{{ 7 }}", "~", "St. Märgen"]
)
def test_any_name_is_read_back_as_it_was_answered(name: str, tmp_path: Path) -> None:
    (tmp_path / "measures").mkdir()
    text = town_file(ANSWERS | {"name": name, "art": name, "lizenz": name}, TODAY)
    (tmp_path / "measures" / "kommune.yml").write_text(text, "utf-8")
    plan = load(tmp_path / "measures", TODAY).plan
    assert plan is not None
    assert (plan.town.name, plan.town.kind, plan.town.licence) == (name, name, name)


def test_without_a_question_nothing_is_guessed() -> None:
    with pytest.raises(AnswerError, match="Wie heißt die Kommune"):
        answered({}, lambda question: "")


def test_the_first_half_of_a_year_plans_that_year() -> None:
    assert "\n  jahr: 2026\n" in town_file(ANSWERS, date(2026, 6, 30))
    assert "\n  jahr: 2027\n" in town_file(ANSWERS, date(2026, 7, 1))


def test_a_folder_with_something_in_it_is_left_alone(init: Init, tmp_path: Path) -> None:
    (tmp_path / "stadt" / ".git").mkdir(parents=True)
    (tmp_path / "stadt" / "notizen.txt").write_text("wichtig")
    code, _, err = init()
    assert code == 2
    assert "ist nicht leer; nichts wurde geändert" in err
    assert sorted(path.name for path in (tmp_path / "stadt").iterdir()) == [".git", "notizen.txt"]


def test_an_empty_repository_is_a_good_place(init: Init, tmp_path: Path) -> None:
    (tmp_path / "stadt" / ".git").mkdir(parents=True)
    assert init()[0] == 0


# --- a newer program in an old start ---


def product(folder: Path, **files: str) -> Path:
    """The folder of a program with these files: `hooks__a` stands for hooks/a."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def state(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A town that started with an old program."""
    root = product(tmp_path / "alt", hooks__a="1", hooks__b="1", hooks__c="1", docs__d="1", Makefile="1")
    update(root, tmp_path / "stadt")
    return product(tmp_path / "stadt", measures__kommune="Inhalt", archive__KETTE="Inhalt", README="Inhalt")


def test_a_new_program_takes_the_place_of_the_old_one(old: Path, tmp_path: Path) -> None:
    new = product(tmp_path / "neu", hooks__a="2", hooks__b="1", docs__e="2", Makefile="2", measures__kommune="fremd")
    done = update(new, old)
    assert done.written == ("Makefile", "docs/e", "hooks/a")
    assert done.deleted == ("docs/d", "hooks/c")
    assert done.kept == ()
    assert state(old) == {
        "Makefile": "2", "README": "Inhalt", "archive/KETTE": "Inhalt", "docs/e": "2", "hooks/a": "2", "hooks/b": "1",
        "measures/kommune": "Inhalt",
    }  # fmt: skip
    assert update(new, old).written == ()


def test_what_the_town_changed_itself_stays_and_the_new_one_lies_beside(old: Path, tmp_path: Path) -> None:
    product(old, hooks__a="eigen", hooks__b="eigen", hooks__c="eigen", docs__d="eigen")
    new = product(tmp_path / "neu", hooks__a="2", hooks__b="1", docs__d="eigen", Makefile="1")
    done = update(new, old)
    assert done.kept == ("hooks/a", "hooks/b")
    assert done.deleted == ()
    found = state(old)
    assert (found["hooks/a"], found["hooks/b"], found["hooks/c"], found["docs/d"]) == ("eigen",) * 4
    assert found[f"{SET_ASIDE}/hooks/a"] == "2"
    assert f"{SET_ASIDE}/hooks/b" not in found  # the program did not change it


def test_what_the_town_deleted_stays_away_and_lies_aside(old: Path, tmp_path: Path) -> None:
    for path in ("hooks/a", "hooks/b", "hooks/c"):
        (old / path).unlink()
    new = product(tmp_path / "neu", hooks__a="2", hooks__b="1", hooks__e="2", docs__d="1", Makefile="1")
    for _ in range(2):  # the list goes on to know what is away
        done = update(new, old)
        assert done.left_out == ("hooks/a", "hooks/b")
        found = state(old)
        assert [f"hooks/{name}" in found for name in "abce"] == [False, False, False, True]
        assert (found[f"{SET_ASIDE}/hooks/a"], found[f"{SET_ASIDE}/hooks/b"]) == ("2", "1")
    (old / SET_ASIDE / "hooks" / "a").rename(old / "hooks" / "a")
    assert update(new, old).left_out == ("hooks/b",)


def test_a_beginning_takes_the_place_of_our_own_page(old: Path, tmp_path: Path) -> None:
    new = product(tmp_path / "neu", docs__d="2")
    product(new / BEGINNINGS, docs__d="Anfang")
    assert "docs/d" in update(new, old).written
    assert state(old)["docs/d"] == "Anfang"
    product(old, docs__d="eigen")
    assert update(new, old).kept == ("docs/d",)


def test_a_list_that_points_elsewhere_deletes_nothing_there(old: Path, tmp_path: Path) -> None:
    (tmp_path / "fremd").write_text("1")
    sums = json.loads((old / LIST).read_text())
    (old / LIST).write_text(json.dumps({**sums, "../fremd": sums["hooks/a"], "zahl": 7}))
    update(product(tmp_path / "neu", hooks__a="1"), old)
    assert (tmp_path / "fremd").exists()


def test_the_command_updates_a_start_and_leaves_its_content(init: Init, tmp_path: Path) -> None:
    init()
    town = tmp_path / "stadt"
    (town / "measures" / "kommune.yml").write_text("Inhalt")
    (town / "README.md").write_text("Inhalt")
    (town / "hooks" / "site_hooks.py").write_text("# eigen\n")
    gone = [town / path for path in (".gitlab-ci.yml", ".forgejo/workflows/pruefen.yml", "docs/leichte-sprache.md")]
    for path in gone:
        path.unlink()
    code, out, _ = init("--aktualisieren")
    assert code == 0
    assert out.startswith("0 Dateien erneuert, 0 gelöscht. Inhalte sind unberührt.\n")
    assert "Selbst geändert und behalten: hooks/site_hooks.py\n" in out
    for path in gone:
        assert not path.exists()
        assert f"Selbst gelöscht und weggelassen: {path.relative_to(town).as_posix()}\n" in out
    assert f"Zurückholen: die Datei aus {SET_ASIDE}/ wieder an ihren Platz legen.\n" in out
    assert (town / SET_ASIDE / "docs" / "leichte-sprache.md").exists()
    assert (town / "measures" / "kommune.yml").read_text() == (town / "README.md").read_text() == "Inhalt"
    assert (town / "hooks" / "site_hooks.py").read_text() == "# eigen\n"


def test_only_a_start_can_be_updated(init: Init, tmp_path: Path) -> None:
    code, _, err = init("--aktualisieren")
    assert code == 2
    assert "Der Ordner ist nicht mit „digitalfahrplan init“ angelegt" in err


def test_what_cannot_be_written_is_told(init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    code, _, err = init()
    assert code == 2
    assert "lässt sich nicht schreiben. Bitte Rechte und freien Platz prüfen." in err


def test_the_content_of_an_old_start_is_still_right_for_this_program() -> None:
    """Every version that towns started with keeps its folder here: `tests/towns/start-<version>`."""
    starts = sorted((Path(__file__).parent / "towns").glob("start-*"))
    assert starts
    for start in starts:
        assert {problem.code for problem in load(start, TODAY).problems} == {"E105"}, start


def test_an_old_start_gets_the_new_program_but_not_what_it_deleted(init: Init, tmp_path: Path) -> None:
    init()
    town, start = tmp_path / "stadt", Path(__file__).parent / "towns" / "start-0.1" / "kommune.yml"
    (town / "measures" / "kommune.yml").write_bytes(start.read_bytes())
    sums = json.loads((town / LIST).read_text())
    old = {"docs/barrierefreiheit.md": "erstellt am 23. November 2026\n", "docs/bericht.md": "alt\n"}
    product(town, **{path.replace("/", "__"): text for path, text in old.items()})
    sums |= {path: sha256(text.encode()).hexdigest() for path, text in old.items()}
    del sums["docs/suche.md"]  # 0.1 had no such page
    (town / LIST).write_text(json.dumps(sums))
    for path in ("docs/bericht.md", "docs/suche.md", ".forgejo/workflows/pruefen.yml"):
        (town / path).unlink()
    code, out, _ = init("--aktualisieren")
    assert code == 0
    assert [line for line in out.splitlines() if line.startswith("Selbst")] == [
        "Selbst gelöscht und weggelassen: .forgejo/workflows/pruefen.yml",
        "Selbst gelöscht und weggelassen: docs/bericht.md",
    ]
    assert (town / "docs" / "suche.md").exists()
    assert "[Hier steht" in (town / "docs" / "barrierefreiheit.md").read_text("utf-8")
    assert (town / "measures" / "kommune.yml").read_bytes() == start.read_bytes()
    assert {problem.code for problem in load(town / "measures", TODAY).problems} == {"E105"}
