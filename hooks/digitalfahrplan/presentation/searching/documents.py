"""The pages as Pagefind reads them: a few tags, what it filters by, and words nobody sees.

They are made beside the site and thrown away: so the site's own pages carry no word for machines, and the index is made of a
tenth of their size. What is only to be found stands in fields (`data-pagefind-meta`), never in the text: excerpts stay clean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..html import Html, join, tag
from .facets import KIND, Facets, kind
from .glossary import GLOSSARY, abbreviations
from .reading import Readable, plain
from .words import Forms, words_of

# Fields that are searched; suche.js weighs them by these names.
TITLE_WORDS: Final = "titelworte"
OTHER_WORDS: Final = "worte"
NUMBERS: Final = "kennung"
# What a result shows of its filters below its title; also searched.
SHOWN: Final = (KIND, "Bereich", "Status", "Einheit")


def documents(
    pages: Sequence[Readable], facets: Mapping[str, Facets], numbers: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Path and HTML of a document for every page, in their order; `facets` and `numbers` by address."""
    texts = [plain(page.html) for page in pages]
    words = [words_of(text) for text in texts]
    titles = [words_of(page.title) for page in pages]
    short = next((abbreviations(page.html) for page in pages if page.address == GLOSSARY), {})
    forms = Forms(set().union(*words, *titles), short)
    for page, text, known, in_title in zip(pages, texts, words, titles, strict=True):
        fields = {
            TITLE_WORDS: forms.of(page.title, in_title),
            OTHER_WORDS: forms.of(text, known),
            NUMBERS: numbers.get(page.address, ""),
        }
        filters = {KIND: (kind(page.address),), **facets.get(page.address, {})}
        yield f"{page.address}index.html", _document(page, filters, fields)


def _document(page: Readable, filters: Facets, fields: Mapping[str, str]) -> Html:
    """Title, fields and filters in a part that is not read as text, then the text."""
    title = tag("h1", page.title, data_pagefind_meta="title")
    hidden = [tag("p", value, data_pagefind_meta=name) for name, value in fields.items() if value]
    chosen = [tag("p", value, data_pagefind_filter=name) for name, values in filters.items() for value in values]
    shown = [tag("p", ", ".join(filters[name]), data_pagefind_meta=name.lower()) for name in SHOWN if filters.get(name)]
    beside = tag("div", title, *hidden, *chosen, *shown, data_pagefind_ignore="")
    body = tag("body", tag("div", beside, Html(page.html), data_pagefind_body=""))
    return join([Html("<!doctype html>"), tag("html", body, lang="de")])
