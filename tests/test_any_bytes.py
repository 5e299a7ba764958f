"""Any bytes in, a list of problems out: never a traceback, never more than seconds (quality.md, Security)."""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.model import Measure, Programme, Town
from digitalfahrplan.plan import Outcome, load
from digitalfahrplan.problems import CODES
from digitalfahrplan.problems.output import FORMATS
from digitalfahrplan.source import Document
from digitalfahrplan.validation import validate

from .conftest import BASIS, TODAY, Check, codes, measure, programme

ROOT = Path(__file__).parent.parent
VALID = [path.read_bytes() for path in sorted((ROOT / "measures").glob("*/_*.md"))]
TOWN = (BASIS / "kommune.yml").read_bytes()
SECONDS = 10.0 if sys.gettrace() is None else 60.0  # measuring coverage takes its time
SLOW = timedelta(seconds=10)
BIG = 190_000


def well_told(outcome: Outcome) -> None:
    """Every problem can be shown in every format, points at something, and is one line of German."""
    for problem in outcome.problems:
        assert problem.code in CODES
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.path.isprintable()
        assert problem.message.isprintable()
        assert problem.hint
        assert len(problem.message) + len(problem.hint) < 2_000
    for write in FORMATS.values():
        write(outcome.problems).encode("utf-8")
    rows = json.loads(FORMATS["json"](outcome.problems))["problems"]
    assert [row["code"] for row in rows] == codes(outcome)
    assert (outcome.plan is None) == outcome.has_errors


def read_as_everything(raw: bytes) -> list[str]:
    """The codes that a file provokes as a measure, a programme and the town."""
    found = []
    for path, folder, model in (
        ("m/intern/a.md", "intern", Measure),
        ("m/foerderung/a.md", "foerderung", Programme),
        ("m/kommune.yml", "", Town),
    ):
        document = Document(path, folder, "a", raw)
        checked = validate(document, model)
        problems = (*document.problems, *checked.problems)
        assert problems or checked.entity is not None
        for problem in problems:
            assert problem.code in CODES
            assert problem.message.isprintable()
        found += [problem.code for problem in problems]
    return found


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=SLOW)
def test_random_bytes(raw: bytes) -> None:
    assert read_as_everything(raw)


YAML_PIECES = st.sampled_from(
    [
        "---\n",
        "titel: ",
        "kosten:\n",
        "  - ",
        "jahr: 2027",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "#",
        " #",
        "\n",
        "&a ",
        "*a ",
        "!x ",
        "|\n",
        ">\n",
        '"',
        "'",
        "\\",
    ]
    + [
        "- ",
        "? ",
        "%",
        "@",
        "~",
        "...\n",
        "<<: ",
        "<<<<<<<\n",
        "\t",
        "\r",
        "\u200b",
        "\u2028",
        "\ufeff",
        "e\u0301",
        "1,2 Mio. €",
        "ca. ",
        "2026-02-30",
        "=",
        "no",
    ]
    + [
        "status: geplant\n",
        "federfuehrung: it\n",
        "stand: 2026-10-01\n",
        "kurz: a\n",
        "ehemals: [",
        "orte:\n",
        "leistungen: [{leika: ",
        "\u202e",
        "\x00",
        "0x1F",
    ]
)


@given(st.lists(YAML_PIECES, max_size=60).map("".join))
@settings(max_examples=250, deadline=SLOW)
def test_random_yaml(text: str) -> None:
    read_as_everything(text.encode())
    read_as_everything(f"---\n{text}\n---\n{text}".encode())


@given(st.sampled_from(VALID), st.randoms(use_true_random=False), st.integers(1, 6))
@settings(max_examples=150, deadline=SLOW)
def test_mutated_templates(raw: bytes, chance: random.Random, times: int) -> None:
    for _ in range(times):
        raw = mutated(raw, chance)
    read_as_everything(raw)


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """A file with one accident: a byte lost, changed, doubled, a stretch moved, a line indented."""
    at, to = sorted(chance.choices(range(len(raw) + 1), k=2))
    return chance.choice(
        [
            raw[:at] + raw[at + 1 :],
            raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :],
            raw[:at] + chance.choice([b":", b"-", b"#", b'"', b"{", b"\n", b"  ", b"\t", b"\xc3"]) + raw[at:],
            raw[:at] + raw[at:to] * 2 + raw[to:],
            raw[:at] + raw[to:],
            raw[:at].rpartition(b"\n")[0] + b"\n " + raw[at:],
            raw.replace(b"\n", b"\r\n", chance.randrange(5)),
        ]
    )


@given(st.lists(st.tuples(st.sampled_from(["intern/a.md", "schule/b.md", "foerderung/c.md", "kommune.yml"]), st.sampled_from([*VALID, TOWN])), max_size=4), st.randoms(use_true_random=False))  # fmt: skip
@settings(max_examples=40, deadline=SLOW, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whole_folders(tmp_path: Path, files: list[tuple[str, bytes]], chance: random.Random) -> None:
    folder = tmp_path / "inhalt"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BASIS, folder)
    for path, raw in files:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(mutated(raw, chance))
    well_told(load(folder, TODAY))


def many(piece: Callable[[int], str], between: str = "\n") -> str:
    """As many pieces as a file can hold."""
    pieces: list[str] = []
    size = 0
    while size < BIG:
        pieces.append(piece(len(pieces)))
        size += len((pieces[-1] + between).encode())
    return between.join(pieces)


EXPENSIVE: dict[str, Callable[[], str | bytes]] = {
    "nothing but zeros": lambda: b"\x00" * BIG,
    "nothing but bad bytes": lambda: b"\xfc" * BIG,
    "control characters in lines": lambda: "---\n" + "\x01\n" * (BIG // 2),
    "invisible characters": lambda: "---\ntitel: " + "\u200b" * (BIG // 3) + "\n---\n",
    "brackets": lambda: measure("links: " + "[" * BIG + "\n"),
    "brackets in lines": lambda: measure("links: " + "[\n" * (BIG // 2)),
    "braces": lambda: measure("links: " + "{a: " * (BIG // 4) + "\n"),
    "brackets behind a comment": lambda: measure("vorbehalt: a #b\nlinks: " + "[\n" * (BIG // 2)),
    "unknown units": lambda: measure(f"beteiligte: [{many(lambda i: f'a{i}', ',')}]\n"),
    "the same unit": lambda: measure(f"beteiligte: [{many(lambda _: 'it', ',')}]\n"),
    "unknown keys": lambda: measure(many(lambda i: f"k{i}: 1") + "\n"),
    "empty unknown keys": lambda: measure(many(lambda i: f"k{i}:") + "\n"),
    "keys without colons": lambda: measure(f"zeitraum: {{{many(lambda i: f'k{i}', ',')}}}\n"),
    "the same key": lambda: measure(many(lambda _: "titel: x") + "\n"),
    "empty items": lambda: measure(f"beteiligte: [{many(lambda _: repr(''), ',')}]\n"),
    "bare words": lambda: measure(f"beteiligte: [{many(lambda _: 'no', ',')}]\n"),
    "aliases": lambda: measure(f"beteiligte: [&a x, {many(lambda _: '*a', ',')}]\n"),
    "wrong rows": lambda: measure("kosten:\n" + many(lambda _: "- {ansatz: -5}") + "\n"),
    "comments": lambda: measure("beteiligte:\n" + many(lambda _: "- a #b") + "\n"),
    "comments in a text": lambda: measure("leichte_sprache: |\n" + many(lambda _: "  a # b") + "\n"),
    "blanks": lambda: measure("titel_alt:" + " " * BIG + "x\n"),
    "headings": lambda: measure(body="#\n" * (BIG // 2)),
    "quotes": lambda: measure(body="> " * (BIG // 2)),
    "quotes in lines": lambda: measure(body=("> " * 20 + "a\n") * (BIG // 42)),
    "growing lists": lambda: measure(body="".join(" " * (i % 4_000) + "- \n" for i in range(90))),
    "fences": lambda: measure(body=(" " * 21 + "- ```\n") * (BIG // 27)),
    "conflicts": lambda: measure(body="<<<<<<<\n" * (BIG // 8)),
    "links in the body": lambda: measure(body=many(lambda i: f"[a](x{i}.md)", " ")),
    "long unit": lambda: measure(f"beteiligte: ['{'a' * BIG}']\n"),
    "long word": lambda: measure(status='"' + "gepl\\\n" * (BIG // 6) + '"'),
    "long date": lambda: measure('zeitraum: {beginn: "' + "2\\\n" * (BIG // 3) + '"}\n'),
    "long amount": lambda: measure('kosten: [{jahr: 2027, art: offen, schaetzung: "' + "1 " * (BIG // 3) + '"}]\n'),
    "long address": lambda: measure('links: [{titel: a, url: "https://' + "a-\\\n" * (BIG // 5) + '"}]\n'),
    "decomposed letters": lambda: measure(body="e\u0301\u0323" * (BIG // 6)),
    "old ids": lambda: measure(f"ehemals: [{many(lambda _: 'con', ',')}]\n"),
    "services": lambda: measure("leistungen:\n" + many(lambda _: "- {leika: 99012345678901}") + "\n"),
    "criteria": lambda: measure(f"bewertung: {{politik: {{{many(lambda i: f'k{i}: 1', ',')}}}}}\n"),
}


@pytest.mark.parametrize("name", EXPENSIVE)
def test_the_worst_files_take_seconds(check: Check, name: str) -> None:
    made = EXPENSIVE[name]()
    raw = made if isinstance(made, bytes) else made.encode()
    assert len(raw) <= 200_000
    began = time.process_time()
    outcome = check({"intern/bauakte.md": raw, "intern/andere.md": measure(titel="Andere")})
    well_told(outcome)
    assert time.process_time() - began < SECONDS
    assert all(problem.path != "measures/intern/andere.md" for problem in outcome.problems)


def test_a_flood_of_problems_is_cut_and_counted(check: Check) -> None:
    outcome = check({"intern/bauakte.md": measure("beteiligte:\n" + "- niemand\n" * 250)})
    unknown = [problem for problem in outcome.problems if problem.code == "D101"]
    assert (len(unknown), unknown[-1].line) == (100, 107)
    assert unknown[-1].detail.endswith("Davon gibt es hier noch 150 weitere.")
    exactly = check({"intern/bauakte.md": measure("beteiligte:\n" + "".join(f"- niemand{i}\n" for i in range(100)))})
    assert len(exactly.problems) == 100
    assert "weitere" not in exactly.problems[-1].detail


def test_many_small_files_of_nonsense(check: Check) -> None:
    files: dict[str, str | bytes] = {f"intern/m{number}.md": bytes([number % 256]) * 50 for number in range(300)}
    files |= {f"foerderung/f{number}.md": programme(ebene=f"x{number}") for number in range(100)}
    outcome = check(files)
    well_told(outcome)
    assert {problem.path for problem in outcome.problems} == {f"measures/{path}" for path in files}
