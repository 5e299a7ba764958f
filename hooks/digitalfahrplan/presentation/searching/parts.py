"""Words that German compounds of town halls are made of.

The words of the site itself are taken first; these help a small site, in which "Gesetz" may stand in compounds only.
"""

from __future__ import annotations

_WORDS = """
ablage ablauf ablesung auslesung abfall abgabe abrechnung abteilung adresse akte aktion alarm amt anbieter anbindung angebot anlage anliegen
anmeldung annahme anpassung anschluss ansicht ansprechpartner anteil antrag anwendung anzeige arbeit archiv art arzt
assistent atlas auftrag aufgabe aufsicht aufwand ausbau ausbildung auskunft auslagerung ausgabe ausleihe ausschreibung
ausschuss ausstattung austausch ausweis auto automat bad bahn band bank bau baum beamte bearbeitung bebauung bedarf behörde
beirat beitrag bekanntmachung beleuchtung beratung bereich bericht bescheid beschaffung bescheinigung beschluss beschwerde
bestand bestellung betreuung betrieb betrag beteiligung bett bewerbung bewohner bibliothek bild bildschirm bildung boden
breit brief brücke buch bücherei budget bühne bürger büro bus cloud computer dach daten datenbank denkmal dienst
digital dokument dorf draht drucker durchsage ehrenamt eigentum einheit einkauf einkommen einrichtung einsatz einwohner
eltern empfang energie entgelt entsorgung entwicklung erfassung erhebung erlaubnis ermächtigung essen etat fach fahrer
fahrrad fahrplan fahrt fahrzeug familie faser feld fenster fern fest feuer film finanz firma fläche flotte flur förder
förderung form formular forschung fort frage frau freibad freizeit friedhof frist funk führer führung fuß gabe garten gas
gast gebäude gebiet gebühr geburt gefahr gehalt gelände geld gemeinde gerät geräusch gericht geschäft geschirr gesellschaft
gesetz gesundheit gewerbe gigabit glas gremium grenze grund gruppe güter hafen halle haltestelle hand handy haus haushalt
heim heizung helfer herberge hilfe hoch hochschule hof holz hort hotel hund hygiene information integration internet
inventar jahr jugend kabel kalender kamera kammer kanal kapital karte kasse kataster kauf kehr keller kennung kennzahl kind
kinder kirche kita klage klasse klima klinik knoten koffer kommune konferenz konto kontrolle konzept koordination kosten kraft
kranken kredit kreis küche kultur kunde kunst kurs laden lade lager land lärm last laub lauf leben lehre lehrer leistung lesung
leit leiter leitstelle leitung lern lese licht liefer linie liste lizenz luft mahnung mail management markt maschine maße
material mauer medien meister meldung melder menge mensa messe messung miete mieter mittel mobil mobilität möbel modell
monat müll museum musik nachricht nachweis name natur netz netzwerk neubau nord not notruf nutzer nutzung objekt online ordnung
ort ost paket pakt papier park partner pass pauschale person personal pfad pflege pflicht plakat plan planung plattform
platz platte politik polizei portal post preis priorität privat produkt programm projekt protokoll prozess prüfung pumpe
punkt quote rad radio rahmen rampe rat rathaus raum rechner rechnung recht regel regen region register reifen reinigung
reise rente reparatur reserve rettung richtlinie ring rohr rolle roboter routen rufnummer sache saal salz sammlung
sanierung satellit satz satzung schacht schaden schalter schein schicht schild schloss schlüssel schnee schnitt schrank schreiben
schrift schub schul schule schüler schutz schwimm see sekretär seite sekretariat selbst senior sensor server service sicherheit
sicherung signal sitz sitzung software soldat sonne sorge sozial spange spar speicher sperre spende spiel sport sprache
sprech stadt stall stamm stand standort statistik stätte stau staub steg stein stelle stern steuer steuerung stift stiftung straße
straßen strecke streu strom studie stunde stütze suche süd system tablet tafel tag tage tarif tasche technik teil telefon
terminal termin theater thema ticket tief tier tisch titel tonne tor tour träger transport treff treffpunkt treppe tür turm
übergabe übergang übung überwachung uhr umbau umwelt umzug unfall unterlage unterricht unterstützung urkunde urlaub verband
verbrauch verein verfahren vergabe verkauf verkehr verleih vermerk vermessung vermittlung versammlung versand verschluss
versicherung versorgung verteiler vertrag vertretung verwaltung verzeichnis video volk voll vorhaben vorlage vormund vorsorge
wache wagen wahl wald wand wanderung wärme warn warte wartung wasser wechsel weg wehr weiter welle welt werbung werk
werkstatt werkzeug wert west wetter wetterdienst wiese winter wirtschaft wissen woche wohn wohnung wohngeld zahl zahlung
zähler zeichen zeit zeitung zelle zelt zentrale zentrum zertifikat zeugnis ziel zimmer zins zoll zone zubehör zufahrt zug
zugang zukunft zulassung zuschuss zustand zuwendung zweck
"""

PARTS = frozenset(_WORDS.split())
