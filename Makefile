# `make` alone lists what there is. Everything lives in .venv and dashboard/node_modules.
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset up test check bench format lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install everything for working on the project
	@scripts/setup dev

demo: ## install, start in demo mode and print where to look
	@scripts/setup run
	@.venv/bin/pinflow demo

demo-reset: ## forget the demo's data
	@scripts/setup run
	@.venv/bin/pinflow demo --reset

up: ## install and start the product
	@scripts/setup run
	@.venv/bin/pinflow up

test: ## run every check and test
	@scripts/setup test
	@scripts/check all

check: ## run the fast checks only: style, types, imports
	@scripts/setup dev
	@scripts/check static

bench: ## run every benchmark, the short way
	@scripts/setup dev
	@for file in bench/*.py; do echo "== $$file"; .venv/bin/python "$$file" --quick || exit 1; done

format: ## put the code into its standard form
	@scripts/setup dev
	@.venv/bin/ruff check --fix --exit-zero --quiet .
	@.venv/bin/ruff format .
	@scripts/npm exec -- prettier --write --log-level warn .

lock: ## write the lock files again (UPGRADE=1 takes the newest versions)
	@scripts/setup dev
	@scripts/lock $(if $(UPGRADE),--upgrade)

clean: ## remove what can be made again; your data stays
	rm -rf .venv dashboard/node_modules dashboard/dist src/pinflow/entrypoints/dashboard dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
