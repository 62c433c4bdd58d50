"""A line of text, token by token: those that a model sees, the one that comes next, the others."""

from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tinylm_gui.application.colours import colours_of

PADDING = 7.0
GAP = 3.0


class Token(NamedTuple):
    """A token of the strip; `pair` is the pair that it is the target of, if it is one."""

    text: str
    pair: int | None
    is_seen: bool  # by the model, as context
    is_target: bool


class TokenStrip(QWidget):
    """Emits the pair of the token that is clicked; the arrow keys go to the one beside."""

    pair_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tokenStrip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tokens: list[Token] = []

    def show_tokens(self, tokens: list[Token]) -> None:
        """Show a piece of text around its target."""
        self._tokens = tokens
        said = " ".join(f"[{t.text}]" if t.is_target else t.text for t in tokens)
        self.setAccessibleName(self.tr("Text around the pair"))
        self.setAccessibleDescription(said)
        self.update()

    @property
    def tokens(self) -> list[Token]:
        """What is shown."""
        return self._tokens

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 18)

    def places(self) -> list[QRectF]:
        """Where the tokens are drawn: the target is in the middle, the others beside it."""
        if not self._tokens:
            return []
        metrics, height = self.fontMetrics(), self.height() - 10
        widths = [metrics.horizontalAdvance(t.text) + 2 * PADDING for t in self._tokens]
        lefts = [0.0, *accumulate(width + GAP for width in widths[:-1])]
        middle = next((i for i, t in enumerate(self._tokens) if t.is_target), 0)
        shift = self.width() / 2 - widths[middle] / 2 - lefts[middle]
        return [QRectF(x + shift, 5, w, height) for x, w in zip(lefts, widths, strict=True)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for token, place in zip(self._tokens, self.places(), strict=True):
            if place.right() < 0 or place.left() > self.width():
                continue
            ground, text = colours.window, colours.muted
            if token.is_target:
                ground, text = colours.accent, colours.accent_text
            elif token.is_seen:
                ground, text = colours.raised, colours.text
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place, 4, 4)
            if token.is_seen:
                painter.setPen(QPen(QColor(colours.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, token.text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        token = self._token_at(event)
        if token is not None and token.pair is not None:
            self.pair_chosen.emit(token.pair)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        token = self._token_at(event)
        can_be_chosen = token is not None and token.pair is not None
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if can_be_chosen else Qt.CursorShape.ArrowCursor
        )

    def _token_at(self, event: QMouseEvent) -> Token | None:
        places = zip(self._tokens, self.places(), strict=True)
        return next((token for token, place in places if place.contains(event.position())), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        pairs = [token.pair for token in self._tokens if token.pair is not None]
        here = next((token.pair for token in self._tokens if token.is_target), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif here + step in pairs:
            self.pair_chosen.emit(here + step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
