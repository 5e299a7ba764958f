"""The same site as plain Material would build it: the same Markdown as files, no hook, no macros, Material's own theme."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import load_config

from digitalfahrplan.macros import macros, questions
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.presentation.view import View

# What the Markdown needs to become the same pages, and nothing that it could do without.
_EXTENSIONS = ("attr_list", "def_list", "tables")


def write_plain(root: Path, plan: Plan, target: Path) -> None:
    """Write docs/ and mkdocs.yml of the plain site to `target`; `root` holds our own."""
    target.mkdir(parents=True)
    view = View(plan)
    for page in pages_of(view):
        _write(target / "docs" / page.path, page.markdown)
    for path in sorted((root / "docs").rglob("*.md")):
        place = path.relative_to(root / "docs")
        _write(target / "docs" / place, _rendered(path.read_text("utf-8"), view, Links(_address(place))))
    ours = load_config(str(root / "mkdocs.yml"))
    config = {
        "site_name": ours.site_name,
        "site_url": ours.site_url,
        "theme": {"name": "material", "language": "de"},
        "plugins": [{"search": {"lang": "de"}}],
        "markdown_extensions": list(_EXTENSIONS),
        "nav": ours.nav,
        "not_in_nav": "/*",  # all that the menu does not name
    }
    _write(target / "mkdocs.yml", json.dumps(config, ensure_ascii=False))  # JSON is YAML


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _address(place: Path) -> str:
    return "" if place == Path("index.md") else f"{place.parent if place.stem == 'index' else place.with_suffix('')}/"


def _rendered(text: str, view: View, links: Links) -> str:
    """A page of docs/ with its blocks in it, where it asks for some."""
    if "render_macros: true" not in text:
        return text
    blocks: dict[str, Callable[..., str]] = macros(view, lambda: links, str)
    return Environment(autoescape=False).from_string(text).render(**blocks, **questions(view))
