"""Every setting of the program with its meaning, range and default, in one place.

The command line and the window both read these fields, so that a setting is
described once. Values are checked when the object is made, never later.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from typing import Any, Self

from tinylm.errors import SettingsError


def _setting(
    default: Any,
    meaning: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    above: float | None = None,
    below: float | None = None,
    choices: tuple[str, ...] | None = None,
) -> Any:
    """A dataclass field that knows its meaning and its range (`above`, `below` are exclusive)."""
    limits = {"minimum": minimum, "maximum": maximum, "above": above, "below": below}
    return field(default=default, metadata={"meaning": meaning, "choices": choices, **limits})


_LIMITS: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    "minimum": ("at least", lambda value, limit: value >= limit),
    "maximum": ("at most", lambda value, limit: value <= limit),
    "above": ("greater than", lambda value, limit: value > limit),
    "below": ("less than", lambda value, limit: value < limit),
}


def _check(setting: "Field[Any]", value: Any) -> Any:
    """The value in its declared type.

    Raises SettingsError if the type, the choice or the range does not fit.
    """
    if setting.type is bool and not isinstance(value, bool):
        raise SettingsError(f"{setting.name} must be true or false, not {value!r}.")
    if setting.type in (int, float):
        kinds = int if setting.type is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not math.isfinite(value):
            kind = "a whole number" if setting.type is int else "a number"
            raise SettingsError(f"{setting.name} must be {kind}, not {value!r}.")
        value = setting.type(value)
        for name, (phrase, holds) in _LIMITS.items():
            limit = setting.metadata[name]
            if limit is not None and not holds(value, limit):
                raise SettingsError(f"{setting.name} must be {phrase} {limit:g}, not {value!r}.")
    choices = setting.metadata["choices"]
    if choices is not None and value not in choices:
        raise SettingsError(f"{setting.name} must be one of {', '.join(choices)}; not {value!r}.")
    return value


class SettingsBase:
    """What the settings classes share: checks when made, and a plain-dictionary form."""

    def __post_init__(self) -> None:
        for setting in fields(self):  # type: ignore[arg-type]
            value = _check(setting, getattr(self, setting.name))
            object.__setattr__(self, setting.name, value)

    def to_dict(self) -> dict[str, Any]:
        """The settings as JSON-ready values."""
        plain = asdict(self)  # type: ignore[call-overload]
        return {key: list(v) if isinstance(v, tuple) else v for key, v in plain.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Settings from `to_dict`; unknown names raise SettingsError."""
        known = {setting.name for setting in fields(cls)}  # type: ignore[arg-type]
        unknown = sorted(set(values) - known)
        if unknown:
            raise SettingsError(f"{cls.__name__} has no setting called {', '.join(unknown)}.")
        return cls(**values)

    def changed(self, **values: Any) -> Self:
        """A copy with some settings replaced, checked again."""
        return replace(self, **values)  # type: ignore[type-var]


@dataclass(frozen=True)
class TextSettings(SettingsBase):
    """How text becomes token ids."""

    tokenizer: str = _setting(
        "words",
        "What a token is: a word, a character, or a byte-pair piece of a word.",
        choices=("words", "characters", "bpe"),
    )
    keep_case: bool = _setting(
        False, "Keep capital letters; otherwise The and the are the same word."
    )
    punctuation: str = _setting(
        "keep",
        "Keep punctuation marks as tokens of their own, or drop them.",
        choices=("keep", "drop"),
    )
    unit: str = _setting(
        "document",
        "How far a context may look back: to the start of the document, or of the sentence.",
        choices=("document", "sentence"),
    )
    min_count: int = _setting(
        1, "Words seen less often than this become the unknown word.", minimum=1
    )
    max_vocabulary: int = _setting(
        50_000,
        "The most frequent words kept; rarer ones become the unknown word.",
        minimum=2,
    )
    validation_fraction: float = _setting(
        0.1,
        "The last part of the text, held back to measure how well the model does on unseen text.",
        minimum=0.0,
        maximum=0.9,
    )


@dataclass(frozen=True)
class ModelSettings(SettingsBase):
    """The shape of a model and how its parameters start."""

    context: int = _setting(4, "How many preceding tokens the model sees.", minimum=1)
    embedding_dim: int = _setting(32, "Numbers that describe each token.", minimum=1)
    hidden_dims: tuple[int, ...] = field(
        default=(64,),
        metadata={
            "meaning": "Units in each hidden layer (ReLU); empty for none.",
            "choices": None,
        },
    )
    tied_embeddings: bool = _setting(
        False,
        "Use each word's embedding also as its column of the output layer: fewer parameters, "
        "and rare words learn more. The last hidden layer must be as wide as an embedding.",
    )
    output: str = _setting(
        "full",
        "How the probability of the next word is computed. full: by one softmax over all words. "
        "adaptive: one over the frequent words and two clusters of rarer ones, and one within "
        "each cluster, looked at only when its words occur: as exact, and several times faster "
        "to train where there are some 10,000 words or more.",
        choices=("full", "adaptive"),
    )
    biases: bool = _setting(True, "Give each layer a bias vector.")
    initialization: str = _setting(
        "scaled",
        "scaled: spread fitted to each layer's size; normal: N(0, 1) everywhere, as in the preset "
        "seed.",
        choices=("scaled", "normal"),
    )
    dtype: str = _setting(
        "float32",
        "Precision of the numbers; float64 is for gradient checks.",
        choices=("float32", "float64"),
    )

    def __post_init__(self) -> None:
        dims = self.hidden_dims
        if not isinstance(dims, tuple | list) or not all(
            isinstance(dim, int) and not isinstance(dim, bool) and dim >= 1 for dim in dims
        ):
            raise SettingsError(f"hidden_dims must be whole numbers of at least 1, not {dims!r}.")
        object.__setattr__(self, "hidden_dims", tuple(dims))
        super().__post_init__()
        if self.tied_embeddings and self.output_inputs != self.embedding_dim:
            raise SettingsError(
                f"With tied_embeddings the last hidden layer must be as wide as an embedding: "
                f"{self.embedding_dim}, not {self.output_inputs}."
            )

    @property
    def output_inputs(self) -> int:
        """How many numbers enter the output layer."""
        return (self.context * self.embedding_dim, *self.hidden_dims)[-1]


@dataclass(frozen=True)
class TrainingSettings(SettingsBase):
    """How a model is trained."""

    epochs: int = _setting(
        10, "Passes over the training text; 0 trains until it is stopped.", minimum=0
    )
    minimum_steps: int = _setting(
        0, "Add epochs until there were at least this many updates (for small texts).", minimum=0
    )
    batch_size: int = _setting(256, "Pairs of context and next token per update.", minimum=1)
    shuffle: bool = _setting(
        True, "Take the pairs in another order each epoch; otherwise as they stand in the text."
    )
    learning_rate: float = _setting(0.003, "How far each update moves the parameters.", above=0.0)
    schedule: str = _setting(
        "constant",
        "How the learning rate falls to zero until the last update, if it does: evenly or along "
        "a cosine, which falls slowly at both ends.",
        choices=("constant", "linear", "cosine"),
    )
    warmup_steps: int = _setting(
        0, "Updates in which the learning rate rises evenly to its full size.", minimum=0
    )
    gradient_clip: float = _setting(
        0.0,
        "Longest gradient (all parameters together) that an update uses; longer ones are "
        "shortened to it. 0 uses all as they are.",
        minimum=0.0,
    )
    optimizer: str = _setting(
        "adamw",
        "The rule that turns gradients into updates.",
        choices=("sgd", "momentum", "adamw"),
    )
    momentum: float = _setting(
        0.9, "Share of the last update carried on (optimizer momentum).", minimum=0.0, below=1.0
    )
    weight_decay: float = _setting(
        0.0, "Pull of the weights towards zero, per update (optimizer adamw).", minimum=0.0
    )
    dropout: float = _setting(
        0.0,
        "Share of the hidden units that each update switches off at random, so that none leans "
        "on a few others: less is learnt by heart.",
        minimum=0.0,
        below=1.0,
    )
    embedding_dropout: float = _setting(
        0.0,
        "Share of the numbers of the context's embeddings that each update switches off at random, "
        "so that no context is learnt by heart.",
        minimum=0.0,
        below=1.0,
    )
    patience: int = _setting(
        0,
        "Epochs without a better validation loss after which training stops and goes back to "
        "the best parameters; 0 trains all epochs and keeps the last.",
        minimum=0,
    )
    target_loss: float = _setting(
        0.0,
        "Stop after the first epoch whose loss is no higher: the validation loss, or the training "
        "loss where no part of the text is held back. 0 sets no target.",
        minimum=0.0,
    )
    floor_margin: float = _setting(
        0.0,
        "Stop after the first epoch that brings the loss over the whole training text within so "
        "many nats of the best possible one, such as 0.02. 0 never stops for that.",
        minimum=0.0,
    )
    time_limit: float = _setting(
        0.0, "Pause after so many minutes of training. 0 sets no limit.", minimum=0.0
    )
    counted_context: int = _setting(
        0,
        "When training ends, mix the model's probabilities with how often each word followed so "
        "many words before it, in the share that suits the part held back; 0 leaves them alone.",
        minimum=0,
    )
    seed: int = _setting(0, "The same seed gives the same run.", minimum=0, maximum=2**63 - 1)


@dataclass(frozen=True)
class GenerationSettings(SettingsBase):
    """How the next word is chosen."""

    words: int = _setting(20, "Tokens to generate.", minimum=1)
    temperature: float = _setting(
        0.0, "0 always takes the likeliest word; higher is more varied.", minimum=0.0
    )
    top_k: int = _setting(
        0, "Draw from so many of the likeliest words only; 0 for all of them.", minimum=0
    )
    top_p: float = _setting(
        1.0,
        "Draw from the fewest words that together have this probability; 1 for all of them.",
        above=0.0,
        maximum=1.0,
    )
    repetition_penalty: float = _setting(
        1.0,
        "Above 1, words that were already used become less likely; 1 for no change.",
        minimum=1.0,
    )
    stop_at_sentence_end: bool = _setting(False, "Stop after the first full stop, ? or !.")
    seed: int = _setting(0, "The same seed gives the same words.", minimum=0, maximum=2**63 - 1)


@dataclass(frozen=True)
class Preset:
    """A named set of settings, with a line on what it does."""

    meaning: str
    text: TextSettings
    model: ModelSettings
    training: TrainingSettings


PRESETS: dict[str, Preset] = {
    "seed": Preset(
        "The smallest program to the letter: one word of context, plain SGD, a pair at a time.",
        TextSettings(punctuation="drop", unit="sentence", validation_fraction=0.0),
        ModelSettings(
            context=1, embedding_dim=4, hidden_dims=(8,), biases=False, initialization="normal"
        ),
        TrainingSettings(
            epochs=1000, batch_size=1, shuffle=False, learning_rate=0.1, optimizer="sgd"
        ),
    ),
    "quick": Preset(
        "A small model that learns in seconds: the sample story to a perplexity of about 4 on the "
        "part held back.",
        TextSettings(),
        ModelSettings(),
        TrainingSettings(minimum_steps=1000),
    ),
    "minute": Preset(
        "A larger model: about a minute on two cores for 200,000 words. Its perplexity on unseen "
        "text is a quarter of that of a bigram model, or less.",
        TextSettings(),
        ModelSettings(context=5, embedding_dim=64, hidden_dims=(128, 64), tied_embeddings=True),
        TrainingSettings(epochs=3, minimum_steps=1000, batch_size=512, dropout=0.2),
    ),
    "ten-minutes": Preset(
        "A still larger model, with more dropout, mixed with counts: up to ten minutes on two "
        "cores for texts of 200,000 words and more. Its perplexity on unseen text is about four "
        "fifths of that of a Kneser-Ney 5-gram model.",
        TextSettings(),
        ModelSettings(context=6, embedding_dim=128, hidden_dims=(128,), tied_embeddings=True),
        TrainingSettings(
            epochs=6,
            minimum_steps=1000,
            learning_rate=0.002,
            schedule="cosine",
            warmup_steps=200,
            weight_decay=0.05,
            dropout=0.4,
            embedding_dropout=0.2,
            patience=2,
            counted_context=4,
        ),
    ),
}
DEFAULT_PRESET = "quick"
