"""`digitalfahrplan init`: a new town's folder, or a newer program in the folder it already has."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from shlex import quote

import yaml

from ..source.folder import AREAS, PROGRAMMES, shown_path
from ..source.templates import TEMPLATE
from ..starting.answers import QUESTIONS, AnswerError, Question, answered
from ..starting.content import PUBLISHED, readme, repository_of, town_file
from ..starting.product import LIST, SET_ASIDE, Update, branch_lines, read_list, update
from ..starting.templates import own_template
from .content import TODAY, day_from
from .errors import CommandError
from .terminal import say
from .usage import Command
from .writing import write

ROOT = Path(__file__).resolve().parents[3]


def _init(options: Namespace) -> bool:
    target = Path(options.folder)
    if not (ROOT / "mkdocs.yml").is_file():
        raise CommandError("init braucht die ganze Ablage von Digitalfahrplan, nicht nur das installierte Paket.")
    try:
        say(_updated(target) if options.aktualisieren else _started(target, options))
    except OSError as error:
        path = shown_path(error.filename or target)
        raise CommandError(f"„{path}“ lässt sich nicht schreiben. Bitte Rechte und freien Platz prüfen.") from None
    return False


def _started(target: Path, options: Namespace) -> str:
    if target.exists() and (not target.is_dir() or any(entry.name != ".git" for entry in target.iterdir())):
        raise CommandError(f"„{shown_path(target)}“ ist nicht leer; nichts wurde geändert. Einen neuen Ordner nennen.")
    today = day_from(options.today)
    try:
        answers = answered({question.name: getattr(options, question.name) for question in QUESTIONS}, _ask)
    except AnswerError as error:
        raise CommandError(str(error)) from None
    update(ROOT, target)
    _write_content(target, answers, today)
    return (
        f"\nDer Digitalfahrplan für {answers['name']} liegt in {shown_path(target)}.\n"
        f"{_branch(target, answers)}Weiter: cd {quote(shown_path(target))} && make site. Was dann noch fehlt, sagt die Prüfung.\n"
    )


def _branch(target: Path, answers: dict[str, str]) -> str:
    """What to do about a branch that the pipelines do not know; "" if they do."""
    branch = repository_of(answers)[2]
    if branch == PUBLISHED:
        return ""
    lines = "; ".join(branch_lines(target))
    return (
        f"Die Pipelines veröffentlichen den Zweig {PUBLISHED} (GitLab den Hauptzweig); soll es {branch} sein, dort den Namen "
        f"ersetzen: {lines}.\n"
    )


def _write_content(target: Path, answers: dict[str, str], today: date) -> None:
    told = town_file(answers, today)
    write(target / "measures" / "kommune.yml", told)
    write(target / "README.md", readme(answers))
    for folder in (*AREAS, PROGRAMMES):
        path = Path("measures") / folder / TEMPLATE
        write(target / path, own_template((ROOT / path).read_text("utf-8"), folder, yaml.safe_load(told)))
    write(target / "archive" / ".gitkeep", "")


def _ask(question: Question) -> str:
    """The answer from a pipe, one line each, or from a terminal, where a wrong one is asked for again."""
    while True:
        say(f"{question.text} [{question.default or f'zum Beispiel: {question.example}'}] ")
        line = sys.stdin.readline()
        if not line:
            raise CommandError(
                f"\nKeine Antwort auf: {question.text} Mit --{question.name} lässt sie sich auch so angeben."
            )
        try:
            question.answer(line)
        except AnswerError as error:
            if sys.stdin.isatty():
                say(f"{error}\n")
                continue
        return line


def _updated(target: Path) -> str:
    if not read_list(target):
        raise CommandError(
            f"In „{shown_path(target)}“ fehlt {LIST}: Der Ordner ist nicht mit „digitalfahrplan init“ angelegt."
        )
    return _told(update(ROOT, target), target)


def _told(done: Update, target: Path) -> str:
    sentences = [f"{len(done.written)} Dateien erneuert, {len(done.deleted)} gelöscht. Inhalte sind unberührt.\n"]
    sentences += [f"Selbst geändert und behalten: {path}\n" for path in done.kept]
    if done.kept and (target / SET_ASIDE).is_dir():
        sentences.append(f"Die neuen Fassungen dieser Dateien liegen zum Vergleich unter {SET_ASIDE}/.\n")
    sentences += [f"Selbst gelöscht und weggelassen: {path}\n" for path in done.left_out]
    if done.left_out:
        sentences.append(f"Zurückholen: die Datei aus {SET_ASIDE}/ wieder an ihren Platz legen.\n")
    return (
        "".join(sentences) + "Weiter: digitalfahrplan migrate, dann make site, die Änderungen ansehen und einchecken.\n"
    )


INIT = Command(
    "init",
    "ORDNER [--aktualisieren] " + " ".join(f"[--{question.name} …]" for question in QUESTIONS),
    "Legt für eine neue Kommune einen eigenen Ordner an (sechs Fragen), oder erneuert darin das Programm.",
    (
        ("folder", {}),
        ("--aktualisieren", {"action": "store_true"}),
        *((f"--{question.name}", {}) for question in QUESTIONS),
        TODAY,
    ),
    _init,
)
