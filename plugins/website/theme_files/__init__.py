"""The theme: its files, templates and components."""
