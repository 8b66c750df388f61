"""How fast the site is built, beside peers that build the same pages: `tasks.py bench`."""
