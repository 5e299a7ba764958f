"""A small council information system that speaks OParl 1.1, on a server of this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.servers import Handler, Server

SCHEMA = "https://schema.oparl.org/1.1/"
Object = dict[str, Any]


@dataclass
class Council:
    """One town with a council and a committee; `paper` and its kin add objects, `change` makes them worse."""

    server: Server
    root: str = "/oparl/v1.1"

    def __post_init__(self) -> None:
        self.put("system", "System", oparlVersion=SCHEMA, body=self.at("bodies"), name="Ratsinformation")
        self.tell("bodies", {"data": [self.made("body", "Body")], "pagination": {}, "links": {}})
        self.put(
            "body", "Body", name="Stadt Musterstadt", paper=self.at("papers"), organization=self.at("organizations")
        )
        self.put("organization/rat", "Organization", name="Rat der Stadt Musterstadt", shortName="Rat")
        self.put("organization/hfa", "Organization", name="Haupt- und Finanzausschuss", shortName="HFA")

    def at(self, path: str) -> str:
        """The address of an object."""
        return f"{self.server.address}{self.root}/{path}"

    def made(self, path: str, kind: str, **values: object) -> Object:
        """An object as the specification shows it."""
        dates = {"created": "2026-01-02T08:00:00+01:00", "modified": "2026-06-19T08:00:00+02:00"}
        return {"id": self.at(path), "type": f"{SCHEMA}{kind}", **dates, **values}

    def put(self, path: str, kind: str, **values: object) -> str:
        """Publish an object; returns its address."""
        return self.tell(path, self.made(path, kind, **values))

    def tell(self, path: str, told: object) -> str:
        """Answer an address with any JSON; returns the address."""
        body = json.dumps(told, ensure_ascii=False).encode()
        return self.answer(path, lambda visitor: visitor.tell(body))

    def answer(self, path: str, answer: Callable[[Handler], None]) -> str:
        """Answer an address as the test says; returns the address."""
        self.server.answers[f"{self.root}/{path}"] = answer
        return self.at(path)

    def meeting(self, name: str, organization: str, start: str, **values: object) -> str:
        """A meeting of one organisation."""
        bodies = [self.at(f"organization/{organization}")]
        return self.put(f"meeting/{name}", "Meeting", name=name, start=start, organization=bodies, **values)

    def paper(self, **changed: object) -> str:
        """VO/2026/0113: recommended by the committee on 9 June, decided by the council on 18 June 2026."""
        consultations = [
            self._consultation(1, "hfa", "2026-06-09T17:00:00+02:00", "Vorberatung", "einstimmig empfohlen"),
            self._consultation(2, "rat", "2026-06-18T17:00:00+02:00", "Entscheidung", "einstimmig beschlossen"),
        ]
        told = {"name": "WLAN in den Grundschulen", "reference": "VO/2026/0113", "date": "2026-05-20"}
        page = {"web": f"{self.server.address}/vo/113", "body": self.at("body"), "paperType": "Beschlussvorlage"}
        return self.put("paper/113", "Paper", **(told | page | {"consultation": consultations} | changed))

    def _consultation(self, number: int, organization: str, start: str, role: str, result: str) -> Object:
        path = f"consultation/{number}"
        item = self.put(
            f"agendaitem/{number}", "AgendaItem", meeting=self.at(f"meeting/{number}"), number=f"{number}.1",
            name="WLAN", public=True, consultation=self.at(path), result=result, resolutionText="So beschlossen.",
        )  # fmt: skip
        meeting = self.meeting(str(number), organization, start, agendaItem=[{"id": item}])
        values = {"paper": self.at("paper/113"), "agendaItem": item, "meeting": meeting, "role": role}
        bodies = [self.at(f"organization/{organization}")]
        told = self.made(path, "Consultation", organization=bodies, authoritative=organization == "rat", **values)
        self.tell(path, told)
        return told
