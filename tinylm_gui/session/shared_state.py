"""What all views share: the open text, its model and run, what is chosen, and who is told.

The session is made of this and of what can be done with it. Views read it here, and none of them
needs to know another one.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.errors import TinyLMError
from tinylm.settings import (
    DEFAULT_PRESET,
    PRESETS,
    ModelSettings,
    TextSettings,
    TrainingSettings,
)
from tinylm.storage import write_file
from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary
from tinylm_gui.session.baseline_count import BaselineCount
from tinylm_gui.session.epoch_keeper import EpochKeeper
from tinylm_gui.session.lookback import Lookback
from tinylm_gui.session.past_runs import AllSettings, PastRuns
from tinylm_gui.session.run import TrainingRun
from tinylm_gui.session.session_state import SessionState
from tinylm_gui.session.worker import Snapshot


class SharedState(QObject):
    """What is open and chosen; its signals say when that changes."""

    state_changed = Signal()
    corpus_changed = Signal()
    settings_changed = Signal()
    run_started = Signal()
    metrics_added = Signal(object)  # Batch, some 7 times a second
    snapshot_changed = Signal()
    word_selected = Signal()
    pair_chosen = Signal()
    prompt_changed = Signal()
    loading_progressed = Signal(float)  # share read, 0 to 1
    encoding_needed = Signal(str)  # path of a file that is not UTF-8
    failed = Signal(str)  # a sentence for the user
    message = Signal(str)  # a sentence for the user, nothing wrong
    crashed = Signal(object)  # an exception that nobody foresaw

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        preset = PRESETS[DEFAULT_PRESET]
        self.text_settings: TextSettings = preset.text
        self.model_settings: ModelSettings = preset.model
        self.training_settings: TrainingSettings = preset.training
        self.state = SessionState.EMPTY
        self.documents: tuple[Document, ...] = ()
        self.corpus: Corpus | None = None
        self.lookback = Lookback(self)
        self.lookback.changed.connect(self.snapshot_changed)
        self.run: TrainingRun | None = None
        self.past_runs = PastRuns(self)
        self.baselines = BaselineCount(self)
        self.keeper = EpochKeeper(self)
        self.keeper.failed.connect(self.failed)
        self.prompt = ""  # as it is typed
        self.selected_word: int | None = None
        self.chosen_pair = 0  # the number of the one that is looked at closely
        self.has_unsaved_training = False

    @property
    def snapshot(self) -> Snapshot | None:
        """The model that views show: the newest, or that of the step looked back at."""
        return self.lookback.snapshot

    @property
    def settings(self) -> AllSettings:
        """Those of the text, of the model and of the training, as they stand."""
        return self.text_settings, self.model_settings, self.training_settings

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words of the open text."""
        return self.corpus.vocabulary if self.corpus else None

    @property
    def tokenizer(self) -> Tokenizer | None:
        """How the open text was cut into tokens."""
        return self.corpus.tokenizer if self.corpus else None

    @property
    def is_busy(self) -> bool:
        """Whether a thread of this session runs."""
        return self.state in (SessionState.LOADING, SessionState.TRAINING)

    # Leaving

    @Slot(str, bytes)
    def save_file(self, path: str, contents: bytes) -> None:
        """Write what a view shows, such as a picture, to a file of its own."""
        try:
            write_file(Path(path), contents)
        except TinyLMError as error:
            self.failed.emit(str(error))
        else:
            self.message.emit(self.tr("Saved as {path}.").format(path=path))

    # Selection

    @Slot(int)
    def select_word(self, word_id: int) -> None:
        """Select one word in every view; -1 for none."""
        chosen = word_id if word_id >= 0 else None
        if chosen != self.selected_word:
            self.selected_word = chosen
            self.word_selected.emit()

    @Slot(int)
    def choose_pair(self, number: int) -> None:
        """Look closely at one pair of the text, in every view that does."""
        if number != self.chosen_pair:
            self.chosen_pair = number
            self.pair_chosen.emit()

    @Slot(str)
    def set_prompt(self, text: str) -> None:
        """Tell every view what the user wants to go on from."""
        if text != self.prompt:
            self.prompt = text
            self.prompt_changed.emit()

    def _set_state(self, state: SessionState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
