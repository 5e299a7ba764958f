"""The only file that knows MkDocs: it registers, delegates, and does nothing else.

Leaving MkDocs means replacing this file; `digitalfahrplan pages DIR` writes the same pages as plain Markdown.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from digitalfahrplan.progress import Building
    from digitalfahrplan.site import Site

LOG = logging.getLogger("mkdocs.hooks.digitalfahrplan")
# Outside of MkDocs' own: a damaged snapshot is said, but must not keep today's pages from being published. `verify` is the gate.
ARCHIVE_LOG = logging.getLogger("digitalfahrplan.archiv")
MERMAID = "node_modules/mermaid/dist/mermaid.min.js"
# Material's scripts: its bundle and its search, which ours take the place of.
UNUSED = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/")
# What `make form` built, if the site shall have it.
FORM = os.environ.get("FORM_DIR") or None
# Plugins that tell at length what they found in mkdocs.yml. Their warnings stay.
CHATTY = ("mkdocs.plugins.mkdocs_macros", "mkdocs.plugins.mermaid2")
_site: Site
# `mkdocs build` is watched; `mkdocs serve` builds again and again, and says little.
_is_watched = False
# The page that it shows asks by a script of MkDocs whether there is a newer one; no policy can name that script before it is made.
_is_served = False
_building: Building | None = None


def on_startup(command: str, **_: Any) -> None:
    """Let MkDocs say only what is wrong, and us what happens; with --verbose or --quiet all is as MkDocs has it."""
    global _is_served, _is_watched
    _is_served = command == "serve"
    log = logging.getLogger("mkdocs")
    if log.level != logging.INFO:
        return
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    _is_watched = command == "build"
    if _is_watched:
        LOG.setLevel(logging.INFO)
        log.setLevel(logging.WARNING)


@event_priority(100)  # before mermaid2 reads its arguments
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content; name the site after the town; hand macros and diagram settings over."""
    global _site
    _site = _read(config)
    if _site.outcome.plan is None:
        raise PluginError(_site.report())
    config.site_name = _site.name
    config.site_url = _site.address
    config.extra["kommune"] = _site.footer
    config.extra["datensatz"] = _site.dataset
    config.extra["stand"] = _site.newest
    plugins: Any = config.plugins
    plugins["macros"].register_macros(_site.macros())
    plugins["mermaid2"].config["arguments"] = _site.mermaid_settings
    return config


def _read(config: MkDocsConfig) -> Site:
    """The checked content; from here on the build is watched."""
    global _building
    code, progress = _fresh_code(), None
    if _is_watched:
        watching = import_module("digitalfahrplan.progress")
        _building = watching.Building(watching.show_on(sys.stdout, os.environ), Path(config.site_dir))
        progress = _building.progress
    try:
        site = code.load(_content(config), config.site_url, Path(config.docs_dir), FORM is not None, progress)
    except OSError as error:
        raise PluginError(f"Inhaltsordner nicht lesbar: {error}") from None
    if _building is not None:
        _building.problems, _building.is_refused = site.outcome.problems, site.outcome.plan is None
        gc.freeze()  # the plan lives as long as the build: looking for circles in it again and again costs a tenth of the time
    _speak_above()
    return site


def _content(config: MkDocsConfig) -> Path:
    return Path(os.environ.get("CONTENT_DIR") or Path(config.config_file_path).parent / "measures")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Build again, too, when the content changes: only the variable CONTENT_DIR says where it lies."""
    server.watch(str(_content(config)))
    return server


def _fresh_code() -> type[Site]:
    """The package as it stands on the disk: `mkdocs serve` would go on with the old code of a changed one."""
    for name in [name for name in sys.modules if name.split(".")[0] == "digitalfahrplan"]:
        del sys.modules[name]
    sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes it away again after loading this file
    try:
        site: type[Site] = import_module("digitalfahrplan.site").Site
    finally:
        sys.path.pop(0)
    return site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, and the files for other programs; leave out what no page loads."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for page in _site.pages():
        files.append(File.generated(config, page.path, content=_site.markdown(page)))
    for path, content in chain(_site.public_files(), _site.form_files()):
        files.append(File.generated(config, path, content=content))
    return files


def on_nav(nav: Navigation, files: Files, **_: Any) -> Navigation:
    """All pages are known."""
    _site.begin_pages(len(files.documentation_pages()))
    return nav


def on_env(env: Environment, files: Files, **_: Any) -> Environment:
    """All pages are HTML."""
    _site.begin_writing(len(files.documentation_pages()))
    return env


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Give a generated page its meta; nothing in it can run a macro. A page of docs/ becomes the current one."""
    generated = _site.enter(page.url, page.file.src_uri)
    if generated is not None:
        page.meta = {**generated, "render_macros": False}
    return markdown


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put the finished blocks where their tokens stand, and the footer below; the search is to find it."""
    filled = _site.fill(html, page.url, page.file.src_uri)
    if not page.meta.get("search", {}).get("exclude"):
        _site.remember(page.url, str(page.title), filled)
    _site.progress.advance()
    return filled


@event_priority(-100)  # after mermaid2 has put its scripts there: they need their hash
def on_post_page(output: str, **_: Any) -> str:
    """Repair what accessibility needs, then close the page with its policy."""
    _site.progress.advance()
    return _site.finish(output, open_to_scripts=_is_served)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The same for the page that says that there is no page."""
    return _site.finish(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """The archive's pages beside ours; and the library for pages whose diagrams the browser draws: without it they show text."""
    for warning in _site.write_archive(Path(config.site_dir)):
        ARCHIVE_LOG.warning(warning)
    if FORM is not None:
        _put_form(Path(config.config_file_path).parent / FORM, Path(config.site_dir) / "bearbeiten")
    library = Path(config.config_file_path).parent / MERMAID
    if _site.draws_live and library.is_file():
        shutil.copyfile(library, Path(config.site_dir) / "assets/javascripts" / library.name)
    elif _site.draws_live:
        LOG.info("Diagramme brauchen Mermaid im Browser: make %s", MERMAID)
    _index(Path(config.site_dir))
    if _building is not None:
        _building.complete()


def on_build_error(**_: Any) -> None:
    """MkDocs says what went wrong; nothing may move below it."""
    if _building is not None:
        _building.fail()
        _speak_above()


def on_shutdown() -> None:
    """What came of a watched build."""
    if _building is None:
        return
    try:
        _building.close(os.environ.get("GITHUB_STEP_SUMMARY"))
    except OSError:
        _speak_above()
        LOG.warning("Die Zusammenfassung (GITHUB_STEP_SUMMARY) lässt sich nicht schreiben.")


def _speak_above() -> None:
    """MkDocs keeps the standard error that it began with; while bars are drawn another one stands in its place."""
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, logging.StreamHandler) and handler.name == "MkDocsStreamHandler":
            handler.setStream(sys.stderr)


def _put_form(built: Path, folder: Path) -> None:
    """The form's program beside its page, which a town without a repository does not have."""
    if folder.is_dir():
        shutil.copytree(built, folder, dirs_exist_ok=True)


def _index(site: Path) -> None:
    """The search index, last: it is made of all pages."""
    try:
        missing = _site.write_search_index(site)
    except (OSError, ValueError) as error:
        raise PluginError(f"Die Suche fehlt auf dieser Website, denn Pagefind ist gescheitert: {error}") from None
    if missing:
        LOG.info(missing)
