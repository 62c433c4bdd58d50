"""What is installed and where things are kept, for the About box and for reports."""

import platform
import sys
from pathlib import Path

import numpy as np
import pyqtgraph
import PySide6
from PySide6.QtCore import QCoreApplication, QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication

from tinylm.resources import resource


def versions() -> dict[str, str]:
    """The parts of the program and their versions."""
    from importlib import metadata  # here, as it takes a while, which no start should wait for

    try:
        own = metadata.version("tinylm")
    except metadata.PackageNotFoundError:  # run from the sources, never installed
        own = "?"
    return {
        "TinyLM": own,
        "Python": platform.python_version(),
        "NumPy": np.__version__,
        "PySide6": PySide6.__version__,
        "Qt": f"{qVersion()} ({QGuiApplication.platformName()})",
        "pyqtgraph": pyqtgraph.__version__,
        "System": platform.platform(),
    }


def paths(settings_file: str) -> dict[str, str]:
    """Where the program, its settings and its recovered work lie."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("About", text)

    return {
        tr("Program"): sys.executable,
        tr("Resources"): str(resource()),
        tr("Preferences"): settings_file,
        tr("Recovered work"): str(recovery_folder()),
    }


def data_folder() -> Path:
    """The folder of this user for what the program keeps by itself."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def recovery_folder() -> Path:
    """Where copies of work lie that was not saved."""
    return data_folder() / "recovery"
