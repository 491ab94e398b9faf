"""Editions: a programme frozen, compared with the one before, numbered and approved."""
