# Digitalfahrplan. `make help` zeigt, was es gibt. Es braucht python3 (ab 3.11), make und git.

PYTHON ?= python3
FORMAT ?= text
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
MERMAID_JS := node_modules/mermaid/dist/mermaid.min.js
SITE_MERMAID := assets/javascripts/mermaid.min.js

# `live` lets the browser draw the diagrams; so does a machine where merman cannot be imported.
draws_live = [ "$(MERMAID)" = live ] || ! $(BIN)/python -c 'import merman' 2>/dev/null
mermaid_if_live = if $(draws_live); then $(MAKE) -s $(MERMAID_JS); fi

export PYTHON
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint bench lock clean
.DELETE_ON_ERROR:

help: ## diese Übersicht
	@echo "Aufruf: make ZIEL"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-6s  %s\n", $$1, $$2 }' Makefile
	@echo "Wählbar: PYTHON=python3.12, CONTENT_DIR=ordner, MERMAID=live (Diagramme zeichnet erst der Browser)"

site: $(INSTALLED) ## prüft alle Maßnahmen und baut die Website nach site/
	@$(mermaid_if_live)
	$(BIN)/digitalfahrplan check
	$(BIN)/mkdocs build --strict
	@# A diagram written by hand that only a browser can draw needs Mermaid too.
	@if grep -rq 'class="mermaid"' site && [ ! -f site/$(SITE_MERMAID) ]; then \
		$(MAKE) -s $(MERMAID_JS) && cp $(MERMAID_JS) site/$(SITE_MERMAID); fi

serve: $(INSTALLED) ## zeigt die Website im eigenen Browser und baut bei jeder Änderung neu
	@$(mermaid_if_live)
	$(BIN)/mkdocs serve

check: $(INSTALLED) ## prüft nur die Dateien (FORMAT=text, github, gitlab oder json)
	@$(BIN)/digitalfahrplan check --format $(FORMAT)

test: $(INSTALLED) ## alle Tests, auch im Browser; mindestens 95 % der Zweige
	@# What is not to be had here is said and left out; in a pipeline it fails instead.
	@without=""; \
	$(MAKE) -s $(MERMAID_JS) || without="live"; \
	chromium="$$(.ci/chromium $(BIN))" || without="$${without:+$$without or }browser"; \
	[ -z "$$without" ] || [ "$$CI" != true ] || exit 1; \
	CHROMIUM="$$chromium" $(BIN)/pytest --cov --cov-report=term --cov-report=json:.cache/coverage.json \
		$${without:+-m "not ($$without)"}
	@$(BIN)/python .ci/branches .cache/coverage.json 95

lint: $(INSTALLED) ## prüft den Programmtext: ruff und mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

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
