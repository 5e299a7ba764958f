"""What a build says on its way: steps, seconds, lines, bars; and what it weighs in the end."""

from __future__ import annotations

import io
import os
import pty
import re
import select
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digitalfahrplan.problems import Problem
from digitalfahrplan.progress import Building, Progress, Show, Step, show_on
from digitalfahrplan.progress.lines import Lines
from digitalfahrplan.progress.summary import End, Summary, as_markdown, details, headline
from digitalfahrplan.progress.weighing import Kind, Weight, kind_of, weigh
from digitalfahrplan.progress.words import bytes_in_words, seconds_in_words
from tests.terminal import ESCAPES, without_escapes

TERMINAL = {"TERM": "xterm-256color"}
COLOURS = re.compile(r"\x1b\[(?:[\d;]*;)?3[0-7]m")


class Listener:
    """Remembers all that is said."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def begins(self, step: Step, total: int | None) -> None:
        self.heard.append((step, total))

    def moves(self, done: int, seconds: float) -> None:
        self.heard.append((done, seconds))

    def ends(self, step: Step, told: str, seconds: float) -> None:
        self.heard.append((step, told, seconds))

    def says(self, lines: list[str]) -> None:
        self.heard.extend(lines)

    def close(self) -> None:
        self.heard.append("closed")


def ticking(*times: float) -> Callable[[], float]:
    return iter(times).__next__


def test_a_step_ends_when_the_next_begins_and_every_second_belongs_to_one() -> None:
    listener = Listener()
    progress = Progress(listener, ticking(100, 101, 103, 103, 110))
    progress.advance()  # before the first step: nobody's
    progress.begin(Step.READ, 2)
    progress.advance()
    progress.tell("2 Dateien")
    progress.begin(Step.SEARCH)
    progress.end()
    progress.end()
    assert listener.heard == [
        (Step.READ, 2), (1, 1), (Step.READ, "2 Dateien", 3), (Step.SEARCH, None), (Step.SEARCH, "", 7),
    ]  # fmt: skip
    assert progress.seconds == {Step.READ: 3, Step.SEARCH: 7}


def test_a_step_that_fails_is_not_said_to_be_over() -> None:
    listener = Listener()
    progress = Progress(listener, ticking(0, 5))
    progress.begin(Step.PAGES)
    assert progress.stop() is Step.PAGES
    assert listener.heard == [(Step.PAGES, None), "closed"]
    assert progress.seconds == {Step.PAGES: 5}
    assert progress.stop() is None


def test_lines_for_steps_and_one_every_ten_seconds() -> None:
    stream = io.StringIO()
    progress = Progress(Lines(stream), ticking(0, 9, 10, 19, 21, 1230.4, 1230.4, 1230.8))
    progress.begin(Step.PAGES, 1182)
    for _ in range(4):
        progress.advance()
    progress.tell("1.182 Seiten")
    progress.begin(Step.WRITE)
    progress.end()
    assert stream.getvalue() == (
        "  Seiten: 2 von 1.182 …\n  Seiten: 4 von 1.182 …\nSeiten: 1.182 Seiten (20 min 30 s)\nSchreiben (0,4 s)\n"
    )


def test_a_stream_that_knows_few_letters_or_nobody_reads_does_not_stop_a_build() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "ascii", write_through=True)
    Lines(stream).says(["Größe · 1"])
    assert raw.getvalue() == b"Gr??e ? 1\n"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as unread:
        lines = Lines(unread)
        lines.says(["a", "b"])
        lines.ends(Step.READ, "", 1)
    closed = io.StringIO()
    closed.close()
    Lines(closed).says(["a"])


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[io.TextIOWrapper, Callable[[], str]]]:
    """A terminal to write to, and what reads what was written."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", TERMINAL["TERM"])
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:

        def read() -> str:
            stream.flush()
            found = b""
            while select.select([ours], [], [], 0.1)[0]:
                found += os.read(ours, 65536)
            return found.decode()

        yield stream, read
    os.close(ours)


def work(show: Show) -> None:
    progress = Progress(show, ticking(0, 1, 2, 2, 3))
    progress.begin(Step.PAGES, 2)
    progress.advance()
    progress.tell("2 Seiten")
    progress.begin(Step.SEARCH)
    progress.end()
    show.says(["Fertig: [bold]nicht fett[/bold]", "  Zeit"])


def test_a_terminal_sees_bars_and_has_its_cursor_back(terminal: tuple[io.TextIOWrapper, Callable[[], str]]) -> None:
    stream, read = terminal
    work(show_on(stream, TERMINAL))
    seen = read()
    assert COLOURS.search(seen)
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")
    lines = [" ".join(line.split()) for line in without_escapes(seen).splitlines() if line.strip()]
    assert [line for line in lines if line.startswith("✓")] == ["✓ Seiten 2 Seiten 2,0 s", "✓ Suche 1,0 s"]
    assert lines[-2:] == ["Fertig: [bold]nicht fett[/bold]", "Zeit"]


def test_no_color_takes_the_colours_and_leaves_the_picture(
    terminal: tuple[io.TextIOWrapper, Callable[[], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream, read = terminal
    work(show_on(stream, {**TERMINAL, "NO_COLOR": "1"}))
    seen = read()
    assert "✓ Seiten" in seen
    assert ESCAPES.search(seen)
    assert not COLOURS.search(seen)


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}, {"TERM": ""}, {**TERMINAL, "CI": "true"}])
def test_plain_lines_where_nothing_can_be_drawn(
    terminal: tuple[io.TextIOWrapper, Callable[[], str]], environment: dict[str, str]
) -> None:
    stream, read = terminal
    work(show_on(stream, environment))
    seen = read()
    assert not ESCAPES.search(seen)
    assert seen.splitlines()[:2] == ["Seiten: 2 Seiten (2,0 s)", "Suche (1,0 s)"]


def test_plain_lines_for_files_and_for_terminals_without_our_letters(
    terminal: tuple[io.TextIOWrapper, Callable[[], str]],
) -> None:
    assert isinstance(show_on(io.StringIO(), TERMINAL), Lines)
    terminal[0].reconfigure(encoding="latin-1")
    assert isinstance(show_on(terminal[0], TERMINAL), Lines)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0,0 s"), (9.94, "9,9 s"), (41.4, "41 s"), (60, "1 min 0 s"), (3725, "62 min 5 s")]
)
def test_seconds(seconds: float, words: str) -> None:
    assert seconds_in_words(seconds) == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 Byte"), (999, "999 Byte"), (1000, "1,0 kB"), (27_449_999, "27,4 MB"), (10**9, "1,0 GB")]
)
def test_bytes(size: int, words: str) -> None:
    assert bytes_in_words(size) == words


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", Kind.PAGES),
        ("archiv/index.html", Kind.PAGES),
        ("archiv/2026/index.html", Kind.ARCHIVE),
        ("archiv/2026/2026-06-30/roadmap.json", Kind.ARCHIVE),
        ("daten/index.html", Kind.PAGES),
        ("daten/kosten.csv", Kind.OTHERS),
        ("api/v1/index.json", Kind.OTHERS),
        ("sitemap.xml.gz", Kind.OTHERS),
        ("pagefind/pagefind.js", Kind.SEARCH),
        ("assets/bilder/zeichen.svg", Kind.PICTURES),
        ("massnahmen/bild.JPG", Kind.PICTURES),
        ("assets/stylesheets/main.css", Kind.REST),
        ("bearbeiten/config.json", Kind.REST),
        ("bearbeiten/index.html", Kind.PAGES),
    ],
)
def test_every_file_has_a_kind(path: str, kind: Kind) -> None:
    assert kind_of(path) is kind


def test_a_folder_is_weighed(tmp_path: Path) -> None:
    for path, size in {"index.html": 10, "a/index.html": 20, "pagefind/x": 5, "archiv/2026/index.html": 7}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))
    weight = weigh(tmp_path)
    assert weight.size == {Kind.PAGES: 30, Kind.SEARCH: 5, Kind.ARCHIVE: 7}
    assert weight.pages[Kind.PAGES] == 2
    assert weight.pages[Kind.ARCHIVE] == 1
    assert weight.total == 42
    assert weigh(tmp_path / "nowhere") == Weight()


PROBLEMS = [Problem("a.md", 1, 1, "B113", "x"), Problem("a.md", 2, 1, "G101", "x"), Problem("b.md", 2, 1, "G101", "x")]
SECONDS = {Step.READ: 1.0, Step.SEARCH: 40.2}


def weighing(**sizes: int) -> Weight:
    weight = Weight()
    for name, size in sizes.items():
        weight.files[Kind[name]], weight.pages[Kind[name]], weight.size[Kind[name]] = 1182, 1182, size
    return weight


def test_the_headline_of_every_end() -> None:
    weight = weighing(PAGES=27_400_000)
    assert headline(Summary(End.DONE, "site", PROBLEMS[1:], weight, SECONDS)) == (
        "Fertig: 1.182 Seiten, 0 Fehler, 2 Hinweise, 27,4 MB, 41 s"
    )
    assert headline(Summary(End.WARNED, "site", [], weighing(PAGES=1, ARCHIVE=1), SECONDS)) == (
        "Gebaut, aber mit Warnungen (siehe oben): 1.182 Seiten und 1.182 im Archiv, 0 Fehler, 0 Hinweise, 2 Byte, 41 s"
    )
    assert headline(Summary(End.REFUSED, "site", PROBLEMS, seconds={Step.READ: 0.3})) == (
        "Nicht gebaut: 1 Fehler, 2 Hinweise in den Dateien. Der Ordner site blieb, wie er war (0,3 s)."
    )
    assert headline(Summary(End.BROKEN, "site", [], seconds=SECONDS, during=Step.SEARCH)) == (
        "Abgebrochen bei „Suche“ nach 41 s. Was im Ordner site liegt, ist nicht die Website dieses Stands."
    )
    assert headline(Summary(End.BROKEN, "site")).startswith("Abgebrochen nach 0,0 s.")


def test_details_fit_and_a_limit_is_named_before_it_is_reached() -> None:
    weight = weighing(PAGES=10, ARCHIVE=20, OTHERS=30, SEARCH=40, PICTURES=50, REST=799_999_850)
    seconds = dict.fromkeys(Step, 61.0)
    told = list(details(Summary(End.DONE, "site", [], weight, seconds)))
    assert all(len(line) <= 78 for line in told)
    assert told[0] == "  Größe Seiten 10 Byte · Archiv 20 Byte · Dateien für andere 30 Byte ·"
    assert all(f"{step} 1 min 1 s" in " ".join(told) for step in Step)
    assert told[-1] == "  800,0 MB sind viel: GitHub Pages nimmt höchstens 1,0 GB."
    weight.size[Kind.PAGES] -= 1
    assert not any("GitHub" in line for line in details(Summary(End.DONE, "site", [], weight, seconds)))
    assert list(details(Summary(End.BROKEN, "site", [], seconds={Step.READ: 1}))) == ["  Zeit  Lesen und prüfen 1,0 s"]


def test_the_page_of_a_run() -> None:
    text = as_markdown(Summary(End.DONE, "site", [], weighing(PAGES=900_000_000), SECONDS))
    assert text.startswith("## Website\n\nFertig: 1.182 Seiten")
    assert "| Seiten | 1.182 | 900,0 MB |\n" in text
    assert "| Suche | 40 s |\n" in text
    assert text.endswith("höchstens 1,0 GB.\n")
    assert "Größe" not in as_markdown(Summary(End.REFUSED, "site", PROBLEMS, seconds=SECONDS))


def test_a_build_says_in_the_end_what_came_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(bytes(1200))
    listener = Listener()
    building = Building(listener, tmp_path / "site")
    building.progress.begin(Step.READ)
    building.complete()
    building.close(str(tmp_path / "page.md"))
    assert "Fertig: 1 Seite, 0 Fehler, 0 Hinweise, 1,2 kB, 0,0 s" in listener.heard
    assert "| Seiten | 1 | 1,2 kB |" in (tmp_path / "page.md").read_text("utf-8")
    assert building.summary().folder == "site"


def test_a_build_that_somebody_interrupts_says_so() -> None:
    listener = Listener()
    building = Building(listener, Path("/srv/site"))
    building.progress.begin(Step.PAGES)
    building.close(None)
    assert any(str(line).startswith("Abgebrochen bei „Seiten“ nach 0,0 s.") for line in listener.heard)
    assert building.summary().folder == "/srv/site"


def test_a_build_whose_files_are_wrong_says_so() -> None:
    building = Building(Listener(), Path("site"))
    building.problems, building.is_refused = PROBLEMS, True
    building.fail()
    assert building.summary().end is End.REFUSED
