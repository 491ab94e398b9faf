"""The nouns of a conference. Values are immutable; the ``…Row`` classes are their tables."""
