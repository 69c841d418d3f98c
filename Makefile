# `make help` lists what there is. Needs make, a Python from 3.11 to 3.13 with venv, and nothing else.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
# The first interpreter that starts and is of an age we support.
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && echo $$name && break; done)
VENV := .venv/bin/python
PIP := $(VENV) -m pip -qq --disable-pip-version-check install --require-hashes

.PHONY: help run test check bench screenshots messages vendor lock hooks venv dev node clean

help: ## this list
	@echo "Luân Lưu: make …"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile

# --- the demo ------------------------------------------------------------------------------------

# Only the demo's own database and files, whatever the shell is set to.
run: export DEMO = 1
run: export DEBUG = 0
run: export DATABASE_URL = sqlite:///db.sqlite3
run: export MEDIA_ROOT = media
run: export STATIC_ROOT = staticfiles
run: venv ## the demo on SQLite at http://127.0.0.1:8000/ (PORT=9000 for another port)
	@$(VENV) manage.py migrate --verbosity 0
	@$(MAKE) staticfiles/staticfiles.json
	@$(VENV) manage.py load_demo
	@echo "They sign in at http://127.0.0.1:$(PORT)/desk/. Ctrl-C ends the server."
	@$(VENV) manage.py serve --port $(PORT)

STATIC := $(shell find conference/static events/static exhibitors/static -type f 2>/dev/null)
staticfiles/staticfiles.json: $(STATIC) conference/stylesheets.py .venv/requirements.txt
	@echo "Collecting and compressing the static files …"
	@$(VENV) manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@

# --- what developers and CI run --------------------------------------------------------------------

test: dev node ## the suite on SQLite and on PostgreSQL, and the browser tests (ARGS="sqlite -- -k flag")
	@$(VENV) -m tests $(ARGS)

check: dev ## format, lint, types, imports, migrations, translations, vendored files, locks
	@$(VENV) -m checks $(ARGS)

bench: dev ## the benchmarks, one JSON object a line
	@$(VENV) bench/run.py $(ARGS)

screenshots: dev ## the pictures in docs/pictures
	@$(VENV) -m tests.browser.screenshots $(ARGS)

messages: dev ## collect the strings to translate into django.po, and compile django.mo
	@$(VENV) -m checks.messages

vendor: dev ## rebuild conference/static/vendor from the npm packages in frontend/
	@$(VENV) frontend/vendor.py

lock: dev ## lock the .in files into requirements*.txt with hashes (ARGS=--upgrade for newer versions)
	@$(VENV) -m checks.locks $(ARGS)

hooks: dev ## check format, lint, templates and imports before every commit
	@.venv/bin/pre-commit install

clean: ## remove what was built here: .venv, node_modules, collected files; not the data
	@rm -rf .venv frontend/node_modules staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what these stand on ---------------------------------------------------------------------------

# A copy of the lock that was installed lies in .venv: nothing is installed while it is the same.
venv: .venv/bin/python
	@cmp -s requirements.txt .venv/requirements.txt || { \
		echo "Installing what Luân Lưu runs on …" && \
		$(PIP) -r requirements.txt && cp requirements.txt .venv/requirements.txt; }

dev: venv
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo "Installing what developers and CI add …" && \
		$(PIP) -r requirements-dev.txt && cp requirements-dev.txt .venv/requirements-dev.txt; }

.venv/bin/python:
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11, 3.12 or 3.13 found. Install the packages python3 and python3-venv."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment. Install the package python3-venv."; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The HTML checker of the browser tests is an npm package; without npm those tests say so.
node: frontend/node_modules/.package-lock.json
frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@if command -v npm >/dev/null; then \
		echo "Installing the npm packages …"; \
		cd frontend && npm ci --ignore-scripts --silent && touch node_modules/.package-lock.json; \
	else \
		echo "npm not found: what needs it will be skipped. Install the packages nodejs and npm."; fi
