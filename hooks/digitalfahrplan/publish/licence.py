"""The licence of the content as programs know it: `lizenz` in kommune.yml is free text, these are the usual names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = "http://dcat-ap.de/def/licenses/"


@dataclass(frozen=True, slots=True)
class Licence:
    """Its title, where it can be read (None: nobody knows), its IRI in the list of dcat-ap.de, whether it wants to be named."""

    title: str
    address: str | None
    iri: str
    by_name: bool


_KNOWN = {
    "dl-de/zero-2-0": Licence("Datenlizenz Deutschland – Zero – Version 2.0", "https://www.govdata.de/dl-de/zero-2-0",
                              f"{_LIST}dl-zero-de/2.0", False),
    "dl-de/by-2-0": Licence("Datenlizenz Deutschland – Namensnennung – Version 2.0", "https://www.govdata.de/dl-de/by-2-0",
                            f"{_LIST}dl-by-de/2.0", True),
    "cc0-1.0": Licence("Creative Commons CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", f"{_LIST}cc-zero", False),
    "cc-by-4.0": Licence("Creative Commons Namensnennung 4.0", "https://creativecommons.org/licenses/by/4.0/",
                         f"{_LIST}cc-by/4.0", True),
    "cc-by-sa-4.0": Licence("Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0",
                            "https://creativecommons.org/licenses/by-sa/4.0/", f"{_LIST}cc-by-sa/4.0", True),
    "cc-by-nd-4.0": Licence("Creative Commons Namensnennung – keine Bearbeitungen 4.0",
                            "https://creativecommons.org/licenses/by-nd/4.0/", f"{_LIST}cc-by-nd/4.0", True),
    "cc-by-nc-4.0": Licence("Creative Commons Namensnennung – nicht kommerziell 4.0",
                            "https://creativecommons.org/licenses/by-nc/4.0/", f"{_LIST}cc-by-nc/4.0", True),
}  # fmt: skip


def _folded(name: str) -> str:
    return re.sub("[^0-9a-z]+", "", name.casefold())


# Each under its short name, its title, its address, and its name in the list of dcat-ap.de: towns write any of these.
_BY_NAME = {
    _folded(name): known
    for key, known in _KNOWN.items()
    for name in (key, known.title, known.address or key, known.iri, known.iri.removeprefix(_LIST))
} | {"cc0": _KNOWN["cc0-1.0"]}


def licence(written: str) -> Licence:
    """The licence that a town names. An unknown one counts as not open: nothing is promised that the town has not said."""
    return _BY_NAME.get(_folded(written)) or Licence(written, None, f"{_LIST}other-closed", False)
