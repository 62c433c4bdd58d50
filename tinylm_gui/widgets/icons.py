"""The icons under resources/icons, drawn in the colours of the theme."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tinylm.resources import resource

SIZE = 16
SHARPNESS = 3  # pixels drawn for each of SIZE, enough for a screen at 300 %


def icon(name: str, palette: QPalette, role: QPalette.ColorRole) -> QIcon:
    """The icon in the palette's colour for `role`, fainter where its button is disabled."""
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, role).name()
        made.addPixmap(_picture(drawing.replace("currentColor", colour)), mode)
    return made


def _picture(drawing: str) -> QPixmap:
    picture = QPixmap(SIZE * SHARPNESS, SIZE * SHARPNESS)
    picture.setDevicePixelRatio(SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return picture
