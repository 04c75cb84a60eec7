# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports of refunds that were edited in Excel."""

from odoo import fields, models
from odoo.exceptions import UserError


class CoopImport(models.Model):
    """Takes back what was changed about the refunds of a run, with a reason.

    The run stays as it was computed. Where members came or went, the next version of
    the year is there to be computed.
    """

    _inherit = "coop.import"

    kind = fields.Selection(
        selection_add=[("rebate", "Refunds of a run")],
        ondelete={"rebate": "cascade"},
    )
    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
        domain=[("claim_ids", "!=", False)],
        help="The run whose refunds were edited. It stays as it is.",
    )
    reason = fields.Char(
        "Why the refunds change",
        help="What the board decided, or who asked for it. It stays with the import.",
    )
    next_run_id = fields.Many2one(
        "coop.rebate.run",
        "Next version",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The run to compute with the changes.",
    )

    def action_check(self):
        """Have the file read, once it is known which run it is about."""
        for record in self._about_refunds():
            self.env["coop.rebate.exclusion"].check_access("write")
            if not record.run_id:
                raise UserError(self.env._("Choose the refund run."))
        return super().action_check()

    def action_import(self):
        """Apply changes of refunds, once it is said why."""
        for record in self._about_refunds():
            if not record.reason:
                raise UserError(self.env._("Say why the refunds change."))
        return super().action_import()

    def action_template(self):
        """Return the refunds of the run to edit, where it is about one."""
        if self._about_refunds() and self.run_id:
            return self.run_id.action_exchange()
        return super().action_template()

    def action_next_run(self):
        """Show the run to compute with the changes."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.rebate.run",
            "res_id": self.next_run_id.id,
            "views": [(False, "form")],
        }

    def _about_refunds(self):
        return self.filtered(lambda one: one.kind == "rebate")
