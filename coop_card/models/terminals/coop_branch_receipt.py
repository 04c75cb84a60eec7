# SPDX-License-Identifier: LGPL-3.0-or-later
"""What slips of a branch say beside what was bought."""

from odoo import fields, models

#: The parts of a slip, as terminals are told of them.
PARTS = ("header", "footer", "advert")


class CoopBranch(models.Model):
    """Gives a branch texts of its own in place of the co-op's."""

    _inherit = "coop.branch"

    receipt_header = fields.Text(
        "Above each slip",
        translate=True,
        help="What slips of the branch's terminals begin with. Empty: as the co-op's "
        "settings say.",
    )
    receipt_footer = fields.Text(
        "Below each slip",
        translate=True,
        help="What they say below. Empty: as the co-op's settings say.",
    )
    receipt_advert = fields.Text(
        "Advertisement",
        translate=True,
        help="What they end with. Empty: as the co-op's settings say.",
    )

    def _receipt(self):
        """Return the texts of the branch's slips by part, empty where there is none."""
        return {
            part: self[f"receipt_{part}"]
            or self.company_id[f"coop_receipt_{part}"]
            or ""
            for part in PARTS
        }
