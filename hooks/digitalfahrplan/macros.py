"""The names that pages in docs/ may call. Each is one line: the work is done in `presentation.blocks`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from .model import Area, PlaceKind
from .presentation.blocks import (
    alphabet,
    archive,
    budget,
    cooperation,
    council,
    form,
    funding,
    guide,
    lists,
    method,
    new_file,
    overview,
    places,
    report,
    resources,
    roadmaps,
    saving,
    subscribe,
    town,
)
from .presentation.html import Html
from .presentation.links import Links
from .presentation.page import markdown_text
from .presentation.view import View
from .publish import data_page, schema_guide

Block = Callable[..., Html]


def _area(name: str) -> Area | None:
    return Area(name) if name else None


# name → block; a block gets the view, the links of the page, and what the page hands over.
BLOCKS: dict[str, Block] = {
    "zahlen": lambda view, links: overview.four_figures(view, links),
    "demnaechst": lambda view, links: overview.soon(view, links),
    "im_verzug": lambda view, links: overview.overdue(view, links),
    "ansprechpartner": lambda view, links: overview.contact(view, links),
    "auf_einen_blick": lambda view, links, bereich: overview.at_a_glance(view, links, Area(bereich)),
    "handlungsfelder": lambda view, links, bereich: overview.fields_of_area(view, links, Area(bereich)),
    "massnahmen_liste": lambda view, links: lists.all_measures(view, links),
    "von_fachbereichen": lambda view, links, bereich: lists.measures_led_by(view, links, Area(bereich), False),
    "von_beteiligungen": lambda view, links, bereich: lists.measures_led_by(view, links, Area(bereich), True),
    "prioritaeten": lambda view, links, bereich="": lists.priority_table(view, links, _area(bereich)),
    "abstimmungsbedarf": lambda view, links: lists.agreement_table(view, links),
    "foerderung_offen": lambda view, links: funding.by_state(view, links),
    "foerderfristen": lambda view, links: funding.due(view, links),
    "foerdersummen": lambda view, links: funding.sums(view, links),
    "foerderprogramme": lambda view, links: lists.programmes(view, links),
    "roadmap": lambda view, links, bereich="": roadmaps.roadmap(view, links, _area(bereich)),
    "nutzen_aufwand": lambda view, links: method.benefit_effort(view, links),
    "rechenbeispiel": lambda view, links: method.worked_example(view, links),
    "kriterien": lambda view, links: town.criteria(view, links),
    "haushaltsjahre": lambda view, links: budget.years(view, links),
    "geld_des_bereichs": lambda view, links, bereich: budget.money_of_area(view, links, Area(bereich)),
    "einsparungen": lambda view, links: budget.savings_table(view, links),
    "beschaffungen": lambda view, links: budget.procurement(view, links),
    "buendelungen": lambda view, links: budget.bundling(view, links),
    "auslastung": lambda view, links: resources.staff_load(view, links),
    "rahmen": lambda view, links: resources.money_load(view, links),
    "ressourcenplan": lambda view, links: resources.resource_plan(view, links),
    "was_waere_wenn": lambda view, links: resources.what_if(view, links),
    "sachstandsbericht": lambda view, links: report.status_report(view, links),
    "orte": lambda view, links: places.all_places(view, links),
    "orte_matrix": lambda view, links, art: places.place_matrix(view, links, PlaceKind(art)),
    "handlungsfeld": lambda view, links, feld: places.broadband(view, links, feld),
    "status_der_bereiche": lambda view, links: places.status_of_areas(view, links),
    "kooperation_zahlen": lambda view, links: cooperation.at_a_glance(view, links),
    "kooperation_formen": lambda view, links: cooperation.forms(view, links),
    "kooperation_partner": lambda view, links: cooperation.partners(view, links),
    "kooperation_offen": lambda view, links: cooperation.still_open(view, links),
    "kooperation_programme": lambda view, links: cooperation.programmes(view, links),
    "kooperationschancen": lambda view, links: cooperation.chances(view, links),
    "ratsinformation": lambda view, links: council.council_system(view, links),
    "beratungen": lambda view, links: council.next_debates(view, links),
    "vorlagen": lambda view, links: council.all_papers(view, links),
    "ohne_vorlage": lambda view, links: council.measures_without_papers(view, links),
    "archiv_fassungen": lambda view, links: archive.all_snapshots(view, links),
    "archiv_vergleiche": lambda view, links: archive.comparisons(view, links),
    "archiv_niederschrift": lambda view, links: archive.for_the_minutes(view, links),
    "archiv_pruefen": lambda view, links: archive.where_to_check(view, links),
    "daten_dateien": lambda view, links: data_page.files(view, links),
    "daten_felder": lambda view, links: data_page.fields(),
    "daten_summen": lambda view, links: data_page.adding(),
    "daten_schulen": lambda view, links: data_page.schools(view, links),
    "daten_archiv": lambda view, links: data_page.archived(view, links),
    "daten_lizenz": lambda view, links: data_page.terms(view, links),
    "daten_zitieren": lambda view, links: data_page.citing(view, links),
    "daten_schnittstelle": lambda view, links: data_page.interface(view, links),
    "daten_versprechen": lambda view, links: data_page.promise(),
    "daten_katalog": lambda view, links: data_page.catalogue(view, links),
    "abonnieren": lambda view, links: subscribe.all_calendars(view, links),
    "organisation": lambda view, links: town.organisation(view, links),
    "kennungen": lambda view, links: town.ids(view, links),
    "rechtliches": lambda view, links, schluessel: town.legal(view, links, schluessel),
    "neu_knopf": lambda view, links, art="": new_file.button(links, art),
    "formular": lambda view, links: form.form(view, links),
    "nach_dem_speichern": lambda view, links: saving.in_the_form(view, links),
    "datei_speichern": lambda view, links: saving.in_the_editor(view, links),
    "schemas": lambda view, links: schema_guide.schemas(links),
    "schema_zeile": lambda view, links, datei: schema_guide.schema_line(view, datei),
    "neu_anlegen": lambda view, links, art: new_file.new_file(view, links, art),
    "alles_von_a_bis_z": lambda view, links: alphabet.everything(view, links),
    "felder": lambda view, links, art: guide.fields(art),
    "fehlermeldungen": lambda view, links: guide.errors(),
    "fehlermeldungen_kuerzel": lambda view, links: guide.codes_by_letter(),
    "fehlermeldungen_stichworte": lambda view, links: guide.codes_by_name(),
}

# Text inside a sentence or a heading, not a block of its own.
WORDS: dict[str, Callable[[View], str]] = {"name_der_kommune": lambda view: view.plan.town.name}

# What a page may ask with `{% if … %}`: steps that this site does not have must not stand there, nor in its contents.
QUESTIONS: dict[str, Callable[[View], bool]] = {"mit_formular": lambda view: view.has_form}


def macros(view: View, links: Callable[[], Links], put: Callable[[Html], str]) -> dict[str, Callable[..., str]]:
    """The macros for a site: `links` knows the page being rendered, `put` hands a block to the adapter."""

    def bound(block: Block) -> Callable[..., str]:
        @wraps(block)
        def call(*arguments: str) -> str:
            return put(block(view, links(), *arguments))

        return call

    def told(text: Callable[[View], str]) -> Callable[[], str]:
        return lambda: markdown_text(text(view))

    words = {name: told(text) for name, text in WORDS.items()}
    return {name: bound(block) for name, block in BLOCKS.items()} | words


def questions(view: View) -> dict[str, Callable[[], bool]]:
    """What pages may ask of a site."""
    return {name: partial(question, view) for name, question in QUESTIONS.items()}
