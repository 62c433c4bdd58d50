"""What a map shows of the words, and what is lost in it."""

from PySide6.QtWidgets import QLabel, QWidget

from tinylm_gui.presenters.map_picture import MapPicture, Method

FEW = 0.3  # share of kept neighbours below which the picture gets a warning


class MapCaption(QLabel):
    """One line, or two, below the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapCaption")
        self.setWordWrap(True)

    def show_picture(self, picture: MapPicture, is_isolated: bool) -> None:
        """Say it of a picture; `is_isolated` if the user left words out of it."""
        request = picture.request
        parts = []
        if len(request.ids) < len(request.vocabulary):
            parts.append(self.tr("{count} words.").format(count=f"{len(request.ids):,}"))
        if request.method is Method.TSNE and parts and not is_isolated:
            parts.append(
                self.tr("The most frequent ones: t-SNE takes more with the package openTSNE.")
            )
        if picture.explained:
            shares = " + ".join(f"{share:.0%}" for share in picture.explained)
            total = f"{sum(picture.explained):.0%}"
            parts.append(
                self.tr("Shows {total} of the variance ({shares}).").format(
                    total=total, shares=shares
                )
            )
        if picture.progress < 1:
            parts.append(self.tr("Arranging: {done}.").format(done=f"{picture.progress:.0%}"))
        if picture.kept is not None:
            parts.append(
                self.tr("Keeps {kept} of the nearest words near.").format(
                    kept=f"{picture.kept:.0%}"
                )
            )
            if picture.kept < FEW:
                parts.append(self.tr("Most are lost: trust the list more than the distances."))
        self.setText(" ".join(parts))
