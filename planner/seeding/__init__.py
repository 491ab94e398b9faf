"""Bundles: a session as a TOML file that a person can read and write."""
