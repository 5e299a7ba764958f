"""What people read: every sentence names both sides. One example of every wording."""

from __future__ import annotations

import pytest

from .funding import finding

WITH_BERGDORF = "kooperation: {form: gemeinsam, partner: [{name: Bergdorf, ags: '05999004'}]}"
ROWS = (
    "kosten: [{jahr: 2027, art: investiv, schaetzung: 8.000–12.000 €}, {jahr: 2028, art: offen, schaetzung: unbekannt}]"
)
WINDOWS = (
    "antragsfristen: [{von: 2026-10-01, bis: 2027-02-26, bis_uhrzeit: '12:00', bezeichnung: Runde 1}, {von: 2027-09}]"
)

SENTENCES = [
    ("bereich", "", "", "Das Programm ist auf keinen Bereich begrenzt; die Maßnahme gehört zu „Verwaltung und Beteiligungen“."),
    (
        "bereich", "foerdert: {bereiche: [schule]}", "",
        "Gefördert wird nur „Schulen und Einrichtungen“; die Maßnahme gehört zu „Verwaltung und Beteiligungen“.",
    ),
    ("handlungsfeld", "", "", "Das Programm ist auf kein Handlungsfeld begrenzt; die Maßnahme nennt kein Handlungsfeld."),
    (
        "handlungsfeld", "foerdert: {handlungsfelder: [portal]}", "handlungsfeld: akte",
        "Gefördert wird nur „Portal“; die Maßnahme gehört zu „Digitale Akte“.",
    ),
    ("kostenart", "", "", "Das Programm ist auf keine Kostenart begrenzt; die Maßnahme nennt ab 2026 keine Kosten."),
    (
        "kostenart", "foerdert: {kostenarten: [konsumtiv, investiv]}", ROWS,
        "Gefördert werden nur investive und konsumtive Kosten; die Maßnahme nennt ab 2026 investive und noch nicht zugeordnete Kosten.",
    ),
    ("gebiet", "", "", "Das Programm nennt kein Fördergebiet; Musterstadt liegt in NW."),
    ("gebiet", "foerdergebiet: [bundesweit]", "", "Das Programm gilt bundesweit; Musterstadt liegt in NW."),
    ("gebiet", "foerdergebiet: [BY, HE]", "", "Das Programm gilt in BY und HE; Musterstadt liegt in NW."),
    (
        "berechtigt", "", "",
        "Das Programm sagt nicht, wer einen Antrag stellen darf; federführend ist Fachbereich IT, ein Fachbereich der Kommune.",
    ),
    (
        "berechtigt", "foerderberechtigte: [kommune, kreis, zweckverband]", "federfuehrung: werke",
        "Antragsberechtigt sind Kommunen, Kreise und Zweckverbände; federführend ist Stadtwerke, eine Beteiligung der Kommune.",
    ),
    ("frist", "", "", "Das Programm nennt keine Antragsfrist; heute ist der 23.11.2026."),
    ("frist", "antragsfristen: [{bis: 2018}, {bis: 30.09.2025}]", "", "Antragsfrist endete am 30.09.2025; heute ist der 23.11.2026."),
    ("frist", "antragsfristen: [{bis: 2026-09}]", "", "Antragsfrist endete im September 2026; heute ist der 23.11.2026."),
    ("frist", "laufzeit: {ende: 2021}", "", "Das Programm endete 2021; heute ist der 23.11.2026."),
    ("frist", WINDOWS, "", "Anträge sind möglich ab 01.10.2026 bis 26.02.2027, 12:00 Uhr (Runde 1); heute ist der 23.11.2026."),
    (
        "frist", "antragsfristen: [{von: 2028}, {von: 2027-01-11, von_uhrzeit: '09:00', art: skizze}]", "",
        "Skizzen sind möglich ab 11.01.2027, 09:00 Uhr, ohne genanntes Ende; heute ist der 23.11.2026.",
    ),
    ("frist", "fortlaufend: ja", "", "Anträge sind jederzeit möglich; heute ist der 23.11.2026."),
    (
        "frist", "{fortlaufend: ja, laufzeit: {ende: 2029}}", "",
        "Anträge sind jederzeit möglich, solange das Programm läuft (bis 2029); heute ist der 23.11.2026.",
    ),
    ("laufzeit", "", "", "Das Programm nennt keine Laufzeit; die Maßnahme hat keinen geplanten Zeitraum."),
    (
        "laufzeit", "laufzeit: {beginn: 2025-12-18, ende: 2030}", "zeitraum: {beginn: Q3 2027, ende: 2028-03-31}",
        "Das Programm läuft vom 18.12.2025 bis 2030; die Maßnahme ist vom 3. Quartal 2027 bis zum 31.03.2028 geplant.",
    ),
    (
        "laufzeit", "laufzeit: {beginn: 2025-12-18}", "zeitraum: {beginn: 2027-03}",
        "Das Programm läuft ab dem 18.12.2025; die Maßnahme ist ab März 2027 geplant, ihr Ende ist nicht angegeben.",
    ),
    (
        "laufzeit", "laufzeit: {ende: Q2 2027}", "zeitraum: {ende: 2027}",
        "Das Programm läuft bis zum 2. Quartal 2027; die Maßnahme ist bis 2027 geplant, ihr Beginn ist nicht angegeben.",
    ),
    (
        "laufzeit", "laufzeit: {beginn: 2026, ende: 2027}", "zeitraum: {beginn: 2027, fortlaufend: ja}",
        "Das Programm läuft von 2026 bis 2027; die Maßnahme läuft fortlaufend, ab 2027.",
    ),
    (
        "laufzeit", "laufzeit: {ende: 2027}", "zeitraum: {fortlaufend: ja}",
        "Das Programm läuft bis 2027; die Maßnahme läuft fortlaufend, ohne genannten Beginn.",
    ),
    ("beginn", "", "", "Das Programm sagt nicht, ob eine Maßnahme schon begonnen haben darf; die Maßnahme hat noch nicht begonnen."),
    ("beginn", "antrag_vor_beginn: ja", "status: laufend", "Der Antrag ist vor Beginn der Maßnahme zu stellen; die Maßnahme läuft schon."),
    (
        "beginn", "antrag_vor_beginn: nein", "{status: laufend, tatsaechlich: {beginn: 07.04.2026}}",
        "Auch begonnene Maßnahmen werden gefördert; die Maßnahme begann am 07.04.2026.",
    ),
    ("partner", "", "", "Das Programm verlangt keine weitere Kommune; mit Gemeindeschlüssel beteiligt ist nur Musterstadt."),
    (
        "partner", "mindestpartner: 3", WITH_BERGDORF,
        "Nötig sind mindestens 3 Kommunen; mit Gemeindeschlüssel beteiligt sind Musterstadt und Bergdorf.",
    ),
    ("kumulierung", "", "", "Das Programm sagt nichts zu weiterer Förderung; bewilligt ist keine andere."),
    (
        "kumulierung", "kumulierbar: ja", "foerderung: [{programm: anderes, status: bewilligt}]",
        "Weitere Förderung ist erlaubt; bewilligt ist schon „Anderes“.",
    ),
    (
        "kumulierung", "kumulierbar: nein", "foerderung: [{quelle: Pauschale, status: abgerufen}]",
        "Weitere Förderung ist nicht erlaubt; bewilligt ist schon „Pauschale“.",
    ),
    ("bagatelle", "", "", "Das Programm nennt keine Bagatellgrenze; ab 2026 nennt die Maßnahme keine Kosten."),
    (
        "bagatelle", "bagatellgrenze: 10.000 €", ROWS,
        "Gefördert wird ab 10.000\u00a0€; ab 2026 betragen die Kosten 8.000\u00a0€ bis 12.000\u00a0€, dazu kommen unbekannte.",
    ),
    (
        "bagatelle", "{bagatellgrenze: '9.999,99 €', foerdert: {kostenarten: [investiv]}}",
        "kosten: [{jahr: 2027, art: investiv, schaetzung: ab 50 €}]",
        "Gefördert wird ab 9.999,99\u00a0€; ab 2026 betragen die investiven Kosten mindestens 50\u00a0€.",
    ),
    (
        "bagatelle", "bagatellgrenze: 5 €", "kosten: [{jahr: 2027, art: investiv, schaetzung: bis 9 €}]",
        "Gefördert wird ab 5\u00a0€; ab 2026 betragen die Kosten bis 9\u00a0€.",
    ),
    (
        "bagatelle", "bagatellgrenze: 5 €", "kosten: [{jahr: 2027, art: investiv, schaetzung: unbekannt}]",
        "Gefördert wird ab 5\u00a0€; ab 2026 ist die Höhe der Kosten unbekannt.",
    ),
    (
        "bagatelle", "foerdert: {kostenarten: [konsumtiv]}", "",
        "Das Programm nennt keine Bagatellgrenze; ab 2026 nennt die Maßnahme keine konsumtiven Kosten.",
    ),
    ("schon", "", "", "Über dieses Programm ist noch nicht entschieden; die Maßnahme nennt es noch nicht."),
    (
        "schon", "", "foerderung: [{programm: fonds, status: beantragt}]",
        "Über dieses Programm ist noch nicht entschieden; die Maßnahme nennt es als beantragt.",
    ),
    ("schon", "", "foerderung: [{programm: fonds, status: abgelehnt}]", "Dieses Programm ist für die Maßnahme schon abgelehnt."),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "theirs", "ours", "text"), SENTENCES)
def test_sentence(reason: str, theirs: str, ours: str, text: str) -> None:
    assert finding(reason, theirs, ours).text == text
