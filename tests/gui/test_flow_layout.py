"""Widgets flow into as many lines as the width asks for."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tinylm_gui.widgets.flow_layout import FlowLayout


def flowing(qtbot: QtBot, widths: list[int], width: int) -> tuple[QWidget, list[QWidget]]:
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host, spacing=10)
    parts = [QWidget() for _ in widths]
    for part, own in zip(parts, widths, strict=True):
        part.setFixedSize(own, 20)
        layout.addWidget(part)
    host.resize(width, layout.heightForWidth(width))
    host.show()
    return host, parts


def test_what_fits_stands_in_one_line(qtbot: QtBot) -> None:
    host, parts = flowing(qtbot, [100, 100, 100], 320)
    assert [part.x() for part in parts] == [0, 110, 220]
    assert {part.y() for part in parts} == {0}
    assert host.height() == 20


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    host, parts = flowing(qtbot, [100, 100, 100, 300], 319)
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 30), (0, 60)]
    assert host.height() == 80


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    host, parts = flowing(qtbot, [100, 100, 100], 320)
    parts[1].hide()
    qtbot.waitUntil(lambda: parts[2].x() == 110)
    assert host.layout().sizeHint().width() == 210  # type: ignore[union-attr]
