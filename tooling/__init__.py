"""What stands behind `tasks.py`: the command line, the environments, the tools it starts.

Nothing here knows the content, an event or Pelican. `commandline` and `environment` run before
anything is installed and take only the standard library.
"""
