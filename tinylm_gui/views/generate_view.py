"""A prompt in, words out: as they come, with the words that could have come instead."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
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
from tinylm_gui.presenters.draft import Draft
from tinylm_gui.presenters.writer import Writer
from tinylm_gui.session import Session
from tinylm_gui.tables.next_words_table import NextWordsTable
from tinylm_gui.widgets.generation_controls import GenerationControls
from tinylm_gui.widgets.output_text import OutputText
from tinylm_gui.widgets.probability_bars import ProbabilityBars
from tinylm_gui.widgets.prompt_box import PromptBox
from tinylm_gui.widgets.session_view import SessionView
from tinylm_gui.widgets.why_panel import WhyPanel

WORDS_QUOTED = 5  # of the text before the next word


class GenerateView(SessionView):
    """Prompt and settings above; below the written text and the chart of the next word.

    The chart shows what may follow the prompt, or the written text, or what could stand in
    place of a written word that was clicked. A word picked there is written, and more after it.
    Below, a panel says why the chosen word is as likely as it is.
    """

    place_asked = Signal(int)  # a position of the text that the user wants to read

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._vocabulary: object = None
        self._place: int | None = None  # of the written word that is looked at
        self._candidate: int | None = None  # the word of the chart that is asked about
        self._is_typing = True  # the chart follows the prompt, not the written text
        self._writer = Writer(self)
        self._prompt = PromptBox()
        self._controls = GenerationControls()
        self._output = OutputText()
        self._output.setAccessibleName(self.tr("Written text"))
        self._output.setPlaceholderText(
            self.tr("The text appears here. Click one of its words to see what else could follow.")
        )
        self._choices = NextWordsTable(self)
        self._chart = ProbabilityBars(self._choices)
        self._chart.setAccessibleName(self.tr("Probabilities of the next word"))
        self._chart_title = QLabel()
        self._chart_title.setObjectName("chartTitle")
        self._chart_title.setWordWrap(True)
        self._chart_title.setTextFormat(Qt.TextFormat.PlainText)
        self._more = self._button("generateMoreButton", self.tr("&More"), self._write_more)
        self._more.setToolTip(self.tr("Write more words after the text."))
        self._copy = self._button("generateCopyButton", self.tr("&Copy"), self._copy_text)
        self._copy.setToolTip(self.tr("Copy the text."))
        self._save = self._button("generateSaveButton", self.tr("&Save…"), self._save_text)
        self._save.setToolTip(self.tr("Save the text in a file."))
        self._why = WhyPanel()
        self._why.hide()
        self._why_button = self._button("whyButton", self.tr("&Why this word?"), self._show_choices)
        self._why_button.setCheckable(True)
        self._why_button.setChecked(True)
        self._why_button.setToolTip(
            self.tr(
                "Explain the word chosen in the chart or in the text: what adds up to its score, "
                "what the settings do with it, and what your text says."
            )
        )
        self._lay_out()
        self._writer.wrote.connect(self._show_written)
        self._writer.finished.connect(self._show_finished)
        self._prompt.asked.connect(self.generate)
        self._prompt.stopped.connect(self._writer.stop)
        self._prompt.changed.connect(self._follow_prompt)
        self._controls.changed.connect(self._show_choices)
        self._output.word_chosen.connect(self._look_at)
        self._chart.activated.connect(self._branch)
        self._chart.clicked.connect(self._ask_about)
        self._chart.selectionModel().currentRowChanged.connect(self._ask_about)
        self._why.place_chosen.connect(self.place_asked)
        self._show_buttons()

    def _button(self, name: str, text: str, action: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        written, chart = QWidget(), QWidget()
        left, right = QVBoxLayout(written), QVBoxLayout(chart)
        left.setContentsMargins(0, 0, 0, 0)
        right.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._output, 1)
        below = QHBoxLayout()
        for button in (self._more, self._copy, self._save):
            below.addWidget(button)
        below.addStretch(1)
        left.addLayout(below)
        right.addWidget(self._chart_title)
        right.addWidget(self._chart, 1)
        right.addWidget(self._why_button, 0, Qt.AlignmentFlag.AlignLeft)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("generateSplitter")
        split.addWidget(written)
        split.addWidget(chart)
        split.setSizes([560, 440])
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._prompt)
        layout.addWidget(self._controls)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setObjectName("whyGenerateSplitter")
        both.addWidget(split)
        both.addWidget(self._why)
        both.setSizes([360, 280])
        both.setChildrenCollapsible(False)
        layout.addWidget(both, 1)

    # the session

    def refresh(self) -> None:
        vocabulary = self.session.vocabulary
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._writer.forget()
            self._output.show_draft(None)
            self._place, self._is_typing = None, True
            self._prompt.set_words(vocabulary, self.session.tokenizer)
        self._show_buttons()
        if self._place is None and not self._writer.is_writing():
            self._show_choices()
        self.say(
            ""
            if vocabulary
            else self.tr(
                "Open a text and train on it. Then type a few words here, and the model goes on "
                "from them, word by word."
            )
        )

    def _prompt_draft(self) -> Draft | None:
        """The prompt as it is typed, None if there is nothing to go on from."""
        vocabulary, tokenizer = self.session.vocabulary, self.session.tokenizer
        snapshot = self.session.snapshot
        if vocabulary is None or tokenizer is None or snapshot is None:
            return None
        try:
            return Draft.of_prompt(snapshot.model, vocabulary, tokenizer, self._prompt.text())
        except TextError:
            return None

    # writing

    @Slot()
    def generate(self) -> None:
        """Write words after the prompt."""
        self._writer.stop()
        draft = self._prompt_draft()
        if draft is not None:
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

    @Slot(QModelIndex)
    def _branch(self, index: QModelIndex) -> None:
        """Write the word picked in the chart, and go on after it."""
        draft = self._charted_draft()
        if draft is not None:
            chosen = draft.chosen(self._choices.word_id(index.row()), self._controls.settings())
            self._writer.stop()
            self._write(chosen)

    @Slot()
    def _show_written(self) -> None:
        self._output.show_draft(self._writer.draft)
        self._show_buttons()

    @Slot()
    def _show_finished(self) -> None:
        self._show_buttons()
        self._show_choices()

    # the chart

    @Slot()
    def _follow_prompt(self) -> None:
        self.session.set_prompt(self._prompt.text())
        self._look_at(-1)
        self._is_typing = True
        self._show_choices()
        self._show_buttons()

    @Slot(int)
    def _look_at(self, place: int) -> None:
        """Show what could stand in place of a written word; -1 for what comes next."""
        self._is_typing = False
        self._place = place if place >= 0 else None
        draft = self._writer.draft
        self._candidate = None if place < 0 or draft is None else draft.words[place].id
        self._output.mark_word(self._place)
        self._show_choices()

    def _charted_draft(self) -> Draft | None:
        """The text whose next word the chart shows."""
        draft = self._writer.draft
        if draft is None or self._is_typing:
            return self._prompt_draft()
        return draft if self._place is None else draft.before(self._place)

    @Slot()
    def _show_choices(self) -> None:
        draft = self._charted_draft()
        if draft is None:
            self._why.hide()
            self._choices.clear()
            self._chart_title.setText(
                self.tr("The model knows none of these words; type some from the text.")
                if self._prompt.text().strip()
                else self.tr(
                    "Type a prompt to see which words may follow, and how likely each is. "
                    "Click one to learn why; Enter on it writes it."
                )
            )
            return
        settings = self._controls.settings()
        choices = draft.next_word(settings)
        self._choices.show_choices(draft.vocabulary, choices, self._candidate)
        self._chart.select_word(self._candidate)
        before = " ".join(draft.text().split()[-WORDS_QUOTED:])
        title = self.tr("After “… {words}”")
        if self.session.snapshot is not None and self.session.snapshot.step == 0:
            title = self.tr("After “… {words}”, before any training: blind guesses. Press Train.")
        self._chart_title.setText(title.format(words=before))
        corpus = self.session.corpus
        is_asked = self._candidate is not None and self._why_button.isChecked()
        self._why.setVisible(is_asked and corpus is not None)
        if corpus is not None and self._candidate is not None and is_asked:
            self._why.show_word(corpus, draft, choices, settings, self._candidate)

    @Slot(QModelIndex)
    def _ask_about(self, index: QModelIndex) -> None:
        """Explain the word of a row of the chart."""
        if index.isValid() and self._choices.word_id(index.row()) != self._candidate:
            self._candidate = self._choices.word_id(index.row())
            self.session.select_word(self._candidate)
            self._show_choices()

    # buttons

    def _show_buttons(self) -> None:
        writing, has_text = self._writer.is_writing(), self._writer.draft is not None
        can_start = self._prompt_draft() is not None and not writing
        self._prompt.show_what_can_be_done(can_start, stop=writing)
        self._more.setEnabled(has_text and not writing)
        self._copy.setEnabled(has_text)
        self._save.setEnabled(has_text)

    @Slot()
    def _save_text(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the text"), "text.txt", self.tr("Texts (*.txt)")
        )
        if path:
            self.session.save_file(path, self._output.toPlainText().encode("utf-8"))

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._output.toPlainText())
