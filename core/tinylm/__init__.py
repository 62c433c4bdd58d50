"""A tiny neural language model that you can train, read and look inside."""
