"""The doctor's findings in plain words, with the numbers behind them."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from tinylm.doctor import Finding
from tinylm_gui.presenters.setting_words import name_in_words, shown_value
from tinylm_gui.presenters.words import visible

MOST_WORDS = 12  # named; the rest are counted


class Told(NamedTuple):
    """A finding as it is told."""

    title: str
    text: str


def finding_in_words(finding: Finding) -> Told:
    """What was found, what it means and the numbers that show it."""
    title, text = _sentences()[finding.kind]
    numbers = {
        name: f"{value:g}" if name == "learning_rate" else _shown(value)
        for name, value in finding.numbers.items()
    }
    return Told(title, text.format(words=_named(finding.words), **numbers))


def remedy_in_words(finding: Finding) -> str:
    """The settings that may help, such as "Learning rate 0.001"; empty where none does."""
    return ", ".join(
        f"{name_in_words(name)} {shown_value(value)}" for name, value in finding.remedy.items()
    )


def _shown(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.3f}" if 0.01 <= abs(value) < 1000 else f"{value:.3g}"


def _named(words: tuple[str, ...]) -> str:
    named = ", ".join(visible(word) for word in words[:MOST_WORDS])
    if len(words) <= MOST_WORDS:
        return named
    return _tr("{words} and {count} more").format(words=named, count=len(words) - MOST_WORDS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doctor", text)


def _sentences() -> dict[str, Told]:
    return {
        "exploded": Told(
            _tr("The loss exploded"),
            _tr(
                "At step {step} the loss was {loss}. With a learning rate of {learning_rate} the "
                "updates overshoot further each time."
            ),
        ),
        "dead words": Told(
            _tr("Some words reach no unit"),
            _tr(
                "After {contexts} of {looked_at} contexts all {units} units of hidden layer "
                "{layer} are off, so nothing can be learned there. They end with: {words}."
            ),
        ),
        "learning rate too large": Told(
            _tr("The learning rate is too large"),
            _tr(
                "The loss stays at {loss} (it was {lowest} at its lowest): with a learning rate "
                "of {learning_rate} the updates jump across what they look for."
            ),
        ),
        "learning rate too small": Told(
            _tr("The learning rate is too small"),
            _tr(
                "The loss hardly falls: it is {loss}, and {floor} would be possible. A learning "
                "rate of {learning_rate} moves the parameters too little."
            ),
        ),
        "stuck": Told(
            _tr("The loss is stuck"),
            _tr(
                "The loss no longer falls: it is {loss}, and {floor} would be possible. The "
                "learning rate of {learning_rate} is usual, so another optimizer may find a way."
            ),
        ),
        "floor reached": Told(
            _tr("All is learned that this context allows"),
            _tr(
                "The loss over the whole text is {loss}; no model that sees as many words can get "
                "below {floor}. More training changes nothing, a longer context may."
            ),
        ),
        "overfitting": Told(
            _tr("The model learns by heart"),
            _tr(
                "On unseen text it was best after epoch {best_epoch} ({best}); now its loss there "
                "is {now}, although the training loss still falls."
            ),
        ),
        "rare words": Told(
            _tr("Many words are seen only once"),
            _tr(
                "{once} of {words_in_all} different words occur once in {tokens} tokens; one "
                "example is too little to learn from. Among them: {words}."
            ),
        ),
        "unknown words": Told(
            _tr("The prompt has unknown words"),
            _tr(
                "{unknown} of the {tokens} tokens of the prompt do not occur in the text, so the "
                "model does not see them: {words}."
            ),
        ),
    }
