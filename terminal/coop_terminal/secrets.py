# SPDX-License-Identifier: LGPL-3.0-or-later
"""The terminal's key: in a file that its user alone can read, and in no log."""

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from coop_terminal import points
from coop_terminal.domain import clock

FILE = "key.json"
MODE = 0o600


class SecretsError(Exception):
    """The file of the key cannot be used; the text is a sentence for people."""


@dataclass(frozen=True)
class Secrets:
    """Who the terminal is to the server.

    `coming` is a key that was asked for and that the server has not yet answered to;
    until then both are good.
    """

    terminal: str
    key: str = field(repr=False)
    since: str
    coming: str = field(default="", repr=False)

    def age(self, now):
        """Return how long the key has been in use, as a timedelta."""
        return now - datetime.fromisoformat(self.since)


def load(folder):
    """Return the Secrets in a folder, None where the terminal is not paired.

    :raise SecretsError: where the file is not what was written
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        return Secrets(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError):
        raise SecretsError(
            f"{path} is damaged, and with it this terminal's key: have a manager show "
            "a new pairing code, and pair the terminal again. What waits stays."
        ) from None


def store(folder, secrets):
    """Keep the secrets so that a power cut leaves the old or the new ones."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder / f"{FILE}.new"
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE), "w") as file:
        json.dump(asdict(secrets), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, folder / FILE)
    _settle(folder)


def _settle(folder):
    """Have the folder itself written to the disk, where the system can do that."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def forget(folder):
    """Delete the key."""
    (folder / FILE).unlink(missing_ok=True)


class Keys:
    """The secrets of a running terminal, which change when its key does."""

    def __init__(self, folder):
        self._folder = folder
        self.secrets = load(folder)

    def current(self):
        """Return the key to prove the terminal with; empty where it is not paired."""
        return self.secrets.key if self.secrets else ""

    def rehearse(self):
        """Store what there is once more: where that fails, no key is to be asked for.

        :raise OSError: where the disk does not take it
        """
        self._keep(self.secrets)

    def receive(self, key):
        """Keep a key that the server has not yet answered to."""
        points.reach("key_received")
        self._keep(replace(self.secrets, coming=key))
        points.reach("key_stored")

    def take_over(self, now):
        """Use the coming key from now on."""
        secrets = self.secrets
        self._keep(Secrets(secrets.terminal, secrets.coming, clock.written(now)))

    def give_up(self):
        """Throw away a coming key that is no good."""
        self._keep(replace(self.secrets, coming=""))

    def _keep(self, secrets):
        store(self._folder, secrets)
        self.secrets = secrets
