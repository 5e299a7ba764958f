"""The index: written by Pagefind, the same every time, or said to be missing."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path

import pytest

from digitalfahrplan.search.index import NO_PROGRAM, _in_memory, write_index
from digitalfahrplan.search.steady import array, items, order_filters

FILTERS = "".join(
    f'<p data-pagefind-filter="Jahr">{year}</p><p data-pagefind-filter="Art{year}">x</p>' for year in range(2020, 2040)
)
PAGE = f'<!doctype html><html lang="de"><body><div data-pagefind-body=""><div data-pagefind-ignore=""><h1>T</h1>{FILTERS}</div>Wort</div></body></html>'
PAGES = [("index.html", PAGE), ("massnahmen/wlan/index.html", PAGE.replace("2031", "anders"))]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_index_is_the_same_every_time(tmp_path: Path) -> None:
    for number in range(3):
        assert write_index(tmp_path / str(number), PAGES, "Wort") is None
    first, *others = (contents(tmp_path / str(number)) for number in range(3))
    assert others == [first, first]


def test_it_holds_what_the_browser_needs_and_nothing_else(tmp_path: Path) -> None:
    write_index(tmp_path, PAGES, "Wort\nOrt")
    names = {path.name for path in (tmp_path / "pagefind").iterdir()}
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    german = entry["languages"]["de"]
    assert german["page_count"] == len(PAGES)
    assert names == {
        "pagefind.js", "pagefind-worker.js", "wasm.de.pagefind", "pagefind-entry.json", f"pagefind.{german['hash']}.pf_meta",
        "woerter.txt", "index", "fragment", "filter",
    }  # fmt: skip
    assert (tmp_path / "pagefind/woerter.txt").read_text(encoding="utf-8") == "Wort\nOrt"


def test_filters_are_sorted_and_found_by_their_new_names(tmp_path: Path) -> None:
    write_index(tmp_path, PAGES, "")
    (meta,) = (tmp_path / "pagefind").glob("*.pf_meta")
    listed = gzip.decompress(meta.read_bytes())
    files = sorted((tmp_path / "pagefind/filter").iterdir())
    assert len(files) == 22
    for path in files:
        assert path.stem.encode() in listed
        _, values = items(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert items(values) == sorted(items(values))


@pytest.mark.parametrize("count", [0, 1, 23, 24, 255, 256, 70_000])
def test_arrays_of_any_length(count: int) -> None:
    parts = [b"\x01", b"\x61a", b"\x82\x01\x02", b"\x19\x01\x00"] * (count // 4) + [b"\x00"] * (count % 4)
    assert items(array(parts)) == parts


@pytest.mark.parametrize("data", [b"\x01", b"\xa1\x01\x02", b"\x81\xa0"])
def test_an_unknown_format_is_said(data: bytes) -> None:
    with pytest.raises(ValueError, match="anders aufgebaut"):
        items(data)


def test_a_file_that_is_not_pagefinds_is_said(tmp_path: Path) -> None:
    write_index(tmp_path, PAGES, "")
    one = next((tmp_path / "pagefind/filter").iterdir())
    one.write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match=one.name):
        order_filters(tmp_path / "pagefind")


def test_without_pagefind_the_build_goes_on_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    assert write_index(tmp_path, PAGES, "") == NO_PROGRAM
    assert not (tmp_path / "pagefind").exists()


def test_documents_lie_in_memory_only_where_they_fit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr("digitalfahrplan.search.index._MEMORY", str(tmp_path))
    assert _in_memory(PAGES) == str(tmp_path)
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr("digitalfahrplan.search.index._ROUND_A_FILE", free)
    assert _in_memory(PAGES) is None
    monkeypatch.setattr("digitalfahrplan.search.index._ROUND_A_FILE", 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert _in_memory(PAGES) is None
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr("digitalfahrplan.search.index._MEMORY", str(tmp_path / "nowhere"))
    assert _in_memory(PAGES) is None


def test_a_failing_pagefind_stops_the_build_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not able to build an index"):
        write_index(tmp_path, [], "")
