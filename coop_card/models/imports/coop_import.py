# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports from Excel."""

import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.life_cycle import IMPORT_STEPS

#: What people set themselves.
TYPED = {"kind", "file", "filename", "company_id", "opening_id", "run_id", "reason"}


class CoopImport(models.Model):
    """One file on its way into the register: checked, shown, imported.

    Checking reads the file into ``coop.import.row`` and says of each row what importing
    it would do; nothing else is written. Importing takes the rows from there, part by
    part, each part in a transaction of its own, so that it goes on where it stopped.
    """

    _name = "coop.import"
    _description = "Import"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin"]
    _order = "id desc"
    _rec_name = "filename"
    _life_cycle_steps = IMPORT_STEPS
    _life_cycle_start = ("draft",)

    kind = fields.Selection(
        [("members", "Members and cards"), ("opening", "Opening balances")],
        required=True,
        default="members",
        help="What the rows of the file are.",
    )
    file = fields.Binary(
        "Workbook",
        attachment=True,
        help="The filled-in template, or any Excel workbook with the same titles.",
    )
    filename = fields.Char("File name", help="What the file is called.")
    digest = fields.Char(
        index=True,
        readonly=True,
        copy=False,
        help="Tells whether the same file was imported before.",
    )
    state = fields.Selection(
        [
            ("draft", "File"),
            ("checking", "Checking"),
            ("failed", "Unreadable"),
            ("checked", "Preview"),
            ("importing", "Importing"),
            ("done", "Done"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        help="Nothing is written to the register before the import is started.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Imported by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who started it. The rows are written with this person's rights.",
    )
    started_at = fields.Datetime(
        "Started", readonly=True, copy=False, help="When the import was started."
    )
    finished_at = fields.Datetime(
        "Finished", readonly=True, copy=False, help="When the last row was written."
    )
    message = fields.Char(
        readonly=True, copy=False, help="Why it stopped, and what to do."
    )
    attempts = fields.Integer(
        readonly=True,
        copy=False,
        help="How often the job began a part and did not come to its end, one after "
        "the other.",
    )
    row_ids = fields.One2many("coop.import.row", "import_id", "Rows")
    problem_ids = fields.One2many("coop.import.problem", "import_id", "Problems")
    expected_count = fields.Integer(
        "Rows expected", readonly=True, copy=False, help="As the file itself says."
    )
    row_count = fields.Integer(
        "Rows read", readonly=True, copy=False, help="Rows with something in them."
    )
    done_count = fields.Integer(
        "Rows imported", readonly=True, copy=False, help="Rows that are through."
    )

    @api.depends("filename", "create_date")
    def _compute_display_name(self):
        for record in self:
            record.display_name = record.filename or self.env._("Import")

    @api.model_create_multi
    def create(self, vals_list):
        """Begin with a file alone; what it holds comes from the buttons."""
        for vals in vals_list:
            self._check_typed(vals)
        return super().create(vals_list)

    def write(self, vals):
        """Begin anew where the file is replaced; figures come from the buttons."""
        self._check_typed(vals)
        if {"file", "kind"} & vals.keys():
            self.filtered(lambda one: one.state != "draft")._begin_anew()
        return super().write(vals)

    def _check_typed(self, vals):
        if not self.env.su and vals.keys() - TYPED - {"state"}:
            raise AccessError(
                self.env._("The figures of an import come from its buttons only.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_imported(self):
        for record in self:
            if record.done_count:
                raise UserError(
                    self.env._(
                        "Rows of %s are in the register: the import stays, to tell "
                        "where they came from.",
                        record.display_name,
                    )
                )

    def _begin_anew(self):
        """Forget what another file held."""
        self._check_untouched()
        self._take_step("reset", message=False, row_count=0, expected_count=0)
        self._forget()

    def _check_untouched(self):
        """Refuse to check rows again of which some are in the register."""
        for record in self:
            if record.done_count:
                raise UserError(
                    self.env._(
                        "Rows of %s are in the register already. Import the rest, or "
                        "begin another import for another file.",
                        record.display_name,
                    )
                )

    def _forget(self):
        """Delete what was found out about the rows."""
        self.sudo().problem_ids.unlink()
        self.sudo().row_ids.unlink()

    def _content(self):
        """Return the file as bytes."""
        return base64.b64decode(self.sudo().with_context(bin_size=False).file or b"")
