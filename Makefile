# Every command does its own set-up first (scripts/setup.sh) and starts at once when nothing is new.
# Qt wants a UTF-8 locale and says so at each start under the plain C locale.
LANG := $(or $(filter-out C POSIX,$(LANG)),C.UTF-8)
export LANG

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.PHONY: run test lint bench translations screenshots bundle lock

# Opens the window with a sample text; without a display, does the main job in the terminal.
run:
	@sh scripts/setup.sh requirements.lock
	@$(BIN)/tinylm-gui

# The whole suite, without a window, in a process for each core, and the lines that it reaches. ARGS
# goes to pytest instead: make test ARGS="tests/core -k vocabulary"
WHOLE_SUITE := --numprocesses=auto --dist=worksteal --cov
test:
	@sh scripts/setup.sh requirements-dev.lock
	@$(BIN)/python -m pytest $(or $(ARGS),$(WHOLE_SUITE))

lint:
	@sh scripts/setup.sh requirements-dev.lock
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy core/tinylm tinylm_gui tests
	$(BIN)/python -m codespell_lib

# Collects what the window says into resources/translations/*.ts and compiles the translations.
translations:
	@sh scripts/setup.sh requirements.lock
	@$(BIN)/python scripts/translations.py

# Every page, dock and dialog in both themes at 100 and 200 %, into docs/images/window/.
screenshots:
	@sh scripts/setup.sh requirements.lock
	@$(BIN)/python scripts/screenshots.py

# A folder that runs without Python, under dist/; on Linux the built window is then tried out.
# TINYLM_WITHOUT_PROJECTION=1 leaves out openTSNE, which is half of it.
bundle:
	@sh scripts/setup.sh requirements-dev.lock bundle
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN build.spec
	$(BIN)/python scripts/bundle/smoke.py dist/TinyLM

# Times the program beside its peers and writes docs/benchmarks.md; alone on the machine, an hour.
# BENCH names the parts to run: make bench BENCH="training_step seed_size". The peers are in no lock
# file, because PyTorch comes as another build for each kind of machine.
bench:
	@sh scripts/setup.sh requirements-dev.lock
	@$(BIN)/python -c "import tokenizers, torch" 2>/dev/null || \
		$(BIN)/python -m pip install --quiet --no-build-isolation -e ".[bench]"
	@$(BIN)/python -m benchmarks.run $(BENCH)

# Pins every package for all platforms; needs uv. UPGRADE=--upgrade takes the newest versions.
# hatchling builds the project itself, so it is pinned with the rest. Extras stay in the lock: without
# them pip looks at releases newer than the pinned one, and stops because these have no hash there.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-header --quiet
lock:
	echo hatchling | $(LOCK) $(UPGRADE) pyproject.toml - -o requirements.lock
	echo hatchling | $(LOCK) $(UPGRADE) pyproject.toml - --extra dev \
		-c requirements.lock -o requirements-dev.lock
