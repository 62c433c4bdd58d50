"""A prompt in, words out: as they come, with the words that could have come instead."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tinylm.errors import TextError
from tinylm_gui.draft import Draft
from tinylm_gui.session import Session
from tinylm_gui.tables.next_words_table import NextWordsTable
from tinylm_gui.widgets.generation_controls import GenerationControls
from tinylm_gui.widgets.output_text import OutputText
from tinylm_gui.widgets.probability_bars import ProbabilityBars
from tinylm_gui.widgets.prompt_edit import PromptEdit
from tinylm_gui.widgets.session_view import SessionView
from tinylm_gui.writer import Writer

WORDS_QUOTED = 5  # of the text before the next word


class GenerateView(SessionView):
    """Prompt and settings above; below the written text and the chart of the next word.

    The chart shows what may follow the prompt, or the written text, or what could stand in
    place of a written word that was clicked. A word picked there is written, and more after it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._vocabulary: object = None
        self._place: int | None = None  # of the written word that is looked at
        self._writer = Writer(self)
        self._writer.wrote.connect(self._show_written)
        self._writer.finished.connect(self._show_finished)
        self._prompt = PromptEdit()
        self._controls = GenerationControls()
        self._output = OutputText()
        self._choices = NextWordsTable(self)
        self._chart = ProbabilityBars(self._choices)
        self._chart_title = QLabel()
        self._note = QLabel()
        self._generate = self._button("generateButton", self.tr("&Generate"), self.generate)
        self._generate.setProperty("primary", True)
        self._stop = self._button("generateStopButton", self.tr("St&op"), self._writer.stop)
        self._more = self._button("generateMoreButton", self.tr("&More"), self._write_more)
        self._copy = self._button("generateCopyButton", self.tr("&Copy"), self._copy_text)
        self._save = self._button("generateSaveButton", self.tr("&Save…"), self._save_text)
        self._explain()
        self._lay_out()
        self._prompt.textChanged.connect(self._prompt_changed)
        self._prompt.submitted.connect(self.generate)
        self._controls.changed.connect(self._show_choices)
        self._output.word_chosen.connect(self._look_at)
        self._chart.activated.connect(self._branch)
        self._show_buttons()

    def _button(self, name: str, text: str, action: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(action)
        return button

    def _explain(self) -> None:
        self._prompt.setAccessibleName(self.tr("Prompt"))
        self._prompt.setPlaceholderText(self.tr("Type the beginning of a text and press Enter."))
        self._prompt.setToolTip(self.tr("Enter generates, Up and Down bring back earlier prompts."))
        self._generate.setToolTip(self.tr("Write words after the prompt (Enter)."))
        self._stop.setToolTip(self.tr("Stop writing; what is written stays."))
        self._more.setToolTip(self.tr("Write more words after the text."))
        self._copy.setToolTip(self.tr("Copy the text."))
        self._save.setToolTip(self.tr("Save the text in a file."))
        self._output.setAccessibleName(self.tr("Written text"))
        self._output.setPlaceholderText(
            self.tr("The text appears here. Click one of its words to see what else could follow.")
        )
        self._chart.setAccessibleName(self.tr("Probabilities of the next word"))
        self._note.setObjectName("promptNote")
        self._note.setProperty("quiet", True)
        self._chart_title.setObjectName("chartTitle")

    def _lay_out(self) -> None:
        ask = QHBoxLayout()
        ask.addWidget(self._prompt, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self._generate)
        buttons.addWidget(self._stop)
        ask.addLayout(buttons)
        for label in (self._note, self._chart_title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        written, chart = QWidget(), QWidget()
        left, right = QVBoxLayout(written), QVBoxLayout(chart)
        left.setContentsMargins(0, 0, 0, 0)
        right.setContentsMargins(8, 0, 0, 0)
        left.addWidget(self._output, 1)
        below = QHBoxLayout()
        for button in (self._more, self._copy, self._save):
            below.addWidget(button)
        below.addStretch(1)
        left.addLayout(below)
        right.addWidget(self._chart_title)
        right.addWidget(self._chart, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("generateSplitter")
        split.addWidget(written)
        split.addWidget(chart)
        split.setSizes([560, 440])
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(ask)
        layout.addWidget(self._note)
        layout.addWidget(self._controls)
        layout.addWidget(split, 1)

    # the session

    def refresh(self) -> None:
        vocabulary = self.session.vocabulary
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._writer.forget()
            self._place = None
            self._output.show_draft(None)
            self._prompt.set_words(vocabulary, self.session.tokenizer)
        self._show_note()
        self._show_buttons()
        if self._place is None and not self._writer.is_writing():
            self._show_choices()
        self.say("" if vocabulary else self.tr("Open a text and train on it to write with it."))

    def _prompt_draft(self) -> Draft | None:
        """The prompt as it is typed, None if there is nothing to go on from."""
        vocabulary, tokenizer = self.session.vocabulary, self.session.tokenizer
        snapshot = self.session.snapshot
        if vocabulary is None or tokenizer is None or snapshot is None:
            return None
        prompt = self._prompt.toPlainText()
        try:
            return Draft.of_prompt(snapshot.model, vocabulary, tokenizer, prompt)
        except TextError:
            return None

    # writing

    @Slot()
    def generate(self) -> None:
        """Write words after the prompt."""
        self._writer.stop()
        draft = self._prompt_draft()
        if draft is None:
            self._show_note()
            return
        self._prompt.remember()
        self._output.show_draft(None)
        self._write(draft)
        self._controls.take_next_seed()

    def _write(self, draft: Draft) -> None:
        self._look_at(-1)
        self._writer.start(draft, self._controls.settings())
        self._show_written()

    @Slot()
    def _write_more(self) -> None:
        if self._writer.draft is not None:
            self._write(self._writer.draft)

    @Slot()
    def _show_written(self) -> None:
        self._output.show_draft(self._writer.draft)
        self._show_buttons()

    @Slot()
    def _show_finished(self) -> None:
        self._show_buttons()
        self._show_choices()

    @Slot(QModelIndex)
    def _branch(self, index: QModelIndex) -> None:
        """Write the word picked in the chart, and go on after it."""
        draft = self._charted_draft()
        if draft is not None:
            chosen = draft.chosen(self._choices.word_id(index.row()), self._controls.settings())
            self._writer.stop()
            self._write(chosen)

    # showing

    @Slot()
    def _prompt_changed(self) -> None:
        self._writer.stop()
        self._writer.draft = None
        self._look_at(-1)
        self._show_note()
        self._show_buttons()

    @Slot(int)
    def _look_at(self, place: int) -> None:
        """Show what could stand in place of a written word; -1 for what comes next."""
        self._place = place if place >= 0 else None
        self._output.mark_word(self._place)
        self._show_choices()

    def _charted_draft(self) -> Draft | None:
        """The text whose next word the chart shows."""
        draft = self._writer.draft
        if draft is None:
            return self._prompt_draft()
        return draft if self._place is None else draft.before(self._place)

    @Slot()
    def _show_choices(self) -> None:
        draft = self._charted_draft()
        if draft is None:
            self._choices.clear()
            empty = not self._prompt.toPlainText().strip()
            self._chart_title.setText(
                self.tr("Type a prompt to see which words may follow.")
                if empty
                else self.tr("The model knows none of these words; type some from the text.")
            )
            return
        written = self._writer.draft
        chosen = None
        if self._place is not None and written is not None:
            chosen = written.words[self._place].id
        choices = draft.next_word(self._controls.settings())
        self._choices.show_choices(draft.vocabulary, choices, chosen)
        before = draft.text().split()[-WORDS_QUOTED:]
        quoted = self.tr("After “… {words}”").format(words=" ".join(before))
        self._chart_title.setText(quoted)
        self._chart.select_word(chosen)

    def _show_note(self) -> None:
        unknown = self._prompt.unknown_words()
        vocabulary = self.session.vocabulary
        if not unknown or vocabulary is None:
            note = ""
        elif vocabulary.unknown_id is None:
            note = self.tr("Not in the training text, so the model does not see them: {words}")
        else:
            note = self.tr("Not in the vocabulary, read as the unknown word: {words}")
        self._note.setText(note.format(words=", ".join(unknown)))
        self._note.setVisible(bool(note))

    def _show_buttons(self) -> None:
        writing, draft = self._writer.is_writing(), self._writer.draft
        self._generate.setEnabled(self._prompt_draft() is not None and not writing)
        self._stop.setEnabled(writing)
        self._more.setEnabled(draft is not None and not writing)
        self._copy.setEnabled(draft is not None)
        self._save.setEnabled(draft is not None)

    @Slot()
    def _save_text(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the text"), "text.txt", self.tr("Texts (*.txt)")
        )
        if path:
            self.session.save_text(path, self._output.toPlainText())

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._output.toPlainText())
