"""The tables as one workbook (Office Open XML, ECMA-376), written here: its bytes depend on nothing but the tables.

Texts are texts, whatever they begin with; there are no formulas. Numbers are numbers, days are days.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from ..xml_text import possible
from .column import Kind, Value
from .values import digits

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST = 32_767  # characters of a cell
_WIDEST = 60  # characters of a column
_EPOCH = date(1899, 12, 30).toordinal()
_NEW = (1980, 1, 1, 0, 0, 0)  # the first day of ZIP: the same in every build
_HEAD, _DAY = "1", "2"  # numbers of the styles below
# What Excel would read as a character's number.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 characters), title and kind of every column, and its values."""

    name: str
    heading: Sequence[tuple[str, Kind]]
    columns: Sequence[Sequence[Value]]


def workbook(sheets: Sequence[Sheet], *, packed: bool = True) -> bytes:
    """The file. Headings are bold and stay in sight, and can be filtered by.

    What is not `packed` has the same bytes on every machine and in every year: there are several libraries for packing.
    """
    out = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in _parts(sheets):
            entry = zipfile.ZipInfo(path, _NEW)
            entry.create_system = 3  # not that of the machine
            entry.compress_type = how
            archive.writestr(entry, _XML + text, compresslevel=1)
    return out.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in numbers}
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{_TYPE}.{kind}+xml"/>' for path, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    yield "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{overrides}</Types>'
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    yield "xl/_rels/workbook.xml.rels", _relations(targets)
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    yield "xl/styles.xml", _STYLES
    shared = _Texts()
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet, shared)
    yield "xl/sharedStrings.xml", shared.part()


class _Texts(dict[str, int]):
    """Every text of the file and its number: it is written once, and its cells name the number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def part(self) -> str:
        """All of them in the order of their numbers."""
        inside = "".join(f'<si><t xml:space="preserve">{_text(text)}</t></si>' for text in self)
        return f'<sst xmlns="{_MAIN}" uniqueCount="{len(self)}">{inside}</sst>'


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _sheet(sheet: Sheet, shared: _Texts) -> str:
    count = len(sheet.columns[0])
    letters = [_letters(number) for number in range(1, len(sheet.heading) + 1)]
    whole = f"A1:{letters[-1]}{count + 1}"
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_width(title, values)}" customWidth="1"/>'
        for number, ((title, _), values) in enumerate(zip(sheet.heading, sheet.columns, strict=True), 1)
    )
    head = "".join(
        f'<c r="{letter}1" s="{_HEAD}" t="s"><v>{shared[title]}</v></c>'
        for letter, (title, _) in zip(letters, sheet.heading, strict=True)
    )
    rows = "".join(
        f'<row r="{number}">{"".join(cells)}</row>' for number, cells in enumerate(_rows(sheet, letters, shared), 2)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="{whole}"/><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView>'
        f'</sheetViews><cols>{widths}</cols><sheetData><row r="1">{head}</row>{rows}</sheetData><autoFilter ref="{whole}"/></worksheet>'
    )


def _width(title: str, values: Sequence[Value]) -> int:
    """By the heading and the first rows: enough to read most cells."""
    return min(_WIDEST, 3 + max(len(title), *(len(str(value or "")) for value in values[:50]), 0))


def _rows(sheet: Sheet, letters: Sequence[str], shared: _Texts) -> Iterator[Sequence[str]]:
    """The cells of every row; no value has none."""
    columns = [
        _texts(letter, values, shared) if kind == "string" else _CELLS[kind](letter, values)
        for letter, (_, kind), values in zip(letters, sheet.heading, sheet.columns, strict=True)
    ]
    return zip(*columns, strict=True)


def _texts(letter: str, values: Sequence[Any], shared: _Texts) -> list[str]:
    return [
        f'<c r="{letter}{number}" t="s"><v>{shared[value]}</v></c>' if value else ""
        for number, value in enumerate(values, 2)
    ]


def _numbers(letter: str, values: Sequence[Any]) -> list[str]:
    return [
        "" if value is None else f'<c r="{letter}{number}"><v>{digits(value)}</v></c>'
        for number, value in enumerate(values, 2)
    ]


def _days(letter: str, values: Sequence[Any]) -> list[str]:
    return [
        f'<c r="{letter}{number}" s="{_DAY}"><v>{value.toordinal() - _EPOCH}</v></c>' if value else ""
        for number, value in enumerate(values, 2)
    ]


def _yes_no(letter: str, values: Sequence[Any]) -> list[str]:
    return [
        "" if value is None else f'<c r="{letter}{number}" t="b"><v>{int(value)}</v></c>'
        for number, value in enumerate(values, 2)
    ]


_CELLS: dict[Kind, Callable[[str, Sequence[Value]], list[str]]] = {
    "number": _numbers,
    "integer": _numbers,
    "year": _numbers,
    "date": _days,
    "boolean": _yes_no,
}


def _text(value: str) -> str:
    text = possible(value)[:_LONGEST]
    return escape(_CODED.sub("_x005F_", text) if "_x" in text else text, quote=False)


def _letters(number: int) -> str:
    """The name of a column: A, B … Z, AA."""
    more, last = divmod(number - 1, 26)
    return (_letters(more) if more else "") + chr(ord("A") + last)
