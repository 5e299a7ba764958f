"""The report as a page and as a paper: the same sections, every link leads somewhere, nothing foreign, nothing obeyed."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from digitalfahrplan.archive.edition import Described, Edition, Entry
from digitalfahrplan.archive.snapshot import Snapshot
from digitalfahrplan.assets import paper_css
from digitalfahrplan.lasting.entry import Tombstone
from digitalfahrplan.model import Area, Status
from digitalfahrplan.presentation.blocks.report import status_report
from digitalfahrplan.presentation.html import Html, tag
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.paper import comparison_body, is_closed, paper_document, report_document
from digitalfahrplan.presentation.report.references import ByAddress
from digitalfahrplan.presentation.report.words import signed, signed_number
from digitalfahrplan.presentation.view import View
from digitalfahrplan.report import compare, edition_of
from digitalfahrplan.values import Interval, parse_date

from .naive.building import UNKNOWN, Est, Raw, measure, plan_of, town
from .report import DAY, row, then_and_now, why
from .site.hostile import PAYLOADS
from .site.html import Element, parse

METHOD = Path(__file__).parent.parent / "docs" / "methode.md"
LATER = why("2026-09-14", "verzoegerung", "Lieferung kommt später.")
OLD: list[Raw] = [
    measure("wlan", titel="WLAN", zeitraum={"ende": "2027"}, kosten=[row(2027, ansatz=100)]),
    measure(
        "akte",
        titel="E-Akte",
        zeitraum={"beginn": "2026-03", "ende": "2027"},
        kosten=[row(2027, schaetzung=Est(100, 200))],
    ),
    measure("portal", titel="Portal", kosten=[row(2027, schaetzung=UNKNOWN)]),
    measure("kanal", titel="Kanalkataster", status="laufend"),
    measure("weg", titel="Weg damit"),
    measure("alt", titel="Alter Name"),
    measure("mit", titel="Mitgenommen"),
]
NEW: list[Raw] = [
    measure("wlan", titel="WLAN", zeitraum={"ende": "2027-06"}, verlauf=[LATER], kosten=[row(2027, ansatz=150)]),
    measure("akte", titel="E-Akte", zeitraum={"beginn": "2026-04", "fortlaufend": True}, kosten=[row(2027, schaetzung=Est(90, 150))]),
    measure("portal", titel="Portal", kosten=[row(2027, ansatz=7), row(2026, ansatz=100, ist=Decimal("125.50"))]),
    measure("kanal", titel="Kanalkataster", status="abgeschlossen", ergebnis="Alles erfasst.", tatsaechlich={"ende": "2026-08"}),
    measure("neu", titel="Neuer Name", ehemals=["alt", "mit"], status="verworfen", begruendung="x"),
    measure("dazu", titel="Dazu gekommen", meilensteine=[{"titel": "Auftrag", "termin": "2026-06"}],
            indikatoren=[{"name": "Anträge", "einheit": "im Jahr", "ausgang": 10, "ziel": 20, "zieldatum": "2028",
                          "werte": [{"stand": "2026-06", "wert": 9}]}, {"name": "Rest"}, {"name": "Noch einer"}]),
]  # fmt: skip


def view(*measures: Raw, **keys: Any) -> View:
    return View(plan_of(town(), measures or NEW), **keys)


def before() -> Edition:
    return edition_of(plan_of(town(), OLD, DAY))


def page(shown: View) -> Element:
    return parse(status_report(shown, Links("bericht/")))


def words(element: Element) -> str:
    return " ".join(element.text.split()).replace("\u00a0", " ")


def test_the_answer_comes_first_in_five_sentences() -> None:
    found = page(view(before=before()))
    figures = next(element for element in found.walk() if "df-zahlen" in element.classes)
    sentences = [words(item).removesuffix("Wie wird das berechnet?").strip() for item in figures.find("li")]
    assert sentences == [
        "5 Maßnahmen sind neu oder haben einen anderen Status: 1 neu, 1 abgeschlossen, 1 verworfen und 2 nicht mehr für sich im Plan.",
        "2 Maßnahmen haben andere Termine.",
        "3 Maßnahmen haben andere Kosten: 1 teurer (+ 50 €), 1 günstiger (− 10 € bis − 50 €) und 1 anders beziffert.",
        "5 geänderte Maßnahmen nennen keinen Grund.",
        "2 von 4 offenen Maßnahmen sind gefährdet.",
    ]


def table(found: Element, id_: str) -> list[list[str]]:
    """The rows of a table, cell by cell."""
    element = next(it for it in found.find("table") if it.attributes.get("id") == f"tabelle-{id_}")
    rows = [[words(cell) for cell in line.walk() if cell.tag in ("th", "td")] for line in element.find("tr")]
    return rows[1:]


def test_what_changed_with_its_reasons() -> None:
    found = page(view(before=before()))
    bare = "ohne Begründung"
    assert table(found, "bericht-stand") == [
        ["Dazu gekommen", "neu: geplant", "–"],
        ["Kanalkataster", "laufend → abgeschlossen", bare],
        ["Neuer Name", "geplant → verworfen", bare],
        ["Mitgenommen", "aufgegangen in Neuer Name", "–"],
        ["Weg damit", "nicht mehr im Plan", bare],
    ]
    assert table(found, "bericht-termine") == [
        ["E-Akte", "März 2026 bis 2027", "fortlaufend ab April 2026", "Beginn 31 Tage später, Ende nicht mehr genannt, jetzt fortlaufend", bare],
        ["WLAN", "bis 2027", "bis Juni 2027", "Ende 184 Tage früher", "14.09.2026: Lieferung kommt später."],
    ]  # fmt: skip
    assert table(found, "bericht-kosten") == [
        ["WLAN", "100 €", "150 €", "+ 50 €+ 50,0 %", "14.09.2026: Lieferung kommt später."],
        ["E-Akte", "100 € bis 200 €", "90 € bis 150 €", "− 10 € bis − 50 €− 10,0 % bis − 25,0 %", bare],
        ["Portal", "1 Betrag unbekannt", "132,50 €", "erstmals beziffert", bare],
    ]
    assert "Kanalkataster E-Akte" not in words(found)
    listed = next(it for it in found.find("ul") if "df-zahlen" not in it.classes)
    assert [words(item) for item in listed.find("li")] == [
        "E-Akte",
        "Kanalkataster",
        "Neuer Name",
        "Portal",
        "Weg damit",
    ]


def test_target_and_actual() -> None:
    found = page(view(before=before()))
    assert table(found, "bericht-fertig") == [["Kanalkataster", "–", "August 2026", "–", "Alles erfasst."]]
    assert table(found, "bericht-meilensteine") == [["Dazu gekommen", "Auftrag", "Juni 2026"]]
    assert table(found, "bericht-kennzahlen") == [
        ["Anträge (im Jahr)Dazu gekommen", "10", "20", "9 (Juni 2026)", "−10 %", "2028"]
    ]
    assert table(found, "bericht-geld") == [["2026, investiv", "100 €", "125,50 €", "+ 25,50 €", "+ 25,5 %"]]
    told = words(found)
    assert "2 weitere Kennzahlen wurden noch nicht gemessen." in told
    assert "Seit dem 29.01.2026 war 1 Meilenstein fällig: 0 erreicht (0 rechtzeitig), 1 nicht erreicht." in told
    assert (
        "6 Maßnahmen: 1 abgeschlossen, 1 verworfen, 1 im Verzug, 1 Verzug droht, 1 ohne Termin und 1 im Plan." in told
    )
    assert table(found, "bericht-gefaehrdet") == [
        ["E-Akte", "im Verzug", "Der Beginn (April 2026) ist seit dem 01.05.2026 überfällig."],
        ["Dazu gekommen", "Verzug droht", "Der Meilenstein „Auftrag“ (Juni 2026) ist seit dem 01.07.2026 überfällig."],
    ]


CHANGES = {"stand", "termine", "kosten", "ohne-begruendung"}


def anchors(found: Element) -> list[str]:
    return [heading.attributes["id"] for heading in found.find("h2")]


def test_without_a_snapshot_it_says_so_and_shows_the_rest() -> None:
    found = page(view())
    assert "Noch ist keine Fassung archiviert." in words(found)
    assert anchors(found) == ["auf-einen-blick", "gefaehrdet", "soll-und-ist"]
    figures = next(element for element in found.walk() if "df-zahlen" in element.classes)
    assert [words(item).removesuffix("Wie wird das berechnet?").strip() for item in figures.find("li")] == [
        "1 von 6 Maßnahmen ist im Plan.",
        "1 Maßnahme wurde seit dem 01.01.2026 abgeschlossen.",
        "0 von 1 Meilensteinen, die seit dem 01.01.2026 fällig waren, sind erreicht.",
        "1 von 3 Kennzahlen hat einen Messwert.",
        "2 von 4 offenen Maßnahmen sind gefährdet.",
    ]


SNAPSHOT = Snapshot(2026, DAY, Path("x"), "Haushaltsbeschluss", "", "", "", frozenset(), frozenset())


def test_a_snapshot_that_cannot_be_read_is_told_apart() -> None:
    assert "Der letzte archivierte Stand ist beschädigt oder lässt sich nicht lesen." in words(
        page(view(snapshots=(SNAPSHOT,)))
    )


def test_of_two_snapshots_of_one_day_the_one_of_the_editions_budget_year_is_named() -> None:
    both = (SNAPSHOT, replace(SNAPSHOT, year=2027, occasion="Entwurf"))
    for year, occasion in ((2026, "Haushaltsbeschluss"), (2027, "Entwurf")):
        edition = replace(before(), year=year)
        assert f"vom 29.01.2026 ({occasion})" in words(page(view(snapshots=both, before=edition)))


def test_the_snapshot_is_linked_and_named() -> None:
    found = page(view(snapshots=(SNAPSHOT,), before=before()))
    assert anchors(found)[1:5] == ["stand", "termine", "kosten", "ohne-begruendung"]
    (way,) = [it for it in found.find("a") if "archiv/" in it.attributes["href"]]
    assert (way.attributes["href"], way.text) == ("../archiv/2026/2026-01-29/", "archivierten Stand vom 29.01.2026")
    assert "(Haushaltsbeschluss)" in words(found)


def test_links_lead_to_measures_definitions_and_sections() -> None:
    found = page(view(before=before()))
    defined = set(re.findall(r"\{ #([a-z-]+) \}", METHOD.read_text("utf-8")))
    ids = {element.attributes.get("id") for element in found.walk()}
    addresses = [link.attributes["href"] for link in found.find("a")]
    known = {f"../massnahmen/{raw['id']}/" for raw in NEW}
    for address in addresses:
        page_, _, anchor = address.partition("#")
        assert address in known or (page_ == "../methode/" and anchor in defined) or (not page_ and anchor in ids), (
            address
        )
    assert known - {"../massnahmen/neu/"} <= set(addresses)


def test_a_town_without_anything() -> None:
    empty = View(plan_of(town(), []))
    told = words(page(empty))
    for sentence in (
        "Es gibt noch keine Maßnahmen.",
        "Noch wurde keine Kennzahl gemessen.",
        "keine Maßnahme gefährdet",
    ):
        assert sentence in told
    nothing = words(page(replace(empty, before=edition_of(empty.plan))))
    for sentence in (
        "Keine Maßnahme ist neu", "Kein geplanter Beginn", "Keine Gesamtkosten haben sich geändert.",
        "Jede Änderung von Termin, Kosten oder Status ist begründet, auch jeder Wegfall.",
    ):  # fmt: skip
        assert sentence in nothing
    assert "Es gibt noch keine Maßnahmen." in words(parse(report_document(empty, None, paper_css())))


def paper(**keys: Any) -> str:
    return report_document(view(**keys), before(), paper_css(), "Haushaltsberatung <2027>")


def test_the_paper_says_what_the_page_says_and_has_an_annex() -> None:
    found, site = parse(paper()), page(view(before=before()))
    for id_ in ("bericht-stand", "bericht-termine", "bericht-kosten", "bericht-gefaehrdet", "bericht-geld"):
        assert table(found, id_) == table(site, id_)
    assert anchors(found) == [*anchors(site), "anlage"]
    assert table(found, "anlage")[0] == [
        "Dazu gekommen",
        "Fachbereich IT",
        "geplant",
        "keine Angabe",
        "keine Angabe",
        "keine Angabe",
        "2",
    ]
    assert [row_[0] for row_ in table(found, "anlage")] == [
        "Dazu gekommen",
        "E-Akte",
        "Kanalkataster",
        "Neuer Name",
        "Portal",
        "WLAN",
    ]
    assert "Anlass: Haushaltsberatung <2027>" in words(found)
    assert [words(heading) for heading in found.find("h1")] == ["Sachstandsbericht Digitalisierung"]


def test_the_paper_is_one_closed_file() -> None:
    text = paper()
    assert text == paper()
    found = parse(text)
    assert [element.attributes.get("lang") for element in found.find("html")] == ["de"]
    assert {element.tag for element in found.walk()} & {"script", "img", "iframe", "object", "form"} == set()
    assert not any(name.startswith("on") or name in ("src", "style") for it in found.walk() for name in it.attributes)
    assert [len(found.find(landmark)) for landmark in ("header", "main", "footer")] == [1, 1, 1]
    assert {link.attributes["href"].partition("#")[0] for link in found.find("a")} == {
        "",
        "mailto:digital@kleinstadt.example",
    }
    assert "url(" not in text
    assert "@import" not in text
    (style,) = found.find("style")
    code = "".join(str(part) for part in style.inside)
    policy = next(it.attributes["content"] for it in found.find("meta") if "http-equiv" in it.attributes)
    allowed = b64encode(sha256(code.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"


def test_with_an_address_the_paper_leads_to_the_site() -> None:
    found = parse(paper(root="https://plan.example/", snapshots=(SNAPSHOT,)))
    addresses = {link.attributes["href"] for link in found.find("a")}
    assert {
        "https://plan.example/massnahmen/wlan/", "https://plan.example/methode/#bericht-kosten", "https://plan.example/methode/",
        "https://plan.example/archiv/2026/2026-01-29/",
    } <= addresses  # fmt: skip
    assert not any("weg" in address for address in addresses)
    assert all(address.startswith(("https://plan.example/", "#", "mailto:")) for address in addresses)


def test_the_title_of_the_margin_is_only_text() -> None:
    text = paper_document('a"; } body { x: url(//evil.example) } </style>\n\\', Html("<p>x</p>"), "p { }")
    code = "".join(str(part) for part in parse(text).find("style")[0].inside)
    content = code.partition('content: "')[2]
    assert re.fullmatch(r'(?:[\w ]|\\[0-9a-f]+ )*"; \} \}\n', content)
    assert "evil.example" not in content


def test_a_style_sheet_that_ends_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="ends its element"):
        paper_document("a", Html(""), "</style>")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_made_is_known_to_be_closed(payload: str) -> None:
    assert is_closed(paper_document(payload, tag("p", payload), paper_css(), head=tag("p", payload)).encode())


REFRESH = '<meta http-equiv="refresh" content="0;url=//evil.example">'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!doctype html>", "<script>x()</script><!doctype html>"),
        ("&#x27;none&#x27;;", "*;"),
        ("; form-action &#x27;none&#x27;", ""),
        ("style-src &#x27;", "script-src &#x27;unsafe-inline&#x27;; style-src &#x27;"),
        ('<meta name="referrer"', f'{REFRESH}<meta name="referrer"'),
        ("<p>", f"<p>{REFRESH.upper()}"),
        ("<p>", '<p><meta name=">" http-equiv=refresh content="0;url=//evil.example">'),
    ],
)
def test_what_could_run_or_lead_away_is_not_closed(old: str, new: str) -> None:
    made = paper_document("Bericht", tag("p", "x"), paper_css())
    assert old in made
    assert not is_closed(made.replace(old, new, 1).encode())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_snapshot_is_obeyed(payload: str) -> None:
    entry = Entry(parse_date("2026-10"), None, payload)
    old = [
        Described("m", payload, Area.INTERNAL, payload, Status.IDEA, end=parse_date("2027")),
        Described("weg", payload),
    ]
    new = [
        Described(
            "m", payload, Area.INTERNAL, payload, Status.RUNNING, history=(entry,), total=Interval.exact(Decimal(3))
        ),
        Described("neu", payload, history=(entry,)),
    ]
    one = Edition(DAY, payload, 2026, 2028, tuple(old))
    other = Edition(date(2026, 11, 23), payload, 2026, 2028, tuple(new))
    text = comparison_body(compare(one, other), one, other, ByAddress("https://plan.example/", {"m"}))
    found = parse(paper_document(payload, text, paper_css(), head=Html("")))
    assert {element.tag for element in found.walk()} <= set(
        " html head meta title style body main p div table caption thead tbody tr th td span h2 ul li a br small".split(
            " "
        )
    )
    assert payload.strip() in found.text
    assert {link.attributes["href"] for link in found.find("a")} <= {
        "https://plan.example/massnahmen/m/", *(f"https://plan.example/methode/#bericht{part}" for part in ("", "-termine", "-kosten")),
    }  # fmt: skip


def test_two_snapshots_side_by_side() -> None:
    one, other = then_and_now(OLD, NEW)
    found = parse(comparison_body(compare(one, other), one, other))
    assert table(found, "vergleich-zahlen") == [
        ["geplant", "6", "4"], ["laufend", "1", "0"], ["abgeschlossen", "0", "1"], ["verworfen", "0", "1"], ["insgesamt", "7", "6"],
    ]  # fmt: skip
    assert anchors(found) == ["stand", "termine", "kosten", "ohne-begruendung"]
    assert found.find("a") == []
    unknown = replace(one, measures=(Described("x", "X"),))
    assert ["keine Angabe", "1", "0"] in table(
        parse(comparison_body(compare(unknown, other), unknown, other)), "vergleich-zahlen"
    )


def test_costs_that_are_open_above() -> None:
    new = [measure("m", kosten=[row(2027, schaetzung=Est(120, None))])]
    one, other = then_and_now([measure("m", kosten=[row(2027, schaetzung=Est(100, None))])], new)
    rows = table(parse(comparison_body(compare(one, other), one, other)), "bericht-kosten")
    assert rows[0][1:4] == ["mindestens 100 €", "mindestens 120 €", "Mindestbetrag + 20 €, nach oben offen+ 20,0 %"]
    gone = table(parse(comparison_body(compare(other, one), other, one)), "bericht-kosten")
    assert gone[0][3] == "Mindestbetrag − 20 €, nach oben offen− 16,7 %"


SUMS: list[tuple[list[tuple[Est, Est]], str]] = [
    ([(Est(13_000, 13_000), Est(15_000, 15_000)), (Est(10_000, 20_000), Est(15_000, 20_000))], "2 teurer (+ 2.000 € bis + 7.000 €)"),
    ([(Est(10, 20), Est(15, 20)), (Est(10, 20), Est(10, 25))], "2 teurer (+ 5 €)"),
    ([(Est(13_000, 13_000), Est(15_000, 15_000)), (Est(10_000, 20_000), Est(15_000, 20_000)), (Est(100, None), Est(200, None))],
     "3 teurer (Mindestbetrag + 7.100 €, nach oben offen)"),
    ([(Est(30, None), Est(20, None)), (Est(50, 60), Est(50, 55))], "2 günstiger (Mindestbetrag − 10 €, nach oben offen)"),
]  # fmt: skip


@pytest.mark.parametrize(("costs", "told"), SUMS)
def test_sums_of_differences_have_no_bound_that_nobody_named(costs: list[tuple[Est, Est]], told: str) -> None:
    old, new = (
        [measure(f"m{place}", kosten=[row(2027, schaetzung=each[at])]) for place, each in enumerate(costs)]
        for at in (0, 1)
    )
    found = page(view(*new, before=edition_of(plan_of(town(), old, DAY))))
    figures = next(element for element in found.walk() if "df-zahlen" in element.classes)
    assert told in words(figures.find("li")[2])


def test_unknown_amounts_stay_in_the_difference() -> None:
    known, unknown = row(2027, ansatz=150), row(2028, schaetzung=UNKNOWN)
    one, other = then_and_now([measure("m", kosten=[row(2027, ansatz=100)])], [measure("m", kosten=[known, unknown])])
    rows = table(parse(comparison_body(compare(one, other), one, other)), "bericht-kosten")
    assert rows[0][3] == "+ 50 €, dazu 1 Betrag unbekannt"


def test_a_measure_that_is_gone_bears_its_reason() -> None:
    stone = Tombstone("massnahmen", "weg", "Weg damit", date(2026, 3, 12), "Doppelt erfasst.")
    plan = replace(plan_of(town(), [measure("da")]), tombstones=(stone,))
    found = page(
        View(plan, before=edition_of(plan_of(town(), [measure("da"), measure("weg", titel="Weg damit")], DAY)))
    )
    assert table(found, "bericht-stand") == [["Weg damit", "nicht mehr im Plan", "12.03.2026: Doppelt erfasst."]]
    assert "auch jeder Wegfall" in words(found)


def test_the_change_of_the_year_is_a_reason() -> None:
    rows = [row(2027, ansatz=100, ist=130)]
    before, _ = then_and_now([measure("m", kosten=rows)], [])
    rolled = plan_of(town(haushalt={"jahr": 2028, "planungsjahre": 2}), [measure("m", kosten=rows)])
    found = page(View(rolled, before=before))
    (line,) = table(found, "bericht-kosten")
    assert line[3] == "+ 30 €+ 30,0 %"
    assert line[4].startswith("Ergebnis statt Ansatz:")
    assert "0 geänderte Maßnahmen nennen keinen Grund." in words(found)


@pytest.mark.parametrize(
    ("value", "shown"), [("5", "+ 5 €"), ("-5.5", "− 5,50 €"), ("0", "0 €"), ("1234567", "+ 1.234.567 €")]
)
def test_signs(value: str, shown: str) -> None:
    assert signed(Decimal(value)).replace("\u00a0", " ") == shown


def test_what_rounds_to_nought_has_no_sign() -> None:
    assert signed_number(Decimal("-0.04"), 1) == "0,0"
