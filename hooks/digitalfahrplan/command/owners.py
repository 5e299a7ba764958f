"""`digitalfahrplan owners`: who looks at a change of which file, from `federfuehrung`, as the forge reads it.

The format has no field for accounts. So the owner of a file is a team named after the unit's id (`@stadt/it`), the same
rule on every forge: people come and go in a team without a change of a file, and a mailbox is nobody's account.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname

from ..model import Forge, Unit
from ..model.town_parts import Repository
from ..plan import Plan
from ..presentation.forge import path_in_repository, project_of
from ..source.folder import PROGRAMMES, TOWN_FILE, shown_path
from .content import CONTENT, plan_or_complain
from .errors import CommandError
from .terminal import say
from .usage import Command
from .writing import write

# Gitea and Forgejo both read the last one.
PLACES = {
    Forge.GITHUB: ".github/CODEOWNERS",
    Forge.GITLAB: ".gitlab/CODEOWNERS",
    Forge.GITEA: ".gitea/CODEOWNERS",
    Forge.FORGEJO: ".gitea/CODEOWNERS",
}
_READS_PATTERNS = (Forge.GITEA, Forge.FORGEJO)  # regular expressions; the others read paths with wildcards
_SPECIAL = re.compile(r"([\\\s#\[\]*?!])")
_TAKEN = re.compile(r"[\\\s#]")  # what the two take away before they read the regular expression
_AGAIN = "Neu schreiben: digitalfahrplan owners."


def _owners(options: Namespace) -> bool:
    written = [Path(place) for place in dict.fromkeys(PLACES.values()) if Path(place).exists()]
    if options.check and not written:
        say("Es gibt keine Datei CODEOWNERS; niemand wird von selbst um eine Durchsicht gebeten.\n")
        return False
    plan = plan_or_complain(options.content, None)
    if plan is None:
        return True
    repository = plan.town.repository
    if repository is None:
        raise CommandError("Wer zuständig ist, braucht „repository“ in kommune.yml: dort steht, welches System fragt.")
    path, text = Path(PLACES[repository.forge]), code_owners(plan, repository)
    return _differs(path, text) if options.check else _write(path, text)


def _write(path: Path, text: str) -> bool:
    write(path, text)
    say(f"{shown_path(path)} ist geschrieben. Die Gruppen darin müssen im System bestehen und schreiben dürfen.\n")
    return False


def _differs(path: Path, text: str) -> bool:
    """Whether the file says something else than the plan; both answers are told."""
    try:
        same = path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        same = False
    say(f"{shown_path(path)} {'stimmt.' if same else f'ist veraltet. {_AGAIN}'}\n")
    return not same


def code_owners(plan: Plan, repository: Repository) -> str:
    """The content of CODEOWNERS: what is the Digital-Manager's, then a line for every measure. Raises `CommandError`."""
    group = project_of(repository).owner
    folder = path_in_repository(dirname(plan.town_path), plan.town_path)
    lines = [*_header(plan, group), *_of_manager(plan, repository, group, folder)]
    for measure in sorted(plan.measures, key=lambda measure: measure.path):
        path = path_in_repository(measure.path, plan.town_path)
        lines.append(f"{_pattern(repository, path)} @{group}/{measure.lead}")
    return "\n".join([*lines, ""])


def _header(plan: Plan, group: str) -> Iterator[str]:
    yield "# Wer bei welcher Datei um Durchsicht gebeten wird. Geschrieben von „digitalfahrplan owners“ aus federfuehrung;"
    yield "# nicht von Hand ändern. Jede Einheit ist eine Gruppe mit ihrer Kennung als Namen. Diese Gruppen legt an, wer das"
    yield "# System betreut; sie brauchen Schreibrechte. Wer dazugehört, weiß die Einheit:"
    leads = {measure.lead for measure in plan.measures}
    for unit in plan.town.units:
        if unit.id in leads or unit == _manager(plan):
            yield f"#   @{group}/{unit.id}  {unit.name}{f', {unit.email}' if unit.email else ''}"
    yield ""


def _manager(plan: Plan) -> Unit | None:
    """The unit of the Digital-Manager: the one with the same mailbox."""
    mail = plan.town.digital_manager.email
    return next((unit for unit in plan.town.units if unit.email == mail), None)


def _of_manager(plan: Plan, repository: Repository, group: str, folder: str) -> Iterator[str]:
    """Master data, programmes, and a new measure until the file is written again.

    Gitea and Forgejo ask the owners of every line that matches: there the line for everything would be one too many.
    """
    manager = _manager(plan)
    if manager is None:
        return
    whole = [f"{_pattern(repository, folder)}/"]
    if repository.forge in _READS_PATTERNS:
        whole = [_pattern(repository, f"{folder}/{TOWN_FILE}"), f"{_pattern(repository, f'{folder}/{PROGRAMMES}')}/.*"]
    yield from (f"{pattern} @{group}/{manager.id}" for pattern in whole)


def _pattern(repository: Repository, path: str) -> str:
    """A path as the forge reads it, from the top of the repository."""
    if repository.forge in _READS_PATTERNS:
        return _TAKEN.sub(r"\\\g<0>", re.escape(path))
    return "/" + _SPECIAL.sub(r"\\\1", path)


OWNERS = Command(
    "owners",
    "[--check] [--content ORDNER]",
    "Schreibt aus federfuehrung, wer bei welcher Datei um Durchsicht gebeten wird (CODEOWNERS); --check sagt nur, ob es noch stimmt.",
    (("--check", {"action": "store_true"}), CONTENT),
    _owners,
)
