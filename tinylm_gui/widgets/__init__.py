"""The parts that pages and dialogs are made of; each knows its neighbours by signals only."""
