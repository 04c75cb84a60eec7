# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that writes letters about refunds."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.letters.coop_letter import DECIDED


class CoopLetterWizard(models.TransientModel):
    """Writes the letters of a run, or of refunds that were marked in a list."""

    _name = "coop.letter.wizard"
    _description = "Write Letters"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        required=True,
        readonly=True,
        default=lambda self: self._default_run_id(),
        help="The run whose refunds the letters are about.",
    )
    claim_ids = fields.Many2many(
        "coop.rebate.claim",
        string="Refunds",
        readonly=True,
        default=lambda self: self._default_claim_ids(),
        help="The refunds that were marked; none: all of the run.",
    )
    company_id = fields.Many2one(related="run_id.company_id")
    template_id = fields.Many2one(
        "coop.letter.template",
        "Letter template",
        required=True,
        default=lambda self: self._default_template_id(),
        domain="[('company_id', '=', company_id)]",
        help="The texts around the figures.",
    )
    group_ids = fields.Many2many(
        "coop.member.group",
        string="Member groups",
        domain="[('company_id', '=', company_id)]",
        help="Whose members get a letter; empty: members of all groups.",
    )
    with_nothing = fields.Boolean(
        "Include members who get nothing",
        default=True,
        help="Write to members who get nothing, too, and say why.",
    )
    letter_count = fields.Integer(
        "Letters", compute="_compute_letter_count", help="How many letters there are."
    )

    @api.model
    def _default_claim_ids(self):
        marked = self.env.context.get("active_model") == "coop.rebate.claim"
        ids = self.env.context.get("active_ids") if marked else []
        return self.env["coop.rebate.claim"].browse(ids)

    @api.model
    def _default_run_id(self):
        """Return the run the dialog was opened on, or that of the refunds marked.

        :raise UserError: when they are of several runs
        """
        if self.env.context.get("active_model") == "coop.rebate.run":
            return self.env["coop.rebate.run"].browse(self.env.context["active_id"])
        runs = self._default_claim_ids().run_id
        if len(runs) > 1:
            raise UserError(self.env._("Mark refunds of one run only."))
        return runs

    @api.model
    def _default_template_id(self):
        company = self._default_run_id().company_id
        return self.env["coop.letter.template"]._first(company)

    @api.depends("run_id", "claim_ids", "group_ids", "with_nothing")
    def _compute_letter_count(self):
        for wizard in self:
            of_run = [("run_id", "=", wizard.run_id.id), *wizard._domain()]
            claims = self.env["coop.rebate.claim"]
            wizard.letter_count = claims.search_count(of_run)

    def _domain(self):
        """Return whose refunds the letters are about."""
        domain = []
        if self.claim_ids:
            domain.append(("id", "in", self.claim_ids.ids))
        if self.group_ids:
            domain.append(("member_id.group_id", "in", self.group_ids.ids))
        if not self.with_nothing:
            domain.append(("amount", ">", 0))
        return domain

    def action_write(self):
        """Have the letters written, and show how far they are."""
        self.ensure_one()
        if self.run_id.state not in DECIDED:
            raise UserError(
                self.env._(
                    "Letters go out once the run is approved. Until then, open a "
                    "member's refund to look at its letter."
                )
            )
        jobs = self.env["coop.letter.job"]
        job = jobs._make(self.run_id, self._domain(), self.template_id)
        return {
            "type": "ir.actions.act_window",
            "res_model": job._name,
            "res_id": job.id,
            "view_mode": "form",
        }
