"""Pure questions about a programme. They answer with values, never with text."""
