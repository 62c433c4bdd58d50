# Every command does its own set-up first (scripts/setup.sh) and starts at once when nothing is new.
# Qt wants a UTF-8 locale and says so at each start under the plain C locale.
LANG := $(or $(filter-out C POSIX,$(LANG)),C.UTF-8)
export LANG

.PHONY: run test lint lock

# Opens the window with a sample text; without a display, does the main job in the terminal.
run:
	@sh scripts/setup.sh requirements.lock
	@.venv/bin/tinylm-gui

# The whole suite, without a window. ARGS goes to pytest: make test ARGS="tests/core -k vocabulary"
test:
	@sh scripts/setup.sh requirements-dev.lock
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest $(ARGS)

lint:
	@sh scripts/setup.sh requirements-dev.lock
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy core/tinylm tinylm_gui tests
	.venv/bin/python -m codespell_lib

# Pins every package for all platforms; needs uv. UPGRADE=--upgrade takes the newest versions.
# hatchling builds the project itself, so it is pinned with the rest.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet
lock:
	echo hatchling | $(LOCK) $(UPGRADE) pyproject.toml - -o requirements.lock
	echo hatchling | $(LOCK) $(UPGRADE) pyproject.toml - --extra dev \
		-c requirements.lock -o requirements-dev.lock
