# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals have not delivered yet."""

from odoo import api, fields, models
from odoo.tools import SQL

#: How many transactions have arrived since each of some terminals told how many wait.
#: No more than wait can be among them, and they have the highest numbers.
ARRIVED = """
SELECT contact.terminal_id, count(*)
FROM coop_terminal_contact contact
CROSS JOIN LATERAL (
    SELECT create_date FROM coop_transaction
    WHERE terminal_id = contact.terminal_id AND seq IS NOT NULL
    ORDER BY seq DESC LIMIT contact.waiting_count
) AS latest
WHERE contact.terminal_id IN %s AND latest.create_date >= contact.contact_at
GROUP BY contact.terminal_id
"""


class CoopTerminal(models.Model):
    """Shows what waits on devices: what they told last, less what came after that."""

    _inherit = "coop.terminal"

    waiting_count = fields.Integer(
        "Waiting on the device",
        compute="_compute_waiting",
        help="How many transactions the device has not delivered: what it said at its "
        "last contact, less what has arrived since.",
    )
    oldest_waiting_at = fields.Datetime(
        "Oldest unsent since",
        compute="_compute_waiting",
        help="Since when the oldest of what it had not delivered waited, when it "
        "signed on last.",
    )

    @api.depends("contact_ids.waiting_count", "contact_ids.oldest_waiting_at")
    def _compute_waiting(self):
        arrived = self._arrived_since_told()
        for terminal in self:
            told = terminal.contact_ids
            count = told.waiting_count - arrived.get(terminal.id, 0)
            terminal.waiting_count = count
            terminal.oldest_waiting_at = count > 0 and told.oldest_waiting_at

    def _arrived_since_told(self):
        """Return how many transactions came with or after each last contact.

        :return: a dict from a terminal's id to a number, none above what waited
        """
        told = self.contact_ids.filtered("waiting_count").terminal_id
        if not told:
            return {}
        self.contact_ids.flush_recordset()
        self.env["coop.transaction"].flush_model(["terminal_id", "seq"])
        return dict(self.env.execute_query(SQL(ARRIVED, (*told.ids,))))
