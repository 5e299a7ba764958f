"""`digitalfahrplan bericht`: how it is called; what it does stands in `reporting`, which takes long to load."""

from __future__ import annotations

from argparse import Namespace

from .content import ARCHIVE, CONTENT, TODAY
from .usage import Command


def _report(options: Namespace) -> bool:
    from .reporting import status_report

    return status_report(options)


REPORT = Command(
    "bericht",
    "[--seit STAND] [--bis STAND] [--nach DATEI] [--content ORDNER] [--archive ORDNER] [--today DATUM]",
    "Schreibt den Sachstandsbericht als eine HTML-Datei: seit dem letzten archivierten Stand oder zwischen zweien.",
    (("--seit", {}), ("--bis", {}), ("--nach", {"default": "bericht.html"}), CONTENT, ARCHIVE, TODAY),
    _report,
)
