"""The first content of a new town: its master data as far as six answers go, and a README."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import yaml

# The first two digits of a municipality's key are its Land (Statistisches Bundesamt, Gemeindeverzeichnis).
LAENDER = dict(
    zip(
        ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16"),
        ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"),
        strict=True,
    )
)
PUBLISHED = "main"  # the branch that the pipelines publish
PLANNING_YEARS = (
    3  # medium-term planning covers three years beyond the budget year (§ 84 GO NRW and its like elsewhere)
)

_TOWN = """\
# Stammdaten. Diese Datei pflegt der Digital-Manager; alle anderen Dateien verweisen auf die Kennungen hier.
# Was sonst noch hier stehen kann, zeigt die Seite „Felder“ der Website (docs/mitmachen/felder.md).
schema_version: 1
name: {name}
art: {art}
# Amtlicher Gemeindeschlüssel, acht Ziffern, in Anführungszeichen.
ags: "{ags}"
land: {land}
digital_manager:
  stelle: Stabsstelle Digitalisierung
  email: {email}
# Unter welcher Adresse die Website erscheint:
# adresse: https://digitalfahrplan.example/
# Das Ratsinformationssystem:
# ratsinformation: https://ratsinfo.example/
# Pflichtangaben jeder öffentlichen Website. Die Prüfung erinnert daran, bis alle fünf ausgefüllt sind.
# rechtliches:
#   impressum: https://www.example/impressum
#   datenschutz: datenschutz@example
#   barriere_kontakt: barrierefrei@example
#   schlichtungsstelle: Wer bei Streit über Barrierefreiheit schlichtet
#   ueberwachungsstelle: Wer die Barrierefreiheit überwacht
lizenz: {licence}
{repository}
haushalt:
  # Das Haushaltsjahr, das gerade geplant wird oder läuft, und die Jahre der mittelfristigen Planung danach.
  jahr: {year}
  planungsjahre: {years}
  # Was der Rat bereitstellt. Ohne diese Angabe sagt der Ressourcenplan „ohne Angabe“.
  # rahmen:
  #   {year}: {{investiv: 100000, konsumtiv: 50000}}

# kapazitaet: Personentage, die neben dem Tagesgeschäft frei sind. Keine Angabe heißt unbekannt, nicht null.
organisation:
  - {{id: digitalisierung, name: Stabsstelle Digitalisierung, art: fachbereich, email: {email}}}

handlungsfelder:
  - {{id: digitale-verwaltung, name: Digitale Verwaltung, bereich: intern}}
  - {{id: e-government, name: E-Government, bereich: buerger}}
  - {{id: breitband-allgemein, name: Breitband, bereich: buerger}}
  - {{id: breitband-neubau, name: Breitband in Neubaugebieten, bereich: buerger}}
  - {{id: breitband-gewerbe, name: Breitband in Gewerbegebieten, bereich: buerger}}
  - {{id: digitale-schule, name: Digitale Schule, bereich: schule}}

# art: schule, einrichtung, gewerbegebiet, neubaugebiet oder ortsteil
orte: []

# Wonach Fachbereich und Politik bewerten. Kriterien und Gewichte beschließt am besten der Rat.
# kriterien:
#   fassung: "{year}-1"
#   liste:
#     - {{id: nutzen-buerger, name: Nutzen für die Bürgerschaft, gewicht: 30}}
#     - {{id: dringlichkeit, name: Dringlichkeit, gewicht: 20}}
#     - {{id: aufwand, name: Aufwand, gewicht: 10, richtung: aufwand}}
#   schwellen: {{hoch: 7.0, mittel: 4.0}}

kategorien:
  - {{id: endgeraete, name: Endgeräte}}
  - {{id: fachverfahren, name: Fachverfahren und Software}}
  - {{id: netz, name: Netz und Server}}
"""

_README = """\
# Digitalfahrplan {name}

Der Digitalisierungsplan als öffentliche Website. Was darin steht, steht in `measures/`: eine Datei je Maßnahme und je
Förderprogramm, dazu die Stammdaten in `measures/kommune.yml`.

```sh
make site     # prüft alles und baut die Website nach site/
make serve    # zeigt sie im eigenen Browser
```

## Die ersten Schritte

1. `measures/kommune.yml` ergänzen: Fachbereiche und Beteiligungen, Orte, Rechtliches. In `docs/barrierefreiheit.md`,
   `docs/datenschutz.md` und `docs/impressum.md` die Stellen in eckigen Klammern ersetzen. Die Prüfung sagt, was fehlt.
2. Die erste Maßnahme anlegen: `.venv/bin/digitalfahrplan new massnahme "WLAN in den Schulen" --bereich schule`. Darin alle
   Beispiele durch eigene Angaben ersetzen.
3. Die Ablage in das eigene Git-System schieben; die Pipelines für GitHub, GitLab und Forgejo liegen bei. Veröffentlicht
   wird der Zweig `main`: bei GitHub, sobald unter „Settings“, „Pages“ die Quelle „GitHub Actions“ gewählt ist, bei GitLab
   von selbst (jeden Morgen neu, wenn unter „Build“, „Pipeline schedules“ ein Zeitplan steht). Forgejo und Gitea prüfen nur:
   `site/` kommt dort nach `make site` auf den eigenen Webserver. Für Gitea gehört `.forgejo/workflows/pruefen.yml` nach
   `.gitea/workflows/`.

Wie Fachbereiche mitmachen, steht auf der Website unter „Mitmachen“ und in [CONTRIBUTING.md](CONTRIBUTING.md).

## Das Formular

Ist oben in `kommune.yml` eine Ablage eingetragen, baut die Pipeline auch ein Formular, `/bearbeiten/` (auf dem eigenen Rechner:
`make form`, dann `make site`; dazu gehört Node). Wollen Sie keines, legen Sie in den Einstellungen der Ablage für die Pipelines
die Variable `FORMULAR` mit dem Wert `nein` an.

## Eine neuere Version

Inhalte (`measures/`, `archive/`, `oparl/` und diese Datei) rührt eine Aktualisierung nicht an. In der ausgepackten neuen Version:

```sh
make site && .venv/bin/digitalfahrplan init PFAD/ZU/DIESEM/ORDNER --aktualisieren
```

Haben Sie Dateien des Programms selbst geändert, bleibt Ihre Fassung; haben Sie welche gelöscht, bleiben sie weg. Die neuen
liegen dann unter `.aktualisierung/`. Danach hier: `.venv/bin/digitalfahrplan migrate`, `make site`, Änderungen ansehen, einchecken.
"""


def town_file(answers: Mapping[str, str], today: date) -> str:
    """kommune.yml with what the answers say; from July on the next year is the one being planned."""
    forge, address, branch = repository_of(answers)
    repository = (
        f"repository: {{forge: {forge}, url: {_scalar(address)}, branch: {_scalar(branch)}}}"
        if address
        else "# Wo die Dateien bearbeitet werden; daraus entstehen die Links „Diese Angaben bearbeiten“:\n"
        "# repository: {forge: gitlab, url: https://git.example/digital/fahrplan, branch: main}"
    )
    return _TOWN.format(
        name=_scalar(answers["name"]),
        art=_scalar(answers["art"]),
        ags=answers["ags"],
        land=LAENDER[answers["ags"][:2]],
        email=_scalar(answers["email"]),
        licence=_scalar(answers["lizenz"]),
        repository=repository,
        year=today.year + (today.month > 6),
        years=PLANNING_YEARS,
    )


def repository_of(answers: Mapping[str, str]) -> tuple[str, str, str]:
    """Kind of forge, address and branch of the repository; kind and address are "" if there is none."""
    forge, address, branch = (*(answers["ablage"].split() or ("", "")), PUBLISHED)[:3]
    return forge, address, branch


def readme(answers: Mapping[str, str]) -> str:
    """The town's own README."""
    return _README.format(name=answers["name"])


def _scalar(text: str) -> str:
    """A text as YAML, in double quotes wherever it could mean something else."""
    plain = text.replace(" ", "").isalnum() and not text[:1].isdigit() and yaml.safe_load(text) == text
    return text if plain else yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6).strip()
