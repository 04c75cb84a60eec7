# SPDX-License-Identifier: LGPL-3.0-or-later
"""The letters a new co-op starts with."""

from odoo import models

from ...printing.letters import Sender
from ...rules.address import Address, lines


class ResCompany(models.Model):
    """Gives co-ops a letter template, and heads letters with name and address."""

    _inherit = "res.company"

    def _coop_set_up(self):
        """Give the co-ops a template for letters about refunds."""
        done = super()._coop_set_up()
        self.env["coop.letter.template"]._set_up(self)
        return done

    def _coop_sender(self):
        """Return the head of the co-op's letters, in the language of the context."""
        company = self.sudo()
        address = Address(
            street=company.street or "",
            street2=company.street2 or "",
            district=company.city or "",
            province=company.state_id.name or "",
            province_code=company.state_id.code or "",
        )
        thai = (self.env.lang or "").startswith("th")
        place = (
            " ".join(lines(address, thai)) if thai else ", ".join(lines(address, thai))
        )
        below = (" ".join(filter(None, (place, company.zip))), self._coop_reached_by())
        return Sender(
            name=company.name,
            lines=tuple(filter(None, below)),
            logo=self.env["coop.card"]._logo_of(company),
        )

    def _coop_reached_by(self):
        """Return how the co-op is reached, and its tax number, in one line."""
        company = self.sudo()
        labelled = (
            (self.env._("Tel."), company.phone),
            ("", company.email),
            (self.env._("Tax ID"), company.vat),
        )
        known = [f"{label} {text}".strip() for label, text in labelled if text]
        return " · ".join(known)
