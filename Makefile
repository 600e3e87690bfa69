# What a developer types. Every target sets up what it needs, on a machine with Python 3.11 or
# newer (with venv) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.dev-ready
export NO_MKDOCS_2_WARNING = 1

.PHONY: serve build check test format offline search browser setup lock clean

serve: $(READY)          ## build and serve with reload, on http://127.0.0.1:8000/ where that is free
	$(PY) tools/serve.py $(ARGS)

build: $(READY)          ## build the site into site/, strictly
	$(PY) -m mkdocs build --strict

check: $(READY)          ## every check of every language, in seconds
	$(PY) -m guide check docs $(ARGS)

test: $(DEV_READY)       ## everything that CI runs
	$(BIN)/ruff check hooks tests tools
	$(BIN)/ruff format --check hooks tests tools
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc -p tsconfig.json
	$(BIN)/node node_modules/@biomejs/biome/bin/biome lint --error-on-warnings overrides/src overrides/assets/css tests/js tools
	$(BIN)/node node_modules/@biomejs/biome/bin/biome format overrides/src overrides/assets/css tests/js tools
	$(BIN)/node --test "tests/js/**/*.test.mjs"
	$(PY) -m pytest --numprocesses 2 --dist worksteal $(ARGS)

format: $(DEV_READY)     ## put code into its format
	$(BIN)/ruff check --fix-only --quiet hooks tests tools
	$(BIN)/ruff format --quiet hooks tests tools
	$(BIN)/node node_modules/@biomejs/biome/bin/biome format --write overrides/src overrides/assets/css tests/js tools

offline: $(READY)        ## one zip for each language into dist/, to be read without a network
	$(PY) -m guide offline

search: $(DEV_READY)     ## what the search answers: make search L=bg Q="клиентът не плаща"
	PATH="$(BIN):$$PATH" $(PY) -m guide search $(or $(L),en) "$(Q)"

browser: $(DEV_READY)    ## bundle the browser code anew
	$(BIN)/node tools/build-browser.mjs

setup: $(DEV_READY)

$(READY): requirements.txt
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) tools/setup.py site
	touch $@

$(DEV_READY): $(READY) requirements-dev.txt package-lock.json tools/setup.py tools/browser.py
	$(PY) tools/setup.py dev
	touch $@

lock:                     ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf site dist .cache
