# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lists of members: what they show, print and send."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...rules.address import lines
from ..base import list_shown


class CoopMember(models.Model):
    """Shows an address in one line, and writes marked members to paper and files."""

    _inherit = "coop.member"

    address_line = fields.Char(
        "Address in one line",
        compute="_compute_address_line",
        help="The address as it is written, with its postcode.",
    )

    @api.depends_context("lang")
    @api.depends(
        "street", "street2", "subdistrict", "city", "state_id", "country_id", "zip"
    )
    def _compute_address_line(self):
        thai = (self.env.lang or "").startswith("th")
        for member in self:
            parts = [*lines(member._address(), thai), member.zip or ""]
            member.address_line = " ".join(filter(None, parts))

    def action_list_workbook(self):
        """Download the members marked, or all of the list, as a workbook."""
        return self._listed().action_workbook()

    def action_list_print(self):
        """Print the members marked, or all of the list."""
        return self._listed().action_print()

    def action_change_search(self):
        """Open the dialog again that the list came from, or else an empty one."""
        search = self._search_of_list()
        if search:
            return search._get_records_action(target="new")
        actions = self.env["ir.actions.act_window"]
        return actions._for_xml_id("coop_card.coop_member_search_action")

    def action_send_sms(self):
        """Open Odoo's dialog for text messages, where it is installed."""
        if "sms.composer" not in self.env:
            raise UserError(
                self.env._(
                    "Text messages need Odoo's app SMS. Ask whoever looks after the "
                    "server to install it."
                )
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send SMS"),
            "res_model": "sms.composer",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "active_model": self._name,
                "active_ids": self.ids,
                "default_composition_mode": "mass",
                "default_mass_keep_log": True,
                "default_res_ids": self.ids,
            },
        }

    @api.model
    def _search_of_list(self):
        """Return the dialog a list came from; Odoo keeps it for some hours.

        A list that somebody else kept as a filter came from that person's.
        """
        search_id = self.env.context.get("coop_member_search")
        search = self.env["coop.member.search"].browse(search_id).exists()
        return search._filtered_access("read")

    def _listed(self):
        """Return a search that finds the members marked, or else all of the list.

        It shows them as the list does: their amounts, order and groups.
        """
        search, domain = self._search_of_list(), self.env.context.get("active_domain")
        if not (self or search or domain):
            raise UserError(self.env._("Mark members in the list, or search again."))
        if not (self or domain):
            return search
        of = self.env["coop.accumulation.member.total"]._slice()
        values = {
            "fiscal_year_id": of["year"] or False,
            "category_id": of["node"] or False,
            "direction": of["direction"],
            "order": search.order or "number",
            "chosen": self.ids,
            "shown_domain": not self and domain,
            "shown_order": list_shown.order(self),
            "shown_groups": list_shown.groups(self),
        }
        return search.copy(values) if search else search.create(values)
