"""What surrounds the window: its look, language, preferences and log, and how it ends."""
