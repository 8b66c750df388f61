"""Editing in the browser (/redaktion/)."""
