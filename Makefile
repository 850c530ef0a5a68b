# graphkit: the citation knowledge graph of the United Nations. "make" alone lists what there is.

.DEFAULT_GOAL := help
.PHONY: help demo test check neo4j neo4j-stop bench docs wheel

# the newest Python from 3.11 on that has venv; PYTHON=... names another
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
BIN := .venv/bin
GRAPHKIT := $(BIN)/graphkit --db demo.graph

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Error: no Python from 3.11 on that has venv" >&2; \
		echo "Hint: install one (Debian: apt install python3 python3-venv), or say make PYTHON=/path/to/python" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing graphkit into .venv ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "installing what tests need into .venv ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/installed ## install, load the samples into demo.graph, show what comes out
	@echo; echo "== Load the samples (abridged, written for graphkit) into demo.graph"
	@$(GRAPHKIT) load graphkit/samples
	@echo; echo "== What resolution 2388 (2017) cites, by which verb, in which paragraph"
	@$(GRAPHKIT) cites '2388 (2017)'
	@echo; echo "== The ten that matter most, by PageRank"
	@$(GRAPHKIT) rank --top 10
	@echo; echo "== From 2388 (2017) back to 1373 (2001) and 1267 (1999), generation by generation"
	@$(GRAPHKIT) lineage '2388 (2017)' --to '1373 (2001)' --to '1267 (1999)'
	@echo; echo "== Next"
	@echo "Your own folder of documents, into un.graph (Word, PDF, HTML, XML: $(BIN)/pip install '.[formats]'):"
	@echo "  $(BIN)/graphkit load FOLDER"
	@echo "  $(BIN)/graphkit cited-by '1373 (2001)'"
	@echo "Neo4j: yours, or one that runs here (make neo4j; needs a JDK 17 and Maven), then"
	@echo "  export NEO4J_URI=bolt://127.0.0.1:7687 NEO4J_USERNAME=neo4j NEO4J_PASSWORD=..."
	@echo "  $(BIN)/graphkit load FOLDER"

test: .venv/installed-dev ## run every test (with JDK 17 and Maven: on a real Neo4j too)
	@$(BIN)/python -m pytest

check: .venv/installed-dev ## ruff, mypy --strict, and the floors of the house
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

neo4j: .venv/installed ## start a real Neo4j on 127.0.0.1 (needs JDK 17 and Maven)
	@$(BIN)/python docker/neo4j_local.py start

neo4j-stop: .venv/installed ## stop it
	@$(BIN)/python docker/neo4j_local.py stop

bench: .venv/installed-dev ## measure: extraction, formats, loading, analytics, verify
	@$(BIN)/python tests/bench

docs: .venv/installed-dev ## build the documentation into build/docs; warnings are errors
	@$(BIN)/python -m sphinx -b html -E -W --keep-going -q -d build/doctrees docs build/docs
	@echo "build/docs/index.html"

wheel: .venv/installed-dev ## build sdist and wheel into dist/
	@$(BIN)/python -m build --outdir dist
