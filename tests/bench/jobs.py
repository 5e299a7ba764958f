"""What is measured inside of one process: `python -m tests.bench.jobs NAME FOLDER …` prints seconds as JSON."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from digitalfahrplan.command import main
from digitalfahrplan.funding import chances
from digitalfahrplan.plan import Plan, load
from digitalfahrplan.presentation.searching.documents import documents, vocabulary
from digitalfahrplan.presentation.searching.facets import facets_of, numbers_of, papers_of
from digitalfahrplan.presentation.searching.reading import readable
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.figures import as_json, figures
from digitalfahrplan.search.index import write_index
from digitalfahrplan.site import Site

from .measuring import ROOT, epoch
from .town import TODAY, write_town

Work = Callable[[], object]


def town(folder: str, size: str, programmes: str) -> Work:
    """Write a town; not itself of interest."""
    return lambda: write_town(ROOT / "measures", Path(folder), int(size), int(programmes))


def plain(folder: str, target: str) -> Work:
    """Write the plain site of a town; not itself of interest."""
    from .plain import write_plain  # loads MkDocs, which the other jobs must not pay for

    plan = _plan(folder)
    return lambda: write_plain(ROOT, plan, Path(target))


def freeze(folder: str, archive: str, count: str) -> Work:
    """Freeze a town `count` times, a week apart; not itself of interest."""
    days = [TODAY + timedelta(weeks=week) for week in range(int(count))]
    return lambda: [_frozen(folder, archive, day) for day in days]


def _frozen(folder: str, archive: str, day: date) -> int:
    """One snapshot, on the day itself. Raises `ValueError` where the command refuses."""
    told = ["--stichtag", day.isoformat(), "--anlass", "Messung", "--content", folder, "--archive", archive]
    os.environ["SOURCE_DATE_EPOCH"] = epoch(day)
    with redirect_stdout(sys.stderr):
        code = main(["freeze", str(day.year), *told])
    if code:
        raise ValueError(f"freeze {day}")
    return code


def check(folder: str) -> Work:
    """Read and check a town, as the command `check` does."""
    return lambda: _plan(folder)


def parse(folder: str) -> Work:
    """Read the same files, split them and parse their front matter with libyaml; nothing else."""
    return lambda: [_parsed(path) for path in (*Path(folder).rglob("*.yml"), *Path(folder).rglob("*.md"))]


def numbers(folder: str) -> Work:
    """Compute every figure of a checked town."""
    plan = _plan(folder)
    return lambda: figures(plan)


def writing(folder: str) -> Work:
    """Write the figures as JSON, as the command `figures` does after that."""
    document = figures(_plan(folder))
    return lambda: as_json(document)


def verdicts(folder: str) -> Work:
    """Judge every open measure with every programme: can we apply?"""
    plan = _plan(folder)
    return lambda: chances(plan).all


def publishing(folder: str) -> Work:
    """Make every file for other programs of a checked town: nothing is computed yet."""
    site = Site.load(Path(folder))
    return lambda: sum(len(content) for _, content in site.public_files())


def publishing_later(folder: str) -> Work:
    """The same as in a build, where the pages have asked for most figures already."""
    site = Site.load(Path(folder))
    for page in site.pages():
        site.markdown(page)
    return lambda: sum(len(content) for _, content in site.public_files())


def searching(site: str, folder: str) -> Work:
    """Make the search index of a built site anew: its words, the added ones, Pagefind."""
    view = View(_plan(folder))
    articles = list(_articles(Path(site)))
    target = TemporaryDirectory()  # removed when all is measured

    def work() -> object:
        found = [readable(address, "", html) for address, html in articles]
        fed = documents(found, facets_of(view), numbers_of(view), papers_of(view))
        return write_index(Path(target.name), fed, vocabulary(found))

    return work


def _articles(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("index.html")):
        html = path.read_text("utf-8")
        begin = html.find("<article")
        yield f"{path.parent.relative_to(site).as_posix()}/", html[html.find(">", begin) + 1 : html.rfind("</article>")]


def _plan(folder: str) -> Plan:
    """The town's plan. Raises `ValueError` where there is anything to complain about: then it is no fair town."""
    outcome = load(Path(folder), TODAY)
    if outcome.plan is None or outcome.problems:
        raise ValueError(str(outcome.problems[:3]))
    return outcome.plan


def _parsed(path: Path) -> object:
    text = path.read_text("utf-8")
    header = text if path.suffix == ".yml" else text.removeprefix("---\n").partition("\n---\n")[0]
    return yaml.load(header, yaml.CSafeLoader)


def _processor() -> float:
    """Seconds of processor time of this process and of those that it started and that have ended: Pagefind is one."""
    who = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in who)


JOBS: dict[str, Callable[..., Work]] = {
    job.__name__: job
    for job in (town, plain, freeze, check, parse, numbers, writing, verdicts, publishing, publishing_later, searching)
}

if __name__ == "__main__":
    work = JOBS[sys.argv[1]](*sys.argv[2:])
    gc.freeze()  # as a build does: what was made before is not looked through again
    wall, cpu = perf_counter(), _processor()
    result = work()
    print(json.dumps({"wall": perf_counter() - wall, "cpu": _processor() - cpu}))
