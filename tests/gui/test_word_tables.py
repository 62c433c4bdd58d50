"""The tables of words show, sort, filter and copy what the arrays hold."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from tinylm.vocabulary import Vocabulary
from tinylm_gui.tables.embeddings_table import EmbeddingsTable
from tinylm_gui.tables.roles import BACKGROUND, TOOL_TIP
from tinylm_gui.tables.vocabulary_table import COUNT_COLUMN, ID_COLUMN, VocabularyTable
from tinylm_gui.tables.word_filter import WordFilter
from tinylm_gui.tables.word_table import WordTable

WORDS = ("the", "cat", "Sat", "on", "mat", " ")
COUNTS = np.array([4, 2, 2, 1, 1, 1])
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(WORDS, COUNTS)


@pytest.fixture
def vocabulary_table(vocabulary: Vocabulary) -> VocabularyTable:
    table = VocabularyTable()
    table.set_vocabulary(vocabulary)
    return table


@pytest.fixture
def embeddings_table(vocabulary: Vocabulary) -> EmbeddingsTable:
    table = EmbeddingsTable()
    table.set_vocabulary(vocabulary)
    table.set_vectors(np.arange(-6, 8, dtype=np.float32).reshape(7, 2))  # a row for <start>
    return table


def column(table: WordTable, number: int) -> list[str]:
    return [table.index(row, number).data() for row in range(table.rowCount())]


def test_models_keep_qts_rules(
    vocabulary_table: VocabularyTable,
    embeddings_table: EmbeddingsTable,
    qtmodeltester: ModelTester,
) -> None:
    for table in (vocabulary_table, embeddings_table):
        qtmodeltester.check(table)
        table.sort(0, DESCENDING)
        table.set_filter(WordFilter("a"))
        qtmodeltester.check(table)
        assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0


def test_vocabulary_shows_word_id_count_and_share(vocabulary_table: VocabularyTable) -> None:
    headers = [vocabulary_table.headerData(i, Qt.Orientation.Horizontal) for i in range(4)]
    assert headers == ["word", "id", "count", "share"]
    row = [vocabulary_table.index(1, i).data() for i in range(4)]
    assert row == ["cat", "1", "2", "18.182%"]


def test_white_space_is_made_visible(vocabulary_table: VocabularyTable) -> None:
    assert vocabulary_table.index(5, 0).data() == "␣"


def test_sorting_is_stable_and_can_be_taken_back(vocabulary_table: VocabularyTable) -> None:
    vocabulary_table.sort(0, ASCENDING)
    assert column(vocabulary_table, 0) == ["␣", "cat", "mat", "on", "Sat", "the"]
    vocabulary_table.sort(COUNT_COLUMN, ASCENDING)
    assert column(vocabulary_table, ID_COLUMN) == ["3", "4", "5", "1", "2", "0"]
    vocabulary_table.sort(COUNT_COLUMN, DESCENDING)
    assert column(vocabulary_table, ID_COLUMN) == ["0", "1", "2", "3", "4", "5"]
    vocabulary_table.sort(ID_COLUMN, DESCENDING)
    assert column(vocabulary_table, ID_COLUMN) == ["5", "4", "3", "2", "1", "0"]
    vocabulary_table.sort(-1)
    assert column(vocabulary_table, 0) == ["the", "cat", "Sat", "on", "mat", "␣"]


def test_a_kept_index_follows_its_word_through_sorting(vocabulary_table: VocabularyTable) -> None:
    kept = QPersistentModelIndex(vocabulary_table.index(0, 1))
    vocabulary_table.sort(0, ASCENDING)
    assert (kept.row(), kept.column()) == (5, 1)
    assert vocabulary_table.word_id(kept.row()) == 0


@pytest.mark.parametrize(
    ("word_filter", "found"),
    [
        (WordFilter("AT"), ["cat", "Sat", "mat"]),
        (WordFilter("^.at$", is_pattern=True), ["cat", "Sat", "mat"]),
        (WordFilter("^s", is_pattern=True), ["Sat"]),
        (WordFilter("."), []),
        (WordFilter(""), ["the", "cat", "Sat", "on", "mat", "␣"]),
    ],
)
def test_filter_by_text_or_pattern(
    vocabulary_table: VocabularyTable, word_filter: WordFilter, found: list[str]
) -> None:
    vocabulary_table.set_filter(word_filter)
    assert column(vocabulary_table, 0) == found


def test_filter_and_sorting_hold_together(vocabulary_table: VocabularyTable) -> None:
    vocabulary_table.set_filter(WordFilter("at"))
    vocabulary_table.sort(0, DESCENDING)
    assert column(vocabulary_table, 0) == ["Sat", "mat", "cat"]
    assert vocabulary_table.row_of(4) == 1
    assert vocabulary_table.row_of(0) is None
    assert vocabulary_table.word_count() == 6


def test_a_wrong_pattern_is_refused_when_made() -> None:
    with pytest.raises(re.error):
        WordFilter("(", is_pattern=True)


def test_embeddings_show_the_numbers_of_the_array(embeddings_table: EmbeddingsTable) -> None:
    headers = [embeddings_table.headerData(i, Qt.Orientation.Horizontal) for i in range(3)]
    assert headers == ["word", "dim_0", "dim_1"]
    assert (embeddings_table.rowCount(), embeddings_table.columnCount()) == (6, 3)
    assert [embeddings_table.index(1, i).data() for i in range(3)] == ["cat", "-4.0000", "-3.0000"]
    assert embeddings_table.index(1, 1).data(TOOL_TIP) == "cat, dim_0: -4.0"


def test_embeddings_are_read_in_place(embeddings_table: EmbeddingsTable) -> None:
    vectors = np.zeros((6, 2), dtype=np.float32)
    embeddings_table.set_vectors(vectors)
    vectors[0, 0] = 7
    assert embeddings_table.index(0, 1).data() == "7.0000"


def test_new_vectors_leave_the_rows_where_they_are_until_sorted_again(
    embeddings_table: EmbeddingsTable,
) -> None:
    embeddings_table.sort(1, DESCENDING)
    assert column(embeddings_table, 0)[0] == "␣"
    embeddings_table.set_vectors(-np.arange(12, dtype=np.float32).reshape(6, 2))
    assert column(embeddings_table, 0)[0] == "␣"
    embeddings_table.sort_again()
    assert column(embeddings_table, 0)[0] == "the"


def test_other_words_forget_the_vectors_of_the_last(
    embeddings_table: EmbeddingsTable, qtmodeltester: ModelTester
) -> None:
    embeddings_table.sort(2, DESCENDING)
    embeddings_table.set_vocabulary(
        Vocabulary([str(i) for i in range(50)], np.ones(50, dtype=np.int64))
    )
    assert (embeddings_table.rowCount(), embeddings_table.columnCount()) == (50, 1)
    embeddings_table.set_vectors(np.arange(100.0).reshape(50, 2))
    assert embeddings_table.index(0, 0).data() == "49"
    qtmodeltester.check(embeddings_table)
    embeddings_table.set_vocabulary(None)
    assert embeddings_table.rowCount(QModelIndex()) == 0


def test_colours_run_from_the_lowest_to_the_highest(embeddings_table: EmbeddingsTable) -> None:
    low, zero, high = QColor("#0000ff"), QColor("#ffffff"), QColor("#ff0000")
    embeddings_table.set_colours([low, zero, high], [zero, low, zero])
    embeddings_table.set_vectors(np.array([[-2, 0], [2, 0.1], [np.nan, 0], [0, 0], [0, 0], [0, 0]]))
    shades = [
        [embeddings_table.index(row, i).data(BACKGROUND).color() for i in (1, 2)]
        for row in range(3)
    ]
    assert shades == [[low, zero], [high, zero], [zero, zero]]


def test_copying_gives_titles_and_full_precision(embeddings_table: EmbeddingsTable) -> None:
    embeddings_table.set_vectors(np.full((6, 2), 0.1, dtype=np.float32))
    copied = embeddings_table.tsv([1, 2])
    assert copied == "word\tdim_0\tdim_1\ncat\t0.100000001\t0.100000001\n" + (
        "Sat\t0.100000001\t0.100000001\n"
    )
    assert np.float32("0.100000001") == np.float32(0.1)
