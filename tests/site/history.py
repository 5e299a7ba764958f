"""A town with a past: three frozen states in which measures were renamed, dropped, finished and taken away."""

from __future__ import annotations

from pathlib import Path

from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.command import main
from tests.archive import freeze
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN

FUND = """---
titel: Kreisfonds
kurz: Geld vom Kreis.
foerdergeber: Kreis
ebene: kreis
stand: 2026-01-10
url: https://kreis.example/fonds
---
"""
WHY = "Steht seit März unter /massnahmen/neues-portal/ und <b>nicht</b> unter /massnahmen/niemals/."


def measure(title: str, **lines: str) -> str:
    """A measure's file with other or further lines."""
    fields = {"status": "idee", "federfuehrung": "rathaus", "stand": "2026-01-10", **lines}
    return f"---\ntitel: {title}\nkurz: Es gibt eine.\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()) + "---\n"


# What changed up to each day: the text of a file, None where it was taken away.
CHANGES: dict[tuple[str, str], dict[str, str | None]] = {
    ("2026", "2026-01-29"): {
        "buerger/portal.md": measure("Portal"),
        "buerger/chat.md": measure("Chat"),
        "buerger/akte.md": measure("Akte"),
        "buerger/doppelt.md": measure("Doppelt & gemoppelt"),
        "foerderung/fonds.md": FUND,
        "foerderung/topf.md": FUND.replace("Kreisfonds", "Landestopf"),
    },
    ("2026", "2026-06-30"): {
        "buerger/portal.md": None,
        "buerger/buergerportal.md": measure("Bürgerportal", ehemals="[portal]"),
        "buerger/chat.md": measure("Chat", status="verworfen", begruendung="Zu viele Fehler"),
        "foerderung/topf.md": None,
    },
    ("2027", "2026-11-05"): {
        "buerger/buergerportal.md": None,
        "buerger/neues-portal.md": measure("Neues Portal", ehemals="[buergerportal, portal]"),
        "buerger/akte.md": measure(
            "Akte", status="abgeschlossen", ergebnis="Fertig", tatsaechlich="{ende: 2026-10-30}", stand="2026-11-01"
        ),
        "foerderung/fonds.md": None,
        "foerderung/kreisfonds.md": FUND.replace("stand:", "ehemals: [fonds]\nstand:"),
    },
}
BURIED = {"2026-03-12": ("buerger/doppelt.md", "massnahmen/doppelt", WHY), "2026-05-01": ("foerderung/topf.md", "foerderung/topf", "Das Land hat den Topf geschlossen.")}  # fmt: skip


def write_history(folder: Path) -> Path:
    """Write the town's `measures` and `archive` into a folder; returns its content folder as it is today."""
    content, archive = folder / "measures", folder / "archive"
    (content / "buerger").mkdir(parents=True)
    (content / "foerderung").mkdir()
    (content / "kommune.yml").write_text(MINIMAL_TOWN, encoding="utf-8")
    places = ("--content", str(content), "--archive", str(archive))
    for (year, day), changes in CHANGES.items():
        for buried, (path, address, why) in BURIED.items():
            if buried < day and (content / path).exists():
                (content / path).unlink()
                assert main(["adressen", "--entfallen", address, "--grund", why, "--today", buried, *places]) == 0
        for path, text in changes.items():
            if text is not None:
                (content / path).write_text(text, encoding="utf-8")
            elif (content / path).exists():
                (content / path).unlink()
        assert freeze(folder, year, day, occasion="Bericht") == 0
    (content / "buerger/neu.md").write_text(MINIMAL_MEASURE.replace("Website", "Neu"), encoding="utf-8")
    return content


def frozen_addresses(archive: Path) -> set[str]:
    """The addresses of everything that a snapshot holds."""
    snapshots = read_snapshots(archive)
    return {f"massnahmen/{id_}" for it in snapshots for id_ in it.measures} | {
        f"foerderung/{id_}" for it in snapshots for id_ in it.programmes
    }
