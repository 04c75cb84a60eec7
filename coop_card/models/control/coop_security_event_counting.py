# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counting who is not let in."""

import zlib

from odoo import api, models
from odoo.tools import SQL

from ..base import network

#: Rows of a minute for one kind and co-op, whatever comes: who falls into the same one
#: is counted together.
SLOTS = 32

#: One row for a kind, a co-op and a slot in a minute. Where several share it, it says
#: only what they have in common. Ids that another transaction has not committed yet
#: are left out.
COUNT = """
INSERT INTO coop_security_event AS counted (
    kind, company_id, user_id, terminal_id, network_address, slot, count,
    occurred_at, create_date, write_date
)
SELECT %(kind)s,
       (SELECT id FROM res_company WHERE id = %(company)s),
       (SELECT id FROM res_users WHERE id = %(user)s),
       (SELECT id FROM coop_terminal WHERE id = %(terminal)s),
       %(address)s, %(slot)s, 1, date_trunc('minute', now), now, now
FROM (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now) AS clock
ON CONFLICT (occurred_at, kind, COALESCE(company_id, 0), slot) WHERE slot IS NOT NULL
DO UPDATE SET count = counted.count + 1,
    network_address = CASE WHEN counted.network_address = EXCLUDED.network_address
        THEN counted.network_address END,
    user_id = CASE WHEN counted.user_id = EXCLUDED.user_id THEN counted.user_id END,
    terminal_id = CASE WHEN counted.terminal_id = EXCLUDED.terminal_id
        THEN counted.terminal_id END
RETURNING id
"""


class CoopSecurityEvent(models.Model):
    """Counts refusals in a transaction of their own, which stays whatever comes."""

    _inherit = "coop.security.event"

    @api.model
    def _note_refusal(self, kind, company=None, user=None, terminal=None):
        """Count a refusal of a request.

        A minute takes ``SLOTS`` rows of a kind and co-op at most, about 20 megabytes in
        a whole day of attacks from everywhere.

        :param str kind: as in the field
        :param company, user, terminal: ids, where known
        """
        address = network.address()
        asks = f"{address} {user} {terminal}".encode()
        statement = SQL(
            COUNT,
            kind=kind,
            company=company or None,
            user=user or None,
            terminal=terminal or None,
            address=address,
            slot=zlib.crc32(asks) % SLOTS,
        )
        self.env["coop.terminal.contact"]._in_own_transaction(statement)

    @api.model
    def _note_pairing(self, number):
        """Count a refused pairing code, for the terminal it was handed in for.

        Two co-ops may have a terminal of the same number: then it is nobody's.
        """
        named = self.env["coop.terminal"].sudo().search([("number", "=", number)])
        terminal = named if len(named) == 1 else named.browse()
        self.sudo()._note_refusal(
            "enrolment", company=terminal.company_id.id, terminal=terminal.id
        )
