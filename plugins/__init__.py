"""The packages that turn the editors' text into the site; docs/aufbau.md shows how they fit."""
