"""Every code with its German title, why it matters and the ways out. The page of error messages is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem. A code is never re-used and keeps its meaning."""

    code: str
    title: str
    why: str
    ways_out: str
    severity: Literal["fehler", "hinweis"] = "fehler"


GROUPS = {
    "A": "Datei und Schreibweise",
    "B": "Werte",
    "C": "Felder",
    "D": "Bezüge zwischen Dateien",
    "E": "Hinweise",
}


def _notice(code: str, title: str, why: str, ways_out: str) -> Code:
    return Code(code, title, why, ways_out, "hinweis")


_ALL = (
    Code("A101", "Datei gehört nicht hierher", "Im Inhaltsordner stehen nur Maßnahmen, Programme und Stammdaten; alles andere könnte versehentlich veröffentlicht werden.", "Die Datei löschen oder als `<kennung>.md` in `intern`, `buerger`, `schule` oder `foerderung` ablegen."),
    Code("A102", "Verknüpfung statt Datei", "Eine Verknüpfung kann auf Dateien außerhalb zeigen.", "Die Verknüpfung löschen und die Datei selbst ablegen."),
    Code("A103", "Dateiname ist keine gültige Kennung", "Der Dateiname ist die Adresse der Seite und bleibt für immer.", "Kleinbuchstaben ohne Umlaute, Ziffern und einzelne Bindestriche, höchstens 64 Zeichen: `wlan-grundschulen.md`."),
    Code("A104", "Name ist reserviert", "Das System braucht diese Adresse selbst.", "Einen anderen Dateinamen wählen."),
    Code("A105", "Datei ist nicht in UTF-8", "Umlaute wären nicht mehr lesbar.", "Im Editor „Speichern mit Kodierung UTF-8“ wählen."),
    Code("A106", "Datei ist zu groß", "Eine Datei hat höchstens 200.000 Byte.", "Text kürzen; große Unterlagen verlinken."),
    Code("A107", "Zeile ist zu lang", "Eine Zeile hat höchstens 5.000 Zeichen.", "Die Zeile umbrechen."),
    Code("A108", "Unerlaubtes Zeichen", "Steuerzeichen und Zeichen, die die Schreibrichtung umkehren, täuschen Lesende und Programme.", "Das Zeichen an der genannten Stelle löschen; meist kam es beim Einfügen mit."),
    Code("A109", "Unsichtbares Zeichen", "Zwei Wörter sähen gleich aus und wären verschieden.", "Die Stelle neu tippen, statt sie aus einem anderen Programm einzufügen."),
    Code("A110", "Der Kopf fehlt", "Die Angaben stehen zwischen zwei Zeilen `---`, die erste ganz oben.", "`---` in die erste Zeile schreiben, darunter die Angaben, dann wieder `---`."),
    Code("A111", "Der Kopf ist nicht geschlossen", "Ohne die zweite Zeile `---` ist nicht zu erkennen, wo die Beschreibung beginnt.", "Unter die letzte Angabe eine Zeile `---` schreiben."),
    Code("A112", "Zwei Fassungen in einer Datei", "Zwei Personen haben dieselbe Stelle geändert, niemand hat entschieden.", "Eine der beiden Fassungen behalten und die drei Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>` löschen."),
    Code("A113", "Diese Stelle ist nicht zu lesen", "Die Schreibweise „schlüssel: Wert“ ist verletzt; ab hier ist unklar, was gemeint ist.", "Einrückung, Doppelpunkt und Anführungszeichen prüfen; Text mit Doppelpunkt in Anführungszeichen setzen."),
    Code("A114", "Schlüssel steht doppelt", "Programme nehmen mal den ersten, mal den zweiten Wert.", "Eine der beiden Angaben löschen."),
    Code("A115", "Zeichen mit eigener Bedeutung am Anfang", "`&`, `*`, `!`, `%` und `<<` sind Abkürzungen, die jedes Programm anders liest.", "Text, der damit beginnt, in Anführungszeichen setzen; Abkürzungen ausschreiben."),
    Code("A116", "Zweites Dokument in einer Datei", "Eine Datei beschreibt genau eine Maßnahme oder ein Programm.", "Die Trennlinie löschen oder zwei Dateien anlegen."),
    Code("A117", "Kommentar hinter einem Wert", "Was hinter ` #` steht, fällt beim Lesen weg, ohne dass es jemand merkt.", "Kommentare in eine eigene Zeile schreiben; Werte wie `Projekt #3` in Anführungszeichen setzen."),
    Code("A118", "Zu tief verschachtelt", "Angaben, Listen und Zitate, die mehr als 20 Ebenen tief ineinander stecken, kann niemand mehr lesen.", "Einfacher gliedern."),
    Code("A119", "Zeichen zu oft wiederholt", "Mehr als 200 gleiche Satzzeichen hintereinander bremsen jedes Programm.", "Die Reihe kürzen."),
    Code("A120", "Komma zerschneidet einen Wert", "Zwischen `{` und `}` trennt das Komma zwei Angaben: Aus `{schaetzung: 1,2 Mio. €}` wird „1“.", "Den Wert in Anführungszeichen setzen: `{schaetzung: \"1,2 Mio. €\"}`, oder bei Zahlen `7.5` statt `7,5` schreiben."),
    Code("A121", "Datei lässt sich nicht öffnen", "Was nicht zu lesen ist, kann nicht geprüft werden.", "Die Rechte der Datei prüfen."),
    Code("A122", "Stammdaten fehlen", "Einheiten, Handlungsfelder und Haushaltsjahr stehen in `kommune.yml`.", "`kommune.yml` im Inhaltsordner anlegen."),
    _notice("A123", "Kopie eines Partners ist nicht zu lesen", "Der Plan dieser Kommune fehlt dann bei den Kooperationschancen; alles andere bleibt.", "Mit `digitalfahrplan partner update` neu holen, oder die Datei löschen."),
    _notice("A124", "Kopie gehört zu keinem Partner", "Verglichen wird nur mit Kommunen, die unter `partner` in `kommune.yml` stehen.", "Die Kommune dort ergänzen, oder die Datei löschen."),
    Code("B101", "Wert ist nicht eindeutig", "Ohne Anführungszeichen lesen Programme hier Verschiedenes: `NO` wird zu falsch, `012` zu 10, `12:30` zu 750.", "Den Wert in Anführungszeichen setzen oder die Angabe weglassen."),
    Code("B102", "Datum ist nicht zu lesen", "Ein Datum ist so genau, wie man es weiß.", "`2026`, `2026-Q3`, `2026-03`, `2026-03-12`, `Q3 2026`, `03/2026`, `März 2026` oder `12.03.2026` schreiben."),
    Code("B103", "Betrag ist nicht eindeutig", "`50.000` lesen manche als 50.000, andere als 50,0.", "`50000` oder `50.000 €` schreiben."),
    Code("B104", "Betrag ist nicht zu lesen", "Hier steht ein genauer Betrag in Euro, nicht negativ, unter 10 Mrd. €.", "`80000`, `80.000 €`, `80.000,50 €`, `80 TEUR` oder `1,2 Mio. €` schreiben."),
    Code("B105", "Schätzung ist nicht zu lesen", "Eine Schätzung darf ungenau sein, aber nicht unverständlich.", "`ca. 80.000 €`, `80.000–120.000 €`, `ab 80.000 €`, `bis 80.000 €` oder `unbekannt` schreiben."),
    Code("B106", "Prozentwert ist nicht zu lesen", "Prozente liegen zwischen 0 und 100.", "`90`, `90 %`, `bis 65 %` oder `50–70 %` schreiben."),
    Code("B107", "Zahl ist nicht zu lesen", "Hier wird gerechnet.", "`12`, `7.5` oder `7,5` schreiben; zwischen `{ }` in Anführungszeichen."),
    Code("B108", "Weder ja noch nein", "Hier gibt es nur zwei Antworten.", "`ja` oder `nein` schreiben."),
    Code("B109", "Adresse ist nicht erlaubt", "Links öffnen nur geprüfte Webadressen.", "Die vollständige Adresse mit `https://` schreiben, ohne Benutzernamen."),
    Code("B110", "Keine Mailadresse", "Wer fragt, soll jemanden erreichen.", "Genau eine Adresse wie `digital@stadt.de` schreiben."),
    Code("B111", "Keine gültige Kennung", "Kennungen stehen in Adressen und dürfen nichts anderes enthalten.", "Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche."),
    Code("B112", "Jahr ist nicht zu lesen", "Haushaltsjahre haben vier Ziffern.", "`2027`; bei Kosten auch `2026–2029`, `ab 2027` oder `offen`."),
    Code("B113", "Wort steht nicht zur Auswahl", "Hier ist nur eines der genannten Wörter möglich.", "Eines der Wörter aus der Meldung schreiben."),
    Code("B114", "Text ist zu lang", "Titel und Kurztext müssen in eine Tabelle passen.", "Kürzen; Einzelheiten gehören in die Beschreibung."),
    Code("B115", "Text geht über mehrere Zeilen", "Dieses Feld ist eine Zeile.", "In eine Zeile schreiben."),
    Code("B116", "Spanne läuft rückwärts", "Der kleinere Wert steht vorn.", "Die Werte tauschen; bei Beträgen jeden mit seiner Einheit schreiben."),
    Code("B117", "Hier passt die Form nicht", "Ein Wert, eine Liste und eine Gruppe von Angaben werden verschieden geschrieben.", "Mit der Vorlage vergleichen: Listen beginnen mit `- `, Gruppen sind eingerückt."),
    Code("B118", "Leerer Punkt in einer Liste", "Da hat jemand etwas vergessen.", "Den Punkt ausfüllen oder löschen."),
    Code("B119", "Zahl liegt außerhalb", "Die Zahl muss zwischen den genannten Grenzen liegen.", "Eine Zahl zwischen den Grenzen schreiben."),
    Code("B120", "Schlüssel passt nicht", "Ein Gemeindeschlüssel hat acht Ziffern, ein Kreisschlüssel fünf.", "Mit führender Null und in Anführungszeichen schreiben: `\"05770004\"`."),
    Code("B121", "LeiKa- oder OZG-Schlüssel passt nicht", "Ohne Anführungszeichen gehen Ziffern verloren.", "Alle Ziffern in Anführungszeichen schreiben: `\"99012345678901\"`."),
    Code("B122", "Uhrzeit ist nicht zu lesen", "Ohne Anführungszeichen wird aus `13:00` die Zahl 780.", "`\"13:00\"` schreiben."),
    Code("B123", "Fassung des Formats ist zu neu", "Ein älteres Programm würde neue Angaben falsch verstehen.", "Eine neuere Version von Digitalfahrplan verwenden."),
    Code("C101", "Angabe fehlt", "Ohne diese Angabe ist die Datei nicht zu verstehen.", "Die Zeile ergänzen."),
    Code("C102", "Schlüssel ist unbekannt", "Was niemand kennt, würde stillschweigend übergangen.", "Schreibweise prüfen; alle Schlüssel stehen in der Anleitung."),
    Code("C103", "Begründung fehlt", "Wer pausiert oder verwirft, sagt warum.", "`begruendung` ergänzen."),
    Code("C104", "Ergebnis fehlt", "Was abgeschlossen ist, hat ein Ergebnis und ein Ende.", "`ergebnis` und `tatsaechlich.ende` ergänzen."),
    Code("C105", "Genau eines von beiden", "Beides zugleich oder keines von beiden ist nicht eindeutig.", "Genau eine der beiden Angaben schreiben."),
    Code("C106", "Mindestens eines davon", "Eine Zeile ohne eine dieser Angaben sagt nichts.", "Mindestens eine der genannten Angaben schreiben."),
    Code("C107", "Ende liegt vor dem Beginn", "Nichts endet, bevor es beginnt.", "Die beiden Angaben prüfen."),
    Code("C108", "Datum liegt in der Zukunft", "Hier steht, was schon geschehen ist.", "Das Datum prüfen; Geplantes gehört in `zeitraum` oder `termin`."),
    Code("C109", "Fortlaufend und Ende zugleich", "Was fortlaufend ist, hat kein Ende.", "`ende` oder `fortlaufend` löschen."),
    Code("C110", "Schwellen sind vertauscht", "`hoch` beginnt oberhalb von `mittel`.", "`schwellen` in `kommune.yml` prüfen."),
    Code("D101", "Einheit ist unbekannt", "Verweise auf Einheiten führen sonst ins Leere.", "Eine Kennung aus `organisation` in `kommune.yml` schreiben oder die Einheit dort ergänzen lassen."),
    Code("D102", "Handlungsfeld ist unbekannt", "Verweise auf Handlungsfelder führen sonst ins Leere.", "Eine Kennung aus `handlungsfelder` in `kommune.yml` schreiben."),
    Code("D103", "Handlungsfeld gehört zu einem anderen Bereich", "Der Ordner bestimmt den Bereich, das Handlungsfeld muss dazu passen.", "Ein Handlungsfeld dieses Bereichs wählen oder die Datei verschieben."),
    Code("D104", "Ort ist unbekannt", "Verweise auf Orte führen sonst ins Leere.", "Eine Kennung aus `orte` in `kommune.yml` schreiben oder den Ort dort ergänzen lassen."),
    Code("D105", "Förderprogramm ist unbekannt", "Verweise auf Programme führen sonst ins Leere.", "Den Dateinamen eines Programms ohne `.md` schreiben, oder statt `programm` eine `quelle` nennen."),
    Code("D106", "Maßnahme ist unbekannt", "Eine Voraussetzung, die es nicht gibt, wird nie erfüllt.", "Den Dateinamen einer Maßnahme ohne `.md` schreiben."),
    Code("D107", "Voraussetzungen im Kreis", "Wenn jedes auf das andere wartet, beginnt keines.", "Eine der genannten Voraussetzungen löschen."),
    Code("D108", "Kennung gibt es zweimal", "Eine Kennung ist über alle Ordner einmalig: Sie ist die Adresse.", "Eine der Dateien umbenennen."),
    Code("D109", "Frühere Kennung ist vergeben", "Eine alte Adresse kann nur an eine Stelle führen.", "Die Kennung aus `ehemals` streichen oder die andere Datei anders nennen."),
    Code("D110", "Kriterium ist unbekannt", "Beide Stimmen bewerten dieselben Kriterien.", "Eine Kennung aus `kriterien` in `kommune.yml` schreiben."),
    Code("D111", "Kategorie ist unbekannt", "Nur gleiche Kategorien lassen sich bündeln.", "Eine Kennung aus `kategorien` in `kommune.yml` schreiben."),
    Code("D112", "Kennung steht doppelt in einer Liste", "Zwei Einträge mit derselben Kennung sind nicht zu unterscheiden.", "Einen der Einträge anders nennen."),
    Code("D113", "Maßnahme ist Voraussetzung ihrer selbst", "Sie würde nie beginnen.", "Die Zeile löschen."),
    _notice("E101", "Titel gibt es zweimal", "In Listen sind die beiden nicht zu unterscheiden.", "Einen der Titel genauer fassen."),
    _notice("E102", "Programm steht zweimal", "Meist ist es versehentlich doppelt eingetragen.", "Die Zeilen zusammenfassen, wenn es ein Antrag ist."),
    _notice("E103", "Förderung ist höher als die Kosten", "Mehr als die Kosten wird nicht gefördert.", "Beträge und Einheiten prüfen."),
    _notice("E104", "Stand ist alt", "Niemand weiß, ob die Angaben noch stimmen.", "Angaben prüfen und `stand` auf heute setzen."),
    _notice("E105", "Rechtliche Angabe fehlt", "Impressum, Datenschutz und Barrierefreiheit sind Pflicht.", "`rechtliches` in `kommune.yml` ergänzen."),
    _notice("E106", "Überschrift erster Ordnung im Text", "Der Titel der Seite ist die einzige; `#` wird als `##` gezeigt.", "Überschriften mit `##` beginnen."),
    _notice("E107", "Termin liegt außerhalb des Zeitraums", "Meist ist ein Datum falsch.", "`termin` und `zeitraum` prüfen."),
    _notice("E108", "Begonnen, aber Status sagt anderes", "Zwei Angaben widersprechen sich.", "`status` auf `laufend` setzen oder `tatsaechlich.beginn` löschen."),
    _notice("E109", "Fertig, aber nicht abgeschlossen", "Zwei Angaben widersprechen sich.", "`status: abgeschlossen` setzen, oder `fortschritt` und `tatsaechlich.ende` berichtigen."),
    _notice("E110", "Federführung steht auch unter Beteiligten", "Die federführende Einheit ist immer beteiligt.", "Sie unter `beteiligte` streichen."),
    _notice("E111", "Doppelter Punkt in einer Liste", "Meist ist es versehentlich doppelt eingetragen.", "Einen der beiden Punkte löschen."),
    _notice("E112", "Betrag ist auffallend hoch", "Oft fehlt ein Komma, oder aus Euro wurden Tausend.", "Betrag und Einheit prüfen."),
    _notice("E113", "Ist für ein künftiges Jahr", "Was noch nicht war, hat kein Ist.", "`ansatz` oder `schaetzung` schreiben."),
    _notice("E116", "Antragsfrist liegt außerhalb der Laufzeit", "Meist ist ein Datum falsch.", "`antragsfristen` und `laufzeit` prüfen."),
    _notice("E117", "Beschreibung erscheint ungestaltet", "Mehr als 10.000 Zeilen, 3.000 eckige oder 1.000 spitze Klammern bremsen jedes Programm.", "Kürzen; Unterlagen verlinken."),
    _notice("E118", "Verweis im Text führt ins Leere", "Lesende sehen den Text ohne Verweis.", "Den Dateinamen einer Maßnahme oder eines Programms schreiben: `[WLAN](wlan-grundschulen.md)`."),
)  # fmt: skip

CODES = {code.code: code for code in _ALL}
