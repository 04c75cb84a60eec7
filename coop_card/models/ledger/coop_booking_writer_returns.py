# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who returns goods and who takes their purchase back at the same moment."""

from odoo import api, models
from odoo.tools import SQL

#: Of two processes that write the same row, one fails to serialize and is run again.
#: Nothing changes by it.
WRITE_AGAIN = """
UPDATE coop_transaction SET write_date = write_date
WHERE id IN (
    SELECT id FROM coop_transaction WHERE id = ANY(%(ids)s)
    ORDER BY id FOR NO KEY UPDATE
)
"""


class CoopBookingWriter(models.AbstractModel):
    """Makes whoever returns and whoever takes back the same purchase meet."""

    _inherit = "coop.booking.writer"

    @api.model
    def _write_lines(self, entries):
        """Book lines together with a write on the purchases they depend on."""
        ids = {entry.purchase_id for entry in entries} - {None}
        if ids:
            self.env.cr.execute(SQL(WRITE_AGAIN, ids=[*ids]))
        return super()._write_lines(entries)
