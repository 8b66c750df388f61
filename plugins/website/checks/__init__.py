"""Checks of texts, links and duties."""
