"""One widget for each place of the window; each reads the session and calls its slots."""
