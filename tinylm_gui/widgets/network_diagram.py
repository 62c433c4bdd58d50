"""The network as circles and lines: what comes in on the left, the words on the right."""

import csv
import io
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from tinylm.calculations import number
from tinylm_gui.application.colours import colours_of
from tinylm_gui.presenters.network_nodes import Line, Network
from tinylm_gui.tables.heat import furthest
from tinylm_gui.widgets.colour_scales import STEPS, heat_colours, mixed

Label = Callable[[int], str]
NODE, NEAR = 6.0, 7.0  # pixels: radius, and how near is on it
WIDEST_LINE = 3.0


class NetworkDiagram(QWidget):
    """Lines have the colour and width of their weight, circles that of what flows through.

    Emits the line that is clicked: its layer and the two nodes' places.
    """

    line_chosen = Signal(int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkDiagram")
        self.setMouseTracking(True)
        self.setMinimumSize(320, 220)
        self._network: Network | None = None
        self._labels: Sequence[Label] = ()
        self._titles: Sequence[str] = ()
        self._places: list[dict[int, QPointF]] = []
        self._heat: list[QColor] = []
        self._hovered: Line | tuple[int, int] | None = None

    def show_network(
        self, shown: Network, labels: Sequence[Label], titles: Sequence[str], said: str
    ) -> None:
        """Show a network; each layer has labels for its nodes and a title."""
        self._network, self._labels, self._titles = shown, labels, titles
        self.setAccessibleDescription(said)
        self._hovered = None
        self._lay_out()

    def numbers(self) -> str:
        """The drawn lines as CSV."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["layer", "from", "to", "weight"])
        for line in self._network.lines if self._network else ():
            start, end = self._labels[line.layer - 1], self._labels[line.layer]
            weight = f"{line.weight:.9g}"
            writer.writerow([line.layer, start(line.start), end(line.end), weight])
        return text.getvalue()

    # where things are

    def place_of(self, layer: int, node: int) -> QPointF:
        """The middle of a node."""
        return self._places[layer][node]

    def _lay_out(self) -> None:
        if self._network is None:
            return
        left, right = self._margins()
        layers = len(self._network.nodes)
        top, bottom = 1.6 * self.fontMetrics().height(), 10.0
        self._places = []
        for layer, nodes in enumerate(self._network.nodes):
            x = left + (self.width() - left - right) * layer / (layers - 1)
            height = (self.height() - top - bottom) / len(nodes)
            middles = (QPointF(x, top + (row + 0.5) * height) for row in range(len(nodes)))
            self._places.append(dict(zip(nodes.tolist(), middles, strict=True)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _margins(self) -> tuple[float, float]:
        """The room for the labels of the first and the last layer."""
        assert self._network is not None
        metrics = self.fontMetrics()
        widths = [
            max(metrics.horizontalAdvance(self._labels[i](int(n))) for n in self._network.nodes[i])
            for i in (0, -1)
        ]
        digits = metrics.horizontalAdvance("  0.00123%")
        longest = 0.25 * self.width()
        return min(widths[0], longest) + 24, min(widths[1], longest) + digits + 24

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._network is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._heat = heat_colours(self.palette()).scale
        for line in sorted(self._network.lines, key=lambda line: abs(self._share(line))):
            self._draw_line(painter, line)
        if isinstance(self._hovered, Line):
            self._draw_line(painter, self._hovered)
        for layer, nodes in enumerate(self._network.nodes):
            self._draw_layer(painter, layer, nodes.tolist())

    def _share(self, line: Line) -> float:
        """A weight as a share of the largest of its layer, -1 to 1."""
        assert self._network is not None
        return line.weight / self._network.largest[line.layer - 1]

    def _draw_line(self, painter: QPainter, line: Line) -> None:
        share = self._share(line)
        colour = self._heat[-1] if share > 0 else self._heat[0]
        ends = (line.layer - 1, line.start), (line.layer, line.end)
        is_hovered = self._hovered in (line, *ends)
        strength = 1.0 if is_hovered else 0.08 + 0.72 * abs(share) ** 1.5
        width = WIDEST_LINE * abs(share) + (1.5 if is_hovered else 0.3)
        # Opaque, as a pen that lets something through takes ten times as long.
        ground = self.palette().window().color()
        painter.setPen(QPen(mixed(ground, colour, strength), width))
        painter.drawLine(
            self.place_of(line.layer - 1, line.start), self.place_of(line.layer, line.end)
        )

    def _draw_layer(self, painter: QPainter, layer: int, nodes: list[int]) -> None:
        assert self._network is not None
        colours = colours_of(self.palette())
        values = self._network.activations[layer]
        limit = furthest(values[self._network.nodes[layer]])
        is_first, is_last = layer == 0, layer == len(self._network.nodes) - 1
        metrics = self.fontMetrics()
        for node in nodes:
            middle, value = self.place_of(layer, node), float(values[node])
            step = min(int((value / limit + 1) / 2 * STEPS), STEPS - 1)
            painter.setPen(QPen(QColor(colours.muted), 1))
            painter.setBrush(self._heat[max(step, 0)])
            painter.drawEllipse(middle, NODE, NODE)
            text = self._labels[layer](node)
            if is_last:
                text = f"{text}  {number(100 * value, 3)}%"
            painter.setPen(QColor(colours.text))
            room = QRectF(middle.x() + NODE + 6, middle.y() - 10, self.width(), 20)
            if is_first:
                room = QRectF(0, middle.y() - 10, middle.x() - NODE - 6, 20)
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            if is_first or is_last:
                side = Qt.AlignmentFlag.AlignRight if is_first else Qt.AlignmentFlag.AlignLeft
                painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(colours.muted))
        x = self.place_of(layer, nodes[0]).x()
        width = metrics.horizontalAdvance(self._titles[layer])
        left = min(max(x - width / 2, 0), self.width() - width)
        painter.drawText(QPointF(left, metrics.ascent()), self._titles[layer])

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        QToolTip.showText(event.globalPosition().toPoint(), self.told_at(event.position()), self)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if isinstance(found, Line):
            self.line_chosen.emit(found.layer, found.start, found.end)

    def told_at(self, point: QPointF) -> str:
        """The value of the node or line at a point; empty where there is none."""
        found = self._at(point)
        if found is None or self._network is None:
            return ""
        if isinstance(found, Line):
            start, end = self._labels[found.layer - 1], self._labels[found.layer]
            weight = number(found.weight)
            return f"W_{found.layer}[{start(found.start)}, {end(found.end)}] = {weight}"
        layer, node = found
        value = float(self._network.activations[layer][node])
        return f"{self._titles[layer]}: {self._labels[layer](node)} = {number(value)}"

    def _at(self, point: QPointF) -> Line | tuple[int, int] | None:
        """The node or the line at a point, the strongest of those that are near."""
        if self._network is None:
            return None
        for layer, nodes in enumerate(self._network.nodes):
            for node in nodes.tolist():
                away = point - self.place_of(layer, node)
                if QPointF.dotProduct(away, away) < (NODE + 2) ** 2:
                    return layer, node
        near = [line for line in self._network.lines if self._distance(line, point) < NEAR / 2]
        return min(near, key=lambda line: self._distance(line, point), default=None)

    def _distance(self, line: Line, point: QPointF) -> float:
        start = self.place_of(line.layer - 1, line.start)
        along = self.place_of(line.layer, line.end) - start
        share = QPointF.dotProduct(point - start, along) / QPointF.dotProduct(along, along)
        away = point - (start + along * min(max(share, 0.0), 1.0))
        return float(QPointF.dotProduct(away, away) ** 0.5)
