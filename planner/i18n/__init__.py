"""Languages: catalogues, dates, times, item numbers, directions."""
