# SPDX-License-Identifier: LGPL-3.0-or-later
"""What moving a category changes."""

from odoo import models


class ProductCategory(models.Model):
    """Lets what was accumulated follow a category to another place in the tree."""

    _inherit = "product.category"

    def write(self, vals):
        """Sum up anew above the old and the new place of a category that moves."""
        if "parent_id" not in vals:
            return super().write(vals)
        before = self._nodes_above()
        result = super().write(vals)
        self._sum_up_anew(before ^ self._nodes_above())
        return result

    def _nodes_above(self):
        """Return pairs of each category and one it counts in."""
        return {
            (category.id, int(node))
            for category in self
            for node in category.parent_path.split("/")[:-1]
        }

    def _sum_up_anew(self, changed):
        """Make the totals of members at categories anew whose content has changed."""
        nodes = sorted({node for _category, node in changed})
        if nodes:
            self.env["coop.accumulation.settlement"].sudo()._rebuild_nodes(nodes)
