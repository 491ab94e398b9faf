"""Use cases: each loads, asks the rules, and writes in one transaction."""
