"""What our plugins leave for one another among Pelican's settings, and its names there."""

SETTINGS = "TERMINE_EINSTELLUNGEN"
READER = "TERMINE_LESER"
READINGS = "TERMINE_GELESENES"
INSPECTION = "TERMINE_PRUEFUNG"
"""Where our plugins leave things among Pelican's settings: our own settings, the one reader of a
run, what it has read, and what looks at a site before it is published.

What was read is in a list, out of which it is taken: nothing of it is held while pages are made,
and a further run of the same Pelican (`pelican --autoreload`) reads anew."""
