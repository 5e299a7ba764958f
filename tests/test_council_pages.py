"""Council papers as people see them: on their page, on the page of a measure, in the figures; and how to cite a measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digitalfahrplan.archive.snapshot import Snapshot
from digitalfahrplan.macros import macros
from digitalfahrplan.oparl import Consultation, Paper
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.pages.measure import measure_page
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.figures import figures

from .naive.building import Raw, measure, plan_of, town

OPARL = "https://ratsinfo.example/oparl/paper/113"
ROOT = "https://fahrplan.example/"
EVIL = '<script>alert("1")</script>&{{ 7 * 7 }}'


def plan(*measures: Raw, facts: Sequence[Paper] = (), **keys: object) -> Plan:
    return replace(plan_of(town(**keys), measures), papers=tuple(facts))


def naming(id_: str, *rows: Raw, **keys: object) -> Raw:
    return measure(id_, beschluesse=list(rows), **keys)


def shown(name: str, found: Plan) -> str:
    return macros(View(found, root=ROOT), lambda: Links("beschluesse/"), str)[name]()


def section(found: Plan, id_: str, anchor: str, snapshots: tuple[Snapshot, ...] = (), root: str = ROOT) -> str:
    page = measure_page(View(found, root=root, snapshots=snapshots), found.by_id[id_])
    return next((part.html for part in page.sections if part.anchor == anchor), "")


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def told(*consultations: Consultation, **values: object) -> Paper:
    return Paper(OPARL, consultations=consultations, fetched=date(2026, 11, 20), **values)  # type: ignore[arg-type]


ROW = {
    "vorlage": "VO/2026/0113",
    "gremium": "Rat",
    "datum": "2026-06-18",
    "art": "Beschluss",
    "ergebnis": "beschlossen",
    "stimmen": "38:4:2",
}
RAT = Consultation(
    "#1", "Rat der Stadt", date(2026, 6, 18), "Entscheidung", True, "7", "", "beschlossen", "Der Rat beschließt."
)


def test_a_paper_is_a_row_with_an_anchor_its_consultations_and_its_measures() -> None:
    html = shown(
        "vorlagen", plan(naming("a", ROW | {"titel": "WLAN", "url": "https://r.example/113"}), naming("b", ROW))
    )
    assert '<tr role="row" id="vo-2026-0113" data-jahr="2026" data-gremium="rat" data-bereich="intern">' in html
    assert '<a href="https://r.example/113" rel="noopener noreferrer"><strong>VO/2026/0113</strong> WLAN</a>' in html
    assert "18.06.2026 , Rat (Beschluss): beschlossen (38:4:2)" in plain(html)
    assert '<a href="../massnahmen/a/">a</a>' in html
    assert '<a href="../massnahmen/b/">b</a>' in html
    assert '<option value="rat">Rat</option>' in html
    assert '<option value="2026">2026</option>' in html
    assert 'data-wert="2026-06-18"' in html


def test_the_next_debates_come_with_body_title_measures_and_link() -> None:
    row = {
        "vorlage": "VO/9",
        "gremium": "Bauausschuss",
        "art": "Beratung",
        "datum": "2026-12",
        "titel": "Kanal",
        "url": "https://r.example/9",
    }
    found = plan(naming("a", row, ROW))
    html = shown("beratungen", found)
    assert "Dezember 2026 Bauausschuss (Beratung) VO/9 Kanal a" in plain(html)
    assert 'href="https://r.example/9"' in html
    assert "0113" not in html
    assert "wird beraten" in plain(section(found, "a", "beschluesse"))


def test_nothing_to_show_is_said() -> None:
    bare = plan(measure("a"))
    assert plain(shown("beratungen", bare)) == "Zurzeit ist keine Beratung angekündigt."
    assert plain(shown("vorlagen", bare)) == "Noch nennt keine Maßnahme eine Vorlage."
    assert plain(shown("ohne_vorlage", bare)) == "Keine beschlossene oder laufende Maßnahme ist ohne Vorlage."
    assert shown("ratsinformation", bare) == ""
    assert section(bare, "a", "beschluesse") == ""


def test_measures_without_paper_and_the_way_to_the_councils_system() -> None:
    found = plan(measure("a", status="laufend"), ratsinformation="https://ratsinfo.example/")
    assert plain(shown("ohne_vorlage", found)) == "a laufend"
    assert 'href="https://ratsinfo.example/"' in shown("ratsinformation", found)


def test_a_measure_leads_to_its_paper() -> None:
    html = section(plan(naming("a", ROW | {"url": "https://r.example/113"})), "a", "beschluesse")
    assert '<a href="../../beschluesse/#vo-2026-0113"><strong>VO/2026/0113</strong></a>' in html
    assert 'href="https://r.example/113"' in html
    assert "Rat (Beschluss) 18.06.2026 beschlossen (38:4:2)" in plain(html)
    assert "Ratsinformationssystem" not in plain(section(plan(naming("a", ROW)), "a", "beschluesse"))


def both(found: Plan) -> list[str]:
    return [plain(shown("vorlagen", found)), plain(section(found, "a", "beschluesse"))]


def test_what_the_system_fills_is_marked_with_its_day() -> None:
    found = plan(
        naming("a", {"oparl": OPARL, "gremium": "Rat"}),
        facts=[told(RAT, title="WLAN", reference="VO/7", web="https://ratsinfo.example/7")],
    )
    for text in both(found):
        assert "VO/7 WLAN" in text
        assert "Nummer und Titel laut Ratsinformationssystem, abgerufen am 20.11.2026" in text
        assert "Rat (Entscheidung)" in text
        assert "beschlossen Datum, Art und Ergebnis laut Ratsinformationssystem (TOP 7)" in text
        assert "Beschlusstext laut Ratsinformationssystem Der Rat beschließt." in text


def test_a_consultation_that_only_the_system_tells_is_marked_as_a_whole() -> None:
    committee = Consultation("#2", "Hauptausschuss", date(2026, 6, 9), "Vorberatung", result="empfohlen")
    for text in both(plan(naming("a", ROW | {"oparl": OPARL}), facts=[told(RAT, committee)])):
        assert "empfohlen laut Ratsinformationssystem" in text
        assert "Datum" not in text.split("empfohlen")[1].split("Beschlusstext")[0]


def test_the_system_is_named_for_what_it_tells_and_no_more() -> None:
    row = {"vorlage": "VO/7", "oparl": OPARL, "stimmen": "38:4:2"}
    for text in both(plan(naming("a", row), facts=[told(RAT)])):
        assert "Angaben laut Ratsinformationssystem, abgerufen am 20.11.2026" in text
        assert "38:4:2; beschlossen Datum, Gremium, Art und Ergebnis laut Ratsinformationssystem" in text
    for text in both(plan(naming("a", row | {"ergebnis": "Ja."}), facts=[told(replace(RAT, result=""))])):
        assert "Ja. (38:4:2) Datum, Gremium und Art laut Ratsinformationssystem" in text


def test_a_paper_without_consultation_shows_its_own_day() -> None:
    for text in both(
        plan(naming("a", {"oparl": OPARL, "vorlage": "VO/7"}), facts=[Paper(OPARL, day=date(2026, 5, 20))])
    ):
        assert "VO/7" in text
        assert "Vorlage vom 20.05.2026; Angaben laut Ratsinformationssystem" in text
        assert "abgerufen" not in text


def test_a_contradiction_is_shown_and_the_town_comes_first() -> None:
    other = replace(RAT, day=date(2026, 6, 25), result="abgelehnt")
    for text in both(plan(naming("a", ROW | {"oparl": OPARL}), facts=[told(other, reference="VO/2026/113")])):
        assert "18.06.2026" in text
        assert (
            "beschlossen (38:4:2) Abweichend laut Ratsinformationssystem: abgelehnt Abweichend laut Ratsinformationssystem: 25.06.2026"
            in text
        )
        assert "Im Ratsinformationssystem trägt die Vorlage die Nummer VO/2026/113." in text


def test_deleted_papers_and_cancelled_meetings_are_said() -> None:
    paper = told(replace(RAT, cancelled=True, result=""), deleted=date(2026, 11, 22))
    for text in both(plan(naming("a", ROW | {"oparl": OPARL}), facts=[paper])):
        assert "Im Ratsinformationssystem gelöscht, festgestellt am 22.11.2026." in text
        assert "Sitzung ausgefallen, laut Ratsinformationssystem" in text


def test_what_two_papers_of_one_number_have_in_common_is_said_once() -> None:
    other = OPARL.replace("113", "114")
    papers = [replace(told(reference="VO/9", title="WLAN"), address=address) for address in (OPARL, other)]
    found = plan(naming("a", {"oparl": OPARL, "gremium": "Rat"}, {"oparl": other, "gremium": "HFA"}), facts=papers)
    assert plain(shown("vorlagen", found)).count("abgerufen am 20.11.2026") == 1


def test_other_titles_and_addresses_are_not_lost() -> None:
    rows = [
        ROW | {"titel": "WLAN", "url": "https://r.example/1"},
        ROW | {"titel": "WLAN im Haus", "url": "https://r.example/11"},
    ]
    text = plain(shown("vorlagen", plan(naming("a", rows[0]), naming("b", rows[1]))))
    assert "VO/2026/0113 WLAN im Haus auch genannt: WLAN auch unter https://r.example/1" in text


def test_nothing_that_anybody_writes_is_obeyed() -> None:
    row = {
        "vorlage": EVIL,
        "gremium": EVIL,
        "datum": "2026-12-01",
        "art": EVIL,
        "ergebnis": EVIL,
        "stimmen": EVIL,
        "titel": EVIL,
        "oparl": OPARL,
    }
    evil = Consultation("#1", EVIL, date(2026, 3, 1), EVIL, True, EVIL, EVIL, EVIL, EVIL)
    found = plan(naming("a", row, titel=EVIL, status="laufend"), facts=[told(evil, title=EVIL, reference=f"{EVIL}!")])
    pages = [shown(name, found) for name in ("beratungen", "vorlagen", "ohne_vorlage")] + [
        section(found, "a", "beschluesse"),
        section(found, "a", "zitieren"),
    ]
    for html in pages:
        assert "<script" not in html
    assert all("&lt;script&gt;" in html for html in (*pages[:2], *pages[3:]))


def test_the_figures_keep_the_towns_words_and_the_systems_apart() -> None:
    (paper,) = figures(plan(naming("a", ROW | {"oparl": OPARL}), facts=[told(RAT, title="WLAN")]))["vorlagen"]
    assert (paper["anker"], paper["nummer"], paper["titel"], paper["massnahmen"]) == (
        "vo-2026-0113",
        "VO/2026/0113",
        [],
        ["a"],
    )
    (hearing,) = paper["beratungen"]
    assert (hearing["gremium"], hearing["datum"], hearing["wird_beraten"]) == ("Rat", "2026-06-18", False)
    assert hearing["ergebnisse"] == [{"ergebnis": "beschlossen", "stimmen": "38:4:2"}]
    assert (hearing["ratsinformation"]["gremium"], hearing["ratsinformation"]["top"]) == ("Rat der Stadt", "7")
    assert paper["ratsinformation"][0]["titel"] == "WLAN"
    assert paper["ratsinformation"][0]["abgerufen"] == "2026-11-20"


# -- citing


def snapshot(day: str, *ids: str, root: str = "0" * 64) -> Snapshot:
    when = date.fromisoformat(day)
    return Snapshot(when.year, when, Path(), "", "", root, "", frozenset(ids), frozenset())


def citing(*snapshots: Snapshot, **keys: object) -> str:
    html = section(plan(measure("wlan", titel="WLAN", status="laufend", **keys)), "wlan", "zitieren", snapshots)
    return html.replace("<wbr>", "")


def test_a_measure_offers_its_address_and_a_text() -> None:
    html = citing()
    assert f'<p id="zitat-adresse">{ROOT}massnahmen/wlan/</p>' in html
    assert "noch nicht archiviert" in html
    assert (
        f"Kleinstadt, Digitalfahrplan: „WLAN“ (Status: laufend, Stand: 01.11.2026), {ROOT}massnahmen/wlan/</p>" in html
    )
    assert html.count('hidden="hidden"') == html.count("<button") == 2
    assert html.count('role="status"') == 1


def test_without_an_address_of_the_site_none_is_offered() -> None:
    found = plan(measure("wlan", titel="WLAN", status="laufend"))
    html = section(found, "wlan", "zitieren", (snapshot("2026-01-29", "wlan", root="b" * 64),), root="/")
    assert "noch nicht bekannt" in html
    assert (
        "„WLAN“ (Status: laufend, Stand: 01.11.2026), Kennung wlan; archivierte Fassung vom 29.01.2026 "
        f"(Prüfsumme {'b' * 12})</p>" in html
    )
    assert re.findall(r"(?<=kopiert=\")[a-z-]+", html) == ["zitat-text"]


@pytest.mark.parametrize(
    ("snapshots", "address", "root"),
    [
        ([("2025-02-01", "a", "wlan"), ("2026-01-29", "b", "wlan")], "2026/2026-01-29/wlan/", "b"),
        ([("2026-01-29", "a", "wlan"), ("2026-07-01", "b", "anders")], "2026/2026-01-29/wlan/", "a"),
        ([("2026-01-29", "a", "wlan"), ("2025-02-01", "b", "wlan")], "2026/2026-01-29/wlan/", "a"),
        ([("2026-01-29", "a", "wlan"), ("2026-01-29", "b", "wlan")], "2026/2026-01-29/wlan/", "b"),
        ([("2026-01-29", "a", "funknetz")], "2026/2026-01-29/funknetz/", "a"),
        ([("2025-02-01", "a", "wlan"), ("2026-01-29", "b", "funknetz")], "2026/2026-01-29/funknetz/", "b"),
    ],
    ids=["newest", "not in it", "frozen later", "same day", "former id", "former id is newer"],
)
def test_the_newest_archived_version(snapshots: list[tuple[str, str, str]], address: str, root: str) -> None:
    html = citing(*(snapshot(day, id_, root=mark * 64) for day, mark, id_ in snapshots), ehemals=["funknetz"])
    day = ".".join(reversed(address.split("/")[1].split("-")))
    assert f'<a href="../../archiv/{address}">Fassung vom {day}</a>' in html
    assert f"; archivierte Fassung vom {day}: {ROOT}archiv/{address} (Prüfsumme {root * 12})</p>" in html


def test_a_programme_keeps_the_short_form_and_a_measure_has_the_section_only() -> None:
    found = plan(measure("a"))
    page = measure_page(View(found), found.by_id["a"])
    assert [part.anchor for part in page.sections][-2:] == ["zitieren", "zu-dieser-seite"]
    assert "Zitieren" not in page.sections[-1].html
