"""Settings of the published site: those of pelicanconf.py, some of them from the environment."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403
from pelicanconf import FEEDBACK_FORM_URL, PLUGINS, SICHERHEIT_KONTAKT, SITEURL

SITEURL = os.environ.get("SITEURL", SITEURL)
FEEDBACK_FORM_URL = os.environ.get("FEEDBACK_FORM_URL", FEEDBACK_FORM_URL)
SICHERHEIT_KONTAKT = os.environ.get("SICHERHEIT_KONTAKT", SICHERHEIT_KONTAKT)
TERMINE_PRODUKTION = True
PUBLISH_TARGET = os.environ.get("PUBLISH_TARGET", "")  # ssh://…, file:///…, git+…#…, rclone:…
PLUGINS = [*PLUGINS, "plugins.website.inspection"]
