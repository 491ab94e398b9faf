# Needs make and Python 3.11 or later, nothing else. Everything is installed into .venv,
# from the locked requirements, and installed again only when they change.

PYTHON ?= python3
PORT ?= 8000
# What to add to the lock's making: `make lock UPGRADE=--upgrade` takes the newest releases.
UPGRADE ?=

BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCK = $(BIN)/uv pip compile pyproject.toml $(UPGRADE) --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

demo: .venv/runtime ## Show the planner with its sample sessions, on PORT (8000)
	$(BIN)/planner demo --port $(PORT)

run: .venv/runtime ## Serve the sessions of your own database, on PORT (8000)
	$(BIN)/planner serve --port $(PORT)

test: .venv/dev ## Run the tests
	$(BIN)/python -m pytest -n auto

lint: .venv/dev ## Look for mistakes, and for lines out of format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev ## Check the types
	$(BIN)/python -m mypy

golden: .venv/dev ## Write the golden files anew; read the difference before you keep it
	$(BIN)/python -m pytest -n auto --golden

bench: .venv/dev ## Measure speed against plain baselines
	$(BIN)/python -m pytest tests/benchmarks -s -o python_files='bench_*.py' -o python_functions='bench_*'

build: .venv/dev ## Build the wheel into dist
	$(BIN)/python -m build --wheel --no-isolation

check: lint types test build ## Everything that has to pass before a change is kept

# The runtime lock takes its releases from the development one: what is run is what was tested.
lock: .venv/dev ## Lock what pyproject.toml asks for, for every platform, by hash
	$(LOCK) --extra checkout --extra drafting --extra dev --output-file requirements-dev.txt
	$(LOCK) --extra checkout --extra drafting --constraint requirements-dev.txt --output-file requirements.txt

clean: ## Remove everything that was made here, but no database
	rm -rf .venv build demo dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find planner tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'This needs Python 3.11 or later. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

# --no-build-isolation: the build backend is in the lock, so nothing unpinned is fetched.
.venv/runtime: requirements.txt pyproject.toml | .venv/made
	$(PIP) --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# The development lock holds the other one whole, so it makes both.
.venv/dev: requirements.txt requirements-dev.txt pyproject.toml | .venv/made
	$(PIP) --require-hashes --only-binary :all: -r requirements-dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch .venv/runtime $@

.PHONY: help demo run test lint types golden bench build check lock clean
