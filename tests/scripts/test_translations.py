"""Every sentence of the window is there in German, complete and compiled."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts import translations
from tinylm.resources import resource

GERMAN = resource("translations", "tinylm_de.ts")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The German file as it would be after `make translations`."""
    copy = Path(shutil.copy(GERMAN, tmp_path_factory.mktemp("translations")))
    translations.collect(copy)
    return copy


def test_no_sentence_is_missing_or_unfinished(collected: Path) -> None:
    assert translations.unfinished(collected) == []


def test_what_is_compiled_is_what_is_written(collected: Path) -> None:
    """`make translations` was run after the last change."""
    compiled = collected.with_suffix(".qm")
    translations.release(collected, compiled)
    assert compiled.read_bytes() == GERMAN.with_suffix(".qm").read_bytes()


def test_the_engines_sentences_are_listed() -> None:
    listed = json.loads(resource("translations", "engine.json").read_text("utf-8"))
    assert listed == translations.sentences_of_errors()


def test_placeholders_stay_as_they_are() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{[^}]*\}", text))

    messages = list(ElementTree.parse(GERMAN).getroot().iter("message"))
    assert len(messages) > 500
    for message in messages:
        source, translated = message.findtext("source", ""), message.findtext("translation", "")
        assert names(source) == names(translated), source
