"""The adapter to Pelican and to the disk: it reads content, starts the run and writes the site.

This face stays empty on purpose: Pelican loads `plugins.website.plugin`, tasks.py loads
`plugins.website.commands.build`.
"""
