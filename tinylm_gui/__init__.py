"""The window: it shows what the engine in `tinylm` does."""
