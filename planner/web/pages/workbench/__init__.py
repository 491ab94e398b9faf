"""The pages of the workbench as values."""
