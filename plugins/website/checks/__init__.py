"""Checks of all texts and files of the editors, and of what they say of each other."""
