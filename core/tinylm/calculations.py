"""How a number comes about, in digits that can be recomputed by hand.

`explain` takes the numbers of an update apart into these; the microscope shows them. Numbers
that enter a calculation are shown with as many digits as it takes to get from them to the
result that is shown, to its last digit.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tinylm.layers import Array

DIGITS = 5  # significant ones of a result
MOST_DIGITS = 17  # enough to read any float64 back


class Formula(NamedTuple):
    """Arithmetic as it is written, a pair of braces for each number, and as it is computed."""

    pattern: str
    function: Callable[..., float]


COPY = Formula("{}", lambda a: a)
DIFFERENCE = Formula("{} − {}", lambda a, b: a - b)
PRODUCT = Formula("{} · {}", lambda a, b: a * b)
RATIO = Formula("{} / {}", lambda a, b: a / b)
RELU = Formula("max(0, {})", lambda z: max(0.0, z))
EXPONENTIAL = Formula("exp({} − {})", lambda a, b: math.exp(a - b))
LOSS = Formula("−ln({})", lambda p: -math.log(p) if p > 0 else math.inf)
LENGTH = Formula("√({})", math.sqrt)
SHORTENED = Formula("{} · {} / {}", lambda g, longest, length: g * longest / length)
STEP = Formula("{} − {} · {}", lambda w, rate, g: w - rate * g)
VELOCITY = Formula("{} · {} + {}", lambda share, velocity, g: share * velocity + g)
MEAN = Formula("{} + {} · ({} − {})", lambda m, share, g, again: m + share * (g - again))
SQUARE = Formula("{} + {} · ({}² − {})", lambda v, share, g, again: v + share * (g * g - again))
UNBIASED = Formula("{} / (1 − {}^{})", lambda m, beta, updates: m / (1 - beta**updates))
DECAYED = Formula("{} · (1 − {} · {})", lambda w, rate, decay: w * (1 - rate * decay))
ADAM_STEP = Formula(
    "{} − {} · {} / (√({}) + {})",
    lambda w, rate, mean, square, epsilon: w - rate * mean / (math.sqrt(square) + epsilon),
)
CENTRAL = Formula("({} − {}) / (2 · {})", lambda above, below, nudge: (above - below) / (2 * nudge))


class Line(NamedTuple):
    """One step of a calculation: `values` put into the formula give the result."""

    name: str
    formula: Formula
    values: tuple[float, ...]
    names: tuple[str, ...]  # of the values
    result: float

    def shown(self) -> str:
        """The formula with its numbers, without the result."""
        digits = _enough_digits(self._recomputed, self.result)
        return self.formula.pattern.format(*(operand(value, digits) for value in self.values))

    def symbols(self) -> str:
        """The formula with the names of its numbers."""
        return self.formula.pattern.format(*self.names)

    def _recomputed(self, digits: int) -> float:
        try:
            return self.formula.function(*(rounded(value, digits) for value in self.values))
        except (ArithmeticError, ValueError):  # too few digits: a difference became zero, say
            return math.nan


def line(name: str, formula: Formula, *values: tuple[str, float]) -> Line:
    """A line whose result is what its formula gives for the values, each with its name."""
    numbers = tuple(float(value) for _, value in values)
    names = tuple(symbol for symbol, _ in values)
    return Line(name, formula, numbers, names, formula.function(*numbers))


class Sum(NamedTuple):
    """Products, term by term, and what is added to them: a row times a column, and a bias."""

    name: str
    left_name: str
    left: Array  # (n,)
    right_name: str
    right: Array  # (n,)
    added: tuple[tuple[str, float], ...] = ()
    labels: tuple[str, ...] = ()  # of the terms; empty for their numbers

    @property
    def products(self) -> Array:
        """The terms, (n,)."""
        return np.asarray(self.left * self.right)

    @property
    def result(self) -> float:
        """What they add up to."""
        return _total(self.left, self.right, self.added)

    def digits(self) -> int:
        """So many digits of each number give the result to the digits shown."""

        def recomputed(rounding: Callable[[Array, int], Array]) -> Callable[[int], float]:
            def total(digits: int) -> float:
                added = tuple((name, rounded(value, digits)) for name, value in self.added)
                return _total(rounding(self.left, digits), rounding(self.right, digits), added)

            return total

        # Thousands of terms are first tried with a rounding that is fast and nearly the same.
        likely = _enough_digits(recomputed(_nearly_rounded), self.result)
        return _enough_digits(recomputed(_all_rounded), self.result, likely)


Step = Line | Sum


def number(value: float, digits: int = DIGITS) -> str:
    """A number with so many significant digits."""
    return f"{value + 0.0:.{digits}g}"  # -0.0 + 0.0 is 0.0


def rounded(value: float, digits: int) -> float:
    """What a reader sees of a number that is shown with so many digits."""
    return float(number(value, digits))


def _nearly_rounded(values: Array, digits: int) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 10.0 ** (digits - 1 - np.floor(np.log10(np.abs(values))))
        return np.asarray(np.where(values == 0, 0.0, np.round(values * scale) / scale))


def _all_rounded(values: Array, digits: int) -> Array:
    return np.array([rounded(value, digits) for value in values.tolist()])


def _total(left: Array, right: Array, added: tuple[tuple[str, float], ...]) -> float:
    return math.fsum((*(left * right).tolist(), *(value for _, value in added)))


def operand(value: float, digits: int) -> str:
    """A number in a formula: in brackets where its sign would meet another."""
    text = number(value, digits)
    return f"(−{text[1:]})" if text.startswith("-") else text


def _enough_digits(recomputed: Callable[[int], float], result: float, fewest: int = DIGITS) -> int:
    """So many digits of the operands, at least `fewest`, give the result's DIGITS."""
    wanted = number(result)
    enough = (d for d in range(fewest, MOST_DIGITS) if number(recomputed(d)) == wanted)
    return next(enough, MOST_DIGITS)
