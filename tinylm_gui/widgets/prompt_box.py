"""Where a prompt is typed: the box itself, what it says of unknown words, and its buttons."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QWidget

from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary
from tinylm_gui.widgets.prompt_edit import PromptEdit

LONGEST = 60  # letters of an earlier prompt in the menu


class PromptBox(QWidget):
    """Emits `asked` for Enter or the button, `stopped`, and `changed` as one types."""

    asked = Signal()
    stopped = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary: Vocabulary | None = None
        self._edit = PromptEdit()
        self._edit.setAccessibleName(self.tr("Prompt"))
        self._edit.setPlaceholderText(self.tr("Type the beginning of a text and press Enter."))
        self._edit.setToolTip(self.tr("Enter generates, Up and Down bring back earlier prompts."))
        self._note = QLabel()
        self._note.setObjectName("promptNote")
        self._note.setProperty("quiet", True)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._generate = QPushButton(self.tr("&Generate"))
        self._generate.setObjectName("generateButton")
        self._generate.setProperty("primary", True)
        self._generate.setToolTip(self.tr("Write words after the prompt (Enter)."))
        self._stop = QPushButton(self.tr("St&op"))
        self._stop.setObjectName("generateStopButton")
        self._stop.setToolTip(self.tr("Stop writing; what is written stays."))
        self._menu = QMenu(self)
        self._earlier = QPushButton(self.tr("&Earlier"))
        self._earlier.setObjectName("generateHistoryButton")
        self._earlier.setToolTip(self.tr("Prompts that you used before (Up and Down)."))
        self._earlier.setMenu(self._menu)
        self._lay_out()
        self._edit.textChanged.connect(self._take_change)
        self._edit.submitted.connect(self.asked)
        self._generate.clicked.connect(self.asked)
        self._stop.clicked.connect(self.stopped)
        self._menu.aboutToShow.connect(self._list_prompts)

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.addWidget(self._generate, 0, 0, 1, 2)
        buttons.addWidget(self._stop, 1, 0)
        buttons.addWidget(self._earlier, 1, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._edit, 0, 0)
        layout.addLayout(buttons, 0, 1)
        layout.addWidget(self._note, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)

    def text(self) -> str:
        """The prompt as it is typed."""
        return self._edit.toPlainText()

    def set_words(self, vocabulary: Vocabulary | None, tokenizer: Tokenizer | None) -> None:
        """What is known, and how text is cut into words."""
        self._vocabulary = vocabulary
        self._edit.set_words(vocabulary, tokenizer)
        self._show_note()

    def remember(self) -> None:
        """Keep the prompt for later."""
        self._edit.remember()

    def show_what_can_be_done(self, generate: bool, stop: bool) -> None:
        """Which of the buttons work."""
        self._generate.setEnabled(generate)
        self._stop.setEnabled(stop)
        self._earlier.setEnabled(bool(self._edit.history))

    @Slot()
    def _take_change(self) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        unknown = self._edit.unknown_words()
        if not unknown or self._vocabulary is None:
            note = ""
        elif self._vocabulary.unknown_id is None:
            note = self.tr("Not in the training text, so the model does not see them: {words}")
        else:
            note = self.tr("Not in the vocabulary, read as the unknown word: {words}")
        self._note.setText(note.format(words=", ".join(unknown)))
        self._note.setVisible(bool(note))

    @Slot()
    def _list_prompts(self) -> None:
        self._menu.clear()
        for prompt in reversed(self._edit.history):
            line = prompt.replace("\n", " ").replace("&", "&&")
            action = self._menu.addAction(line if len(line) <= LONGEST else line[:LONGEST] + "…")
            action.setData(prompt)
            action.triggered.connect(self._take_prompt)

    @Slot()
    def _take_prompt(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._edit.setPlainText(action.data())
            self._edit.setFocus()
