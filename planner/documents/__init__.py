"""Documents as values: typed blocks without a language and without a format."""
