# Two commands are enough: `make serve` shows the site, `make test` tests the product.
# A machine needs Python 3.11 or newer with pip, git and make. Everything else is fetched into
# this checkout: uv into .uv/, the locked packages into .venv/.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= auto

UV := .uv/bin/uv
BIN := .venv/bin
# uv trusts its own certificates; the one of a company's proxy is in the system's store, so where
# the first try fails the second one looks there.
SYNC = $(UV) sync --frozen --quiet --python "$(PYTHON)"

# Some machines forbid Python to keep compiled files; without them each start takes seconds.
unexport PYTHONDONTWRITEBYTECODE
# An active environment elsewhere must not be taken for ours, nor another Python be downloaded.
unexport VIRTUAL_ENV
unexport PYTHONPATH
export UV_PROJECT_ENVIRONMENT := .venv
# uv keeps what it fetches in the home folder; where nothing can be written there, in this checkout.
HOME_CACHE = $${UV_CACHE_DIR:-$${XDG_CACHE_HOME:-$${HOME:-/dev/null}/.cache}/uv}
ifneq ($(shell mkdir -p "$(HOME_CACHE)" 2>/dev/null && test -w "$(HOME_CACHE)" && echo yes),yes)
export UV_CACHE_DIR := $(CURDIR)/.uv/cache
export UV_PYTHON_INSTALL_DIR := $(CURDIR)/.uv/python
endif
export UV_PYTHON_DOWNLOADS := never
# The notice that Material prints on every start; docs/end-of-support.md says it all.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help setup serve build test odd bombs check format reference bench memory lock

help: ## List the commands
	@awk -F ': .*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

setup: $(UV) ## Fetch what the other commands need (they all do it themselves)
	@$(SYNC) 2>/dev/null || UV_SYSTEM_CERTS=1 $(SYNC)

serve: setup ## Show the site at http://127.0.0.1:8000 and follow every edit (ADDRESS=host:port)
	@$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

build: setup ## Build the site into site/ (ARGS='--site-dir DIR' for another folder)
	@$(BIN)/mkdocs build --strict $(ARGS)

test: setup ## Run the tests, in a real browser too where there is one (ARGS='-k diagram')
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

odd: setup ## Send odd maps and broken files through everything (COUNT=1000 MUTANTS=10000 SEED=1)
	@PYTHONPATH=tests $(BIN)/python -m odd.run $(if $(COUNT),--count $(COUNT)) \
		$(if $(MUTANTS),--mutants $(MUTANTS)) $(if $(SEED),--seed $(SEED))

bombs: setup ## Try every kind of work with files that would take forever if it grew too fast
	@PYTHONPATH=tests $(BIN)/python -m bombs $(ARGS)

check: setup ## Lint, check types, and check the lock file and the maps
	@$(UV) lock --check --quiet --python "$(PYTHON)"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/account-maps check
	@$(BIN)/account-maps fmt --check

format: setup ## Put the code into its format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

reference: setup ## Write the reference of the format, the codes, the schema and the names anew
	@$(BIN)/python -m account_maps.cli.reference

bench: setup ## Measure the speed beside a plain MkDocs build (ACCOUNTS=1000, takes some minutes)
	@PYTHONPATH=tests $(BIN)/python -m benchmark.run $(if $(ACCOUNTS),--accounts $(ACCOUNTS))
	@PYTHONPATH=tests $(BIN)/python -m benchmark.stages
	@PYTHONPATH=tests $(BIN)/python -m benchmark.measures
	@PYTHONPATH=tests $(BIN)/python -m benchmark.checking
	@PYTHONPATH=tests $(BIN)/python -m benchmark.edits
	@PYTHONPATH=tests $(BIN)/python -m benchmark.history
	@PYTHONPATH=tests $(BIN)/python -m benchmark.onepagers

memory: setup ## Serve a site, edit it 200 times, and fail if the process has grown
	@PYTHONPATH=tests $(BIN)/python -m benchmark.serving

lock: $(UV) ## Take newer versions of the packages into uv.lock
	@$(UV) lock --upgrade --python "$(PYTHON)"

# By pip into a folder, because a machine may have neither uv nor venv.
$(UV):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "account-maps needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "Fetching uv into .uv/ …"
	@rm -rf .uv
	@"$(PYTHON)" -m pip install --quiet --no-input --disable-pip-version-check \
		--root-user-action=ignore --target .uv 'uv>=0.9,<1'
