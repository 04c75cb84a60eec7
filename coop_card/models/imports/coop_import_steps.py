# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people do with an import."""

import hashlib

from odoo import fields, models
from odoo.exceptions import UserError


class CoopImport(models.Model):
    """Leads an import from its file to the register, by buttons."""

    _inherit = "coop.import"

    def action_check(self):
        """Have the file read and compared with the register."""
        self.check_access("write")
        for record in self:
            content = record._content()
            if not content:
                raise UserError(self.env._("Choose the workbook first."))
            record._check_untouched()
            record._take_step(
                "check",
                user_id=self.env.uid,
                digest=hashlib.sha256(content).hexdigest(),
                message=False,
                attempts=0,
                row_count=0,
                expected_count=0,
            )
            record._forget()
        self._wake()

    def action_import(self):
        """Have the rows written that are not left out."""
        for record in self:
            if record.open_count:
                raise UserError(
                    self.env._(
                        "%s rows have problems. Correct them in the file and check it "
                        "again, or leave these rows out.",
                        record.open_count,
                    )
                )
            record._take_step(
                "start",
                user_id=self.env.uid,
                started_at=record.started_at or fields.Datetime.now(),
                message=False,
                attempts=0,
            )
        self._wake()

    def action_pause(self):
        """Stop importing after the part at hand; what is written stays."""
        self._take_step("interrupt")

    def action_leave_out(self):
        """Leave out all rows with problems."""
        rows = self.env["coop.import.row"]
        mine = [("import_id", "in", self.ids), ("finding", "=", "problem")]
        rows.search(mine).left_out = True

    def action_rows(self):
        """Show the rows, or those alone that the context names by their finding."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_import_row_action"
        )
        finding = self.env.context.get("finding")
        search = {f"search_default_{finding}": True} if finding else {}
        return {**action, "context": search, "domain": [("import_id", "=", self.id)]}

    def action_problems(self):
        """Show all problems."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_import_problem_action"
        )
        return {**action, "domain": [("import_id", "=", self.id)]}

    def action_template(self):
        """Return the download of the empty table to fill in."""
        return self._download(f"/coop_card/import/{self.kind}/template.xlsx")

    def action_result(self):
        """Return the download of the file with what is said of each row."""
        return self._download(f"/coop_card/import/{self.id}/result.xlsx")

    def _download(self, url):
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _step_names(self):
        return {
            "check": self.env._("Check"),
            "show": self.env._("Show"),
            "fail": self.env._("Give up"),
            "start": self.env._("Import"),
            "interrupt": self.env._("Pause"),
            "finish": self.env._("Finish"),
            "end": self.env._("End"),
            "reset": self.env._("Begin anew"),
        }
