"""What tables say of themselves, whoever made them: the plan of today, or a snapshot of the archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ...archive import facts
from ...presentation.frozen.addresses import tables_address
from ...presentation.frozen.frozen import Frozen
from ...presentation.frozen.tolerant import record
from ...presentation.view import View
from ...values.dates import german_day as in_words
from ..licence import Licence, licence
from .archived_rows import address_of_site

FOLDER = "daten/"
WORKBOOK = "digitalfahrplan.xlsx"
PACKAGE = "datapackage.json"
_MAIL = re.compile(r"[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class About:
    """Whose tables these are: the town, its kind, key (AGS) and licence; whom to ask ("": nobody is named).

    `base` is the address of the site with its slash ("" if nobody knows it). `folder`, `page` and `home` follow on it: where the
    files lie, the page that offers them, what they are made of. `day` is the one that everything was computed for; `frozen`: it
    is one of the archive.
    """

    name: str
    kind: str
    ags: str
    terms: Licence
    office: str
    mail: str
    base: str
    folder: str
    page: str
    home: str
    day: date
    frozen: bool = False

    @property
    def publisher(self) -> str:
        """`Stadt Beispielstadt`."""
        return f"{self.kind} {self.name}".strip()

    @property
    def title(self) -> str:
        """What the tables are called."""
        return f"Digitalfahrplan {self.name}".strip()

    @property
    def stand(self) -> str:
        """Of which day they are, in words."""
        return f"Stand {in_words(self.day)}, archiviert" if self.frozen else f"Stand {in_words(self.day)}"

    @property
    def citation(self) -> str:
        """How to cite them; without a known address the reader fills in their own."""
        address = f"{self.base}{self.page}" if self.base else "Adresse der Website"
        return f"{self.publisher}: Digitalfahrplan, Daten, {self.stand}, Lizenz: {self.terms.title}, {address}"


def about_today(view: View) -> About:
    """Of the tables of the plan of today."""
    town, manager = view.plan.town, view.plan.town.digital_manager
    terms = licence(town.licence)
    return About(
        town.name,
        town.kind,
        town.ags,
        terms,
        manager.office,
        manager.email,
        view.base,
        FOLDER,
        FOLDER,
        "",
        view.plan.today,
    )


def about_then(frozen: Frozen) -> About:
    """Of the tables of a snapshot: what it says of its town, as far as it can be used."""
    town, manager = frozen.town, record(frozen.town.get("digital_manager"))
    mail = facts.text(manager.get("email")) or ""
    return About(
        facts.text(town.get("name")) or "",
        facts.text(town.get("art")) or "",
        facts.text(town.get("ags")) or "",
        licence(facts.text(town.get("lizenz")) or "keine Angabe"),
        facts.text(manager.get("stelle")) or "",
        mail if _MAIL.fullmatch(mail) else "",
        address_of_site(frozen),
        tables_address(frozen.snapshot.name),
        frozen.address,
        frozen.address,
        frozen.snapshot.day,
        frozen=True,
    )
