"""The six questions that a new town answers, each read as strictly as the files are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..model import Forge, Town
from ..model.types import AgsMunicipality, Mail, Text
from ..source import Document
from ..source.folder import TOWN_FILE
from ..validation import validate
from ..values import Unreadable
from ..values.addresses import parse_address
from .content import LAENDER, town_file

_HOSTS = {"github": Forge.GITHUB, "gitlab": Forge.GITLAB, "gitea": Forge.GITEA, "forgejo": Forge.FORGEJO}
_FAMOUS = {"codeberg.org": "forgejo"}
# The address of a branch, as the browser shows it: GitHub, GitLab, Gitea and Forgejo. A name with a slash could be a folder.
_BRANCH = re.compile(r"(https://[^/]+(?:/[^/]+){2,}?)/(?:-/tree|tree|src/branch)/([A-Za-z0-9][\w.-]*)/?", re.ASCII)
_A_DAY = date(2026, 1, 1)  # answers are read the same on every day


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the name of its option, what is asked, an example, what counts where nothing is answered, and its reader."""

    name: str
    text: str
    example: str
    default: str
    read: Callable[[str], str]

    def answer(self, text: str) -> str:
        """An answer, read: "" is the default. Raises `AnswerError`, also where the check would refuse it in kommune.yml."""
        value = self.read(text.strip() or self.default)
        tried = {question.name: question.default or question.example for question in QUESTIONS} | {self.name: value}
        file = town_file(tried, _A_DAY).encode("utf-8", "surrogateescape")
        document = Document(TOWN_FILE, "", "", file)
        for problem in (*document.problems, *validate(document, Town).problems):
            raise AnswerError(problem.detail)
        return value


class AnswerError(ValueError):
    """An answer cannot be used; the message is a German sentence."""


def _typed(kind: Any, sentence: str) -> Callable[[str], str]:
    adapter: TypeAdapter[str] = TypeAdapter(kind)

    def read(text: str) -> str:
        try:
            value = adapter.validate_python(text)
        except ValidationError:
            raise AnswerError(sentence) from None
        if not value:
            raise AnswerError(sentence)
        return value

    return read


def _key(text: str) -> str:
    key = _typed(AgsMunicipality, "Der Gemeindeschlüssel hat acht Ziffern, zum Beispiel 05999012.")(text)
    if key[:2] not in LAENDER:
        raise AnswerError(
            f"Ein Land mit dem Schlüssel {key[:2]} gibt es nicht; die ersten beiden Ziffern gehen von 01 bis 16."
        )
    return key


def _repository(text: str) -> str:
    """Nothing, or the kind of forge, the address and the branch if the address names one; the address may tell the kind, too."""
    if not text:
        return ""
    kind, _, address = text.rpartition(" ")
    try:
        parse_address(address)
    except Unreadable as error:
        raise AnswerError(f"{error.detail} {error.hint}") from None
    host = address.split("/")[2].lower()
    known = kind.strip().lower() or next((word for word in _HOSTS if word in host), _FAMOUS.get(host, ""))
    if known not in _HOSTS:
        raise AnswerError(
            f"Welches System ist das? Davor schreiben: {', '.join(_HOSTS)}, zum Beispiel: gitlab {address}"
        )
    branch = _BRANCH.fullmatch(address)
    return f"{_HOSTS[known].value} {' '.join(branch.groups()) if branch else address}"


QUESTIONS = (
    Question("name", "Wie heißt die Kommune?", "Beispielstadt", "", _typed(Text, "Ohne Namen geht es nicht.")),
    Question("art", "Was ist sie: Stadt, Gemeinde, Markt …?", "Stadt", "Stadt", _typed(Text, "Eine Zeile Text.")),
    Question("ags", "Amtlicher Gemeindeschlüssel, acht Ziffern?", "05999012", "", _key),
    Question(
        "email",
        "Funktionspostfach des Digital-Managers?",
        "digital@stadt.example",
        "",
        _typed(Mail, "Eine Mailadresse schreiben."),
    ),
    Question(
        "ablage",
        "Adresse der Git-Ablage? (leer: gibt es noch nicht)",
        "gitlab https://git.stadt.example/digital/fahrplan",
        "",
        _repository,
    ),
    Question("lizenz", "Lizenz der Inhalte?", "dl-de/zero-2-0", "dl-de/zero-2-0", _typed(Text, "Eine Zeile Text.")),
)


def answered(given: Mapping[str, str | None], ask: Callable[[Question], str]) -> dict[str, str]:
    """The answers by name: what was given, else what `ask` returns ("" takes the default). Raises `AnswerError`."""
    return {question.name: _answer(question, given.get(question.name), ask) for question in QUESTIONS}


def _answer(question: Question, given: str | None, ask: Callable[[Question], str]) -> str:
    try:
        return question.answer(ask(question) if given is None else given)
    except AnswerError as error:
        raise AnswerError(f"{question.text} {error}") from None
