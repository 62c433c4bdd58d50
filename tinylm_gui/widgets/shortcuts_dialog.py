"""All commands with their keys, made from the commands themselves; Enter carries one out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

COMMAND = int(Qt.ItemDataRole.UserRole)


class ShortcutsDialog(QDialog):
    """Commands by menu; typing narrows them down."""

    def __init__(
        self, commands: Mapping[str, Sequence[QAction]], parent: QWidget | None = None
    ) -> None:
        """`commands` holds the commands of each menu under its title."""
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._find = QLineEdit()
        self._find.setObjectName("findCommand")
        self._find.setAccessibleName(self.tr("Find a command"))
        self._find.setPlaceholderText(self.tr("Find a command or a key"))
        self._find.setToolTip(self.tr("Type a part of a command or of its key."))
        self._find.setClearButtonEnabled(True)
        self._tree = QTreeWidget()
        self._tree.setObjectName("commandsTree")
        self._tree.setAccessibleName(self.tr("Commands and their keys"))
        self._tree.setToolTip(self.tr("Enter or a double click carries out a command."))
        self._tree.setHeaderLabels([self.tr("command"), self.tr("key"), self.tr("what it does")])
        self._tree.setRootIsDecorated(False)
        self._tree.setAlternatingRowColors(True)
        self._groups: list[QTreeWidgetItem] = []
        for title, actions in commands.items():
            self._add_menu(title, actions)
        self._tree.expandAll()
        header = self._tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._find)
        layout.addWidget(self._tree, 1)
        layout.addWidget(buttons)
        self.resize(760, 620)
        self._find.textChanged.connect(self._narrow)
        self._find.returnPressed.connect(self._tree.setFocus)
        self._tree.itemActivated.connect(self._carry_out)

    def _add_menu(self, title: str, actions: Sequence[QAction]) -> None:
        group = QTreeWidgetItem([plain(title)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self._tree.addTopLevelItem(group)
        self._groups.append(group)
        for action in actions:
            name = plain(action.text())
            meaning = plain(action.toolTip())
            texts = [name, keys_of(action), "" if meaning == name.rstrip("…") else meaning]
            item = QTreeWidgetItem(texts)
            group.addChild(item)
            item.setData(0, COMMAND, action)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        """Hide what does not hold `text`, and go to the first that does."""
        first = None
        for group in self._groups:
            fitting = 0
            for number in range(group.childCount()):
                item = group.child(number)
                assert item is not None
                fits = any(text.casefold() in item.text(c).casefold() for c in range(3))
                item.setHidden(not fits)
                fitting += fits
                first = first or (item if fits else None)
            group.setHidden(fitting == 0)
        self._tree.setCurrentItem(first or self._groups[0])

    @Slot(QTreeWidgetItem, int)
    def _carry_out(self, item: QTreeWidgetItem, _: int) -> None:
        action = item.data(0, COMMAND)
        if isinstance(action, QAction) and action.isEnabled():
            self.accept()
            action.trigger()


def keys_of(action: QAction) -> str:
    """The keys of a command as this platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts())


def plain(text: str) -> str:
    """The text of a command without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
