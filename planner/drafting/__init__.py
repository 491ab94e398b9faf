"""Drafting: proposes an organization of work, says why there is none, and re-plans."""
