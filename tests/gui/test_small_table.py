"""Small tables are as high as their rows, in whatever style."""

import numpy as np
from pytestqt.qtbot import QtBot

from tinylm_gui.widgets.ranked_words import RankedWords

TALL_HEADER = "QHeaderView::section { padding: 9px; }"


def test_a_list_is_high_enough_for_its_rows_also_in_another_style(qtbot: QtBot) -> None:
    table = RankedWords("rankedTable")
    qtbot.addWidget(table)
    words = [f"word{number}" for number in range(10)]
    table.words.show_words(words, np.arange(10), np.linspace(1, 0, 10), "similarity", "")
    table.show_rows(10)
    table.show()
    for style in (TALL_HEADER, ""):
        table.setStyleSheet(style)
        last = table.visualRect(table.words.index(9, 0))
        room = table.viewport().height() - last.bottom()
        assert 0 < room <= 2
