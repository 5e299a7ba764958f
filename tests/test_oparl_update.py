"""`digitalfahrplan oparl update`: the copy, what stays of it, what is said, and what the build makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.oparl import Consultation, Paper
from digitalfahrplan.oparl.copies import MAX_BYTES, copy_beside, read_copy, read_named
from digitalfahrplan.oparl.copy_format import Damaged, as_text, from_text
from digitalfahrplan.oparl.report import report
from digitalfahrplan.oparl.update import Outcome, update
from digitalfahrplan.oparl.visit import web_opener
from digitalfahrplan.plan import load
from tests.conftest import BASIS, measure
from tests.oparl import Council
from tests.servers import Handler, Server, serving

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)
OPENER = web_opener()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def council(server: Server) -> Council:
    return Council(server)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder; the copy will lie beside it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "measures"
    (folder / "intern").mkdir(parents=True)
    (folder / "kommune.yml").write_bytes((BASIS / "kommune.yml").read_bytes())
    return folder


def run(content: Path, *addresses: str, today: date = TODAY) -> Outcome:
    return update(content, addresses, today, OPENER, deadline=10)


def kept(content: Path) -> tuple[Paper, ...]:
    return read_copy(copy_beside(content))


def test_the_copy_is_written_sorted_and_the_same_each_time(content: Path, council: Council) -> None:
    second, first = council.paper(), council.tell("paper/112", {"name": "Z", "reference": "VO/2026/0112"})
    outcome = run(content, second, first)
    text = copy_beside(content).read_text(encoding="utf-8")
    assert not outcome.failed
    assert [paper.address for paper in kept(content)] == [first, second]
    assert len(text.splitlines()) > 20, "a fact a line"
    assert json.loads(text)["vorlagen"][1]["beratungen"][1]["ergebnis"] == "einstimmig beschlossen"
    run(content, first, second, second)
    assert copy_beside(content).read_text(encoding="utf-8") == text
    assert [path.name for path in copy_beside(content).parent.iterdir()] == ["vorlagen.json"]


def test_the_report_names_every_paper(content: Path, council: Council) -> None:
    good, plain = council.paper(), council.tell("paper/112", {"web": "/vo/112"})
    page = council.answer("page", lambda visitor: visitor.tell(b"<html>", "text/html"))
    gone = council.answer("gone", lambda visitor: visitor.tell(b"", status=410))
    assert report(run(content, good, plain, page, gone), TODAY).splitlines() == [
        f"{gone}: im Ratsinformationssystem gelöscht (festgestellt am 23.11.2026); die letzten Angaben bleiben",
        f"{page}: nicht aktualisiert. Die Adresse führt zu einer Webseite, nicht zu einem OParl-Objekt. Es gibt keine Kopie.",
        f"{plain}: aktuell, 0 Beratungen",
        f"{good}: aktuell, VO/2026/0113, 2 Beratungen",
        "3 von 4 aktuell",
    ]


@pytest.mark.parametrize("status", [404, 500, 503])
def test_where_fetching_fails_the_last_copy_stays_and_says_how_old_it_is(
    content: Path, council: Council, status: int
) -> None:
    address, other = council.paper(), council.tell("paper/112", {"name": "Alt"})
    run(content, address, other, today=YESTERDAY)
    before = kept(content)[1]
    council.answer("paper/113", lambda visitor: visitor.tell(b"", status=status))
    council.tell("paper/112", {"name": "Neu"})
    outcome = run(content, address, other)
    assert outcome.failed
    assert kept(content)[1] == before
    assert (kept(content)[0].title, kept(content)[0].fetched) == ("Neu", TODAY)
    assert (
        f"{address}: nicht aktualisiert. Der Server antwortet mit dem Fehler {status}. Die Kopie vom 22.11.2026 bleibt (1 Tag alt)."
        in report(outcome, TODAY)
    )


def test_a_part_that_fails_keeps_what_the_last_copy_says_of_it(content: Path, council: Council) -> None:
    address = council.paper()
    run(content, address, today=YESTERDAY)
    council.answer("agendaitem/2", lambda visitor: visitor.tell(b"", status=500))
    parts = [council.at("consultation/1"), council.at("consultation/2")]
    council.put("paper/113", "Paper", name="Neuer Titel", consultation=parts)
    outcome = run(content, address)
    (paper,) = kept(content)
    assert (paper.title, paper.consultations[1].result, paper.fetched) == (
        "Neuer Titel",
        "einstimmig beschlossen",
        TODAY,
    )
    assert "2 Beratungen; 1 Teil war nicht zu bekommen" in report(outcome, TODAY)


FAILURES: dict[str, Callable[[Handler], None]] = {
    "404": lambda visitor: visitor.tell(b"", status=404),
    "500": lambda visitor: visitor.tell(b"", status=500),
    "page": lambda visitor: visitor.tell(b"<!doctype html><p>Wartung", "text/html"),
    "cut": lambda visitor: visitor.tell(b'{"id": "x", "type": "https://schema.oparl.org/1.1/Con'),
    "empty": lambda visitor: visitor.tell(b"{}"),
    "error": lambda visitor: visitor.tell(b'{"message": "Too Many Requests"}'),
    "slow": lambda visitor: visitor.trickle(b"HTTP/1.0 200 OK\r\n\r\n", b" "),
}
PARTS = ("consultation/1", "agendaitem/1", "meeting/1", "organization/hfa")


def by_address(council: Council) -> str:
    """A paper that names its consultations; a committee and the council consult in the first, which is cancelled."""
    council.paper()
    both = [council.at("organization/hfa"), council.at("organization/rat")]
    parts = {name: council.at(f"{name.lower()}/1") for name in ("agendaItem", "meeting")}
    council.put("consultation/1", "Consultation", organization=both, role="Vorberatung", authoritative=False, **parts)
    council.meeting("1", "hfa", "2026-06-09T17:00:00+02:00", cancelled=True)
    consultations = [council.at("consultation/1"), council.at("consultation/2")]
    return council.put("paper/113", "Paper", name="WLAN", consultation=consultations)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("how", FAILURES)
def test_whatever_fails_keeps_what_the_last_copy_says_and_is_told(
    content: Path, council: Council, part: str, how: str
) -> None:
    address = by_address(council)
    run(content, address, today=YESTERDAY)
    before = kept(content)[0].consultations
    assert (before[0].body, before[0].cancelled) == ("Haupt- und Finanzausschuss, Rat der Stadt Musterstadt", True)
    council.answer(part, FAILURES[how])
    outcome = update(content, [address], TODAY, OPENER, deadline=1 if how == "slow" else 10)
    assert kept(content)[0].consultations == before
    assert "nicht zu bekommen" in report(outcome, TODAY)
    assert how == "slow" or "; 1 Teil war nicht zu bekommen" in report(outcome, TODAY)


GONE: dict[str, dict[str, object]] = {
    "agendaitem/1": {"item": "", "subject": "", "result": "", "resolution": ""},
    "meeting/1": {"day": None, "cancelled": False},
    "organization/hfa": {"body": "Rat der Stadt Musterstadt"},
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("how", ["410", "deleted"])
def test_a_part_that_is_called_deleted_goes_even_while_others_fail(
    content: Path, council: Council, part: str, how: str
) -> None:
    address = by_address(council)
    run(content, address, today=YESTERDAY)
    first, second = kept(content)[0].consultations
    if how == "410":
        council.answer(part, lambda visitor: visitor.tell(b"", status=410))
    else:
        council.put(part, "Object", deleted=True)
    council.answer("agendaitem/2", FAILURES["500"])
    run(content, address)
    found = {told.id: told for told in kept(content)[0].consultations}
    assert found.pop(second.id) == second
    assert found == ({first.id: replace(first, **GONE[part])} if part in GONE else {})  # type: ignore[arg-type]


def test_what_hangs_on_a_part_that_fails_stays_as_well(content: Path, council: Council) -> None:
    """The consultation names its meeting only through its item; another names its item only through its meeting."""
    council.paper()
    council.put("a", "Consultation", agendaItem=council.at("agendaitem/1"))
    item = {"consultation": council.at("b"), "result": "vertagt", "number": "7"}
    council.meeting("b", "rat", "2026-07-01", agendaItem=[item])
    council.put("b", "Consultation", meeting=council.at("meeting/b"))
    address = council.put("paper/113", "Paper", name="WLAN", consultation=[council.at("a"), council.at("b")])
    run(content, address, today=YESTERDAY)
    before = kept(content)[0].consultations
    assert [(told.day, told.result) for told in before] == [
        (date(2026, 6, 9), "einstimmig empfohlen"), (date(2026, 7, 1), "vertagt")
    ]  # fmt: skip
    council.answer("agendaitem/1", FAILURES["500"])
    council.answer("meeting/b", FAILURES["404"])
    run(content, address)
    assert kept(content)[0].consultations == before


def test_a_part_is_known_by_the_address_that_the_paper_names(content: Path, council: Council) -> None:
    """Objects behind a proxy call themselves by other addresses."""
    council.tell("consultation/1", council.made("other", "Consultation", role="Vorberatung"))
    address = council.put("paper/113", "Paper", name="WLAN", consultation=["../consultation/1", "../consultation/2"])
    council.answer("consultation/2", FAILURES["500"])
    assert "1 Beratung; 1 Teil war nicht zu bekommen" in report(run(content, address), TODAY), "nothing is made up"
    council.answer("consultation/1", FAILURES["500"])
    run(content, address)
    assert [told.role for told in kept(content)[0].consultations] == ["Vorberatung"]


@pytest.mark.parametrize("how", ["deleted", "410"])
def test_a_paper_that_was_deleted_keeps_its_last_facts(content: Path, council: Council, how: str) -> None:
    address = council.paper()
    run(content, address, today=date(2026, 11, 20))
    if how == "deleted":
        council.put("paper/113", "Paper", deleted=True)
    else:
        council.answer("paper/113", lambda visitor: visitor.tell(b"", status=410))
    assert not run(content, address, today=YESTERDAY).failed
    run(content, address)
    (paper,) = kept(content)
    assert (paper.reference, len(paper.consultations)) == ("VO/2026/0113", 2)
    assert (paper.fetched, paper.deleted) == (date(2026, 11, 20), YESTERDAY), "the day on which it was first seen"
    council.paper()
    run(content, address)
    assert (kept(content)[0].fetched, kept(content)[0].deleted) == (TODAY, None), "it may come back"


def test_papers_that_nobody_names_any_more_are_dropped_and_that_is_said(content: Path, council: Council) -> None:
    address, other = council.paper(), council.tell("paper/112", {"name": "A"})
    run(content, address, other)
    outcome = run(content, address)
    assert [paper.address for paper in kept(content)] == [address]
    assert f"{other}: entfernt, keine Maßnahme nennt die Vorlage mehr" in report(outcome, TODAY)
    assert report(run(content), TODAY).splitlines()[-1] == "Keine Maßnahme nennt eine OParl-Adresse."
    assert kept(content) == ()


def test_without_addresses_nothing_is_written(content: Path) -> None:
    assert report(run(content), TODAY) == "Keine Maßnahme nennt eine OParl-Adresse.\n"
    assert not copy_beside(content).parent.exists()


def test_a_damaged_copy_is_said_and_only_replaced_by_fresh_facts(content: Path, council: Council) -> None:
    path, address = copy_beside(content), council.paper()
    path.parent.mkdir()
    path.write_text("<<<<<<<", encoding="utf-8")
    council.answer("paper/113", lambda visitor: visitor.tell(b"", status=500))
    assert run(content, address).failed
    assert path.read_text(encoding="utf-8") == "<<<<<<<"
    council.paper()
    outcome = run(content, address)
    assert report(outcome, TODAY).startswith(
        "Die bisherige Kopie war nicht zu lesen: Hier ist das JSON nicht zu lesen.\n"
    )
    assert kept(content)[0].reference == "VO/2026/0113"


def test_a_copy_that_cannot_be_written_is_said_and_leaves_nothing_behind(content: Path, council: Council) -> None:
    copy_beside(content).mkdir(parents=True)
    outcome = run(content, council.paper())
    assert "Die Kopie lässt sich nicht schreiben." in report(outcome, TODAY)
    assert [path.name for path in copy_beside(content).parent.iterdir()] == ["vorlagen.json"]


FULL = Paper(
    "https://r.example/p", "VO/1", "T", date(2026, 1, 2), "https://r.example/vo", (
        Consultation("#1", "Rat", date(2026, 2, 3), "Entscheidung", True, "1", "S", "ja", "Text", True), Consultation("#2", decisive=False),
    ), TODAY, TODAY,
)  # fmt: skip


def test_everything_of_a_copy_is_read_again() -> None:
    assert from_text(as_text([FULL, Paper("https://r.example/a")])) == (Paper("https://r.example/a"), FULL)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("", "nicht zu lesen"),
        ("[" * 100_000, "nicht zu lesen"),
        ("[]", "keine Angaben"),
        ("{}", "andere Fassung"),
        ('{"schema_version": 2, "vorlagen": []}', "andere Fassung"),
        ('{"schema_version": 1}', "fehlt"),
        ('{"schema_version": 1, "vorlagen": {}}', "fehlt"),
        ('{"schema_version": 1, "vorlagen": [3]}', "Vorlage 1 hat keine Adresse"),
        ('{"schema_version": 1, "vorlagen": [{"adresse": "javascript:a"}]}', "keine Adresse"),
        (
            '{"schema_version": 1, "vorlagen": [{"adresse": "https://r.example/p"}, {"adresse": "https://r.example/p"}]}',
            "zweimal",
        ),
    ],
    ids=range(10),
)
def test_a_damaged_copy_is_a_sentence(told: str, why: str) -> None:
    with pytest.raises(Damaged, match=why):
        from_text(told)


def test_a_copy_with_too_many_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digitalfahrplan.oparl.copy_format.MAX_PAPERS", 1)
    with pytest.raises(Damaged, match="mehr als 1 Vorlagen"):
        from_text(as_text([FULL, Paper("https://r.example/a")]))


def test_what_a_paper_does_not_need_may_be_odd() -> None:
    row: dict[str, Any] = {"adresse": "https://r.example/p", "nummer": 3, "beratungen": [None, {"entscheidet": "ja"}]}
    (paper,) = from_text(json.dumps({"schema_version": 1, "vorlagen": [row]}))
    assert paper == Paper("https://r.example/p", consultations=(Consultation(""),))


@pytest.mark.parametrize(
    ("raw", "why"), [(b"\xff", "nicht in UTF-8"), (b" " * (MAX_BYTES + 1), "mehr als 20 MB")], ids=["bytes", "size"]
)
def test_a_copy_that_is_no_text(content: Path, raw: bytes, why: str) -> None:
    copy_beside(content).parent.mkdir()
    copy_beside(content).write_bytes(raw)
    with pytest.raises(Damaged, match=why):
        kept(content)


def test_a_link_in_the_place_of_the_copy_is_not_followed(content: Path, tmp_path: Path) -> None:
    copy_beside(content).parent.mkdir()
    (tmp_path / "else.json").write_text(as_text([FULL]), encoding="utf-8")
    copy_beside(content).symlink_to(tmp_path / "else.json")
    papers, (problem,) = read_named(content, ["https://r.example/p"], True)
    assert (papers, problem.code, problem.path) == ((), "A125", "oparl/vorlagen.json")


def test_the_plan_holds_the_papers_that_measures_name(content: Path) -> None:
    copy_beside(content).parent.mkdir()
    copy_beside(content).write_text(as_text([FULL, Paper("https://r.example/a")]), encoding="utf-8")
    row = "beschluesse: [{oparl: https://r.example/p, gremium: Rat}]\n"
    (content / "intern" / "m.md").write_text(measure(row, "Text\n"), encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert outcome.plan is not None
    assert outcome.plan.papers == (FULL,)
    assert outcome.plan.paper_addresses == ("https://r.example/p",)
    assert [problem.code for problem in outcome.problems] == ["A126"]


def test_while_a_measure_cannot_be_read_no_paper_is_called_a_stranger(content: Path) -> None:
    copy_beside(content).parent.mkdir()
    copy_beside(content).write_text(as_text([FULL]), encoding="utf-8")
    (content / "intern" / "m.md").write_text(measure("kosten: 3\n"), encoding="utf-8")
    assert "A126" not in [problem.code for problem in load(Path("measures"), TODAY).problems]


def test_the_command_fetches_and_the_check_reads(
    content: Path, council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    row = f"beschluesse: [{{oparl: '{council.paper()}', gremium: Rat}}]\n"
    (content / "intern" / "m.md").write_text(measure(row, "Text\n"), encoding="utf-8")
    call = ["--content", "measures", "--today", "2026-11-23"]
    assert main(["oparl", "update", *call]) == 0
    assert capsys.readouterr().out.endswith("1 von 1 aktuell\n")
    assert main(["check", *call]) == 0
    assert capsys.readouterr().out == "0 Fehler, 0 Hinweise\n"
    council.answer("paper/113", lambda visitor: visitor.tell(b"", status=500))
    assert main(["oparl", "update", *call]) == 1
    assert "Fehler 500" in capsys.readouterr().out
    (content / "fremd.txt").write_text("", encoding="utf-8")
    assert main(["oparl", "update", *call]) == 1
    assert "A101" in capsys.readouterr().err
    assert main(["oparl", "delete", *call]) == 2
    assert "Möglich: update" in capsys.readouterr().err
