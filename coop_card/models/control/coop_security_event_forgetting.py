# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long the security log is kept."""

from odoo import api, models
from odoo.tools import SQL

#: What is older than its co-op wants; what belongs to none, than all of them want.
FORGET = """
DELETE FROM coop_security_event WHERE id IN (
    SELECT event.id FROM coop_security_event event
    LEFT JOIN res_company co_op ON co_op.id = event.company_id
    WHERE event.occurred_at < (now() AT TIME ZONE 'UTC') - make_interval(days =>
        COALESCE(co_op.coop_security_log_days,
                 (SELECT max(coop_security_log_days) FROM res_company)))
    LIMIT %s
)
"""
#: So many rows are deleted in one go.
AT_A_TIME = 10_000


class CoopSecurityEvent(models.Model):
    """Deletes what has been kept long enough: addresses are personal data, too."""

    _inherit = "coop.security.event"

    @api.autovacuum
    def _forget_old(self):
        """Delete old rows; return how many, and whether there may be more."""
        self.env.cr.execute(SQL(FORGET, AT_A_TIME))
        deleted = self.env.cr.rowcount
        self.invalidate_model(flush=False)
        return deleted, deleted == AT_A_TIME
