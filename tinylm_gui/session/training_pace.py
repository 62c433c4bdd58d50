"""How fast training goes and how long it will take, smoothed so that it can be read."""

MEMORY = 3.0  # seconds after which an old measurement counts for a third


class TrainingPace:
    """Tokens and steps per second."""

    def __init__(self) -> None:
        self.tokens_per_second = 0.0
        self.steps_per_second = 0.0

    def add(self, tokens: int, steps: int, seconds: float) -> None:
        """Take in what happened in the last `seconds`."""
        if seconds <= 0 or steps == 0:
            return
        weight = 1.0 if self.steps_per_second == 0 else min(1.0, seconds / MEMORY)
        self.tokens_per_second += weight * (tokens / seconds - self.tokens_per_second)
        self.steps_per_second += weight * (steps / seconds - self.steps_per_second)

    def seconds_for(self, steps: int) -> float | None:
        """Time that `steps` more will take; None before anything was measured."""
        return steps / self.steps_per_second if self.steps_per_second else None
