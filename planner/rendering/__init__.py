"""Documents in a language and a format, as bytes."""
