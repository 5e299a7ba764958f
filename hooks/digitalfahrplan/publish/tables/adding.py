"""How totals are formed of the tables: said on the page, in the workbook and in the description for programs."""

from __future__ import annotations

ADDING = (
    (
        "Was etwas kostet, steht in der Tabelle „kosten“ in zaehlt_von und zaehlt_bis. Schätzung, Ansatz, Ist und Verpflichtung sind "
        "Angaben über dasselbe Geld und werden nie zueinander gezählt."
    ),
    (
        "Eine Zeile der Tabelle „kosten“ ist ein Betrag in einem Jahr; mehrjährige Zeilen sind schon verteilt, jede kommt in jedem "
        "ihrer Jahre einmal vor. Nur schaetzung_wortlaut gilt der ganzen Zeile."
    ),
    (
        "Geld der Kommune sind nur Zeilen mit wirtschaftsplan = false (in Excel: nein). Die anderen stehen in den Wirtschaftsplänen "
        "der Beteiligungen."
    ),
    (
        "Untergrenzen und Obergrenzen werden getrennt zusammengezählt. Fehlt bei einem bekannten Betrag zaehlt_bis, hat auch die Summe "
        "keine Obergrenze."
    ),
    "Zeilen mit unbekannt = true (in Excel: ja) fehlen in jeder Summe; wer eine Summe nennt, nennt ihre Zahl dazu.",
    (
        "Bewilligte Förderung steht in „kosten“ unter foerderung, verteilt auf die Jahre. Die Tabelle „foerderung“ nennt dasselbe "
        "Geld je Bescheid, dazu Geplantes, Beantragtes und Abgelehntes: nur eine der beiden verwenden."
    ),
    "Eigenanteile werden je Zeile summiert, nicht als Kosten minus Förderung neu gerechnet: Keiner ist kleiner als null.",
    (
        "kosten_von, kosten_bis und bewilligt in „massnahmen“ sind schon Summen über alle Jahre, mit Wirtschaftsplan, auch bei "
        "verworfenen Maßnahmen. Sie werden nicht zu „kosten“ gezählt und ergeben zusammen keinen Haushalt."
    ),
    "Volumen und Höchstbetrag in „foerderprogramme“ sind das Geld des Fördergebers, nicht das der Kommune.",
    "In „personal“ sind tage und vzae dieselbe Arbeit in zwei Einheiten; summiert werden die Tage.",
)
