"""Two states of a town for tests of the status report: in memory, and as a folder with a frozen snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from digitalfahrplan.archive.edition import Edition
from digitalfahrplan.plan import Plan
from digitalfahrplan.report import Comparison, compare, edition_of

from . import archive
from .conftest import measure as measure_file
from .naive.building import TODAY, Raw, Years, measure, plan_of, town

DAY = date(2026, 1, 29)
STATES = ("geplant", "laufend", "beschlossen", "pausiert", "idee")


def then_and_now(old: list[Raw], new: list[Raw], **master: Any) -> tuple[Edition, Edition]:
    """A town at the end of January and today, as editions."""
    return edition_of(plan_of(town(**master), old, DAY)), edition_of(plan_of(town(**master), new, TODAY))


def compared(old: list[Raw], new: list[Raw], **master: Any) -> Comparison:
    """What changed from the one to the other."""
    return compare(*then_and_now(old, new, **master))


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    """A cost row."""
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def why(datum: str, art: str, text: str) -> Raw:
    """An entry of `verlauf`."""
    return {"datum": datum, "art": art, "text": text}


def many(number: int) -> tuple[Plan, Plan]:
    """A plan then and now; titles begin and end with marks, so that a row that is cut can be told."""
    old = [_numbered(each, "2026-06-30", 1000) for each in range(number)]
    new = [
        _numbered(each, "2026-09-30" if each % 2 else "2026-06-30", 1000 + 50 * (each % 3)) for each in range(number)
    ]
    return plan_of(town(), old, DAY), plan_of(town(), new, TODAY)


def _numbered(number: int, end: str, cost: int) -> Raw:
    words = " ".join(["Bürgerbüroterminvereinbarung"] * (number % 4 + 1))
    return measure(
        f"m{number:03}", titel=f"Anfang{number:03} {words} Schluss{number:03}", status=STATES[number % 5],
        begruendung="Die Stelle ist nicht besetzt.", zeitraum={"beginn": "2026-02", "ende": end},
        kosten=[row(2027, ansatz=cost)], verlauf=[why("2026-05", "verzoegerung", "Lieferung verspätet sich. " * (number % 3))] * (number % 3 > 0),
    )  # fmt: skip


def small_town(folder: Path) -> Path:
    """A content folder in `folder` with one frozen snapshot beside it, and what has changed since."""
    content = archive.content(folder)
    write(content, "kanal", zeitraum="{ende: 2026-06}", titel="Kanalkataster")
    write(content, "wlan", zeitraum="{ende: 2027}", titel="WLAN im Rathaus")
    assert archive.freeze(folder, "2026", DAY.isoformat()) == 0
    write(content, "kanal", status="abgeschlossen", titel="Kanalkataster", zeitraum="{ende: 2026-06}", extra=DONE)
    write(content, "wlan", zeitraum="{ende: 2028}", titel="WLAN im Rathaus")
    write(content, "portal", titel="Serviceportal", extra=DEAR)
    return content


DONE = "tatsaechlich: {ende: 2026-08-31}\nergebnis: Alle Kanäle sind erfasst.\n"
DEAR = "kosten:\n  - {jahr: 2027, art: investiv, ansatz: 80.000 €}\n"


def write(content: Path, id_: str, extra: str = "", **fields: str) -> None:
    """One measure of a content folder."""
    text = measure_file(extra, **{"stand": "2026-01-15", **fields})
    (content / "intern" / f"{id_}.md").write_text(text, encoding="utf-8")
