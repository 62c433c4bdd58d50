"""The least that a window with a plot can be: prints when it answers. See window.py."""

import time

import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Show a window with an empty plot, and end."""
    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(pg.PlotWidget())
    window.show()

    def answer() -> None:
        print(time.time())
        application.quit()

    QTimer.singleShot(0, window.repaint)
    QTimer.singleShot(0, answer)
    application.exec()


if __name__ == "__main__":
    main()
