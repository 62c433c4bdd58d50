"""What the views show, made ready from models and texts; no widgets."""
