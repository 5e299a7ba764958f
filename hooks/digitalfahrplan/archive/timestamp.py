"""Time stamps after RFC 3161: an office outside of the town says when it saw the seal of a snapshot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..problems import Problem
from .bag import SEAL
from .files import read_small
from .found import found, unreadable
from .survey import Survey

_LONGEST = 1_000_000
_SECONDS = 20
_TIME = re.compile(r"^Time stamp: (\w{3} [ \d]\d \d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)
_FETCH = "Zeitstempel und Zertifikate aus einem früheren Stand zurückholen, oder einen neuen Zeitstempel anfordern."


def check_stamps(seen: Survey) -> Iterator[Problem]:
    """What is wrong with the time stamps of an archive. Without the program `openssl` they stay unchecked, which is told."""
    openssl = shutil.which("openssl")
    for name, stamp in seen.stamps.items():
        bag = seen.bags.get(name)
        certificates = seen.certificates.get(name)
        flaw = next((flaw for path in (stamp, certificates) if path and (flaw := _flaw(path))), None)
        if flaw:
            yield flaw
        elif bag and openssl:
            yield from _check(openssl, stamp, bag / SEAL, certificates)
        elif bag:
            hint = "openssl installieren und noch einmal prüfen."
            yield found("F123", stamp, "Auf diesem Rechner fehlt das Programm openssl.", hint)


def _flaw(path: Path) -> Problem | None:
    """Why a file beside a snapshot cannot be given to another program."""
    try:
        too_long = len(read_small(path, _LONGEST)) > _LONGEST
    except OSError as error:
        return unreadable(path, error)
    return found("F122", path, "Die Datei hat mehr als 1 MB.", _FETCH) if too_long else None


def _check(openssl: str, stamp: Path, sealed: Path, certificates: Path | None) -> Iterator[Problem]:
    if not sealed.is_file():
        return  # told already: the seal is missing
    trusted = _trusted(certificates)
    query = [openssl, "ts", "-verify", "-data", str(sealed.absolute()), "-in", str(stamp.absolute())]
    answer = _ask([*query, *trusted, *_at_its_time(openssl, stamp)])
    if answer is None or answer.returncode:
        detail = f"openssl sagt: {_reason(answer)}"
        hint = _FETCH if certificates else f"Die Zertifikate der Stelle als {stamp.stem}.pem danebenlegen."
        yield found("F122", stamp, detail, hint)


def _trusted(certificates: Path | None) -> list[str]:
    """Whom to trust: the certificates beside the stamp, else the system's."""
    import ssl  # it takes long to load, and most archives have no stamps

    if certificates:
        return ["-CAfile", str(certificates.absolute())]
    system = ssl.get_default_verify_paths()
    return ["-CAfile", system.cafile] if system.cafile else ["-CApath", system.capath or os.devnull]


def _at_its_time(openssl: str, stamp: Path) -> list[str]:
    """Certificates end, what they once witnessed does not: they are judged by the time in the stamp."""
    import ssl

    answer = _ask([openssl, "ts", "-reply", "-in", str(stamp.absolute()), "-text"])
    match = _TIME.search(answer.stdout) if answer else None
    return ["-attime", str(ssl.cert_time_to_seconds(f"{match[1]} {match[2]} GMT"))] if match else []


def _ask(call: Sequence[str]) -> subprocess.CompletedProcess[str] | None:
    """What openssl says; None if it says nothing in time."""
    try:
        return subprocess.run(  # noqa: S603 - its path is from PATH, what we hand over are absolute paths
            call,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _reason(answer: subprocess.CompletedProcess[str] | None) -> str:
    """The last thing openssl complained of, without its code of place."""
    lines = answer.stderr.splitlines() if answer else []
    reasons = [line.rpartition(":")[0].split(":", 3)[-1] for line in lines if ":error:" in line]
    return reasons[-1] if reasons else "nichts"
