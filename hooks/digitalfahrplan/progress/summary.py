"""What came of a build: one line for everybody, a few for whoever wants to know, a table for GitHub's page of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from textwrap import wrap

from ..problems import Problem
from ..problems.tally import summary as tally
from ..values.german import NO_BREAK, count, number
from .steps import Step
from .weighing import Kind, Weight
from .words import bytes_in_words, seconds_in_words

_LARGEST = 10**9
"""What GitHub Pages takes at most (docs.github.com, "GitHub Pages limits": 1 GB); other hosts set their own limit."""
_NEAR = 8 * _LARGEST // 10
_WIDTH = 78


class End(Enum):
    """How a build ended."""

    DONE = auto()
    WARNED = auto()
    """The site is there, but a strict build says no."""
    REFUSED = auto()
    """The files hold errors; the folder of the site was not touched."""
    BROKEN = auto()
    """Something failed midway."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How it ended and where (`during`, None between steps), the content's problems, the site's weight, seconds by step."""

    end: End
    folder: str
    problems: Sequence[Problem] = ()
    weight: Weight = field(default_factory=Weight)
    seconds: Mapping[Step, float] = field(default_factory=dict)
    during: Step | None = None


def headline(told: Summary) -> str:
    """The one line."""
    spent = seconds_in_words(sum(told.seconds.values()))
    if told.end is End.REFUSED:
        return f"Nicht gebaut: {tally(told.problems)} in den Dateien. Der Ordner {told.folder} blieb, wie er war ({spent})."
    if told.end is End.BROKEN:
        where = f" bei „{told.during}“" if told.during else ""
        return (
            f"Abgebrochen{where} nach {spent}. Was im Ordner {told.folder} liegt, ist nicht die Website dieses Stands."
        )
    line = f"{_pages(told.weight)}, {tally(told.problems)}, {bytes_in_words(told.weight.total)}, {spent}"
    if told.end is End.WARNED:
        return f"Gebaut, aber mit Warnungen (siehe oben): {line}"
    return f"Fertig: {line}"


def details(told: Summary) -> Iterator[str]:
    """Bytes by kind, seconds by step, and how near a limit is; of a build without a site only the seconds."""
    if told.end in (End.DONE, End.WARNED):
        kinds = (f"{kind} {bytes_in_words(told.weight.size[kind])}" for kind in Kind if told.weight.files[kind])
        yield from _listed("Größe", kinds)
    yield from _listed("Zeit", (f"{step} {seconds_in_words(spent)}" for step, spent in told.seconds.items()))
    if told.weight.total >= _NEAR:
        yield f"  {_limit(told.weight)}"


def as_markdown(told: Summary) -> str:
    """The same for GitHub's page of the run."""
    lines = ["## Website", "", headline(told), ""]
    if told.end in (End.DONE, End.WARNED):
        lines += ["| Was | Dateien | Größe |", "|---|--:|--:|"]
        kinds = [kind for kind in Kind if told.weight.files[kind]]
        lines += [f"| {kind} | {number(told.weight.files[kind])} | {_size(told, kind)} |" for kind in kinds]
        lines += [""]
    lines += ["| Schritt | Dauer |", "|---|--:|"]
    lines += [f"| {step} | {seconds_in_words(spent)} |" for step, spent in told.seconds.items()]
    if told.weight.total >= _NEAR:
        lines += ["", _limit(told.weight)]
    return "\n".join(lines) + "\n"


def append_to_step_summary(told: Summary, path: str | None) -> None:
    """Add it to the file that GitHub names in `GITHUB_STEP_SUMMARY`. Raises `OSError` where that cannot be written."""
    if path:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{as_markdown(told)}\n")


def _listed(name: str, items: Iterable[str]) -> list[str]:
    """Items after a name, in lines that fit; an item stays whole."""
    text = " · ".join(item.replace(" ", NO_BREAK) for item in items)
    lines = wrap(text, _WIDTH, initial_indent=f"  {name:6}", subsequent_indent=" " * 8, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


def _pages(weight: Weight) -> str:
    frozen = weight.pages[Kind.ARCHIVE]
    beside = f" und {number(frozen)} im Archiv" if frozen else ""
    return f"{count(weight.pages[Kind.PAGES], 'Seite', 'Seiten')}{beside}"


def _size(told: Summary, kind: Kind) -> str:
    return bytes_in_words(told.weight.size[kind])


def _limit(weight: Weight) -> str:
    size, most = bytes_in_words(weight.total), bytes_in_words(_LARGEST)
    return f"{size} sind viel: GitHub Pages nimmt höchstens {most}."
