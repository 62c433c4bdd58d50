"""Keeps the shape of the program: one direction of imports, a windowless engine, small files."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINE = sorted((ROOT / "core" / "tinylm").rglob("*.py"))
WINDOW = sorted((ROOT / "tinylm_gui").rglob("*.py"))
LONGEST_FILE = 400  # lines

# A file of the engine imports only from those named before it; the last two are its doors.
ENGINE_ORDER = [
    "bug_bench",
    *(
        "errors",
        "resources",
        "settings",
        "cleaning",
        "documents",
        "text_folders",
        "vocabulary",
        "spacing",
    ),
    *(
        "byte_pair",
        "tokenizer",
        "text_units",
        "encoding",
        "encoding_processes",
        "token_numbers",
        "id_file",
        "token_sequence",
        "ngram_counts",
        "reading",
        "passages",
        "corpus",
        "pairs",
    ),
    *("baselines", "stop_rules", "context_counts", "concordance", "statistics"),
    *(
        "memory",
        "threads",
        "layers",
        "softmax_loss",
        "output_layer",
        "trace",
        "model",
        "evaluation",
        "cost",
        "optimizers",
        "trainer",
        "history",
    ),
    *(
        "sampling",
        "generation",
        "calculations",
        "stages",
        "update_stages",
        "explain",
        "attribution",
        "doctor",
        "projection",
        "tsne",
        "large_tsne",
        "neighbours",
    ),
    *("strict_readers", "json_files", "npy_files", "storage", "checkpoint", "database"),
    *("vocabulary_files", "model_files", "corpus_files", "run", "recovery"),
    *(
        "checkpoint_list",
        "project_contents",
        "project",
        "kept_past",
        "keeping",
        "verification",
        "vector_files",
        "onnx_file",
        "numpy_script",
    ),
    *("start_vectors", "exporting"),
    *("options", "progress", "train_command", "cli", "__init__", "__main__"),
]

# A folder of the window imports only from itself and from those named before it.
WINDOW_ORDER = ["session", "application", "presenters", "tables", "widgets", "commands", "views"]

# A view shows what the session gives it. It may know the trainer's events, not the trainer.
NOT_FOR_VIEWS = (
    *("tinylm_gui.views", "tinylm_gui.session.worker"),
    *("tinylm.trainer.Trainer", "tinylm.storage", "tinylm.checkpoint", "tinylm.project"),
)

RUN_CODE_FROM_DATA = ("pickle", "marshal", "shelve", "dill", "joblib")


def syntax(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def imports(path: Path) -> Iterator[str]:
    """Every imported name of a file, in full: `from a import b` gives "a.b"."""
    for node in syntax(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the full name instead of a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offenders(paths: Iterable[Path], offences: Callable[[Path], list[str]]) -> dict[str, list[str]]:
    """What `offences` finds in each file; empty where it finds nothing in any."""
    found = {path.relative_to(ROOT).as_posix(): offences(path) for path in paths}
    return {path: offence for path, offence in found.items() if offence}


def test_engine_files_import_only_from_those_above_them() -> None:
    def from_below(path: Path) -> list[str]:
        above = ENGINE_ORDER[: ENGINE_ORDER.index(path.stem)]
        own = [name for name in imports(path) if name.startswith("tinylm.")]
        return [name for name in own if name.split(".")[1] not in above]

    assert offenders(ENGINE, from_below) == {}


def test_folders_of_the_window_import_only_from_those_above_them() -> None:
    def from_below(path: Path) -> list[str]:
        above = WINDOW_ORDER[: WINDOW_ORDER.index(path.parent.name) + 1]
        own = [name for name in imports(path) if name.startswith("tinylm_gui.")]
        return [name for name in own if name.split(".")[1] not in above]

    in_folders = [path for path in WINDOW if path.parent.name != "tinylm_gui"]
    assert offenders(in_folders, from_below) == {}


def test_engine_loads_no_part_of_a_window_even_indirectly() -> None:
    modules = ", ".join(f"tinylm.{path.stem}" for path in ENGINE)
    program = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert "tinylm.settings" in loaded
    of_windows = ("PySide6", "shiboken6", "pyqtgraph", "superqt", "tinylm_gui")
    assert [name for name in loaded if name.startswith(of_windows)] == []


def test_processes_that_help_to_read_load_no_window() -> None:
    """They import the module that the program started from."""
    program = "import sys, tinylm_gui.start, tinylm.encoding_processes; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert [name for name in loaded if name.startswith(("PySide6", "tinylm_gui.app"))] == []


def test_views_touch_no_other_view_no_trainer_and_no_file() -> None:
    def reached(path: Path) -> list[str]:
        return [name for name in imports(path) if name.startswith(NOT_FOR_VIEWS)]

    views = [path for path in WINDOW if path.parent.name == "views"]
    assert offenders(views, reached) == {}


def test_engine_is_imported_under_one_name() -> None:
    """By its folder's name, every class of the engine would be there a second time."""
    other_name = "core" + ".tinylm"
    code = [ROOT / "Makefile", ROOT / "pyproject.toml", *ROOT.glob("*.spec"), *ENGINE, *WINDOW]
    for folder in ("tests", "benchmarks", "scripts"):
        code += [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.sh")]
    assert [path for path in code if other_name in path.read_text("utf-8")] == []
    assert not (ROOT / "core" / "__init__.py").exists()


def test_no_file_has_outgrown_its_wall() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in ENGINE + WINDOW}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_data_can_run_as_code() -> None:
    def unsafe(path: Path) -> list[str]:
        found = [name for name in imports(path) if name.split(".")[0] in RUN_CODE_FROM_DATA]
        for call in syntax(path):
            if isinstance(call, ast.Call):
                name = ast.unparse(call.func)
                found += [name] if name in ("eval", "exec", "np.load", "numpy.load") else []
                options = [ast.unparse(option) for option in call.keywords]
                found += [name for name in options if name == "allow_pickle=True"]
        return found

    assert offenders(ENGINE + WINDOW, unsafe) == {}
