"""A built site goes to where visitors find it: a server, a branch of Git, a storage.

All three keep the same promises. Only what changed travels; what is new arrives first and what is
gone is taken away last; whoever is interrupted leaves the old site. What was published is read back
from the target itself, so that no second place has to be right.

The package knows folders and files, but nothing of Pelican, dates or settings. It starts rsync,
ssh, git and rclone, and never repeats what it tells them: names and passwords may be among it.
"""

from .target import Target, target_of
from .transfer import STATE_FILE, Published, PublishingError
