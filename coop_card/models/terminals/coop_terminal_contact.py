# SPDX-License-Identifier: LGPL-3.0-or-later
"""When terminals were last heard of, and how often they may ask."""

from typing import NamedTuple

from psycopg2.extensions import STATUS_READY

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import pairing
from ...rules.terminal_messages import Device
from ..ledger.queries_heads import SITE_OF_DEVICE
from . import token_bucket

#: Finds the terminal of a key, notes what it tells of itself, and takes one request
#: from its bucket, unless that is empty; an inquiry is taken from two. A currency that
#: is joined would have all these tables planned in more orders than it is worth.
VISIT = """
UPDATE coop_terminal_contact contact
SET address = %(address)s,
    program = COALESCE(%(program)s, contact.program),
    clock_offset = COALESCE(%(clock_offset)s, contact.clock_offset),
    waiting_count = COALESCE(%(waiting_count)s, contact.waiting_count),
    (contact_at, requests_until, inquiries_until, wait) = (
        SELECT date_trunc('second', now),
               CASE WHEN wait = 0 THEN %(request_spent)s ELSE requests_until END,
               CASE WHEN wait = 0 AND %(inquiry)s
                   THEN %(inquiry_spent)s ELSE inquiries_until END,
               wait
        FROM (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now) AS clock
        CROSS JOIN LATERAL (SELECT ceil(GREATEST(
            0, %(request_pause)s, CASE WHEN %(inquiry)s THEN %(inquiry_pause)s END
        ))::int AS wait) AS pause
    )
FROM coop_terminal_key key
JOIN coop_terminal device ON device.id = key.terminal_id
JOIN res_company co_op ON co_op.id = device.company_id
WHERE key.key_hash = %(key_hash)s AND key.revoked_at IS NULL
AND contact.terminal_id = key.terminal_id
RETURNING device.company_id, device.id, device.number,
    (SELECT decimal_places FROM res_currency WHERE id = co_op.currency_id), %(site)s,
    device.state, key.id, key.activated_at IS NULL, contact.wait
"""

SIGN_ON = """
UPDATE coop_terminal_contact
SET program = COALESCE(%(program)s, program), next_seq = %(next_seq)s,
    clock_offset = %(clock_offset)s,
    waiting_count = %(waiting)s, oldest_waiting_at = %(oldest)s
WHERE terminal_id = %(terminal)s RETURNING id
"""

#: Rows that others change at this moment are passed over: to try to write them would be
#: a conflict.
EXPECTED = """
INSERT INTO coop_terminal_contact (terminal_id)
SELECT expected.id FROM unnest(%(terminals)s) AS expected(id)
WHERE NOT EXISTS (
    SELECT FROM coop_terminal_contact WHERE terminal_id = expected.id
)
ON CONFLICT DO NOTHING
"""

REQUESTS = SQL("requests_until"), SQL("co_op.coop_request_rate")
INQUIRIES = SQL("inquiries_until"), SQL("co_op.coop_inquiry_rate")
BUCKETS = {
    "request_spent": token_bucket.spent(*REQUESTS),
    "request_pause": token_bucket.pause(*REQUESTS, SQL("co_op.coop_request_burst")),
    "inquiry_spent": token_bucket.spent(*INQUIRIES),
    "inquiry_pause": token_bucket.pause(*INQUIRIES, SQL("co_op.coop_inquiry_rate")),
}


class Visit(NamedTuple):
    """A request of a terminal that has proved itself.

    ``digits`` are those of its co-op's currency after the point; ``site`` is what is
    set there, where a card is to be found, else None. ``is_first`` tells
    that the key has never been used before; ``wait`` is 0, or the seconds after which
    the terminal may ask again.
    """

    company_id: int
    terminal_id: int
    number: str
    digits: int
    site: dict
    state: str
    key_id: int
    is_first: bool
    wait: int

    @property
    def device(self):
        """Who the terminal is, as what reads its messages has to know it."""
        return Device(*self[: len(Device._fields)])


class CoopTerminalContact(models.Model):
    """What the last request of a terminal told by the way, and its limits.

    Nothing here is relied on: clock and program are what the device says. The row is
    written in a transaction of its own, so that neither a request that is rolled back
    nor one that Odoo runs again is counted wrong.
    """

    _name = "coop.terminal.contact"
    _description = "Contact of a Terminal"
    _rec_name = "terminal_id"
    _log_access = False

    terminal_id = fields.Many2one(
        "coop.terminal",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="The terminal that was heard of.",
    )
    contact_at = fields.Datetime(
        "Last contact", readonly=True, help="When its last request came."
    )
    address = fields.Char(
        "Network address", readonly=True, help="Where the request came from."
    )
    program = fields.Char(
        readonly=True, help="The program of the device and its version, as it says."
    )
    clock_offset = fields.Integer(
        "Clock ahead",
        readonly=True,
        help="By how many seconds the clock of the device was ahead of ours.",
    )
    waiting_count = fields.Integer(
        "Waiting on the device",
        readonly=True,
        help="How many transactions the device said it had not delivered yet.",
    )
    next_seq = fields.Integer(
        "Next number",
        readonly=True,
        help="The number the device was to give next when it signed on last.",
    )
    oldest_waiting_at = fields.Datetime(
        "Oldest unsent since",
        readonly=True,
        help="Since when the oldest of what it had not delivered waited, when it "
        "signed on last.",
    )
    requests_until = fields.Datetime(
        readonly=True, help="Until when it has used up some of its requests."
    )
    inquiries_until = fields.Datetime(
        readonly=True, help="Until when it has used up some of its card inquiries."
    )
    wait = fields.Integer(
        readonly=True, help="After how many seconds it was told to ask again."
    )

    _terminal_uniq = models.Constraint(
        "UNIQUE (terminal_id)", "The terminal has its row already."
    )

    def init(self):
        """Give each terminal that has been enrolled its row."""
        self.env.cr.execute(
            "INSERT INTO coop_terminal_contact (terminal_id)"
            " SELECT id FROM coop_terminal WHERE enrolled_at IS NOT NULL"
            " ON CONFLICT DO NOTHING"
        )
        return super().init()

    @api.model
    def _expect(self, terminals):
        """Give terminals their row before the first of their requests comes."""
        self.env.cr.execute(SQL(EXPECTED, terminals=terminals.ids))
        self.invalidate_model(flush=False)

    @api.model
    def _visit(self, key, inquiry=False, cards=False, **told):
        """Note a request and return its ``Visit``, None where the key opens nothing.

        :param str key: the key in clear
        :param bool inquiry: whether a card is asked for
        :param bool cards: whether a card is to be found
        :param told: ``address``, ``program``, ``clock_offset``, ``waiting_count``,
            as far as the request tells
        """
        names = ("address", "program", "clock_offset", "waiting_count")
        statement = SQL(
            VISIT,
            **BUCKETS,
            **{name: told.get(name) for name in names},
            inquiry=inquiry,
            site=SQL(SITE_OF_DEVICE if cards else "NULL"),
            key_hash=pairing.key_hash(key),
        )
        rows = self._in_own_transaction(statement)
        return Visit(*rows[0]) if rows else None

    @api.model
    def _sign_on(self, terminal, message, clock_offset):
        """Note what a terminal tells of itself when it signs on.

        :param int clock_offset: by how many seconds its clock is ahead
        """
        self._in_own_transaction(
            SQL(
                SIGN_ON,
                terminal=terminal.id,
                program=message["program"],
                next_seq=message["next_seq"],
                clock_offset=clock_offset,
                waiting=message["waiting"],
                oldest=message["oldest_waiting"],
            )
        )

    @api.model
    def _in_own_transaction(self, statement):
        """Run a statement that counts, commit it, and return its rows."""
        with self.pool.cursor() as cr:
            # Odoo's tests run all that is here in one transaction, which has begun.
            if cr.connection.status == STATUS_READY:
                cr.execute(token_bucket.OWN_TRANSACTION)
            cr.execute(statement)
            return cr.fetchall()
