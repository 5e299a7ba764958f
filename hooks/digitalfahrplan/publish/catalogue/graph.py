"""A small graph as data: things with an address each, what is said of them, and three ways to write that down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ..xml_text import possible

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What may not stand in an address, and a percent sign that encodes nothing.
_FORBIDDEN = re.compile('[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\ud800-\udfff]|%(?![0-9A-Fa-f]{2})')
_TURTLE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a thing."""

    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text: in German, of a type such as `xsd:date`, or neither."""

    text: str
    german: bool = False
    type: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing: its address, its classes, and what is said of it; predicates and classes are short names with a prefix."""

    iri: Iri
    kinds: tuple[str, ...]
    said: Sequence[tuple[str, Iri | Literal]] = ()


def iri(text: str) -> Iri:
    """An address in which nothing ends it early: what must not stand there is percent-encoded."""
    return Iri(_FORBIDDEN.sub(lambda match: quote(match[0], safe="", errors="replace"), text))


def german(text: str) -> Literal:
    """A text for people. What XML cannot hold the other two notations leave out as well, so that all three say the same."""
    return Literal(possible(text), german=True)


def plain(text: str) -> Literal:
    """A text for programs."""
    return Literal(possible(text))


def typed(text: str, kind: str) -> Literal:
    """A value of a type of XML Schema."""
    return Literal(text, type=f"xsd:{kind}")


def turtle(things: Iterable[Thing]) -> str:
    """The graph as Turtle."""
    heads = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    return heads + "".join(f"\n{_turtle_thing(thing)}" for thing in things)


def _turtle_thing(thing: Thing) -> str:
    said = "".join(f" ;\n    {predicate} {_turtle_value(value)}" for predicate, value in thing.said)
    return f"<{thing.iri.text}> a {', '.join(thing.kinds)}{said} .\n"


def _turtle_value(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return f"<{value.text}>"
    text = "".join(_TURTLE.get(char, char) for char in value.text)
    return f'"{text}"{"@de" if value.german else ""}{f"^^{value.type}" if value.type else ""}'


def rdf_xml(things: Iterable[Thing]) -> str:
    """The graph as RDF/XML."""
    spaces = "".join(f'\n  xmlns:{name}="{address}"' for name, address in PREFIXES.items())
    inside = "".join(_xml_thing(thing) for thing in things)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n{inside}</rdf:RDF>\n'


def _xml_thing(thing: Thing) -> str:
    first, *more = thing.kinds
    classes: list[tuple[str, Iri | Literal]] = [("rdf:type", Iri(_full(kind))) for kind in more]
    said = "".join(f"    {_xml_value(predicate, value)}\n" for predicate, value in (*classes, *thing.said))
    return f'  <{first} rdf:about="{escape(thing.iri.text)}">\n{said}  </{first}>\n'


def _xml_value(predicate: str, value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return f'<{predicate} rdf:resource="{escape(value.text)}"/>'
    mark = ' xml:lang="de"' if value.german else ""
    mark += f' rdf:datatype="{_full(value.type)}"' if value.type else ""
    # A bare carriage return would be read as a line end.
    return f"<{predicate}{mark}>{escape(value.text, quote=False).replace(chr(13), '&#13;')}</{predicate}>"


def json_ld(things: Iterable[Thing]) -> str:
    """The graph as JSON-LD 1.1."""
    document = {"@context": PREFIXES, "@graph": [_json_thing(thing) for thing in things]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _json_thing(thing: Thing) -> dict[str, object]:
    values: dict[str, list[object]] = {}
    for predicate, value in thing.said:
        values.setdefault(predicate, []).append(_json_value(value))
    return {"@id": thing.iri.text, "@type": list(thing.kinds), **values}


def _json_value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.text}
    mark = {"@language": "de"} if value.german else {"@type": value.type} if value.type else {}
    return {"@value": value.text, **mark}


def _full(short: str) -> str:
    prefix, _, name = short.partition(":")
    return PREFIXES[prefix] + name
