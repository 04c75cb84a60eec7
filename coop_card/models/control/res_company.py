# SPDX-License-Identifier: LGPL-3.0-or-later
"""Settings of a co-op: who changed them, and how long the security log is kept."""

from odoo import api, fields, models

from .coop_security_event import LEAST_DAYS


class ResCompany(models.Model):
    """Tells who changed a co-op's settings; says how long the security log is kept."""

    _name = "res.company"
    _inherit = ["res.company", "coop.logged.mixin"]
    _logged = frozenset({"write"})

    coop_security_log_days = fields.Integer(
        "Keep the security log",
        default=365,
        required=True,
        help="So many days after something happened, its row in the security log is "
        "deleted. Thai law asks for 90 days.",
    )

    _coop_security_log_days = models.Constraint(
        f"CHECK (coop_security_log_days >= {LEAST_DAYS})",
        "Keep the security log for 90 days or more: the law asks for it.",
    )

    @api.model
    def _is_logged(self, name):
        """Return whether a field is a setting of the co-op."""
        return name.startswith("coop_") and super()._is_logged(name)

    def _logged_company(self):
        """Return the co-op itself."""
        return self.root_id
