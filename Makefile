# Every way to work on prasan. `make check` is the whole truth; CI calls the same targets.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
# The tests on up to four cores, each with a database of its own; one that is done takes over from the others.
PYTEST := $(BIN)/pytest -q -n auto --maxprocesses 4 --dist worksteal
# Titles that two people labelled; kept outside the repository.
LABELLED ?= ../shared/data/labelled_projects.csv
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --default-index https://pypi.org/simple
.DEFAULT_GOAL := help
.PHONY: help install lock run test test-postgresql journeys check fix docs demo bench clean

help: ## what each target does
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 20

install: .venv/installed ## make .venv with prasan, its front-end packages and its English catalogue

.venv/installed: requirements-dev.lock pyproject.toml package-lock.json
	@echo "1/3 Python packages (about a minute on a new machine)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@echo "2/3 Front-end packages (typeface, accessibility checker)"
	@sh scripts/front-end
	@echo "3/3 English catalogue"
	@$(BIN)/python -m scripts.catalogue
	@touch $@

lock: install ## pin what requirements.in and requirements-dev.in ask for, keeping the pins that still hold
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile $(LOCKING) -o requirements.lock requirements.in
	@$(BIN)/uv pip compile $(LOCKING) -c requirements.lock -o requirements-dev.lock requirements-dev.in

run: install ## the whole platform with a demonstration province, at http://127.0.0.1:8000
	@$(BIN)/prasan serve --demo --port $(PORT)

test: install ## the tests, on SQLite
	@sh scripts/browser
	@$(PYTEST)

test-postgresql: install ## the same tests on a throw-away PostgreSQL
	@sh scripts/browser
	@sh scripts/postgresql $(PYTEST)

journeys: install ## what people do, in a real browser
	@sh scripts/browser
	@$(PYTEST) -m journey

check: install ## format, lint, types, layers, migrations, generated documentation
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py check
	@$(BIN)/python -m scripts.reference --check

fix: install ## format and mend what can be mended by machine
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: install ## write the generated pages of docs/reference
	@$(BIN)/python -m scripts.reference

demo: install ## a fresh demonstration province in the database
	@$(BIN)/prasan make-demo

bench: install ## every benchmark; tables on the screen, JSON in benchmarks/results
	@for one in read_plan import_plan import_in_background pages edit_cells documents overlaps; do $(BIN)/python -W ignore -m benchmarks.$$one || exit 1; done
	@if [ -f $(LABELLED) ]; then $(BIN)/python -m benchmarks.classify $(LABELLED); else echo "no $(LABELLED): classification not measured"; fi

clean: ## take away everything that was made here
	rm -rf .venv node_modules var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
