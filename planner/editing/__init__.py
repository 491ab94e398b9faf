"""Changes to a draft: each a pure function from one programme to the next, and its difference."""
