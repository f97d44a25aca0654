# make demo   sets everything up and runs the main job on the bundled case
# make test   sets everything up and passes the tests
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv

.PHONY: demo test check docs evaluate bench clean

demo: .venv/.run-ready
	$(BIN)/marsad demo

test: .venv/.test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

docs: .venv/.docs-ready
	$(BIN)/mkdocs build --strict

# make evaluate DATA=folder-of-marked-data SCORE=score.py CASES="folders of pages marked by hand"
evaluate: .venv/.test-ready
	$(BIN)/python tools/evaluate.py $(SCORE) $(CASES) $(if $(DATA),--data $(DATA) --held-back)

clean:
	rm -rf .venv demo site .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(UV):
	tools/system-packages venv
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Marsad needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/.run-ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --inexact --no-dev --compile-bytecode
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.test-ready: $(UV) pyproject.toml uv.lock
	tools/system-packages browser
	$(UV) sync --quiet --frozen --inexact
	touch $@

.venv/.docs-ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --inexact --group docs
	touch $@
