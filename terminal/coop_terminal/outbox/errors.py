# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why the outbox cannot be opened, or cannot keep something."""


class OutboxError(Exception):
    """The outbox cannot be used; the text is a sentence for people."""


class Damaged(Exception):
    """The file is not what was written; what can be saved has to be saved from it."""


class NotKept(Exception):
    """Something was not written; `full` says whether the disk is why."""

    def __init__(self, full):
        super().__init__("the disk is full" if full else "the disk failed")
        self.full = full
