# Two commands: `make run` starts the bot, `make test` proves it. Everything else serves these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup run test lock browser format clean

help: ## Show this list.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(VENV)/.run ## Make .venv with the program in it.

run: setup ## Start the bot; the web channel is on http://127.0.0.1:8080.
	$(BIN)/balise serve

test: $(VENV)/.test ## Prove everything: format, lint, types, floors, unit, contract, whole, content.
	scripts/test

format: $(VENV)/.test ## Put the code in its one format.
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(VENV)/.test ## Write the lock files anew from pyproject.toml.
	scripts/lock

clean: ## Remove what the other commands made.
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist var

$(VENV)/.run: requirements/run.txt pyproject.toml
	scripts/setup $(PYTHON) $(VENV) run
	touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	scripts/setup $(PYTHON) $(VENV) test
	touch $@
