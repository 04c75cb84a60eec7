# SPDX-License-Identifier: LGPL-3.0-or-later
"""The outbox: everything the terminal keeps on its disk, but for its key."""

import shutil

from coop_terminal.outbox import salvage
from coop_terminal.outbox.database import Database
from coop_terminal.outbox.errors import Damaged
from coop_terminal.outbox.facts import Facts
from coop_terminal.outbox.items import Items
from coop_terminal.outbox.lock import Lock
from coop_terminal.outbox.memory import open_memory
from coop_terminal.outbox.schema import OUTBOX
from coop_terminal.outbox.shifts import Shifts

FILE = "outbox.sqlite"
#: Bytes that have to be free for another sale.
ROOM = 50_000_000


class Outbox:
    """The outbox in a folder, for one process at a time.

    `items` happened here, `shifts` group them, `facts` are single values, `memory` is
    what the server told. One that was made new, or saved from a damaged file, has to
    hear from the server before anything is sold: the fact `signed_on` says that it has.
    """

    def __init__(self, folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._lock = Lock(folder / "lock")
        try:
            self._take(_open(folder / FILE))
            self.memory = open_memory(folder)
        except BaseException:
            self._lock.release()
            raise

    def _take(self, database):
        self._database = database
        self.items, self.shifts = Items(database), Shifts(database)
        self.facts = Facts(database)

    def start_over(self):
        """Begin to count anew, for another terminal; what was is kept aside."""
        self._database.close()
        salvage.keep_aside(self.folder / FILE, "former")
        self._take(_open(self.folder / FILE))

    def hurry(self):
        """Wait for the disk no longer: for trials, in which nothing real is sold."""
        self._database.hurry()

    def close(self):
        """Close the files and let another process have them."""
        self._database.close()
        self.memory.close()
        self._lock.release()

    def has_room(self):
        """Return whether the disk has room for another sale."""
        return shutil.disk_usage(self.folder).free > ROOM

    def notice(self, code):
        """Note something that a person should know until it is taken away."""
        notices = self.facts.get("notices", [])
        if code not in notices:
            self.facts.set(notices=[*notices, code])


def _open(path):
    """Open the database of an outbox, or what was saved from a damaged one.

    What was saved stands whole in a file of its own before the damaged one is moved:
    whenever the power goes, the next start goes on from there.
    """
    saved = path.with_name(f"saved-{path.name}")
    if not saved.exists():
        try:
            return Database(path, OUTBOX)
        except Damaged:
            salvage.save(path, saved)
    salvage.keep_aside(path, "damaged")
    saved.rename(path)
    return Database(path, OUTBOX)
