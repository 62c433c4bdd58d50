"""What happens at each stage of an update, in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from tinylm.stages import BACKWARD, FORWARD, UPDATE, Stage
from tinylm_gui.presenters.subscripts import with_subscripts

CONTEXT = "StageTexts"
_PHASES = {
    FORWARD: QT_TRANSLATE_NOOP("StageTexts", "Forward"),
    BACKWARD: QT_TRANSLATE_NOOP("StageTexts", "Backward"),
    UPDATE: QT_TRANSLATE_NOOP("StageTexts", "Update"),
}
_TEXTS = {
    "lookup": (
        QT_TRANSLATE_NOOP("StageTexts", "Look up the words"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "Each word of the context is a row of the embedding table E. Its numbers are read, "
            "nothing is computed yet.",
        ),
    ),
    "join": (
        QT_TRANSLATE_NOOP("StageTexts", "Lay them side by side"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "The rows of the context's words, one after the other, are all that the network sees.",
        ),
    ),
    "linear": (
        QT_TRANSLATE_NOOP("StageTexts", "Layer {layer}: weigh and add up"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "Each unit multiplies every number that comes in with a weight of its own and adds "
            "them up: a row times a column.",
        ),
    ),
    "relu": (
        QT_TRANSLATE_NOOP("StageTexts", "Layer {layer}: ReLU"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "What is below zero becomes zero: such a unit is off, and learns nothing this time.",
        ),
    ),
    "logits": (
        QT_TRANSLATE_NOOP("StageTexts", "A score for each word"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "The output layer gives every word of the vocabulary a score, its logit: a row times "
            "that word's column.",
        ),
    ),
    "exponentials": (
        QT_TRANSLATE_NOOP("StageTexts", "Softmax: exponentials"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "The exponential makes every score positive. The largest score is taken off first, "
            "so that nothing overflows; the shares stay the same.",
        ),
    ),
    "softmax": (
        QT_TRANSLATE_NOOP("StageTexts", "Softmax: probabilities"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "Divided by their sum, the exponentials add up to 1: the probability of each word to "
            "come next.",
        ),
    ),
    "loss": (
        QT_TRANSLATE_NOOP("StageTexts", "The loss"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "How surprised the model is by the word that really comes: minus the logarithm of its "
            "probability, in nats.",
        ),
    ),
    "d_logits": (
        QT_TRANSLATE_NOOP("StageTexts", "Gradient of the scores"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "The loss falls if the target's score rises and all others sink. The derivative is "
            "the probability, less 1 at the target.",
        ),
    ),
    "d_weights": (
        QT_TRANSLATE_NOOP("StageTexts", "Gradient of the weights of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "A weight matters as much as what came in through it, times what its sum matters.",
        ),
    ),
    "d_bias": (
        QT_TRANSLATE_NOOP("StageTexts", "Gradient of the biases of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "A bias is added as it is, so it matters as much as the sum it is part of.",
        ),
    ),
    "d_input": (
        QT_TRANSLATE_NOOP("StageTexts", "Back through the weights of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "What came in is blamed by all that it went into: the derivatives behind, weighed "
            "with the same weights, turned over.",
        ),
    ),
    "d_relu": (
        QT_TRANSLATE_NOOP("StageTexts", "Back through the ReLU of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "Where the unit was on, the derivative passes as it is; where it was off, nothing "
            "passes.",
        ),
    ),
    "d_embeddings": (
        QT_TRANSLATE_NOOP("StageTexts", "Gradient of the embeddings"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "The derivatives of x go back to the rows they were read from; a word that occurs "
            "twice gets both.",
        ),
    ),
    "clip": (
        QT_TRANSLATE_NOOP("StageTexts", "Length of the gradient"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "All gradients together are one arrow; if it is longer than gradient_clip, it is "
            "shortened to that.",
        ),
    ),
    "update": (
        QT_TRANSLATE_NOOP("StageTexts", "New {symbol}"),
        QT_TRANSLATE_NOOP(
            "StageTexts",
            "Every number moves against its gradient, as far as the optimizer of this run says.",
        ),
    ),
}


def phase_title(phase: str) -> str:
    """The name of forward, backward or update."""
    return QCoreApplication.translate(CONTEXT, str(_PHASES[phase]))


def stage_title(stage: Stage) -> str:
    """What a stage is called."""
    title = QCoreApplication.translate(CONTEXT, str(_TEXTS[stage.kind][0]))
    symbol = stage.result.symbol.removeprefix("new ")
    return title.format(layer=stage.layer, symbol=with_subscripts(symbol))


def stage_sentence(stage: Stage) -> str:
    """What it does."""
    return QCoreApplication.translate(CONTEXT, str(_TEXTS[stage.kind][1]))
