# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that prints address labels."""

import io

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..printing import labels
from ..printing.barcodes import has_code128

ORDERS = {
    "number": "number",
    "postcode": "zip, number",
    "group": "group_id, number",
}


class CoopLabelWizard(models.TransientModel):
    """Prints the addresses of members, marked in a list or found by a search."""

    _name = "coop.label.wizard"
    _description = "Print Labels"

    member_ids = fields.Many2many(
        "coop.member",
        readonly=True,
        default=lambda self: self._default_member_ids(),
        help="The members the dialog was opened for.",
    )
    member_count = fields.Integer(
        "Labels", compute="_compute_member_count", help="How many labels there are."
    )
    without_postcode = fields.Integer(
        compute="_compute_member_count", help="Members whose postcode is not known."
    )
    layout_id = fields.Many2one(
        "coop.label.layout",
        "Labels on",
        required=True,
        default=lambda self: self.env["coop.label.layout"].search([], limit=1),
        help="The paper: a roll of labels, or sheets.",
    )
    first_place = fields.Integer(
        "Begin at label",
        required=True,
        default=1,
        help="Counted along the rows: a sheet that was used in part can be used up.",
    )
    order = fields.Selection(
        [
            ("number", "Member number"),
            ("postcode", "Postcode"),
            ("group", "Group"),
        ],
        "Sorted by",
        required=True,
        default="number",
        help="The post takes mail that is sorted by postcode.",
    )
    coded = fields.Boolean("Barcode", help="The member number as Code 128.")
    lang = fields.Selection(
        "_selection_lang",
        "Language",
        required=True,
        default=lambda self: self.env.lang or "en_US",
        help="In Thai, ต. อ. จ. stand before the parts of the address.",
    )

    @api.model
    def _selection_lang(self):
        return self.env["res.lang"].get_installed()

    @api.model
    def _default_member_ids(self):
        """Return the members marked, or the holders of the cards marked."""
        ids = self.env.context.get("active_ids") or []
        model = self.env.context.get("active_model")
        if model == "coop.card":
            return self.env["coop.card"].browse(ids).member_id
        return self.env["coop.member"].browse(ids if model == "coop.member" else [])

    @api.depends("member_ids")
    def _compute_member_count(self):
        for wizard in self:
            domain = [("id", "in", wizard.member_ids.ids), ("zip", "in", (False, ""))]
            members = self.env["coop.member"].with_context(active_test=False)
            wizard.member_count = len(wizard.member_ids)
            wizard.without_postcode = members.search_count(domain)

    def action_print(self):
        """Download the labels."""
        self.ensure_one()
        self._check()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/labels/{self.id}.pdf",
            "target": "download",
            "close": True,
        }

    def _check(self):
        """Refuse what cannot be printed, with a sentence."""
        if not self.member_ids:
            raise UserError(self.env._("Mark members in the list first."))
        places = self.layout_id._layout().per_page
        if not 1 <= self.first_place <= places:
            raise UserError(
                self.env._(
                    "This paper has the labels 1 to %s: begin at one of them.", places
                )
            )
        numbers = self.member_ids.mapped("number") if self.coded else []
        for number in numbers:
            if not has_code128(number):
                raise UserError(
                    self.env._(
                        "Member number %s has letters that barcodes do not have. Print "
                        "the labels without barcode.",
                        number,
                    )
                )

    def _paper(self):
        """Return the labels as the bytes of a PDF."""
        self.ensure_one()
        self._check()
        members = self.env["coop.member"].with_context(active_test=False)
        members = members.search(
            [("id", "in", self.member_ids.ids)], order=ORDERS[self.order]
        )
        stream = io.BytesIO()
        labels.write(
            stream,
            members._labels(self.lang, self.coded),
            self.layout_id._layout(),
            self.first_place,
        )
        return stream.getvalue()
