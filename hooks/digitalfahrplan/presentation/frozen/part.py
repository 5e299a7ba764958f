"""What pages of measures and of programmes have in common: sections, the body, what is left over, the way to other versions."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from ..body import body_html
from ..html import Html, lines, tag, text
from ..links import Links
from .addresses import frozen_address
from .frozen import Frozen
from .tolerant import Record, is_nothing, word
from .value import Entry, Writer, title

BODY = "beschreibung"
_PICTURES = "Bilder gehören nicht zur archivierten Fassung; an ihrer Stelle steht, was über sie geschrieben war."


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure or programme on its frozen page: what its snapshot says of it, and who writes it down."""

    id: str
    told: Record
    writer: Writer

    @property
    def frozen(self) -> Frozen:
        """The snapshot."""
        return self.writer.frozen

    @property
    def links(self) -> Links:
        """Links as seen from this page."""
        return self.writer.links


@dataclass(frozen=True, slots=True)
class Targets:
    """Where links of a body lead: to what the snapshot shows. Files and other pages were not frozen with the words."""

    frozen: Frozen
    links: Links

    def page(self, id_: str) -> str | None:
        """The frozen page of a measure or programme, by its id of that day or a former one."""
        known = id_ if id_ in self.frozen.ids else self.frozen.moved.get(id_)
        return self.links.to(frozen_address(self.frozen.snapshot.name, known)) if known else None

    def file(self, path: str) -> str | None:
        """Nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Part:
    """A section: heading, anchor, keys of the file, keys of what is computed, and what the town's lists say beside."""

    heading: str
    anchor: str
    keys: tuple[str, ...]
    computed: tuple[str, ...] = ()
    beside: Callable[[Subject], Html] | None = None

    def listed(self, subject: Subject, model: Mapping[str, FieldInfo]) -> Html:
        """What the file says of it."""
        return listed(subject, model, self.keys)


def section(heading: str, anchor: str, *inside: str) -> Html:
    """A part of the page under its heading; empty where nothing stands in it."""
    filled = lines(inside)
    return lines([tag("h2", heading, id=anchor), filled]) if filled else Html("")


def described(subject: Subject) -> Html:
    """The description as it was written; links lead to the same snapshot, pictures become their words."""
    written = word(subject.told.get(BODY)).encode("utf-8", "replace").decode("utf-8")
    html = body_html(written, Targets(subject.frozen, subject.links), live=True, words_for_images=True)
    note = tag("p", _PICTURES, class_="df-leise") if "<em>[Bild: " in html else ""
    return lines([html, note])


def listed(subject: Subject, model: Mapping[str, FieldInfo], keys: Sequence[str]) -> Html:
    """Some keys of the file: single values as facts, lists of mappings as tables, in this order."""
    parts: list[Html] = []
    waiting: list[Entry] = []
    for key, value, about in subject.writer.entries(subject.told, model, keys):
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            parts += [subject.writer.facts(waiting), subject.writer.value(key, value, about)]
            waiting = []
        else:
            waiting.append((key, value, about))
    return lines([*parts, subject.writer.facts(waiting)])


def left_over(subject: Subject, model: Mapping[str, FieldInfo], shown: frozenset[str]) -> Html:
    """What stands in no other section, raw keys included, and which keys of the file say nothing: no fact is lost."""
    told = subject.writer.entries(subject.told, model)
    keys = [key for key, value, _ in told if key not in shown or (key == BODY and not isinstance(value, str))]
    silent = [title(key, model.get(key)) for key in _ordered(subject.told, model) if is_nothing(subject.told[key])]
    note = tag("p", f"Ohne Angabe: {', '.join(silent)}.", class_="df-leise") if silent else ""
    return section("Weitere Angaben", "weitere-angaben", listed(subject, model, keys), note)


def _ordered(told: Record, model: Mapping[str, FieldInfo]) -> Iterator[str]:
    yield from (key for key in model if key in told)
    yield from (key for key in told if key not in model)


def mark(kind: str, value: object, labels: Mapping[str, str], known: Container[str]) -> Html:
    """A status or traffic light as word, shape and colour; a word that nobody knows stands plain; "" without one."""
    said = word(value)
    label = labels.get(said, said)
    return tag("span", label, class_=f"df-{kind} df-{kind}--{said}") if said in known else text(label)
