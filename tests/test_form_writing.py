"""How the form writes files (hooks/form/front-matter.mjs): nothing is lost, and only what changed changes."""

from __future__ import annotations

import copy
import json
import re
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from digitalfahrplan.source.bare import read_differently
from tests.node import ask

from .conftest import FILE, Check, codes, measure

pytestmark = pytest.mark.form

ROOT = Path(__file__).parent
FOLDERS = (ROOT.parent / "measures", ROOT / "towns" / "wirklich")
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*/*.md"))
MODULE = "front-matter.mjs"


def read(*texts: str) -> list[Any]:
    return ask(MODULE, [["read", text] for text in texts])


def write(*contents: Any) -> list[str]:
    return ask(MODULE, [["write", content] for content in contents])


def edited(text: str, **fields: Any) -> str:
    """A file after somebody set fields in the form; None empties one."""
    (content,) = read(text)
    return write(content | fields)[0]


def plain(text: str) -> Any:
    """Every value of a file as text, read by another program."""
    return yaml.load(re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)[1], Loader=yaml.CBaseLoader)


def test_every_file_stays_as_it_is_to_the_byte() -> None:
    texts = [path.read_text("utf-8") for path in FILES]
    assert len(texts) > 110
    assert write(*read(*texts)) == texts


def test_every_file_is_read_as_others_read_it() -> None:
    texts = [path.read_text("utf-8") for path in FILES]
    for content, text in zip(read(*texts), texts, strict=True):
        assert {key: value for key, value in content.items() if key not in ("body", "urtext")} == plain(text)


def test_every_file_could_be_written_anew_with_the_same_values() -> None:
    contents = read(*(path.read_text("utf-8") for path in FILES))
    anew = write(*({key: value for key, value in content.items() if key != "urtext"} for content in contents))
    for before, after in zip(contents, read(*anew), strict=True):
        before.pop("urtext")
        after.pop("urtext")
        assert trimmed(after) == trimmed(before)
    assert write(*read(*anew)) == anew


def trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: trimmed(item) for key, item in value.items()}
    return [trimmed(item) for item in value] if isinstance(value, list) else value.strip()


def test_any_one_text_can_change_and_nothing_else_does() -> None:
    """Each text of each file in turn: one line of it becomes another, the rest stays, comments too."""
    contents = read(*(path.read_text("utf-8") for path in FILES))
    changes = [changed for content in contents for changed in one_changed(content)]
    assert len(changes) > 5000
    texts = write(*changes)
    for content, text in zip(changes, texts, strict=True):
        (new,) = between(json.loads(content["urtext"]).splitlines(), text.splitlines())
        assert "geändert: #1" in new
        assert plain(text) == {key: value for key, value in content.items() if key not in ("body", "urtext")}


def between(old: list[str], new: list[str]) -> list[str]:
    """The lines of the new text that stand between what both texts begin and end with."""
    same = [one == other for one, other in zip(old, new, strict=False)]
    first = same.index(False)
    last = next(count for count in range(len(new)) if old[-1 - count] != new[-1 - count])
    return new[first : len(new) - last]


def one_changed(content: Any) -> list[Any]:
    """The contents that differ from one in exactly one text of one line."""
    found = []
    for way in ways(content):
        changed = copy.deepcopy(content)
        holder = changed
        for key in way[:-1]:
            holder = holder[key]
        if "\n" not in holder[way[-1]] and way[0] not in ("body", "urtext"):
            holder[way[-1]] = "geändert: #1"
            found.append(changed)
    return found


def ways(value: Any) -> list[tuple[Any, ...]]:
    if isinstance(value, str):
        return [()]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [(key, *way) for key, item in items for way in ways(item)]


COMMENTED = measure(
    """# Wann es geschieht
zeitraum: {beginn: 2027-03, ende: Q4 2028}
kosten:
  # Das erste Jahr
  - jahr: 2027
    art: investiv
    ansatz: 80.000 €

  # Das zweite
  - {jahr: 2028, art: investiv, schaetzung: "1,2 Mio. €"}
leistungen:
  - {leika: "99012345678901", bezeichnung: Ausweis}

# Am Ende
""",
    "\nText.\n",
)


def test_rows_come_and_go_without_their_neighbours() -> None:
    (content,) = read(COMMENTED)
    more = edited(COMMENTED, kosten=[*content["kosten"], {"jahr": "2029", "art": "offen", "ist": "0,50 €"}])
    assert added(COMMENTED, more) == ["+   - jahr: 2029", "+     art: offen", "+     ist: 0,50 €"]
    less = edited(COMMENTED, kosten=content["kosten"][1:])
    assert "# Das zweite" in less
    assert "# Wann es geschieht" in less
    assert "# Das erste Jahr" in less  # rather one comment too many than one too few
    assert plain(less)["kosten"] == content["kosten"][1:]


def added(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"zeitraum": {"beginn": "2027-04", "ende": "Q4 2028"}}, ["beginn: 2027-04, ende: Q4 2028"]),
        ({"zeitraum": {"beginn": "2027-03"}}, ["zeitraum: {beginn: 2027-03}"]),
        ({"zeitraum": None}, []),
        ({"fortschritt": "40"}, ["fortschritt: 40"]),
        ({"vorbehalt": "ja"}, ["vorbehalt: ja"]),
        ({"vorbehalt": "no"}, ['vorbehalt: "no"']),
        ({"begruendung": "Eins.\n\nZwei."}, ["begruendung: |-", "  Eins.", "", "  Zwei."]),
        ({"ehemals": ["alt"]}, ["ehemals:", "  - alt"]),
        ({"leistungen": [{"ozg": "10123"}]}, ['  - {ozg: "10123"}']),
        ({"titel": "Kosten: 5 €"}, ['titel: "Kosten: 5 €"']),
        ({"titel": "2026-02-30"}, ['titel: "2026-02-30"']),
        ({"titel": "2026-02-28"}, ["titel: 2026-02-28"]),
        ({"stand": "2026-10-01 ", "kontakt": {"email": ""}, "links": []}, []),
        ({"body": "Anderes."}, ["Anderes."]),
        ({"body": " Text. "}, []),
    ],
)
def test_what_is_written(fields: dict[str, Any], lines: list[str]) -> None:
    text = edited(COMMENTED, **fields)
    for line in lines:
        assert line in text
    left_out = [line for line in added(COMMENTED, text) if line.startswith("- ")]
    assert len(left_out) <= 2 + 2 * ("zeitraum" in fields)
    assert edited(text) == text


def test_a_group_that_goes_takes_its_comment_along() -> None:
    assert added(COMMENTED, edited(COMMENTED, zeitraum=None)) == [
        "- # Wann es geschieht",
        "- zeitraum: {beginn: 2027-03, ende: Q4 2028}",
    ]


def test_one_word_stands_for_a_list_of_one() -> None:
    text = "---\nebene: kreis\n---\n"
    assert edited(text, ebene=["kreis"]) == text
    assert edited(text, ebene=["kreis", "land"]) == "---\nebene:\n  - kreis\n  - land\n---\n"


def test_a_file_keeps_the_line_ends_it_has() -> None:
    """A file from Windows: what is read has none of them, what is written has them on every line, new ones too."""
    text = COMMENTED.replace("Text.", "Text.\n\nNoch einer.").replace("\n", "\r\n")
    (content,) = read(text)
    assert "\r" not in "".join(value for key, value in trimmed(content).items() if key in ("body", "titel"))
    assert write(content) == [text]
    for fields in (
        {"titel": "Anders"},
        {"begruendung": "Eins.\n\nZwei."},
        {"zeitraum": None},
        {"body": "Neu.\n\nText."},
    ):
        changed = edited(text, **fields)
        assert changed.replace("\r\n", "\n") == edited(text.replace("\r\n", "\n"), **fields)
        assert changed.count("\r\n") == changed.count("\n")
    for mixed in ("---\r\na: 1\r\nb: 2\n---\nText.\n", "---\na: 1\n---\nEins.\r\nZwei.\n"):
        assert write(*read(mixed)) == [mixed]
    windows = "---\r\na: 1\r\n---\r\nText."
    assert edited(windows, a="2") == "---\r\na: 2\r\n---\r\nText."
    assert edited(windows, body="Text.\nMehr.") == "---\r\na: 1\r\n---\r\n\r\nText.\r\nMehr.\r\n"
    assert edited("---\r\na: 1\n---\r\nText.\r\n", a="2") == "---\r\na: 2\r\n---\r\nText.\r\n"
    assert edited("---\na: 1\n---", a="2") == "---\na: 2\n---"
    assert edited("\n---\na: 1\n---\n") == "---\na: 1\n---\n"


def test_damaged_files() -> None:
    for text in ("kein Kopf", "---\n- Liste\n---\n", "---\na: [1\n---\n", "---\na: 1\na: 2\n---\n"):
        with pytest.raises(ValueError, match=r"\S"):
            read(text)
    assert read("---\n---\n") == [{"body": "", "urtext": '"---\\n---\\n"'}]


NASTY = "~ null true no on y 012 1_000 0x1F 12:30 1e5 .5 5. 7.5 50.000 = << - ? | > & * ! % @ ` ' \" # [ ] { } , : a:b a: :a a#b".split()
TEXTS = st.one_of(
    st.sampled_from([*NASTY, "a # b", "- a", "a: b", "'x'", '"x"', "2026–2029", "80.000,50 €", "\u00a0x", "ä"]),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12),
).filter(lambda text: text.strip() != "")


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(TEXTS, min_size=100, max_size=200))
def test_any_text_is_read_again_as_it_was(texts: list[str]) -> None:
    flow = "---\na: {x: 1, y: 2}\nl: [p, q]\n---\n"
    contents: list[Any] = [
        {"a": {"x": text, "y": "2"}, "l": ["p", text], "body": "", "urtext": json.dumps(flow)} for text in texts
    ]
    anew: list[Any] = [{"a": text, "l": [{"x": text}], "body": ""} for text in texts]
    for content, written in zip([*contents, *anew], write(*contents, *anew), strict=True):
        fields = {key: value for key, value in content.items() if key not in ("body", "urtext")}
        assert trimmed(plain(written)) == trimmed(fields)
        for line in written.splitlines():
            key, _, value = line.partition(": ")
            assert not (key.strip(" -") in ("a", "x") and value and read_differently(value)), line


def test_the_reader_takes_what_was_written(check: Check) -> None:
    text = edited(COMMENTED, titel="012", zeitraum={"beginn": "2028", "fortlaufend": "ja"}, vorbehalt="on")
    assert codes(check({FILE: text})) == []
