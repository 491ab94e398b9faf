"""What each page shows, as a value: one frozen dataclass per template."""
