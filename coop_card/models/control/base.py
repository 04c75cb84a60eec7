# SPDX-License-Identifier: LGPL-3.0-or-later
"""Exports of lists."""

from odoo import models
from odoo.fields import Domain

from ...rules.filter_text import filter_text

#: What in the context says how an exported list was narrowed down.
DOMAIN = "coop_export_domain"


class Base(models.AbstractModel):
    """Has the security log tell which lists of a co-op's data were exported."""

    _inherit = "base"

    def export_data(self, fields_to_export):
        """Export as Odoo does, and let each co-op concerned know that it was done."""
        exported = super().export_data(fields_to_export)
        log = self.env["coop.security.event"].sudo()  # contacts may be shared
        for co_op, concerned in self._coop_exported()._coop_by_co_op().items():
            log.with_company(co_op)._note_export(
                self.env["ir.model"]._get(self._name).name,
                len(concerned),
                self._coop_export_filter(),
                about=concerned if len(concerned) == 1 else None,
            )
        return exported

    def _coop_exported(self):
        """Return those of the exported records that are a co-op's data."""
        return self if self._name.startswith("coop.") else self.browse()

    def _coop_by_co_op(self):
        """Return these records by co-op; what is of none is of the user's."""
        has_company = "company_id" in self._fields
        own = self.env.company
        return self.sudo().grouped(
            lambda record: ((has_company and record.company_id) or own).root_id
        )

    def _coop_export_filter(self):
        """Return how the list was narrowed down, without names of people."""
        kinds = {name: field.type for name, field in self._fields.items()}
        domain = Domain(self.env.context.get(DOMAIN) or [])
        return "" if domain.is_true() else filter_text(domain, kinds)
