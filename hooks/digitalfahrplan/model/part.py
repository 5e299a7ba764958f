"""What all entities share: frozen, no unknown keys, and where an entity came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr

from .types import Day, Id, Mail, OldAddress, Summary, Text, Title, entry


class Part(BaseModel):
    """A mapping of a file. Attributes are English, their aliases the German keys of format.md."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entity stands: path as shown to people, folder, id, and the Markdown body."""

    path: str
    folder: str
    id: str
    body: str


class Contact(Part):
    """Who to ask: a function, not a person."""

    office: Text | None = entry("stelle", "Stelle", "Die Stelle, nicht die Person.", "Fachbereich Schule und Sport")
    email: Mail | None = entry("email", "E-Mail", "Ein Funktionspostfach.", "schule@stadt.example")
    phone: Text | None = entry("telefon", "Telefon", "Mit Vorwahl, in Anführungszeichen.", '"+49 5999 123-400"')


class Link(Part):
    """A link to more."""

    title: Text = entry("titel", "Titel", "Was hinter dem Link steht.", "Medienentwicklungsplan", required=True)
    url: OldAddress = entry(
        "url", "Adresse", "Die vollständige Adresse.", "https://www.stadt.example/mep", required=True
    )


class Entity(Part):
    """A file of the content folder: what measures and programmes share."""

    title: Title = entry(
        "titel",
        "Titel",
        "Wie die Maßnahme oder das Programm heißt, höchstens 200 Zeichen.",
        "WLAN in allen Grundschulen",
        required=True,
    )
    summary: Summary = entry(
        "kurz",
        "Kurz gesagt",
        "Was die Leute davon haben: ein oder zwei Sätze, höchstens 300 Zeichen.",
        "In jedem Klassenraum gibt es verlässliches WLAN.",
        required=True,
    )
    as_of: Day = entry(
        "stand",
        "Stand",
        "Der Tag, an dem die zuständige Stelle diese Angaben zuletzt bestätigt hat; nicht in der Zukunft.",
        "2026-10-01",
        required=True,
    )
    contact: Contact | None = entry(
        "kontakt",
        "Kontakt",
        "Wer Fragen beantwortet; sonst gilt das Postfach der federführenden Einheit.",
        "{stelle: Schul-IT, email: schule@stadt.example}",
    )
    links: tuple[Link, ...] = entry(
        "links",
        "Links",
        "Seiten, auf denen mehr steht.",
        "- {titel: Konzept, url: https://www.stadt.example/konzept}",
        default=(),
    )
    former_ids: tuple[Id, ...] = entry(
        "ehemals",
        "Frühere Kennungen",
        "Alte Dateinamen ohne .md; alte Adressen führen dann hierher.",
        "[wlan-alt]",
        default=(),
    )

    _origin: Origin = PrivateAttr()

    def model_post_init(self, context: Any) -> None:
        """Remember the origin, which the reader hands over as validation context."""
        if isinstance(context, Origin):
            self._origin = context

    @cached_property  # asked for many times, and pydantic is slow to find a private attribute
    def id(self) -> str:
        """The file name without .md: the stable id."""
        return self._origin.id

    @property
    def path(self) -> str:
        """The file, as shown to people."""
        return self._origin.path

    @property
    def body(self) -> str:
        """The description in Markdown, as written."""
        return self._origin.body
