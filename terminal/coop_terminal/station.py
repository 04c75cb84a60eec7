# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal's folder, opened: settings, key, outbox, clock, lines to the server."""

from coop_terminal import secrets, settings
from coop_terminal.domain import clock as clocks
from coop_terminal.domain.catalogue import Catalogue
from coop_terminal.domain.refusal import Refused
from coop_terminal.link.client import LONG, Client
from coop_terminal.link.contact import Contact
from coop_terminal.outbox import Outbox, OutboxError

#: The name of the configuration among what the server told.
CONFIG = "config"


class Station:
    """What the parts of the program share.

    :param folder: the terminal's
    :param adapter: returns what carries requests instead of the network, for tests
    :raise OutboxError: where it is not paired, or another process has it
    """

    def __init__(self, folder, adapter=None, **watches):
        self.folder = folder
        self.settings = settings.load(folder)
        self.keys = secrets.Keys(folder)
        if not self.keys.secrets:
            raise OutboxError("This terminal is not paired: run coop-terminal pair.")
        self._adapter = adapter
        self.outbox = Outbox(folder)
        facts = self.outbox.facts
        seen = facts.get("seen")
        self.clock = clocks.Clock(
            facts.get("offset_ms", 0), seen and clocks.read(seen), **watches
        )
        self.contact = Contact(facts, self.clock, self.waiting)
        self._catalogue = None

    def close(self):
        """Let go of everything."""
        self.contact.save()
        self.outbox.close()

    def client(self, patience=LONG):
        """Return a new line to the server; each thread has its own."""
        adapter = self._adapter() if self._adapter else None
        return Client(
            self.settings.server,
            self.keys.current,
            self.contact,
            patience,
            adapter,
            self.settings.screen["language"],
        )

    def waiting(self):
        """Return how many transactions wait to be delivered."""
        return self.outbox.items.counts().waiting

    @property
    def catalogue(self):
        """What the server lets the terminal work with, as it was told last."""
        if self._catalogue is None:
            content, _told_at = self.outbox.memory.document(CONFIG)
            if content is None:
                raise Refused("not_set_up")
            self._catalogue = Catalogue(content)
        return self._catalogue

    @property
    def is_set_up(self):
        """Whether the server has ever told what the terminal works with."""
        try:
            return bool(self.catalogue)
        except Refused:
            return False

    def learn(self, config):
        """Keep a configuration for the time without the server."""
        self.outbox.memory.remember(CONFIG, config, self.clock.now())
        self._catalogue = Catalogue(config)
