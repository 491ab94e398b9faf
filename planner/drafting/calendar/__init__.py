"""Drafts at scale: meetings already cut, each to be given a slot and a room."""
