"""How anybody checks a snapshot with what every computer has: commands to copy, with the sums that must come out."""

from __future__ import annotations

from collections.abc import Iterator

from ...archive.bag import SEAL, TAG_FILES
from ...archive.chain import CHAIN
from ...values import german
from ..html import Html, join, lines, link, tag
from ..links import Links
from .addresses import CHAIN_FILE
from .frozen import Frozen
from .words import root_digits

LISTS = (*TAG_FILES, SEAL)
"""What the site offers of a bag one by one so that anybody can check it, in the bag's own folder."""
SHOWN = ("roadmap.json", "bericht.html", "LIESMICH.txt")
"""What it offers of the folder data/."""
_MAC, _GNU = tag("code", "shasum -a 256"), tag("code", "sha256sum")


def bag_name(frozen: Frozen) -> str:
    """What the bag is called when it is downloaded."""
    return f"digitalfahrplan-{frozen.snapshot.day.isoformat()}.zip"


def shell_steps(frozen: Frozen, *, single: bool = False) -> Iterator[tuple[str, str, str]]:
    """What a step does, its command for a shell, and what must come out; they are run one after another in the bag.

    They need nothing but coreutils. `single`: of the files under data/ only some are there. Without a chain that vouches for
    it a snapshot can be compared with its own lists only.
    """
    snapshot, line = frozen.snapshot, frozen.place.line
    yield (
        f"{'Die' if single else 'Alle'} Dateien mit ihren Prüfsummen vergleichen:",
        f"sha256sum -c {'--ignore-missing ' if single else ''}manifest-sha256.txt",
        "Hinter jeder Datei steht OK.",
    )
    yield (
        "Die Liste der Prüfsummen selbst vergleichen:",
        "sha256sum -c tagmanifest-sha256.txt",
        "Hinter jeder Datei steht OK.",
    )
    if snapshot.doubt:
        return
    yield (
        "Prüfen, dass es genau diese Fassung ist:",
        f'echo "{snapshot.seal}  tagmanifest-sha256.txt" | sha256sum -c',
        "Es erscheint tagmanifest-sha256.txt: OK.",
    )
    yield (
        f"Nachsehen, dass Zeile {line} der Kette diese Fassung nennt:",
        f'head -n {line} ../../{CHAIN} | tail -n 1 | cut -d " " -f 1,2',
        join(["Es erscheint ", tag("code", f"{snapshot.name} {snapshot.seal}")]),
    )
    yield (
        "Die Wurzel aus der Kette berechnen; sie steht für diese Fassung und alle davor:",
        f"head -n {line} ../../{CHAIN} | tail -n 1 | sha256sum",
        join(["Es erscheint ", tag("code", snapshot.root)]),
    )


def powershell_steps(frozen: Frozen) -> Iterator[tuple[str, str, str]]:
    """The same for Windows PowerShell."""
    snapshot, line = frozen.snapshot, frozen.place.line
    compare = (
        "Get-Content {0} | ForEach-Object {{\n"
        "  $soll, $datei = $_ -split '  ', 2\n"
        "  $ist = (Get-FileHash -Algorithm SHA256 $datei).Hash\n"
        '  if ($ist -eq $soll) {{ "${{datei}}: OK" }} else {{ "${{datei}}: FEHLER" }}\n'
        "}}"
    )
    yield (
        "Alle Dateien mit ihren Prüfsummen vergleichen:",
        compare.format("manifest-sha256.txt"),
        "Hinter jeder Datei steht OK.",
    )
    yield (
        "Die Liste der Prüfsummen selbst vergleichen:",
        compare.format("tagmanifest-sha256.txt"),
        "Hinter jeder Datei steht OK.",
    )
    if snapshot.doubt:
        return
    yield (
        "Prüfen, dass es genau diese Fassung ist:",
        f"(Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt).Hash -eq '{snapshot.seal}'",
        "Es erscheint True.",
    )
    yield "Die Wurzel aus der Kette berechnen:", _powershell_root(line, snapshot.root), "Es erscheint True."


def _powershell_root(line: int, root: str) -> str:
    rows = (
        f'$zeile = @(Get-Content ..\\..\\{CHAIN})[{line - 1}] + "`n"',
        "$summe = [Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::ASCII.GetBytes($zeile))",
        f"[BitConverter]::ToString($summe).Replace('-', '') -eq '{root}'",
    )
    return "\n".join(rows)


def check_yourself(frozen: Frozen, links: Links) -> Html:
    """The section of the overview: what to download, the commands, who can vouch for the root."""
    bag, here = bag_name(frozen), frozen.address
    download = join(
        [
            link(links.to(f"{here}{bag}"), bag), " und ", link(links.to(CHAIN_FILE), CHAIN),
            " in denselben Ordner herunterladen, die Zip-Datei dort entpacken und im entstandenen Ordner ",
            tag("code", frozen.snapshot.name), " eine Eingabezeile öffnen.",
        ]
    )  # fmt: skip
    shell = [tag("li", download), *(_step(*step) for step in shell_steps(frozen))]
    windows = [tag("li", download), *(_step(*step) for step in powershell_steps(frozen))]
    return lines(
        [
            tag("p", "Niemand muss der Kommune glauben: Jede Prüfsumme lässt sich auf dem eigenen Rechner nachrechnen. "
                "Schon ein geändertes Zeichen ergibt eine andere Summe."),
            tag("h3", "Mit einer Shell: Linux, macOS, Windows mit WSL", id="pruefen-shell"),
            tag("ol", *shell, class_="df-schritte"),
            tag("p", "Das Entpacken gehört zur Vorbereitung. Die Schritte danach brauchen nur die coreutils, die jedes Linux "
                "mitbringt. Unter macOS steht ", _MAC, " an der Stelle von ", _GNU, ".", class_="df-leise"),
            _singly(frozen, links) if frozen.data is not None else "",
            tag("details", tag("summary", "Dieselben Schritte für Windows PowerShell"), tag("ol", *windows, class_="df-schritte")),
            tag("h3", "Wer dafür bürgt", id="zeugen"),
            _witnesses(frozen, links),
        ]
    )  # fmt: skip


def _singly(frozen: Frozen, links: Links) -> Html:
    """The same without a zip: files saved one by one, as far as the site offers them so."""
    name = tag("code", frozen.snapshot.name)
    lists, shown = (
        join((link(links.to(f"{frozen.address}{file}"), file) for file in files), ", ") for files in (LISTS, SHOWN)
    )
    save = join(
        [
            link(links.to(CHAIN_FILE), CHAIN), " in einem Ordner speichern, darin im Ordner ", name, " diese Dateien: ", lists,
            "; und in dessen Ordner ", tag("code", "data"), " diese: ", shown, ". Die Eingabezeile im Ordner ", name, " öffnen.",
        ]
    )  # fmt: skip
    steps = [tag("li", save), *(_step(*step) for step in shell_steps(frozen, single=True))]
    rest = f"So sind {german.enumerate_([*SHOWN])} geprüft; die Quelldateien liegen nur in der Zip-Datei."
    summary = tag("summary", "Ohne Entpacken: einzelne Dateien prüfen, nur mit coreutils")
    return tag("details", summary, tag("ol", *steps, class_="df-schritte"), tag("p", rest, class_="df-leise"))


def _step(what: str, command: str, outcome: str) -> Html:
    return tag("li", tag("p", what), tag("pre", tag("code", command)), tag("p", outcome, class_="df-leise"))


def _witnesses(frozen: Frozen, links: Links) -> Html:
    if frozen.snapshot.doubt:
        return tag("p", f"{frozen.snapshot.doubt} Solange das so ist, bürgt keine Wurzel für diese Fassung.")
    root = root_digits(frozen.snapshot.root)
    told = tag(
        "p", "Die Wurzel ", root, " gehört in die Niederschrift der Sitzung und an andere Orte, die die Kommune nicht ändern kann. "
        "Stimmt die errechnete Wurzel mit der dort abgedruckten überein, ist seitdem kein Zeichen dieser Fassung und aller davor "
        "geändert worden.",
    )  # fmt: skip
    return lines([told, _stamp(frozen, links) if frozen.witnesses else ""])


def _stamp(frozen: Frozen, links: Links) -> Html:
    stamp, *certificates = frozen.witnesses
    here = join([link(links.to(f"{frozen.address}{name}"), name) for name in frozen.witnesses], ", ausgestellt mit ")
    told = "Er bestätigt, dass es die Fassung zu seiner Zeit gab. In den Ordner der Fassung heruntergeladen lässt er sich mit OpenSSL"
    checking = [f"openssl ts -verify -data {SEAL} -in {stamp} -CAfile {name}" for name in certificates]
    commands = "\n".join([*checking, f"openssl ts -reply -in {stamp} -text"])
    ways = "prüfen und lesen" if certificates else "lesen"
    trust = "Wer ihn ausgestellt hat, steht darin; ob der Stelle zu trauen ist, entscheidet, wer prüft."
    return lines(
        [
            tag("p", "Außerdem liegt ein Zeitstempel nach RFC 3161 vor: ", here, f". {told} {ways}:"),
            tag("pre", tag("code", commands)),
            tag("p", trust, class_="df-leise"),
        ]
    )
