"""The authors' guide, made from the model and the catalogue: every field, every error."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from ...model import Measure, Part, Programme, Town
from ...model.describe import allowed, fields_of, nested
from ...problems import CODES, Code
from ...problems.catalogue import GROUPS
from ...problems.examples import EXAMPLES, Example
from ..html import Html, join, lines, link, tag
from ..marks import label_mark
from ..table import Cell, Column, Table, list_table
from .alphabet import as_in_a_lexicon

KINDS: dict[str, type[Part]] = {"massnahme": Measure, "foerderprogramm": Programme, "kommune": Town}


def fields(kind: str) -> Html:
    """Every field of a kind of file, groups below with their own fields. Raises `KeyError` for an unknown kind."""
    return lines(_tables(KINDS[kind], kind, "", set()))


def _tables(model: type[Part], kind: str, path: str, seen: set[str]) -> Iterator[Html]:
    prefix = f"{path}." if path else ""
    caption = f"Angaben unter „{path}“" if path else "Alle Angaben"
    rows = [(f"{prefix}{key}", field) for key, field in fields_of(model).items()]
    columns = [
        Column[tuple[str, FieldInfo]]("", "Name", lambda row: Cell(tag("code", row[0].rpartition(".")[2]))),
        Column[tuple[str, FieldInfo]]("", "Was es ist", lambda row: Cell(_what(row[1]))),
        Column[tuple[str, FieldInfo]]("", "Möglich", lambda row: Cell(allowed(row[1]))),
        Column[tuple[str, FieldInfo]]("", "Beispiel", lambda row: Cell(_example(row[0], row[1]))),
    ]
    id_ = "-".join(["felder", kind, *path.replace("_", "-").split(".")]).rstrip("-")
    yield list_table(Table(id_, caption, columns, rows, sortable=False))
    for name, field in rows:
        inner = nested(field)
        if inner and name not in seen:
            seen.add(name)
            yield tag("h3", name, id=f"{kind}-{name.replace('.', '-').replace('_', '-')}")
            yield from _tables(inner, kind, name, seen)


def _what(field: FieldInfo) -> Html:
    needed = [" ", label_mark("nötig", warning=True)] if field.is_required() else []
    return join([tag("strong", field.title or ""), ": ", field.description or "", *needed])


def _example(name: str, field: FieldInfo) -> Html:
    shown = (field.examples or [""])[0]
    return tag("code", f"{name.rpartition('.')[2]}: {shown}" if shown and not shown.startswith("- ") else shown)


def errors() -> Html:
    """Every code with its title, why it matters, an example and the ways out, in groups."""
    return lines(block for letter, title in GROUPS.items() for block in _group(letter, title))


def codes_by_name() -> Html:
    """Every code as a link, in the order of its German title: for those who remember a word and not the code."""
    found = sorted(CODES.values(), key=lambda code: as_in_a_lexicon(code.title))
    entries = (tag("li", link(f"#{code.code.lower()}", code.title), f" {code.code}") for code in found)
    return tag("ul", *entries, class_="df-stichworte")


def codes_by_letter() -> Html:
    """Every code as a link, by group."""
    rows = ((title, [it for it in CODES if it.startswith(letter)]) for letter, title in GROUPS.items())
    groups = (
        tag("div", tag("dt", title), tag("dd", *(join([link(f"#{it.lower()}", it), " "]) for it in codes)))
        for title, codes in rows
    )
    return tag("dl", *groups, class_="df-fakten df-kuerzel")


def _group(letter: str, title: str) -> Iterator[Html]:
    yield tag("h2", title, id=f"gruppe-{letter.lower()}")
    yield from (_code(code) for code in CODES.values() if code.code.startswith(letter))


def _code(code: Code) -> Html:
    kind = label_mark("Hinweis" if code.severity == "hinweis" else "Fehler", warning=code.severity == "fehler")
    heading = tag("h3", join([f"{code.code}: {code.title}"]), id=code.code.lower())
    return lines(
        [
            heading,
            tag("p", join([kind, " ", inline_code(code.why)])),
            _example_of(EXAMPLES[code.code], code.severity == "fehler"),
            tag("p", join([tag("strong", "Lösung: "), inline_code(code.ways_out)])),
        ]
    )


def _example_of(example: Example, error: bool) -> Html:
    """The wrong one and the right one side by side."""
    wrong, right = (
        ("Jetzt", "Vorher") if example.where == "aenderung" else ("Falsch" if error else "Fällt auf", "Richtig")
    )
    pairs = ((wrong, example.wrong), (right, example.right))
    shown = (tag("div", tag("dt", name), tag("dd", tag("pre", tag("code", _seen(text))))) for name, text in pairs)
    return tag("dl", *shown, class_="df-vorher")


def _seen(text: str) -> str:
    """What nobody could see in an example is shown."""
    return text.replace("\u200b", "␣").replace("\t", "→").rstrip("\n")


def inline_code(text: str) -> Html:
    """A sentence in which backticks mark code."""
    return join(tag("code", part) if index % 2 else part for index, part in enumerate(text.split("`")))
