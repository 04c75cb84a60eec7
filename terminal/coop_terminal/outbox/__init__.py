# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened at the terminal, kept until the server has it."""

from coop_terminal.outbox.errors import NotKept, OutboxError
from coop_terminal.outbox.store import Outbox

__all__ = ["NotKept", "Outbox", "OutboxError"]
