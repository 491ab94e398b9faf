"""The nouns of a conference. Values are immutable; the ``…Row`` classes beside them are their tables."""
