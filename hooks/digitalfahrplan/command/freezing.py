"""`digitalfahrplan freeze`: a state of the plan into the archive, for good."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from ..archive.bag import info_lines, make_bag
from ..archive.chain import CHAIN, Link
from ..archive.edition import Edition
from ..archive.payload import RefusedError, source_files
from ..archive.reading import RoadmapError, load_edition
from ..archive.readme import README, readme
from ..archive.snapshot import FIGURES, REPORT, SOURCES, archive_beside
from ..archive.writing import DamagedError, alone, sound_links, write_snapshot
from ..lasting import enter
from ..plan import Plan
from ..problems import ERROR, Problem
from ..problems.output import as_text
from ..source.folder import shown_path
from ..values import Unreadable, parse_day, parse_year
from .content import ARCHIVE, CONTENT, content_folder, day_from, outcome_of
from .errors import CommandError
from .terminal import complain, say
from .usage import Command

_LONGEST = 300  # characters of an occasion or a reason
_FUTURE = "C108"
_DAMAGED = "\nAn ein beschädigtes Archiv wird nichts angehängt. Alles, was nicht stimmt: digitalfahrplan verify\n"


def _freeze(options: Namespace) -> bool:
    year, day = _year(options.jahr), _past(_day(options.stichtag))
    why = _line("--anlass", options.anlass), _line("--grund", options.grund) if options.grund is not None else ""
    content = content_folder(options.content)
    archive = Path(options.archive) if options.archive else archive_beside(content)
    try:
        with _ending_on_signals():
            return _into(archive, content, year, day, why)
    except RefusedError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(_unwritable(error, archive)) from None
    except KeyboardInterrupt:
        raise CommandError(
            "Abgebrochen. Derselbe Befehl noch einmal zeigt, ob der Schnappschuss schon da ist."
        ) from None


def _into(archive: Path, content: Path, year: int, day: date, why: tuple[str, str]) -> bool:
    """Freeze; returns whether content or chain have errors, which are told then."""
    files = source_files(content) if content.is_dir() else {}
    outcome = outcome_of(str(content), day.isoformat(), archive)
    plan = outcome.plan
    if plan is None:
        complain(as_text(outcome.problems) + _too_young(outcome.problems, day))
        return True
    try:
        with alone(archive):
            links = sound_links(archive, year, day)
            payload = _payload(plan, _before(archive, links), files, year, why)
            bag = make_bag(payload, info_lines(plan.town.name, plan.town.ags, year, day, *why))
            if files != source_files(content):
                raise RefusedError(
                    "Während des Einfrierens hat sich der Inhalt geändert. Bitte noch einmal einfrieren."
                )
            link = write_snapshot(archive, links, year, day, bag)
            _enter(archive, plan)
    except DamagedError as error:
        complain(as_text(error.problems) + _DAMAGED)
        return True
    say(_done(archive, link, len(bag)))
    if year != plan.town.budget.year:
        complain(_other_year(archive, link, plan.town.budget.year))
    return False


def _enter(archive: Path, plan: Plan) -> None:
    """The addresses of the snapshot into the list; it is in the archive already, whatever becomes of the list."""
    try:
        enter(archive, plan, plan.today)
    except OSError:
        complain("Achtung: Die Adressen ließen sich nicht eintragen. Später nachholen: digitalfahrplan adressen\n")


def _payload(
    plan: Plan, before: Edition | None, files: dict[str, bytes], year: int, why: tuple[str, str]
) -> dict[str, bytes]:
    """What the bag holds by its path; `before` is the edition of the snapshot before it."""
    from ..assets import paper_css  # these take long to load, and refusals should not
    from ..presentation.paper import report_document
    from ..presentation.view import View
    from ..publish.figures import as_json, figures

    told = {
        FIGURES: as_json(figures(plan)),
        REPORT: report_document(View(plan), before, paper_css(), why[0]),
        README: readme(plan.town.name, year, plan.today, *why),
    }
    return {f"{SOURCES}/{path}": raw for path, raw in files.items()} | {path: it.encode() for path, it in told.items()}


def _before(archive: Path, links: list[Link]) -> Edition | None:
    """The edition of the last snapshot; None if there is none yet."""
    try:
        return load_edition(archive / links[-1].name / FIGURES) if links else None
    except RoadmapError as error:
        raise RefusedError(f"{links[-1].name}, womit der Bericht vergleicht, lässt sich nicht lesen: {error}") from None


def _year(text: str) -> int:
    try:
        return parse_year(text)
    except Unreadable as error:
        raise CommandError(f"{error.detail} {error.hint}") from None


def _day(text: str | None) -> date:
    hint = "So schreiben: --stichtag 2026-01-29 oder 29.01.2026."
    if text is None:
        raise CommandError(f"Der Stichtag fehlt. {hint}")
    try:
        return parse_day(text)
    except Unreadable as error:
        raise CommandError(f"--stichtag: {error.detail} {hint}") from None


def _past(day: date) -> date:
    """A day that is not to come: the chain runs forwards only, so a slip would close it to every day before."""
    today = day_from(None)
    if day > today:
        raise CommandError(
            f"Der Stichtag {day:%d.%m.%Y} liegt in der Zukunft; heute ist der {today:%d.%m.%Y}."
            " Eingefroren wird nur, was schon war: einen Stichtag bis heute nennen."
        )
    return day


def _line(name: str, text: str | None) -> str:
    """What somebody says in one line. Raises `CommandError` when that is nothing, too much or no line."""
    told = " ".join((text or "").split(" ")).strip()
    if not told:
        raise CommandError(f'{name} fehlt oder ist leer. So schreiben: {name} "Haushaltsbeschluss".')
    if len(told) > _LONGEST or not told.isprintable():
        raise CommandError(f"{name} ist eine Zeile ohne Steuerzeichen mit höchstens {_LONGEST} Zeichen.")
    return told


def _too_young(problems: tuple[Problem, ...], day: date) -> str:
    """The way out when nothing is wrong but the day."""
    if any(problem.severity == ERROR and problem.code != _FUTURE for problem in problems):
        return ""
    return (
        f"\nAm Stichtag {day:%d.%m.%Y} waren diese Angaben noch nicht geschehen: Der Inhalt ist jünger. Eingefroren wird der"
        " Stand jenes Tages: zuerst die Fassung von damals auschecken (git worktree), dort einfrieren.\n"
    )


def _done(archive: Path, link: Link, files: int) -> str:
    folder = shown_path(archive)
    return (
        f"Schnappschuss {link.name} ist eingefroren: {files} Dateien in {folder}/{link.name}.\n\n"
        f"Wurzel: {link.root}\n\n"
        "So geht es weiter:\n"
        " 1. Die Wurzel in die Niederschrift der Sitzung aufnehmen; sie bürgt für diesen Schnappschuss und alle davor.\n"
        f" 2. Das Archiv festschreiben: git add {folder} && git commit -m 'Schnappschuss {link.name}'\n"
        " 3. Prüfen kann danach jeder: digitalfahrplan verify\n"
    )


def _other_year(archive: Path, link: Link, year: int) -> str:
    """The files may plan a later year already; the archive of a year that nobody meant can be taken back before it is out."""
    return (
        f"Achtung: {link.year} ist nicht das Haushaltsjahr des Inhalts (kommune.yml: haushalt.jahr {year}). War {year} gemeint:"
        f" vor dem Festschreiben den Ordner {shown_path(archive / link.name)} und die letzte Zeile von {CHAIN} löschen, dann"
        f" digitalfahrplan freeze {year} --stichtag {link.day} …\n"
    )


def _unwritable(error: OSError, archive: Path) -> str:
    path = shown_path(error.filename or archive)
    if error.errno in (ENOSPC, EDQUOT, EFBIG):
        why = "Es ist kein Platz mehr frei. Platz schaffen und noch einmal einfrieren."
    elif isinstance(error, FileExistsError | NotADirectoryError):
        why = "Dort steht schon etwas, das kein Ordner ist. Mit --archive lässt sich ein anderer Ort nennen."
    elif not archive.absolute().parent.is_dir():
        above = shown_path(archive.absolute().parent)
        why = f"Den Ordner „{above}“ gibt es nicht. Ihn anlegen oder mit --archive einen anderen nennen."
    else:
        why = f"„{path}“ lässt sich nicht lesen oder schreiben. Bitte die Rechte prüfen."
    return f"Nichts wurde eingefroren. {why}"


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Being told to end is an interruption like any other: it is cleaned up first."""
    numbers = [it for it in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(it) is not signal.SIG_IGN]
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


FREEZE = Command(
    "freeze",
    "JAHR --stichtag TAG --anlass TEXT [--grund TEXT] [--content ORDNER] [--archive ORDNER]",
    "Friert den Stand eines Tages im Archiv ein: mit Quellen, Werten, Bericht und Prüfsummen, für immer.",
    (("jahr", {}), ("--stichtag", {}), ("--anlass", {}), ("--grund", {}), CONTENT, ARCHIVE),
    _freeze,
)
