"""Draws the program's icon, resources/icons/tinylm.svg, in the formats that systems ask for.

`python scripts/bundle/icons.py FOLDER` writes tinylm.ico (Windows) and tinylm.icns (macOS).
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QIcon

ROOT = Path(__file__).parents[2]
SIZE = 256  # pixels


def main(folder: str) -> None:
    """Write the icons into `folder`."""
    application = QGuiApplication(sys.argv[:1])
    picture = QIcon(str(ROOT / "resources" / "icons" / "tinylm.svg")).pixmap(SIZE, SIZE)
    for suffix in ("ico", "icns"):
        path = Path(folder) / f"tinylm.{suffix}"
        if not picture.save(str(path)):
            sys.exit(f"Cannot write {path}.")
    del application


if __name__ == "__main__":
    main(sys.argv[1])
