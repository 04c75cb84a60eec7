# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards sent to the printer, until somebody says how they came out."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopCardPrintJob(models.Model):
    """One file of cards. Whoever prints it says afterwards which came out well.

    Those are kept as ``coop.card.print``; the others wait in the queue as before. The
    files, which hold names and photos, are deleted then. Nobody reads them but by the
    addresses that note each download.
    """

    _name = "coop.card.print.job"
    _description = "Print Job"
    _inherit = ["coop.company.mixin"]
    _order = "id desc"

    state = fields.Selection(
        [("open", "To confirm"), ("done", "Confirmed")],
        default="open",
        required=True,
        index=True,
        readonly=True,
        help="Whether somebody said how the cards came out.",
    )
    card_ids = fields.Many2many(
        "coop.card", readonly=True, help="The cards of the file."
    )
    card_count = fields.Integer("Cards", readonly=True, help="How many cards it has.")
    again_ids = fields.Many2many(
        "coop.card",
        "coop_card_print_job_again_rel",
        string="Print again",
        domain="[('id', 'in', card_ids)]",
        help="Cards that came out badly. They stay in the queue.",
    )
    good_count = fields.Integer(
        "Printed well", readonly=True, help="How many were confirmed as good."
    )
    file = fields.Binary(
        "PDF",
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        help="The cards in their real size, until confirmed.",
    )
    track_file = fields.Binary(
        "Encoding file",
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        help="What the encoder writes on the magnetic stripes (CSV), until confirmed.",
    )
    has_tracks = fields.Boolean(
        "Has an encoding file", compute="_compute_has_tracks", compute_sudo=True
    )
    printed = fields.Json(
        readonly=True, help="By card: the template and what stands for its print."
    )

    @api.depends("create_date", "card_count")
    def _compute_display_name(self):
        for job in self:
            job.display_name = self.env._(
                "Print job %(number)s (%(count)s cards)",
                number=job.id,
                count=job.card_count,
            )

    @api.depends("track_file")
    def _compute_has_tracks(self):
        for job in self:
            job.has_tracks = job.with_context(bin_size=True).track_file

    @api.ondelete(at_uninstall=False)
    def _unlink_open(self):
        if "done" in self.mapped("state"):
            raise UserError(
                self.env._("A confirmed print job stays: it tells what was printed.")
            )

    def action_confirm(self):
        """Keep as printed what came out well; the rest stays in the queue."""
        self._close(lambda job: job.card_ids - job.again_ids)

    def action_again(self):
        """Keep nothing: all of it is to be printed again."""
        self._close(lambda job: job.card_ids.browse())

    def _close(self, good_ones):
        """End jobs and note the cards that came out well."""
        self.check_access("write")
        for job in self:
            if job.state == "done":
                raise UserError(
                    self.env._("%s is confirmed already.", job.display_name)
                )
            good = good_ones(job)
            job._keep(good)
            job.sudo().write(
                {
                    "state": "done",
                    "good_count": len(good),
                    "file": False,
                    "track_file": False,
                    "printed": False,
                }
            )

    def _keep(self, cards):
        """Write the history of cards printed well and look whether they still are."""
        cards = cards.sudo()
        self.env["coop.card.print"].sudo().create(
            [
                {
                    "card_id": card.id,
                    "company_id": self.company_id.id,
                    "member_id": card.member_id.id,
                    "template_id": self.printed[str(card.id)][0],
                    "digest": self.printed[str(card.id)][1],
                }
                for card in cards
            ]
        )
        cards.print_state = "printed"
        self.env.add_to_compute(cards._fields["print_state"], cards)
