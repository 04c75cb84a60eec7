# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs whose refunds go to Excel and come back."""

from odoo import models


class CoopRebateRun(models.Model):
    """Hands out its refunds to be edited; what comes back makes the next version."""

    _inherit = "coop.rebate.run"

    def action_exchange(self):
        """Return the download of the refunds, to edit them in Excel.

        Where there are many, they come by message.
        """
        self.ensure_one()
        return self._workbook_action(
            f"/coop_card/report/refund_exchange/{self.id}.xlsx", to_edit=True
        )

    def action_import_changes(self):
        """Show the import that takes the edited workbook back."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Changes from Excel"),
            "res_model": "coop.import",
            "views": [(False, "form")],
            "context": {"default_kind": "rebate", "default_run_id": self.id},
        }

    def _next_version(self, reason):
        """Return the year's draft after this run, with the same settings if it is new.

        :param str reason: why there is one, for the page of the draft
        """
        later = [
            ("fiscal_year_id", "=", self.fiscal_year_id.id),
            ("state", "=", "draft"),
            ("version", ">", self.version),
        ]
        draft = self.search(later, limit=1) or self.copy()
        draft.message_post(
            body=self.env._(
                "Changes from Excel to version %(version)s: %(reason)s",
                version=self.version,
                reason=reason,
            )
        )
        return draft
