"""Collects what the window says and compiles its translations: `make translations`.

`pyside6-lupdate` finds `self.tr("...")`. What it cannot see is written into a file for it first:
calls of the small functions that translate in a context of their own, and the texts of the
engine (settings, presets, formats) that the window translates when it shows them.
"""

import argparse
import ast
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TypeGuard
from xml.etree import ElementTree

from tinylm import errors
from tinylm.exporting import FORMATS
from tinylm.settings import (
    PRESETS,
    GenerationSettings,
    ModelSettings,
    TextSettings,
    TrainingSettings,
)

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
WINDOW = ROOT / "tinylm_gui"
ENGINE = ROOT / "core" / "tinylm"
KINDS = {kind for kind in dir(errors) if kind.endswith("Error")}
LANGUAGES = ("de",)

Message = tuple[str, str]  # context, text


def messages_of_functions(path: Path) -> Iterator[Message]:
    """What a file translates by functions of its own, which call Qt's with a fixed context."""
    tree = ast.parse(path.read_text("utf-8"))
    contexts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for call in ast.walk(node):
                if _is_translate(call) and isinstance(call.args[1], ast.Name):
                    contexts[node.name] = ast.literal_eval(call.args[0])
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            context = contexts.get(node.func.id)
            if context is not None and node.args and isinstance(node.args[0], ast.Constant):
                yield context, str(node.args[0].value)


def _is_translate(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "QCoreApplication.translate"
        and len(node.args) > 1
    )


def messages_of_settings() -> Iterator[Message]:
    """The meanings, names and choices that the window shows of the engine's settings."""
    from tinylm_gui.presenters.setting_words import LABELS

    for kind in (TextSettings, ModelSettings, TrainingSettings, GenerationSettings):
        for setting in fields(kind):
            yield "Settings", setting.metadata["meaning"]
            yield "Settings", LABELS.get(setting.name, setting.name.replace("_", " ").capitalize())
            for choice in setting.metadata["choices"] or ():
                yield "Settings", choice
    for name, preset in PRESETS.items():
        yield "Settings", name
        yield "Settings", preset.meaning
    for format_ in FORMATS.values():
        yield "Settings", format_.meaning


def sentences_of_errors() -> list[str]:
    """The engine's sentences for users, with {0}, {1}, ... where it puts names and numbers."""
    sentences = set()
    for path in ENGINE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in KINDS and node.args:
                sentences.add(_template(node.args[0]))
    return sorted(sentence for sentence in sentences if sentence)


def _template(node: ast.expr) -> str:
    """The text of a literal with numbered places; empty for anything else."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    places = itertools.count()
    parts = (p.value if isinstance(p, ast.Constant) else f"{{{next(places)}}}" for p in node.values)
    return "".join(map(str, parts))


def collect(ts_file: Path) -> None:
    """Bring a .ts file up to date with the code; translations that are there stay."""
    messages = list(messages_of_settings())
    messages += [("Engine", sentence) for sentence in sentences_of_errors()]
    for path in sorted(WINDOW.rglob("*.py")):
        messages += messages_of_functions(path)
    lines = [f"QCoreApplication.translate({c!r}, {t!r})" for c, t in dict.fromkeys(messages)]
    with tempfile.TemporaryDirectory() as temporary:
        extra = Path(temporary) / "messages.py"
        extra.write_text("\n".join(lines) + "\n", "utf-8")
        sources = [str(path) for path in sorted(WINDOW.rglob("*.py"))]
        options = ["-no-obsolete", "-locations", "none", "-target-language", "de"]
        _run("lupdate", *options, *sources, str(extra), "-ts", str(ts_file))
    # lupdate takes the calls of those small functions for its own, in a context without a name.
    text = ts_file.read_text("utf-8")
    nameless = re.compile(r"<context>\s*<name></name>.*?</context>\n", re.DOTALL)
    ts_file.write_text(nameless.sub("", text), "utf-8")


def unfinished(ts_file: Path) -> list[Message]:
    """The messages of a .ts file that have no finished translation."""
    missing = []
    for context in ElementTree.parse(ts_file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") or not translation.text:
                missing.append((context.findtext("name", ""), message.findtext("source", "")))
    return missing


def release(ts_file: Path, qm_file: Path) -> None:
    """Compile a .ts file."""
    _run("lrelease", str(ts_file), "-qm", str(qm_file))


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit(f"pyside6-{tool} is not there: it comes with PySide6-Essentials.")
    subprocess.run([program, *arguments], check=True, capture_output=True)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    sentences = json.dumps(sentences_of_errors(), indent=0, ensure_ascii=False)
    (FOLDER / "engine.json").write_text(sentences + "\n", "utf-8")
    for language in LANGUAGES:
        ts_file = FOLDER / f"tinylm_{language}.ts"
        collect(ts_file)
        release(ts_file, ts_file.with_suffix(".qm"))
        missing = unfinished(ts_file)
        print(f"{language}: {len(missing)} to translate")
        for context, text in missing:
            print(f"  {context}: {text}")


if __name__ == "__main__":
    main()
