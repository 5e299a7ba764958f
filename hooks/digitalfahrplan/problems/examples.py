"""For every code a place that is wrong, and the same place put right, as it stands in a file.

Where it stands says the part of the table below. Everything that the check can be asked alone is checked by a test: the
wrong one is told, the right one is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["massnahme", "programm", "kommune", "datei", "name", "aenderung", "umgebung"]
"""Lines of a measure, of a programme, of kommune.yml; a whole file; a file's name; what it was before and is now; else."""


@dataclass(frozen=True, slots=True)
class Example:
    """What is wrong (or, of a notice, strikes) and what is right. In a change the right one is what stood there before."""

    wrong: str
    right: str
    where: Where


_MEASURE = {
    "A113": ("titel: Digitalpakt: zweite Stufe", 'titel: "Digitalpakt: zweite Stufe"'),
    "A114": ("status: geplant\nstatus: laufend", "status: laufend"),
    "A115": ("titel: !wichtig", 'titel: "!wichtig"'),
    "A117": ("titel: Projekt #3", 'titel: "Projekt #3"'),
    "A120": ("kosten:\n  - {jahr: 2026, art: investiv, schaetzung: 1,2 Mio. €}", 'kosten:\n  - {jahr: 2026, art: investiv, schaetzung: "1,2 Mio. €"}'),
    "B101": ("kooperation: {form: gemeinsam, begruendung: NO}", 'kooperation: {form: gemeinsam, begruendung: "NO"}'),
    "B102": ("zeitraum:\n  beginn: Sommerferien", "zeitraum:\n  beginn: Juli 2027"),
    "B103": ("kosten:\n  - jahr: 2026\n    art: investiv\n    ansatz: 50.000", "kosten:\n  - jahr: 2026\n    art: investiv\n    ansatz: 50.000 €"),
    "B104": ("kosten:\n  - jahr: 2026\n    art: investiv\n    ansatz: ca. 80.000 €", "kosten:\n  - jahr: 2026\n    art: investiv\n    schaetzung: ca. 80.000 €"),
    "B105": ("kosten:\n  - jahr: 2026\n    art: investiv\n    schaetzung: ein paar Tausend", "kosten:\n  - jahr: 2026\n    art: investiv\n    schaetzung: 2.000–5.000 €"),
    "B106": ("fortschritt: 120 %", "fortschritt: 80 %"),
    "B107": ("personal:\n  - {jahr: 2027, organisation: it, tage: viele}", "personal:\n  - {jahr: 2027, organisation: it, tage: 40}"),
    "B108": ("zeitraum:\n  beginn: 2027\n  fortlaufend: vielleicht", "zeitraum:\n  beginn: 2027\n  fortlaufend: ja"),
    "B109": ("links:\n  - titel: Konzept\n    url: www.stadt.example", "links:\n  - titel: Konzept\n    url: https://www.stadt.example"),
    "B110": ("kontakt: {email: Fachbereich IT}", "kontakt: {email: it@stadt.example}"),
    "B111": ("ehemals: [Bauakte_alt]", "ehemals: [bauakte-alt]"),
    "B112": ("kosten:\n  - {jahr: nächstes Jahr, art: investiv, ansatz: 5000}", "kosten:\n  - {jahr: 2026, art: investiv, ansatz: 5000}"),
    "B113": ("status: in Arbeit", "status: laufend"),
    "B115": ("vorbehalt: |\n  Wenn das Land fördert.\n  Und der Rat zustimmt.", "vorbehalt: Wenn das Land fördert und der Rat zustimmt."),
    "B116": ("kosten:\n  - {jahr: 2026, art: investiv, schaetzung: 120–80 TEUR}", "kosten:\n  - {jahr: 2026, art: investiv, schaetzung: 80–120 TEUR}"),
    "B117": ("zeitraum: 2027 bis 2028", "zeitraum:\n  beginn: 2027\n  ende: 2028"),
    "B118": ("beteiligte:\n  - bauen\n  -", "beteiligte:\n  - bauen"),
    "B119": ("bewertung:\n  fachbereich: {dringlichkeit: 11}", "bewertung:\n  fachbereich: {dringlichkeit: 10}"),
    "B121": ("leistungen:\n  - {leika: 99012345678901}", 'leistungen:\n  - {leika: "99012345678901"}'),
    "C101": ("kurz:", "kurz: Bauakten sind in Minuten gefunden."),
    "C102": ("fortschrit: 40", "fortschritt: 40"),
    "C103": ("status: pausiert", "status: pausiert\nbegruendung: Wir warten auf den Umbau."),
    "C104": ("status: abgeschlossen", "status: abgeschlossen\nergebnis: Alle Akten sind eingelesen.\ntatsaechlich: {ende: 2026-09}"),
    "C105": ("personal:\n  - {jahr: 2027, organisation: it, tage: 40, vzae: 0.2}", "personal:\n  - {jahr: 2027, organisation: it, tage: 40}"),
    "C106": ("kosten:\n  - {jahr: 2026, art: investiv}", "kosten:\n  - {jahr: 2026, art: investiv, ansatz: 5000}"),
    "C107": ("zeitraum:\n  beginn: 2028\n  ende: Q4 2027", "zeitraum:\n  beginn: 2028\n  ende: Q4 2028"),
    "C108": ("tatsaechlich: {beginn: 2099-01}", "zeitraum: {beginn: 2099-01}"),
    "C109": ("zeitraum: {beginn: 2027, ende: 2028, fortlaufend: ja}", "zeitraum: {beginn: 2027, fortlaufend: ja}"),
    "D101": ("federfuehrung: Fachbereich Bauen", "federfuehrung: bauen"),
    "D102": ("handlungsfeld: akte", "handlungsfeld: digitale-akte"),
    "D103": ("handlungsfeld: e-government", "handlungsfeld: digitale-akte"),
    "D104": ("orte:\n  - {ort: Grundschule Nord}", "orte:\n  - {ort: grundschule-nord}"),
    "D105": ("foerderung:\n  - {programm: Kreisfonds, status: geplant}", "foerderung:\n  - {quelle: Kreisfonds, status: geplant}"),
    "D106": ("voraussetzungen: [scanner]", "vorbehalt: Erst wird der Scanner beschafft."),
    "D110": ("bewertung:\n  fachbereich: {dringlich: 5}", "bewertung:\n  fachbereich: {dringlichkeit: 5}"),
    "D111": ("beschaffungen:\n  - {gegenstand: Tablets, kategorie: tablets, jahr: 2027}", "beschaffungen:\n  - {gegenstand: Tablets, kategorie: endgeraete, jahr: 2027}"),
    "D113": ("voraussetzungen: [bauakte]", "voraussetzungen: []"),
    "E103": ("kosten:\n  - {jahr: 2026, art: investiv, ansatz: 50.000 €}\nfoerderung:\n  - {quelle: Land, status: bewilligt, betrag: 500.000 €}", "kosten:\n  - {jahr: 2026, art: investiv, ansatz: 50.000 €}\nfoerderung:\n  - {quelle: Land, status: bewilligt, betrag: 40.000 €}"),
    "E104": ("stand: 2025-03-01", "stand: 2026-11-23"),
    "E107": ("zeitraum: {beginn: 2027, ende: 2028}\nmeilensteine:\n  - {titel: Vergabe, termin: 2029-03}", "zeitraum: {beginn: 2027, ende: 2028}\nmeilensteine:\n  - {titel: Vergabe, termin: 2027-03}"),
    "E108": ("status: geplant\ntatsaechlich: {beginn: 2026-04}", "status: laufend\ntatsaechlich: {beginn: 2026-04}"),
    "E109": ("status: laufend\nfortschritt: 100 %", "status: laufend\nfortschritt: 95 %"),
    "E110": ("federfuehrung: it\nbeteiligte: [bauen, it]", "federfuehrung: it\nbeteiligte: [bauen]"),
    "E111": ("beteiligte: [bauen, bauen]", "beteiligte: [bauen]"),
    "E112": ("kosten:\n  - {jahr: 2026, art: investiv, ansatz: 120 Mio. €}", "kosten:\n  - {jahr: 2026, art: investiv, ansatz: 120 TEUR}"),
    "E113": ("kosten:\n  - {jahr: 2099, art: investiv, ist: 5000}", "kosten:\n  - {jahr: 2099, art: investiv, ansatz: 5000}"),
}  # fmt: skip
_PROGRAMME = {
    "B122": ('antragsfristen:\n  - {bis: 2027-03-31, bis_uhrzeit: "13 Uhr"}', 'antragsfristen:\n  - {bis: 2027-03-31, bis_uhrzeit: "13:00"}'),
    "E116": ("laufzeit: {beginn: 2026, ende: 2027}\nantragsfristen:\n  - {von: 2028-01-01, bis: 2028-02-29}", "laufzeit: {beginn: 2026, ende: 2028}\nantragsfristen:\n  - {von: 2028-01-01, bis: 2028-02-29}"),
}  # fmt: skip
_TOWN = {
    "B120": ('ags: "5999012"', 'ags: "05999012"'),
    "B123": ("schema_version: 2", "schema_version: 1"),
    "C110": ("kriterien:\n  liste:\n    - {id: dringlichkeit, name: Dringlichkeit, gewicht: 20}\n  schwellen: {hoch: 4, mittel: 7}", "kriterien:\n  liste:\n    - {id: dringlichkeit, name: Dringlichkeit, gewicht: 20}\n  schwellen: {hoch: 7, mittel: 4}"),
    "D112": ("organisation:\n  - {id: it, name: Fachbereich IT, art: fachbereich}\n  - {id: it, name: Fachbereich Bauen, art: fachbereich}", "organisation:\n  - {id: it, name: Fachbereich IT, art: fachbereich}\n  - {id: bauen, name: Fachbereich Bauen, art: fachbereich}"),
    "E105": ("rechtliches:\n  datenschutz: datenschutz@stadt.example", "rechtliches:\n  impressum: https://www.stadt.example/impressum\n  datenschutz: datenschutz@stadt.example\n  barriere_kontakt: barrierefrei@stadt.example\n  schlichtungsstelle: Schlichtungsstelle, Weg 1\n  ueberwachungsstelle: Überwachungsstelle, Weg 2"),
}  # fmt: skip
_HEAD = "---\ntitel: Bauakte\nkurz: Bauakten sind schnell da.\nstatus: geplant\nfederfuehrung: it\nstand: 2026-11-10\n"
_FILE = {
    "A108": (f"{_HEAD}zeitraum:\n\tbeginn: 2027\n---\n", f"{_HEAD}zeitraum:\n  beginn: 2027\n---\n"),
    "A109": (f"{_HEAD}vorbehalt: Bau\u200bakte\n---\n", f"{_HEAD}vorbehalt: Bauakte\n---\n"),
    "A110": (_HEAD.removeprefix("---\n"), f"{_HEAD}---\n"),
    "A111": (f"{_HEAD}\nHeute liegen die Akten im Keller.\n", f"{_HEAD}---\n\nHeute liegen die Akten im Keller.\n"),
    "A112": (
        f"{_HEAD}<<<<<<< HEAD\nfortschritt: 40\n=======\nfortschritt: 60\n>>>>>>> aenderung\n---\n",
        f"{_HEAD}fortschritt: 60\n---\n",
    ),
    "E106": (f"{_HEAD}---\n\n# Ziel\n\nAkten finden.\n", f"{_HEAD}---\n\n## Ziel\n\nAkten finden.\n"),
    "E118": (f"{_HEAD}---\n\nSiehe [Scanner](scanner.md).\n", f"{_HEAD}---\n\nErst kommt der Scanner.\n"),
}
_NAME = {
    "A101": ("entwuerfe/bauakte.md", "intern/bauakte.md"),
    "A103": ("intern/Bauakte_2.md", "intern/bauakte-2.md"),
    "A104": ("intern/suche.md", "intern/volltextsuche.md"),
    "D108": ("intern/bauakte.md\nbuerger/bauakte.md", "intern/bauakte.md\nbuerger/bauakte-online.md"),
}
_AROUND = {
    "A102": ("intern/bauakte.md → ../ablage/bauakte.md", "intern/bauakte.md"),
    "A105": ("titel: Digitale Bauakte f\ufffdr B\ufffdrger", "titel: Digitale Bauakte für Bürger"),
    "A106": ("Eine Datei mit eingefügten Bildern: 3 MB", "Ein Verweis: [Konzept als PDF](https://www.stadt.example/konzept.pdf)"),
    "A107": ("Ein ganzes Gutachten in einer einzigen Zeile", "Absätze mit Leerzeilen dazwischen"),
    "A116": ("name: Bad Beispiel\n---\nname: Bad Beispiel", "name: Bad Beispiel"),
    "A118": ("- Ebene 1\n  - Ebene 2\n    - … bis Ebene 21", "- Ebene 1\n  - Ebene 2"),
    "A119": ("Kapitel 1 ……………………………………………… (mehr als 200 Punkte)", "Kapitel 1"),
    "A121": ("-rw------- root bauakte.md", "-rw-r--r-- root bauakte.md"),
    "A122": ("measures/intern\nmeasures/schule", "measures/intern\nmeasures/kommune.yml\nmeasures/schule"),
    "A123": ("measures/partner/05999016.json bricht mitten in einer Zeile ab", "digitalfahrplan partner update"),
    "A124": ("partner:\n  - {name: Bergdorf, ags: \"05999004\", …}\n\nDaneben liegt partner/05999020.json", "Daneben liegt partner/05999004.json"),
    "A125": ("oparl/vorlagen.json bricht mitten in einer Zeile ab", "digitalfahrplan oparl update"),
    "A126": ("Die Vorlage VO/2026/0131 liegt in der Kopie; keine Maßnahme nennt sie mehr", "digitalfahrplan oparl update"),
    "B114": ("kurz: Eine ganze Seite Text …", "kurz: In jedem Klassenraum gibt es verlässliches WLAN."),
    "D107": ("In scannen.md:  voraussetzungen: [bauakte]\nIn bauakte.md:  voraussetzungen: [scannen]", "In scannen.md:  (keine)\nIn bauakte.md:  voraussetzungen: [scannen]"),
    "D109": ("ehemals: [scannen]\n\nEs gibt aber eine Datei scannen.md", "ehemals: [scannen-alt]"),
    "D114": ("massnahmen/mikrofilm steht in archive/ADRESSEN.txt, aber keine Datei heißt noch so", "In bauakte.md:  ehemals: [mikrofilm]"),
    "D115": ("bauakte 2026-01-29 Digitale Bauakte", "massnahmen/bauakte 2026-01-29 Digitale Bauakte"),
    "E101": ("In bauakte.md:      titel: Digitale Bauakte\nIn bauakte-neu.md:  titel: Digitale Bauakte", "In bauakte.md:      titel: Digitale Bauakte\nIn bauakte-neu.md:  titel: Digitale Bauakte für Altbauten"),
    "E102": ("foerderung:\n  - {programm: kreisfonds, status: geprueft}\n  - {programm: kreisfonds, status: geplant}", "foerderung:\n  - {programm: kreisfonds, status: geplant}"),
    "E117": ("Eine Tabelle mit 20.000 Zeilen in der Beschreibung", "[Die ganze Tabelle](https://www.stadt.example/tabelle.csv)"),
    "E119": ("Die Seite massnahmen/bauakte ist neu und fehlt in archive/ADRESSEN.txt", "digitalfahrplan adressen"),
    "E120": ("massnahmen/bauakte 2026-01-29 entfallen: Teil des Serviceportals", "massnahmen/bauakte 2026-11-23 Digitale Bauakte"),
}  # fmt: skip
_CHANGE = {
    "G101": ("zeitraum:\n  ende: Q4 2028", "zeitraum:\n  beginn: 2027-03\n  ende: Q4 2028"),
    "G102": ("meilensteine:\n  - titel: Auftrag vergeben", "meilensteine:\n  - titel: Auftrag vergeben\n  - titel: Erste Akten eingelesen"),
    "G103": ("ansatz: 80 €", "ansatz: 80.000 €"),
    "G104": ("intern/digitale-bauakte.md", "intern/bauakte.md"),
    "G105": ("kurz: Bauakten sind schnell da.", "kurz: Bauakten sind in Minuten gefunden, auch von der Baustelle aus, und niemand fährt mehr."),
    "G106": ("zeitraum:\n  ende: Q4 2082", "zeitraum:\n  ende: Q4 2028"),
    "G107": ("stand: 2025-10-01", "stand: 2026-10-01"),
    "G108": ("zeitraum:\n  beginn: 2027\n   ende: 2028", "zeitraum:\n  beginn: 2027\n  ende: 2028"),
    "G109": ("(leer)", "---\ntitel: Digitale Bauakte\n…"),
    "G110": ("Die Datei bauakte.md ist gelöscht", "status: verworfen\nbegruendung: Es gibt jetzt das Serviceportal."),
}  # fmt: skip
_BAG = "archive/2027/2026-11-05"
_BACK = "git checkout STAND -- "
_ARCHIVE = {
    "F101": (f"{_BAG}/data/roadmap.json fehlt", f"{_BACK}{_BAG}/data/roadmap.json"),
    "F102": (f"In {_BAG}/data/roadmap.json ist eine Zahl anders", f"{_BACK}{_BAG}/data/roadmap.json"),
    "F103": (f"{_BAG}/data/notiz.txt", f"rm {_BAG}/data/notiz.txt"),
    "F104": (f"{_BAG}/data/Roadmap.json", f"{_BAG}/data/roadmap.json"),
    "F105": (f"{_BAG}/data/roadmap.json → /srv/roadmap.json", f"{_BACK}{_BAG}/data/roadmap.json"),
    "F106": (f"-rw------- root {_BAG}/data/roadmap.json", f"-rw-r--r-- root {_BAG}/data/roadmap.json"),
    "F107": (f"{_BAG}/manifest-sha256.txt ist leer", f"{_BACK}{_BAG}/manifest-sha256.txt"),
    "F108": ("Bagging-Date: 2031-01-01", "Bagging-Date: 2026-11-05"),
    "F109": (f"{_BAG} liegt da, KETTE.txt nennt ihn nicht", f"{_BACK}archive/KETTE.txt"),
    "F110": ("KETTE.txt nennt 2027/2026-11-05, der Ordner fehlt", f"{_BACK}{_BAG}"),
    "F111": ("2027/2026-11-05 1111… 51d0…", "2027/2026-11-05 98eb… 51d0…"),
    "F112": ("Am 5. November eingefroren", "2027/2026-11-05 98eb… 51d0…"),
    "F113": ("2027/2026-11-05 98eb… 0000…", "2027/2026-11-05 98eb… 51d0…"),
    "F114": ("2027/2026-11-05 98eb… 51d0…\n2027/2026-11-05 98eb… 77aa…", "2027/2026-11-05 98eb… 51d0…"),
    "F115": ("2027/2026-11-05 …\n2026/2026-06-30 …", "2026/2026-06-30 …\n2027/2026-11-05 …"),
    "F116": ("archive/Notizen.docx", "ablage/Notizen.docx"),
    "F117": ("archive/.neu-schnappschuss", "digitalfahrplan freeze 2027 --stichtag 2026-11-05 --anlass Haushalt"),
    "F118": (f"{_BAG}/data/roadmap.json hat andere Bytes als auf main", f"{_BACK}{_BAG}/data/roadmap.json"),
    "F119": (f"{_BAG}/data/roadmap.json war auf main und fehlt jetzt", f"{_BACK}{_BAG}/data/roadmap.json"),
    "F120": ("In ADRESSEN.txt ist eine Zeile weg", f"{_BACK}archive/ADRESSEN.txt"),
    "F121": ("digitalfahrplan verify --root 609eaa3b…", "digitalfahrplan verify --root 609eaa3a…"),
    "F122": (f"{_BAG}.tsr gehört zu einer anderen Datei", f"{_BACK}{_BAG}.tsr"),
    "F123": ("openssl: Befehl nicht gefunden", "sudo apt-get install openssl"),
    "F201": ("site/archiv/2027/2026-11-05/index.html fehlt", "make site"),
    "F202": ("In site/archiv/2027/2026-11-05/index.html steht eine andere Zahl", "make site"),
    "F203": ("site/archiv/2027/2026-11-05/werbung.html", "make clean site"),
}  # fmt: skip
_BY_PLACE: dict[Where, dict[str, tuple[str, str]]] = {
    "massnahme": _MEASURE,
    "programm": _PROGRAMME,
    "kommune": _TOWN,
    "datei": _FILE,
    "name": _NAME,
    "aenderung": _CHANGE,
    "umgebung": _AROUND | _ARCHIVE,
}
EXAMPLES = {code: Example(*pair, where) for where, pairs in _BY_PLACE.items() for code, pair in pairs.items()}
