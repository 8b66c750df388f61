"""The commands of tasks.py."""
