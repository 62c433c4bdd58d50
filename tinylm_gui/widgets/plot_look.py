"""The ground and the axes of a plot in the colours of the theme."""

import pyqtgraph as pg

from tinylm_gui.application.colours import Colours


def take_colours(plot: pg.PlotWidget, colours: Colours) -> None:
    """Follow the theme; the curves are left to the plot's owner."""
    plot.setBackground(colours.base)
    for name in ("left", "bottom"):
        axis = plot.getAxis(name)
        axis.setPen(colours.line)
        axis.setTextPen(colours.muted)
