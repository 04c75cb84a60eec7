# SPDX-License-Identifier: LGPL-3.0-or-later
"""How often a network address may ask without having proved itself."""

import zlib

from odoo import api, fields, models
from odoo.tools import SQL

from . import token_bucket

#: Rows of the table, whatever comes. Two addresses may share one.
SLOTS = 4096
#: Requests in a minute and at once: of keys that open nothing, and of pairing codes.
LIMITS = {"key": (60, 120), "code": (10, 60)}

ASK = """
INSERT INTO coop_terminal_stranger AS stranger (slot, until, wait)
VALUES (%(slot)s, (now() AT TIME ZONE 'UTC') + interval '1 minute' / %(rate)s, 0)
ON CONFLICT (slot) DO UPDATE SET (until, wait) = (
    SELECT CASE WHEN wait = 0 THEN %(spent)s ELSE stranger.until END, wait
    FROM (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now) AS clock
    CROSS JOIN LATERAL (SELECT ceil(GREATEST(0, %(pause)s))::int AS wait) AS pause
)
RETURNING wait
"""


class CoopTerminalStranger(models.Model):
    """A part of all network addresses, with what it has left of its requests.

    Terminals of a shop, or of a whole mobile network, share an address: a limit for
    one must not shut out the others. So only requests that prove nothing are counted.
    """

    _name = "coop.terminal.stranger"
    _description = "Requests Without a Key"
    _rec_name = "slot"
    _log_access = False

    slot = fields.Integer(
        required=True, readonly=True, help="Stands for all addresses that hash to it."
    )
    until = fields.Datetime(
        required=True, readonly=True, help="Until when it has used up some requests."
    )
    wait = fields.Integer(
        required=True, readonly=True, help="After how many seconds to ask again."
    )

    _slot_uniq = models.Constraint("UNIQUE (slot)", "The slot has its row already.")

    @api.model
    def _ask(self, kind, address):
        """Count a request and return the seconds to wait before the next; 0 for none.

        :param str kind: what was handed in: a ``key`` that opens nothing, or a
            pairing ``code``
        """
        rate, burst = LIMITS[kind]
        until = SQL("stranger.until")
        statement = SQL(
            ASK,
            slot=zlib.crc32(f"{kind} {address}".encode()) % SLOTS,
            rate=rate,
            spent=token_bucket.spent(until, SQL("%s", rate)),
            pause=token_bucket.pause(until, SQL("%s", rate), SQL("%s", burst)),
        )
        [(wait,)] = self.env["coop.terminal.contact"]._in_own_transaction(statement)
        return wait
